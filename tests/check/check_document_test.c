/* Rules over the text of a document. */
#include <stdio.h>
#include <string.h>

#include "base_source.h"
#include "check_case.h"
#include "check_text.h"
#include "document.h"
#include "test_main.h"

static const char report[] =
    "== laporan.json\n"
    "{\"tahun\": 2024, \"instansi\": {\"nama\": \"Dinas Sosial\", \"wilayah\": \"Kabupaten "
    "Mamuju\"}}\n";
static const struct document_style style = {.leading = 1};
static const struct document_text_style letters = {.size = 1};

static struct document_block *add(struct document *document, struct document_block *parent,
                                  enum document_kind kind, const char *text)
{
    struct document_block *block = document_block_create(document, kind, &style, 0);
    if (text != NULL) {
        document_text_add(document, &block->inlines, &letters, 0, text);
    }
    document_append(document, parent, block);
    return block;
}

static void add_caption(struct document *document, struct document_block *section, const char *text)
{
    struct document_block *caption = add(document, section, DOCUMENT_CAPTION, text);
    caption->caption->series = "Tabel";
    caption->caption->numbered = true;
    caption->caption->number_format = "3.{n}";
}

/* A reference that the document resolved itself. */
static void add_reference(struct document *document, struct document_block *section)
{
    struct document_block *paragraph = add(document, section, DOCUMENT_PARAGRAPH, "Lihat ");
    document_inline_add(document, &paragraph->inlines, DOCUMENT_REFERENCE, &letters, 0)->text =
        "Tabel 9.9";
}

START_TEST(test_document)
{
    struct check_case made = check_case_create(report);
    struct document *document = document_create(made.input.arena, made.input.sources);
    struct document_block *section = add(document, NULL, DOCUMENT_SECTION, NULL);
    struct document_block *heading = add(document, section, DOCUMENT_HEADING, "Capaian Tahun 2022");
    heading->heading->level = 1;
    add(document, section, DOCUMENT_PARAGRAPH, "Lihat Tabel 3.1, Tabel 3.2, dan Gambar 1.1.");
    add(document, section, DOCUMENT_PARAGRAPH, "Tabel capaian, 2 (tiga) orang, Kabupaten Gowa");
    add_caption(document, section, "Capaian Kinerja Tahun 2024");
    struct document_block *table = add(document, section, DOCUMENT_TABLE, NULL);
    static struct document_column column = {.kind = DOCUMENT_WIDTH_AUTO};
    table->table->columns = &column;
    table->table->column_count = 1;
    struct document_row *row = document_row_add(document, table->table, DOCUMENT_ROW_BODY, 0);
    struct document_cell *cell = document_cell_add(document, row, &style, 0);
    struct document_block *inside = document_block_create(document, DOCUMENT_PARAGRAPH, &style, 0);
    document_text_add(document, &inside->inlines, &letters, 0, "Bupati Gowa");
    document_cell_append(document, cell, inside);
    ck_assert_msg(document_finish(document, made.input.diagnostics), "%s",
                  test_messages(&made.fixture));
    add_reference(document, section);
    made.input.document = document;
    check_document(&made.input);
    ck_assert_str_eq(test_codes(&made.fixture), "K024 K028 K028 K025 K026 K025");
    check_case_destroy(&made);
}
END_TEST

/* Whether a text is about another agency of the region. */
static const struct {
    const char *own, *text;
    bool found;
} units[] = {
    {"Dinas Sosial", "Laporan Kinerja Dinas Kesehatan Kabupaten Mamuju disusun", true},
    {"Dinas Sosial", "Renstra Dinas Kesehatan 2021-2026", true},
    {"Dinas Sosial", "PERJANJIAN KINERJA DINAS KESEHATAN", true},
    {"Dinas Sosial", "Perjanjian Kinerja Tahun 2024 pada Dinas Perhubungan", true},
    {"Dinas Sosial", "LKjIP di lingkungan Badan Pendapatan Daerah", true},
    {"Dinas Sosial", "Laporan Kinerja (LKjIP) Dinas Pekerjaan Umum", true},
    {"Dinas Sosial", "bekerja sama dengan Dinas Kesehatan dan Dinas Pendidikan", false},
    {"Dinas Sosial", "Sumber: Dinas Kependudukan, 2024", false},
    {"Dinas Sosial", "Renstra Dinas Sosial Kabupaten Mamuju", false},
    {"Dinas Sosial", "Laporan Kinerja Dinas", false},
    {"Dinas Sosial", "Laporan Kinerja Dinas ini", false},
    {"Dinas Sosial", "Renstra DINSOS dan data Badan Pusat Statistik", false},
    {"Dinas Sosial", "capaian kinerja. Dinas Kesehatan membantu", false},
    {"Dinas Pekerjaan Umum dan Penataan Ruang", "LKjIP Dinas PUPR", false},
    {"Dinas Pekerjaan Umum dan Penataan Ruang", "Renja Dinas Penataan Ruang", false},
    {"Kabupaten Mamuju", "Perjanjian Kinerja Dinas Kesehatan", false},
    {"Badan Keuangan", "Visi Dinas Pertanian", true},
};

START_TEST(test_unit)
{
    char text[256];
    snprintf(text, sizeof text,
             "== laporan.json\n{\"tahun\": 2024, \"instansi\": {\"nama\": \"%s\", "
             "\"wilayah\": \"Kabupaten Mamuju\"}}\n",
             units[_i].own);
    struct check_case made = check_case_create(text);
    struct document *document = document_create(made.input.arena, made.input.sources);
    struct document_block *section = add(document, NULL, DOCUMENT_SECTION, NULL);
    add(document, section, DOCUMENT_PARAGRAPH, units[_i].text);
    ck_assert(document_finish(document, made.input.diagnostics));
    made.input.document = document;
    check_document(&made.input);
    ck_assert_msg(strcmp(test_codes(&made.fixture), units[_i].found ? "K025" : "") == 0, "%s: %s",
                  units[_i].text, test_codes(&made.fixture));
    check_case_destroy(&made);
}
END_TEST

/* Of a paragraph of which the line is known, the words are found. */
START_TEST(test_narrow)
{
    static const char bytes[] = "Judul\n\nSatu \xc3\xa9 Tabel\n9.9 dan Tabel 9.8.\n\nTabel 9.7\n";
    struct check_case made = check_case_create(report);
    struct base_sources *sources = made.input.sources;
    uint32_t source = base_source_add(sources, "narasi/a.md", bytes, sizeof bytes - 1);
    base_origin paragraph = base_origin_place(sources, source, 3, 0);
    static const struct {
        const char *text;
        uint32_t line, column;
    } places[] = {{"Tabel", 3, 8}, {"Tabel 9.8", 4, 9}, {"Tabel 9.7", 3, 0}, {"Judul", 3, 0}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct base_origin_record place =
            base_origin_get(sources, check_narrow(&made.input, paragraph, places[i].text));
        ck_assert_uint_eq(place.line, places[i].line);
        ck_assert_uint_eq(place.column, places[i].column);
    }
    base_origin exact = base_origin_place(sources, source, 4, 1);
    ck_assert_uint_eq(check_narrow(&made.input, exact, "Tabel"), exact);
    ck_assert_uint_eq(check_narrow(&made.input, 0, "Tabel"), 0);
    check_case_destroy(&made);
}
END_TEST

TEST_SUITE(check_document)
{
    TCase *group = test_group(suite, "document");
    tcase_add_test(group, test_document);
    tcase_add_test(group, test_narrow);
    tcase_add_loop_test(group, test_unit, 0, (int)(sizeof units / sizeof *units));
}
