/* Rules K034 and K035: quarters against their year. */
#include <string.h>

#include "base_arena.h"
#include "check_agreement.h"
#include "figures.h"
#include "model.h"

enum { QUARTERS = 4 };

/* What the quarters of a year come to under a rule of accumulation; NULL while it is not known, as
 * when one that counts is empty. */
static const struct value_rational *gathered(const struct check_input *input,
                                             const struct value *quarters, const char *rule)
{
    if (value_count(quarters) != QUARTERS) {
        return NULL;
    }
    const struct value_rational *last = check_number(value_at(quarters, QUARTERS - 1));
    if (strcmp(rule, "terakhir") == 0) {
        return last;
    }
    const struct value_rational *sum = value_rational_integer(input->arena, 0);
    for (size_t i = 0; i < QUARTERS; i++) {
        const struct value_rational *number = check_number(value_at(quarters, i));
        if (number == NULL) {
            return NULL;
        }
        sum = value_rational_add(input->arena, sum, number);
    }
    return strcmp(rule, "rata") == 0
               ? value_rational_divide(input->arena, sum,
                                       value_rational_integer(input->arena, QUARTERS))
               : sum;
}

/* What one rule is about. */
struct comparison {
    enum base_message message;
    const char *id, *rule;
    int decimals; /* of the indicator; a mean is stated with so many */
};

static void compare(const struct check_input *input, const struct comparison *comparison,
                    const struct value *quarters, const struct value *years)
{
    for (size_t i = 0;
         quarters != NULL && quarters->kind == VALUE_RECORD && i < value_count(quarters); i++) {
        const struct value_entry year = value_entry_at(quarters, i);
        const struct value_rational *whole = check_number(value_get(years, year.key));
        const struct value_rational *sum = gathered(input, year.value, comparison->rule);
        if (whole == NULL || sum == NULL) {
            continue;
        }
        int decimals = check_decimals(input, whole);
        decimals = decimals < comparison->decimals ? comparison->decimals : decimals;
        if (!check_rounds_to(input, sum, whole, decimals, VALUE_HALF_UP)) {
            base_report(input->diagnostics, base_at(year.value->origin), comparison->message,
                        comparison->id, year.key, check_shown(input, sum, -1),
                        check_shown(input, whole, -1), comparison->rule);
        }
    }
}

static void check_indicator(const struct check_input *input, const struct value *indicator)
{
    const char *rule = value_text_or(value_get(indicator, "akumulasi"), "terakhir");
    struct comparison comparison = {BASE_MESSAGE_CHECK_QUARTER_TARGET, check_id(indicator), rule,
                                    (int)value_integer_or(value_get(indicator, "desimal"), 0)};
    compare(input, &comparison, value_get(indicator, "target_triwulan"),
            value_get(indicator, "target_tahun"));
    const struct value *reached = check_at(input->model->kinerja, "capaian");
    for (size_t i = 0; i < value_count(reached); i++) {
        const struct value *entry = value_at(reached, i);
        if (strcmp(value_text_or(value_get(entry, "indikator"), ""), comparison.id) == 0) {
            comparison.message = BASE_MESSAGE_CHECK_QUARTER_REACHED;
            compare(input, &comparison, value_get(entry, "triwulan"),
                    value_get(entry, "realisasi"));
        }
    }
}

void check_quarters(const struct check_input *input)
{
    const struct value *indicators = value_get(input->figures->scope, "indikator_semua");
    for (size_t i = 0; i < value_count(indicators); i++) {
        check_indicator(input, value_at(indicators, i));
    }
}
