/* Files written beside their target and renamed over it. */
#define _DEFAULT_SOURCE /* flock */
#define _POSIX_C_SOURCE 200809L
#include "base_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "base_unfinished.h"

enum {
    BUFFERED = 1 << 16,
    MOST_WRITERS = 64, /* of one file at the same time */
};

struct base_output {
    struct base_arena *arena; /* holds this and the paths */
    const char *path, *folder, *temporary;
    struct base_unfinished unfinished;
    int file;
    bool finished;
    int error; /* errno of the first failure, 0 = none */
    size_t offset;
    size_t filled;
    char buffer[BUFFERED];
};

static void report_unwritable(const char *path, int error, struct base_diagnostics *diagnostics)
{
    base_report(diagnostics, base_at_file(path, 0, 0), BASE_MESSAGE_FILE_UNWRITABLE, path,
                base_error_text(error));
}

/* "reports" of "reports/a.pdf", "." of "a.pdf". */
static const char *folder_of(struct base_arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return ".";
    return slash == path ? "/" : base_copy(arena, path, (size_t)(slash - path));
}

/* Whether the open file is ours alone, and still the one that path names. */
static bool is_ours(int file, const char *path)
{
    struct stat opened, named;
    if (fstat(file, &opened) != 0 || !S_ISREG(opened.st_mode) || opened.st_nlink != 1 ||
        opened.st_uid != geteuid())
        return false;
    if (flock(file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return false;
    return lstat(path, &named) == 0 && named.st_dev == opened.st_dev &&
           named.st_ino == opened.st_ino;
}

/* The file at path, empty and locked; -1 with errno when another process writes to it. A file that
   a killed process left there has lost its lock, and is used again. */
static int lock_file(const char *path)
{
    /* Without O_NONBLOCK a pipe of that name would be waited for. */
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
    if (file < 0)
        return -1;
    if (!is_ours(file, path))
        errno = EEXIST;
    else if (ftruncate(file, 0) == 0)
        return file;
    int error = errno;
    close(file);
    errno = error;
    return -1;
}

/* Whether errno tells of somebody else's file at path, not of a folder that cannot be written. */
static bool is_taken(const char *path)
{
    struct stat info;
    int error = errno;
    bool taken = error == EEXIST || error == ELOOP || error == ENXIO ||
                 (error == EACCES && lstat(path, &info) == 0);
    errno = error;
    return taken;
}

/* The last part of a path. */
static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* The temporary file beside path of its first, second ... writer at the same time. */
static const char *temporary_of(struct base_arena *arena, const char *path, int writer)
{
    const char *name = name_of(path);
    int folder = (int)(name - path);
    return writer == 1 ? base_format(arena, "%.*s.%s.tmp", folder, path, name)
                       : base_format(arena, "%.*s.%s.%d.tmp", folder, path, name, writer);
}

/* Opens the first temporary file beside path that no other process writes to. */
static void open_temporary(struct base_output *output, const char *path)
{
    output->file = -1;
    for (int writer = 1; output->file < 0 && writer <= MOST_WRITERS; writer++) {
        if (writer > 1 && !is_taken(output->temporary))
            return;
        output->temporary = temporary_of(output->arena, path, writer);
        output->file = lock_file(output->temporary);
    }
}

void base_output_sweep(const char *path)
{
    struct base_arena *arena = base_arena_create();
    for (int writer = 1; writer <= MOST_WRITERS; writer++) {
        const char *temporary = temporary_of(arena, path, writer);
        int file = open(temporary, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (file < 0 && writer > 1)
            break;
        if (file >= 0 && is_ours(file, temporary))
            unlink(temporary);
        if (file >= 0)
            close(file);
    }
    base_arena_destroy(arena);
}

/* Why nothing may be put in the place of path; 0 when it is free or a file. */
static int obstacle(const char *path)
{
    struct stat info;
    size_t length = strlen(path);
    if (length == 0 || path[length - 1] == '/')
        return EISDIR;
    /* A link there stands for a stream: replacing /dev/stdout would harm every program. */
    if (strncmp(path, "/dev/", 5) == 0)
        return EEXIST;
    if (stat(path, &info) != 0 || S_ISREG(info.st_mode))
        return 0;
    return S_ISDIR(info.st_mode) ? EISDIR : EEXIST;
}

/* ---------------------------------------------------------------- writing */

struct base_output *base_output_open(const char *path, struct base_diagnostics *diagnostics)
{
    int error = obstacle(path);
    if (error != 0) {
        report_unwritable(path, error, diagnostics);
        return NULL;
    }
    /* A file that may not grow any further is an error of the write, not the end of the program. */
    signal(SIGXFSZ, SIG_IGN);
    struct base_arena *arena = base_arena_create();
    struct base_output *output = base_alloc(arena, sizeof *output);
    output->arena = arena;
    output->path = base_copy_text(arena, path);
    output->folder = folder_of(arena, path);
    base_unfinished_hold();
    open_temporary(output, path);
    error = errno;
    if (output->file >= 0) {
        output->unfinished.path = output->temporary;
        base_unfinished_add(&output->unfinished);
    }
    base_unfinished_release();
    if (output->file < 0) {
        report_unwritable(path, error, diagnostics);
        base_arena_destroy(arena);
        return NULL;
    }
    return output;
}

/* Writes all bytes to the file; the first failure is kept. */
static void write_through(struct base_output *output, const char *bytes, size_t length)
{
    while (length > 0 && output->error == 0) {
        ssize_t written = write(output->file, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            output->error = written < 0 ? errno : EIO;
            return;
        }
        bytes += written;
        length -= (size_t)written;
    }
}

static void flush(struct base_output *output)
{
    write_through(output, output->buffer, output->filled);
    output->filled = 0;
}

bool base_output_write(struct base_output *output, const void *bytes, size_t length)
{
    output->offset += length;
    if (length > BUFFERED - output->filled)
        flush(output);
    if (length > BUFFERED) {
        write_through(output, bytes, length);
    } else if (length > 0) {
        memcpy(output->buffer + output->filled, bytes, length);
        output->filled += length;
    }
    return output->error == 0;
}

size_t base_output_offset(const struct base_output *output)
{
    return output->offset;
}

/* Makes the rename itself last; file systems that cannot do so say EINVAL. */
static int sync_folder(const char *path)
{
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return errno == EACCES ? 0 : errno;
    int error = fsync(folder) == 0 || errno == EINVAL ? 0 : errno;
    close(folder);
    return error;
}

static void destroy(struct base_output *output)
{
    close(output->file);
    base_unfinished_drop(&output->unfinished);
    base_arena_destroy(output->arena);
}

/* Flush and fsync; the first failure is kept. The file stays open and locked until it has its name,
   otherwise another process could begin to write to it. */
static void finish_file(struct base_output *output)
{
    flush(output);
    if (output->error == 0 && fsync(output->file) != 0 && errno != EINVAL)
        output->error = errno;
    output->finished = true;
}

bool base_output_finish(struct base_output *output, struct base_diagnostics *diagnostics)
{
    finish_file(output);
    if (output->error != 0) {
        report_unwritable(output->path, output->error, diagnostics);
        base_output_discard(output);
        return false;
    }
    return true;
}

bool base_output_commit(struct base_output *output, struct base_diagnostics *diagnostics)
{
    if (!output->finished)
        finish_file(output);
    base_unfinished_hold();
    if (output->error == 0 && rename(output->temporary, output->path) != 0)
        output->error = errno;
    else if (output->error == 0)
        base_unfinished_drop(&output->unfinished);
    base_unfinished_release();
    if (output->error != 0) {
        report_unwritable(output->path, output->error, diagnostics);
        base_output_discard(output);
        return false;
    }
    int error = sync_folder(output->folder);
    if (error != 0)
        report_unwritable(output->path, error, diagnostics);
    destroy(output);
    return error == 0;
}

void base_output_discard(struct base_output *output)
{
    if (output == NULL)
        return;
    unlink(output->temporary);
    destroy(output);
}
