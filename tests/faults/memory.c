/* Preloaded into the program by memory_test.py: lets one demand for memory, for a process or for a
 * memory file fail.
 *
 * FAULT="NUMBER": the NUMBER-th demand (from 1) gets nothing. FAULT_COUNT names a file that gets
 * the number of demands when the program ends. Demands before main() are the system's own and are
 * not counted. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

/* The program's own malloc, calloc and realloc call these. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *memory, size_t size);

static bool begun;
static long demands, refused;

__attribute__((constructor)) static void begin(void)
{
    const char *wanted = getenv("FAULT");
    refused = wanted != NULL ? atol(wanted) : 0;
    begun = true;
}

__attribute__((destructor)) static void end(void)
{
    const char *path = getenv("FAULT_COUNT");
    begun = false;
    if (path != NULL) {
        FILE *file = fopen(path, "w");
        if (file == NULL || fprintf(file, "%ld\n", demands) < 0 || fclose(file) != 0) {
            abort();
        }
    }
}

/* True when this demand gets nothing. */
static bool refuse(void)
{
    if (!begun || ++demands != refused) {
        return false;
    }
    errno = ENOMEM;
    return true;
}

/* The C library's own function of that name. */
static void *next(const char *name)
{
    void *found = dlsym(RTLD_NEXT, name);
    if (found == NULL) {
        abort();
    }
    return found;
}

void *__libc_malloc(size_t size)
{
    static void *(*real)(size_t);
    if (real == NULL) {
        *(void **)&real = next("__libc_malloc");
    }
    return refuse() ? NULL : real(size);
}

void *__libc_calloc(size_t count, size_t size)
{
    static void *(*real)(size_t, size_t);
    if (real == NULL) {
        *(void **)&real = next("__libc_calloc");
    }
    return refuse() ? NULL : real(count, size);
}

void *__libc_realloc(void *memory, size_t size)
{
    static void *(*real)(void *, size_t);
    if (real == NULL) {
        *(void **)&real = next("__libc_realloc");
    }
    return refuse() ? NULL : real(memory, size);
}

void *mmap(void *address, size_t length, int protection, int flags, int file, off_t offset)
{
    if (refuse()) {
        return MAP_FAILED;
    }
    return (void *)syscall(SYS_mmap, address, length, protection, flags, file, offset);
}

void *mremap(void *address, size_t old_length, size_t length, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    void *target = (flags & MREMAP_FIXED) != 0 ? va_arg(list, void *) : NULL;
    va_end(list);
    if (refuse()) {
        return MAP_FAILED;
    }
    return (void *)syscall(SYS_mremap, address, old_length, length, flags, target);
}

int memfd_create(const char *name, unsigned flags)
{
    return refuse() ? -1 : (int)syscall(SYS_memfd_create, name, flags);
}

/* The C library's own work around a fork is left out: the program has one thread. */
pid_t fork(void)
{
    return refuse() ? -1 : (pid_t)syscall(SYS_fork);
}
