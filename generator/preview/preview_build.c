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
#include "base_diagnostic.h"

enum { NEWS = 3, RESULT = 4 }; /* files of the child */

struct preview_build {
    pid_t child; /* 0 = ended */
    int news;    /* a byte comes after each half, the end with the child's */
    int file;    /* in memory, the parts */
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

/* Leaves the child with its two files and the standard ones, so that it holds no connection open.
 */
static void arrange_files(int news, int file)
{
    int news_copy = fcntl(news, F_DUPFD, 10), file_copy = fcntl(file, F_DUPFD, 10);
    dup2(news_copy, NEWS);
    dup2(file_copy, RESULT);
    close_range(RESULT + 1, ~0u, 0);
}

_Noreturn static void run_child(enum preview_task task, const struct preview_settings *settings,
                                const struct preview_store *store, const char *folder, int news,
                                int file)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    arrange_files(news, file);
    limit_child();
    int status = preview_child_run(task, settings, store, folder, RESULT, NEWS);
    fflush(NULL);
    _exit(status);
}

struct preview_build *preview_build_start(enum preview_task task,
                                          const struct preview_settings *settings,
                                          const struct preview_store *store, const char *folder)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        return NULL;
    }
    int file = memfd_create("lkjip-preview", MFD_CLOEXEC);
    fflush(NULL);
    pid_t child = file < 0 ? -1 : fork();
    if (child == 0) {
        run_child(task, settings, store, folder, ends[1], file);
    }
    int reason = errno;
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        if (file >= 0) {
            close(file);
        }
        errno = reason;
        return NULL;
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    struct preview_build *build = base_malloc_zeroed(sizeof *build);
    build->child = child;
    build->news = ends[0];
    build->file = file;
    build->began = preview_now();
    return build;
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
    base_free(build->bytes);
    base_free(build);
}
