/* Parts of the input as people name them. */
#include "model.h"
#include "model_case.h"
#include "test_fixture.h"
#include "test_main.h"

static const char report[] =
    "== laporan.json\n"
    "{\"tahun\": 2024, \"judul\": \"Laporan\", \"instansi\": {\"nama\": \"Dinas\"}}\n"
    "== perencanaan.json\n"
    "{\"tujuan\": [{\"id\": \"t1\", \"nama\": \"Tujuan\", \"sasaran\": [{\"id\": \"s1\", \"nama\": "
    "\"Sasaran\", \"indikator\": [{\"id\": \"i1\", \"nama\": \"Indikator satu\", \"singkat\": "
    "\"Satu\", \"satuan\": \"%\", \"arah\": \"naik\", \"target\": {\"2024\": 5}}]}]}]}\n"
    "== kinerja.json\n"
    "{\"capaian\": [{\"indikator\": \"i1\", \"realisasi\": {\"2024\": 4}}]}\n"
    "== anggaran.json\n"
    "{\"program\": [{\"kode\": \"1.06\", \"nama\": \"Program\", \"pagu\": 5, \"realisasi\": 4}]}\n";

static const struct {
    const char *text;
    const char *file, *path; /* NULL: none */
    const char *name;        /* NULL: there is no such place */
} cases[] = {
    {"kinerja.json:capaian[i1].realisasi.2024", "kinerja.json", "capaian[0].realisasi.2024",
     "Satu: realisasi 2024"},
    {"kinerja.capaian[0].realisasi.2024", "kinerja.json", "capaian[0].realisasi.2024",
     "Satu: realisasi 2024"},
    {"kinerja.json:capaian[1]", NULL, NULL, NULL},
    {"kinerja.json:capaian[i2]", NULL, NULL, NULL},
    {"kinerja.json:capaian[", NULL, NULL, NULL},
    {"kinerja.json:capaian[]", NULL, NULL, NULL},
    {"kinerja.json:capaian[0]x", NULL, NULL, NULL},
    {"kinerja.json:capaian[0]realisasi", NULL, NULL, NULL},
    {"kinerja.json:capaian[0].", NULL, NULL, NULL},
    {"kinerja.json:.capaian[0]", NULL, NULL, NULL},
    {"kinerja.json:capaian..realisasi", NULL, NULL, NULL},
    {"kinerja.json:capaian.realisasi", NULL, NULL, NULL},
    {"kinerja.json:capaian[99999999999999999999]", NULL, NULL, NULL},
    {"anggaran.json:program[1.06].pagu", "anggaran.json", "program[0].pagu", "Program: pagu"},
    {"perencanaan.json:tujuan[t1].sasaran[s1]", "perencanaan.json", "tujuan[0].sasaran[0]",
     "Sasaran"},
    {"laporan.json:judul", "laporan.json", "judul", "laporan.json: judul"},
    {"laporan.json", "laporan.json", "", "laporan.json"},
    {"i1", NULL, NULL, "Satu"},
    {"1.06", NULL, NULL, "Program"},
    {"i2", NULL, NULL, NULL},
    {"narasi/penutup", "narasi/penutup.md", NULL, NULL},
    {"gambar/../laporan.json", NULL, NULL, NULL},
    {"", NULL, NULL, NULL},
    {".", NULL, NULL, NULL},
    {"laporan.", NULL, NULL, NULL},
};

static void check_text(const char *wanted, const char *text)
{
    if (wanted == NULL)
        ck_assert_ptr_null(text);
    else
        ck_assert_str_eq(wanted, text);
}

START_TEST(test_of_places)
{
    struct test_fixture fixture = test_fixture_create();
    const char *folder = model_case_write(fixture.arena, report);
    const struct model *model =
        model_read(fixture.arena, fixture.sources, fixture.diagnostics, folder);
    struct model_place place;
    bool found = model_place_find(fixture.arena, model, cases[_i].text, &place);
    model_case_remove(fixture.arena, folder);
    ck_assert_msg(found == (cases[_i].name != NULL), "%s", cases[_i].text);
    if (found) {
        check_text(cases[_i].file, place.file);
        check_text(cases[_i].path, place.path);
        ck_assert_str_eq(cases[_i].name, place.name);
    }
    test_fixture_destroy(&fixture);
}
END_TEST

TEST_SUITE(model_place)
{
    TCase *group = test_group(suite, "places");
    tcase_add_loop_test(group, test_of_places, 0, (int)(sizeof cases / sizeof *cases));
}
