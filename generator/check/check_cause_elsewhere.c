/* The likely cause of a wrong figure: the value of another year or another row. */
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

/* The years of the indicator that a path "indikator.<id>...." names; NULL for another path. */
static const struct value *years_of(const struct check_input *input, const char *path)
{
    static const char start[] = "indikator.";
    if (strncmp(path, start, strlen(start)) != 0) {
        return NULL;
    }
    const char *id = path + strlen(start);
    const struct value *indicator =
        value_get(value_get(input->figures->scope, "ik"),
                  base_format(input->arena, "%.*s", (int)strcspn(id, "."), id));
    const struct value *years = value_get(indicator, "tahun");
    return years != NULL && years->kind == VALUE_RECORD ? years : NULL;
}

/* 0 and 100 stand in many places: that a figure equals one of them tells nothing. */
static bool tells_nothing(const struct check_input *input, const struct check_claim *claim)
{
    const struct value_rational *hundred = value_rational_integer(input->arena, 100);
    return value_rational_sign(claim->number) == 0 ||
           value_rational_compare(claim->number, hundred) == 0;
}

/* The same figure, its target or its realisasi in another year. */
static const char *by_year(const struct check_input *input, const struct check_claim *claim,
                           const struct value *years)
{
    static const char *const names[] = {"capaian", "realisasi", "target"};
    if (strstr(claim->path, ".capaian") == NULL || tells_nothing(input, claim)) {
        return NULL;
    }
    for (size_t i = 0; years != NULL && i < value_count(years); i++) {
        const struct value_entry year = value_entry_at(years, i);
        for (size_t name = 0; name < sizeof names / sizeof *names; name++) {
            const struct value_rational *number = check_number(value_get(year.value, names[name]));
            if (number != NULL && agrees(input, claim, number)) {
                return base_format(input->arena, base_translate(N_("this is the %s of %s")),
                                   names[name], year.key);
            }
        }
    }
    return NULL;
}

/* Realisasi of one year against the target of another. */
static const char *by_mixed_years(const struct check_input *input, const struct check_claim *claim,
                                  const struct value *years)
{
    if (years == NULL || strstr(claim->path, ".capaian") == NULL || tells_nothing(input, claim)) {
        return NULL;
    }
    for (size_t i = 0; i < value_count(years) * value_count(years); i++) {
        const struct value_entry left = value_entry_at(years, i % value_count(years));
        const struct value_entry right = value_entry_at(years, i / value_count(years));
        const struct value_rational *realisasi = check_number(value_get(left.value, "realisasi"));
        const struct value_rational *target = check_number(value_get(right.value, "target"));
        if (realisasi == NULL || target == NULL || value_rational_sign(target) == 0 ||
            value_rational_sign(realisasi) == 0) {
            continue;
        }
        const struct value_rational *hundred = value_rational_integer(input->arena, 100);
        const struct value_rational *ratio = value_rational_divide(input->arena, realisasi, target);
        bool upright = agrees(input, claim, value_rational_multiply(input->arena, ratio, hundred));
        bool inverted = agrees(input, claim, value_rational_divide(input->arena, hundred, ratio));
        if ((upright || inverted) && i % value_count(years) == i / value_count(years)) {
            return upright ? base_translate(N_("computed as realisasi / target"))
                           : base_translate(N_("computed as target / realisasi"));
        }
        if (upright) {
            return base_format(input->arena,
                               base_translate(N_("realisasi of %s against the target of %s")),
                               left.key, right.key);
        }
        if (inverted) {
            return base_format(input->arena,
                               base_translate(N_("target of %s against the realisasi of %s")),
                               right.key, left.key);
        }
    }
    return NULL;
}

/* A difference or growth against another year than the one before. */
static const char *by_earlier_year(const struct check_input *input, const struct check_claim *claim,
                                   const struct value *years)
{
    bool growth = strstr(claim->path, ".pertumbuhan") != NULL;
    const struct value_rational *now = claim->record != NULL && claim->record->operand_count == 2
                                           ? check_number(claim->record->operands[0].value)
                                           : NULL;
    if (years == NULL || now == NULL || (!growth && strstr(claim->path, ".selisih") == NULL)) {
        return NULL;
    }
    for (size_t i = 0; i < value_count(years); i++) {
        const struct value_entry year = value_entry_at(years, i);
        const struct value_rational *before = check_number(value_get(year.value, "realisasi"));
        if (before == NULL || value_rational_sign(before) == 0) {
            continue;
        }
        const struct value_rational *change = value_rational_subtract(input->arena, now, before);
        if (growth) {
            change = value_rational_divide(
                input->arena,
                value_rational_multiply(input->arena, change,
                                        value_rational_integer(input->arena, 100)),
                before);
        }
        if (value_rational_sign(change) != 0 && agrees(input, claim, change)) {
            return base_format(input->arena, base_translate(N_("compared with %s")), year.key);
        }
    }
    return NULL;
}

/* A count of the report that is another count: the nearest kind of record. */
static const char *by_count(const struct check_input *input, const struct check_claim *claim)
{
    static const char *const kinds[] = {"tujuan",  "sasaran",  "iku",          "indikator",
                                        "program", "kegiatan", "sub_kegiatan", "rincian"};
    enum { KINDS = sizeof kinds / sizeof *kinds };
    static const char start[] = "hitung.";
    size_t own = 0;
    while (own < KINDS && (strncmp(claim->path, start, strlen(start)) != 0 ||
                           strcmp(claim->path + strlen(start), kinds[own]) != 0)) {
        own++;
    }
    for (size_t far = 1; own < KINDS && far < KINDS; far++) {
        const size_t places[] = {own - far, own + far};
        for (size_t i = 0; i < 2; i++) {
            const struct figures_record *other =
                places[i] < KINDS
                    ? figures_find(input->figures,
                                   base_format(input->arena, "%s%s", start, kinds[places[i]]))
                    : NULL;
            const struct value_rational *number = other != NULL ? check_number(other->value) : NULL;
            if (number != NULL && value_rational_sign(number) > 0 &&
                value_rational_compare(number, claim->number) == 0) {
                return base_format(input->arena, base_translate(N_("this is the value of %s")),
                                   other->path);
            }
        }
    }
    return NULL;
}

/* What a figure is, without which row: "serapan", "capaian.2024". */
static const char *kind_of(const char *path)
{
    const char *dot = strrchr(path, '.');
    if (dot == NULL) {
        return path;
    }
    bool year = strspn(dot + 1, "0123456789") == 4 && dot[5] == '\0';
    while (year && dot > path && *--dot != '.') {
    }
    return dot;
}

/* The figure of the same kind with the stated value, nearest in order of computation. */
static const char *by_row(const struct check_input *input, const struct check_claim *claim)
{
    const struct figures *figures = input->figures;
    if (claim->record == NULL || tells_nothing(input, claim)) {
        return NULL;
    }
    size_t own = (size_t)(claim->record - figures->records);
    const struct figures_record *found = NULL;
    size_t distance = figures->count;
    for (size_t i = 0; i < figures->count; i++) {
        const struct figures_record *other = &figures->records[i];
        size_t far = i > own ? i - own : own - i;
        if (i == own || far >= distance || other->unit != claim->record->unit ||
            strcmp(kind_of(other->path), kind_of(claim->path)) != 0 ||
            !check_rounds_to(input, check_number(other->value), claim->number, claim->decimals,
                             VALUE_HALF_UP)) {
            continue;
        }
        found = other;
        distance = far;
    }
    return found == NULL ? NULL
                         : base_format(input->arena, base_translate(N_("this is the value of %s")),
                                       found->path);
}

const char *check_cause_elsewhere(const struct check_input *input,
                                  const struct check_claims *claims, size_t index)
{
    const struct check_claim *claim = &claims->items[index];
    const struct value *years = years_of(input, claim->path);
    const char *cause = by_year(input, claim, years);
    if (cause == NULL) {
        cause = by_mixed_years(input, claim, years);
    }
    if (cause == NULL) {
        cause = by_earlier_year(input, claim, years);
    }
    if (cause == NULL) {
        cause = by_count(input, claim);
    }
    return cause != NULL ? cause : by_row(input, claim);
}
