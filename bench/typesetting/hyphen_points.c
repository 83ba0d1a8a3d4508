/* Writes each word of standard input with "-" where layout may cut it: hyphen_points DICTIONARY. */
#include "layout_words.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_source.h"

int main(int argc, char **argv)
{
    struct base_arena *arena = base_arena_create();
    struct base_diagnostics *diagnostics =
        base_diagnostics_create(arena, base_sources_create(arena));
    struct layout_hyphen *hyphen =
        argc == 2 ? layout_hyphen_create(arena, diagnostics, argv[1]) : NULL;
    if (hyphen == NULL) {
        return 2;
    }
    char word[256];
    while (fgets(word, sizeof word, stdin) != NULL) {
        size_t length = strcspn(word, "\n");
        const char *points = layout_hyphen_points(hyphen, word, length);
        for (size_t i = 0; i < length; i++) {
            putchar(word[i]);
            if (points != NULL && i + 1 < length && points[i]) {
                putchar('-');
            }
        }
        putchar('\n');
    }
    layout_hyphen_destroy(hyphen);
    base_arena_destroy(arena);
    return 0;
}
