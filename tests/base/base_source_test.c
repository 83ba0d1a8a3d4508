/* Tests of sources and origins. */
#include "base_source.h"

#include <string.h>

#include "base_arena.h"
#include "test_fixture.h"
#include "test_main.h"

static const char *described(struct test_fixture *fixture, base_origin origin)
{
    struct base_buffer buffer = {.arena = fixture->arena};
    base_origin_describe(fixture->sources, origin, &buffer);
    return base_buffer_get(&buffer);
}

static const char *path_of(struct test_fixture *fixture, base_origin origin)
{
    struct base_buffer buffer = {.arena = fixture->arena};
    base_origin_path(fixture->sources, origin, &buffer);
    return base_buffer_get(&buffer);
}

START_TEST(lines_and_positions)
{
    struct test_fixture f = test_fixture_create();
    const char *text = "satu\r\nd\xc3\xbc"
                       "a\n\nakhir";
    uint32_t source = base_source_add(f.sources, "a.md", text, strlen(text));
    ck_assert_uint_eq(source, 1);
    ck_assert_str_eq(base_source_name(f.sources, source), "a.md");
    ck_assert_str_eq(base_source_line(f.sources, source, 1, f.arena), "satu");
    ck_assert_str_eq(base_source_line(f.sources, source, 2, f.arena), "d\xc3\xbc"
                                                                      "a");
    ck_assert_str_eq(base_source_line(f.sources, source, 3, f.arena), "");
    ck_assert_str_eq(base_source_line(f.sources, source, 4, f.arena), "akhir");
    ck_assert_ptr_null(base_source_line(f.sources, source, 5, f.arena));
    ck_assert_ptr_null(base_source_line(f.sources, source, 0, f.arena));
    static const struct {
        size_t offset;
        uint32_t line, column;
    } cases[] = {{0, 1, 1},  {3, 1, 4},  {6, 2, 1},  {7, 2, 2}, {9, 2, 3},
                 {11, 3, 1}, {12, 4, 1}, {17, 4, 6}, {99, 4, 6}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t line = 0, column = 0;
        base_source_position(f.sources, source, cases[i].offset, &line, &column);
        ck_assert_uint_eq(line, cases[i].line);
        ck_assert_uint_eq(column, cases[i].column);
    }
    test_fixture_destroy(&f);
}
END_TEST

START_TEST(column_in_a_line_of_many_bytes)
{
    struct test_fixture f = test_fixture_create();
    enum { LENGTH = 100000 };
    char *text = base_alloc(f.arena, LENGTH);
    for (size_t i = 0; i < LENGTH; i += 2)
        memcpy(text + i, "\xc3\xa9", 2);
    uint32_t source = base_source_add(f.sources, "a.json", text, LENGTH);
    for (size_t offset = 0; offset <= LENGTH; offset += 2) {
        uint32_t line = 0, column = 0;
        base_source_position(f.sources, source, offset, &line, &column);
        if (line != 1 || column != offset / 2 + 1)
            ck_abort_msg("offset %zu: line %u, column %u", offset, line, column);
    }
    test_fixture_destroy(&f);
}
END_TEST

/* Positions in any order are those that counting from the start gives. */
static void check_jumps(const char *text, size_t length)
{
    struct test_fixture f = test_fixture_create();
    uint32_t source = base_source_add(f.sources, "a.xml", text, length);
    uint32_t jump = 1;
    for (size_t i = 0; i < 5000; i++) {
        jump = jump * 1664525 + 1013904223;
        /* On and back by little, now and then by much; asked twice. */
        size_t offset = i % 7 == 0 ? (jump >> 8) % (length + 1) : i / 2 % (length + 1);
        uint32_t line = 0, column = 0, lines = 1, columns = 1;
        for (size_t k = 0; k < offset; k++) {
            lines += text[k] == '\n';
            columns = text[k] == '\n' ? 1 : columns + (((unsigned char)text[k] & 0xc0) != 0x80);
        }
        base_source_position(f.sources, source, offset, &line, &column);
        if (line != lines || column != columns)
            ck_abort_msg("offset %zu: %u:%u, not %u:%u", offset, line, column, lines, columns);
    }
    test_fixture_destroy(&f);
}

START_TEST(positions_in_any_order)
{
    static const char *const pieces[][3] = {{"a", "\n", "kinerja "}, {"\xc3\xa9", "\n", "satu"}};
    for (size_t i = 0; i < 2; i++) {
        char text[1000] = "";
        for (unsigned k = 0; strlen(text) < sizeof text - 10; k++)
            strcat(text, pieces[i][k * k / 3 % 3]);
        check_jumps(text, strlen(text));
    }
}
END_TEST

START_TEST(source_without_bytes)
{
    struct test_fixture f = test_fixture_create();
    uint32_t source = base_source_add(f.sources, "hilang.json", NULL, 0);
    uint32_t empty = base_source_add(f.sources, "kosong.json", "", 0);
    uint32_t line = 7, column = 7;
    base_source_position(f.sources, source, 3, &line, &column);
    ck_assert_uint_eq(line, 0);
    ck_assert_uint_eq(column, 0);
    ck_assert_ptr_null(base_source_line(f.sources, source, 1, f.arena));
    base_source_position(f.sources, empty, 0, &line, &column);
    ck_assert_uint_eq(line, 1);
    ck_assert_uint_eq(column, 1);
    test_fixture_destroy(&f);
}
END_TEST

/* perencanaan.json: tujuan[0].sasaran[1].nama */
static base_origin make_path(struct test_fixture *f)
{
    uint32_t file = base_source_add(f->sources, "perencanaan.json", NULL, 0);
    base_origin root = base_origin_place(f->sources, file, 1, 1);
    base_origin goals = base_origin_member(f->sources, root, "tujuan", file, 2, 3);
    base_origin goal = base_origin_element(f->sources, goals, 0, file, 3, 3);
    base_origin targets = base_origin_member(f->sources, goal, "sasaran", file, 4, 3);
    base_origin target = base_origin_element(f->sources, targets, 1, file, 5, 3);
    return base_origin_member(f->sources, target, "nama", file, 6, 9);
}

START_TEST(json_paths_are_described)
{
    struct test_fixture f = test_fixture_create();
    base_origin name = make_path(&f);
    ck_assert_str_eq(described(&f, name), "perencanaan.json:tujuan[0].sasaran[1].nama");
    ck_assert_str_eq(path_of(&f, name), "tujuan[0].sasaran[1].nama");
    base_origin rootless = base_origin_member(f.sources, 0, "a", 1, 1, 1);
    ck_assert_str_eq(described(&f, rootless), "perencanaan.json:a");
    base_origin element = base_origin_element(f.sources, 0, 3, 1, 1, 1);
    ck_assert_str_eq(described(&f, element), "perencanaan.json:[3]");
    base_origin odd = base_origin_member(f.sources, rootless, "b \"c\".\\\n", 1, 1, 1);
    ck_assert_str_eq(described(&f, odd), "perencanaan.json:a[\"b \\\"c\\\".\\\\\\u000a\"]");
    base_origin empty = base_origin_member(f.sources, rootless, "", 1, 1, 1);
    ck_assert_str_eq(path_of(&f, empty), "a[\"\"]");
    test_fixture_destroy(&f);
}
END_TEST

START_TEST(other_origins_are_described)
{
    struct test_fixture f = test_fixture_create();
    base_origin name = make_path(&f);
    uint32_t file = base_source_add(f.sources, "bab1.md", NULL, 0);
    base_origin place = base_origin_place(f.sources, file, 12, 1);
    base_origin figure = base_origin_figure(f.sources, "indikator.ik1.capaian", name);
    ck_assert_str_eq(described(&f, 0), "");
    ck_assert_str_eq(described(&f, place), "bab1.md:12");
    ck_assert_str_eq(path_of(&f, place), "");
    ck_assert_str_eq(described(&f, figure), "=indikator.ik1.capaian");
    base_origin sum = base_origin_computed(f.sources, place, figure);
    ck_assert_str_eq(described(&f, sum), "(bab1.md:12)+(=indikator.ik1.capaian)");
    struct base_origin_record where = base_origin_locate(f.sources, figure);
    ck_assert_uint_eq(where.line, 6);
    ck_assert_uint_eq(where.column, 9);
    ck_assert_uint_eq(base_origin_locate(f.sources, sum).line, 12);
    ck_assert_uint_eq(base_origin_locate(f.sources, 0).source, 0);
    test_fixture_destroy(&f);
}
END_TEST

START_TEST(computed_from_equal_or_nothing_is_not_new)
{
    struct test_fixture f = test_fixture_create();
    base_origin name = make_path(&f);
    ck_assert_uint_eq(base_origin_computed(f.sources, name, name), name);
    ck_assert_uint_eq(base_origin_computed(f.sources, 0, name), name);
    ck_assert_uint_eq(base_origin_computed(f.sources, name, 0), name);
    ck_assert_uint_eq(base_origin_computed(f.sources, 0, 0), 0);
    test_fixture_destroy(&f);
}
END_TEST

START_TEST(long_sums_are_described_shortly)
{
    struct test_fixture f = test_fixture_create();
    base_origin name = make_path(&f), left = name, right = name;
    for (uint32_t i = 0; i < 100000; i++) {
        base_origin term = base_origin_element(f.sources, 0, i, 1, 1, 1);
        left = base_origin_computed(f.sources, left, term);
        right = base_origin_computed(f.sources, term, right);
    }
    ck_assert_uint_lt(strlen(described(&f, left)), 2000);
    ck_assert_ptr_nonnull(strstr(described(&f, left), "..."));
    ck_assert_uint_lt(strlen(described(&f, right)), 2000);
    /* Doubling: each origin is used twice by the next. */
    base_origin twice = base_origin_computed(f.sources, left, right);
    for (int i = 0; i < 60; i++)
        twice =
            base_origin_computed(f.sources, base_origin_computed(f.sources, twice, name), twice);
    ck_assert_uint_lt(strlen(described(&f, twice)), 2000);
    test_fixture_destroy(&f);
}
END_TEST

START_TEST(deep_nesting_is_described)
{
    struct test_fixture f = test_fixture_create();
    base_origin origin = 0;
    for (int i = 0; i < 100000; i++)
        origin = base_origin_element(f.sources, origin, 0, 0, 1, 1);
    ck_assert_uint_eq(strlen(path_of(&f, origin)), 300000);
    test_fixture_destroy(&f);
}
END_TEST

TEST_SUITE(base_source)
{
    TCase *group = test_group(suite, "source");
    tcase_add_test(group, lines_and_positions);
    tcase_add_test(group, column_in_a_line_of_many_bytes);
    tcase_add_test(group, positions_in_any_order);
    tcase_add_test(group, source_without_bytes);
    group = test_group(suite, "origin");
    tcase_add_test(group, json_paths_are_described);
    tcase_add_test(group, other_origins_are_described);
    tcase_add_test(group, computed_from_equal_or_nothing_is_not_new);
    tcase_add_test(group, long_sums_are_described_shortly);
    tcase_add_test(group, deep_nesting_is_described);
}
