/* The rekap: whole, readable, complete, in place only when committed. */
#include "record.h"

#include <string.h>

#include "base_file.h"
#include "figures.h"
#include "json.h"
#include "json_stream.h"
#include "record_fixture.h"
#include "test_golden.h"
#include "test_main.h"
#include "value.h"

static const char *as_json(const struct value *value)
{
    struct base_buffer buffer = {.arena = record_fixture.arena};
    struct json_stream stream = {.buffer = &buffer, .indent = 1, .lines = true};
    json_stream_value(&stream, NULL, value);
    base_buffer_char(&buffer, '\n');
    return base_buffer_get(&buffer);
}

/* The rekap of a small report without what fills files: the inputs and most figures. */
START_TEST(test_form)
{
    static const char *const paths[] = {
        "indikator.i1.capaian.2024",         "indikator.i2.capaian.2024",
        "indikator.i2.capaian_asli.2024",    "indikator.i3.capaian.2024",
        "tabel.pegawai.baris.1.semua",       "sasaran.s1.predikat",
        "indikator.i1.perbandingan.selisih",
    };
    const struct value *rekap = record_rekap(&record_sample);
    struct value_builder *chosen = value_builder_create(record_fixture.arena);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const struct value *figure = value_get(value_get(rekap, "angka"), paths[i]);
        ck_assert_msg(figure != NULL, "%s", paths[i]);
        value_builder_set(chosen, paths[i], figure);
    }
    struct value_builder *all = value_builder_from(record_fixture.arena, rekap, 4);
    value_builder_set(all, "masukan", value_null(record_fixture.arena, 0));
    value_builder_set(all, "kelengkapan", value_null(record_fixture.arena, 0));
    value_builder_set(all, "angka", value_builder_finish(chosen, 0));
    test_golden("cases/rekap.json", as_json(value_builder_finish(all, 0)));
}
END_TEST

START_TEST(test_all_is_there)
{
    static const char *const files[] = {"laporan",  "organisasi", "perencanaan", "kinerja",
                                        "anggaran", "perjanjian", "tabel",       "data"};
    const struct value *rekap = record_rekap(&record_sample);
    const struct value *figures = value_get(rekap, "angka");
    for (size_t i = 0; i < record_sample.figures->count; i++) {
        ck_assert_ptr_nonnull(value_get(figures, record_sample.figures->records[i].path));
    }
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        ck_assert_ptr_nonnull(value_get(value_get(rekap, "masukan"), files[i]));
    }
    ck_assert_uint_eq(value_count(value_get(value_get(rekap, "kelengkapan"), "kriteria")), 7);
}
END_TEST

/* Every operand that names a figure names one of the rekap. */
START_TEST(test_references)
{
    const struct value *figures = value_get(record_rekap(&record_sample), "angka");
    size_t references = 0;
    for (size_t i = 0; i < value_count(figures); i++) {
        const struct value *operands = value_get(value_entry_at(figures, i).value, "unsur");
        for (size_t k = 0; k < value_count(operands); k++) {
            const char *path = value_text_or(value_get(value_at(operands, k), "angka"), NULL);
            references += path != NULL;
            ck_assert(path == NULL || value_get(figures, path) != NULL);
        }
    }
    ck_assert_uint_gt(references, 10);
}
END_TEST

static void write_piece(void *context, bool core, const char *bytes, size_t length)
{
    (void)core;
    base_output_write(context, bytes, length);
}

START_TEST(test_file)
{
    const char *folder = test_scratch(record_fixture.arena);
    const char *path = base_path_join(record_fixture.arena, folder, "x.rekap.json");
    struct base_output *output = record_rekap_open(&record_sample, path);
    ck_assert_ptr_nonnull(output);
    const struct record_sink sink = {write_piece, output};
    record_rekap_write(&record_sample, &sink);
    ck_assert(!base_path_exists(path));
    ck_assert(base_output_commit(output, record_fixture.diagnostics));
    const char *text = test_read(record_fixture.arena, path);
    ck_assert_str_eq(text, as_json(record_rekap(&record_sample)));
    const struct value *read =
        json_read_memory(record_fixture.arena, record_fixture.sources, record_fixture.diagnostics,
                         "x.rekap.json", text, strlen(text));
    ck_assert_ptr_nonnull(read);
    ck_assert_str_eq(value_text_or(value_get(read, "format"), ""), "lkjip-rekap");
}
END_TEST

/* What stands before narasi is a rekap of its own once it is closed. */
static void keep_core(void *context, bool core, const char *bytes, size_t length)
{
    if (core) {
        base_buffer_add(context, bytes, length);
    }
}

START_TEST(test_core)
{
    struct base_buffer text = {.arena = record_fixture.arena};
    const struct record_sink sink = {keep_core, &text};
    record_rekap_write(&record_sample, &sink);
    base_buffer_text(&text, RECORD_CORE_END);
    const struct value *read =
        json_read_memory(record_fixture.arena, record_fixture.sources, record_fixture.diagnostics,
                         "x.rekap.json", text.data, text.length);
    ck_assert_ptr_nonnull(read);
    ck_assert_ptr_nonnull(value_get(read, "bahan"));
    ck_assert_ptr_null(value_get(read, "narasi"));
}
END_TEST

START_TEST(test_no_folder)
{
    ck_assert_ptr_null(record_rekap_open(&record_sample, "/tidak-ada/x.rekap.json"));
    ck_assert_str_eq(test_codes(&record_fixture) + strlen(test_codes(&record_fixture)) - 4, "B004");
}
END_TEST

START_TEST(test_folder_in_the_way)
{
    const char *folder = test_scratch(record_fixture.arena);
    ck_assert_ptr_null(record_rekap_open(&record_sample, folder));
    ck_assert_ptr_nonnull(strstr(test_codes(&record_fixture), "B004"));
}
END_TEST

TEST_SUITE(record_rekap)
{
    TCase *group = test_group(suite, "rekap");
    tcase_add_checked_fixture(group, record_begin, record_end);
    tcase_add_test(group, test_form);
    tcase_add_test(group, test_all_is_there);
    tcase_add_test(group, test_references);
    tcase_add_test(group, test_file);
    tcase_add_test(group, test_core);
    tcase_add_test(group, test_no_folder);
    tcase_add_test(group, test_folder_in_the_way);
}
