/* All rules, in order of their codes. */
#include "check_report.h"

#include <stddef.h>

#include "base_arena.h"
#include "check_rules.h"

void check_rules(const struct check_input *input)
{
    static void (*const rules[])(const struct check_input *) = {
        check_claims, check_agreements, check_iku,   check_budget,    check_quarters, check_tables,
        check_staff,  check_legal,      check_dates, check_narrative, check_same,     check_review,
    };
    struct check_input aside = *input;
    aside.arena = base_arena_create();
    aside.lasting = input->arena;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        rules[i](&aside);
        base_arena_reset(aside.arena);
    }
    base_arena_destroy(aside.arena);
}

void check_document(const struct check_input *input)
{
    check_text(input);
    check_review_places(input);
}
