/* Tests of drawn charts: everything lies inside, values stand at their marks, gaps are shown. */
#include "chart.h"

#include <string.h>

#include "document.h"
#include "format_number.h"
#include "page.h"
#include "test_fixture.h"
#include "test_main.h"
#include "value_rational.h"

enum { WIDTH = 439000, HEIGHT = 198000 };

static struct test_fixture fixture;
static struct page_document *pages;
static struct document_style style;
static struct document_chart chart;
static struct document_block block;
static struct page_fragment fragment;

static void setup(void)
{
    fixture = test_fixture_create();
    pages = page_document_create(fixture.arena, fixture.sources, font_set_fake(fixture.arena));
    memset(&style, 0, sizeof style);
    memset(&fragment, 0, sizeof fragment);
    style.text.family = "Fake";
    style.text.size = 8000;
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static void start(enum document_chart_kind kind, size_t series, size_t categories)
{
    chart = (struct document_chart){
        .kind = kind,
        .categories = base_alloc_array(fixture.arena, categories, sizeof(char *)),
        .category_count = categories,
        .series = base_alloc_array(fixture.arena, series, sizeof *chart.series),
        .series_count = series,
        .legend = series > 1,
        .accent = DOCUMENT_NO_COLOUR,
    };
    block = (struct document_block){.kind = DOCUMENT_CHART, .style = &style};
    block.chart = &chart;
    for (size_t k = 0; k < categories; k++) {
        chart.categories[k] = base_format(fixture.arena, "Tahun %zu", 2020 + k);
    }
    for (size_t i = 0; i < series; i++) {
        struct document_chart_series *own = &chart.series[i];
        own->name = base_format(fixture.arena, "Seri %zu", i + 1);
        own->numbers = base_alloc_array(fixture.arena, categories, sizeof *own->numbers);
        own->labels = base_alloc_array(fixture.arena, categories, sizeof *own->labels);
        own->origins = base_alloc_array(fixture.arena, categories, sizeof *own->origins);
        own->colour = DOCUMENT_NO_COLOUR;
    }
}

static void set(size_t series, size_t category, long long numerator, long long denominator)
{
    struct format_number own = {.decimals = FORMAT_OWN_DECIMALS};
    const struct value_rational *number =
        value_rational_ratio(fixture.arena, numerator, denominator);
    chart.series[series].numbers[category] = number;
    chart.series[series].labels[category] = format_number(fixture.arena, number, own);
}

static void draw(void)
{
    fragment = (struct page_fragment){0};
    chart_draw(pages, &fragment, &block, WIDTH, HEIGHT, 0, fixture.diagnostics);
}

/* The first glyph item with the text; NULL when there is none. */
static const struct page_item *text_item(const char *text)
{
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *item = &fragment.items[i];
        if (item->kind == PAGE_GLYPHS && strcmp(item->glyphs.text, text) == 0) {
            return item;
        }
    }
    return NULL;
}

static size_t count_texts(const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *item = &fragment.items[i];
        count += item->kind == PAGE_GLYPHS && strcmp(item->glyphs.text, text) == 0;
    }
    return count;
}

/* The item-th fill of a colour. */
static const struct page_item *fill_item(page_colour colour, size_t number)
{
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *item = &fragment.items[i];
        if (item->kind == PAGE_FILL && item->colour == colour && number-- == 0) {
            return item;
        }
    }
    return NULL;
}

static void check_inside(void)
{
    enum { TOLERANCE = 2000 };
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *item = &fragment.items[i];
        bool upward = item->kind == PAGE_GLYPHS && item->glyphs.upward;
        base_length right = item->x + (upward ? 0 : item->width);
        base_length top = item->kind == PAGE_GLYPHS ? item->y - item->height * 7 / 10 : item->y;
        base_length bottom = item->kind == PAGE_GLYPHS ? item->y : item->y + item->height;
        top = upward ? item->y - item->width : top;
        ck_assert_msg(item->x >= -TOLERANCE && right <= WIDTH + TOLERANCE && top >= -TOLERANCE &&
                          bottom <= HEIGHT + TOLERANCE,
                      "item %zu of kind %d at %lld %lld to %lld %lld: %s", i, (int)item->kind,
                      (long long)item->x, (long long)top, (long long)right, (long long)bottom,
                      item->kind == PAGE_GLYPHS ? item->glyphs.text : "");
    }
}

/* ---------------------------------------------------------------- bars */

START_TEST(bars_are_as_high_as_their_numbers)
{
    start(DOCUMENT_CHART_BAR, 1, 3);
    set(0, 0, 100, 1);
    set(0, 1, 50, 1);
    set(0, 2, 333, 10);
    draw();
    check_inside();
    const struct page_item *full = fill_item(0x0B4F6C, 0), *half = fill_item(0x0B4F6C, 1);
    const struct page_item *third = fill_item(0x0B4F6C, 2);
    ck_assert_int_eq(full->height, 2 * half->height + full->height % 2);
    ck_assert_int_le(third->height * 1000 - full->height * 333, 1000);
    ck_assert_int_eq(full->y + full->height, half->y + half->height);
    const struct page_item *label = text_item("33,3");
    ck_assert_ptr_nonnull(label);
    ck_assert_int_lt(label->y, third->y);
    ck_assert_int_gt(label->y, third->y - 6000);
    ck_assert_int_eq(label->x + label->width / 2, third->x + third->width / 2);
}
END_TEST

START_TEST(a_target_is_an_outline)
{
    start(DOCUMENT_CHART_BAR, 2, 1);
    set(0, 0, 10, 1);
    set(1, 0, 9, 1);
    chart.series[0].outlined = true;
    draw();
    size_t outlines = 0;
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *item = &fragment.items[i];
        outlines += item->kind == PAGE_PATH && item->path.closed && item->path.fill == 0xFFFFFF &&
                    item->colour == 0x0B4F6C;
    }
    ck_assert_uint_eq(outlines, 2); /* bar and legend */
    ck_assert_ptr_nonnull(fill_item(0x0B4F6C, 1));
    ck_assert_ptr_nonnull(text_item("Seri 1"));
}
END_TEST

START_TEST(further_series_have_patterns)
{
    start(DOCUMENT_CHART_BAR, 4, 2);
    bool seen[4] = {false};
    for (size_t i = 0; i < 4; i++) {
        set(i, 0, 10, 1);
        set(i, 1, 12, 1);
    }
    draw();
    for (size_t i = 0; i < fragment.count; i++) {
        if (fragment.items[i].kind == PAGE_FILL) {
            seen[fragment.items[i].fill.pattern] = true;
        }
    }
    ck_assert(seen[PAGE_HATCH] && seen[PAGE_CROSSHATCH] && seen[PAGE_DOTS]);
}
END_TEST

START_TEST(missing_values_are_dashes)
{
    static const enum document_chart_kind kinds[] = {DOCUMENT_CHART_BAR, DOCUMENT_CHART_HORIZONTAL,
                                                     DOCUMENT_CHART_LINE};
    for (size_t i = 0; i < 3; i++) {
        start(kinds[i], 1, 3);
        set(0, 0, 10, 1);
        set(0, 2, 12, 1);
        draw();
        ck_assert_uint_eq(count_texts("\xe2\x80\x93"), 1);
        check_inside();
    }
}
END_TEST

START_TEST(negative_bars_hang_from_zero)
{
    start(DOCUMENT_CHART_BAR, 1, 2);
    set(0, 0, 10, 1);
    set(0, 1, -5, 1);
    draw();
    check_inside();
    const struct page_item *above = fill_item(0x0B4F6C, 0), *below = fill_item(0x0B4F6C, 1);
    ck_assert_int_eq(above->y + above->height, below->y);
    size_t count = count_texts("-5");
    ck_assert_uint_ge(count, 1);
}
END_TEST

START_TEST(many_long_names_turn_the_chart)
{
    start(DOCUMENT_CHART_BAR, 1, 9);
    for (size_t k = 0; k < 9; k++) {
        chart.categories[k] = "Persentase penyandang disabilitas terlantar terpenuhi";
        set(0, k, 50 + (long long)k, 1);
    }
    draw();
    check_inside();
    const struct page_item *first = fill_item(0x0B4F6C, 0), *second = fill_item(0x0B4F6C, 1);
    ck_assert_int_eq(first->x, second->x);
    ck_assert_int_lt(first->y, second->y);
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

START_TEST(crowded_charts_are_said)
{
    start(DOCUMENT_CHART_BAR, 4, 60);
    for (size_t k = 0; k < 60; k++) {
        for (size_t i = 0; i < 4; i++) {
            set(i, k, 123456 + (long long)(i * k), 7);
        }
    }
    draw();
    check_inside();
    ck_assert_str_eq(test_codes(&fixture), "G002");
}
END_TEST

START_TEST(stacks_show_their_sum)
{
    start(DOCUMENT_CHART_STACKED, 2, 2);
    set(0, 0, 20, 1);
    set(1, 0, 22, 1);
    set(0, 1, 30, 1);
    set(1, 1, 5, 1);
    draw();
    check_inside();
    ck_assert_ptr_nonnull(text_item("42"));
    ck_assert_ptr_nonnull(text_item("35"));
    ck_assert_ptr_nonnull(text_item("22"));
    ck_assert_uint_eq(text_item("42")->origin, 0); /* a sum is not of the input */
}
END_TEST

START_TEST(a_negative_piece_is_enclosed)
{
    start(DOCUMENT_CHART_STACKED, 2, 2);
    set(0, 0, 3, 2);
    set(1, 0, -20, 1);
    set(0, 1, 100000, 1);
    set(1, 1, 3, 1);
    draw();
    check_inside();
    ck_assert_ptr_nonnull(text_item("1,5 + (-20)"));
}
END_TEST

/* More rows than lines of text: names stand apart, and those left out are told. */
START_TEST(names_of_low_rows_do_not_touch)
{
    start(DOCUMENT_CHART_HORIZONTAL, 1, 120);
    for (size_t k = 0; k < 120; k++) {
        set(0, k, (long long)k, 1);
    }
    draw();
    check_inside();
    ck_assert_str_eq(test_codes(&fixture), "G002");
    base_length last = -1;
    size_t names = 0;
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *item = &fragment.items[i];
        if (item->kind == PAGE_GLYPHS && strncmp(item->glyphs.text, "Tahun ", 6) == 0) {
            ck_assert(last < 0 || item->y - last >= 6500);
            last = item->y;
            names++;
        }
    }
    ck_assert_uint_gt(names, 15);
}
END_TEST

/* ---------------------------------------------------------------- lines */

START_TEST(a_long_name_of_a_few_is_broken_up)
{
    start(DOCUMENT_CHART_LINE, 1, 3);
    chart.categories[1] = "Pertanggungjawabankeuangandaerahyangsangatpanjang";
    for (size_t k = 0; k < 3; k++) {
        set(0, k, 5 + (long long)k, 1);
    }
    draw();
    check_inside();
    ck_assert_ptr_nonnull(text_item("Tahun 2020"));
    ck_assert_ptr_nonnull(text_item("Tahun 2022"));
    bool begun = false;
    for (size_t i = 0; i < fragment.count; i++) {
        begun = begun || (fragment.items[i].kind == PAGE_GLYPHS &&
                          strncmp(fragment.items[i].glyphs.text, "Pertang", 7) == 0);
    }
    ck_assert(begun);
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

/* Of many years some are not named, without a word; a name that is left out is told. */
START_TEST(names_left_out_below_lines_are_told)
{
    for (int years = 1; years >= 0; years--) {
        start(DOCUMENT_CHART_LINE, 1, 60);
        for (size_t k = 0; k < 60; k++) {
            chart.categories[k] =
                base_format(fixture.arena, years ? "%zu" : "Kampung%zu", 1960 + k);
            set(0, k, 5 + (long long)k * 3, 1);
            chart.series[0].labels[k] = "";
        }
        draw();
        check_inside();
        ck_assert_str_eq(test_codes(&fixture), years ? "" : "G002");
    }
}
END_TEST

START_TEST(lines_break_at_gaps)
{
    start(DOCUMENT_CHART_LINE, 1, 5);
    for (size_t k = 0; k < 5; k++) {
        if (k != 2) {
            set(0, k, 10 + (long long)k, 1);
        }
    }
    draw();
    check_inside();
    size_t segments = 0;
    for (size_t i = 0; i < fragment.count; i++) {
        segments += fragment.items[i].kind == PAGE_LINE && fragment.items[i].colour == 0x0B4F6C;
    }
    ck_assert_uint_eq(segments, 2);
}
END_TEST

START_TEST(lines_are_named_at_their_ends)
{
    start(DOCUMENT_CHART_LINE, 2, 3);
    for (size_t k = 0; k < 3; k++) {
        set(0, k, 80, 1);
        set(1, k, 80 + (long long)k, 1);
    }
    draw();
    check_inside();
    const struct page_item *one = text_item("Seri 1"), *two = text_item("Seri 2");
    ck_assert(one != NULL && two != NULL);
    ck_assert_int_eq(one->x, two->x);
    ck_assert_int_ge(one->y - two->y, 8000); /* no overlap, the higher line first */
}
END_TEST

/* ---------------------------------------------------------------- all kinds */

START_TEST(nothing_to_show_is_said)
{
    start(DOCUMENT_CHART_BAR, 2, 2);
    draw();
    ck_assert_ptr_nonnull(text_item("Tidak ada data"));
    start(DOCUMENT_CHART_LINE, 0, 0);
    draw();
    ck_assert_ptr_nonnull(text_item("Tidak ada data"));
    ck_assert_str_eq(chart_alternative(fixture.arena, &block), "Grafik garis.");
}
END_TEST

START_TEST(any_chart_stays_inside)
{
    uint32_t state = 77;
    for (int round = 0; round < 400; round++) {
#define RANDOM(n) ((state = state * 1664525u + 1013904223u) >> 8) % (n)
        size_t series = 1 + RANDOM(4), categories = 1 + RANDOM(24);
        start((enum document_chart_kind)(round % 4), series, categories);
        chart.axis_title = RANDOM(2) == 0 ? "Sumbu" : NULL;
        long long largest = RANDOM(2) == 0 ? 200 : 9000000;
        bool negative = RANDOM(3) == 0;
        for (size_t k = 0; k < categories; k++) {
            if (RANDOM(4) == 0) {
                chart.categories[k] = "Program Penunjang Urusan Pemerintahan Daerah";
            }
            for (size_t i = 0; i < series; i++) {
                long long number = (long long)(RANDOM(largest)) - (negative ? largest / 2 : 0);
                if (RANDOM(6) != 0) {
                    set(i, k, number, 1 + (long long)RANDOM(3));
                }
            }
        }
        draw();
        check_inside();
    }
}
END_TEST

START_TEST(the_alternative_tells_all_values)
{
    start(DOCUMENT_CHART_BAR, 2, 2);
    set(0, 0, 10, 1);
    set(0, 1, 25, 2);
    set(1, 0, 7, 1);
    chart.axis_title = "Orang";
    ck_assert_str_eq(chart_alternative(fixture.arena, &block),
                     "Grafik batang (Orang). Seri 1: Tahun 2020 10; Tahun 2021 12,5. "
                     "Seri 2: Tahun 2020 7; Tahun 2021 tidak ada data.");
}
END_TEST

TEST_SUITE(chart)
{
    TCase *group = test_group(suite, "charts");
    tcase_set_timeout(group, 100);
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, bars_are_as_high_as_their_numbers);
    tcase_add_test(group, a_target_is_an_outline);
    tcase_add_test(group, further_series_have_patterns);
    tcase_add_test(group, missing_values_are_dashes);
    tcase_add_test(group, negative_bars_hang_from_zero);
    tcase_add_test(group, many_long_names_turn_the_chart);
    tcase_add_test(group, crowded_charts_are_said);
    tcase_add_test(group, stacks_show_their_sum);
    tcase_add_test(group, a_negative_piece_is_enclosed);
    tcase_add_test(group, names_of_low_rows_do_not_touch);
    tcase_add_test(group, a_long_name_of_a_few_is_broken_up);
    tcase_add_test(group, names_left_out_below_lines_are_told);
    tcase_add_test(group, lines_break_at_gaps);
    tcase_add_test(group, lines_are_named_at_their_ends);
    tcase_add_test(group, nothing_to_show_is_said);
    tcase_add_test(group, any_chart_stays_inside);
    tcase_add_test(group, the_alternative_tells_all_values);
}
