/* The list of changes since an older report: pages before the first annex. */
#include "report_changes.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_source.h"
#include "compare.h"
#include "layout.h"
#include "model.h"
#include "page.h"
#include "record_pages.h"
#include "report.h"
#include "report_data.h"
#include "template.h"
#include "value.h"

#define PACK "daftar-perubahan"
#define TITLE "Daftar Perubahan"

/* The number of the finding that each changed input answers. */
static void name_answers(struct report *report, struct compare_result *result)
{
    const char **answers = base_alloc_array(report->arena, result->root_count + 1, sizeof *answers);
    for (size_t i = 0; i < result->root_count; i++) {
        answers[i] = report_changes_finding(report, &result->roots[i]);
    }
    result->answers = answers;
}

/* The pages of the list. Its words come from the program's own pack, never from the report's, so
 * that they are not part of what the report is made from. */
static struct page_document *set_list(struct report *report, const char *data_folder)
{
    const char *const folders[] = {base_path_join(report->arena, data_folder, "templates"), NULL};
    struct base_sources *sources = base_sources_create(report->arena);
    struct base_diagnostics *silent = base_diagnostics_create(report->arena, sources);
    struct template_pack *pack =
        template_pack_open(report->arena, sources, silent, folders, PACK, 0);
    const struct template_options options = {
        .percent_decimals = 2,
        .final = true,
        .paper = value_text_or(value_get(report->model->laporan, "kertas"), NULL),
    };
    const struct layout_options layout = {.hyphenation = REPORT_HYPHENATION};
    const struct document *document =
        pack == NULL
            ? NULL
            : template_expand(pack, report->arena, sources, silent,
                              compare_matrix(report_changes_result(report)), ".", &options);
    if (document == NULL) {
        base_diagnostics_print(silent, stderr);
        return NULL;
    }
    return layout_document(report->arena, silent, document, report->fonts, &layout);
}

/* The page where the first annex begins; behind the last page when there is none. */
static size_t annex_page(const struct report *report)
{
    const struct page_document *pages = report->pages;
    const char *annex = report->annex;
    for (size_t i = 0; annex != NULL && i < pages->bookmark_count; i++) {
        if (strncmp(pages->bookmarks[i].title, annex, strlen(annex)) == 0) {
            return pages->bookmarks[i].page;
        }
    }
    return report->units->sheet_count; /* before the notes of the draft */
}

void report_changes_list(struct report *report, struct page_document *pages,
                         const char *data_folder, const char *watermark)
{
    struct compare_result *result = report_changes_result(report);
    if (result == NULL || compare_is_equal(result)) {
        return;
    }
    name_answers(report, result);
    struct page_document *list = set_list(report, data_folder);
    if (list == NULL) {
        base_report(report->diagnostics, base_at(0), BASE_MESSAGE_REPORT_CHANGES_LIST, PACK);
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        list->pages[i]->label = base_format(report->arena, "P-%zu", i + 1);
        list->pages[i]->watermark = watermark;
    }
    page_insert(pages, annex_page(report), list, TITLE);
}
