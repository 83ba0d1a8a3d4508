/* Reads whole files. */
#define _POSIX_C_SOURCE 200809L
#include "base_file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"

/* Reads up to most bytes; returns how many there were, or -1 with errno. */
static ssize_t read_fully(int file, char *bytes, size_t most)
{
    size_t done = 0;
    while (done < most) {
        ssize_t step = read(file, bytes + done, most - done);
        if (step < 0 && errno == EINTR)
            continue;
        if (step < 0)
            return -1;
        if (step == 0)
            break;
        done += (size_t)step;
    }
    return (ssize_t)done;
}

/* Reads an open file. A file that grows while it is read is cut at the size it had. */
static char *read_open(struct base_arena *arena, int file, const char *shown_name, size_t limit,
                       size_t *length, struct base_diagnostics *diagnostics)
{
    struct stat info;
    if (fstat(file, &info) != 0) {
        base_report(diagnostics, base_at_file(shown_name, 0, 0), BASE_MESSAGE_FILE_UNREADABLE,
                    shown_name, base_error_text(errno));
        return NULL;
    }
    if (!S_ISREG(info.st_mode)) {
        base_report(diagnostics, base_at_file(shown_name, 0, 0), BASE_MESSAGE_FILE_NOT_REGULAR,
                    shown_name);
        return NULL;
    }
    if ((uintmax_t)info.st_size > limit) {
        base_report(diagnostics, base_at_file(shown_name, 0, 0), BASE_MESSAGE_FILE_TOO_LARGE,
                    shown_name, base_format(arena, "%zu", limit));
        return NULL;
    }
    char *bytes = base_alloc(arena, (size_t)info.st_size + 1);
    ssize_t done = read_fully(file, bytes, (size_t)info.st_size);
    if (done < 0) {
        base_report(diagnostics, base_at_file(shown_name, 0, 0), BASE_MESSAGE_FILE_UNREADABLE,
                    shown_name, base_error_text(errno));
        return NULL;
    }
    *length = (size_t)done;
    return bytes;
}

char *base_file_read(struct base_arena *arena, const char *path, const char *shown_name,
                     size_t limit, size_t *length, struct base_diagnostics *diagnostics)
{
    /* O_NONBLOCK: opening a named pipe must not wait for a writer. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        base_report(diagnostics, base_at_file(shown_name, 0, 0), BASE_MESSAGE_FILE_UNREADABLE,
                    shown_name, base_error_text(errno));
        return NULL;
    }
    char *bytes = read_open(arena, file, shown_name, limit, length, diagnostics);
    close(file);
    return bytes;
}
