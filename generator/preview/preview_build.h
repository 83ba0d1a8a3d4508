/* A build in a child process. The child shares the parent's memory as it was at the start and
 * nothing else: a crash, a lack of memory or an endless build ends the child alone. Inside of
 * preview/. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "preview_make.h"

struct preview_build;

enum preview_task {
    PREVIEW_TASK_PAGES,     /* pages, findings, then details, as parts */
    PREVIEW_TASK_PDF,       /* the PDF, in a folder of its own */
    PREVIEW_TASK_PLAIN_PDF, /* the same without draft marks */
    PREVIEW_TASK_STANDBY,   /* as PAGES, but once called: until then it makes itself ready */
};

/* What a look at a build finds. */
enum preview_progress {
    PREVIEW_RUNNING,
    PREVIEW_SHOWN,  /* pages and findings can be taken; details follow */
    PREVIEW_DONE,   /* all parts can be taken */
    PREVIEW_BROKEN, /* the child ended before its time: preview_build_fault */
};

/* folder: where a PDF goes; NULL for pages. NULL when the system refuses (errno says). */
struct preview_build *preview_build_start(enum preview_task task,
                                          const struct preview_settings *settings,
                                          const struct preview_store *store, const char *folder);
/* Of a child that stands by: true when it is ready, which its file tells. */
bool preview_build_ready(struct preview_build *build);
/* Calls a child that is ready: from now on it builds. False when it is gone. */
bool preview_build_call(struct preview_build *build);
/* True for one that stood by before. */
bool preview_build_stood_by(const struct preview_build *build);
/* To wait on for reading. */
int preview_build_file(const struct preview_build *build);
/* Takes news from the child, without waiting for any. */
enum preview_progress preview_build_look(struct preview_build *build);
/* True after PREVIEW_SHOWN: what is still to come are details. */
bool preview_build_shown(const struct preview_build *build);
/* Milliseconds of the monotonic clock at which it began. */
int64_t preview_build_began(const struct preview_build *build);
/* The parts that came since the last call, one a call; bytes live until the next call. False when
 * there is none. */
bool preview_build_part(struct preview_build *build, struct preview_part *part, const char **bytes);
/* Why it is broken, translated: a signal, no memory, no result. */
const char *preview_build_fault(const struct preview_build *build, struct base_arena *arena);
/* The exit status of a child that ended by itself. */
int preview_build_status(const struct preview_build *build);
/* Stops the child when it still runs, and frees. NULL is allowed. */
void preview_build_stop(struct preview_build *build);
/* The same for one that took too long: preview_build_look then says PREVIEW_BROKEN. */
void preview_build_expire(struct preview_build *build);

/* Milliseconds of the monotonic clock, for waiting only. */
int64_t preview_now(void);

/* The files of a child. */
struct preview_child_files {
    int parts; /* takes the parts of the result */
    int news;  /* takes a byte after each half, and one when the child stands by */
    int call;  /* gives a byte when the child that stands by is to build */
};
/* The child's whole work; returns its exit status. */
int preview_child_run(enum preview_task task, const struct preview_settings *settings,
                      const struct preview_store *store, const char *folder,
                      const struct preview_child_files *files);
