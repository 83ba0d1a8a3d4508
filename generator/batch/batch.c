/* Worker processes: one a job, a few at a time. */
#include "batch.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_aside.h"
#include "base_hash.h"
#include "base_memory.h"
#include "base_unfinished.h"

/* A job that was begun. What it prints goes to files without a name, and waits in memory from its
 * end until it is told: many may wait for a slow one. */
struct job {
    pid_t process; /* 0 = not running */
    int output, errors;
    char *printed, *faults;
    long started;
    bool ended;
};

struct run {
    const struct batch_settings *settings;
    size_t count, next, running, ended;
    size_t told; /* jobs before this one are told */
    batch_work *work;
    batch_ended *tell;
    batch_progress *progress;
    void *context;
    struct job *jobs;
    struct batch_result *shared; /* written by workers */
    struct batch_result *results;
    long started;
    bool interrupted;
    sigset_t signals, before; /* waited for, instead of handled: SIGCHLD, SIGINT ... */
};

/* Milliseconds of a clock that never goes back. */
static long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* ---------------------------------------------------------------- worker */

/* Ends a worker at once, without its temporary files. */
static void end_worker(int signal)
{
    base_unfinished_remove();
    _exit(128 + signal);
}

static void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

static void limit_worker(const struct batch_settings *settings)
{
    handle(SIGTERM, end_worker);
    handle(SIGALRM, end_worker);
    signal(SIGINT, SIG_IGN); /* the parent tells the workers */
    signal(SIGHUP, SIG_IGN);
    if (settings->seconds > 0) {
        alarm(settings->seconds);
    }
    if (settings->megabytes > 0) {
        /* Libraries and fonts that are only mapped are not the report's. */
        rlim_t bytes = (rlim_t)settings->megabytes << 20;
        setrlimit(RLIMIT_DATA, &(struct rlimit){bytes, bytes});
    }
}

_Noreturn static void work(const struct run *run, size_t index)
{
    const struct job *job = &run->jobs[index];
    limit_worker(run->settings);
    sigprocmask(SIG_SETMASK, &run->before, NULL);
    dup2(job->output, STDOUT_FILENO);
    dup2(job->errors, STDERR_FILENO);
    struct batch_result *result = &run->shared[index];
    base_memory_tell(&result->no_memory);
    int status = run->work(run->context, index, result);
    fflush(NULL);
    base_leave(status);
}

/* ---------------------------------------------------------------- parent */

static void close_file(int file)
{
    if (file >= 0) {
        close(file);
    }
}

/* Begins the next job. False when no process could be made. */
static bool begin(struct run *run)
{
    struct job *job = &run->jobs[run->next];
    job->output = memfd_create("lkjip-output", MFD_CLOEXEC);
    job->errors = memfd_create("lkjip-errors", MFD_CLOEXEC);
    job->started = now();
    fflush(NULL); /* what waits in buffers must not be printed twice */
    job->process = job->output >= 0 && job->errors >= 0 ? fork() : -1;
    if (job->process == 0) {
        work(run, run->next);
    }
    if (job->process < 0) {
        job->process = 0;
        close_file(job->output);
        close_file(job->errors);
        return false;
    }
    run->next++;
    run->running++;
    return true;
}

/* All that stands in a file without a name, which is closed. */
static char *take(int file)
{
    off_t length = file >= 0 ? lseek(file, 0, SEEK_END) : 0;
    char *text = base_malloc_zeroed((size_t)(length > 0 ? length : 0) + 1);
    for (off_t at = 0; at < length;) {
        ssize_t got = pread(file, text + at, (size_t)(length - at), at);
        if (got <= 0) {
            break;
        }
        at += got;
    }
    close_file(file);
    return text;
}

/* Tells ended jobs in their order, as far as there is no gap. */
static void tell_ended(struct run *run)
{
    while (run->told < run->count && run->jobs[run->told].ended) {
        struct job *job = &run->jobs[run->told];
        run->tell(run->context, run->told, &run->results[run->told], job->printed, job->faults);
        base_free(job->printed);
        base_free(job->faults);
        run->told++;
    }
}

static void set_end(struct batch_result *result, int state)
{
    if (WIFEXITED(state) && WEXITSTATUS(state) < 128) {
        result->end = result->no_memory ? BATCH_NO_MEMORY : BATCH_DONE;
        result->status = WEXITSTATUS(state);
        return;
    }
    int signal = WIFEXITED(state) ? WEXITSTATUS(state) - 128 : WTERMSIG(state);
    result->end = signal == SIGALRM   ? BATCH_TIMED_OUT
                  : signal == SIGTERM ? BATCH_STOPPED
                                      : BATCH_CRASHED;
    result->signal = signal;
    result->status = 3;
}

static void finish(struct run *run, pid_t process, int state)
{
    for (size_t i = 0; i < run->next; i++) {
        struct job *job = &run->jobs[i];
        if (job->process != process || job->ended) {
            continue;
        }
        run->results[i] = run->shared[i];
        run->results[i].path[sizeof run->results[i].path - 1] = '\0';
        run->results[i].shared[sizeof run->results[i].shared - 1] = '\0';
        run->results[i].shared_digest[sizeof run->results[i].shared_digest - 1] = '\0';
        set_end(&run->results[i], state);
        job->printed = take(job->output);
        job->faults = take(job->errors);
        run->results[i].milliseconds = now() - job->started;
        job->ended = true;
        run->running--;
        run->ended++;
        tell_ended(run);
        run->progress(run->context, run->ended, run->count, now() - run->started);
        return;
    }
}

static void stop_workers(const struct run *run)
{
    for (size_t i = 0; i < run->next; i++) {
        if (run->jobs[i].process > 0 && !run->jobs[i].ended) {
            kill(run->jobs[i].process, SIGTERM);
        }
    }
}

/* Waits until workers have ended; an interruption is passed on to all of them. */
static void wait_for_some(struct run *run)
{
    int signal = sigwaitinfo(&run->signals, NULL);
    if (signal == SIGINT || signal == SIGTERM || signal == SIGHUP) {
        run->interrupted = true;
        stop_workers(run);
    }
    int state;
    pid_t process;
    while ((process = waitpid(-1, &state, WNOHANG)) > 0) {
        finish(run, process, state);
    }
}

/* Jobs whose turn never came. */
static void leave_rest(struct run *run)
{
    for (size_t i = run->next; i < run->count; i++) {
        run->results[i] = (struct batch_result){.end = BATCH_NOT_RUN, .status = 3};
        run->jobs[i] = (struct job){.printed = take(-1), .faults = take(-1), .ended = true};
    }
    tell_ended(run);
}

static void run_all(struct run *run)
{
    bool able = true;
    while (run->running > 0 || (run->next < run->count && able && !run->interrupted)) {
        while (able && !run->interrupted && run->next < run->count &&
               run->running < run->settings->workers) {
            able = begin(run);
        }
        if (run->running > 0) {
            wait_for_some(run);
            able = true; /* one process less: another may be possible */
        }
    }
    leave_rest(run);
}

bool batch_run(const struct batch_settings *settings, size_t count, batch_work *work_function,
               batch_ended *ended, batch_progress *progress, void *context,
               struct batch_result *results)
{
    size_t size = (count + 1) * sizeof *results;
    struct run run = {
        .settings = settings,
        .count = count,
        .work = work_function,
        .tell = ended,
        .progress = progress,
        .context = context,
        .jobs = base_malloc_zeroed((count + 1) * sizeof(struct job)),
        .shared = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
        .results = results,
        .started = now(),
    };
    if (run.shared == MAP_FAILED) {
        base_out_of_memory();
    }
    sigemptyset(&run.signals);
    sigaddset(&run.signals, SIGCHLD);
    sigaddset(&run.signals, SIGINT);
    sigaddset(&run.signals, SIGTERM);
    sigaddset(&run.signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &run.signals, &run.before);
    run_all(&run);
    sigprocmask(SIG_SETMASK, &run.before, NULL);
    munmap(run.shared, size);
    base_free(run.jobs);
    return !run.interrupted;
}

size_t batch_processors(void)
{
    cpu_set_t set;
    int count = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return count > 0 ? (size_t)count : 1;
}

bool batch_in_share(const char *name, unsigned part, unsigned parts)
{
    return base_hash_text(name) % parts == part - 1;
}
