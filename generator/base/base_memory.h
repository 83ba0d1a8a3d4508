/* Memory in large pieces, and temporary files that must be removed when memory runs out. The
 * functions for memory in general are declared in base_arena.h. */
#pragma once

#include <stddef.h>

/* size zeroed bytes straight from the system, where it can with huge pages: far fewer page faults
 * than malloc. Never NULL. */
void *base_memory_map(size_t size);
/* Frees what base_memory_map returned for the same size. */
void base_memory_unmap(void *memory, size_t size);

/* Part of the structure that writes the file; path and this live until base_memory_forget. */
struct base_memory_file {
    const char *path;
    struct base_memory_file *next;
};

void base_memory_remember(struct base_memory_file *file);
void base_memory_forget(const struct base_memory_file *file);
