/* Golden pages of the elements that the other tests show only in part. */
#include <string.h>

#include "layout_build.h"
#include "layout_words.h"
#include "test_main.h"

static struct build build;

static void setup(void)
{
    build = build_start(BASE_PT(240), BASE_PT(200));
}

static void teardown(void)
{
    build_finish(&build);
}

/* Lists in lists: labels of different width, a run-in word, a paragraph of its own. */
START_TEST(list_golden)
{
    struct document_block *list = build_block(&build, NULL, DOCUMENT_LIST, &build.left);
    build_item(&build, list, "8.", "butir dengan anak");
    struct document_block *inner = build_block(&build, list->last, DOCUMENT_LIST, &build.left);
    build_item(&build, inner, "(a)", "anak pertama yang harus turun ke baris kedua juga");
    build_item(&build, inner, "(b)", "anak kedua");
    build_text(&build, list->last, &build.left, "paragraf lain pada butir yang sama");
    build_item(&build, list, "10.", "butir dengan nomor yang lebih lebar daripada yang lain");
    build_golden(&build, "list");
}
END_TEST

/* A box with a frame, and one with round corners that goes on over the page end. */
START_TEST(box_golden)
{
    struct document_style *framed = build_style(&build, &build.left);
    framed->border = BASE_PT(1);
    framed->padding_top = framed->padding_bottom = BASE_PT(5);
    framed->padding_left = framed->padding_right = BASE_PT(8);
    framed->fill = 0xEEEEEE;
    struct document_block *box = build_block(&build, NULL, DOCUMENT_GROUP, framed);
    build_text(&build, box, &build.left, "isi kotak pertama");
    struct document_style *round = build_style(&build, framed);
    round->radius = BASE_PT(4);
    box = build_block(&build, NULL, DOCUMENT_GROUP, round);
    for (unsigned i = 0; i < 4; i++) {
        build_text(&build, box, &build.left, build_words(&build, i, 16));
    }
    build_golden(&build, "box");
}
END_TEST

START_TEST(formula_golden)
{
    struct document_block *formula = build_block(&build, NULL, DOCUMENT_FORMULA, &build.centre);
    document_text_add(build.document, &formula->inlines, &formula->style->text, 0, "Capaian = ");
    struct document_inline *fraction = build_inline(&build, formula, DOCUMENT_FRACTION, NULL);
    struct document_fraction *parts = base_alloc(build.fixture.arena, sizeof *parts);
    document_text_add(build.document, &parts->numerator, &formula->style->text, 0, "realisasi");
    document_text_add(build.document, &parts->denominator, &formula->style->text, 0, "target");
    fraction->fraction = parts;
    build_text(&build, NULL, &build.left, "sesudah rumus");
    build_golden(&build, "formula");
}
END_TEST

static void add_caption(struct document_block *parent, const char *title)
{
    struct document_block *block = build_block(&build, parent, DOCUMENT_CAPTION, &build.centre);
    block->caption->series = "Tabel";
    block->caption->numbered = true;
    block->caption->number_format = "{n}";
    document_text_add(build.document, &block->inlines, &block->style->text, 0, title);
}

/* Captions with a rule below; the longer one has lines of like length. */
START_TEST(caption_golden)
{
    add_caption(NULL, "Judul");
    struct document_style *rule = build_style(&build, &build.left);
    rule->border = BASE_PT(1);
    build_block(&build, NULL, DOCUMENT_RULE, rule);
    add_caption(NULL, "Judul yang begitu panjang sehingga harus turun ke baris kedua");
    build_golden(&build, "caption");
}
END_TEST

/* A row that goes on over the page end, heads repeated with what says so. */
START_TEST(row_golden)
{
    struct document_block *table = build_table(&build, 2);
    table->table->continued = "Lanjutan";
    table->table->continued_style = &build.left;
    build_cells(&build, table, DOCUMENT_ROW_HEAD, "Kepala|Nilai");
    build_cells(&build, table, DOCUMENT_ROW_BODY,
                base_format(build.fixture.arena, "panjang|%s", build_words(&build, 6, 90)))
        ->breakable = true;
    build_cells(&build, table, DOCUMENT_ROW_TOTAL, "Jumlah|9");
    build_golden(&build, "row");
}
END_TEST

/* Letters further apart, raised, in capitals, without a break. */
START_TEST(letters_golden)
{
    struct document_block *block = build_paragraph(&build, "Teks ");
    struct document_text_style *styles =
        base_alloc_array(build.fixture.arena, 3, sizeof(struct document_text_style));
    for (size_t i = 0; i < 3; i++) {
        styles[i] = block->style->text;
    }
    styles[0].letterspacing = BASE_PT(2);
    styles[1].script = DOCUMENT_SUPERSCRIPT;
    styles[2].caps = DOCUMENT_CAPS_UPPER;
    document_text_add(build.document, &block->inlines, &styles[0], 0, "renggang");
    document_text_add(build.document, &block->inlines, &styles[1], 0, "naik");
    document_text_add(build.document, &block->inlines, &styles[2], 0,
                      " kapital Rp\xC2\xA0"
                      "1.000 ber\xC2\xADgaris non\xE2\x80\x91"
                      "ASN akhir");
    build_golden(&build, "letters");
}
END_TEST

static const char *joined(const char *left, const char *right)
{
    return layout_words_join(left, strlen(left), right, strlen(right)) ? "ya" : "tidak";
}

/* A tree of flat, wide rows does not fit upright: it is turned, and all its texts run upwards. */
START_TEST(tree_too_wide_is_turned)
{
    build_finish(&build);
    build = build_start(BASE_PT(300), BASE_PT(700));
    struct document_block *block = build_block(&build, NULL, DOCUMENT_TREE, &build.left);
    block->tree = base_alloc(build.fixture.arena, sizeof *block->tree);
    block->tree->box = &build.cell;
    struct document_tree_node *root = NULL;
    for (int i = 0; i < 10; i++) {
        struct document_tree_node *node = base_alloc(build.fixture.arena, sizeof *node);
        document_text_add(build.document, &node->title, &build.cell.text, 0, "Bidang");
        node->parent = root;
        if (root == NULL) {
            block->tree->root = root = node;
        } else if (root->last == NULL) {
            root->first = root->last = node;
        } else {
            root->last = root->last->next = node;
        }
        for (int k = 0; k < (i > 0 ? 5 : 0); k++) {
            struct document_tree_node *child = base_alloc(build.fixture.arena, sizeof *child);
            document_text_add(build.document, &child->title, &build.cell.text, 0, "Seksi");
            child->parent = node;
            node->last = node->first == NULL ? (node->first = child) : (node->last->next = child);
        }
    }
    struct page_document *pages = build_pages(&build);
    ck_assert_str_eq(test_codes(&build.fixture), "");
    size_t texts = 0;
    for (size_t i = 0; i < pages->pages[0]->count; i++) {
        const struct page_item *item = &pages->pages[0]->items[i];
        texts += item->kind == PAGE_GLYPHS;
        ck_assert(item->kind != PAGE_GLYPHS || item->glyphs.upward);
        ck_assert(item->x >= 0 && item->y >= 0);
        ck_assert_int_le(item->x, BASE_PT(300));
        ck_assert_int_le(item->y, BASE_PT(700));
    }
    ck_assert_uint_ge(texts, 55);
}
END_TEST

START_TEST(numbers_keep_their_words)
{
    static const char *const pairs[][3] = {
        {"Rp", "1.000", "ya"},
        {"pasal", "5", "ya"},
        {"Pasal", "5", "ya"},
        {"ayat", "(1)", "ya"},
        {"huruf", "a", "ya"},
        {"huruf", "besar", "tidak"},
        {"Bab", "III", "ya"},
        {"BAB", "IV,", "ya"},
        {"Triwulan", "II", "ya"},
        {"17", "Agustus", "ya"},
        {"2024", "Agustus", "tidak"},
        {"2,5", "miliar.", "ya"},
        {"85", "%", "ya"},
        {"No.", "12", "ya"},
        {"halaman", "7", "ya"},
        {"00000000", "000000", "ya"},
        {"tahun", "2024", "tidak"},
        {"orang", "ASN", "tidak"},
        {"ayat", "suci", "tidak"},
        {"", "5", "tidak"},
        {"Bab", "Isi", "tidak"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        ck_assert_msg(strcmp(joined(pairs[i][0], pairs[i][1]), pairs[i][2]) == 0, "%s %s",
                      pairs[i][0], pairs[i][1]);
    }
}
END_TEST

TEST_SUITE(layout_element)
{
    TCase *group = test_group(suite, "element");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, list_golden);
    tcase_add_test(group, box_golden);
    tcase_add_test(group, formula_golden);
    tcase_add_test(group, caption_golden);
    tcase_add_test(group, row_golden);
    tcase_add_test(group, letters_golden);
    tcase_add_test(group, numbers_keep_their_words);
    tcase_add_test(group, tree_too_wide_is_turned);
}
