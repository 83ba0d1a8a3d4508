/* The likely cause of a wrong figure: what was done to the right operands. */
#include "check_rules.h"

#include <string.h>

#include "base_arena.h"
#include "figures.h"

static bool agrees(const struct check_input *input, const struct check_claim *claim,
                   const struct value_rational *number)
{
    return check_rounds_to(input, number, claim->number, claim->decimals, VALUE_HALF_UP) ||
           check_rounds_to(input, number, claim->number, claim->decimals, VALUE_TRUNCATE);
}

static const struct value_rational *operand(const struct check_claim *claim, size_t index)
{
    return claim->record == NULL || index >= claim->record->operand_count
               ? NULL
               : check_number(claim->record->operands[index].value);
}

/* ---------------------------------------------------------------- rounding, cap, sign */

static const char *by_rounding(const struct check_input *input, const struct check_claim *claim)
{
    const struct value_rational *exact = check_number(claim->computed);
    if (check_rounds_to(input, exact, claim->number, claim->decimals, VALUE_TRUNCATE)) {
        return base_translate(N_("cut off instead of rounded"));
    }
    if (check_rounds_to(input, exact, claim->number, claim->decimals, VALUE_HALF_UP)) {
        return base_translate(N_("rounded, although this report cuts decimals off"));
    }
    if (check_rounds_to(input, exact, claim->number, claim->decimals, VALUE_UP)) {
        return base_translate(N_("rounded up"));
    }
    return NULL;
}

static const char *by_sign(const struct check_input *input, const struct check_claim *claim)
{
    return agrees(input, claim, value_rational_negate(input->arena, check_number(claim->computed)))
               ? base_translate(N_("the sign is the opposite"))
               : NULL;
}

/* A capaian held down to a usual cap that the report does not declare, or the reverse. */
static const char *by_cap(const struct check_input *input, const struct check_claim *claim)
{
    static const long long caps[] = {100, 110, 120, 150};
    const char *name = strstr(claim->path, ".capaian");
    if (name == NULL || claim->record == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof caps / sizeof *caps; i++) {
        const struct value_rational *cap = value_rational_integer(input->arena, caps[i]);
        if (value_rational_compare(claim->number, cap) == 0 &&
            value_rational_compare(check_number(claim->computed), cap) > 0) {
            return base_format(input->arena, base_translate(N_("held down to a cap of %lld")),
                               caps[i]);
        }
    }
    const struct figures_record *uncapped = figures_find(
        input->figures, base_format(input->arena, "%.*s.capaian_asli%s", (int)(name - claim->path),
                                    claim->path, name + strlen(".capaian")));
    return uncapped != NULL && agrees(input, claim, check_number(uncapped->value))
               ? base_translate(N_("without the cap of this report"))
               : NULL;
}

/* ---------------------------------------------------------------- operands */

static const char *by_operand(const struct check_input *input, const struct check_claim *claim)
{
    for (size_t i = 0; claim->record != NULL && i < claim->record->operand_count; i++) {
        const struct value_rational *number = operand(claim, i);
        if (number != NULL && value_rational_sign(number) != 0 && agrees(input, claim, number)) {
            return base_format(input->arena, base_translate(N_("this is the value of %s alone")),
                               claim->record->operands[i].name);
        }
    }
    return NULL;
}

/* A difference of two figures that had been rounded or cut before. */
static const char *by_early_rounding(const struct check_input *input,
                                     const struct check_claim *claim)
{
    static const enum value_rounding ways[] = {VALUE_HALF_UP, VALUE_TRUNCATE};
    const struct value_rational *left = operand(claim, 0);
    const struct value_rational *right = operand(claim, 1);
    if (left == NULL || right == NULL || claim->record->operand_count != 2 ||
        strstr(claim->record->formula, "\xe2\x88\x92") == NULL ||
        strstr(claim->record->formula, "\xc3\xb7") != NULL) {
        return NULL;
    }
    for (size_t i = 0; i < 4; i++) {
        const struct value_rational *difference = value_rational_subtract(
            input->arena, value_rational_round(input->arena, left, claim->decimals, ways[i % 2]),
            value_rational_round(input->arena, right, claim->decimals, ways[i / 2]));
        if (value_rational_compare(value_rational_absolute(input->arena, difference),
                                   value_rational_absolute(input->arena, claim->number)) == 0) {
            return base_translate(N_("computed from figures that had been rounded or cut off"));
        }
    }
    return NULL;
}

/* A growth that was not divided, or divided by the newer of its two figures. */
static const char *by_growth(const struct check_input *input, const struct check_claim *claim)
{
    const struct value_rational *now = operand(claim, 0);
    const struct value_rational *before = operand(claim, 1);
    if (now == NULL || before == NULL || strstr(claim->path, ".pertumbuhan") == NULL ||
        claim->record->operand_count != 2) {
        return NULL;
    }
    const struct value_rational *difference = value_rational_subtract(input->arena, now, before);
    const struct value_rational *hundred = value_rational_integer(input->arena, 100);
    if (agrees(input, claim, difference)) {
        return base_translate(N_("the difference, not divided by the earlier figure"));
    }
    if (value_rational_sign(now) == 0) {
        return NULL;
    }
    difference = value_rational_multiply(input->arena, difference, hundred);
    return agrees(input, claim, value_rational_divide(input->arena, difference, now))
               ? base_translate(N_("divided by the later figure instead of the earlier one"))
               : NULL;
}

/* Sum of all operands that are numbers, and how many. */
static const struct value_rational *sum_of(const struct check_input *input,
                                           const struct check_claim *claim, long long *terms)
{
    const struct value_rational *sum = NULL;
    *terms = 0;
    for (size_t i = 0; claim->record != NULL && i < claim->record->operand_count; i++) {
        const struct value_rational *number = operand(claim, i);
        if (number != NULL && strcmp(claim->record->operands[i].name, "bobot") != 0) {
            sum = sum == NULL ? number : value_rational_add(input->arena, sum, number);
            ++*terms;
        }
    }
    return sum;
}

static const struct value_rational *mean_of(const struct check_input *input,
                                            const struct value_rational *sum, long long terms)
{
    return value_rational_divide(input->arena, sum, value_rational_integer(input->arena, terms));
}

/* A mean that was summed, or taken over other terms or without their weights. */
static const char *by_mean(const struct check_input *input, const struct check_claim *claim)
{
    long long terms = 0;
    const struct value_rational *sum = sum_of(input, claim, &terms);
    if (terms < 2 || strncmp(claim->record->formula, "rata-rata", strlen("rata-rata")) != 0) {
        return NULL;
    }
    if (agrees(input, claim, sum)) {
        return base_translate(N_("summed instead of averaged"));
    }
    if (agrees(input, claim, mean_of(input, sum, terms))) {
        return base_translate(N_("averaged without the weights"));
    }
    long long empty = 0;
    for (size_t i = 0; i < claim->record->operand_count; i++) {
        const struct value_rational *number = operand(claim, i);
        const char *name = claim->record->operands[i].name;
        empty += number == NULL && strcmp(name, "bobot") != 0;
        if (number != NULL && strcmp(name, "bobot") != 0 &&
            agrees(input, claim,
                   mean_of(input, value_rational_subtract(input->arena, sum, number), terms - 1))) {
            return base_format(input->arena, base_translate(N_("%s was left out")), name);
        }
    }
    return empty > 0 && agrees(input, claim, mean_of(input, sum, terms + empty))
               ? base_translate(N_("what is empty was counted as 0"))
               : NULL;
}

/* The row at any depth below a sum that the sum lacks. NULL: none. */
static const char *left_out(const struct check_input *input, const struct figures_record *sum,
                            const char *kind, const struct value_rational *difference)
{
    for (size_t i = 0; sum != NULL && i < sum->operand_count; i++) {
        const struct figures_operand *part = &sum->operands[i];
        const struct value_rational *number = check_number(part->value);
        if (number != NULL && value_rational_sign(number) != 0 &&
            value_rational_compare(number, difference) == 0) {
            return part->name;
        }
        const struct figures_record *below = figures_find(
            input->figures, base_format(input->arena, "anggaran.%s%s", part->name, kind));
        const char *name = below != sum && below != NULL &&
                                   strncmp(below->formula, "jumlah", strlen("jumlah")) == 0
                               ? left_out(input, below, kind, difference)
                               : NULL;
        if (name != NULL) {
            return name;
        }
    }
    return NULL;
}

static const char *by_sum(const struct check_input *input, const struct check_claim *claim)
{
    long long terms = 0;
    const struct value_rational *sum = sum_of(input, claim, &terms);
    if (terms < 2) {
        return NULL;
    }
    if (strncmp(claim->record->formula, "jumlah", strlen("jumlah")) != 0) {
        return NULL;
    }
    if (agrees(input, claim, mean_of(input, sum, terms))) {
        return base_translate(N_("averaged instead of summed"));
    }
    for (size_t i = 0; i < claim->record->operand_count; i++) {
        const struct value_rational *number = operand(claim, i);
        const char *name = claim->record->operands[i].name;
        if (number == NULL || value_rational_sign(number) == 0) {
            continue;
        }
        if (agrees(input, claim, value_rational_subtract(input->arena, sum, number))) {
            return base_format(input->arena, base_translate(N_("%s was left out")), name);
        }
        if (agrees(input, claim, value_rational_add(input->arena, sum, number))) {
            return base_format(input->arena, base_translate(N_("%s was counted twice")), name);
        }
    }
    const char *kind = strrchr(claim->path, '.');
    const char *name = left_out(input, claim->record, kind != NULL ? kind : "",
                                value_rational_subtract(input->arena, sum, claim->number));
    return name != NULL ? base_format(input->arena, base_translate(N_("%s was left out")), name)
                        : NULL;
}

/* A percentage of a parent as the mean of its children's percentages. */
static const char *by_mean_of_parts(const struct check_input *input,
                                    const struct check_claim *claim)
{
    static const char ending[] = ".serapan";
    size_t length = strlen(claim->path);
    if (length <= strlen(ending) || strcmp(claim->path + length - strlen(ending), ending) != 0) {
        return NULL;
    }
    const struct figures_record *whole =
        figures_find(input->figures, base_format(input->arena, "%.*s.pagu",
                                                 (int)(length - strlen(ending)), claim->path));
    const struct value_rational *sum = value_rational_integer(input->arena, 0);
    long long terms = 0;
    for (size_t i = 0; whole != NULL && i < whole->operand_count; i++) {
        const struct figures_record *part =
            figures_find(input->figures,
                         base_format(input->arena, "anggaran.%s.serapan", whole->operands[i].name));
        const struct value_rational *number = part == NULL ? NULL : check_number(part->value);
        if (number != NULL) {
            sum = value_rational_add(input->arena, sum, number);
            terms++;
        }
    }
    return terms > 1 && agrees(input, claim,
                               value_rational_divide(input->arena, sum,
                                                     value_rational_integer(input->arena, terms)))
               ? base_translate(N_("averaged over the rows below instead of computed from sums"))
               : NULL;
}

/* ---------------------------------------------------------------- digits */

/* Digits that differ between two texts of the same length; more than two count as three. */
static const char *by_digits(const struct check_input *input, const struct check_claim *claim)
{
    enum { SHORTEST = 3 };
    const char *left = value_rational_text(input->arena, claim->number, claim->decimals);
    const char *right =
        value_rational_text(input->arena, check_number(claim->computed), claim->decimals);
    size_t length = strlen(left), differing = 0, places[2] = {0, 0};
    if (length != strlen(right) || length < SHORTEST) {
        return NULL;
    }
    for (size_t i = 0; i < length; i++) {
        if (left[i] != right[i] && differing < 2) {
            places[differing] = i;
        }
        differing += left[i] != right[i];
    }
    if (differing == 2 && left[places[0]] == right[places[1]] &&
        left[places[1]] == right[places[0]]) {
        return base_translate(N_("two digits swapped"));
    }
    return differing == 1 && length > SHORTEST + 1 ? base_translate(N_("one digit differs")) : NULL;
}

/* An amount with one digit too few or too many. */
static const char *by_length(const struct check_input *input, const struct check_claim *claim)
{
    enum { SHORTEST = 5 };
    const char *left = value_rational_text(input->arena, claim->number, claim->decimals);
    const char *right =
        value_rational_text(input->arena, check_number(claim->computed), claim->decimals);
    size_t stated = strlen(left), computed = strlen(right);
    const char *shorter = stated < computed ? left : right;
    const char *longer = stated < computed ? right : left;
    size_t same = 0;
    if (stated + 1 != computed && computed + 1 != stated) {
        return NULL;
    }
    while (shorter[same] != '\0' && shorter[same] == longer[same]) {
        same++;
    }
    if (strlen(shorter) < SHORTEST || strcmp(shorter + same, longer + same + 1) != 0) {
        return NULL;
    }
    return stated < computed ? base_translate(N_("one digit is missing"))
                             : base_translate(N_("one digit too many"));
}

static const char *by_decimal_sign(const struct check_input *input, const struct check_claim *claim)
{
    const struct value_rational *exact = check_number(claim->computed);
    const struct value_rational *ten = value_rational_integer(input->arena, 10);
    const struct value_rational *up = exact;
    const struct value_rational *down = exact;
    for (int i = 0; i < 6 && value_rational_sign(exact) != 0; i++) {
        up = value_rational_multiply(input->arena, up, ten);
        down = value_rational_divide(input->arena, down, ten);
        if (agrees(input, claim, up) || (claim->decimals > 0 && agrees(input, claim, down))) {
            return base_translate(N_("the decimal sign is lost or at another place"));
        }
    }
    return NULL;
}

/* ---------------------------------------------------------------- words */

/* The class of the scale that a percentage falls into. */
static const char *class_of(const struct check_input *input, const struct value_rational *percent)
{
    const struct value *scale = value_get(input->figures->scope, "skala");
    for (size_t i = 0; i < value_count(scale); i++) {
        const struct value *class = value_at(scale, i);
        const struct value_rational *bound = value_number_or_null(value_get(class, "batas_bawah"));
        int order = bound == NULL ? -1 : value_rational_compare(percent, bound);
        if (order > 0 || (order == 0 && value_bool_or(value_get(class, "termasuk"), true))) {
            return value_text_or(value_get(class, "predikat"), NULL);
        }
    }
    return NULL;
}

/* A predikat that follows from a capaian that is itself stated wrongly. */
static const char *by_stated_capaian(const struct check_input *input,
                                     const struct check_claims *claims, size_t index)
{
    const struct check_claim *claim = &claims->items[index];
    const char *name = strstr(claim->path, ".predikat");
    if (name == NULL) {
        return NULL;
    }
    const char *path = base_format(input->arena, "%.*s.capaian%s", (int)(name - claim->path),
                                   claim->path, name + strlen(".predikat"));
    for (size_t i = 0; i < claims->count; i++) {
        const struct check_claim *other = &claims->items[i];
        if (other->number == NULL || strcmp(other->path, path) != 0) {
            continue;
        }
        const char *class = class_of(input, other->number);
        if (class != NULL && check_same_name(input->arena, class, claim->text)) {
            return base_format(input->arena,
                               base_translate(N_("follows from the capaian stated as %s")),
                               check_shown(input, other->number, other->decimals));
        }
    }
    return NULL;
}

const char *check_cause(const struct check_input *input, const struct check_claims *claims,
                        size_t index)
{
    static const char *(*const tests[])(const struct check_input *, const struct check_claim *) = {
        by_sign, by_early_rounding, by_rounding, by_growth, by_operand,      by_cap, by_mean,
        by_sum,  by_mean_of_parts,  by_digits,   by_length, by_decimal_sign,
    };
    const struct check_claim *claim = &claims->items[index];
    if (claim->number == NULL) {
        return by_stated_capaian(input, claims, index);
    }
    if (check_number(claim->computed) == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        const char *cause = tests[i](input, claim);
        if (cause != NULL) {
            return cause;
        }
    }
    return check_cause_elsewhere(input, claims, index);
}
