/* Rules K019 to K021: IKU as they were set, targets without budget and budget without targets. */
#include <string.h>

#include "base_arena.h"
#include "check_agreement.h"
#include "figures.h"
#include "model.h"

/* ---------------------------------------------------------------- K019 */

static void check_iku_targets(const struct check_input *input, const struct value *entry,
                              const struct value *indicator, const char *version)
{
    const struct value *targets = value_get(entry, "target");
    const struct value *planned = value_get(indicator, "target");
    for (size_t i = 0; targets != NULL && targets->kind == VALUE_RECORD && i < value_count(targets);
         i++) {
        const struct value_entry year = value_entry_at(targets, i);
        const struct value *other = value_get(planned, year.key);
        if (other != NULL && !value_equal(year.value, other)) {
            base_report(input->diagnostics, base_at(year.value->origin),
                        BASE_MESSAGE_CHECK_IKU_TARGET, check_id(indicator), year.key,
                        check_value_text(input, year.value), version,
                        check_value_text(input, other));
        }
    }
}

static void check_iku_entry(const struct check_input *input, const struct value *entry,
                            const char *version)
{
    static const char *const keys[] = {"nama", "satuan"};
    const char *id = value_text_or(value_get(entry, "indikator"), NULL);
    const struct value *indicator = model_find_value(input->model, MODEL_INDIKATOR, id);
    if (indicator == NULL) {
        return;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *own = value_text_or(value_get(entry, keys[i]), NULL);
        const char *planned = value_text_or(value_get(indicator, keys[i]), NULL);
        if (own != NULL && planned != NULL && !check_same_name(input->arena, own, planned)) {
            base_report(input->diagnostics, base_at(value_get(entry, keys[i])->origin),
                        BASE_MESSAGE_CHECK_IKU_NAME, id, keys[i], own, version, planned);
        }
    }
    check_iku_targets(input, entry, indicator, version);
}

static bool lists(const struct value *entries, const char *id)
{
    for (size_t i = 0; i < value_count(entries); i++) {
        if (strcmp(value_text_or(value_get(value_at(entries, i), "indikator"), ""), id) == 0) {
            return true;
        }
    }
    return false;
}

void check_iku(const struct check_input *input)
{
    const struct value *versions = check_at(input->model->perencanaan, "iku.versi");
    if (value_count(versions) == 0) {
        return;
    }
    const struct value *last = value_at(versions, value_count(versions) - 1);
    const struct value *entries = value_get(last, "indikator");
    for (size_t i = 0; i < value_count(entries); i++) {
        check_iku_entry(input, value_at(entries, i), check_id(last));
    }
    const struct value *indicators = value_get(input->figures->scope, "indikator");
    for (size_t i = 0; value_count(entries) > 0 && i < value_count(indicators); i++) {
        const struct value *indicator = value_at(indicators, i);
        if (value_bool_or(value_get(indicator, "iku"), false) &&
            !lists(entries, check_id(indicator))) {
            base_report(input->diagnostics, base_at(indicator->origin),
                        BASE_MESSAGE_CHECK_IKU_MISSING, check_id(indicator), check_id(last));
        }
    }
}

/* ---------------------------------------------------------------- K020, K021 */

/* True when a part of the budget is said to serve an indicator. */
static bool is_linked(const struct check_input *input, const struct value *indicator)
{
    const char *path = base_format(input->arena, "indikator.%s.anggaran.pagu", check_id(indicator));
    return figures_find(input->figures, path) != NULL;
}

/* True when 0 is the best that the indicator can reach, so that a target of 0 costs money. */
static bool aims_at_zero(const struct check_input *input, const struct value *indicator)
{
    const struct value *own = model_find_value(input->model, MODEL_INDIKATOR, check_id(indicator));
    const char *direction = value_text_or(value_get(own, "arah"), "");
    return strcmp(direction, "nihil") == 0 || strncmp(direction, "turun", 5) == 0;
}

static void check_indicator_budget(const struct check_input *input, const struct value *indicator)
{
    const struct value *target = value_get(indicator, "target");
    const struct value_rational *number = check_number(target);
    const struct value *pagu = check_at(indicator, "anggaran.pagu");
    const struct value_rational *amount = value_number_or_null(pagu);
    if (number == NULL || pagu == NULL || pagu->kind == VALUE_MISSING) {
        return;
    }
    bool has_budget = amount != NULL && value_rational_sign(amount) > 0;
    if (value_rational_sign(number) == 0 && has_budget && !aims_at_zero(input, indicator)) {
        base_report(input->diagnostics, base_at(target->origin), BASE_MESSAGE_CHECK_TARGET_ZERO,
                    check_id(indicator), check_shown(input, amount, -1));
    }
    if (value_rational_sign(number) > 0 && !has_budget && is_linked(input, indicator)) {
        base_report(input->diagnostics, base_at(target->origin), BASE_MESSAGE_CHECK_BUDGET_ZERO,
                    check_id(indicator), check_value_text(input, target));
    }
}

/* True when the indicators of a sasaran that state a target all state 0, without aiming at it. */
static bool has_no_targets(const struct check_input *input, const struct value *indicators)
{
    size_t zeros = 0;
    for (size_t i = 0; i < value_count(indicators); i++) {
        const struct value *indicator = value_at(indicators, i);
        const struct value *target = value_get(indicator, "target");
        const struct value_rational *number = check_number(target);
        if (number == NULL && target != NULL && target->kind != VALUE_NULL) {
            return false;
        }
        if (number != NULL &&
            (value_rational_sign(number) != 0 || aims_at_zero(input, indicator))) {
            return false;
        }
        zeros += number != NULL;
    }
    return zeros > 0;
}

/* The budget of a sasaran stands for those of its indicators that have none of their own: nobody
 * can say which part is whose, so all or none of them must have a target. */
static void check_goal_budget(const struct check_input *input, const struct value *goal)
{
    const struct value *indicators = value_get(goal, "indikator");
    const struct value *pagu = value_get(goal, "pagu");
    const struct value_rational *amount = value_number_or_null(pagu);
    if (value_count(value_get(goal, "program")) == 0 || pagu == NULL ||
        pagu->kind == VALUE_MISSING) {
        return;
    }
    bool has_budget = amount != NULL && value_rational_sign(amount) > 0;
    if (has_budget && !has_no_targets(input, indicators)) {
        return;
    }
    for (size_t i = 0; i < value_count(indicators); i++) {
        const struct value *indicator = value_at(indicators, i);
        const struct value *target = value_get(indicator, "target");
        const struct value_rational *number = check_number(target);
        if (number == NULL || is_linked(input, indicator)) {
            continue;
        }
        if (has_budget) {
            base_report(input->diagnostics, base_at(target->origin), BASE_MESSAGE_CHECK_TARGET_ZERO,
                        check_id(indicator), check_shown(input, amount, -1));
        } else if (value_rational_sign(number) > 0) {
            base_report(input->diagnostics, base_at(target->origin), BASE_MESSAGE_CHECK_BUDGET_ZERO,
                        check_id(indicator), check_value_text(input, target));
        }
    }
}

void check_budget(const struct check_input *input)
{
    const struct value *indicators = value_get(input->figures->scope, "indikator_semua");
    for (size_t i = 0; i < value_count(indicators); i++) {
        check_indicator_budget(input, value_at(indicators, i));
    }
    const struct value *goals = value_get(input->figures->scope, "sasaran");
    for (size_t i = 0; i < value_count(goals); i++) {
        check_goal_budget(input, value_at(goals, i));
    }
}
