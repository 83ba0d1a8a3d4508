/* Sets data as a document of its own, with one of the program's packs. */
#include "report_paper.h"

#include <stddef.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_source.h"
#include "font.h"
#include "json.h"
#include "layout.h"
#include "pdf.h"
#include "report.h"
#include "report_data.h"
#include "template.h"

struct setting {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    struct base_sources *sources;
    const char *data_folder;
    struct font_set *fonts;
};

static struct document *expand(struct setting *work, const struct report_paper *paper,
                               const struct report_settings *settings)
{
    struct report_settings own = *settings;
    own.data_folder = work->data_folder;
    const char *const *folders = report_pack_folders(work->arena, ".", &own);
    const struct template_options options = {.percent_decimals = 2, .final = true};
    struct template_pack *pack =
        template_pack_open(work->arena, work->sources, work->diagnostics, folders, paper->pack, 0);
    return pack == NULL ? NULL
                        : template_expand(pack, work->arena, work->sources, work->diagnostics,
                                          paper->names, ".", &options);
}

static struct page_document *set_pages(struct setting *work, const struct document *document)
{
    static const char *const no_folders[] = {NULL};
    const char *manifest = base_path_join(work->arena, work->data_folder, "fonts/fonts.txt");
    const struct layout_options options = {.hyphenation = REPORT_HYPHENATION};
    work->fonts = font_set_open(work->arena, work->diagnostics, manifest, no_folders);
    return work->fonts == NULL
               ? NULL
               : layout_document(work->arena, work->diagnostics, document, work->fonts, &options);
}

static bool write_pages(struct setting *work, const struct report_paper *paper,
                        const struct page_document *pages, const char *path)
{
    struct base_buffer data = {.arena = work->arena};
    json_write(&data, paper->data, 1);
    base_buffer_char(&data, '\n');
    const struct pdf_attachment attachment = {
        .name = paper->data_name,
        .mime = "application/json",
        .description = paper->data_about,
        .relation = PDF_DATA,
        .bytes = base_buffer_get(&data),
        .length = data.length,
    };
    const struct pdf_options options = {
        .producer = "lkjip " LKJIP_VERSION, .attachments = &attachment, .count = 1};
    return pdf_write(pages, &options, path, work->diagnostics);
}

bool report_paper_write(struct base_arena *arena, struct base_diagnostics *diagnostics,
                        const struct report_paper *paper, const struct report_settings *settings,
                        const char *path)
{
    const char *looked_in = "";
    struct setting work = {.arena = arena, .data_folder = settings->data_folder};
    /* Places in templates are shown with their lines. */
    work.sources = base_sources_create(arena);
    work.diagnostics = base_diagnostics_create(arena, work.sources);
    if (work.data_folder == NULL) {
        work.data_folder = report_data_folder(arena, &looked_in);
    }
    if (work.data_folder == NULL) {
        base_report(diagnostics, base_at(0), BASE_MESSAGE_REPORT_DATA_FOLDER, looked_in);
        return false;
    }
    const struct document *document = expand(&work, paper, settings);
    const struct page_document *pages = document != NULL ? set_pages(&work, document) : NULL;
    bool good = pages != NULL && base_diagnostics_errors(work.diagnostics) == 0 &&
                write_pages(&work, paper, pages, path);
    font_set_close(work.fonts);
    base_diagnostics_print(work.diagnostics, stderr);
    return good;
}
