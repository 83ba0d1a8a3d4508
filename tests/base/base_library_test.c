/* Tests of base_library: shared libraries opened on demand. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base_library.h"
#include "test_main.h"

#define C_LIBRARY(FUNCTION)                                                                        \
    FUNCTION(str, len)                                                                             \
    FUNCTION(str, cmp)
static struct {
    C_LIBRARY(BASE_LIBRARY_POINTER)
} libc;

START_TEST(functions_of_a_library_are_called)
{
    struct base_library library = {.file = "libc.so.6",
                                   .package = "libc6",
                                   .names = C_LIBRARY(BASE_LIBRARY_NAME),
                                   .functions = &libc,
                                   .size = sizeof libc};
    for (int i = 0; i < 2; i++) {
        base_library_open(&library);
        ck_assert(library.is_open);
        ck_assert_uint_eq(libc.len("kinerja"), 7);
        ck_assert_int_eq(libc.cmp("laporan", "laporan"), 0);
    }
}
END_TEST

/* What the process that opens it says, and its status. */
static int open_aside(struct base_library *library, char *said, size_t size)
{
    FILE *file = tmpfile();
    ck_assert_ptr_nonnull(file);
    pid_t process = fork();
    ck_assert_int_ge(process, 0);
    if (process == 0) {
        dup2(fileno(file), STDERR_FILENO);
        base_library_open(library);
        _exit(0);
    }
    int status = 0;
    ck_assert_int_eq(waitpid(process, &status, 0), process);
    rewind(file);
    said[fread(said, 1, size - 1, file)] = '\0';
    fclose(file);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

START_TEST(what_is_missing_ends_the_program)
{
    static const struct {
        const char *file, *package, *names, *said;
    } cases[] = {
        {"libtidak-ada.so.1", "libtidak-ada1", "", "install the package libtidak-ada1"},
        {"libtidak-ada.so.1", "", "", "the library libtidak-ada.so.1 cannot be opened"},
        {"libc.so.6", "libc6", "strlen\0tidak_ada\0", "tidak_ada"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct base_library library = {.file = cases[i].file,
                                       .package = cases[i].package,
                                       .names = cases[i].names,
                                       .functions = &libc,
                                       .size = sizeof libc};
        char said[1000];
        ck_assert_int_eq(open_aside(&library, said, sizeof said), 3);
        ck_assert_msg(strncmp(said, "lkjip: ", 7) == 0 && strstr(said, cases[i].said) != NULL, "%s",
                      said);
    }
}
END_TEST

TEST_SUITE(base_library)
{
    TCase *group = test_group(suite, "library");
    tcase_add_test(group, functions_of_a_library_are_called);
    tcase_add_test(group, what_is_missing_ends_the_program);
}
