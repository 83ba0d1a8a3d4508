/* Budget sheets with a code and a name for each level in columns of their own, one row a sub
 * kegiatan: brought into the usual form, a row for each node. */
#include <string.h>

#include "base_arena.h"
#include "import_budget.h"

struct levels {
    size_t codes[IMPORT_LEVELS], names[IMPORT_LEVELS]; /* columns; IMPORT_NONE = none */
    size_t deepest;
};

/* The level that a heading names behind "Kode" or "Nama"; IMPORT_NONE = none. */
static size_t level_of(const char *plain, const char *const *leads, bool needed)
{
    static const char *const names[IMPORT_LEVELS] = {"program", "kegiatan", "subkegiatan"};
    bool lead = false;
    for (size_t i = 0; leads[i] != NULL && !lead; i++) {
        size_t length = strlen(leads[i]);
        lead = strncmp(plain, leads[i], length) == 0;
        plain += lead ? length : 0;
    }
    for (size_t i = 0; i < IMPORT_LEVELS && (lead || !needed); i++) {
        if (strcmp(plain, names[i]) == 0)
            return i;
    }
    return IMPORT_NONE;
}

/* True when the first filled cell of a column is the whole code of a level. */
static bool holds_codes(const struct import_sheet *sheet, size_t column, size_t level)
{
    for (size_t i = sheet->first; i < sheet->table->count; i++) {
        const struct sheet_cell *cell = sheet_cell(&sheet->table->rows[i], column);
        if (cell->kind == SHEET_EMPTY || import_is_heading(sheet, i))
            continue;
        struct import_code code = import_code_read(sheet->scratch, cell->text);
        return code.kind == IMPORT_CODE_NODE && code.level == level;
    }
    return false;
}

static const char *const code_leads[] = {"kode", "kd", NULL};
static const char *const name_leads[] = {"nama", "uraian", NULL};

/* True when at least two levels have a column of codes. */
static bool find_columns(const struct import_sheet *sheet, struct levels *levels)
{
    size_t found = 0;
    for (size_t i = 0; i < IMPORT_LEVELS; i++)
        levels->codes[i] = levels->names[i] = IMPORT_NONE;
    for (size_t i = 0; i < sheet->table->columns; i++) {
        size_t code = level_of(sheet->uses[i].plain, code_leads, true);
        size_t name = level_of(sheet->uses[i].plain, name_leads, false);
        if (code != IMPORT_NONE && levels->codes[code] == IMPORT_NONE &&
            holds_codes(sheet, i, code)) {
            levels->codes[code] = i;
            levels->deepest = code > levels->deepest ? code : levels->deepest;
            found++;
        } else if (name != IMPORT_NONE && levels->names[name] == IMPORT_NONE) {
            levels->names[name] = i;
        }
    }
    return found >= 2;
}

static const struct sheet_cell *level_cell(const struct sheet_row *row, size_t column)
{
    static const struct sheet_cell empty = {.text = "", .kind = SHEET_EMPTY};
    return column != IMPORT_NONE ? sheet_cell(row, column) : &empty;
}

/* Adds a row with the code and name of a level where those of the deepest one stand; with all other
 * cells of the row when it is the row's own level. */
static void add_row(const struct import_sheet *sheet, struct sheet_table *table,
                    const struct sheet_row *row, const struct levels *levels, size_t level,
                    bool own)
{
    struct sheet_row made = *row;
    made.count = table->columns;
    made.cells = base_alloc_array(sheet->arena, made.count, sizeof *made.cells);
    for (size_t i = 0; i < made.count; i++)
        made.cells[i] = own ? *sheet_cell(row, i) : (struct sheet_cell){.text = ""};
    for (size_t i = 0; i < IMPORT_LEVELS; i++) {
        if (levels->codes[i] != IMPORT_NONE)
            made.cells[levels->codes[i]] = (struct sheet_cell){.text = ""};
        if (levels->names[i] != IMPORT_NONE)
            made.cells[levels->names[i]] = (struct sheet_cell){.text = ""};
    }
    size_t deepest = levels->deepest;
    made.cells[levels->codes[deepest]] = *level_cell(row, levels->codes[level]);
    if (levels->names[deepest] != IMPORT_NONE)
        made.cells[levels->names[deepest]] = *level_cell(row, levels->names[level]);
    BASE_PUSH(sheet->arena, table->rows, table->count, table->capacity, made);
}

/* One row becomes a row for each node that was not met before. */
static void split_row(const struct import_sheet *sheet, struct sheet_table *table,
                      const struct sheet_row *row, const struct levels *levels,
                      struct import_index *seen)
{
    size_t own = IMPORT_NONE;
    for (size_t i = 0; i < IMPORT_LEVELS; i++) {
        if (level_cell(row, levels->codes[i])->kind != SHEET_EMPTY)
            own = i;
    }
    for (size_t i = 0; own != IMPORT_NONE && i < own; i++) {
        const struct sheet_cell *code = level_cell(row, levels->codes[i]);
        if (code->kind != SHEET_EMPTY && import_index_put(seen, code->text, i) == IMPORT_NONE)
            add_row(sheet, table, row, levels, i, false);
    }
    if (own == IMPORT_NONE) {
        BASE_PUSH(sheet->arena, table->rows, table->count, table->capacity, *row);
        return;
    }
    import_index_put(seen, level_cell(row, levels->codes[own])->text, own);
    add_row(sheet, table, row, levels, own, true);
}

void import_join_levels(struct import_sheet *sheet)
{
    struct levels levels = {.deepest = 0};
    if (!find_columns(sheet, &levels))
        return;
    struct sheet_table *table = base_alloc(sheet->arena, sizeof *table);
    *table = *sheet->table;
    table->rows = NULL;
    table->count = table->capacity = 0;
    struct import_index *seen = import_index_create(sheet->arena, sheet->table->count);
    for (size_t i = 0; i < sheet->table->count; i++) {
        const struct sheet_row *row = &sheet->table->rows[i];
        if (i < sheet->first || import_is_heading(sheet, i))
            BASE_PUSH(sheet->arena, table->rows, table->count, table->capacity, *row);
        else
            split_row(sheet, table, row, &levels, seen);
    }
    sheet->table = table;
    for (size_t i = 0; i < table->columns; i++) {
        struct import_use *use = &sheet->uses[i];
        bool kept = i == levels.codes[levels.deepest] || i == levels.names[levels.deepest];
        if (!kept && (level_of(use->plain, code_leads, true) != IMPORT_NONE ||
                      level_of(use->plain, name_leads, false) != IMPORT_NONE))
            use->heading = use->plain = "";
    }
}
