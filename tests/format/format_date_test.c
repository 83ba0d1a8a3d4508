/* Tests of dates. */
#include "format_date.h"

#include "base_arena.h"
#include "format_number.h"
#include "test_main.h"

#define NBSP FORMAT_NO_BREAK_SPACE

static struct base_arena *arena;

static void setup(void)
{
    arena = base_arena_create();
}

static void teardown(void)
{
    base_arena_destroy(arena);
}

static const char *show(const char *text, const char *style_name)
{
    struct format_date date;
    enum format_date_style style;
    ck_assert_msg(format_date_parse(text, &date), "%s", text);
    ck_assert_msg(format_date_style(style_name, &style), "%s", style_name);
    return format_date(arena, date, style);
}

START_TEST(styles)
{
    static const char *const cases[][3] = {
        {"2024-12-31", "lengkap", "31" NBSP "Desember 2024"},
        {"2024-12", "lengkap", "Desember 2024"},
        {"2024", "lengkap", "2024"},
        {"2024-12-31", "hari", "Selasa, 31" NBSP "Desember 2024"},
        {"2024-12", "hari", "Desember 2024"},
        {"2024-12-31", "bulan", "Desember 2024"},
        {"2024-01-05", "kosong", "5" NBSP "Januari 2024"},
        {"2024-01", "kosong", NBSP NBSP NBSP NBSP NBSP NBSP "Januari 2024"},
        {"2023-03-14", "kata", "Empat Belas bulan Maret tahun Dua Ribu Dua Puluh Tiga"},
        {"2023-03", "kata", "bulan Maret tahun Dua Ribu Dua Puluh Tiga"},
        {"2023-03-14", "hari_kata",
         "Selasa tanggal Empat Belas bulan Maret tahun Dua Ribu Dua Puluh Tiga"},
        {"2023-03-04", "pendek", "04-03-2023"},
        {"2023-03", "pendek", "03-2023"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_str_eq(show(cases[i][0], cases[i][1]), cases[i][2]);
}
END_TEST

START_TEST(refused)
{
    static const char *const cases[] = {
        "",           "24",         "0999",       "2024-13",     "2024-00",     "2024-1",
        "2024-02-30", "2023-02-29", "1900-02-29", "2024-04-31",  "2024-12-32",  "2024-12-00",
        "2024-12-1",  "2024/12/31", "31-12-2024", "2024-12-31 ", "2024-12-311", "2024-12-",
        "dua ribu",   "-2024",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct format_date date = {.year = 1};
        ck_assert_msg(!format_date_parse(cases[i], &date), "%s", cases[i]);
        ck_assert_int_eq(date.year, 1);
    }
}
END_TEST

START_TEST(leap_days)
{
    struct format_date date;
    ck_assert(format_date_parse("2024-02-29", &date));
    ck_assert(format_date_parse("2000-02-29", &date));
    ck_assert_str_eq(format_weekday_name(date), "Selasa");
}
END_TEST

START_TEST(weekdays_follow_each_other)
{
    static const char *const first_days[] = {"Senin",  "Kamis",  "Jumat", "Senin",
                                             "Rabu",   "Sabtu",  "Senin", "Kamis",
                                             "Minggu", "Selasa", "Jumat", "Minggu"};
    for (int month = 1; month <= 12; month++) {
        struct format_date date = {2024, month, 1};
        ck_assert_str_eq(format_weekday_name(date), first_days[month - 1]);
    }
    ck_assert_ptr_null(format_weekday_name((struct format_date){2024, 5, 0}));
}
END_TEST

START_TEST(names)
{
    enum format_date_style style;
    ck_assert_str_eq(format_month_name(8), "Agustus");
    ck_assert_ptr_null(format_month_name(0));
    ck_assert_ptr_null(format_month_name(13));
    ck_assert(!format_date_style("panjang", &style));
}
END_TEST

TEST_SUITE(format_date)
{
    TCase *group = test_group(suite, "dates");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, styles);
    tcase_add_test(group, refused);
    tcase_add_test(group, leap_days);
    tcase_add_test(group, weekdays_follow_each_other);
    tcase_add_test(group, names);
}
