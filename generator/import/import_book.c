/* Writes the workbook of a report's input tables. */
#include "import.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "import_layout.h"
#include "import_marks.h"
#include "sheet_write.h"

/* Rows of a sheet, from 0: title, names for the program (hidden), headings, then records. */
enum { TITLE_ROW, MARK_ROW, HEADING_ROW, FIRST_ROW, SPARE_ROWS = 300 };

static const struct sheet_style title_style = {.bold = true};
static const struct sheet_style hint_style = {.italic = true, .colour = 0x5A6470};
static const struct sheet_style heading_style = {
    .bold = true, .wrap = true, .border = true, .fill = 0x0B4F6C, .colour = 0xFFFFFF};
static const struct sheet_style key_style = {
    .border = true, .fill = 0xECEFF1, .colour = 0x5A6470, .number_format = "@"};

struct booking {
    struct import_tables *tables;
    struct base_arena *arena;
    struct sheet_writer *writer;
};

/* The longest text of a column, or of the keys of rows for NULL, within limits. */
static unsigned longest(const struct booking *booking, const struct import_layout *layout,
                        const struct import_column *column, unsigned least, unsigned most)
{
    size_t width = least;
    for (size_t i = 0; i < layout->record_count && width < most; i++) {
        const struct import_record *record = &layout->records[i];
        bool number = false;
        const char *text = column == NULL ? record->key
                                          : import_show(booking->arena, column,
                                                        import_get(column, record->value), &number);
        size_t count = base_utf8_count(text) + 1;
        width = count > width ? count : width;
    }
    return (unsigned)(width < most ? width : most);
}

/* How many characters wide a column is shown. */
static unsigned width_of(const struct booking *booking, const struct import_layout *layout,
                         const struct import_column *column)
{
    enum { WIDE = 44 };
    if (column->field->kind == MODEL_PROSE)
        return 60;
    if (strcmp(column->id, "nama") == 0 || strcmp(column->id, "judul") == 0)
        return 48;
    if (column->number)
        return column->field->unit != NULL && strcmp(column->field->unit, "rupiah") == 0 ? 18 : 12;
    size_t heading = base_utf8_count(column->heading) + 2;
    heading = heading > 16 ? heading : 16;
    return longest(booking, layout, column, heading < WIDE ? (unsigned)heading : WIDE, WIDE);
}

/* The decimals of a number as its text has them. */
static const char *number_format(struct base_arena *arena, const char *number)
{
    const char *point = strchr(number, '.');
    if (point == NULL)
        return "#,##0";
    return base_format(arena, "#,##0.%.*s", (int)(strlen(point + 1) > 12 ? 12 : strlen(point + 1)),
                       "000000000000");
}

static struct sheet_style style_of(const struct import_column *column)
{
    struct sheet_style style = {.border = true, .open = true, .wrap = !column->number};
    bool year = column->field->kind == MODEL_YEAR;
    style.number_format = year ? "0" : column->number ? NULL : "@";
    style.align = column->number ? SHEET_ALIGN_RIGHT : SHEET_ALIGN_DEFAULT;
    return style;
}

/* The ids that a reference may name, each once. NULL when there are too many for a list. */
static const char *const *targets(const struct booking *booking, enum model_target target)
{
    enum { MOST = 400 };
    const struct model_index *index = &import_model(booking->tables)->index[target];
    if (index->count == 0 || index->count > MOST)
        return NULL;
    const char **ids = base_alloc_array(booking->arena, index->count + 1, sizeof *ids);
    size_t count = 0;
    for (size_t i = 0; i < index->count; i++) {
        size_t at = 0;
        while (at < count && strcmp(ids[at], index->entries[i].id) != 0)
            at++;
        if (at == count)
            ids[count++] = index->entries[i].id;
    }
    return ids;
}

static void put_choices(const struct booking *booking, struct sheet_page *page,
                        const struct import_column *column, uint32_t at, uint32_t last)
{
    static const char *const yes_no[] = {"ya", "tidak", NULL};
    const struct model_field *field = column->field;
    const char *const *choices = NULL;
    if (column->list)
        return;
    if (field->kind == MODEL_CHOICE)
        choices = field->choices;
    else if (field->kind == MODEL_BOOL)
        choices = yes_no;
    else if (field->kind == MODEL_REFERENCE && field->target < MODEL_TARGET_COUNT)
        choices = targets(booking, field->target);
    if (choices != NULL)
        sheet_page_choices(page, at, FIRST_ROW, last, choices, field->kind != MODEL_REFERENCE);
}

static void put_heading(const struct booking *booking, struct sheet_page *page,
                        const struct import_layout *layout, uint32_t at, uint32_t last)
{
    const struct import_column *column = &layout->columns[at - 1];
    struct sheet_style open = style_of(column);
    open.border = false;
    sheet_page_column(page, at, width_of(booking, layout, column), &open);
    sheet_put_text(page, MARK_ROW, at, column->id, &hint_style);
    sheet_put_text(page, HEADING_ROW, at, column->heading, &heading_style);
    sheet_put_note(page, HEADING_ROW, at, column->note);
    put_choices(booking, page, column, at, last);
}

static void put_cell(const struct booking *booking, struct sheet_page *page,
                     const struct import_record *record, const struct import_column *column,
                     uint32_t row, uint32_t at)
{
    bool number = false;
    const struct value *value = import_get(column, record->value);
    const char *text = import_show(booking->arena, column, value, &number);
    struct sheet_style style = style_of(column);
    /* The codes of examples (X.XX.01) wait to be overwritten. */
    bool locked = column->key && *text != '\0' && strchr(text, 'X') == NULL;
    style.open = !locked;
    style.fill = locked ? key_style.fill : 0;
    style.bold = record->group || (record->parent == IMPORT_NONE && record->type != NULL &&
                                   strcmp(record->type->name, "program") == 0);
    if (*text == '\0') {
        sheet_put_blank(page, row, at, &style);
    } else if (number && column->number) {
        if (column->field->kind != MODEL_YEAR)
            style.number_format = number_format(booking->arena, text);
        sheet_put_number(page, row, at, text, &style);
    } else {
        style.number_format = "@";
        style.indent = strcmp(column->id, "nama") == 0 ? (unsigned)record->level : 0;
        sheet_put_text(page, row, at, text, &style);
    }
}

static const char *const key_note =
    "Penanda baris; jangan diubah. Baris baru: kosongkan, atau isi penanda induknya diikuti garis "
    "miring, misalnya t1/s1/";

static void put_layout(const struct booking *booking, const struct import_layout *layout)
{
    struct sheet_page *page = sheet_page_create(booking->writer, layout->title);
    uint32_t last = (uint32_t)(FIRST_ROW + layout->record_count + SPARE_ROWS);
    struct sheet_style open_key = {.open = true, .colour = key_style.colour, .number_format = "@"};
    sheet_put_text(page, TITLE_ROW, 0, layout->title, &title_style);
    sheet_page_column(page, 0, longest(booking, layout, NULL, 16, 40), &open_key);
    sheet_put_text(page, MARK_ROW, 0, import_mark(booking->arena, layout), &hint_style);
    sheet_put_text(page, HEADING_ROW, 0, "Penanda", &heading_style);
    sheet_put_note(page, HEADING_ROW, 0, key_note);
    for (uint32_t i = 0; i < layout->column_count; i++)
        put_heading(booking, page, layout, i + 1, last);
    for (size_t n = 0; n < layout->record_count; n++) {
        uint32_t row = (uint32_t)(FIRST_ROW + n);
        sheet_put_text(page, row, 0, layout->records[n].key, &key_style);
        for (uint32_t i = 0; i < layout->column_count; i++)
            put_cell(booking, page, &layout->records[n], &layout->columns[i], row, i + 1);
    }
    sheet_page_hide_row(page, MARK_ROW);
    sheet_page_freeze(page, FIRST_ROW, 1);
    sheet_page_print(page, HEADING_ROW, HEADING_ROW);
    sheet_page_protect(page);
}

/* The first sheet: what this is and how to use it. */
static void put_guide(const struct booking *booking)
{
    static const char *const lines[] = {
        "Setiap lembar berikutnya memuat satu tabel masukan laporan: satu baris satu rekaman.",
        "Isi atau ubah sel yang terbuka. Kolom abu-abu adalah penanda dan kode; jangan diubah.",
        "Arti tiap kolom ada pada catatan di judul kolom. Kolom pilihan mempunyai daftar.",
        "Angka diisi sebagai angka. Sel kosong berarti tidak ada; tanda ? berarti belum diisi.",
        "Baris baru: kosongkan Penanda, atau isi penanda induknya diikuti garis miring.",
        "Baris yang dihapus dari lembar tidak dihapus dari laporan.",
        "Persentase, jumlah, dan predikat tidak diisi; semuanya dihitung.",
        NULL};
    struct base_arena *arena = booking->arena;
    const struct import_tables *tables = booking->tables;
    struct sheet_page *page = sheet_page_create(booking->writer, "Petunjuk");
    const struct value *agency = value_get(tables->files[0], "instansi");
    sheet_page_column(page, 0, 100, NULL);
    sheet_put_text(page, 0, 0,
                   base_format(arena, "Buku masukan laporan — %s, tahun %lld",
                               value_text_or(value_get(agency, "nama"), "?"), tables->year),
                   &title_style);
    struct sheet_style wrap = {.wrap = true};
    uint32_t row = 2;
    for (size_t i = 0; lines[i] != NULL; i++)
        sheet_put_text(page, row++, 0, lines[i], &wrap);
    sheet_put_text(page, ++row, 0,
                   "Setelah disimpan, periksa dan masukkan ke laporan dengan:", &wrap);
    sheet_put_text(page, ++row, 0,
                   base_format(arena, "lkjip import %s BERKAS.xlsx", tables->report->folder),
                   &title_style);
}

bool import_book(const struct import_report *report, const char *path)
{
    struct import_tables *tables = import_tables_read(report);
    if (tables == NULL)
        return false;
    struct booking booking = {.tables = tables, .arena = report->arena};
    booking.writer =
        sheet_writer_create(report->arena, report->diagnostics, path, "Buku masukan laporan",
                            base_format(report->arena, "Tahun %lld", tables->year));
    if (booking.writer == NULL)
        return false;
    put_guide(&booking);
    for (size_t i = 0; i < tables->count; i++)
        put_layout(&booking, &tables->layouts[i]);
    return sheet_writer_finish(booking.writer);
}
