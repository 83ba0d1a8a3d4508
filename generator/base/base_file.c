/* Reads whole files. */
#define _POSIX_C_SOURCE 200809L
#include "base_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
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

static void report_unreadable(const char *shown_name, struct base_diagnostics *diagnostics)
{
    base_report(diagnostics, base_at_file(shown_name, 0, 0), BASE_MESSAGE_FILE_UNREADABLE,
                shown_name, base_error_text(errno));
}

/* Opens a regular file; -1 after reporting. */
static int open_regular(const char *path, const char *shown_name, struct stat *info,
                        struct base_diagnostics *diagnostics)
{
    /* O_NONBLOCK: opening a named pipe must not wait for a writer. */
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        report_unreadable(shown_name, diagnostics);
        return -1;
    }
    if (fstat(file, info) != 0) {
        report_unreadable(shown_name, diagnostics);
        close(file);
        return -1;
    }
    if (!S_ISREG(info->st_mode)) {
        base_report(diagnostics, base_at_file(shown_name, 0, 0), BASE_MESSAGE_FILE_NOT_REGULAR,
                    shown_name);
        close(file);
        return -1;
    }
    return file;
}

/* Reads an open file. A file that grows while it is read is cut at the size it had. */
static char *read_open(struct base_arena *arena, int file, const char *shown_name, off_t size,
                       size_t limit, size_t *length, struct base_diagnostics *diagnostics)
{
    if ((uintmax_t)size > limit) {
        base_report(diagnostics, base_at_file(shown_name, 0, 0), BASE_MESSAGE_FILE_TOO_LARGE,
                    shown_name, base_format(arena, "%zu", limit));
        return NULL;
    }
    char *bytes = base_alloc(arena, (size_t)size + 1);
    ssize_t done = read_fully(file, bytes, (size_t)size);
    if (done < 0) {
        report_unreadable(shown_name, diagnostics);
        return NULL;
    }
    *length = (size_t)done;
    return bytes;
}

char *base_file_read(struct base_arena *arena, const char *path, const char *shown_name,
                     size_t limit, size_t *length, struct base_diagnostics *diagnostics)
{
    struct stat info;
    int file = open_regular(path, shown_name, &info, diagnostics);
    if (file < 0)
        return NULL;
    char *bytes = read_open(arena, file, shown_name, info.st_size, limit, length, diagnostics);
    close(file);
    return bytes;
}

static bool holds(const char *bytes, size_t length, const char *text, size_t text_length)
{
    const char *at = bytes, *end = bytes + length;
    while ((at = memchr(at, *text, (size_t)(end - at))) != NULL) {
        if ((size_t)(end - at) < text_length)
            return false;
        if (memcmp(at, text, text_length) == 0)
            return true;
        at++;
    }
    return false;
}

bool base_file_search(const char *path, const char *text, bool *found,
                      struct base_diagnostics *diagnostics)
{
    char piece[1 << 16];
    size_t text_length = strlen(text), kept = 0;
    struct stat info;
    int file = open_regular(path, path, &info, diagnostics);
    if (file < 0)
        return false;
    *found = false;
    ssize_t step;
    while (!*found && (step = read_fully(file, piece + kept, sizeof piece - kept)) > 0) {
        size_t length = kept + (size_t)step;
        *found = holds(piece, length, text, text_length);
        /* The text may begin in this piece and end in the next. */
        kept = length < text_length - 1 ? length : text_length - 1;
        memmove(piece, piece + length - kept, kept);
    }
    bool good = *found || step == 0;
    if (!good)
        report_unreadable(path, diagnostics);
    close(file);
    return good;
}
