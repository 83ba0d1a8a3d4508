/* What templates see beside the figures: the findings of the rules so far. */
#include "report_scope.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "check_report.h"
#include "figures.h"
#include "report.h"
#include "value.h"

/* {kode, tingkat}; texts are in the language of messages and no part of a report. */
static const struct value *finding_of(struct report *report, const struct base_diagnostic *finding)
{
    static const char *const levels[] = {
        [BASE_NOTE] = "catatan", [BASE_WARNING] = "peringatan", [BASE_ERROR] = "kesalahan"};
    const char *level = levels[finding->severity];
    struct value_entry entries[] = {
        {"kode", value_text(report->arena, 0, base_message_code(finding->message))},
        {"tingkat", value_text(report->arena, 0, level)},
    };
    return value_record_closed(report->arena, 0, entries, sizeof entries / sizeof *entries);
}

const struct value *report_scope(struct report *report)
{
    size_t count = base_diagnostics_count(report->diagnostics);
    const struct value **items = base_alloc_array(report->arena, count + 1, sizeof *items);
    size_t kept = 0;
    check_accept_so_far(report->arena, report->sources, report->diagnostics, report->model);
    for (size_t i = 0; i < count; i++) {
        const struct base_diagnostic *finding = base_diagnostics_get(report->diagnostics, i);
        if (finding->accepted == NULL) {
            items[kept++] = finding_of(report, finding);
        }
    }
    struct value_entry entries[] = {
        {"kesalahan",
         value_integer(report->arena, 0, (long long)base_diagnostics_errors(report->diagnostics))},
        {"peringatan", value_integer(report->arena, 0,
                                     (long long)base_diagnostics_warnings(report->diagnostics))},
        {"temuan", value_list(report->arena, 0, items, kept)},
    };
    struct value_builder *scope = value_builder_from(report->arena, report->figures->scope, 24);
    value_builder_set(
        scope, "pemeriksaan",
        value_record_closed(report->arena, 0, entries, sizeof entries / sizeof *entries));
    return value_builder_finish(scope, report->figures->scope->origin);
}
