/* The nearest of several names. */
#include "base_utf8.h"

#include <string.h>

enum { LONGEST = 64, SHORT = 4 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, deletions and replacements of bytes that turn a into b; both within LONGEST. */
static size_t edit_distance(const char *a, const char *b)
{
    size_t row[LONGEST + 1];
    size_t length = strlen(b);
    for (size_t j = 0; j <= length; j++)
        row[j] = j;
    for (size_t i = 1; a[i - 1] != '\0'; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= length; j++) {
            size_t replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = smaller(replaced, smaller(row[j], row[j - 1]) + 1);
        }
    }
    return row[length];
}

const char *base_nearest(const char *name, const char *const *names)
{
    size_t length = strlen(name);
    if (length > LONGEST)
        return NULL;
    size_t letters = base_utf8_count(name);
    size_t limit = smaller(letters <= SHORT ? 1 : 2, letters == 0 ? 0 : letters - 1);
    const char *nearest = NULL;
    for (; *names != NULL; names++) {
        if (strlen(*names) > LONGEST)
            continue;
        size_t distance = edit_distance(name, *names);
        if (distance > limit)
            continue;
        nearest = *names;
        if (distance == 0)
            return nearest;
        limit = distance - 1;
    }
    return nearest;
}
