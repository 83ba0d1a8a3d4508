/* Memory in large pieces, and temporary files that must be removed when memory runs out. The
 * functions for memory in general are declared in base_arena.h. */
#pragma once

#include <stddef.h>

/* size zeroed bytes straight from the system, where it can with huge pages: far fewer page faults
 * than malloc. Never NULL. */
void *base_memory_map(size_t size);
/* Frees what base_memory_map returned for the same size. */
void base_memory_unmap(void *memory, size_t size);
/* From now on what is freed is kept, zeroed, for the next that asks for as much: for a process that
 * does the same work again and has time to prepare. */
void base_memory_keep(void);
/* Makes mapped memory larger, moving it where it must; what is new is zero. Never NULL. */
void *base_memory_remap(void *memory, size_t size, size_t larger);

struct base_arena;
/* Makes an allocation of an arena larger: in place or by moving its pages where that can be done,
 * else by a copy. What memory pointed to must not be used any more. */
void *base_arena_enlarge(struct base_arena *arena, void *memory, size_t size, size_t larger);

/* Part of the structure that writes the file; path and this live until base_memory_forget. */
struct base_memory_file {
    const char *path;
    struct base_memory_file *next;
};

void base_memory_remember(struct base_memory_file *file);
void base_memory_forget(const struct base_memory_file *file);
/* Removes them all; safe in a signal handler. */
void base_memory_remove_files(void);
