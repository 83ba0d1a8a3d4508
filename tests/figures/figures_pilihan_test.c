/* The names that the input may choose from are those that figures know. */
#include "figures.h"

#include <stdio.h>
#include <string.h>

#include "figures_fixture.h"
#include "figures_peringkat.h"
#include "model_fields.h"
#include "test_main.h"

static const struct model_field *field(const struct model_type *type, const char *name)
{
    for (size_t i = 0; i < type->count; i++) {
        if (strcmp(type->fields[i].name, name) == 0) {
            return &type->fields[i];
        }
    }
    ck_abort_msg("no field %s", name);
}

static void same(const char *const *left, const char *const *right)
{
    size_t i = 0;
    for (; left[i] != NULL && right[i] != NULL; i++) {
        ck_assert_str_eq(left[i], right[i]);
    }
    ck_assert_ptr_null(left[i]);
    ck_assert_ptr_null(right[i]);
}

START_TEST(test_efficiency)
{
    same(field(&model_type_laporan, "efisiensi")->choices, figures_efficiency_names());
}
END_TEST

START_TEST(test_scales)
{
    const struct model_type *rules = field(&model_type_laporan, "capaian")->type;
    same(field(rules, "skala")->other->choices, figures_scale_names());
}
END_TEST

START_TEST(test_grades)
{
    const char *names[FIGURES_GRADE_LISTS + 1] = {0};
    for (size_t i = 0; i < FIGURES_GRADE_LISTS; i++) {
        names[i] = figures_grade_lists[i].name;
    }
    same(field(&model_type_indikator, "peringkat")->other->choices, names);
}
END_TEST

static void told(const char *text, const char *name)
{
    char quoted[64];
    snprintf(quoted, sizeof quoted, "`%s`", name);
    ck_assert_msg(strstr(text, quoted) != NULL, "docs/angka.md does not tell %s", quoted);
}

/* The reference names every scale, list of grades, rule of efficiency and choice of capaian. */
START_TEST(test_reference)
{
    figures_begin();
    const char *text = test_read(figures_fixture.arena, "../../docs/angka.md");
    for (const char *const *name = figures_scale_names(); *name != NULL; name++) {
        told(text, *name);
    }
    for (const char *const *name = figures_efficiency_names(); *name != NULL; name++) {
        told(text, *name);
    }
    for (size_t i = 0; i < FIGURES_GRADE_LISTS; i++) {
        told(text, figures_grade_lists[i].name);
    }
    const struct model_type *rules = field(&model_type_laporan, "capaian")->type;
    for (size_t i = 0; i < rules->count; i++) {
        const char *const *choice = rules->fields[i].choices;
        told(text, strcmp(rules->fields[i].name, "rata_rata") == 0 ||
                           strcmp(rules->fields[i].name, "skala") == 0
                       ? "capaian"
                       : rules->fields[i].name);
        for (; choice != NULL && *choice != NULL && (*choice)[0] > '9'; choice++) {
            told(text, *choice);
        }
    }
    const char *const *direction = field(&model_type_indikator, "arah")->choices;
    for (; *direction != NULL; direction++) {
        told(text, *direction);
    }
    figures_end();
}
END_TEST

TEST_SUITE(figures_pilihan)
{
    TCase *group = test_group(suite, "choices");
    tcase_add_test(group, test_efficiency);
    tcase_add_test(group, test_scales);
    tcase_add_test(group, test_grades);
    tcase_add_test(group, test_reference);
}
