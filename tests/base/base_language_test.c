/* Tests of translation. */
#define _XOPEN_SOURCE 700
#include "base_language.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base_file.h"
#include "test_fixture.h"
#include "test_golden.h"
#include "test_main.h"

/* A catalogue of two entries: "" and "error" -> "kesalahan". */
static const unsigned char small[] = {
    0xde,   0x12, 0x04, 0x95, 0,   0, 0,   0,   2,       0,   0,   0,   28,  0,   0,   0,
    44,     0,    0,    0,    0,   0, 0,   0,   0,       0,   0,   0,   0,   0,   0,   0,
    60,     0,    0,    0,    5,   0, 0,   0,   62,      0,   0,   0,   1,   0,   0,   0,
    60 + 8, 0,    0,    0,    9,   0, 0,   0,   60 + 10, 0,   0,   0,   0,   0,   'e', 'r',
    'r',    'o',  'r',  0,    'h', 0, 'k', 'e', 's',     'a', 'l', 'a', 'h', 'a', 'n', 0};

static struct test_fixture fixture;
static const char *folder;

static void setup(void)
{
    fixture = test_fixture_create();
    folder = test_scratch(fixture.arena);
    ck_assert(base_folder_create(base_path_join(fixture.arena, folder, "id/LC_MESSAGES")));
}

static void teardown(void)
{
    base_language_finish();
    const char *command = base_format(fixture.arena, "rm -rf '%s'", folder);
    ck_assert_int_eq(system(command), 0);
    test_fixture_destroy(&fixture);
}

static void write_catalogue(const unsigned char *bytes, size_t length)
{
    const char *path = base_path_join(fixture.arena, folder, "id/LC_MESSAGES/lkjip.mo");
    struct base_output *output = base_output_open(path, fixture.diagnostics);
    base_output_write(output, bytes, length);
    ck_assert(base_output_commit(output, fixture.diagnostics));
}

START_TEST(translates_known_texts)
{
    write_catalogue(small, sizeof small);
    ck_assert(base_language_set("id", folder));
    ck_assert_str_eq(base_translate("error"), "kesalahan");
    ck_assert_str_eq(base_translate("warning"), "warning");
    ck_assert_str_eq(base_translate(""), "");
    ck_assert(base_language_set("en", folder));
    ck_assert_str_eq(base_translate("error"), "error");
}
END_TEST

START_TEST(diagnostics_are_translated)
{
    write_catalogue(small, sizeof small);
    ck_assert(base_language_set("id_ID.UTF-8", folder));
    base_report(fixture.diagnostics, base_at(0), BASE_MESSAGE_FILE_NOT_REGULAR, "x");
    test_same_text("kesalahan B003: \"x\" is not a file\n", test_messages(&fixture));
}
END_TEST

START_TEST(language_of_the_environment)
{
    write_catalogue(small, sizeof small);
    setenv("LC_ALL", "id_ID.UTF-8", 1);
    ck_assert(base_language_set(NULL, folder));
    ck_assert_str_eq(base_translate("error"), "kesalahan");
    setenv("LC_ALL", "C.UTF-8", 1);
    ck_assert(base_language_set(NULL, folder));
    ck_assert_str_eq(base_translate("error"), "error");
}
END_TEST

START_TEST(catalogue_of_the_build_is_found)
{
    ck_assert(base_language_set("id", NULL));
    ck_assert_str_eq(base_translate("error"), "kesalahan");
    ck_assert(!base_language_set("xx", NULL));
}
END_TEST

START_TEST(unknown_languages_are_english)
{
    ck_assert(!base_language_set("id", folder));
    ck_assert(!base_language_set("xx", folder));
    ck_assert(!base_language_set("../id", folder));
    ck_assert(!base_language_set("", folder));
    ck_assert_str_eq(base_translate("error"), "error");
}
END_TEST

START_TEST(damaged_catalogues_are_refused)
{
    for (size_t length = 0; length < sizeof small; length++) {
        write_catalogue(small, length);
        ck_assert_msg(!base_language_set("id", folder), "cut at %zu", length);
    }
}
END_TEST

START_TEST(no_byte_of_a_catalogue_leads_out_of_it)
{
    for (size_t i = 0; i < sizeof small; i++) {
        unsigned char bytes[sizeof small];
        memcpy(bytes, small, sizeof small);
        bytes[i] ^= 0xff;
        write_catalogue(bytes, sizeof small);
        if (base_language_set("id", folder))
            ck_assert_uint_lt(strlen(base_translate("error")), sizeof small);
    }
}
END_TEST

TEST_SUITE(base_language)
{
    TCase *group = test_group(suite, "language");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, translates_known_texts);
    tcase_add_test(group, diagnostics_are_translated);
    tcase_add_test(group, language_of_the_environment);
    tcase_add_test(group, catalogue_of_the_build_is_found);
    tcase_add_test(group, unknown_languages_are_english);
    tcase_add_test(group, damaged_catalogues_are_refused);
    tcase_add_test(group, no_byte_of_a_catalogue_leads_out_of_it);
}
