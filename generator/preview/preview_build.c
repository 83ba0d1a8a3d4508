/* Starts children, listens to them, ends them. */
#include "preview_build.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_aside.h"
#include "base_diagnostic.h"

/* Files of the child. */
static const struct preview_child_files child_files = {.parts = 4, .news = 3, .call = 5};

struct preview_build {
    pid_t child; /* 0 = ended */
    int news;    /* a byte comes after each half, the end with the child's */
    int file;    /* in memory, the parts */
    int call;    /* a byte calls a child that stands by */
    bool stands; /* it stands by, ready */
    off_t taken; /* bytes of it that were given out */
    off_t ready; /* bytes of it that may be */
    char *bytes; /* of the last part given out */
    int64_t began;
    unsigned halves;
    bool expired;
    int status; /* of waitpid */
};

int64_t preview_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* A report that needs more memory than this is broken; sanitizers reserve far more. */
static void limit_child(void)
{
    const struct rlimit no_core = {0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
#if !defined(__SANITIZE_ADDRESS__) && !defined(LKJIP_SANITIZED)
    const struct rlimit memory = {(rlim_t)4 << 30, (rlim_t)4 << 30};
    setrlimit(RLIMIT_DATA, &memory);
#endif
}

/* Leaves the child with its files and the standard ones, so that it holds no connection open. */
static void arrange_files(const struct preview_child_files *files)
{
    int parts = fcntl(files->parts, F_DUPFD, 10), news = fcntl(files->news, F_DUPFD, 10);
    int call = fcntl(files->call, F_DUPFD, 10);
    dup2(parts, child_files.parts);
    dup2(news, child_files.news);
    dup2(call, child_files.call);
    close_range((unsigned)child_files.call + 1, ~0u, 0);
}

_Noreturn static void run_child(enum preview_task task, const struct preview_settings *settings,
                                const struct preview_store *store, const char *folder,
                                const struct preview_child_files *files)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    arrange_files(files);
    limit_child();
    int status = preview_child_run(task, settings, store, folder, &child_files);
    fflush(NULL);
    base_leave(status);
}

static void close_pair(const int ends[2])
{
    for (int i = 0; i < 2; i++) {
        if (ends[i] >= 0) {
            close(ends[i]);
        }
    }
}

/* Makes the pipes and the file; false when the system refuses. */
static bool open_files(int news[2], int call[2], int *file)
{
    news[0] = news[1] = call[0] = call[1] = *file = -1;
    if (pipe2(news, O_CLOEXEC) == 0 && pipe2(call, O_CLOEXEC) == 0) {
        *file = memfd_create("lkjip-preview", MFD_CLOEXEC);
    }
    return *file >= 0;
}

struct preview_build *preview_build_start(enum preview_task task,
                                          const struct preview_settings *settings,
                                          const struct preview_store *store, const char *folder)
{
    int news[2], call[2], file;
    bool good = open_files(news, call, &file);
    fflush(NULL);
    pid_t child = good ? fork() : -1;
    if (child == 0) {
        run_child(task, settings, store, folder,
                  &(struct preview_child_files){.parts = file, .news = news[1], .call = call[0]});
    }
    if (child < 0) {
        int reason = errno;
        close_pair(news);
        close_pair(call);
        if (file >= 0) {
            close(file);
        }
        errno = reason;
        return NULL;
    }
    close(news[1]);
    close(call[0]);
    fcntl(news[0], F_SETFL, O_NONBLOCK);
    struct preview_build *build = base_malloc_zeroed(sizeof *build);
    *build = (struct preview_build){.child = child, .news = news[0], .file = file, .call = call[1]};
    build->began = preview_now();
    return build;
}

bool preview_build_ready(struct preview_build *build)
{
    char byte;
    build->stands = build->stands || read(build->news, &byte, 1) == 1;
    return build->stands;
}

bool preview_build_stood_by(const struct preview_build *build)
{
    return build->stands;
}

bool preview_build_call(struct preview_build *build)
{
    build->began = preview_now();
    return write(build->call, "!", 1) == 1;
}

int preview_build_file(const struct preview_build *build)
{
    return build->news;
}

bool preview_build_shown(const struct preview_build *build)
{
    return build->halves > 0;
}

int64_t preview_build_began(const struct preview_build *build)
{
    return build->began;
}

static void collect(struct preview_build *build)
{
    while (build->child > 0 && waitpid(build->child, &build->status, 0) < 0 && errno == EINTR) {
    }
    build->child = 0;
}

enum preview_progress preview_build_look(struct preview_build *build)
{
    char bytes[8];
    ssize_t length = read(build->news, bytes, sizeof bytes);
    unsigned before = build->halves;
    if (length < 0) {
        return PREVIEW_RUNNING;
    }
    build->halves += (unsigned)length;
    if (length > 0) {
        /* Parts written after the byte are not looked at before the next one. */
        build->ready = lseek(build->file, 0, SEEK_CUR);
        return before == 0 ? PREVIEW_SHOWN : PREVIEW_RUNNING;
    }
    collect(build);
    build->ready = lseek(build->file, 0, SEEK_CUR);
    bool whole = build->halves >= 2 && WIFEXITED(build->status);
    return whole && !build->expired ? PREVIEW_DONE : PREVIEW_BROKEN;
}

bool preview_build_part(struct preview_build *build, struct preview_part *part, const char **bytes)
{
    base_free(build->bytes);
    build->bytes = NULL;
    if (build->taken + (off_t)sizeof *part > build->ready ||
        pread(build->file, part, sizeof *part, build->taken) != (ssize_t)sizeof *part) {
        return false;
    }
    off_t start = build->taken + (off_t)sizeof *part;
    if (part->length > (size_t)(build->ready - start)) {
        return false;
    }
    part->name[PREVIEW_NAME] = '\0';
    build->bytes = base_malloc(part->length + 1);
    size_t got = 0;
    while (got < part->length) {
        ssize_t more =
            pread(build->file, build->bytes + got, part->length - got, start + (off_t)got);
        if (more <= 0) {
            return false;
        }
        got += (size_t)more;
    }
    build->bytes[part->length] = '\0';
    build->taken = start + (off_t)part->length;
    *bytes = build->bytes;
    return true;
}

int preview_build_status(const struct preview_build *build)
{
    return WIFEXITED(build->status) ? WEXITSTATUS(build->status) : 3;
}

const char *preview_build_fault(const struct preview_build *build, struct base_arena *arena)
{
    if (build->expired) {
        return base_translate(N_("the build took too long and was stopped"));
    }
    if (WIFSIGNALED(build->status)) {
        return base_format(arena, base_translate(N_("the build crashed (%s)")),
                           strsignal(WTERMSIG(build->status)));
    }
    return base_format(arena,
                       base_translate(N_("the build ended without a result (status %d); memory may "
                                         "have run out")),
                       WEXITSTATUS(build->status));
}

void preview_build_expire(struct preview_build *build)
{
    build->expired = true;
    kill(build->child, SIGKILL);
}

void preview_build_stop(struct preview_build *build)
{
    if (build == NULL) {
        return;
    }
    if (build->child > 0) {
        kill(build->child, SIGKILL);
        collect(build);
    }
    close(build->news);
    close(build->file);
    close(build->call);
    base_free(build->bytes);
    base_free(build);
}
