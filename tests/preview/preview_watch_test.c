/* Tests of watching: what counts as a change, and that new folders are watched too. */
#define _XOPEN_SOURCE 700
#include "preview_watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_arena.h"
#include "test_main.h"

static struct base_arena *arena;
static struct preview_watch *watch;
static char *folder;

static const char *in(const char *name)
{
    return base_format(arena, "%s/laporan/%s", folder, name);
}

static void save(const char *path)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("x", file);
    fclose(file);
}

static void setup(void)
{
    arena = base_arena_create();
    folder = base_format(arena, "/tmp/lkjip-watch-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(mkdir(in(""), 0755), 0);
    ck_assert_int_eq(mkdir(in("narasi"), 0755), 0);
    save(in("laporan.json"));
    watch = preview_watch_create();
    preview_watch_add(watch, base_format(arena, "%s/laporan", folder));
}

static void teardown(void)
{
    preview_watch_destroy(watch);
    ck_assert_int_eq(system(base_format(arena, "rm -rf '%s'", folder)), 0);
    base_arena_destroy(arena);
}

START_TEST(quiet_folders_say_nothing)
{
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_SAME);
    ck_assert(preview_watch_complete(watch));
}
END_TEST

START_TEST(saving_is_a_change_wherever_it_is)
{
    save(in("laporan.json"));
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
    save(in("narasi/bab1.md"));
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_SAME);
}
END_TEST

START_TEST(an_open_file_is_being_written)
{
    FILE *file = fopen(in("laporan.json"), "w");
    fputs("half", file);
    fflush(file);
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_WRITING);
    fclose(file);
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
}
END_TEST

START_TEST(a_hidden_file_counts_when_it_gets_its_name)
{
    save(in(".laporan.json.swp"));
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_SAME);
    rename(in(".laporan.json.swp"), in("laporan.json"));
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
}
END_TEST

START_TEST(new_folders_are_watched_with_all_below)
{
    mkdir(in("gambar"), 0755);
    mkdir(in("gambar/lain"), 0755);
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
    save(in("gambar/lain/a.png"));
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
    rename(in("gambar"), in("foto"));
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
    save(in("foto/lain/b.png"));
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
}
END_TEST

START_TEST(the_folder_itself_may_go_and_come)
{
    const char *away = base_format(arena, "%s/lain", folder);
    save(base_format(arena, "%s/tetangga", folder));
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_SAME);
    rename(base_format(arena, "%s/laporan", folder), away);
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
    mkdir(in(""), 0755);
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
    save(in("laporan.json"));
    ck_assert_int_eq(preview_watch_read(watch), PREVIEW_CHANGED);
}
END_TEST

TEST_SUITE(preview_watch)
{
    TCase *group = test_group(suite, "changes");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, quiet_folders_say_nothing);
    tcase_add_test(group, saving_is_a_change_wherever_it_is);
    tcase_add_test(group, an_open_file_is_being_written);
    tcase_add_test(group, a_hidden_file_counts_when_it_gets_its_name);
    tcase_add_test(group, new_folders_are_watched_with_all_below);
    tcase_add_test(group, the_folder_itself_may_go_and_come);
}
