/* Tests of finding what pages show. */
#include "marks.h"

#include "base_arena.h"
#include "font.h"
#include "page.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct page_document *document;
static base_origin root, list, first, name, other, line3, line9, missing;
static uint32_t json, text;

/* data.json: {"a": [{"nama": .., "lain": ..}]}, and a narrative with paragraphs at lines 3 and 9.
 */
static void setup(void)
{
    fixture = test_fixture_create();
    struct base_sources *sources = fixture.sources;
    document = page_document_create(fixture.arena, sources, font_set_fake(fixture.arena));
    json = base_source_add(sources, "data.json", NULL, 0);
    text = base_source_add(sources, "narasi/a.md", NULL, 0);
    root = base_origin_place(sources, json, 1, 1);
    list = base_origin_member(sources, root, "a", json, 2, 1);
    first = base_origin_element(sources, list, 0, json, 3, 1);
    name = base_origin_member(sources, first, "nama", json, 4, 1);
    other = base_origin_member(sources, first, "lain", json, 5, 1);
    missing = base_origin_member(sources, root, "z", json, 8, 1);
    line3 = base_origin_place(sources, text, 3, 1);
    line9 = base_origin_place(sources, text, 9, 1);
    page_add(document, BASE_PT(600), BASE_PT(800));
    page_add(document, BASE_PT(600), BASE_PT(800));
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static void show(size_t page, const char *words, base_length y, base_origin origin)
{
    struct page_fragment fragment = {0};
    page_text_add(document, &fragment, font_face_at(document->fonts, 0), BASE_PT(10), 0,
                  BASE_PT(80), y, words, 0, origin);
    page_fragment_place(document, document->pages[page], &fragment, 0, 0);
}

static struct marks_place *found;

static size_t find(struct marks_target target)
{
    struct marks_index *index = marks_index_create(fixture.arena, document, NULL);
    return marks_places(index, &target, &found);
}

#define FIND(...) find((struct marks_target){__VA_ARGS__})

START_TEST(all_items_that_show_a_value)
{
    show(0, "satu", BASE_PT(100), name);
    show(1, "dua", BASE_PT(50), name);
    show(1, "tiga", BASE_PT(60), other);
    ck_assert_uint_eq(FIND(.origin = name), 2);
    ck_assert_uint_eq(found[0].page, 0);
    ck_assert_uint_eq(found[1].page, 1);
    ck_assert_int_eq(found[1].match, MARKS_SHOWN);
    ck_assert_int_eq(found[1].x, BASE_PT(80));
    ck_assert_int_eq(found[1].y, BASE_PT(50) - 8500);
    ck_assert_int_eq(found[1].height, 11500);
    ck_assert_uint_eq(FIND(.origin = first), 3); /* the record is shown by its parts */
}
END_TEST

START_TEST(computed_values_show_their_operands)
{
    show(0, "x", BASE_PT(100), base_origin_computed(fixture.sources, name, line3));
    ck_assert_uint_eq(FIND(.origin = name), 1);
    ck_assert_uint_eq(FIND(.origin = line3), 1);
    ck_assert_uint_eq(FIND(.origin = other), 1); /* not shown: the record that holds it is */
    ck_assert_int_eq(found[0].match, MARKS_NEAR);
}
END_TEST

START_TEST(what_is_shown_nowhere_has_no_place)
{
    show(0, "x", BASE_PT(100), name);
    ck_assert_uint_eq(FIND(.origin = missing), 0);
    ck_assert_uint_eq(FIND(.origin = 0), 0);
    ck_assert_uint_eq(FIND(.figure = "tidak.ada"), 0);
}
END_TEST

START_TEST(lines_of_a_text)
{
    show(0, "x", BASE_PT(100), line3);
    show(1, "y", BASE_PT(100), line9);
    ck_assert_uint_eq(FIND(.file = "narasi/a.md", .line = 7), 1);
    ck_assert_uint_eq(found[0].page, 0);
    ck_assert_uint_eq(FIND(.file = "narasi/a.md", .line = 9), 1);
    ck_assert_uint_eq(found[0].page, 1);
    ck_assert_uint_eq(FIND(.file = "narasi/a.md", .line = 2), 0);
    ck_assert_uint_eq(FIND(.origin = base_origin_place(fixture.sources, text, 5, 2)), 1);
    ck_assert_int_eq(found[0].match, MARKS_NEAR);
}
END_TEST

START_TEST(paths_of_the_input)
{
    show(1, "x", BASE_PT(100), name);
    ck_assert_uint_eq(FIND(.file = "data.json", .path = "a[0].nama"), 1);
    ck_assert_uint_eq(found[0].page, 1);
    ck_assert_uint_eq(FIND(.file = "data.json", .path = "a[1].nama"), 0);
    ck_assert_uint_eq(FIND(.file = "lain.json", .path = "a[0].nama"), 0);
}
END_TEST

START_TEST(running_heads_count_only_when_nothing_else_shows_it)
{
    show(0, "x", BASE_PT(100), other);
    show(0, "kepala", BASE_PT(20), name);
    document->pages[0]->running = 1;
    ck_assert_uint_eq(FIND(.origin = name), 1);
    show(1, "isi", BASE_PT(100), name);
    ck_assert_uint_eq(FIND(.origin = name), 1);
    ck_assert_uint_eq(found[0].page, 1);
}
END_TEST

START_TEST(texts_over_line_ends)
{
    show(0, "angka [belum ", BASE_PT(100), 0);
    show(0, "diisi: a.b] lagi", BASE_PT(115), 0);
    ck_assert_uint_eq(FIND(.text = "[belum diisi: a.b]"), 2);
    ck_assert_uint_eq(found[1].item, 1);
    ck_assert_uint_eq(FIND(.text = "[belum diisi: a.c]"), 0);
    ck_assert_uint_eq(FIND(.text = "lagi"), 1);
}
END_TEST

TEST_SUITE(marks_places)
{
    TCase *group = test_group(suite, "places");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, all_items_that_show_a_value);
    tcase_add_test(group, computed_values_show_their_operands);
    tcase_add_test(group, what_is_shown_nowhere_has_no_place);
    tcase_add_test(group, lines_of_a_text);
    tcase_add_test(group, paths_of_the_input);
    tcase_add_test(group, running_heads_count_only_when_nothing_else_shows_it);
    tcase_add_test(group, texts_over_line_ends);
}
