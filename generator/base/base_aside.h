/* Work that a process of its own does while this one goes on; its result lies in memory that both
 * share, at the same address. */
#pragma once

struct base_arena;
struct base_aside;

/* Ends a process that was made by fork; nothing that its parent opened is flushed or removed. */
_Noreturn void base_leave(int status);

/* Builds a result in the shared arena, and all that it points to; NULL when there is none. What it
 * changes elsewhere is not seen by the process that asked. It must not print. */
typedef void *base_aside_work(void *context, struct base_arena *shared);

/* Begins the work. NULL when there can be no second process, or none that is of use: with a single
 * processor, little memory. */
struct base_aside *base_aside_start(struct base_arena *arena, base_aside_work *work, void *context);
/* Waits for the result; NULL when there is none, or when the process ended before: for want of
 * memory, by a signal. The caller can then still do the work itself. aside NULL: NULL. */
void *base_aside_wait(struct base_aside *aside);
/* Ends the process if it still works, and frees the result. NULL is allowed. */
void base_aside_close(struct base_aside *aside);
