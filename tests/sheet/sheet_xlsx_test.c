/* Workbooks: written and read back, and with damaged bytes. */
#include "sheet.h"

#include <stdio.h>
#include <string.h>

#include "base_file.h"
#include "sheet_write.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static const char *path;

static void begin(void)
{
    fixture = test_fixture_create();
    path = base_path_join(fixture.arena, test_scratch(fixture.arena), "a.xlsx");
}

static void end(void)
{
    remove(path);
    char *folder = base_copy(fixture.arena, path, strlen(path) - strlen("/a.xlsx"));
    remove(folder);
    test_fixture_destroy(&fixture);
}

/* A workbook with one of everything. */
static void write_book(void)
{
    struct sheet_writer *writer =
        sheet_writer_create(fixture.arena, fixture.diagnostics, path, "Judul", "2024");
    ck_assert_ptr_nonnull(writer);
    struct sheet_page *page =
        sheet_page_create(writer, "Anggaran: 2024/[akhir] yang amat sangat panjang");
    struct sheet_page *other = sheet_page_create(writer, "Rahasia");
    const struct sheet_style percent = {.number_format = "0.00%"};
    static const char *const choices[] = {"naik", "turun", NULL};
    sheet_put_text(page, 0, 0, "Kode & <nama>", NULL);
    sheet_put_note(page, 0, 0, "catatan");
    ck_assert(sheet_put_number(page, 1, 0, "4235577713", NULL));
    ck_assert(sheet_put_number(page, 1, 1, "-0.05", NULL));
    ck_assert(!sheet_put_number(page, 1, 2, "1234567890123456", NULL));
    sheet_put_number(page, 2, 0, "0.9512", &percent);
    sheet_put_formula(page, 2, 1, "=A2*2", "8471155426", NULL);
    sheet_put_formula(page, 2, 2, "=\"a\"&\"b\"", "ab", NULL);
    sheet_put_merged(page, 3, 0, 4, 1, "gabung", NULL);
    sheet_put_text(page, 4, 2, "x", NULL);
    sheet_page_choices(page, 3, 1, 9, choices, true);
    sheet_page_hide_row(page, 2);
    sheet_page_hide_column(page, 1);
    sheet_page_protect(page);
    sheet_page_hide(other);
    ck_assert(sheet_writer_finish(writer));
}

static const char *shown(const struct sheet_table *table, size_t row, size_t column)
{
    const struct sheet_cell *cell = sheet_cell(&table->rows[row], column);
    return base_format(fixture.arena, "%d/%d %s", cell->kind, cell->flags, cell->text);
}

START_TEST(test_of_round_trip)
{
    write_book();
    const struct sheet_book *book = sheet_read(fixture.arena, fixture.diagnostics, path);
    ck_assert_ptr_nonnull(book);
    ck_assert_uint_eq(book->count, 2);
    const struct sheet_table *table = &book->tables[0];
    ck_assert_str_eq(table->name, "Anggaran  2024  akhir  yang ama");
    ck_assert(!table->hidden && book->tables[1].hidden);
    ck_assert_str_eq(shown(table, 0, 0), "1/0 Kode & <nama>");
    ck_assert_str_eq(shown(table, 1, 0), "2/0 4235577713");
    ck_assert_str_eq(shown(table, 1, 1), "2/0 -0.05");
    ck_assert_str_eq(shown(table, 1, 2), "1/0 1234567890123456");
    ck_assert_str_eq(shown(table, 2, 0), "2/2 0.9512");
    ck_assert_str_eq(shown(table, 2, 1), "2/4 8471155426");
    ck_assert_str_eq(shown(table, 2, 2), "1/4 ab");
    ck_assert_str_eq(shown(table, 3, 0), "1/0 gabung");
    ck_assert_str_eq(shown(table, 4, 1), "1/1 gabung");
    ck_assert(table->rows[2].hidden && !table->rows[1].hidden);
    ck_assert(table->hidden_columns[1] && !table->hidden_columns[0]);
}
END_TEST

START_TEST(test_of_same_bytes)
{
    write_book();
    size_t first_length = 0;
    size_t length = 0;
    const char *first =
        base_file_read(fixture.arena, path, "a", 1000000, &first_length, fixture.diagnostics);
    write_book();
    const char *again =
        base_file_read(fixture.arena, path, "a", 1000000, &length, fixture.diagnostics);
    ck_assert_uint_eq(first_length, length);
    ck_assert_int_eq(memcmp(first, again, length), 0);
}
END_TEST

/* Whatever the bytes: a book or a message, never a crash. */
START_TEST(test_of_damaged_bytes)
{
    enum { ROUNDS = 400 };
    write_book();
    size_t length = 0;
    const char *good =
        base_file_read(fixture.arena, path, "a", 1000000, &length, fixture.diagnostics);
    uint32_t seed = 12345;
    for (int i = 0; i < ROUNDS; i++) {
        struct test_fixture inner = test_fixture_create();
        char *bytes = base_copy(inner.arena, good, length);
        for (int n = 0; n <= i % 7; n++) {
            seed = seed * 1664525 + 1013904223;
            bytes[(seed >> 8) % length] = (char)(seed >> 3);
        }
        size_t kept = i % 5 == 0 ? length - (seed >> 8) % length : length;
        const struct sheet_book *book =
            sheet_read_memory(inner.arena, inner.diagnostics, "a.xlsx", bytes, kept);
        ck_assert((book == NULL) == (base_diagnostics_errors(inner.diagnostics) > 0));
        test_fixture_destroy(&inner);
    }
}
END_TEST

START_TEST(test_of_unwritable_place)
{
    ck_assert_ptr_null(
        sheet_writer_create(fixture.arena, fixture.diagnostics, "/nowhere/a.xlsx", "", ""));
    ck_assert_str_eq(test_codes(&fixture), "B004");
}
END_TEST

TEST_SUITE(sheet_xlsx)
{
    TCase *group = test_group(suite, "xlsx");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, test_of_round_trip);
    tcase_add_test(group, test_of_same_bytes);
    tcase_add_test(group, test_of_damaged_bytes);
    tcase_add_test(group, test_of_unwritable_place);
}
