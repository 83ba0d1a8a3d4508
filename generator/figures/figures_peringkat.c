/* Built-in lists of grades, and looking grades up. */
#include "figures_peringkat.h"

#include <string.h>

#include "figures_context.h"

const struct figures_grade_list figures_grade_lists[FIGURES_GRADE_LISTS + 1] = {
    {"akip",
     {"AA", "A", "BB", "B", "CC", "C", "D"},
     "akip",
     "predikat evaluasi AKIP",
     "PermenPANRB 88/2021"},
    {"opini_bpk",
     {"WTP", "WDP", "TW", "TMP"},
     NULL,
     "opini BPK: wajar tanpa pengecualian, wajar dengan pengecualian, tidak wajar, tidak "
     "menyatakan pendapat",
     "UU 15/2004, penjelasan Pasal 16"},
    {"opini_bpk_dpp",
     {"WTP", "WTP-DPP", "WDP", "TW", "TMP"},
     NULL,
     "opini BPK dengan wajar tanpa pengecualian dengan paragraf penjelas",
     "kebiasaan laporan daerah sebelum WTP-DPP dihapus"},
    {"mutu_layanan",
     {"A", "B", "C", "D"},
     NULL,
     "mutu pelayanan menurut survei kepuasan masyarakat",
     "PermenPANRB 14/2017"},
    {"spbe",
     {"Memuaskan", "Sangat Baik", "Baik", "Cukup", "Kurang"},
     NULL,
     "predikat SPBE",
     "PermenPANRB 59/2020"},
    {NULL, {NULL}, NULL, NULL, NULL},
};

struct figures_grades figures_grades_of(const struct value *indicator)
{
    struct figures_grades grades = {NULL, NULL, NULL};
    const struct value *given = figures_member(indicator, "peringkat");
    const struct value *scores = figures_member(indicator, "nilai_peringkat");
    if (figures_list_count(given) > 0) {
        grades.list = given;
    }
    for (const struct figures_grade_list *list = figures_grade_lists; list->name != NULL; list++) {
        if (strcmp(value_text_or(given, ""), list->name) == 0) {
            grades.builtin = list;
        }
    }
    size_t count = figures_grades_count(&grades);
    if (count > 0 && figures_list_count(scores) == count) {
        grades.scores = scores;
    }
    return grades;
}

size_t figures_grades_count(const struct figures_grades *grades)
{
    size_t count = figures_list_count(grades->list);
    while (grades->builtin != NULL && grades->builtin->names[count] != NULL) {
        count++;
    }
    return count;
}

const char *figures_grades_name(const struct figures_grades *grades, size_t index)
{
    return grades->builtin != NULL ? grades->builtin->names[index]
                                   : value_text_or(value_at(grades->list, index), NULL);
}

size_t figures_grades_rank(const struct figures_grades *grades, const char *name)
{
    size_t count = figures_grades_count(grades);
    for (size_t i = 0; name != NULL && i < count; i++) {
        const char *grade = figures_grades_name(grades, i);
        if (grade != NULL && strcmp(name, grade) == 0) {
            return count - i;
        }
    }
    return 0;
}

const struct value_rational *figures_grades_score(const struct figures_grades *grades, size_t rank)
{
    size_t count = figures_grades_count(grades);
    return grades->scores == NULL || rank == 0 || rank > count
               ? NULL
               : value_number_or_null(value_at(grades->scores, count - rank));
}
