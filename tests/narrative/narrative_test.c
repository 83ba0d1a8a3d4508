/* Markdown to document nodes: cases/<name>.md gives <name>.txt: the nodes, then the messages. */
#include "narrative.h"

#include <check.h>
#include <string.h>

#include "base_file.h"
#include "document.h"
#include "expression.h"
#include "test_fixture.h"
#include "test_golden.h"
#include "test_main.h"
#include "value.h"

static const struct document_style plain = {
    .text = {.family = "Serif", .size = 10000}, .fill = DOCUMENT_NO_COLOUR, .leading = 14000};
static const struct document_style quoted = {.text = {.family = "Serif", .size = 10000},
                                             .fill = DOCUMENT_NO_COLOUR,
                                             .leading = 14000,
                                             .indent_left = 20000};

/* One narrative being tested. */
struct setting {
    struct test_fixture fixture;
    struct document *document;
    struct document_block *section;
    struct value_scope scope;
    struct expression_context context;
    struct narrative_options options;
    struct base_buffer missing;
};

static struct document_block *make_heading(void *data, int level, base_origin origin)
{
    struct setting *setting = data;
    struct document_block *block =
        document_block_create(setting->document, DOCUMENT_HEADING, &plain, origin);
    block->heading->level = level;
    return block;
}

static void note_missing(void *data, const struct value *value, base_origin origin,
                         const char *path)
{
    struct setting *setting = data;
    ck_assert_int_eq(value->kind, VALUE_MISSING);
    struct base_origin_record record = base_origin_get(setting->fixture.sources, origin);
    base_buffer_format(&setting->missing, "missing %s at %u:%u\n", path, record.line,
                       record.column);
}

static const struct value *scope_value(struct base_arena *arena)
{
    struct value_builder *builder = value_builder_create(arena);
    value_builder_set(builder, "nama",
                      value_text(arena, 0, "**tetap** <i>polos</i> [a](b) # {{ x }}"));
    value_builder_set(builder, "angka", value_integer(arena, 0, 12345));
    value_builder_set(builder, "kosong", value_null(arena, 0));
    return value_builder_finish(builder, 0);
}

static void prepare(struct setting *setting)
{
    *setting = (struct setting){.fixture = test_fixture_create()};
    struct base_arena *arena = setting->fixture.arena;
    setting->missing.arena = arena;
    setting->document = document_create(arena, setting->fixture.sources);
    setting->section = document_block_create(setting->document, DOCUMENT_SECTION, &plain, 0);
    document_append(setting->document, NULL, setting->section);
    setting->scope.value = scope_value(arena);
    setting->context = (struct expression_context){
        .arena = arena,
        .sources = setting->fixture.sources,
        .diagnostics = setting->fixture.diagnostics,
        .scope = &setting->scope,
        .empty = "–",
    };
    setting->options = (struct narrative_options){
        .document = setting->document,
        .context = &setting->context,
        .paragraph = &plain,
        .quote = &quoted,
        .list = &plain,
        .item = &plain,
        .note = &plain,
        .level = 2,
        .heading = make_heading,
        .missing = note_missing,
        .data = setting,
    };
}

static bool expand(struct setting *setting, const char *text, const char *name)
{
    size_t length = strlen(text);
    uint32_t source = base_source_add(setting->fixture.sources, name, text, length);
    return narrative_expand(&setting->options, setting->section, text, length, source, 0);
}

static const char *const cases[] = {"text",   "lists",   "notes",      "ids",
                                    "values", "refused", "expression", "headings"};
enum { CASE_COUNT = sizeof cases / sizeof cases[0] };

START_TEST(test_case)
{
    struct setting setting;
    prepare(&setting);
    struct base_arena *arena = setting.fixture.arena;
    const char *file = base_format(arena, "%s.md", cases[_i]);
    expand(&setting, test_read(arena, base_format(arena, "cases/%s", file)), file);
    document_finish(setting.document, setting.fixture.diagnostics);
    struct base_buffer buffer = {.arena = arena};
    document_dump(setting.document, &buffer);
    base_buffer_format(&buffer, "---\n%s%s", base_buffer_get(&setting.missing),
                       test_messages(&setting.fixture));
    test_golden(base_format(arena, "cases/%s.txt", cases[_i]), base_buffer_get(&buffer));
    test_fixture_destroy(&setting.fixture);
}
END_TEST

START_TEST(test_labels)
{
    struct base_arena *arena = base_arena_create();
    ck_assert_str_eq(narrative_label(arena, "1.", 12), "12.");
    ck_assert_str_eq(narrative_label(arena, "(a)", 3), "(c)");
    ck_assert_str_eq(narrative_label(arena, "i)", 4), "iv)");
    ck_assert_str_eq(narrative_label(arena, "•", 4), "•");
    base_arena_destroy(arena);
}
END_TEST

START_TEST(test_bad_bytes)
{
    struct setting setting;
    prepare(&setting);
    ck_assert(!expand(&setting, "satu\ndua \xff", "a.md"));
    ck_assert_str_eq(test_codes(&setting.fixture), "N013");
    ck_assert_ptr_nonnull(strstr(test_messages(&setting.fixture), "a.md:2"));
    test_fixture_destroy(&setting.fixture);
}
END_TEST

/* Deep nesting and huge words end with a message or a result, in time. */
START_TEST(test_hostile)
{
    static const char *const pieces[] = {"> ", "*a **a ", "[",    "- ",      "++",
                                         "^^", "[^a]",    "![](", "(1) a\n", "# "};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        struct setting setting;
        prepare(&setting);
        struct base_buffer text = {.arena = setting.fixture.arena};
        for (int k = 0; k < 5000; k++)
            base_buffer_text(&text, pieces[i]);
        bool good = expand(&setting, base_buffer_get(&text), "a.md");
        ck_assert(good == (base_diagnostics_errors(setting.fixture.diagnostics) == 0));
        test_fixture_destroy(&setting.fixture);
    }
}
END_TEST

START_TEST(test_mutations)
{
    static const char seed[] = "# Judul {#a}\n\na) satu **b** ^2^\n   1) dua [^1]\n\n> kutip "
                               "{{ nama }} ++x++\n\n[^1]: isi\n- x [@a]\n";
    static const char signs[] = "*_{}[]()#^~+>-\n .ai1\\<&`!:@|";
    unsigned state = 4711;
    for (int round = 0; round < 3000; round++) {
        struct setting setting;
        char text[sizeof seed];
        prepare(&setting);
        memcpy(text, seed, sizeof seed);
        for (int i = 0; i < 4; i++) {
            state = state * 1103515245u + 12345u;
            text[(state >> 8) % (sizeof seed - 1)] = signs[(state >> 20) % (sizeof signs - 1)];
        }
        bool good = expand(&setting, text, "m.md");
        ck_assert(good || base_diagnostics_errors(setting.fixture.diagnostics) > 0);
        document_finish(setting.document, setting.fixture.diagnostics);
        test_fixture_destroy(&setting.fixture);
    }
}
END_TEST

TEST_SUITE(narrative)
{
    TCase *group = test_group(suite, "narrative");
    tcase_set_timeout(group, 60);
    tcase_add_loop_test(group, test_case, 0, CASE_COUNT);
    tcase_add_test(group, test_labels);
    tcase_add_test(group, test_bad_bytes);
    tcase_add_test(group, test_hostile);
    tcase_add_test(group, test_mutations);
}
