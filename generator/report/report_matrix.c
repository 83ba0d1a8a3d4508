/* Sets a comparison as a document of its own: the matrix of changes. */
#include "report_side.h"

#include <stddef.h>

#include "compare.h"
#include "report_paper.h"

bool report_matrix_write(struct base_arena *arena, struct base_diagnostics *diagnostics,
                         const struct compare_result *result,
                         const struct report_settings *settings, const char *path)
{
    const struct report_paper paper = {
        .pack = "matriks-perubahan",
        .names = compare_matrix(result),
        .data = compare_value(result),
        .data_name = "banding.json",
        .data_about = "Perubahan sebagai data",
    };
    return report_paper_write(arena, diagnostics, &paper, settings, path);
}
