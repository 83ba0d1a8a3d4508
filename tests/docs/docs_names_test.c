/* docs/ungkapan.md: every name of the scope, and every member that figures/ makes, is there with
 * its kind; no name is there that no report has. */
#include <stdint.h>
#include <string.h>

#include "docs_report.h"
#include "docs_table.h"
#include "test_golden.h"
#include "test_main.h"

/* Values, or values of a section, by address. */
struct known {
    struct known_item {
        const struct value *value;
        const char *section;
    } * items;
    size_t count, capacity; /* capacity: a power of two */
};

struct walk {
    struct base_arena *arena;
    struct docs_rows *rows;
    struct known inputs;  /* what the report's files hold: members of these need no row */
    struct known visited; /* records with their section */
    struct base_buffer faults;
};

static const char *const reports[] = {
    "../../input/dinsos-mamuju-2024", "../../input/dinsos-gowa-2024",
    "cases/lengkap", /* what neither of them has */
};
enum { REPORTS = sizeof reports / sizeof *reports };

static bool known_add(struct base_arena *arena, struct known *known, struct known_item item);

static void known_grow(struct base_arena *arena, struct known *known)
{
    struct known grown = {.capacity = known->capacity == 0 ? 1024 : known->capacity * 2};
    grown.items = base_alloc_array(arena, grown.capacity, sizeof *grown.items);
    for (size_t i = 0; i < known->capacity; i++) {
        if (known->items[i].value != NULL)
            known_add(arena, &grown, known->items[i]);
    }
    *known = grown;
}

/* The place of an item, or the free one where it belongs. */
static struct known_item *known_place(const struct known *known, struct known_item item)
{
    size_t place = ((uintptr_t)item.value >> 4) * 31 & (known->capacity - 1);
    while (known->items[place].value != NULL &&
           (known->items[place].value != item.value || known->items[place].section != item.section))
        place = (place + 1) & (known->capacity - 1);
    return &known->items[place];
}

static bool known_add(struct base_arena *arena, struct known *known, struct known_item item)
{
    if (known->count * 2 >= known->capacity)
        known_grow(arena, known);
    struct known_item *place = known_place(known, item);
    if (place->value != NULL)
        return false;
    *place = item;
    known->count++;
    return true;
}

static bool is_input(const struct walk *walk, const struct value *value)
{
    return walk->inputs.count > 0 &&
           known_place(&walk->inputs, (struct known_item){value, NULL})->value != NULL;
}

static void add_inputs(struct walk *walk, const struct value *value)
{
    known_add(walk->arena, &walk->inputs, (struct known_item){value, NULL});
    for (size_t i = 0; i < value_count(value); i++) {
        add_inputs(walk,
                   value->kind == VALUE_LIST ? value_at(value, i) : value_entry_at(value, i).value);
    }
}

static bool says(const char *text, const char *word)
{
    return strstr(text, word) != NULL;
}

/* Whether the second cell of a row allows a value. What is empty or not filled in may stand
 * anywhere. */
static bool kind_fits(const struct docs_row *row, const struct value *value)
{
    bool any = says(row->kind, "nilai") || says(row->kind, "bebas");
    switch (value->kind) {
    case VALUE_BOOL:
        return any || says(row->kind, "ya/tidak");
    case VALUE_NUMBER:
        return any || says(row->kind, "bilangan") || says(row->kind, "tahun") ||
               says(row->kind, "persen") || says(row->kind, "rupiah");
    case VALUE_TEXT:
        return any || says(row->kind, "teks") || says(row->kind, "tanggal");
    case VALUE_LIST:
        return any || says(row->kind, "daftar");
    case VALUE_RECORD:
        return any || row->is_map || says(row->kind, "rekaman");
    default:
        return true;
    }
}

static void visit(struct walk *walk, const struct value *record, const char *section,
                  const char *path);

/* Goes into a member; unlike members of the input, what figures/ makes is described by a section.
 */
static void descend(struct walk *walk, const struct docs_row *row, const struct value *value,
                    const char *path)
{
    if (value->kind == VALUE_RECORD && row->link != NULL && !row->is_map) {
        visit(walk, value, row->link, path);
        return;
    }
    for (size_t i = 0; i < value_count(value); i++) {
        const struct value *item =
            value->kind == VALUE_LIST ? value_at(value, i) : value_entry_at(value, i).value;
        bool is_record = item->kind == VALUE_RECORD;
        if (is_record && row->link != NULL) {
            visit(walk, item, row->link, path);
        } else if (is_record && !is_input(walk, item) && value_get(item, "nilai") == NULL) {
            base_buffer_format(&walk->faults, "%s: the document does not say what is in it\n",
                               path);
            return;
        }
    }
}

static void visit_member(struct walk *walk, struct value_entry entry, const char *section,
                         const char *path)
{
    struct docs_row *row = docs_rows_find(walk->rows, section, entry.key);
    const char *full = base_format(walk->arena, "%s.%s", path, entry.key);
    if (row == NULL && !is_input(walk, entry.value)) { /* told once */
        struct docs_row told = {
            section, base_copy_text(walk->arena, entry.key), false, "bebas", NULL, true};
        BASE_PUSH(walk->arena, walk->rows->items, walk->rows->count, walk->rows->capacity, told);
        base_buffer_format(&walk->faults, "%s: not in the tables of \"%s\"\n", full, section);
    }
    if (row == NULL)
        return;
    row->seen = true;
    if (!kind_fits(row, entry.value)) {
        base_buffer_format(&walk->faults, "%s: is %s, the document says: %s\n", full,
                           value_kind_name(entry.value->kind), row->kind);
        return;
    }
    descend(walk, row, entry.value, full);
}

static void visit(struct walk *walk, const struct value *record, const char *section,
                  const char *path)
{
    if (!docs_rows_has_section(walk->rows, section)) {
        base_buffer_format(&walk->faults, "%s: there is no table \"%s\"\n", path, section);
        return;
    }
    for (size_t i = 0; i < walk->rows->count; i++) { /* one address for equal names */
        if (strcmp(walk->rows->items[i].section, section) == 0) {
            section = walk->rows->items[i].section;
            break;
        }
    }
    if (!known_add(walk->arena, &walk->visited, (struct known_item){record, section}))
        return;
    for (size_t i = 0; i < value_count(record); i++)
        visit_member(walk, value_entry_at(record, i), section, path);
}

/* Names at the top always need a row. */
static void visit_top(struct walk *walk, const struct value *scope)
{
    for (size_t i = 0; i < value_count(scope); i++) {
        const struct value_entry entry = value_entry_at(scope, i);
        if (docs_rows_find(walk->rows, "nama", entry.key) == NULL)
            base_buffer_format(&walk->faults, "%s: a name of the scope is not in the document\n",
                               entry.key);
        else
            visit_member(walk, entry, "nama", "");
    }
}

static void walk_report(struct walk *walk, const char *folder)
{
    struct docs_report report;
    docs_report_open(&report, folder);
    walk->inputs = (struct known){0};
    walk->visited = (struct known){0};
    add_inputs(walk, value_get(report.figures->scope, "berkas"));
    size_t before = walk->faults.length;
    visit_top(walk, report.figures->scope);
    if (walk->faults.length > before)
        base_buffer_format(&walk->faults, "(%s)\n", folder);
    docs_report_close(&report);
}

START_TEST(test_of_names)
{
    struct test_fixture fixture = test_fixture_create();
    struct docs_rows rows = docs_rows_read(fixture.arena, test_read(fixture.arena, DOCS_PATH));
    struct walk walk = {.arena = fixture.arena, .rows = &rows, .faults = {.arena = fixture.arena}};
    for (size_t i = 0; i < REPORTS; i++)
        walk_report(&walk, reports[i]);
    for (size_t i = 0; i < rows.count; i++) {
        if (!rows.items[i].seen)
            base_buffer_format(&walk.faults, "%s of \"%s\": no report has it\n", rows.items[i].key,
                               rows.items[i].section);
    }
    test_same_text("", base_buffer_get(&walk.faults));
    test_fixture_destroy(&fixture);
}
END_TEST

/* The walk sees what is missing from the document, and what has another kind. */
START_TEST(test_of_walk)
{
    struct test_fixture fixture = test_fixture_create();
    static const char document[] =
        "<!-- rekaman: nama -->\n\n| Nama | Jenis | Arti |\n|---|---|---|\n"
        "| `hitung` | rekaman [Hitung](#hitung) | x |\n"
        "| `tahun` | teks | x |\n| `laporan` | rekaman | x |\n"
        "\n<!-- rekaman: hitung -->\n\n| Nama | Jenis | Arti |\n"
        "| `pagu`, `sisa` | rupiah | x |\n";
    struct docs_rows rows = docs_rows_read(fixture.arena, document);
    ck_assert_uint_eq(rows.count, 5);
    struct walk walk = {.arena = fixture.arena, .rows = &rows, .faults = {.arena = fixture.arena}};
    walk_report(&walk, "cases/lengkap");
    const char *faults = base_buffer_get(&walk.faults);
    ck_assert_ptr_nonnull(
        strstr(faults, "\nsasaran: a name of the scope is not in the document\n"));
    ck_assert_ptr_nonnull(strstr(faults, ".hitung.serapan: not in the tables of \"hitung\"\n"));
    ck_assert_ptr_nonnull(strstr(faults, ".tahun: is "));
    ck_assert_ptr_null(strstr(faults, "hitung.pagu"));
    ck_assert_ptr_null(strstr(faults, "laporan"));
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(docs_names)
{
    TCase *group = test_group(suite, "names");
    tcase_add_test(group, test_of_names);
    tcase_add_test(group, test_of_walk);
}
