/* Worker processes: order, crashes, limits, shares. */
#define _GNU_SOURCE
#include "batch.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "test_main.h"

enum { JOBS = 12, CRASHES = 3, HANGS = 5, FAILS = 9 };

/* What the parent was told. */
static struct {
    char text[4096];
    size_t last, ended;
} told;

static int work(void *context, size_t index, struct batch_result *result)
{
    (void)context;
    printf("out %zu\n", index);
    fprintf(stderr, "err %zu\n", index);
    result->pages = index;
    if (index == CRASHES) {
        fflush(stdout);
        signal(SIGSEGV, SIG_DFL);
        raise(SIGSEGV);
    }
    if (index == HANGS) {
        for (;;) {
            pause();
        }
    }
    usleep((useconds_t)(JOBS - index) * 2000); /* the first ones end last */
    return index == FAILS ? 1 : 0;
}

static void ended(void *context, size_t index, const struct batch_result *result,
                  const char *output, const char *errors)
{
    (void)context;
    (void)result;
    ck_assert_uint_eq(index, told.last++);
    snprintf(told.text + strlen(told.text), sizeof told.text - strlen(told.text), "%s%s", output,
             errors);
}

static void progress(void *context, size_t number, size_t count, long milliseconds)
{
    (void)context;
    ck_assert_uint_eq(number, ++told.ended);
    ck_assert_uint_eq(count, JOBS);
    ck_assert_int_ge(milliseconds, 0);
}

static void run(const struct batch_settings *settings, struct batch_result *results)
{
    memset(&told, 0, sizeof told);
    ck_assert(batch_run(settings, JOBS, work, ended, progress, NULL, results));
    ck_assert_uint_eq(told.last, JOBS);
    ck_assert_uint_eq(told.ended, JOBS);
}

START_TEST(one_job_does_not_touch_another)
{
    const struct batch_settings settings = {.workers = 4, .seconds = 1};
    struct batch_result results[JOBS];
    run(&settings, results);
    for (size_t i = 0; i < JOBS; i++) {
        ck_assert_int_eq(results[i].end, i == CRASHES ? BATCH_CRASHED
                                         : i == HANGS ? BATCH_TIMED_OUT
                                                      : BATCH_DONE);
        ck_assert_int_eq(results[i].status, i == CRASHES || i == HANGS ? 3 : i == FAILS ? 1 : 0);
        ck_assert_uint_eq(results[i].pages, i);
    }
    ck_assert_int_eq(results[CRASHES].signal, SIGSEGV);
}
END_TEST

START_TEST(messages_keep_the_order_of_jobs)
{
    const struct batch_settings settings = {.workers = 12, .seconds = 1};
    struct batch_result results[JOBS];
    run(&settings, results);
    const char *at = told.text;
    for (size_t i = 0; i < JOBS; i++) {
        char line[32];
        snprintf(line, sizeof line, "err %zu\n", i);
        at = strstr(at, line);
        ck_assert_msg(at != NULL, "%s in\n%s", line, told.text);
    }
    ck_assert_ptr_nonnull(strstr(told.text, "out 11\n"));
}
END_TEST

static int interrupting(void *context, size_t index, struct batch_result *result)
{
    (void)context;
    (void)result;
    if (index == 1) {
        kill(getppid(), SIGTERM);
    }
    while (index > 0) {
        pause();
    }
    return 0;
}

static void ignored(void *context, size_t number, size_t count, long milliseconds)
{
    (void)context;
    (void)number;
    (void)count;
    (void)milliseconds;
}

START_TEST(an_interruption_ends_all)
{
    const struct batch_settings settings = {.workers = 1};
    struct batch_result results[4];
    memset(&told, 0, sizeof told);
    ck_assert(!batch_run(&settings, 4, interrupting, ended, ignored, NULL, results));
    ck_assert_int_eq(results[0].end, BATCH_DONE);
    ck_assert_int_eq(results[1].end, BATCH_STOPPED);
    ck_assert_int_eq(results[3].end, BATCH_NOT_RUN);
    ck_assert_uint_eq(told.last, 4);
}
END_TEST

START_TEST(a_share_is_stable_and_covers_all)
{
    size_t counts[3] = {0};
    for (int i = 0; i < 3000; i++) {
        char name[32];
        snprintf(name, sizeof name, "dinas-%d-2024", i);
        int shares = 0;
        for (unsigned part = 1; part <= 3; part++) {
            bool in = batch_in_share(name, part, 3);
            shares += in;
            counts[part - 1] += in;
        }
        ck_assert_int_eq(shares, 1);
    }
    for (int i = 0; i < 3; i++) {
        ck_assert_uint_gt(counts[i], 900);
        ck_assert_uint_lt(counts[i], 1100);
    }
    ck_assert(batch_in_share("a", 1, 1));
}
END_TEST

TEST_SUITE(batch)
{
    TCase *group = test_group(suite, "batch");
    tcase_set_timeout(group, 30);
    tcase_add_test(group, one_job_does_not_touch_another);
    tcase_add_test(group, messages_keep_the_order_of_jobs);
    tcase_add_test(group, an_interruption_ends_all);
    tcase_add_test(group, a_share_is_stable_and_covers_all);
}
