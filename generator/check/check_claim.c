/* Rules K010 to K012, K032 and K033: figures as a document prints them, against the computed ones.
 */
#include "check_rules.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "figures.h"
#include "model.h"

/* ---------------------------------------------------------------- reading */

static int claimed_decimals(const struct check_input *input, const struct value *entry,
                            const struct value_rational *number)
{
    long long stated = value_integer_or(value_get(entry, "desimal"), 0);
    int own = check_decimals(input, number);
    return stated > own ? (int)stated : own;
}

static void report_unknown(const struct check_input *input, const struct value *path)
{
    const struct figures *figures = input->figures;
    const char **names = base_alloc_array(input->arena, figures->count + 1, sizeof *names);
    for (size_t i = 0; i < figures->count; i++) {
        names[i] = figures->records[i].path;
    }
    const char *near = base_nearest(path->text, names);
    base_report(input->diagnostics, base_at(path->origin), BASE_MESSAGE_CHECK_CLAIM_UNKNOWN,
                path->text, near != NULL ? base_format(input->arena, " (\"%s\"?)", near) : "");
}

/* Fills in what is claimed; false when it is not known what the claim is about. */
static bool read_claim(const struct check_input *input, const struct value *entry,
                       struct check_claim *claim)
{
    const struct value *path = value_get(entry, "angka");
    const struct value *expression = value_get(entry, "ekspresi");
    const struct value *printed = value_get(entry, "nilai");
    *claim = (struct check_claim){.entry = entry, .rounding = VALUE_HALF_UP};
    if (value_text_or(path, NULL) != NULL) {
        claim->path = path->text;
        claim->record = figures_find(input->figures, path->text);
        if (claim->record == NULL) {
            report_unknown(input, path);
            return false;
        }
        claim->computed = claim->record->value;
        claim->rounding = claim->record->rounding;
    } else if (value_text_or(expression, NULL) != NULL) {
        claim->path = expression->text;
        claim->computed = check_evaluate(input, expression);
    }
    if (claim->computed == NULL || printed == NULL) {
        return false;
    }
    claim->number = check_number(printed);
    claim->text = value_text_or(printed, value_text_or(value_get(printed, "teks"), NULL));
    if (claim->number != NULL) {
        claim->decimals = claimed_decimals(input, entry, claim->number);
    }
    return claim->number != NULL || claim->text != NULL;
}

/* ---------------------------------------------------------------- wording */

/* As printed: with the decimals that it has there. */
static const char *claimed_text(const struct check_input *input, const struct check_claim *claim)
{
    return claim->number != NULL ? check_shown(input, claim->number, claim->decimals) : claim->text;
}

/* "113 (112,5862)" */
static const char *computed_text(const struct check_input *input, const struct check_claim *claim)
{
    enum { MORE = 4 };
    const struct value_rational *number = check_number(claim->computed);
    if (number == NULL) {
        return check_value_text(input, claim->computed);
    }
    const char *shown = check_shown(
        input, value_rational_round(input->arena, number, claim->decimals, claim->rounding),
        claim->decimals);
    if (claim->decimals >= MORE || check_decimals(input, number) <= claim->decimals) {
        return shown;
    }
    const struct value_rational *longer =
        value_rational_round(input->arena, number, MORE, VALUE_HALF_UP);
    return base_format(input->arena, "%s (%s)", shown, check_shown(input, longer, -1));
}

static const char *operand_text(const struct check_input *input, const struct value *value)
{
    enum { DECIMALS = 4 };
    const struct value_rational *number = check_number(value);
    return number == NULL
               ? check_value_text(input, value)
               : check_shown(input,
                             value_rational_round(input->arena, number, DECIMALS, VALUE_HALF_UP),
                             -1);
}

/* "realisasi ÷ pagu × 100; realisasi = 82.000.000, pagu = 84.000.000" */
static const char *formula_text(const struct check_input *input, const struct check_claim *claim)
{
    enum { MOST_OPERANDS = 6 };
    if (claim->record == NULL) {
        return claim->path;
    }
    struct base_buffer buffer = {.arena = input->arena};
    base_buffer_text(&buffer, claim->record->formula);
    for (size_t i = 0; i < claim->record->operand_count; i++) {
        const struct figures_operand *operand = &claim->record->operands[i];
        if (i == MOST_OPERANDS) {
            base_buffer_text(&buffer, ", ...");
            break;
        }
        base_buffer_format(&buffer, "%s%s = %s", i == 0 ? "; " : ", ", operand->name,
                           operand_text(input, operand->value));
    }
    return base_buffer_get(&buffer);
}

/* "Tabel 3.1, hlm. 20" */
static const char *place_text(const struct check_input *input, const struct check_claim *claim)
{
    const char *place = value_text_or(value_get(claim->entry, "tempat"), "");
    const struct value *page = value_get(claim->entry, "halaman");
    if (page == NULL || (page->kind != VALUE_NUMBER && page->kind != VALUE_TEXT)) {
        return place;
    }
    return base_format(input->arena, base_translate(N_("%s, page %s")), place,
                       check_value_text(input, page));
}

/* ---------------------------------------------------------------- judging */

static bool same_word(const struct check_input *input, const char *left, const char *right)
{
    return check_same_name(input->arena, left, right);
}

static bool agrees(const struct check_input *input, const struct check_claim *claim)
{
    const struct value_rational *number = check_number(claim->computed);
    if (claim->number != NULL && number != NULL) {
        return check_rounds_to(input, number, claim->number, claim->decimals, claim->rounding);
    }
    const char *word = value_text_or(claim->computed, NULL);
    return claim->text != NULL && word != NULL && same_word(input, claim->text, word);
}

/* Places are the same up to the first comma: "Tabel 3.7, Program Pemberdayaan Sosial". */
static bool same_table(const struct check_claim *left, const struct check_claim *right)
{
    const char *a = value_text_or(value_get(left->entry, "tempat"), "");
    const char *b = value_text_or(value_get(right->entry, "tempat"), "");
    size_t length = strcspn(a, ",");
    return length == strcspn(b, ",") && strncmp(a, b, length) == 0;
}

/* K033: right with fewer decimals than the rest of its table has, but not with as many. */
static void judge_decimals(const struct check_input *input, const struct check_claims *claims,
                           size_t index)
{
    const struct check_claim *claim = &claims->items[index];
    int decimals = claim->decimals;
    for (size_t i = 0; claim->record != NULL && i < claims->count; i++) {
        const struct check_claim *other = &claims->items[i];
        if (other->decimals > decimals && other->record != NULL &&
            other->record->unit == claim->record->unit && same_table(claim, other)) {
            decimals = other->decimals;
        }
    }
    const struct value_rational *number = check_number(claim->computed);
    if (claim->number == NULL || number == NULL || decimals == claim->decimals ||
        check_rounds_to(input, number, claim->number, decimals, claim->rounding)) {
        return;
    }
    number = value_rational_round(input->arena, number, decimals, claim->rounding);
    base_report(input->diagnostics, base_at(value_get(claim->entry, "nilai")->origin),
                BASE_MESSAGE_CHECK_CLAIM_DECIMALS, place_text(input, claim), claim->path,
                claimed_text(input, claim), check_shown(input, number, decimals));
}

static void judge(const struct check_input *input, const struct check_claims *claims, size_t index)
{
    const struct check_claim *claim = &claims->items[index];
    struct base_place at = base_at(value_get(claim->entry, "nilai")->origin);
    const char *place = place_text(input, claim);
    const char *claimed = claimed_text(input, claim);
    if (claim->computed->kind == VALUE_NULL || claim->computed->kind == VALUE_MISSING) {
        base_report(input->diagnostics, at, BASE_MESSAGE_CHECK_CLAIM_OPEN, place, claim->path,
                    claimed);
        return;
    }
    if (agrees(input, claim)) {
        judge_decimals(input, claims, index);
        return;
    }
    const char *cause = check_cause(input, claims, index);
    base_report(input->diagnostics, at, BASE_MESSAGE_CHECK_CLAIM, place, claim->path, claimed,
                computed_text(input, claim), formula_text(input, claim),
                cause == NULL
                    ? ""
                    : base_format(input->arena, base_translate(N_("; likely cause: %s")), cause));
}

/* The claim of a path at the same place; NULL when there is none. */
static const struct check_claim *beside(const struct check_claims *claims, size_t index,
                                        const char *path)
{
    const char *place = value_text_or(value_get(claims->items[index].entry, "tempat"), "");
    for (size_t i = 0; i < claims->count; i++) {
        const struct check_claim *other = &claims->items[i];
        if (other->number != NULL && strcmp(other->path, path) == 0 &&
            strcmp(value_text_or(value_get(other->entry, "tempat"), ""), place) == 0) {
            return other;
        }
    }
    return NULL;
}

/* K032: "Efisien" beside a capaian that is below the serapan stated at the same place. */
static void judge_word(const struct check_input *input, const struct check_claims *claims,
                       size_t index)
{
    static const char ending[] = ".efisiensi.label";
    const struct check_claim *claim = &claims->items[index];
    size_t length = strlen(claim->path);
    if (claim->text == NULL || length < sizeof ending ||
        strcmp(claim->path + length - strlen(ending), ending) != 0) {
        return;
    }
    const struct check_claim *numbers[2] = {NULL, NULL};
    const struct figures_record *record = claim->record;
    for (size_t i = 0; record != NULL && i < record->operand_count && i < 2; i++) {
        struct base_buffer path = {.arena = input->arena};
        base_origin_describe(input->sources, record->operands[i].value->origin, &path);
        const char *name = base_buffer_get(&path);
        numbers[i] = beside(claims, index, name + (name[0] == '='));
    }
    bool efficient = same_word(input, claim->text, "Efisien");
    if (numbers[0] == NULL || numbers[1] == NULL ||
        (value_rational_compare(numbers[0]->number, numbers[1]->number) >= 0) == efficient) {
        return;
    }
    base_report(input->diagnostics, base_at(value_get(claim->entry, "nilai")->origin),
                BASE_MESSAGE_CHECK_CLAIM_WORD, place_text(input, claim), claim->path, claim->text,
                claimed_text(input, numbers[0]), claimed_text(input, numbers[1]));
}

/* ---------------------------------------------------------------- which claims there are */

struct entries {
    const struct value **items;
    size_t count, capacity;
};

/* A claim of kinerja.json in the form of klaim.json. */
static void add_entry(const struct check_input *input, struct entries *entries, const char *path,
                      const struct value *printed)
{
    const struct value_entry fields[] = {
        {"angka", value_text(input->arena, printed->origin, path)},
        {"nilai", printed},
        {"tempat", value_text(input->arena, 0, "kinerja.json")},
    };
    BASE_PUSH(input->arena, entries->items, entries->count, entries->capacity,
              value_record(input->arena, printed->origin, fields, sizeof fields / sizeof *fields));
}

/* kinerja.capaian[].klaim: {"capaian": {"2024": 126}, "predikat": {"2024": "Baik"}}. */
static void add_of_indicator(const struct check_input *input, struct entries *entries,
                             const struct value *achievement)
{
    const struct value *claims = value_get(achievement, "klaim");
    const char *id = value_text_or(value_get(achievement, "indikator"), "");
    for (size_t i = 0; claims != NULL && claims->kind == VALUE_RECORD && i < value_count(claims);
         i++) {
        const struct value_entry claim = value_entry_at(claims, i);
        const char *path = base_format(input->arena, "indikator.%s.%s", id, claim.key);
        if (claim.value->kind != VALUE_RECORD) {
            add_entry(input, entries, path, claim.value);
            continue;
        }
        for (size_t k = 0; k < value_count(claim.value); k++) {
            const struct value_entry year = value_entry_at(claim.value, k);
            add_entry(input, entries, base_format(input->arena, "%s.%s", path, year.key),
                      year.value);
        }
    }
}

static struct entries collect(const struct check_input *input)
{
    struct entries entries = {0};
    const struct value *achievements = value_get(input->model->kinerja, "capaian");
    const struct value *list = check_at(input->claims, "klaim");
    for (size_t i = 0; i < value_count(achievements); i++) {
        add_of_indicator(input, &entries, value_at(achievements, i));
    }
    for (size_t i = 0; i < value_count(list); i++) {
        BASE_PUSH(input->arena, entries.items, entries.count, entries.capacity, value_at(list, i));
    }
    return entries;
}

void check_claims(const struct check_input *input)
{
    struct entries entries = collect(input);
    struct check_claims claims = {0};
    claims.items = base_alloc_array(input->arena, entries.count + 1, sizeof *claims.items);
    for (size_t i = 0; i < entries.count; i++) {
        if (read_claim(input, entries.items[i], &claims.items[claims.count])) {
            claims.count++;
        }
    }
    for (size_t i = 0; i < claims.count; i++) {
        judge(input, &claims, i);
        judge_word(input, &claims, i);
    }
}
