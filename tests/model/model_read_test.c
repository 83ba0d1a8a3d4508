/* What the checked records look like: defaults, missing values, indices. */
#include "model.h"

#include <string.h>

#include "json.h"
#include "model_case.h"
#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;

static void begin(void)
{
    fixture = test_fixture_create();
}

static void end(void)
{
    test_fixture_destroy(&fixture);
}

static const struct model *read_case(const char *text)
{
    const char *folder = model_case_write(fixture.arena, text);
    const struct model *model =
        model_read(fixture.arena, fixture.sources, fixture.diagnostics, folder);
    model_case_remove(fixture.arena, folder);
    return model;
}

/* A value by keys and positions: "tujuan 0 nama". */
static const struct value *at(const struct value *value, const char *path)
{
    char *copy = base_copy_text(fixture.arena, path);
    for (char *part = copy; part != NULL && value != NULL;) {
        char *blank = strchr(part, ' ');
        if (blank != NULL)
            *blank++ = '\0';
        value = *part >= '0' && *part <= '9' && value->kind == VALUE_LIST
                    ? value_at(value, (size_t)(*part - '0'))
                    : value_get(value, part);
        part = blank;
    }
    return value;
}

static const char *json(const struct value *value)
{
    struct base_buffer buffer = {.arena = fixture.arena};
    ck_assert_ptr_nonnull(value);
    json_write(&buffer, value, 0);
    return base_buffer_get(&buffer);
}

static const char *missing(const struct value *value)
{
    ck_assert_ptr_nonnull(value);
    ck_assert_int_eq(value->kind, VALUE_MISSING);
    return value->missing;
}

START_TEST(test_of_absent_files)
{
    const struct model *model = read_case("");
    ck_assert_str_eq(test_codes(&fixture), "");
    ck_assert_str_eq(missing(at(model->perencanaan, "tujuan")), "perencanaan.tujuan");
    ck_assert_str_eq(missing(at(model->perencanaan, "renstra akhir")), "perencanaan.renstra.akhir");
    ck_assert_str_eq(json(at(model->perencanaan, "misi")), "[]");
    ck_assert_str_eq(json(model->tabel), "{\"tabel\":[],\"lain\":{}}");
    ck_assert_str_eq(json(model->data), "{}");
    ck_assert_str_eq(json(at(model->anggaran, "sumber_dana")), "\"APBD\"");
}
END_TEST

START_TEST(test_of_defaults)
{
    const struct model *model = read_case("");
    ck_assert_str_eq(json(at(model->laporan, "kertas")), "\"A4\"");
    ck_assert_str_eq(json(at(model->laporan, "tahap")), "\"draf\"");
    ck_assert_str_eq(json(at(model->laporan, "angka")),
                     "{\"desimal_persen\":2,\"pembulatan\":\"setengah_ke_atas\",\"kosong\":\"–\"}");
    ck_assert_str_eq(json(at(model->laporan, "capaian")),
                     "{\"batas\":null,\"skala\":[],\"presisi_skala\":\"tercetak\","
                     "\"batas_untuk\":\"semua\",\"target_nol\":\"kosong\","
                     "\"realisasi_nol\":\"kosong\",\"negatif\":\"apa_adanya\","
                     "\"kosong_pada_rata\":\"dilewati\",\"rata_rata\":\"sasaran\"}");
    ck_assert_str_eq(json(at(model->laporan, "instansi alamat")), "null");
    ck_assert_str_eq(json(at(model->laporan, "bagian")), "{}");
    ck_assert_str_eq(missing(at(model->laporan, "penandatangan")), "laporan.penandatangan");
}
END_TEST

START_TEST(test_of_indicator_defaults)
{
    const struct model *model = read_case(
        "== perencanaan.json\n"
        "{\"tujuan\": [{\"id\": \"t\", \"nama\": \"T\", \"indikator\": [{\"id\": \"a\", \"nama\": "
        "\"A\"}], \"sasaran\": [{\"id\": \"s\", \"nama\": \"S\", \"indikator\": [{\"id\": \"b\", "
        "\"nama\": \"B\", \"rumus\": \"x / y\", \"target\": {\"2024\": \"?\", \"2023\": null}}], "
        "\"strategi\": [\"satu\"]}]}]}");
    ck_assert_str_eq(test_codes(&fixture), "");
    const struct value *a = model_find_value(model, MODEL_INDIKATOR, "a");
    const struct value *b = model_find_value(model, MODEL_INDIKATOR, "b");
    ck_assert(!value_bool_or(at(a, "iku"), true));
    ck_assert(value_bool_or(at(b, "iku"), false));
    ck_assert_str_eq(json(at(b, "arah")), "\"naik\"");
    ck_assert_str_eq(json(at(b, "rumus teks")), "\"x / y\"");
    ck_assert_str_eq(json(at(b, "target 2023")), "null");
    ck_assert_str_eq(missing(at(b, "target 2024")),
                     "perencanaan.tujuan[0].sasaran[0].indikator[0].target.2024");
    ck_assert_str_eq(missing(at(a, "target")), "perencanaan.tujuan[0].indikator[0].target");
    ck_assert_str_eq(json(at(model->perencanaan, "tujuan 0 sasaran 0 strategi 0 judul")),
                     "\"satu\"");
}
END_TEST

START_TEST(test_of_budget)
{
    const struct model *model = read_case(
        "== anggaran.json\n"
        "{\"program\": [{\"kode\": \"1.06.02\", \"nama\": \"P\", \"kegiatan\": [{\"kode\": "
        "\"1.06.02.2.01\", \"id\": \"k\", \"nama\": \"K\", \"realisasi\": {\"triwulan\": "
        "[1, 2, 3, \"?\"]}}]}]}");
    ck_assert_str_eq(test_codes(&fixture), "");
    const struct model_entry *program = model_find(model, MODEL_ANGGARAN, "1.06.02");
    const struct model_entry *kegiatan = model_find(model, MODEL_ANGGARAN, "k");
    ck_assert_str_eq(program->type->name, "program");
    ck_assert_str_eq(kegiatan->type->name, "kegiatan");
    ck_assert_ptr_eq(kegiatan->owner, program->value);
    ck_assert_ptr_null(model_find(model, MODEL_ANGGARAN, "1.06.02.2.01"));
    ck_assert_str_eq(json(at(program->value, "id")), "\"1.06.02\"");
    ck_assert_str_eq(json(at(program->value, "pagu")), "null");
    ck_assert_str_eq(missing(at(kegiatan->value, "pagu")), "anggaran.program[0].kegiatan[0].pagu");
    ck_assert_str_eq(missing(at(kegiatan->value, "realisasi triwulan 3")),
                     "anggaran.program[0].kegiatan[0].realisasi.triwulan[3]");
}
END_TEST

START_TEST(test_of_rows)
{
    const struct model *model = read_case(
        "== tabel.json\n"
        "{\"tabel\": [{\"id\": \"x\", \"judul\": \"X\", \"kolom\": [{\"id\": \"a\", \"judul\": "
        "\"A\"}, {\"id\": \"n\", \"judul\": \"N\", \"jenis\": \"angka\"}, {\"id\": \"h\", "
        "\"judul\": \"H\", \"jenis\": \"angka\", \"hitung\": \"n * 2\"}], \"baris\": [{\"n\": 5}, "
        "{\"judul\": \"G\", \"baris\": [{\"a\": \"x\", \"n\": \"?\"}]}]}]}");
    ck_assert_str_eq(test_codes(&fixture), "");
    const struct value *table = model_find_value(model, MODEL_TABEL, "x");
    ck_assert_str_eq(json(at(table, "baris 0")), "{\"a\":null,\"n\":5}");
    ck_assert_str_eq(missing(at(table, "baris 1 baris 0 n")), "tabel.tabel[0].baris[1].baris[0].n");
    ck_assert_str_eq(json(at(table, "baris 1 judul")), "\"G\"");
}
END_TEST

START_TEST(test_of_free_data)
{
    const struct model *model =
        read_case("== data.json\n{\"a\": [1, {\"b\": \"?\"}], \"//\": 1, \"c\": \"1.234\"}");
    ck_assert_str_eq(test_codes(&fixture), "");
    ck_assert_str_eq(missing(at(model->data, "a 1 b")), "data.a[1].b");
    ck_assert_str_eq(json(model->data), "{\"a\":[1,{\"b\":\"?\"}],\"c\":\"1.234\"}");
}
END_TEST

START_TEST(test_of_no_folder)
{
    ck_assert_ptr_null(
        model_read(fixture.arena, fixture.sources, fixture.diagnostics, "no/such/folder"));
    ck_assert_str_eq(test_codes(&fixture), "M001");
}
END_TEST

/* 5,000 sub kegiatan with references are read in reasonable time. */
START_TEST(test_of_many_nodes)
{
    struct base_buffer buffer = {.arena = fixture.arena};
    base_buffer_text(&buffer, "== anggaran.json\n{\"program\": [{\"kode\": \"1\", \"nama\": \"P\", "
                              "\"kegiatan\": [{\"kode\": \"1.1\", \"nama\": \"K\", "
                              "\"sub_kegiatan\": [");
    for (int i = 0; i < 5000; i++)
        base_buffer_format(&buffer, "%s{\"kode\": \"1.1.%d\", \"nama\": \"S\", \"pagu\": 1}",
                           i == 0 ? "" : ",\n", i);
    base_buffer_text(&buffer, "]}]}]}");
    const struct model *model = read_case(base_buffer_get(&buffer));
    ck_assert_str_eq(test_codes(&fixture), "");
    ck_assert_uint_eq(model->index[MODEL_ANGGARAN].count, 5002);
    ck_assert_ptr_nonnull(model_find(model, MODEL_ANGGARAN, "1.1.4999"));
}
END_TEST

TEST_SUITE(model_read)
{
    TCase *group = test_group(suite, "read");
    tcase_add_checked_fixture(group, begin, end);
    tcase_add_test(group, test_of_absent_files);
    tcase_add_test(group, test_of_defaults);
    tcase_add_test(group, test_of_indicator_defaults);
    tcase_add_test(group, test_of_budget);
    tcase_add_test(group, test_of_rows);
    tcase_add_test(group, test_of_free_data);
    tcase_add_test(group, test_of_no_folder);
    tcase_add_test(group, test_of_many_nodes);
}
