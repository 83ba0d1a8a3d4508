/* Tests of the plain text of charts: marks for characters that no face holds. */
#include "page.h"

#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct page_document *document;
static struct page_fragment fragment;

static void setup(void)
{
    fixture = test_fixture_create();
    struct font_set *fonts = font_set_fake(fixture.arena);
    document = page_document_create(fixture.arena, fixture.sources, fonts);
    fragment = (struct page_fragment){0};
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static base_length add(const char *text, base_origin origin)
{
    return page_text_add(document, &fragment, font_face_at(document->fonts, 0), BASE_PT(10), 0, 0,
                         0, text, 0, origin);
}

START_TEST(held_text_is_one_run)
{
    ck_assert_int_eq(add("abc", 0), BASE_PT(15));
    ck_assert_uint_eq(fragment.count, 1);
    ck_assert_uint_eq(document->missing_count, 0);
}
END_TEST

START_TEST(missing_character_gets_a_tinted_mark)
{
    const char *text = "a\xE2\x98\x83z";
    base_length width = add(text, 0);
    ck_assert_int_eq(width, BASE_PT(50)); /* a, [U+2603], z */
    ck_assert_int_eq(
        width, page_text_width(document, font_face_at(document->fonts, 0), BASE_PT(10), text));
    ck_assert_uint_eq(fragment.count, 4);
    ck_assert_int_eq(fragment.items[1].kind, PAGE_FILL);
    ck_assert_uint_eq(fragment.items[1].colour, PAGE_MARK_TINT);
    ck_assert_str_eq(fragment.items[2].glyphs.text, "[U+2603]");
    ck_assert_int_eq(fragment.items[3].x, BASE_PT(45));
}
END_TEST

START_TEST(missing_characters_are_counted_by_text_and_place)
{
    const char *text = "\xE2\x98\x83 \xE2\x98\x83";
    add(text, 1);
    add(text, 1);
    add(text, 2);
    ck_assert_uint_eq(document->missing_count, 2);
    ck_assert_uint_eq(document->missing[0].character, 0x2603);
    ck_assert_uint_eq(document->missing[0].count, 2);
    ck_assert_uint_eq(document->missing[1].origin, 2);
}
END_TEST

TEST_SUITE(page_text)
{
    TCase *group = test_group(suite, "text");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, held_text_is_one_run);
    tcase_add_test(group, missing_character_gets_a_tinted_mark);
    tcase_add_test(group, missing_characters_are_counted_by_text_and_place);
}
