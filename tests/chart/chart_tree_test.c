/* Tests of organisation charts: rows, gaps, staff, stacks; boxes never touch. */
#include "chart.h"

#include <string.h>

#include "document.h"
#include "page.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static struct page_document *pages;
static struct document *document;
static struct document_style box;
static struct document_tree tree;
static struct document_block block;
static struct page_fragment fragment;

static void setup(void)
{
    fixture = test_fixture_create();
    pages = page_document_create(fixture.arena, fixture.sources, font_set_fake(fixture.arena));
    document = document_create(fixture.arena, fixture.sources);
    box = (struct document_style){.text = {.family = "Fake", .size = 8500},
                                  .border = 600,
                                  .border_colour = 0x0B4F6C,
                                  .fill = 0xEEF4F7};
    tree = (struct document_tree){.box = &box};
    block = (struct document_block){.kind = DOCUMENT_TREE};
    block.tree = &tree;
}

static void teardown(void)
{
    test_fixture_destroy(&fixture);
}

static struct document_tree_node *add(struct document_tree_node *parent, const char *title)
{
    struct document_tree_node *node = base_alloc(fixture.arena, sizeof *node);
    document_text_add(document, &node->title, &box.text, 0, title);
    node->parent = parent;
    if (parent == NULL) {
        tree.root = node;
    } else if (parent->last == NULL) {
        parent->first = parent->last = node;
    } else {
        parent->last = parent->last->next = node;
    }
    return node;
}

static bool draw(base_length width, base_length height)
{
    fragment = (struct page_fragment){0};
    return chart_draw_tree(pages, &fragment, &block, width, height, 0, fixture.diagnostics);
}

/* The box (closed path) that holds the text. */
static const struct page_item *box_of(const char *text)
{
    const struct page_item *word = NULL;
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *item = &fragment.items[i];
        if (item->kind == PAGE_GLYPHS && strcmp(item->glyphs.text, text) == 0) {
            word = item;
        }
    }
    ck_assert_msg(word != NULL, "no text %s", text);
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *item = &fragment.items[i];
        if (item->kind == PAGE_PATH && item->path.closed && item->x <= word->x &&
            item->x + item->width >= word->x + word->width && item->y <= word->y &&
            item->y + item->height >= word->y) {
            return item;
        }
    }
    ck_abort_msg("no box around %s", text);
    return NULL;
}

static base_length middle(const struct page_item *item)
{
    return item->x + item->width / 2;
}

static size_t count_boxes(void)
{
    size_t count = 0;
    for (size_t i = 0; i < fragment.count; i++) {
        count += fragment.items[i].kind == PAGE_PATH && fragment.items[i].path.closed;
    }
    return count;
}

/* Every box lies inside, no two overlap. */
static void check_boxes(base_length width, base_length height)
{
    for (size_t i = 0; i < fragment.count; i++) {
        const struct page_item *a = &fragment.items[i];
        ck_assert_int_ge(a->x, -1000);
        ck_assert_int_le(a->x + a->width, width + 1000);
        ck_assert_int_le(a->y, height);
        if (a->kind != PAGE_PATH || !a->path.closed) {
            continue;
        }
        for (size_t k = i + 1; k < fragment.count; k++) {
            const struct page_item *b = &fragment.items[k];
            if (b->kind == PAGE_PATH && b->path.closed) {
                ck_assert(a->x + a->width <= b->x || b->x + b->width <= a->x ||
                          a->y + a->height <= b->y || b->y + b->height <= a->y);
            }
        }
    }
}

START_TEST(children_stand_evenly_below_their_parent)
{
    struct document_tree_node *root = add(NULL, "Kepala");
    add(root, "Satu");
    add(root, "Dua");
    add(root, "Tiga");
    ck_assert(draw(439000, 300000));
    check_boxes(439000, fragment.height);
    const struct page_item *one = box_of("Satu"), *two = box_of("Dua"), *three = box_of("Tiga");
    ck_assert_int_eq(one->y, three->y);
    ck_assert_int_eq(one->height, two->height);
    ck_assert_int_eq(two->x - one->x, three->x - two->x);
    ck_assert_int_eq(middle(box_of("Kepala")), middle(two));
    ck_assert_int_eq(middle(two), 439000 / 2);
    ck_assert_int_gt(one->y, box_of("Kepala")->y + box_of("Kepala")->height);
}
END_TEST

START_TEST(staff_stands_beside_the_connector)
{
    struct document_tree_node *root = add(NULL, "Kepala");
    struct document_tree_node *group = add(root, "Kelompok");
    struct document_tree_node *secretary = add(root, "Sekretariat");
    group->staff = secretary->staff = true;
    add(secretary, "Subag");
    add(root, "Bidang");
    ck_assert(draw(439000, 300000));
    check_boxes(439000, fragment.height);
    const struct page_item *head = box_of("Kepala"), *staff = box_of("Sekretariat");
    ck_assert_int_gt(staff->x, middle(head));
    ck_assert_int_lt(box_of("Kelompok")->x + box_of("Kelompok")->width, middle(head));
    ck_assert_int_eq(staff->y, box_of("Kelompok")->y);
    ck_assert_int_gt(box_of("Bidang")->y, box_of("Subag")->y);
}
END_TEST

START_TEST(wide_lowest_levels_are_stacked)
{
    struct document_tree_node *root = add(NULL, "Kepala");
    for (int i = 0; i < 5; i++) {
        struct document_tree_node *part = add(root, base_format(fixture.arena, "Bidang %d", i));
        for (int k = 0; k < 4; k++) {
            add(part, base_format(fixture.arena, "Seksi %d%d", i, k));
        }
    }
    ck_assert(draw(439000, 600000));
    check_boxes(439000, fragment.height);
    ck_assert_uint_eq(count_boxes(), 26);
    const struct page_item *first = box_of("Seksi 20"), *second = box_of("Seksi 21");
    ck_assert_int_eq(first->x, second->x);
    ck_assert_int_gt(second->y, first->y);
    ck_assert_int_eq(second->y, box_of("Seksi 41")->y);
    const struct page_item *part = box_of("Bidang 2");
    ck_assert_int_eq(part->x + part->width, first->x + first->width);
}
END_TEST

START_TEST(type_becomes_smaller_only_when_it_must)
{
    struct document_tree_node *root = add(NULL, "Kepala");
    for (int i = 0; i < 6; i++) {
        add(root, base_format(fixture.arena, "Pemerintahan%d", i));
    }
    ck_assert(draw(600000, 300000));
    const struct page_item *last = &fragment.items[fragment.count - 1];
    ck_assert_int_eq(last->height, 8500);
    ck_assert(draw(350000, 60000));
    last = &fragment.items[fragment.count - 1];
    ck_assert_int_lt(last->height, 8500);
    ck_assert_int_ge(last->height, 6500);
}
END_TEST

START_TEST(what_cannot_fit_is_said)
{
    struct document_tree_node *root = add(NULL, "Kepala");
    for (int i = 0; i < 100; i++) {
        add(root, "Pemerintahan Daerah");
    }
    ck_assert(!draw(200000, 100000));
    ck_assert_str_eq(test_codes(&fixture), "G001");
    ck_assert_uint_eq(fragment.count, 0);
}
END_TEST

START_TEST(names_stand_below_titles)
{
    struct document_tree_node *root = add(NULL, "Kepala Dinas");
    document_text_add(document, &root->text, &box.text, 0, "Ahmad");
    ck_assert(draw(439000, 300000));
    ck_assert_uint_eq(fragment.count, 3);
    ck_assert_str_eq(fragment.items[1].glyphs.text, "Kepala Dinas");
    ck_assert_str_eq(fragment.items[2].glyphs.text, "Ahmad");
    ck_assert_int_gt(fragment.items[2].y, fragment.items[1].y + 8500);
    ck_assert_int_lt(fragment.items[2].y, fragment.items[0].y + fragment.items[0].height);
    ck_assert_str_eq(chart_alternative(fixture.arena, &block), "Bagan: Kepala Dinas (Ahmad).");
}
END_TEST

/* Adds a random subtree. */
static void grow(struct document_tree_node *node, int depth, uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    unsigned count = depth >= 4 ? 0 : (*state >> 16) % 4;
    for (unsigned i = 0; i < count; i++) {
        *state = *state * 1664525u + 1013904223u;
        struct document_tree_node *child =
            add(node, (*state >> 20) % 2 == 0 ? "Bidang Umum" : "Seksi");
        child->staff = (*state >> 16) % 5 == 0;
        grow(child, depth + 1, state);
    }
}

START_TEST(boxes_of_any_tree_never_touch)
{
    uint32_t state = 11;
    int drawn = 0;
    for (int round = 0; round < 150; round++) {
        struct document_tree_node *root = add(NULL, "Kepala");
        grow(root, 0, &state);
        if (draw(500000, 700000)) {
            check_boxes(500000, 700000);
            ck_assert_int_le(fragment.height, 700000);
            drawn++;
        }
    }
    ck_assert_int_gt(drawn, 100);
}
END_TEST

START_TEST(large_trees_need_little_memory)
{
    struct document_tree_node *root = add(NULL, "Kepala");
    for (int i = 0; i < 5; i++) {
        struct document_tree_node *part = add(root, "Bidang Perlindungan Sosial");
        for (int k = 0; k < 4; k++) {
            struct document_tree_node *section = add(part, "Seksi Rehabilitasi Sosial Anak");
            for (int n = 0; n < 5; n++) {
                add(section, "Kelompok Jabatan Fungsional");
            }
        }
    }
    size_t before = base_arena_used(fixture.arena);
    draw(700000, 500000);
    ck_assert_uint_lt(base_arena_used(fixture.arena) - before, 2000000);
}
END_TEST

TEST_SUITE(chart_tree)
{
    TCase *group = test_group(suite, "trees");
    tcase_set_timeout(group, 100);
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, children_stand_evenly_below_their_parent);
    tcase_add_test(group, staff_stands_beside_the_connector);
    tcase_add_test(group, wide_lowest_levels_are_stacked);
    tcase_add_test(group, type_becomes_smaller_only_when_it_must);
    tcase_add_test(group, what_cannot_fit_is_said);
    tcase_add_test(group, names_stand_below_titles);
    tcase_add_test(group, boxes_of_any_tree_never_touch);
    tcase_add_test(group, large_trees_need_little_memory);
}
