/* Files written beside their target and renamed over it. */
#define _POSIX_C_SOURCE 200809L
#include "base_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "base_memory.h"

enum { BUFFERED = 1 << 16 };

struct base_output {
    struct base_arena *arena; /* holds this and the paths */
    const char *path, *folder, *temporary;
    struct base_memory_file memory;
    int file;
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

static int create_file(const char *path)
{
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;
    int file = open(path, flags, 0666);
    if (file >= 0 || errno != EEXIST)
        return file;
    /* Left behind by a process that had our number. */
    if (unlink(path) != 0)
        return -1;
    return open(path, flags, 0666);
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

struct base_output *base_output_open(const char *path, struct base_diagnostics *diagnostics)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
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
    output->temporary =
        base_format(arena, "%.*s.%s.%ld.tmp", (int)(name - path), path, name, (long)getpid());
    output->file = create_file(output->temporary);
    if (output->file < 0) {
        report_unwritable(path, errno, diagnostics);
        base_arena_destroy(arena);
        return NULL;
    }
    output->memory.path = output->temporary;
    base_memory_remember(&output->memory);
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
    base_memory_forget(&output->memory);
    base_arena_destroy(output->arena);
}

/* Flush, fsync and close; the first failure is kept. */
static void finish_file(struct base_output *output)
{
    flush(output);
    if (output->error == 0 && fsync(output->file) != 0 && errno != EINVAL)
        output->error = errno;
    if (close(output->file) != 0 && output->error == 0)
        output->error = errno;
    output->file = -1;
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
    if (output->file >= 0)
        finish_file(output);
    if (output->error == 0 && rename(output->temporary, output->path) != 0)
        output->error = errno;
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
    if (output->file >= 0)
        close(output->file);
    unlink(output->temporary);
    destroy(output);
}
