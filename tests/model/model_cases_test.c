/* Faulty inputs: cases/<name>.txt holds the files, cases/<name>.messages what must be said. */
#include <stdio.h>
#include <string.h>

#include "base_file.h"
#include "model.h"
#include "model_case.h"
#include "test_fixture.h"
#include "test_golden.h"
#include "test_main.h"

static const char *const names[] = {
    "anggaran",   "baik",        "belum_diisi", "berkas",  "gambar",  "kinerja", "laporan", "nilai",
    "organisasi", "perencanaan", "perjanjian",  "rincian", "rujukan", "skala",   "sintaks", "tabel",
};

/* Every case on disk is in the list. */
START_TEST(test_of_list)
{
    struct test_fixture fixture = test_fixture_create();
    size_t count = 0;
    char **files = base_folder_list(fixture.arena, "cases", ".txt", &count);
    ck_assert_ptr_nonnull(files);
    ck_assert_uint_eq(count, sizeof names / sizeof *names);
    test_fixture_destroy(&fixture);
}
END_TEST

START_TEST(test_of_case)
{
    struct test_fixture fixture = test_fixture_create();
    struct base_arena *arena = fixture.arena;
    const char *text = test_read(arena, base_format(arena, "cases/%s.txt", names[_i]));
    const char *folder = model_case_write(arena, text);
    model_read(arena, fixture.sources, fixture.diagnostics, folder);
    model_case_remove(arena, folder);
    test_golden(base_format(arena, "cases/%s.messages", names[_i]), test_messages(&fixture));
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(model_cases)
{
    TCase *group = test_group(suite, "cases");
    tcase_add_test(group, test_of_list);
    tcase_add_loop_test(group, test_of_case, 0, sizeof names / sizeof *names);
}
