/* Tests of files, folders and paths. */
#define _XOPEN_SOURCE 700
#include "base_file.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "test_fixture.h"
#include "test_main.h"

static struct test_fixture fixture;
static const char *folder;

static void setup(void)
{
    fixture = test_fixture_create();
    folder = test_scratch(fixture.arena);
}

static void teardown(void)
{
    const char *command = base_format(fixture.arena, "rm -rf '%s'", folder);
    ck_assert_int_eq(system(command), 0);
    test_fixture_destroy(&fixture);
}

static const char *in_folder(const char *name)
{
    return base_path_join(fixture.arena, folder, name);
}

static void write_file(const char *name, const char *text)
{
    struct base_output *output = base_output_open(in_folder(name), fixture.diagnostics);
    ck_assert_ptr_nonnull(output);
    ck_assert(base_output_write(output, text, strlen(text)));
    ck_assert(base_output_commit(output, fixture.diagnostics));
}

/* Number of names in the scratch folder, hidden ones too. */
static int entries(void)
{
    const char *list = base_format(fixture.arena, "ls -A '%s' | wc -l", folder);
    FILE *pipe = popen(list, "r");
    int count = -1;
    ck_assert_int_eq(fscanf(pipe, "%d", &count), 1);
    pclose(pipe);
    return count;
}

static char *read_file(const char *name, size_t limit, size_t *length)
{
    return base_file_read(fixture.arena, in_folder(name), name, limit, length, fixture.diagnostics);
}

START_TEST(commit_puts_the_file_in_place)
{
    write_file("a.txt", "lama");
    struct base_output *output = base_output_open(in_folder("a.txt"), fixture.diagnostics);
    ck_assert(base_output_write(output, "ba", 2));
    ck_assert(base_output_write(output, "", 0));
    ck_assert(base_output_write(output, "ru", 2));
    ck_assert_uint_eq(base_output_offset(output), 4);
    ck_assert_str_eq(test_read(fixture.arena, in_folder("a.txt")), "lama");
    ck_assert_int_eq(entries(), 2);
    ck_assert(base_output_commit(output, fixture.diagnostics));
    ck_assert_str_eq(test_read(fixture.arena, in_folder("a.txt")), "baru");
    ck_assert_int_eq(entries(), 1);
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

START_TEST(discard_leaves_the_target_alone)
{
    write_file("a.txt", "lama");
    struct base_output *output = base_output_open(in_folder("a.txt"), fixture.diagnostics);
    base_output_write(output, "baru", 4);
    base_output_discard(output);
    base_output_discard(NULL);
    ck_assert_str_eq(test_read(fixture.arena, in_folder("a.txt")), "lama");
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(what_a_killed_process_left_is_used_again)
{
    FILE *left = fopen(in_folder(".a.txt.tmp"), "w");
    fputs("left by a process that was killed", left);
    fclose(left);
    write_file("a.txt", "baru");
    ck_assert_str_eq(test_read(fixture.arena, in_folder("a.txt")), "baru");
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(what_killed_processes_left_is_swept)
{
    struct base_output *output = base_output_open(in_folder("a.txt"), fixture.diagnostics);
    FILE *left = fopen(in_folder(".a.txt.2.tmp"), "w");
    fclose(left);
    base_output_sweep(in_folder("a.txt"));
    ck_assert(base_path_exists(in_folder(".a.txt.tmp")));
    ck_assert(!base_path_exists(in_folder(".a.txt.2.tmp")));
    ck_assert(base_output_commit(output, fixture.diagnostics));
    left = fopen(in_folder(".a.txt.tmp"), "w");
    fclose(left);
    base_output_sweep(in_folder("a.txt"));
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(two_writers_of_one_file_do_not_meet)
{
    struct base_output *first = base_output_open(in_folder("a.txt"), fixture.diagnostics);
    base_output_write(first, "satu", 4);
    ck_assert(base_output_finish(first, fixture.diagnostics));
    struct base_output *second = base_output_open(in_folder("a.txt"), fixture.diagnostics);
    ck_assert_ptr_nonnull(second);
    base_output_write(second, "dua", 3);
    ck_assert(base_output_commit(first, fixture.diagnostics));
    ck_assert_str_eq(test_read(fixture.arena, in_folder("a.txt")), "satu");
    ck_assert(base_output_commit(second, fixture.diagnostics));
    ck_assert_str_eq(test_read(fixture.arena, in_folder("a.txt")), "dua");
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(a_link_in_place_of_the_temporary_file_is_not_followed)
{
    write_file("other.txt", "lain");
    ck_assert_int_eq(symlink("other.txt", in_folder(".a.txt.tmp")), 0);
    ck_assert_int_eq(link(in_folder("other.txt"), in_folder(".a.txt.2.tmp")), 0);
    write_file("a.txt", "baru");
    ck_assert_str_eq(test_read(fixture.arena, in_folder("other.txt")), "lain");
    ck_assert_str_eq(test_read(fixture.arena, in_folder("a.txt")), "baru");
}
END_TEST

START_TEST(a_pipe_in_place_of_the_temporary_file_is_not_waited_for)
{
    ck_assert_int_eq(mkfifo(in_folder(".a.txt.tmp"), 0600), 0);
    write_file("a.txt", "isi");
    ck_assert(base_path_exists(in_folder("a.txt")));
    ck_assert_int_eq(entries(), 2);
}
END_TEST

START_TEST(large_writes_keep_their_order)
{
    enum { PIECES = 300 };
    struct base_output *output = base_output_open(in_folder("a.bin"), fixture.diagnostics);
    char *piece = base_alloc(fixture.arena, PIECES * 1000);
    size_t total = 0;
    for (size_t i = 0; i < PIECES; i++) {
        memset(piece, (int)('a' + i % 26), i * 1000);
        ck_assert(base_output_write(output, piece, i * 1000));
        total += i * 1000;
    }
    ck_assert_uint_eq(base_output_offset(output), total);
    ck_assert(base_output_commit(output, fixture.diagnostics));
    size_t length = 0;
    const char *bytes = read_file("a.bin", total, &length);
    ck_assert_uint_eq(length, total);
    for (size_t i = 0; i < PIECES; i++) {
        memset(piece, (int)('a' + i % 26), i * 1000);
        ck_assert_msg(memcmp(bytes, piece, i * 1000) == 0, "piece %zu", i);
        bytes += i * 1000;
    }
}
END_TEST

START_TEST(failed_commit_leaves_nothing_behind)
{
    struct base_output *output = base_output_open(in_folder("a.txt"), fixture.diagnostics);
    base_output_write(output, "baru", 4);
    ck_assert_int_eq(mkdir(in_folder("a.txt"), 0777), 0);
    ck_assert(!base_output_commit(output, fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "B004");
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(a_folder_in_place_of_the_target_is_seen_at_once)
{
    ck_assert_int_eq(mkdir(in_folder("a.txt"), 0777), 0);
    ck_assert_ptr_null(base_output_open(in_folder("a.txt"), fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "B004");
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(a_finished_file_is_not_in_place_before_its_commit)
{
    write_file("a.txt", "lama");
    struct base_output *output = base_output_open(in_folder("a.txt"), fixture.diagnostics);
    base_output_write(output, "baru", 4);
    ck_assert(base_output_finish(output, fixture.diagnostics));
    size_t length;
    ck_assert_str_eq(read_file("a.txt", 100, &length), "lama");
    ck_assert(base_output_commit(output, fixture.diagnostics));
    ck_assert_str_eq(read_file("a.txt", 100, &length), "baru");
    ck_assert_int_eq(entries(), 1);

    output = base_output_open(in_folder("b.txt"), fixture.diagnostics);
    ck_assert(base_output_finish(output, fixture.diagnostics));
    base_output_discard(output);
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(failed_write_is_kept_until_commit)
{
    write_file("a.txt", "lama");
    struct rlimit limit = {.rlim_cur = 100000, .rlim_max = 100000};
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    signal(SIGXFSZ, SIG_IGN);
    struct base_output *output = base_output_open(in_folder("a.txt"), fixture.diagnostics);
    char *bytes = base_alloc(fixture.arena, 300000);
    ck_assert(!base_output_write(output, bytes, 300000));
    ck_assert(!base_output_write(output, bytes, 1));
    ck_assert(!base_output_commit(output, fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "B004");
    ck_assert_str_eq(test_read(fixture.arena, in_folder("a.txt")), "lama");
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(missing_folder_is_reported)
{
    ck_assert_ptr_null(base_output_open(in_folder("tidak/ada.txt"), fixture.diagnostics));
    ck_assert_ptr_null(base_output_open(in_folder(""), fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "B004 B004");
}
END_TEST

START_TEST(only_files_are_replaced)
{
    ck_assert_ptr_null(base_output_open("/dev/null", fixture.diagnostics));
    ck_assert_ptr_null(base_output_open(in_folder("."), fixture.diagnostics));
    ck_assert_str_eq(test_codes(&fixture), "B004 B004");
}
END_TEST

START_TEST(out_of_memory_removes_unfinished_files)
{
    pid_t child = fork();
    if (child == 0) {
        struct base_output *output = base_output_open(in_folder("a.txt"), fixture.diagnostics);
        base_output_write(output, "x", 1);
        base_out_of_memory();
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 3);
    ck_assert_int_eq(entries(), 0);
}
END_TEST

/* At any moment, and also in the midst of other files; the process ends as it would have. */
START_TEST(signals_remove_unfinished_files)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGALRM};
    for (size_t i = 0; i < 4 * sizeof signals / sizeof *signals; i++) {
        int sent = signals[i % 4];
        pid_t child = fork();
        if (child == 0) {
            for (size_t k = 0; k < 4; k++) { /* the runner has handlers of its own */
                signal(signals[k], SIG_DFL);
            }
            for (;;) {
                struct base_output *output =
                    base_output_open(in_folder("a.txt"), fixture.diagnostics);
                write_file("b.txt", "y");
                base_output_discard(output);
            }
        }
        nanosleep(&(struct timespec){0, 20000000}, NULL);
        kill(child, sent);
        int status = 0;
        ck_assert_int_eq(waitpid(child, &status, 0), child);
        ck_assert(WIFSIGNALED(status));
        ck_assert_int_eq(WTERMSIG(status), sent);
        ck_assert_int_le(entries(), 1);
    }
}
END_TEST

START_TEST(an_ignored_signal_stays_ignored)
{
    pid_t child = fork();
    if (child == 0) {
        signal(SIGHUP, SIG_IGN);
        struct base_output *output = base_output_open(in_folder("a.txt"), fixture.diagnostics);
        raise(SIGHUP);
        _exit(base_output_commit(output, fixture.diagnostics) ? 0 : 1);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    ck_assert_int_eq(entries(), 1);
}
END_TEST

START_TEST(reading)
{
    write_file("a.txt", "isi");
    write_file("kosong.txt", "");
    size_t length = 0;
    ck_assert_str_eq(read_file("a.txt", 3, &length), "isi");
    ck_assert_uint_eq(length, 3);
    ck_assert_str_eq(read_file("kosong.txt", 0, &length), "");
    ck_assert_uint_eq(length, 0);
    ck_assert_str_eq(test_codes(&fixture), "");
}
END_TEST

START_TEST(unreadable_files_are_reported)
{
    write_file("a.txt", "isi");
    ck_assert_int_eq(mkfifo(in_folder("pipa"), 0666), 0);
    size_t length = 0;
    ck_assert_ptr_null(read_file("a.txt", 2, &length));
    ck_assert_ptr_null(read_file("hilang.txt", 2, &length));
    ck_assert_ptr_null(read_file("", 2, &length));
    ck_assert_ptr_null(read_file("pipa", 2, &length));
    ck_assert_str_eq(test_messages(&fixture),
                     "error B003: \"\" is not a file\n"
                     "a.txt: error B002: \"a.txt\" is too large; at most 2 bytes are read\n"
                     "hilang.txt: error B001: cannot read \"hilang.txt\": it does not exist\n"
                     "pipa: error B003: \"pipa\" is not a file\n");
}
END_TEST

/* Wherever it stands, between two pieces too. */
START_TEST(texts_are_found_in_files)
{
    enum { PIECE = 1 << 16, SIZE = PIECE + 200 };
    static const size_t places[] = {0, 1, PIECE - 10, PIECE - 9, PIECE - 1, PIECE, SIZE - 10};
    char *bytes = base_alloc(fixture.arena, SIZE + 1);
    const char *path = in_folder("a.pdf");
    for (size_t i = 0; i <= sizeof places / sizeof places[0]; i++) {
        bool expected = i < sizeof places / sizeof places[0], found = !expected;
        memset(bytes, '/', SIZE);
        if (expected)
            memcpy(bytes + places[i], "/ByteRange", 10);
        write_file("a.pdf", bytes);
        ck_assert(base_file_search(path, "/ByteRange", &found, fixture.diagnostics));
        ck_assert_msg(found == expected, "case %zu", i);
    }
    bool found = true;
    write_file("a.pdf", "/ByteRang");
    ck_assert(base_file_search(path, "/ByteRange", &found, fixture.diagnostics));
    ck_assert(!found);
    write_file("a.pdf", "");
    ck_assert(base_file_search(path, "/ByteRange", &found, fixture.diagnostics));
    ck_assert(!base_file_search(in_folder("hilang"), "x", &found, fixture.diagnostics));
    ck_assert(!base_file_search(in_folder(""), "x", &found, fixture.diagnostics));
    ck_assert_uint_eq(base_diagnostics_errors(fixture.diagnostics), 2);
}
END_TEST

START_TEST(paths)
{
    struct base_arena *arena = fixture.arena;
    ck_assert_str_eq(base_path_join(arena, "a", "b"), "a/b");
    ck_assert_str_eq(base_path_join(arena, "a/", "b"), "a/b");
    ck_assert_str_eq(base_path_join(arena, "", "b"), "b");
    ck_assert_str_eq(base_path_join(arena, "a", "/b"), "/b");
    ck_assert_str_eq(base_path_name(arena, "a/b/c"), "c");
    ck_assert_str_eq(base_path_name(arena, "a/b//"), "b");
    ck_assert_str_eq(base_path_name(arena, "b"), "b");
    ck_assert_str_eq(base_path_name(arena, ""), "");
    ck_assert(base_folder_create(in_folder("dinas/narasi")));
    ck_assert_str_eq(base_path_name(arena, in_folder("dinas/.")), "dinas");
    ck_assert_str_eq(base_path_name(arena, in_folder("dinas/./")), "dinas");
    ck_assert_str_eq(base_path_name(arena, in_folder("dinas/narasi/..")), "dinas");
    ck_assert_str_eq(base_path_name(arena, "/."), ".");
}
END_TEST

START_TEST(local_names)
{
    static const char *const good[] = {"a", "a/b.png", "..a", "a..b/c", "a/...", "./a", ".", "a b"};
    static const char *const bad[] = {"",       "/a",   "..",    "../a",   "a/..",
                                      "a/../b", "a\nb", "a\x7f", "a//../b"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        ck_assert_msg(base_path_is_local(good[i]), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        ck_assert_msg(!base_path_is_local(bad[i]), "%s", bad[i]);
}
END_TEST

START_TEST(links_out_of_the_folder)
{
    ck_assert(base_folder_create(in_folder("a/dalam")));
    ck_assert(base_folder_create(in_folder("ab")));
    write_file("ab/x", "x");
    write_file("a/dalam/y", "y");
    ck_assert_int_eq(symlink("../ab/x", in_folder("a/keluar")), 0);
    ck_assert_int_eq(symlink("dalam/y", in_folder("a/tetap")), 0);
    const char *a = in_folder("a");
    ck_assert(!base_path_stays_in(a, "keluar"));
    ck_assert(base_path_stays_in(a, "tetap"));
    ck_assert(base_path_stays_in(a, "dalam/y"));
    ck_assert(base_path_stays_in(a, "hilang"));
    ck_assert(!base_path_stays_in(a, "../ab/x"));
    ck_assert(base_path_stays_in(a, "dalam"));
    ck_assert(base_path_stays_in(a, "./dalam//y"));
    ck_assert_int_eq(symlink("../../ab", in_folder("a/dalam/lain")), 0);
    ck_assert(!base_path_stays_in(a, "dalam/lain/x"));
    ck_assert(!base_path_stays_in(a, "dalam/lain"));
    ck_assert_int_eq(symlink("a", in_folder("sebutan")), 0);
    ck_assert(base_path_stays_in(in_folder("sebutan"), "dalam/y"));
    ck_assert(!base_path_stays_in(in_folder("sebutan"), "keluar"));
}
END_TEST

START_TEST(folders)
{
    ck_assert(base_folder_create(in_folder("a/b/c/")));
    ck_assert(base_folder_create(in_folder("a/b/c")));
    ck_assert(base_path_is_folder(in_folder("a/b/c")));
    write_file("z.json", "");
    write_file("B.json", "");
    write_file("a.json", "");
    write_file(".tersembunyi.json", "");
    write_file("a.md", "");
    size_t count = 0;
    char **names = base_folder_list(fixture.arena, folder, ".json", &count);
    ck_assert_uint_eq(count, 3);
    ck_assert_str_eq(names[0], "B.json");
    ck_assert_str_eq(names[1], "a.json");
    ck_assert_str_eq(names[2], "z.json");
    ck_assert_ptr_nonnull(base_folder_list(fixture.arena, in_folder("a/b/c"), "", &count));
    ck_assert_uint_eq(count, 0);
    ck_assert_ptr_null(base_folder_list(fixture.arena, in_folder("hilang"), "", &count));
    ck_assert(!base_folder_create(in_folder("a.md")));
    ck_assert(!base_folder_create(in_folder("a.md/b")));
    ck_assert_int_eq(symlink("hilang", in_folder("tautan")), 0);
    ck_assert(!base_folder_create(in_folder("tautan")));
    ck_assert_int_eq(errno, EEXIST);
    ck_assert(!base_folder_create(""));
    ck_assert(base_path_exists(in_folder("a.md")));
    ck_assert(!base_path_is_folder(in_folder("a.md")));
    ck_assert(!base_path_exists(in_folder("hilang")));
}
END_TEST

TEST_SUITE(base_file)
{
    TCase *group = test_group(suite, "output");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, commit_puts_the_file_in_place);
    tcase_add_test(group, discard_leaves_the_target_alone);
    tcase_add_test(group, what_a_killed_process_left_is_used_again);
    tcase_add_test(group, what_killed_processes_left_is_swept);
    tcase_add_test(group, two_writers_of_one_file_do_not_meet);
    tcase_add_test(group, a_link_in_place_of_the_temporary_file_is_not_followed);
    tcase_add_test(group, a_pipe_in_place_of_the_temporary_file_is_not_waited_for);
    tcase_add_test(group, large_writes_keep_their_order);
    tcase_add_test(group, failed_commit_leaves_nothing_behind);
    tcase_add_test(group, a_folder_in_place_of_the_target_is_seen_at_once);
    tcase_add_test(group, a_finished_file_is_not_in_place_before_its_commit);
    tcase_add_test(group, failed_write_is_kept_until_commit);
    tcase_add_test(group, missing_folder_is_reported);
    tcase_add_test(group, only_files_are_replaced);
    tcase_add_test(group, out_of_memory_removes_unfinished_files);
    tcase_add_test(group, signals_remove_unfinished_files);
    tcase_add_test(group, an_ignored_signal_stays_ignored);
    group = test_group(suite, "files");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, reading);
    tcase_add_test(group, unreadable_files_are_reported);
    tcase_add_test(group, texts_are_found_in_files);
    tcase_add_test(group, paths);
    tcase_add_test(group, local_names);
    tcase_add_test(group, links_out_of_the_folder);
    tcase_add_test(group, folders);
}
