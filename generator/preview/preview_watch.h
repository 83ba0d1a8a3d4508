/* Watches folders and all below them for changes, through inotify. */
#pragma once

#include <stdbool.h>

struct preview_watch;

/* What the events since the last look say. */
enum preview_change {
    PREVIEW_SAME,    /* nothing that matters */
    PREVIEW_WRITING, /* a file is being written, or was begun */
    PREVIEW_CHANGED, /* a file was written, moved, removed */
};

/* NULL when the system has no watches left (errno says). */
struct preview_watch *preview_watch_create(void);
void preview_watch_destroy(struct preview_watch *watch);
/* Adds a folder with all below it, and its parent, so that it is seen when it comes (back). */
void preview_watch_add(struct preview_watch *watch, const char *folder);
/* To wait on for reading. */
int preview_watch_file(const struct preview_watch *watch);
/* Takes all events; new folders are watched from now on. */
enum preview_change preview_watch_read(struct preview_watch *watch);
/* False when some folder could not be watched, because the limit of the system was reached. */
bool preview_watch_complete(const struct preview_watch *watch);
