/* Grades: lists of words from best to worst, given by an indicator or built in. */
#pragma once

#include <stddef.h>

struct value;
struct value_rational;

/* A built-in list. */
struct figures_grade_list {
    const char *name;         /* "akip" */
    const char *names[10];    /* best first; ends with NULL */
    const char *scale;        /* scale that turns a score into such a grade, or NULL */
    const char *text, *basis; /* what it grades, and by which rule: for the reference, Indonesian */
};
enum { FIGURES_GRADE_LISTS = 5 };
/* Ends with name NULL. */
extern const struct figures_grade_list figures_grade_lists[FIGURES_GRADE_LISTS + 1];

/* The grades of an indicator; all NULL: none. */
struct figures_grades {
    const struct value *list;                 /* texts as given, or NULL */
    const struct figures_grade_list *builtin; /* or NULL */
    const struct value *scores;               /* a number a grade, or NULL: ranks count */
};

/* From the fields peringkat and nilai_peringkat of an indicator. */
struct figures_grades figures_grades_of(const struct value *indicator);
size_t figures_grades_count(const struct figures_grades *grades);
/* NULL when a name of the list is not a text. */
const char *figures_grades_name(const struct figures_grades *grades, size_t index);
/* Place of a grade counted from the worst, from 1; 0 when unknown (also for NULL). */
size_t figures_grades_rank(const struct figures_grades *grades, const char *name);
/* The score of a rank, NULL when ranks count. */
const struct value_rational *figures_grades_score(const struct figures_grades *grades, size_t rank);
