/* Tests of UTF-8, letter case and the nearest name. */
#include "base_utf8.h"

#include <string.h>

#include "base_arena.h"
#include "test_main.h"

static const struct {
    const char *bytes;
    size_t length;
    size_t good; /* well-formed bytes at the start */
} malformed[] = {
    {"a\x80", 2, 1},            /* a continuation alone */
    {"ab\xc3", 3, 2},           /* cut off */
    {"\xc0\xaf", 2, 0},         /* overlong slash */
    {"\xc1\xbf", 2, 0},         /* overlong */
    {"\xe0\x9f\xbf", 3, 0},     /* overlong, three bytes */
    {"\xf0\x8f\xbf\xbf", 4, 0}, /* overlong, four bytes */
    {"\xed\xa0\x80", 3, 0},     /* surrogate */
    {"\xf4\x90\x80\x80", 4, 0}, /* above U+10FFFF */
    {"\xf5\x80\x80\x80", 4, 0}, /* never a first byte */
    {"\xff", 1, 0},             /* never a byte */
    {"\xe2\x82", 2, 0},         /* cut off */
    {"x\xe2\x28\xa1", 4, 1},    /* a letter inside */
    {"\xf0\x9f\x98", 3, 0},     /* cut off, four bytes */
    {"\xf0\x9f\x98(", 4, 0},    /* last byte is a letter */
};

START_TEST(malformed_bytes_are_found)
{
    ck_assert_uint_eq(base_utf8_check(malformed[_i].bytes, malformed[_i].length),
                      malformed[_i].good);
}
END_TEST

START_TEST(malformed_bytes_are_found_behind_any_number_of_letters)
{
    char bytes[64];
    for (size_t before = 0; before < 20; before++) {
        memset(bytes, 'a', sizeof bytes);
        memcpy(bytes + before, malformed[_i].bytes, malformed[_i].length);
        ck_assert_uint_eq(base_utf8_check(bytes, sizeof bytes), before + malformed[_i].good);
    }
}
END_TEST

START_TEST(malformed_bytes_decode_to_replacement_one_by_one)
{
    const char *text = malformed[_i].bytes + malformed[_i].good, *next = NULL;
    ck_assert_uint_eq(base_utf8_next(text, &next), 0xfffd);
    ck_assert_ptr_eq(next, text + 1);
}
END_TEST

START_TEST(all_characters_go_there_and_back)
{
    for (uint32_t character = 1; character <= 0x10ffff; character++) {
        if (character == 0xd800)
            character = 0xe000;
        char bytes[5] = {0};
        size_t length = base_utf8_put(bytes, character);
        const char *next = NULL;
        uint32_t decoded = base_utf8_next(bytes, &next);
        if (decoded != character || next != bytes + length ||
            base_utf8_check(bytes, length) != length)
            ck_abort_msg("U+%04X", (unsigned)character);
    }
}
END_TEST

START_TEST(end_and_nul_are_told_apart)
{
    const char *next = NULL;
    ck_assert_uint_eq(base_utf8_next("", &next), 0);
    ck_assert_str_eq(next, "");
    ck_assert_uint_eq(base_utf8_check("a\0b", 3), 3);
    ck_assert_uint_eq(base_utf8_check("", 0), 0);
    ck_assert_uint_eq(base_utf8_count("a\xc3\xa9\xe2\x80\x93\xff"), 4);
    char bytes[4];
    ck_assert_uint_eq(base_utf8_put(bytes, 0xd800), 3);
    ck_assert_int_eq(memcmp(bytes, "\xef\xbf\xbd", 3), 0);
}
END_TEST

START_TEST(case_of_letters)
{
    struct base_arena *arena = base_arena_create();
    ck_assert_str_eq(
        base_utf8_upper_text(arena, "kinerja \xc3\xa9\xc4\x8d\xc5\x88\xc3\xbf\xc3\xb7 1"),
        "KINERJA \xc3\x89\xc4\x8c\xc5\x87\xc5\xb8\xc3\xb7 1");
    ck_assert_str_eq(base_utf8_lower_text(arena, "KINERJA \xc3\x89\xc4\x8c\xc5\xb8\xc3\x97"),
                     "kinerja \xc3\xa9\xc4\x8d\xc3\xbf\xc3\x97");
    ck_assert_str_eq(base_utf8_upper_text(arena, ""), "");
    base_arena_destroy(arena);
    for (uint32_t c = 0x80; c < 0x180; c++) {
        if (base_utf8_upper(c) != c && c != 0x131 && c != 0x17f)
            ck_assert_msg(base_utf8_lower(base_utf8_upper(c)) == c, "U+%04X", (unsigned)c);
        ck_assert_msg(base_utf8_upper(base_utf8_upper(c)) == base_utf8_upper(c), "U+%04X",
                      (unsigned)c);
    }
}
END_TEST

START_TEST(title_case)
{
    static const char *const cases[][2] = {
        {"dinas kesehatan kabupaten", "Dinas Kesehatan Kabupaten"},
        {"undang-undang dan/atau (lampiran)", "Undang-Undang Dan/Atau (Lampiran)"},
        {"BPKAD  kota", "BPKAD  Kota"},
        {"ma'ruf \"baik\" 2nd", "Ma'ruf \"Baik\" 2nd"},
        {"\xc3\xa9lan", "\xc3\x89lan"},
        {"", ""},
    };
    struct base_arena *arena = base_arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        ck_assert_str_eq(base_utf8_title_text(arena, cases[i][0]), cases[i][1]);
    base_arena_destroy(arena);
}
END_TEST

START_TEST(nearest_name)
{
    static const char *const names[] = {"target", "realisasi", "satuan", "nama", "no", NULL};
    ck_assert_str_eq(base_nearest("targget", names), "target");
    ck_assert_str_eq(base_nearest("taregt", names), "target");
    ck_assert_str_eq(base_nearest("relisasi", names), "realisasi");
    ck_assert_str_eq(base_nearest("name", names), "nama");
    ck_assert_str_eq(base_nearest("satuan", names), "satuan");
    ck_assert_ptr_null(base_nearest("nomr", names));
    ck_assert_ptr_null(base_nearest("capaian", names));
    ck_assert_ptr_null(base_nearest("x", names));
    ck_assert_ptr_null(base_nearest("", names));
    char huge[300];
    memset(huge, 'a', sizeof huge - 1);
    huge[sizeof huge - 1] = '\0';
    ck_assert_ptr_null(base_nearest(huge, names));
    ck_assert_ptr_null(base_nearest("nama", (const char *const[]){huge, NULL}));
}
END_TEST

START_TEST(nearest_prefers_the_smaller_distance_then_the_first)
{
    ck_assert_str_eq(base_nearest("sasarn", (const char *const[]){"sarana", "sasaran", NULL}),
                     "sasaran");
    ck_assert_str_eq(base_nearest("warna", (const char *const[]){"warni", "warns", NULL}), "warni");
}
END_TEST

TEST_SUITE(base_utf8)
{
    int count = sizeof malformed / sizeof malformed[0];
    TCase *group = test_group(suite, "utf8");
    tcase_add_loop_test(group, malformed_bytes_are_found, 0, count);
    tcase_add_loop_test(group, malformed_bytes_are_found_behind_any_number_of_letters, 0, count);
    tcase_add_loop_test(group, malformed_bytes_decode_to_replacement_one_by_one, 0, count);
    tcase_add_test(group, all_characters_go_there_and_back);
    tcase_add_test(group, end_and_nul_are_told_apart);
    tcase_add_test(group, case_of_letters);
    tcase_add_test(group, title_case);
    group = test_group(suite, "nearest");
    tcase_add_test(group, nearest_name);
    tcase_add_test(group, nearest_prefers_the_smaller_distance_then_the_first);
}
