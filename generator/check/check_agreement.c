/* Rules K013 to K016: what perjanjian kinerja promise, against the plan and against each other. */
#include "check_agreement.h"

#include <string.h>

#include "base_arena.h"
#include "figures.h"
#include "model.h"

const char *check_id(const struct value *record)
{
    return value_text_or(value_get(record, "id"), "");
}

/* ---------------------------------------------------------------- names */

static bool has_word(const char *names, const char *word, size_t length)
{
    for (const char *at = names; *at != '\0';) {
        size_t own = strcspn(at, " ");
        if (own == length && memcmp(at, word, length) == 0) {
            return true;
        }
        at += own + (at[own] == ' ');
    }
    return false;
}

/* Words of left that right has too, and all words of left; each counts once. */
static size_t shared_words(const char *left, const char *right, size_t *all)
{
    size_t shared = 0;
    *all = 0;
    for (const char *at = left; *at != '\0';) {
        size_t length = strcspn(at, " ");
        const char *next = at + length + (at[length] == ' ');
        if (!has_word(next, at, length)) {
            ++*all;
            shared += has_word(right, at, length);
        }
        at = next;
    }
    return shared;
}

bool check_similar(struct base_arena *arena, const char *left, const char *right)
{
    const char *a = check_plain_name(arena, left);
    const char *b = check_plain_name(arena, right);
    size_t left_words = 0, right_words = 0;
    size_t shared = shared_words(a, b, &left_words);
    shared_words(b, a, &right_words);
    size_t together = left_words + right_words - shared;
    return strcmp(a, b) == 0 || (shared >= 3 && shared * 5 >= together * 4);
}

/* Where the names were found in the record before. */
struct seen_names {
    struct value_seen own, others;
};

/* The name of a record or one of its other names. */
static bool is_called(struct base_arena *arena, const struct value *record, const char *name,
                      struct seen_names *seen)
{
    const struct value *others = value_get_again(record, "nama_lain", &seen->others);
    const struct value *own = value_get_again(record, "nama", &seen->own);
    if (check_same_name(arena, name, value_text_or(own, ""))) {
        return true;
    }
    for (size_t i = 0; i < value_count(others); i++) {
        if (check_same_name(arena, name, value_text_or(value_at(others, i), ""))) {
            return true;
        }
    }
    return false;
}

/* A measured indicator or sasaran that goes by a name. */
static const struct value *find_called(const struct check_input *input, const struct value *list,
                                       const char *name)
{
    struct seen_names seen = {{0}, {0}};
    for (size_t i = 0; i < value_count(list); i++) {
        if (is_called(input->arena, value_at(list, i), name, &seen)) {
            return value_at(list, i);
        }
    }
    return NULL;
}

/* ---------------------------------------------------------------- which agreements count */

bool check_is_replaced(const struct value *agreements, size_t index)
{
    const struct value *own = value_at(agreements, index);
    const char *party = value_text_or(check_at(own, "pihak_pertama.id"), "");
    for (size_t i = index + 1; i < value_count(agreements); i++) {
        const struct value *later = value_at(agreements, i);
        bool revised = strcmp(value_text_or(value_get(later, "versi"), ""), "perubahan") == 0;
        if (revised && party[0] != '\0' &&
            strcmp(value_text_or(check_at(later, "pihak_pertama.id"), ""), party) == 0) {
            return true;
        }
    }
    return false;
}

const struct value *check_superior(const struct value *agreements, const struct value *own)
{
    const char *id = value_text_or(value_get(own, "induk"), NULL);
    for (size_t i = 0; id != NULL && i < value_count(agreements); i++) {
        if (strcmp(check_id(value_at(agreements, i)), id) == 0) {
            return value_at(agreements, i);
        }
    }
    return NULL;
}

/* ---------------------------------------------------------------- against the plan */

static bool targets_differ(const struct value *left, const struct value *right)
{
    const struct value_rational *a = check_number(left);
    const struct value_rational *b = check_number(right);
    if (left == NULL || right == NULL || left->kind < VALUE_BOOL || right->kind < VALUE_BOOL) {
        return false;
    }
    return a != NULL && b != NULL ? value_rational_compare(a, b) != 0 : !value_equal(left, right);
}

/* "%" and "persen" are the same; nothing stated differs from nothing. */
static bool units_differ(struct base_arena *arena, const char *left, const char *right)
{
    left = strcmp(left, "%") == 0 ? "persen" : left;
    right = strcmp(right, "%") == 0 ? "persen" : right;
    return left[0] != '\0' && right[0] != '\0' && !check_same_name(arena, left, right);
}

/* K013: another target than the plan; K014: another name or unit. */
static void check_promise(const struct check_input *input, const struct value *agreement,
                          const struct value *promise, bool is_top)
{
    const struct value *scope = input->figures->scope;
    const char *name = value_text_or(value_get(promise, "nama"), "");
    const struct value *known = value_get(promise, "ik");
    struct base_place at = base_at(promise->origin);
    if (known == NULL || known->kind != VALUE_RECORD) {
        known = find_called(input, value_get(scope, "indikator_semua"), name);
    }
    if (known == NULL) {
        if (is_top) {
            base_report(input->diagnostics, at, BASE_MESSAGE_CHECK_PROMISE_UNKNOWN,
                        check_id(agreement), name);
        }
        return;
    }
    struct seen_names seen = {{0}, {0}};
    if (!is_called(input->arena, known, name, &seen)) {
        base_report(input->diagnostics, at, BASE_MESSAGE_CHECK_PROMISE_NAME, check_id(agreement),
                    check_id(known), name, value_text_or(value_get(known, "nama"), ""));
    }
    const char *unit = value_text_or(value_get(promise, "satuan"), "");
    const char *planned = value_text_or(value_get(known, "satuan"), "");
    if (units_differ(input->arena, unit, planned)) {
        base_report(input->diagnostics, at, BASE_MESSAGE_CHECK_PROMISE_UNIT, check_id(agreement),
                    check_id(known), unit, planned);
    }
    const struct value *target = value_get(promise, "target");
    if (targets_differ(target, value_get(known, "target"))) {
        base_report(input->diagnostics, at, BASE_MESSAGE_CHECK_PROMISE_TARGET, check_id(agreement),
                    check_id(known), check_value_text(input, target),
                    check_value_text(input, value_get(known, "target")));
    }
}

static void check_goal(const struct check_input *input, const struct value *agreement,
                       const struct value *goal, bool is_top)
{
    const char *name = value_text_or(value_get(goal, "nama"), "");
    const struct value *known =
        find_called(input, value_get(input->figures->scope, "sasaran"), name);
    if (known == NULL && is_top) {
        base_report(input->diagnostics, base_at(goal->origin), BASE_MESSAGE_CHECK_PROMISE_GOAL,
                    check_id(agreement), name);
    }
    const struct value *promises = value_get(goal, "indikator");
    for (size_t i = 0; i < value_count(promises); i++) {
        check_promise(input, agreement, value_at(promises, i), is_top);
    }
}

/* ---------------------------------------------------------------- K015: IKU without a promise */

static bool promises(const struct check_input *input, const struct value *agreement,
                     const struct value *indicator)
{
    const struct value *goals = value_get(agreement, "sasaran");
    const char *own = check_id(indicator);
    struct seen_names seen = {{0}, {0}};
    struct value_seen id = {0}, name = {0};
    for (size_t i = 0; i < value_count(goals); i++) {
        const struct value *list = value_get(value_at(goals, i), "indikator");
        for (size_t k = 0; k < value_count(list); k++) {
            const struct value *promise = value_at(list, k);
            const struct value *called = value_get_again(promise, "nama", &name);
            if (strcmp(value_text_or(value_get_again(promise, "indikator", &id), ""), own) == 0 ||
                is_called(input->arena, indicator, value_text_or(called, ""), &seen)) {
                return true;
            }
        }
    }
    return false;
}

static void check_promised(const struct check_input *input, const struct value *agreements,
                           const struct value *indicator)
{
    const struct value *top = NULL;
    for (size_t i = 0; i < value_count(agreements); i++) {
        const struct value *agreement = value_at(agreements, i);
        if (check_superior(agreements, agreement) != NULL || check_is_replaced(agreements, i) ||
            value_count(value_get(agreement, "sasaran")) == 0) {
            continue;
        }
        if (promises(input, agreement, indicator)) {
            return;
        }
        top = agreement;
    }
    if (top != NULL) {
        base_report(input->diagnostics, base_at(indicator->origin),
                    BASE_MESSAGE_CHECK_PROMISE_MISSING, check_id(indicator),
                    value_text_or(value_get(indicator, "nama"), ""), check_id(top));
    }
}

/* ---------------------------------------------------------------- K016: against the superior */

/* The promise of the superior about the same thing. */
static const struct value *promise_above(const struct check_input *input,
                                         const struct value *superior, const struct value *promise)
{
    const char *id = value_text_or(value_get(promise, "indikator"), NULL);
    const char *name = value_text_or(value_get(promise, "nama"), "");
    const struct value *goals = value_get(superior, "sasaran");
    for (size_t i = 0; i < value_count(goals); i++) {
        const struct value *list = value_get(value_at(goals, i), "indikator");
        for (size_t k = 0; k < value_count(list); k++) {
            const struct value *other = value_at(list, k);
            const char *other_id = value_text_or(value_get(other, "indikator"), NULL);
            if (id != NULL && other_id != NULL) {
                if (strcmp(id, other_id) == 0) {
                    return other;
                }
            } else if (check_similar(input->arena, name,
                                     value_text_or(value_get(other, "nama"), ""))) {
                return other;
            }
        }
    }
    return NULL;
}

static void check_against_superior(const struct check_input *input, const struct value *agreement,
                                   const struct value *superior)
{
    const struct value *goals = value_get(agreement, "sasaran");
    for (size_t i = 0; i < value_count(goals); i++) {
        const struct value *list = value_get(value_at(goals, i), "indikator");
        for (size_t k = 0; k < value_count(list); k++) {
            const struct value *promise = value_at(list, k);
            const struct value *above = promise_above(input, superior, promise);
            if (above != NULL &&
                targets_differ(value_get(promise, "target"), value_get(above, "target"))) {
                base_report(input->diagnostics, base_at(promise->origin),
                            BASE_MESSAGE_CHECK_PROMISE_SUPERIOR, check_id(agreement),
                            value_text_or(value_get(promise, "nama"), ""),
                            check_value_text(input, value_get(promise, "target")),
                            check_value_text(input, value_get(above, "target")),
                            check_id(superior));
            }
        }
    }
}

void check_agreements(const struct check_input *input)
{
    const struct value *agreements = value_get(input->figures->scope, "perjanjian");
    for (size_t i = 0; i < value_count(agreements); i++) {
        const struct value *agreement = value_at(agreements, i);
        const struct value *superior = check_superior(agreements, agreement);
        const struct value *goals = value_get(agreement, "sasaran");
        if (check_is_replaced(agreements, i)) {
            continue;
        }
        for (size_t k = 0; k < value_count(goals); k++) {
            check_goal(input, agreement, value_at(goals, k), superior == NULL);
        }
        if (superior != NULL) {
            check_against_superior(input, agreement, superior);
        }
    }
    const struct value *indicators = value_get(input->figures->scope, "indikator");
    for (size_t i = 0; i < value_count(indicators); i++) {
        if (value_bool_or(value_get(value_at(indicators, i), "iku"), false)) {
            check_promised(input, agreements, value_at(indicators, i));
        }
    }
    check_agreed_budget(input, agreements);
}
