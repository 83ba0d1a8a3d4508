/* Template packs and hyphenation patterns that the reports of one run share: read once, before the
 * processes are made that make the reports. */
#pragma once

#include <stdbool.h>

struct base_arena;
struct base_diagnostics;
struct base_sources;
struct report;
struct report_settings;
struct template_pack;

/* A pack with the look that a report gives it, and where it and all its parts came from. */
struct report_shared_pack {
    const char *key;       /* what it was found by: folders, name, look, accent */
    const char *templates; /* digest of the folders, not newer than the pack; "" = unknown */
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const struct template_pack *pack; /* NULL: not to be shared */
};

struct report_shared;
/* No pack yet, but the patterns of hyphenation; lives in the arena; to be closed. */
struct report_shared *report_shared_create(struct base_arena *arena);

/* Frees the packs. */
void report_shared_close(struct report_shared *shared);

/* What the pack of a report can be found by; NULL when it has none that can be shared. Its input
 * must have been read. */
const char *report_shared_key(const struct report *report, const struct report_settings *settings);
/* Reads the pack of a report that another process made without trouble; key is that of the report,
 * templates the digest from before it was made. Nothing is done for a key that is known. */
void report_shared_add(struct report_shared *shared, const char *folder, const char *key,
                       const char *templates, const struct report_settings *settings);

/* The pack that the report in a folder will ask for; NULL when it is not shared. One report of a
 * process can use it, as its sources and diagnostics become those of the report. */
const struct report_shared_pack *report_shared_find(const struct report_shared *shared,
                                                    const char *folder,
                                                    const struct report_settings *settings);
