/* A folder that is written beside its place and put there at once (inside start/ only). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_diagnostics;
struct value;

struct start_folder {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    const char *target;
    const char *path; /* where it is written */
    size_t files;
    bool failed; /* reported */
};

/* The folder that a path lies in. */
const char *start_parent(struct base_arena *arena, const char *path);
/* Makes the folder that is written to. False after reporting. */
bool start_folder_open(struct start_folder *folder, struct base_arena *arena,
                       struct base_diagnostics *diagnostics, const char *target);
/* Writes one file; folders on the way are made. Failures are kept in folder->failed. */
void start_folder_write(struct start_folder *folder, const char *name, const char *bytes,
                        size_t length);
void start_folder_write_text(struct start_folder *folder, const char *name, const char *text);
/* The same for JSON, with the name of its schema. */
void start_folder_write_json(struct start_folder *folder, const char *file,
                             const struct value *value);
/* Copies a file, or what a folder holds, hidden files not. */
void start_folder_copy(struct start_folder *folder, const char *from, const char *name);
void start_folder_copy_all(struct start_folder *folder, const char *from, const char *name);
/* Puts the folder into its place; on failure reports and removes it. */
bool start_folder_commit(struct start_folder *folder);
/* Removes what was written. */
void start_folder_discard(struct start_folder *folder);
