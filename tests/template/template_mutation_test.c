/* Packs changed at random: whatever comes, there is a document or a message, never a crash. */
#include <check.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base_file.h"
#include "document.h"
#include "json.h"
#include "template.h"
#include "template_support.h"
#include "test_main.h"
#include "value.h"

enum { ROUNDS = 400, CHANGES = 3 };

static const char *const sources[] = {"text",   "lists",   "tables",  "table-data", "pages",
                                      "blocks", "control", "figures", "signatures"};
enum { SOURCE_COUNT = sizeof sources / sizeof sources[0] };

static unsigned next_number(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return *state >> 8;
}

/* Words from the vocabulary and from nowhere, put in place of others. */
static void mutate(char *text, size_t length, unsigned *state)
{
    static const char *const words[] = {"sel",   "baris", "isi",     "{{ x }}", "jika", "ulang",
                                        "ya",    "-1",    "99999",   "a",       "<!--", "\"",
                                        "tabel", "kolom", "{{ 1 }}", "/>",      "><",   "judul"};
    for (int i = 0; i < CHANGES; i++) {
        const char *word = words[next_number(state) % (sizeof words / sizeof words[0])];
        size_t size = strlen(word);
        size_t at = next_number(state) % (length - size);
        memcpy(text + at, word, size);
    }
}

static void write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    ck_assert_int_eq(fclose(file), 0);
}

/* One pack as it is in cases, changed, under another name. */
static void run_round(const char *folder, const char *name, unsigned *state)
{
    struct test_fixture fixture = test_fixture_create();
    const char *path = base_format(fixture.arena, "cases/%s/pack.xml", name);
    char *text = base_copy_text(fixture.arena, test_read(fixture.arena, path));
    size_t length = strlen(text);
    size_t start = (size_t)(strchr(text, '>') - text) + 1; /* name and base stay */
    mutate(text + start, length - start, state);
    const char *own = base_format(fixture.arena, "%s/%s", folder, name);
    base_folder_create(own);
    write_file(base_format(fixture.arena, "%s/pack.xml", own), text);
    const char *folders[] = {folder, "packs", NULL};
    struct template_pack *pack =
        template_pack_open(fixture.arena, fixture.sources, fixture.diagnostics, folders, name, 0);
    ck_assert((pack != NULL) == (base_diagnostics_errors(fixture.diagnostics) == 0));
    if (pack != NULL)
        template_run_case(&fixture, pack, "cases", name);
    test_messages(&fixture);
    unlink(base_format(fixture.arena, "%s/pack.xml", own));
    rmdir(own);
    test_fixture_destroy(&fixture);
}

START_TEST(test_mutations)
{
    struct base_arena *arena = base_arena_create();
    const char *folder = test_scratch(arena);
    unsigned state = 20240101u + (unsigned)_i;
    for (int round = 0; round < ROUNDS; round++)
        run_round(folder, sources[_i], &state);
    rmdir(folder);
    base_arena_destroy(arena);
}
END_TEST

TEST_SUITE(template_mutation)
{
    TCase *group = test_group(suite, "mutations");
    tcase_set_timeout(group, 100);
    tcase_add_loop_test(group, test_mutations, 0, SOURCE_COUNT);
}
