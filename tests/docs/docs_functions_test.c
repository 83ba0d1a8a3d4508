/* docs/ungkapan.md: the table of functions is the program's, every example gives what is shown. */
#include <stdlib.h>
#include <string.h>

#include "base_diagnostic.h"
#include "base_language.h"
#include "docs_report.h"
#include "test_golden.h"
#include "test_main.h"

static const char begin_mark[] = "<!-- mulai: dibuat dari daftar fungsi -->\n";
static const char end_mark[] = "<!-- selesai: dibuat dari daftar fungsi -->";
static const char examples_path[] = "examples.txt";

/* The first function of each group in the program's list. */
static const struct group {
    const char *first, *title;
} groups[] = {
    {"angka", "Angka dan uang"},
    {"tanggal", "Tanggal, nomor, dan huruf"},
    {"nip", "Teks"},
    {"jumlah", "Hitungan"},
    {"pertama", "Daftar"},
    {"potong", "Bagian, isi, dan pengganti"},
};
enum { GROUPS = sizeof groups / sizeof *groups };

/* Text for a cell of a Markdown table. */
static void add_cell(struct base_buffer *buffer, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            base_buffer_char(buffer, '\\');
        base_buffer_char(buffer, *text);
    }
}

/* All lines "name: expression" of a function, one below the other. */
static size_t add_examples(struct base_buffer *buffer, const char *examples, const char *name)
{
    size_t count = 0;
    const char *end;
    for (const char *line = examples; *line != '\0'; line = end + 1) {
        end = strchr(line, '\n');
        ck_assert_ptr_nonnull(end);
        size_t length = strlen(name);
        if (strncmp(line, name, length) != 0 || strncmp(line + length, ": ", 2) != 0)
            continue;
        char *text = base_copy(buffer->arena, line + length + 2, (size_t)(end - line) - length - 2);
        ck_assert_msg(strstr(text, name) != NULL, "%s: %s", name, text);
        base_buffer_text(buffer, count++ == 0 ? "`{{ " : "<br>`{{ ");
        add_cell(buffer, text);
        base_buffer_text(buffer, " }}` → ?");
    }
    return count;
}

static void add_functions(struct base_buffer *buffer, const char *examples)
{
    size_t group = 0;
    for (const struct expression_function_help *item = expression_function_list();
         item->name != NULL; item++) {
        if (group < GROUPS && strcmp(item->name, groups[group].first) == 0) {
            base_buffer_format(buffer, "\n### %s\n\n", groups[group++].title);
            base_buffer_text(buffer, "| Nama | Diberi | Hasil | Contoh |\n|---|---|---|---|\n");
        }
        base_buffer_format(buffer, "| `%s` | ", item->name);
        add_cell(buffer, item->arguments);
        base_buffer_text(buffer, " | ");
        add_cell(buffer, base_translate(item->help));
        base_buffer_text(buffer, " | ");
        ck_assert_msg(add_examples(buffer, examples, item->name) > 0, "%s has no example in %s",
                      item->name, examples_path);
        base_buffer_text(buffer, " |\n");
    }
    ck_assert_uint_eq(group, GROUPS);
    base_buffer_char(buffer, '\n');
}

/* The document with a new table of functions. */
static const char *with_functions(struct base_arena *arena, const char *text, const char *examples)
{
    const char *from = strstr(text, begin_mark);
    const char *to = strstr(text, end_mark);
    ck_assert(from != NULL && to != NULL && from < to);
    struct base_buffer buffer = {.arena = arena};
    base_buffer_add(&buffer, text, (size_t)(from - text) + strlen(begin_mark));
    add_functions(&buffer, examples);
    base_buffer_text(&buffer, to);
    return base_buffer_get(&buffer);
}

/* The end of a shown result: of its cell, of one of several in a cell, of its line. */
static const char *result_end(const char *text)
{
    while (*text != '\0' && *text != '\n' && strncmp(text, " |", 2) != 0 &&
           strncmp(text, "<br>", 4) != 0)
        text++;
    return text;
}

/* The expression between braces, with \| as |. */
static const char *expression_of(struct base_arena *arena, const char *from, const char *to)
{
    struct base_buffer buffer = {.arena = arena};
    for (; from < to; from++) {
        if (from[0] != '\\' || from[1] != '|')
            base_buffer_char(&buffer, *from);
    }
    return base_buffer_get(&buffer);
}

/* Puts the text that the reports give behind each "`{{ expression }}` → "; "Gowa: " before it asks
 * for the other report. */
static const char *with_results(struct docs_report *mamuju, struct docs_report *gowa,
                                const char *text, size_t *count)
{
    static const char open[] = "`{{ ";
    static const char close[] = " }}` → ";
    static const char other[] = "Gowa: ";
    struct base_arena *arena = mamuju->fixture.arena;
    struct base_buffer buffer = {.arena = arena};
    const char *rest = text;
    for (const char *found; (found = strstr(rest, close)) != NULL;) {
        const char *start = found;
        while (start > rest && strncmp(start, open, strlen(open)) != 0)
            start--;
        bool is_other = (size_t)(start - text) >= strlen(other) &&
                        strncmp(start - strlen(other), other, strlen(other)) == 0;
        const char *shown = docs_report_show(is_other ? gowa : mamuju,
                                             expression_of(arena, start + strlen(open), found));
        found += strlen(close);
        base_buffer_add(&buffer, rest, (size_t)(found - rest));
        add_cell(&buffer, shown);
        rest = result_end(found);
        (*count)++;
    }
    base_buffer_text(&buffer, rest);
    return base_buffer_get(&buffer);
}

/* With UPDATE_GOLDEN=1 the whole document is written with the program's functions and results. */
START_TEST(test_of_document)
{
    struct docs_report mamuju;
    struct docs_report gowa;
    size_t count = 0;
    docs_report_open(&mamuju, "../../input/dinsos-mamuju-2024");
    docs_report_open(&gowa, "../../input/dinsos-gowa-2024");
    struct base_arena *arena = mamuju.fixture.arena;
    ck_assert_msg(base_language_set("id", DOCS_CATALOGUES), "no catalogue in %s", DOCS_CATALOGUES);
    const char *text =
        with_functions(arena, test_read(arena, DOCS_PATH), test_read(arena, examples_path));
    text = with_results(&mamuju, &gowa, text, &count);
    base_language_finish();
    test_golden(DOCS_PATH, text);
    ck_assert_uint_gt(count, 100);
    docs_report_close(&mamuju);
    docs_report_close(&gowa);
}
END_TEST

/* An example of a function that is gone would be left out without a word. */
START_TEST(test_of_examples)
{
    struct test_fixture fixture = test_fixture_create();
    const char *examples = test_read(fixture.arena, examples_path);
    const char *end;
    for (const char *line = examples; *line != '\0'; line = end + 1) {
        end = strchr(line, '\n');
        ck_assert_ptr_nonnull(end);
        const struct expression_function_help *item = expression_function_list();
        while (item->name != NULL && (strncmp(line, item->name, strlen(item->name)) != 0 ||
                                      line[strlen(item->name)] != ':'))
            item++;
        ck_assert_msg(item->name != NULL, "no such function: %.*s", (int)(end - line), line);
    }
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(docs_functions)
{
    TCase *group = test_group(suite, "document");
    tcase_add_test(group, test_of_document);
    tcase_add_test(group, test_of_examples);
}
