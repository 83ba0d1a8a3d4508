/* Marks on the program's own sheets. */
#include "import_marks.h"

#include <string.h>

#include "base_arena.h"
#include "import_layout.h"
#include "sheet.h"

static const char lead[] = "#lkjip:";

const char *import_mark(struct base_arena *arena, const struct import_layout *layout)
{
    return base_format(arena, "%s%s", lead, layout->id);
}

const char *import_find_mark(const struct sheet_table *table, size_t *row, size_t *column)
{
    enum { ROWS = 12, COLUMNS = 30 };
    for (*row = 0; *row < table->count && *row < ROWS; (*row)++) {
        for (*column = 0; *column < COLUMNS; (*column)++) {
            const char *text = sheet_cell(&table->rows[*row], *column)->text;
            if (strncmp(text, lead, sizeof lead - 1) == 0)
                return text + sizeof lead - 1;
        }
    }
    return NULL;
}
