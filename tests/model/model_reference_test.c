/* docs/masukan.md: its field reference is the table's, its example works. Also the table itself. */
#include <string.h>

#include "model.h"
#include "model_case.h"
#include "test_fixture.h"
#include "test_golden.h"
#include "test_main.h"

static const char document_path[] = "../../docs/masukan.md";
static const char begin_mark[] = "<!-- tabel-bidang -->\n";
static const char end_mark[] = "<!-- akhir tabel-bidang -->";

/* With UPDATE_GOLDEN=1 test_golden writes the whole document with a new reference. */
START_TEST(test_of_document)
{
    struct test_fixture fixture = test_fixture_create();
    const char *text = test_read(fixture.arena, document_path);
    const char *from = strstr(text, begin_mark);
    const char *to = strstr(text, end_mark);
    ck_assert(from != NULL && to != NULL && from < to);
    struct base_buffer buffer = {.arena = fixture.arena};
    base_buffer_add(&buffer, text, (size_t)(from - text) + strlen(begin_mark));
    model_reference(&buffer);
    base_buffer_format(&buffer, "\n%s", to);
    test_golden(document_path, base_buffer_get(&buffer));
    test_fixture_destroy(&fixture);
}
END_TEST

/* Takes the files of the example out of the document: "`laporan.json`:" and a block of JSON. */
static const char *example(struct base_arena *arena, const char *text)
{
    struct base_buffer buffer = {.arena = arena};
    static const char open[] = "```json\n";
    for (const char *next = text; (next = strstr(next, "\nBerkas `")) != NULL;) {
        const char *name = next + strlen("\nBerkas `");
        const char *block = strstr(name, open);
        ck_assert_ptr_nonnull(block);
        block += strlen(open);
        const char *end = strstr(block, "```");
        ck_assert_ptr_nonnull(end);
        base_buffer_format(&buffer, "== %.*s\n%.*s", (int)(strchr(name, '`') - name), name,
                           (int)(end - block), block);
        next = end;
    }
    return base_buffer_get(&buffer);
}

START_TEST(test_of_example)
{
    struct test_fixture fixture = test_fixture_create();
    const char *text = example(fixture.arena, test_read(fixture.arena, document_path));
    const char *folder = model_case_write(fixture.arena, text);
    const struct model *model =
        model_read(fixture.arena, fixture.sources, fixture.diagnostics, folder);
    model_case_remove(fixture.arena, folder);
    test_same_text("", test_messages(&fixture));
    ck_assert_uint_eq(model->index[MODEL_INDIKATOR].count, 1);
    ck_assert_uint_eq(model->index[MODEL_CAPAIAN].count, 1);
    ck_assert_uint_gt(model->index[MODEL_ANGGARAN].count, 0);
    test_fixture_destroy(&fixture);
}
END_TEST

static void check_type(const struct model_type *type, const struct model_type **seen,
                       size_t *count);

/* The table must say all that the checks and the schema need. */
static void check_field(const struct model_field *field, const struct model_type **seen,
                        size_t *count)
{
    ck_assert_ptr_nonnull(field->name);
    ck_assert_msg(field->text != NULL && *field->text != '\0', "%s", field->name);
    ck_assert_msg((field->kind == MODEL_RECORD) == (field->type != NULL), "%s", field->name);
    ck_assert_msg((field->kind == MODEL_CHOICE) == (field->choices != NULL), "%s", field->name);
    ck_assert_msg((field->kind == MODEL_REFERENCE) == (field->target != MODEL_NO_TARGET), "%s",
                  field->name);
    ck_assert_msg(field->kind != MODEL_ID || field->index != MODEL_NO_TARGET, "%s", field->name);
    ck_assert_msg(field->fallback == NULL || field->need == MODEL_OPTIONAL, "%s", field->name);
    if (field->type != NULL)
        check_type(field->type, seen, count);
    if (field->other != NULL)
        check_field(field->other, seen, count);
}

static void check_type(const struct model_type *type, const struct model_type **seen, size_t *count)
{
    for (size_t i = 0; i < *count; i++) {
        if (seen[i] == type)
            return;
        ck_assert_str_ne(seen[i]->name, type->name);
    }
    ck_assert_uint_lt(*count, 64);
    seen[(*count)++] = type;
    for (size_t i = 0; i < type->count; i++) {
        check_field(&type->fields[i], seen, count);
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(type->fields[i].name, type->fields[j].name);
    }
}

START_TEST(test_of_table)
{
    const struct model_type *seen[64];
    size_t count = 0;
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++)
        check_type(model_files[i].type, seen, &count);
    for (size_t i = 0; i < MODEL_KIND_COUNT; i++)
        ck_assert(model_kind_texts[i].message != NULL && model_kind_texts[i].reference != NULL);
}
END_TEST

TEST_SUITE(model_reference)
{
    TCase *group = test_group(suite, "reference");
    tcase_add_test(group, test_of_document);
    tcase_add_test(group, test_of_example);
    tcase_add_test(group, test_of_table);
}
