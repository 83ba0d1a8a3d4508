/* Runs the suites of one folder and prints TAP. */
#define _POSIX_C_SOURCE 200809L
#include "test_main.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TCase *test_group(Suite *suite, const char *name)
{
    TCase *group = tcase_create(name);
    tcase_set_timeout(group, 60);
    suite_add_tcase(suite, group);
    return group;
}

static bool is_wanted(int argc, char **argv, const char *name)
{
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], name) == 0)
            return true;
    }
    return argc < 2;
}

int test_main(int argc, char **argv, const char *folder, const struct test_suite *suites)
{
    if (chdir(folder) != 0) {
        perror(folder);
        return 1;
    }
    SRunner *runner = srunner_create(NULL);
    for (; suites->name != NULL; suites++) {
        if (!is_wanted(argc, argv, suites->name))
            continue;
        Suite *suite = suite_create(suites->name);
        suites->fill(suite);
        srunner_add_suite(runner, suite);
    }
    srunner_set_tap(runner, "-");
    srunner_run_all(runner, CK_SILENT);
    int failed = srunner_ntests_failed(runner);
    int run = srunner_ntests_run(runner);
    srunner_free(runner);
    if (run == 0)
        fputs("no test was run\n", stderr);
    return failed == 0 && run > 0 ? 0 : 1;
}
