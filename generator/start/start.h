/* New report folders: from nothing, or from the report of the year before; and the schemas that
 * editors use. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_diagnostics;
struct report;
struct report_settings;

enum {
    START_SCHEMA_LIMIT = 10, /* schemas, one an input file */
    START_SCHEMA_ALL = START_SCHEMA_LIMIT,
};

/* The names of the input files without ".json"; names has room for START_SCHEMA_LIMIT. Returns
 * their number. */
size_t start_schema_names(const char **names);
/* The schema of a file by its index, or of a whole report, START_SCHEMA_ALL, as JSON. */
const char *start_schema_text(struct base_arena *arena, size_t file);
/* Writes <name>.schema.json for some files into a folder, which is made. False after reporting. */
bool start_schema_write(struct base_arena *arena, struct base_diagnostics *diagnostics,
                        const char *folder, const size_t *files, size_t count);

/* What a new report is about. Texts as the user gave them; NULL = not given. */
struct start_facts {
    const char *agency, *region, *year, *pack, *short_name, *kind;
};

struct start_result {
    struct report *report; /* the new report, made up to its pages; to be destroyed */
    struct report *source; /* the report of the year before, or NULL; to be destroyed */
    bool unwritable;       /* the disk was in the way */
    size_t files;          /* written */
};

/* Checks the facts: each has a form, the pack exists. from: only those that are given, otherwise
 * agency, region and year must be. All faults are reported. */
bool start_check(struct base_arena *arena, struct base_diagnostics *diagnostics, const char *folder,
                 const struct start_facts *facts, bool from,
                 const struct report_settings *settings);
/* False after reporting that there is something at folder, so that nothing can be made there. */
bool start_is_free(struct base_diagnostics *diagnostics, const char *folder);
/* Names of the packs that a report in this folder may use; ends with NULL. */
const char *const *start_packs(struct base_arena *arena, const char *folder,
                               const struct report_settings *settings);

/* Makes a report folder. Written in full beside its place first; false after reporting, and then
 * there is nothing. The facts must have passed start_check. */
bool start_new(struct base_arena *arena, struct base_diagnostics *diagnostics, const char *folder,
               const struct start_facts *facts, const struct report_settings *settings,
               struct start_result *result);
/* The same for the year after a finished report; given facts replace its own. */
bool start_from(struct base_arena *arena, struct base_diagnostics *diagnostics, const char *folder,
                const char *last, const struct start_facts *facts,
                const struct report_settings *settings, struct start_result *result);
