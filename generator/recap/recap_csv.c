/* The table as CSV: a heading, a line an agency, a line for all. */
#include "recap.h"

#include <string.h>

#include "base_arena.h"
#include "sheet_write.h"
#include "value_rational.h"

struct writing {
    struct base_buffer *buffer;
    struct recap_csv form;
    bool begun; /* the line has a cell */
};

static void put(struct writing *writing, const char *text)
{
    sheet_csv_cell(writing->buffer, text != NULL ? text : "", writing->form.separator,
                   !writing->begun);
    writing->begun = true;
}

static void end_line(struct writing *writing)
{
    base_buffer_text(writing->buffer, "\r\n");
    writing->begun = false;
}

/* As exact as a decimal number of 12 decimals is; an empty cell for none, "?" for one not filled
 * in. */
static void put_figure(struct writing *writing, struct recap_figure figure)
{
    enum { DECIMALS = 12 };
    if (figure.number == NULL) {
        put(writing, figure.missing ? "?" : "");
        return;
    }
    struct base_arena *arena = writing->buffer->arena;
    char *text = value_rational_text(arena, figure.number, -1);
    if (strchr(text, '/') != NULL) {
        const struct value_rational *rounded =
            value_rational_round(arena, figure.number, DECIMALS, VALUE_HALF_UP);
        text = value_rational_text(arena, rounded, -1);
    }
    char *point = strchr(text, '.');
    if (point != NULL && writing->form.indonesian) {
        *point = ',';
    }
    put(writing, text);
}

static void put_count(struct writing *writing, long long count)
{
    put(writing, base_format(writing->buffer->arena, "%lld", count));
}

static void put_share(struct writing *writing, struct recap_share share)
{
    struct base_arena *arena = writing->buffer->arena;
    struct recap_figure percent = {0};
    if (share.of > 0) {
        percent.number = value_rational_ratio(arena, share.fulfilled * 100, share.of);
    }
    put_figure(writing, percent);
}

static void put_shares(struct writing *writing, const struct recap_share *criteria,
                       struct recap_share complete)
{
    put_share(writing, complete);
    for (size_t i = 0; i < RECAP_CRITERIA; i++) {
        put_count(writing, criteria[i].fulfilled);
        put_count(writing, criteria[i].of);
    }
}

static void put_heads(struct writing *writing)
{
    static const char *const first[] = {
        "No",          "Perangkat daerah", "Wilayah",        "Tahun",          "Tahap",
        "Capaian (%)", "Peringkat",        "Predikat",       "Pagu (Rp)",      "Realisasi (Rp)",
        "Serapan (%)", "Efisiensi",        "Cara efisiensi", "Kata efisiensi", "Kelengkapan (%)",
        NULL};
    for (size_t i = 0; first[i] != NULL; i++) {
        put(writing, first[i]);
    }
    for (size_t i = 0; i < RECAP_CRITERIA; i++) {
        struct base_arena *arena = writing->buffer->arena;
        put(writing, base_format(arena, "%s terpenuhi", recap_criteria[i]));
        put(writing, base_format(arena, "%s dari", recap_criteria[i]));
    }
    put(writing, "Kesalahan terbuka");
    put(writing, "Peringatan terbuka");
    put(writing, "Temuan diterima");
    put(writing, "Rekap");
    end_line(writing);
}

static void put_row(struct writing *writing, const struct recap_row *row, size_t number)
{
    put_count(writing, (long long)number);
    put(writing, row->agency);
    put(writing, row->region);
    put_count(writing, row->year);
    put(writing, row->stage);
    put_figure(writing, row->attainment);
    put(writing, row->rank > 0 ? base_format(writing->buffer->arena, "%zu", row->rank) : "");
    put(writing, row->grade);
    put_figure(writing, row->budget);
    put_figure(writing, row->spent);
    put_figure(writing, row->absorption);
    put_figure(writing, row->efficiency);
    put(writing, row->method);
    put(writing, row->efficiency_word);
    put_shares(writing, row->criteria, row->complete);
    put_count(writing, row->errors);
    put_count(writing, row->warnings);
    put_count(writing, row->accepted);
    put(writing, row->file);
    end_line(writing);
}

static void put_total(struct writing *writing, const struct recap *recap)
{
    const struct recap_total *total = &recap->total;
    put(writing, "");
    put(writing, "Seluruhnya");
    put(writing, recap->region);
    put_count(writing, recap->year);
    put(writing, "");
    put_figure(writing, total->attainment);
    put(writing, "");
    put(writing, "");
    put_figure(writing, total->budget);
    put_figure(writing, total->spent);
    put_figure(writing, total->absorption);
    put(writing, "");
    put(writing, "");
    put(writing, "");
    put_shares(writing, total->criteria, total->complete);
    put_count(writing, total->errors);
    put_count(writing, total->warnings);
    put_count(writing, total->accepted);
    put(writing, "");
    end_line(writing);
}

void recap_write_csv(const struct recap *recap, struct recap_csv form, struct base_buffer *buffer)
{
    struct writing writing = {.buffer = buffer, .form = form};
    if (form.mark) {
        base_buffer_text(buffer, "\xEF\xBB\xBF");
    }
    put_heads(&writing);
    for (size_t i = 0; i < recap->count; i++) {
        put_row(&writing, &recap->rows[i], i + 1);
    }
    put_total(&writing, recap);
}
