/* Tests of what cases.txt cannot say: origins, kinds, missing values, settings, the help. */
#include "expression.h"

#include <string.h>

#include "expression_support.h"
#include "test_golden.h"
#include "test_main.h"

static struct expression_test test;
static struct expression_memory *remembered;

static void setup(void)
{
    expression_test_start(&test, "dinsos", NULL);
    remembered = expression_memory_create(test.fixture.arena);
}

static void teardown(void)
{
    expression_test_finish(&test);
}

/* Where the value of an expression came from. */
static const char *origin_of(const char *text)
{
    const struct value *value = expression_test_run(&test, text);
    struct base_buffer buffer = {.arena = test.fixture.arena};
    ck_assert_msg(value != NULL, "%s", text);
    base_origin_describe(test.fixture.sources, value->origin, &buffer);
    return base_buffer_get(&buffer);
}

START_TEST(origins)
{
    static const char *const cases[][2] = {
        {"nama", "data/dinsos.json:nama"},
        {"sasaran[1].pagu", "data/dinsos.json:sasaran[1].pagu"},
        {"sasaran[1].pagu | rupiah", "data/dinsos.json:sasaran[1].pagu"},
        {"pagu | terbilang | huruf_besar", "data/dinsos.json:pagu"},
        {"cari(sasaran, 'kode', 's3').nama", "data/dinsos.json:sasaran[2].nama"},
        {"(sasaran | terakhir).nama", "data/dinsos.json:sasaran[2].nama"},
        {"terkecil(sasaran, 'indikator.capaian')", "data/dinsos.json:sasaran[2].indikator.capaian"},
        {"sasaran | urut('nama') | balik", "data/dinsos.json:sasaran"},
        {"pagu + penduduk", "(data/dinsos.json:pagu)+(data/dinsos.json:penduduk)"},
        {"pagu > penduduk", "(data/dinsos.json:pagu)+(data/dinsos.json:penduduk)"},
        {"jumlah(angka)", "(data/dinsos.json:angka[0])+(data/dinsos.json:angka[2])"},
        {"if benar then nama else tanggal", "data/dinsos.json:nama"},
        {"-pagu", "data/dinsos.json:pagu"},
        {"kosong | jika_kosong(nama)", "data/dinsos.json:nama"},
        {"sasaran[0].tak_ada", ""},
        {"tak_ada", "uji.xml:1"},
        {"'teks'", "uji.xml:1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(origin_of(cases[i][0]), cases[i][1]);
}
END_TEST

START_TEST(kinds_are_kept)
{
    static const struct {
        const char *text;
        enum value_kind kind;
    } cases[] = {
        {"tak_ada * 2", VALUE_MISSING},
        {"kosong * 2", VALUE_NULL},
        {"kosong + tak_ada", VALUE_MISSING},
        {"1 / 0", VALUE_NULL},
        {"kosong | rupiah", VALUE_NULL},
        {"tak_ada | rupiah", VALUE_MISSING},
        {"1 | angka(kosong)", VALUE_NULL},
        {"angka | urut", VALUE_LIST},
        {"kelompok(sasaran, 'jenis')[0]", VALUE_RECORD},
        {"1 == 1", VALUE_BOOL},
        {"'a' == 1", VALUE_MISSING},
        {"saring(sasaran, 'jenis', tak_ada)", VALUE_MISSING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct value *value = expression_test_run(&test, cases[i].text);
        ck_assert_msg(value != NULL && value->kind == cases[i].kind, "%s", cases[i].text);
    }
}
END_TEST

START_TEST(a_reported_fault_has_no_path)
{
    const struct value *value = expression_test_run(&test, "(nama | angka).x");
    ck_assert_int_eq(value->kind, VALUE_MISSING);
    ck_assert_str_eq(value->missing, "");
    ck_assert_str_eq(test_codes(&test.fixture), "E011");
    ck_assert_str_eq(expression_test_run(&test, "sasaran[0].x.y")->missing, "sasaran[0].x.y");
    ck_assert_str_eq(test_codes(&test.fixture), "E011");
}
END_TEST

START_TEST(division_by_zero_is_a_warning)
{
    expression_test_run(&test, "1 / 0");
    ck_assert_uint_eq(base_diagnostics_errors(test.fixture.diagnostics), 0);
    ck_assert_uint_eq(base_diagnostics_warnings(test.fixture.diagnostics), 1);
}
END_TEST

START_TEST(settings_of_the_report)
{
    test.context.rounding = VALUE_TRUNCATE;
    test.context.percent_space = true;
    test.context.percent_decimals = 1;
    test.context.empty = "-";
    ck_assert_str_eq(expression_test_show(&test, "98.765 | persen"), "98,7~%");
    ck_assert_str_eq(expression_test_show(&test, "98.765 | persen(2)"), "98,76~%");
    ck_assert_str_eq(expression_test_show(&test, "1.99 | rupiah"), "Rp1");
    ck_assert_str_eq(expression_test_show(&test, "1.99 | bulat"), "1");
    ck_assert_str_eq(expression_test_show(&test, "null"), "-");
}
END_TEST

START_TEST(a_value_not_filled_in_keeps_its_place)
{
    struct value_scope inner = {&test.scope, "capaian",
                                value_missing(test.fixture.arena, 7, "indikator.capaian")};
    bool missing = false;
    test.context.scope = &inner;
    const struct value *value = expression_test_run(&test, "capaian | persen");
    ck_assert_uint_eq(value->origin, 7);
    ck_assert_str_eq(expression_show(value, &test.context, &missing), "indikator.capaian");
    ck_assert(missing);
}
END_TEST

START_TEST(messages_point_into_the_source)
{
    const char *text = "nama |\n  rupiah('x',\n  2, 3)";
    uint32_t source =
        base_source_add(test.fixture.sources, "bab1.xml", "  nama |\n  rupiah('x',\n  2, 3)", 27);
    test.place = base_origin_place(test.fixture.sources, source, 1, 3);
    ck_assert_ptr_null(expression_test_run(&test, text));
    test_same_text("bab1.xml:2:3: error E010: rupiah(bilangan, gaya?) was given 4 arguments, "
                   "a value before | included\n"
                   "      rupiah('x',\n"
                   "      ^\n",
                   test_messages(&test.fixture));
}
END_TEST

/* Forty records: texts, null, absent and, where asked for, a number below "kode". */
static const struct value *many_records(bool numbers)
{
    enum { MANY = 40 };
    struct base_arena *arena = test.fixture.arena;
    const struct value *items[MANY];
    for (long long i = 0; i < MANY; i++) {
        const struct value_entry entries[] = {
            {"n", value_integer(arena, 0, i)},
            {"kode", i % 5 == 3              ? value_null(arena, 0)
                     : numbers && i % 5 == 1 ? value_integer(arena, 0, 1)
                                             : value_text(arena, 0, i % 5 == 2 ? "b" : "a")},
        };
        items[i] = value_record(arena, 0, entries, i % 7 == 6 ? 1 : 2);
    }
    return value_list(arena, 0, items, MANY);
}

/* What is remembered of a list changes no result: neither of lists that last nor of those that are
 * made on the way, in memory that is used again. */
START_TEST(searches_in_many_items)
{
    static const char *const searches[] = {
        "daftar | saring('kode', 'a') | gabung(' ', 'n')",
        "daftar | saring('kode', 'b') | gabung(' ', 'n')",
        "daftar | saring('kode', null) | gabung(' ', 'n')",
        "daftar | saring('kode', 'tak ada') | gabung(' ', 'n')",
        "daftar | saring('kode', 1) | gabung(' ', 'n')",
        "daftar | tolak('kode', 'a') | gabung(' ', 'n')",
        "daftar | balik | saring('kode', 'b') | gabung(' ', 'n')",
        "daftar | tolak('kode', 'b') | saring('kode', null) | gabung(' ', 'n')",
        "cari(daftar, 'kode', 'b').n",
        "cari(daftar, 'kode', 'tak ada').n",
        "cari(daftar, 'kode', tak_ada).n",
        "daftar | saring('n.x', null) | banyak",
    };
    struct base_arena *scratch = base_arena_create();
    struct value_scope frame = {&test.scope, "daftar", NULL};
    struct expression_context plain = test.context;
    for (int numbers = 0; numbers < 2; numbers++) {
        frame.value = many_records(numbers == 1);
        test.context.scope = plain.scope = &frame;
        for (size_t i = 0; i < 8 * sizeof searches / sizeof *searches; i++) {
            const char *text = searches[i % (sizeof searches / sizeof *searches)];
            test.context = plain;
            const char *expected = expression_test_show(&test, text);
            test.context.arena = scratch;
            test.context.memory = remembered;
            ck_assert_str_eq(expression_test_show(&test, text), expected);
            base_arena_reset(scratch);
        }
    }
    base_arena_destroy(scratch);
}
END_TEST

START_TEST(help_names_every_function_once)
{
    const struct expression_function_help *help = expression_function_list();
    size_t count = 0;
    for (; help[count].name != NULL; count++) {
        ck_assert(help[count].arguments[0] != '\0' && help[count].help[0] != '\0');
        for (size_t i = 0; i < count; i++)
            ck_assert_str_ne(help[i].name, help[count].name);
    }
    ck_assert_uint_ge(count, 50);
}
END_TEST

TEST_SUITE(expression)
{
    TCase *group = test_group(suite, "values");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, origins);
    tcase_add_test(group, kinds_are_kept);
    tcase_add_test(group, a_reported_fault_has_no_path);
    tcase_add_test(group, division_by_zero_is_a_warning);
    tcase_add_test(group, settings_of_the_report);
    tcase_add_test(group, a_value_not_filled_in_keeps_its_place);
    tcase_add_test(group, messages_point_into_the_source);
    tcase_add_test(group, searches_in_many_items);
    tcase_add_test(group, help_names_every_function_once);
}
