/* Many reports at once, each in a worker process of its own: what one does cannot touch another. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* How a job ended. */
enum batch_end {
    BATCH_DONE,      /* by itself, with a status */
    BATCH_CRASHED,   /* by a signal */
    BATCH_TIMED_OUT, /* it took longer than the limit */
    BATCH_NO_MEMORY, /* memory ran out, as a limit or the machine has it */
    BATCH_STOPPED,   /* the run was interrupted while it worked */
    BATCH_NOT_RUN,   /* the run was interrupted before its turn, or no process could be made */
};

/* What a job says about its report; lives in memory that worker and parent share. */
struct batch_result {
    enum batch_end end;
    int status;     /* DONE: exit status of the job, as of one report; else 3 */
    int signal;     /* CRASHED */
    bool kept;      /* nothing was done: its files are up to date */
    bool no_memory; /* set when memory ran out */
    size_t pages, warnings, errors;
    long milliseconds; /* of the wall clock, for people; never part of a report */
    char path[512];    /* of the file written, cut off when longer; "" = none */
    /* What other jobs may use, too, as the work names it, and its digest; "" = nothing. */
    char shared[1024], shared_digest[80];
};

struct batch_settings {
    size_t workers;   /* at least 1 */
    unsigned seconds; /* a job may take; 0 = no limit */
    size_t megabytes; /* of memory a job may take; 0 = no limit */
};

/* The work of one job, in a worker process. What it prints is kept. Fills the result except `end`;
 * returns the status. */
typedef int batch_work(void *context, size_t index, struct batch_result *result);
/* Told in the parent when a job has ended, in the order of the jobs: output is what it printed to
 * standard output, errors what it printed to standard error. */
typedef void batch_ended(void *context, size_t index, const struct batch_result *result,
                         const char *output, const char *errors);
/* Told in the parent whenever a job has ended, in the order of their ends. */
typedef void batch_progress(void *context, size_t ended, size_t count, long milliseconds);

/* Runs all jobs; results has room for count and is filled. SIGINT, SIGTERM and SIGHUP end the
 * workers, which leave no temporary files. False when the run was interrupted. */
bool batch_run(const struct batch_settings *settings, size_t count, batch_work *work,
               batch_ended *ended, batch_progress *progress, void *context,
               struct batch_result *results);

/* The number of processors that may be used, at least 1. */
size_t batch_processors(void);

/* Whether a name belongs to share `part` of `parts` (1 to parts): always the same one, whatever
 * other names there are. */
bool batch_in_share(const char *name, unsigned part, unsigned parts);
