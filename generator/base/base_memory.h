/* Memory in large pieces, and what is done when it runs out. The functions for memory in general
 * are declared in base_arena.h. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* size zeroed bytes straight from the system, where it can with huge pages: far fewer page faults
 * than malloc. Never NULL. */
void *base_memory_map(size_t size);
/* Frees what base_memory_map returned for the same size. */
void base_memory_unmap(void *memory, size_t size);
/* From now on what is freed is kept, zeroed, for the next that asks for as much: for a process that
 * does the same work again and has time to prepare. */
void base_memory_keep(void);
/* Bytes of memory that the process holds now, files that are mapped included; 0 when unknown. */
size_t base_memory_resident(void);
/* Makes mapped memory larger, moving it where it must; what is new is zero. Never NULL. */
void *base_memory_remap(void *memory, size_t size, size_t larger);

struct base_arena;
/* An arena that lies wholly in zeroed memory that was given, aligned for any type; nothing is freed
 * by base_arena_destroy. When it is used up `full` is called, which may end the process, and then
 * memory is out. */
struct base_arena *base_arena_within(void *memory, size_t size, void (*full)(void));
void base_arena_set_full(struct base_arena *arena, void (*full)(void));

/* Makes an allocation of an arena larger: in place or by moving its pages where that can be done,
 * else by a copy. What memory pointed to must not be used any more. */
void *base_arena_enlarge(struct base_arena *arena, void *memory, size_t size, size_t larger);

/* What the process works on, named when memory runs out; lives until it is replaced. */
void base_memory_subject(const char *name);
/* *out becomes true when memory runs out: for a process that shares it. */
void base_memory_tell(bool *out);
/* For a second process: unfinished files are the first one's, and when memory runs out that one
 * says so. */
void base_memory_aside(void);
/* Ends the program with "lkjip: text" and status 3, without unfinished files; a second process says
 * nothing. Takes no memory. */
_Noreturn void base_end(const char *text);
