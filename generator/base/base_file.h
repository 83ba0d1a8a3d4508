/* Checked files: read whole, write beside and rename. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_diagnostics;
struct base_unfinished;

/* Reads a whole regular file into the arena (NUL-terminated behind *length bytes). Limits its size.
 * Returns NULL after reporting why (shown_name is the name for messages). */
char *base_file_read(struct base_arena *arena, const char *path, const char *shown_name,
                     size_t limit, size_t *length, struct base_diagnostics *diagnostics);

/* Whether a text, not empty, stands in a regular file, which is read piece by piece. False after
 * reporting that it cannot be read. */
bool base_file_search(const char *path, const char *text, bool *found,
                      struct base_diagnostics *diagnostics);

/* A file being written beside its target: "<dir>/.<name>.tmp", locked. What a killed
 * process left there is used again, so that a rerun leaves nothing behind. */
struct base_output;
/* Returns NULL after reporting, also when a folder stands there. Creates no folders. */
struct base_output *base_output_open(const char *path, struct base_diagnostics *diagnostics);
/* Buffered, every write checked. Returns false once anything failed (kept until commit). */
bool base_output_write(struct base_output *output, const void *bytes, size_t length);
/* The offset of the next byte. */
size_t base_output_offset(const struct base_output *output);
/* All but the last step of a commit: flush, fsync, close. Nothing can be written afterwards. On
 * failure reports, removes the temporary file, frees output and returns false. */
bool base_output_finish(struct base_output *output, struct base_diagnostics *diagnostics);
/* Flush, fsync, close, rename over the target, fsync of the folder. Frees output. On failure
 * reports, removes the temporary file, leaves the target alone and returns false. */
bool base_output_commit(struct base_output *output, struct base_diagnostics *diagnostics);
/* Gives up: removes the temporary file and frees. NULL is allowed. */
void base_output_discard(struct base_output *output);
/* Removes the temporary files that killed processes left beside path; not those that are being
 * written. */
void base_output_sweep(const char *path);

/* "a/b" from "a" and "b" ("b" alone when a is "" or b is absolute). */
char *base_path_join(struct base_arena *arena, const char *folder, const char *name);
/* The last part of a path, without a trailing slash; of "." and ".." the folder's own name. */
char *base_path_name(struct base_arena *arena, const char *path);
bool base_path_is_folder(const char *path);
/* The path from the root without links, "." and ".."; "" when there is nothing. */
const char *base_path_plain(struct base_arena *arena, const char *path);
/* True for anything of that name, a dangling link too, and for what cannot be looked at: reading it
 * then says what is wrong. */
bool base_path_exists(const char *path);
/* True when a relative name stays below its folder: not absolute, no "..", not empty, no control
 * characters. Symbolic links are resolved by base_path_stays_in. */
bool base_path_is_local(const char *name);
/* True when folder/name lies in folder once symbolic links are resolved, or cannot be reached. */
bool base_path_stays_in(const char *folder, const char *name);
/* The first name in a folder that is a link to a place outside of `inside`; NULL when there is
 * none. below: in folders below it too. */
const char *base_folder_link_out(struct base_arena *arena, const char *folder, const char *inside,
                                 bool below);
/* The names of the regular files in a folder that end with suffix ("" = all), sorted by bytes, no
 * hidden ones. *count gets their number; NULL when the folder cannot be read. */
char **base_folder_list(struct base_arena *arena, const char *folder, const char *suffix,
                        size_t *count);
/* The same for the names of its sub-folders. */
char **base_folder_folders(struct base_arena *arena, const char *folder, size_t *count);
/* What lies below a folder. */
struct base_tree_entry {
    const char *name; /* from the folder on */
    const char *link; /* where it leads; NULL = no link */
    bool is_file;     /* a regular one, or a link to one */
};
/* All that lies below a folder, folders and hidden names too, in an order that is always the same.
 * A folder is entered once, by the first of its names: links in a circle end. */
struct base_tree_entry *base_tree_list(struct base_arena *arena, const char *folder, size_t *count);
/* True for a folder, not a link to one, that holds nothing, hidden files neither. */
bool base_folder_is_empty(const char *folder);
/* The folder of the running program, with a trailing slash; "." when unknown. */
char *base_program_folder(struct base_arena *arena);
/* mkdir -p; errno says why not. */
bool base_folder_create(const char *path);
/* A new folder in $TMPDIR or /tmp that only this user can enter; NULL when none can be made.
 * unfinished: removes it when the process ends early, until it is dropped; NULL = the caller does.
 */
char *base_temporary_folder(struct base_arena *arena, struct base_unfinished *unfinished);
/* Removes a folder with all that it holds; links are not followed. Safe in a signal handler. */
void base_folder_remove(const char *path);
/* True for a name from outside that may be written below a folder: relative, without "..", hidden
 * parts, back slashes or control characters, and of sane length. */
bool base_path_is_safe(const char *name);
