/* CSV: encodings, separators, quotes, places, harmful cells. */
#include "sheet.h"

#include <string.h>

#include "sheet_write.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;

static void begin(void)
{
    fixture = test_fixture_create();
}

static void end(void)
{
    test_fixture_destroy(&fixture);
}

static const struct sheet_table *read_bytes(const char *bytes, size_t length)
{
    const struct sheet_book *book =
        sheet_read_memory(fixture.arena, fixture.diagnostics, "a.csv",
                          base_copy(fixture.arena, bytes, length), length);
    return book != NULL ? &book->tables[0] : NULL;
}

/* The cells as "1:a|b 2:c|d". */
static const char *cells_of(const struct sheet_table *table)
{
    struct base_buffer text = {.arena = fixture.arena};
    ck_assert_ptr_nonnull(table);
    for (size_t i = 0; i < table->count; i++) {
        base_buffer_format(&text, "%s%u:", i > 0 ? " " : "", (unsigned)table->rows[i].number);
        for (size_t n = 0; n < table->rows[i].count; n++)
            base_buffer_format(&text, "%s%s", n > 0 ? "|" : "", table->rows[i].cells[n].text);
    }
    return base_buffer_get(&text);
}

static const char *cells(const char *text)
{
    return cells_of(read_bytes(text, strlen(text)));
}

START_TEST(test_of_separators)
{
    ck_assert_str_eq(cells("Kode;Pagu\n1;2,5\n"), "1:Kode|Pagu 2:1|2,5");
    ck_assert_str_eq(cells("Kode,Pagu\n1,\"2,5\"\n"), "1:Kode|Pagu 2:1|2,5");
    ck_assert_str_eq(cells("Kode\tPagu\n1\t2,5\n"), "1:Kode|Pagu 2:1|2,5");
    ck_assert_str_eq(cells("sep=|\nKode|Pagu\n1|2;5\n"), "1:Kode|Pagu 2:1|2;5");
}
END_TEST

START_TEST(test_of_quotes_and_lines)
{
    ck_assert_str_eq(cells("a;b\r\n\"x \"\"y\"\"\nz\";c\r\nd;e"), "1:a|b 2:x \"y\"\nz|c 3:d|e");
    ck_assert_str_eq(cells("a;b\n\n;\n  c ; \xc2\xa0"
                           "d\n"),
                     "1:a|b 4:c|d");
    ck_assert_ptr_null(read_bytes("a;b\n\"x;c\n", 9));
    ck_assert_str_eq(test_codes(&fixture), "S007");
}
END_TEST

START_TEST(test_of_encodings)
{
    ck_assert_str_eq(cells("\xEF\xBB\xBF"
                           "a;\xc3\xa9\n"),
                     "1:a|é");
    ck_assert_str_eq(cells("a;\x93q\x94 \xe9\n"), "1:a|“q” é");
    ck_assert_str_eq(cells_of(read_bytes("\xFF\xFE"
                                         "a\0;\0\x13\x20\n\0",
                                         10)),
                     "1:a|–");
    ck_assert_str_eq(cells_of(read_bytes("\xFE\xFF\0a\0;\x20\x13\0\n", 10)), "1:a|–");
    ck_assert_str_eq(cells_of(read_bytes("a\0;\0b\0\n\0c\0;\0d\0\n\0", 16)), "1:a|b 2:c|d");
    ck_assert_ptr_null(read_bytes("\xFF\xFE"
                                  "a\0;\0\x00\xd8\n\0",
                                  10));
    ck_assert_str_eq(test_codes(&fixture), "S009");
}
END_TEST

/* What Excel would run as a formula is not handed to it. */
START_TEST(test_of_harmful_cells)
{
    static const char *const texts[] = {"=1+1", "@x",  "-1.234,5", "+62 8",
                                        "-x",   "a;b", "–",        "a\"b"};
    struct base_buffer text = {.arena = fixture.arena};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        sheet_csv_cell(&text, texts[i], ';', i == 0);
    ck_assert_str_eq(base_buffer_get(&text), "\"'=1+1\";\"'@x\";-1.234,5;+62 8;\"'-x\";\"a;b\";–;"
                                             "\"a\"\"b\"");
}
END_TEST

START_TEST(test_of_names)
{
    ck_assert_str_eq(sheet_column_name(fixture.arena, 0), "A");
    ck_assert_str_eq(sheet_column_name(fixture.arena, 27), "AB");
    ck_assert_str_eq(sheet_column_name(fixture.arena, SHEET_COLUMN_LIMIT - 1), "XFD");
    ck_assert_str_eq(sheet_reference(fixture.arena, 11, 702, true), "$AAA$12");
    ck_assert_str_eq(sheet_reference(fixture.arena, 11, 2, false), "C12");
}
END_TEST

TEST_SUITE(sheet_csv)
{
    TCase *group = test_group(suite, "csv");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, test_of_separators);
    tcase_add_test(group, test_of_quotes_and_lines);
    tcase_add_test(group, test_of_encodings);
    tcase_add_test(group, test_of_harmful_cells);
    tcase_add_test(group, test_of_names);
}
