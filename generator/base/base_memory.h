/* Temporary files that must be removed when memory runs out. The functions for memory itself are
 * declared in base_arena.h. */
#pragma once

/* Part of the structure that writes the file; path and this live until base_memory_forget. */
struct base_memory_file {
    const char *path;
    struct base_memory_file *next;
};

void base_memory_remember(struct base_memory_file *file);
void base_memory_forget(const struct base_memory_file *file);
