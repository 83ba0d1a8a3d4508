/* All rules, in order of their codes. */
#include "check_report.h"

#include <stddef.h>

#include "check_rules.h"

void check_rules(const struct check_input *input)
{
    static void (*const rules[])(const struct check_input *) = {
        check_claims, check_agreements, check_iku,   check_budget,    check_quarters, check_tables,
        check_staff,  check_legal,      check_dates, check_narrative, check_same,     check_review,
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        rules[i](input);
    }
}

void check_document(const struct check_input *input)
{
    check_text(input);
    check_review_places(input);
}
