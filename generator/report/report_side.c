/* Opens sides of comparisons. */
#include "report_side.h"

#include <stddef.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "compare.h"
#include "report.h"

struct compare_side *report_side_of(struct base_arena *arena, struct report *report)
{
    if (report->figures == NULL) {
        return NULL;
    }
    const struct record_report record = report_record(report);
    return compare_side_of(arena, report->diagnostics, report->folder, record_rekap(&record));
}

struct report_side report_side_open(struct base_arena *arena, struct base_sources *sources,
                                    struct base_diagnostics *diagnostics, const char *path,
                                    const struct report_settings *settings)
{
    struct report_side side = {NULL, NULL};
    if (!base_path_is_folder(path)) {
        side.side = compare_side_open(arena, sources, diagnostics, path);
        return side;
    }
    side.report = report_make(path, REPORT_PAGES, settings);
    side.side = report_side_of(arena, side.report);
    return side;
}
