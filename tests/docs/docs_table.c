/* Reads the tables of names of docs/ungkapan.md. */
#include "docs_table.h"

#include <string.h>

#include "base_arena.h"

/* The text between two marks, searched within a line; NULL when they are not both there. */
static const char *between(struct base_arena *arena, const char *line, const char *end,
                           const char *open, const char *close)
{
    const char *from = strstr(line, open);
    if (from == NULL || from >= end)
        return NULL;
    from += strlen(open);
    const char *to = strstr(from, close);
    return to == NULL || to > end ? NULL : base_copy(arena, from, (size_t)(to - from));
}

/* A row for each `key` in the first cell. */
static void read_keys(struct base_arena *arena, const char *cell, struct docs_row row,
                      struct docs_rows *rows)
{
    for (const char *next = cell; (next = strchr(next, '`')) != NULL;) {
        const char *close = strchr(next + 1, '`');
        if (close == NULL)
            return;
        char *key = base_copy(arena, next + 1, (size_t)(close - next) - 1);
        char *dot = strstr(key, ".<");
        row.is_map = dot != NULL;
        if (dot != NULL)
            *dot = '\0';
        row.key = key;
        BASE_PUSH(arena, rows->items, rows->count, rows->capacity, row);
        next = close + 1;
    }
}

static void read_row(struct base_arena *arena, const char *line, const char *end,
                     const char *section, struct docs_rows *rows)
{
    const char *names = between(arena, line, end, "| ", " | ");
    if (names == NULL || *names != '`')
        return;
    const char *kind = between(arena, line + 2 + strlen(names), end, " | ", " | ");
    if (kind == NULL)
        return;
    struct docs_row row = {.section = section, .kind = kind};
    row.link = between(arena, kind, kind + strlen(kind), "(#", ")");
    read_keys(arena, names, row, rows);
}

struct docs_rows docs_rows_read(struct base_arena *arena, const char *document)
{
    struct docs_rows rows = {0};
    const char *section = NULL;
    bool in_table = false;
    for (const char *line = document; *line != '\0';) {
        const char *end = strchr(line, '\n');
        end = end == NULL ? line + strlen(line) : end;
        const char *name = between(arena, line, end, "<!-- rekaman: ", " -->");
        if (name != NULL) {
            section = name;
            in_table = false;
        } else if (*line == '|' && section != NULL) {
            in_table = true;
            read_row(arena, line, end, section, &rows);
        } else if (in_table) {
            section = NULL;
            in_table = false;
        }
        line = *end == '\0' ? end : end + 1;
    }
    return rows;
}

struct docs_row *docs_rows_find(const struct docs_rows *rows, const char *section, const char *key)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->items[i].section, section) == 0 && strcmp(rows->items[i].key, key) == 0)
            return &rows->items[i];
    }
    return NULL;
}

bool docs_rows_has_section(const struct docs_rows *rows, const char *section)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (strcmp(rows->items[i].section, section) == 0)
            return true;
    }
    return false;
}
