/* Memory outside arenas; out of memory ends the program here. */
#define _GNU_SOURCE
#include "base_memory.h"

#include <fcntl.h>
#include <limits.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_pool.h"
#include "base_unfinished.h"

enum { EXIT_ENVIRONMENT = 3 };

#define HUGE_PAGE ((size_t)1 << 21)

/* This process works for another one, which speaks for it. */
static bool is_aside;
static const char *subject;
static bool *told;

void *base_malloc(size_t size)
{
    void *memory = malloc(size == 0 ? 1 : size);
    if (memory == NULL)
        base_out_of_memory();
    return memory;
}

void *base_malloc_zeroed(size_t size)
{
    void *memory = calloc(size == 0 ? 1 : size, 1);
    if (memory == NULL)
        base_out_of_memory();
    return memory;
}

void *base_realloc(void *memory, size_t size)
{
    void *moved = realloc(memory, size == 0 ? 1 : size);
    if (moved == NULL)
        base_out_of_memory();
    return moved;
}

void base_free(void *memory)
{
    free(memory);
}

/* Pieces kept for the next to ask, zeroed; they hold this at their beginning. */
struct kept {
    struct kept *next;
    size_t size;
};
static bool keeping;
static struct kept *kept;
/* Without being asked for, some of the usual size are kept: arenas give them back and ask for them
 * again all the time, and the system takes longer to clear what it hands out anew. */
enum { FEW = 4 };
static size_t few;

void base_memory_keep(void)
{
    keeping = true;
    base_pool_prepare();
    mallopt(M_TRIM_THRESHOLD, INT_MAX); /* the heap keeps its pages too */
}

/* Takes out a piece of just this size; NULL when there is none. */
static void *take_kept(size_t size)
{
    for (struct kept **link = &kept; *link != NULL; link = &(*link)->next) {
        struct kept *piece = *link;
        if (piece->size == size) {
            *link = piece->next;
            few -= !keeping;
            *piece = (struct kept){0};
            return piece;
        }
    }
    return NULL;
}

static void keep(void *memory, size_t size)
{
    memset(memory, 0, size);
    struct kept *piece = memory;
    *piece = (struct kept){kept, size};
    kept = piece;
}

void *base_memory_map(size_t size)
{
    void *old = take_kept(size);
    if (old != NULL)
        return old;
    /* A huge page begins at a multiple of its size: not all systems choose such addresses. */
    char *memory =
        mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        base_out_of_memory();
    size_t before = (HUGE_PAGE - (uintptr_t)memory % HUGE_PAGE) % HUGE_PAGE;
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t pages = (size + page - 1) / page * page;
    if (before > 0)
        munmap(memory, before);
    memory += before;
    if (size + HUGE_PAGE > before + pages)
        munmap(memory + pages, size + HUGE_PAGE - before - pages);
#ifdef MADV_HUGEPAGE
    madvise(memory, size, MADV_HUGEPAGE); /* where it fails all works as well */
#endif
    return memory;
}

void base_memory_unmap(void *memory, size_t size)
{
    bool usual = size == HUGE_PAGE && few < FEW;
#ifdef LKJIP_SANITIZED
    usual = false; /* so that what is freed is not read */
#endif
    if (!keeping && !usual) {
        munmap(memory, size);
        return;
    }
    few += !keeping;
    keep(memory, size);
}

void *base_memory_remap(void *memory, size_t size, size_t larger)
{
    void *moved = mremap(memory, size, larger, MREMAP_MAYMOVE);
    if (moved == MAP_FAILED)
        base_out_of_memory();
    return moved;
}

size_t base_memory_resident(void)
{
    char text[128] = "";
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return 0;
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    size_t pages = 0;
    if (length <= 0 || sscanf(text, "%*u %zu", &pages) != 1)
        return 0;
    return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* Writes without stdio, which may itself need memory. A failed write leaves nothing to be done. */
static void write_error(const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t written = write(STDERR_FILENO, text, left);
        if (written <= 0)
            return;
        text += written;
        left -= (size_t)written;
    }
}

void base_memory_subject(const char *name)
{
    subject = name;
}

void base_memory_tell(bool *out)
{
    told = out;
}

void base_memory_aside(void)
{
    base_unfinished_disown();
    is_aside = true;
}

void base_end(const char *text)
{
    base_unfinished_remove();
    if (is_aside)
        _exit(EXIT_ENVIRONMENT);
    write_error("lkjip: ");
    if (subject != NULL) {
        write_error(subject);
        write_error(": ");
    }
    write_error(text);
    write_error("\n");
    _exit(EXIT_ENVIRONMENT);
}

void base_out_of_memory(void)
{
    if (told != NULL)
        *told = true;
    base_end(base_translate(N_("out of memory; unfinished files were removed")));
}
