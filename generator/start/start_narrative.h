/* Narratives of a new report (inside start/ only). */
#pragma once

struct base_arena;
struct start_folder;
struct report;

/* Writes a file of guidance for each narrative that the pack asks for. */
void start_write_guidance(struct start_folder *folder, const struct report *report);
/* Copies the narratives of a report, marked as texts of its year. */
void start_carry_narratives(struct start_folder *folder, const char *last, long long old_year,
                            long long new_year);
