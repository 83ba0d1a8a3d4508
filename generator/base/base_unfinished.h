/* Files and folders that must not stay when the process ends before its time: by a signal, or
 * because memory runs out. */
#pragma once

#include <stdbool.h>

/* Part of the structure that makes the file; path and this live until base_unfinished_drop. */
struct base_unfinished {
    const char *path;
    bool is_folder; /* is removed with all in it */
    struct base_unfinished *next;
};

/* From now on it is removed when the process ends early. What ends it (an interruption, a closed
 * terminal, an alarm) is caught from the first time on, where nothing else catches it. To be called
 * before signals that base_unfinished_hold holds are let through. */
void base_unfinished_add(struct base_unfinished *unfinished);
/* It is finished or removed; one that was never added is allowed. */
void base_unfinished_drop(const struct base_unfinished *unfinished);
/* For a second process: those are the first one's. */
void base_unfinished_disown(void);
/* Removes them all; safe in a signal handler, takes no memory. */
void base_unfinished_remove(void);

/* Lets no signal in between making something and adding it, or renaming and dropping it; calls are
 * not nested. */
void base_unfinished_hold(void);
void base_unfinished_release(void);
