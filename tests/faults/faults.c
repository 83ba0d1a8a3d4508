/* Preloaded into the program by faults_test.py: lets one call on the way of a file to the disk
 * fail.
 *
 * FAULT="CALL:NUMBER:KIND": the NUMBER-th call (from 1) of CALL, one of open, write, fsync, close
 * and rename, ends as KIND says: an error's name, "short" (a write of one byte) or "kill".
 * FAULT_COUNT names a file that gets a line "CALL NUMBER" for every call. Only files that the
 * program writes count, and the folder that it syncs. */
#define _GNU_SOURCE
/* Both open and open64 are made here. */
#undef _FILE_OFFSET_BITS
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum call { OPEN, WRITE, FSYNC, CLOSE, RENAME, CALLS };
static const char *const names[CALLS] = {"open", "write", "fsync", "close", "rename"};

enum { FILES = 1024, SHORT = -1, KILL = -2 };
static bool written[FILES]; /* file descriptors that the program writes to */
static long counts[CALLS];

static const struct {
    const char *name;
    int value;
} kinds[] = {
    {"ENOSPC", ENOSPC}, {"EIO", EIO},     {"EDQUOT", EDQUOT}, {"EACCES", EACCES}, {"EROFS", EROFS},
    {"EINTR", EINTR},   {"EXDEV", EXDEV}, {"EINVAL", EINVAL}, {"short", SHORT},   {"kill", KILL},
};

static int kind_of(const char *name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, name) == 0) {
            return kinds[i].value;
        }
    }
    abort();
}

static void note(enum call call)
{
    const char *path = getenv("FAULT_COUNT");
    if (path == NULL) {
        return;
    }
    char line[64];
    int length = snprintf(line, sizeof line, "%s %ld\n", names[call], counts[call]);
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file < 0 || syscall(SYS_write, file, line, (size_t)length) != length) {
        abort();
    }
    syscall(SYS_close, file);
}

/* 0: the call goes on; an errno; or SHORT. */
static int fault(enum call call)
{
    counts[call]++;
    note(call);
    const char *wanted = getenv("FAULT");
    char name[16], kind[16];
    long number;
    if (wanted == NULL || sscanf(wanted, "%15[^:]:%ld:%15s", name, &number, kind) != 3 ||
        strcmp(name, names[call]) != 0 || number != counts[call]) {
        return 0;
    }
    int value = kind_of(kind);
    if (value == KILL) {
        raise(SIGKILL);
    }
    return value;
}

static bool counts_for(int file)
{
    return file >= 0 && file < FILES && written[file];
}

static int open_file(const char *path, int flags, mode_t mode)
{
    bool writes = (flags & O_ACCMODE) == O_WRONLY;
    int error = writes ? fault(OPEN) : 0;
    if (error > 0) {
        errno = error;
        return -1;
    }
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (file >= 0 && file < FILES) {
        written[file] = writes || (flags & O_DIRECTORY) != 0;
    }
    return file;
}

int open(const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    return open_file(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    return open_file(path, flags, mode);
}

ssize_t write(int file, const void *bytes, size_t length)
{
    int error = counts_for(file) ? fault(WRITE) : 0;
    if (error > 0) {
        errno = error;
        return -1;
    }
    return syscall(SYS_write, file, bytes, error == SHORT && length > 0 ? 1 : length);
}

int fsync(int file)
{
    int error = counts_for(file) ? fault(FSYNC) : 0;
    if (error > 0) {
        errno = error;
        return -1;
    }
    return (int)syscall(SYS_fsync, file);
}

/* A file whose close fails is closed all the same. */
int close(int file)
{
    int error = counts_for(file) ? fault(CLOSE) : 0;
    if (file >= 0 && file < FILES) {
        written[file] = false;
    }
    int status = (int)syscall(SYS_close, file);
    if (error > 0) {
        errno = error;
        return -1;
    }
    return status;
}

int rename(const char *from, const char *to)
{
    int error = fault(RENAME);
    if (error > 0) {
        errno = error;
        return -1;
    }
    return (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}
