/* The third page of the workbook: words counted, and how figures are made. */
#include "recap_book.h"

#include "base_arena.h"

/* How many agencies have each word of a column; returns the row behind it. */
static uint32_t put_words(const struct recap_book *book, uint32_t line, const char *name,
                          uint32_t column, const struct recap_words *words)
{
    struct sheet_page *page = book->summary;
    sheet_put_text(page, line, 0, name, &recap_head);
    sheet_put_text(page, line++, 1, "Perangkat daerah", &recap_head);
    uint32_t first = line;
    const char *cells =
        base_format(book->arena, "'%s'!%s", sheet_page_name(book->main), recap_range(book, column));
    for (size_t i = 0; i < words->count; i++, line++) {
        const char *word = words->items[i].word;
        const char *result = base_format(book->arena, "%zu", words->items[i].count);
        bool none = word == NULL || word[0] == '\0';
        sheet_put_text(page, line, 0, none ? "(tanpa)" : word, &recap_plain);
        /* Texts may hold signs that COUNTIF takes for patterns: compared as they are. */
        const char *sought = none ? "\"\"" : recap_cell(book, line, 0);
        sheet_put_formula(page, line, 1,
                          base_format(book->arena, "=SUMPRODUCT(--(%s=%s))", cells, sought), result,
                          &recap_whole);
    }
    sheet_put_text(page, line, 0, "Jumlah", &recap_total_text);
    sheet_put_formula(page, line, 1,
                      base_format(book->arena, "=SUM(%s:%s)", recap_cell(book, first, 1),
                                  recap_cell(book, line - 1, 1)),
                      base_format(book->arena, "%zu", book->recap->count), &recap_total_whole);
    return line + 2;
}

void recap_put_summary(const struct recap_book *book)
{
    static const char *const how[] = {
        "Capaian, predikat, pagu, realisasi, efisiensi, dan temuan diambil tepat dari rekap "
        "setiap laporan.",
        "Rata-rata capaian = jumlah capaian ÷ banyaknya perangkat daerah yang mempunyai capaian.",
        "Serapan seluruhnya = jumlah realisasi ÷ jumlah pagu × 100, hanya dari yang mempunyai "
        "keduanya.",
        "Kelengkapan = banyaknya analisis 3.b.3 sampai 3.b.9 yang terpenuhi ÷ (indikator × 7) × "
        "100.",
        "Efisiensi tidak dirata-ratakan, karena caranya dapat berbeda; yang dihitung ialah "
        "katanya.",
        "Temuan terbuka ialah kesalahan dan peringatan yang tidak diterima di laporan.json.",
        NULL,
    };
    const struct recap_total *total = &book->recap->total;
    uint32_t line = 0;
    sheet_page_width(book->summary, 0, 60);
    sheet_page_width(book->summary, 1, 18);
    sheet_put_text(book->summary, line, 0, "Ringkasan dan cara menghitung", &recap_title);
    line += 2;
    line = put_words(book, line, "Predikat", GRADE, &total->grades);
    line = put_words(book, line, "Kata efisiensi", EFFICIENCY_WORD, &total->efficiency);
    line = put_words(book, line, "Cara efisiensi", METHOD, &total->methods);
    for (size_t i = 0; how[i] != NULL; i++) {
        sheet_put_text(book->summary, line++, 0, how[i], &recap_note);
    }
}
