/* Tests of reading PDF files: embedded files and signatures, sound ones and bad ones. */
#define _POSIX_C_SOURCE 200809L
#include "pdfread.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static const char *folder, *path;

static void setup(void)
{
    fixture = test_fixture_create();
    folder = test_scratch(fixture.arena);
    path = base_format(fixture.arena, "%s/a.pdf", folder);
}

static void teardown(void)
{
    ck_assert_int_eq(system(base_format(fixture.arena, "rm -rf '%s'", folder)), 0);
    test_fixture_destroy(&fixture);
}

static void write_bytes(const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

/* A PDF of these objects, from number 2 on; root stands in the catalog. */
static void write_pdf(const char *root, const char *objects)
{
    const char *text = base_format(fixture.arena,
                                   "%%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R %s >>\n"
                                   "endobj\n2 0 obj\n<< /Type /Pages /Kids [39 0 R] /Count 1 >>\n"
                                   "endobj\n39 0 obj\n<< /Type /Page /Parent 2 0 R "
                                   "/MediaBox [0 0 9 9] >>\nendobj\n"
                                   "%s\ntrailer\n<< /Root 1 0 R /Size 40 >>\n%%%%EOF\n",
                                   root, objects);
    write_bytes(text, strlen(text));
}

static const char *signatures(void)
{
    struct pdfread *reader = pdfread_open(fixture.arena, fixture.diagnostics, path);
    ck_assert_msg(reader != NULL, "%s", test_messages(&fixture));
    const char *names = pdfread_signatures(reader);
    pdfread_close(reader);
    return names;
}

/* name=content of every file; "name!" for a damaged one. */
static const char *files(void)
{
    struct pdfread *reader = pdfread_open(fixture.arena, fixture.diagnostics, path);
    ck_assert_msg(reader != NULL, "%s", test_messages(&fixture));
    size_t count;
    const struct pdfread_file *list = pdfread_files(reader, &count);
    struct base_buffer text = {.arena = fixture.arena};
    for (size_t i = 0; i < count; i++) {
        base_buffer_format(&text, "%s%s%s%.*s", i > 0 ? " " : "", list[i].name,
                           list[i].bytes != NULL ? "=" : "!", (int)list[i].length,
                           list[i].bytes != NULL ? (const char *)list[i].bytes : "");
    }
    pdfread_close(reader);
    return base_buffer_get(&text);
}

/* ---------------------------------------------------------------- signatures */

#define SIGNATURE "<< /Type /Sig /ByteRange [0 10 20 30] /Contents <00> >>"

START_TEST(a_file_without_form_is_not_signed)
{
    write_pdf("", "");
    ck_assert_ptr_null(signatures());
    ck_assert(!pdfread_is_signed(path, fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

START_TEST(an_empty_field_is_no_signature)
{
    write_pdf("/AcroForm << /Fields [3 0 R] /SigFlags 3 >>",
              "3 0 obj\n<< /FT /Sig /T (ttd_a) /V null >>\nendobj");
    ck_assert_ptr_null(signatures());
}
END_TEST

START_TEST(a_signed_field_is_named)
{
    write_pdf("/AcroForm << /Fields [3 0 R 5 0 R] >>",
              "3 0 obj\n<< /FT /Sig /T (ttd_a) /V 4 0 R >>\nendobj\n"
              "4 0 obj\n" SIGNATURE "\nendobj\n"
              "5 0 obj\n<< /FT /Sig /T (ttd_b) >>\nendobj");
    ck_assert_str_eq(signatures(), "ttd_a");
    ck_assert(pdfread_is_signed(path, fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "Q002");
    ck_assert_ptr_nonnull(strstr(test_messages(&fixture), "(ttd_a)"));
}
END_TEST

START_TEST(a_field_within_a_field_has_its_full_name)
{
    write_pdf("/AcroForm << /Fields [3 0 R] >>",
              "3 0 obj\n<< /T (luar) /Kids [4 0 R] >>\nendobj\n"
              "4 0 obj\n<< /FT /Sig /Parent 3 0 R /T (dalam) /V " SIGNATURE " >>\nendobj");
    ck_assert_str_eq(signatures(), "luar.dalam");
}
END_TEST

START_TEST(a_field_that_is_its_own_parent_ends)
{
    write_pdf("", "3 0 obj\n<< /FT /Sig /Parent 3 0 R /T (a) /V " SIGNATURE " >>\nendobj");
    ck_assert_ptr_nonnull(signatures());
}
END_TEST

START_TEST(a_signature_without_field_counts)
{
    write_pdf("/Perms << /DocMDP 4 0 R >>", "4 0 obj\n" SIGNATURE "\nendobj");
    ck_assert_str_eq(signatures(), "");
    ck_assert(pdfread_is_signed(path, fixture.diagnostics));
}
END_TEST

START_TEST(no_file_is_not_signed)
{
    ck_assert(!pdfread_is_signed(path, fixture.diagnostics));
    ck_assert(!pdfread_is_signed(folder, fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

START_TEST(a_file_that_is_no_pdf_may_be_replaced)
{
    write_bytes("catatan", 7);
    ck_assert(!pdfread_is_signed(path, fixture.diagnostics));
    write_bytes("", 0);
    ck_assert(!pdfread_is_signed(path, fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

START_TEST(a_ruined_pdf_with_the_mark_of_a_signature_is_kept)
{
    static const char bytes[] = "%PDF-1.7\n\0\0 << /Type /Sig /ByteRange [0 1 2 3] ";
    write_bytes(bytes, sizeof bytes - 1);
    ck_assert(pdfread_is_signed(path, fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "Q002");
}
END_TEST

START_TEST(what_is_no_file_is_kept)
{
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_assert(pdfread_is_signed(path, fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "B003");
}
END_TEST

START_TEST(a_link_to_a_signed_file_is_kept)
{
    write_pdf("", "4 0 obj\n" SIGNATURE "\nendobj");
    const char *link = base_format(fixture.arena, "%s/link.pdf", folder);
    ck_assert_int_eq(symlink("a.pdf", link), 0);
    ck_assert(pdfread_is_signed(link, fixture.diagnostics));
}
END_TEST

/* ---------------------------------------------------------------- embedded files */

#define FILE_OBJECT(number, name, stream)                                                          \
#number " 0 obj\n<< /Type /Filespec /F (" name ") /UF (" name ") /EF << /F " #stream           \
            " 0 R >> >>\nendobj\n"
#define STREAM(number, length, more, bytes)                                                        \
#number " 0 obj\n<< /Type /EmbeddedFile /Length " #length " " more " >>\nstream\n" bytes       \
            "\nendstream\nendobj\n"

START_TEST(no_embedded_files)
{
    write_pdf("", "");
    ck_assert_str_eq(files(), "");
}
END_TEST

START_TEST(files_of_the_name_tree_and_associated_ones_come_once)
{
    write_pdf("/Names << /EmbeddedFiles << /Kids [10 0 R] >> >> /AF [3 0 R 5 0 R]",
              "10 0 obj\n<< /Names [(a) 3 0 R] >>\nendobj\n" FILE_OBJECT(3, "a.json", 4)
                  STREAM(4, 2, "", "{}") FILE_OBJECT(5, "b.md", 6) STREAM(6, 4, "", "# Ya"));
    ck_assert_str_eq(files(), "a.json={} b.md=# Ya");
}
END_TEST

START_TEST(another_length_than_stated_is_damage)
{
    write_pdf("/AF [3 0 R]",
              FILE_OBJECT(3, "a.json", 4) STREAM(4, 2, "/Params << /Size 3 >>", "{}"));
    ck_assert_str_eq(files(), "a.json!");
}
END_TEST

START_TEST(a_stream_that_cannot_be_unpacked_is_damage)
{
    write_pdf("/AF [3 0 R]",
              FILE_OBJECT(3, "a.json", 4) STREAM(4, 2, "/Filter /FlateDecode", "{}"));
    ck_assert_str_eq(files(), "a.json!");
}
END_TEST

START_TEST(an_unknown_filter_is_damage)
{
    write_pdf("/AF [3 0 R]", FILE_OBJECT(3, "a.json", 4) STREAM(4, 2, "/Filter /Rahasia", "{}"));
    ck_assert_str_eq(files(), "a.json!");
}
END_TEST

START_TEST(odd_trees_end)
{
    write_pdf("/Names << /EmbeddedFiles 10 0 R >> /AF [3 0 R 7 /a null 99 0 R]",
              "10 0 obj\n<< /Kids [10 0 R 10 0 R null] /Names [(x)] >>\nendobj\n"
              "3 0 obj\n<< /EF (a) >>\nendobj");
    ck_assert_str_eq(files(), "");
}
END_TEST

START_TEST(what_is_no_pdf_is_refused)
{
    write_bytes("%PDF-", 5);
    ck_assert_ptr_null(pdfread_open(fixture.arena, fixture.diagnostics, path));
    ck_assert_str_eq(test_codes(&fixture), "Q001");
}
END_TEST

TEST_SUITE(pdfread)
{
    TCase *group = test_group(suite, "signatures");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, a_file_without_form_is_not_signed);
    tcase_add_test(group, an_empty_field_is_no_signature);
    tcase_add_test(group, a_signed_field_is_named);
    tcase_add_test(group, a_field_within_a_field_has_its_full_name);
    tcase_add_test(group, a_field_that_is_its_own_parent_ends);
    tcase_add_test(group, a_signature_without_field_counts);
    tcase_add_test(group, no_file_is_not_signed);
    tcase_add_test(group, a_file_that_is_no_pdf_may_be_replaced);
    tcase_add_test(group, a_ruined_pdf_with_the_mark_of_a_signature_is_kept);
    tcase_add_test(group, what_is_no_file_is_kept);
    tcase_add_test(group, a_link_to_a_signed_file_is_kept);

    group = test_group(suite, "files");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, no_embedded_files);
    tcase_add_test(group, files_of_the_name_tree_and_associated_ones_come_once);
    tcase_add_test(group, another_length_than_stated_is_damage);
    tcase_add_test(group, a_stream_that_cannot_be_unpacked_is_damage);
    tcase_add_test(group, an_unknown_filter_is_damage);
    tcase_add_test(group, odd_trees_end);
    tcase_add_test(group, what_is_no_pdf_is_refused);
}
