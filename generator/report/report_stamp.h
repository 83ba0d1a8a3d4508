/* Whether the files of a report are still what its folder, the templates, the fonts and the program
 * give: a digest of all these, kept with digests of the files beside them in a hidden folder. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct report_settings;
struct report_targets;

/* What all reports of a run share: program, libraries, fonts, templates, settings. */
struct report_stamps;

struct report_stamp {
    const char *inputs; /* digest of all that the files are made from */
    size_t pages, warnings;
};

/* Everything lives in the arena. NULL: the shared files cannot be read, every report is made. */
struct report_stamps *report_stamps_create(struct base_arena *arena,
                                           const struct report_settings *settings);
/* The digest of all templates that a report could be made with now. */
const char *report_stamp_templates(const struct report_stamps *stamps, struct base_arena *arena,
                                   const char *folder);
/* The digest of what the files of a report would be made from now, with these templates. */
const char *report_stamp_inputs(const struct report_stamps *stamps, struct base_arena *arena,
                                const char *folder, const char *templates);
/* True when all files of a report stand there as they were written from the inputs of *stamp; fills
 * the rest of *stamp. A PDF may have been signed since. */
bool report_stamp_holds(struct base_arena *arena, const struct report_targets *targets,
                        struct report_stamp *stamp);
/* Keeps the stamp of files that were just written, in ".lkjip" beside them. What cannot be kept is
 * made again the next time. */
void report_stamp_keep(struct base_arena *arena, const struct report_targets *targets,
                       const struct report_stamp *stamp);
