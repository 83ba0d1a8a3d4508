/* Work in a second process, with memory that both share. */
#define _GNU_SOURCE
#include "base_aside.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_memory.h"

/* Of address space; pages that are never touched take no memory. */
#define SHARED_SIZE ((size_t)1 << 30)

struct base_aside {
    char *memory;
    struct base_arena *shared; /* in memory, behind the result */
    pid_t process;             /* 0: ended */
};

/* What stands at the beginning of the memory. */
struct head {
    _Alignas(max_align_t) void *result;
};

static bool has_two_processors(void)
{
    cpu_set_t set;
    return sched_getaffinity(0, sizeof set, &set) != 0 || CPU_COUNT(&set) > 1;
}

#ifdef LKJIP_COVERAGE
void __gcov_dump(void);
#endif

void base_leave(int status)
{
#ifdef LKJIP_COVERAGE
    __gcov_dump(); /* what this process ran counts, too */
#endif
    _exit(status);
}

/* The shared memory is used up. */
static void end_unfinished(void)
{
    _exit(1);
}

_Noreturn static void work_aside(struct base_aside *aside, pid_t parent, base_aside_work *work,
                                 void *context)
{
    base_memory_aside();
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent) {
        _exit(1);
    }
    struct head *head = (struct head *)aside->memory;
    head->result = work(context, aside->shared);
    base_leave(0);
}

struct base_aside *base_aside_start(struct base_arena *arena, base_aside_work *work, void *context)
{
    if (!has_two_processors()) {
        return NULL;
    }
    void *memory = mmap(NULL, SHARED_SIZE, PROT_READ | PROT_WRITE,
                        MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) {
        return NULL;
    }
    struct base_aside *aside = base_alloc(arena, sizeof *aside);
    aside->memory = memory;
    aside->shared = base_arena_within(aside->memory + sizeof(struct head),
                                      SHARED_SIZE - sizeof(struct head), end_unfinished);
    fflush(NULL); /* what waits in buffers must not be printed twice */
    pid_t parent = getpid();
    aside->process = fork();
    if (aside->process == 0) {
        work_aside(aside, parent, work, context);
    }
    if (aside->process < 0) {
        munmap(memory, SHARED_SIZE);
        return NULL;
    }
    return aside;
}

/* The status with which the process ended. */
static int await(struct base_aside *aside)
{
    int status = 0;
    pid_t ended;
    do {
        ended = waitpid(aside->process, &status, 0);
    } while (ended < 0 && errno == EINTR);
    aside->process = 0;
    return ended > 0 ? status : -1;
}

void *base_aside_wait(struct base_aside *aside)
{
    if (aside == NULL || aside->process == 0 || await(aside) != 0) {
        return NULL;
    }
    /* From now on it is an arena of this process. */
    base_arena_set_full(aside->shared, NULL);
    return ((struct head *)aside->memory)->result;
}

void base_aside_close(struct base_aside *aside)
{
    if (aside == NULL || aside->memory == NULL) {
        return;
    }
    if (aside->process != 0) {
        kill(aside->process, SIGKILL);
        await(aside);
    }
    munmap(aside->memory, SHARED_SIZE);
    aside->memory = NULL;
}
