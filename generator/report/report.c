/* The whole way of one report: input, figures, template, pages. */
#include "report.h"

#include <string.h>

#include "base_arena.h"
#include "base_clock.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_language.h"
#include "base_memory.h"
#include "base_source.h"
#include "check_report.h"
#include "document.h"
#include "figures.h"
#include "font.h"
#include "layout.h"
#include "model.h"
#include "page.h"
#include "pdf.h"
#include "pdfread.h"
#include "record_pages.h"
#include "report_annexes.h"
#include "report_changes.h"
#include "report_data.h"
#include "report_embed.h"
#include "report_marks.h"
#include "report_name.h"
#include "report_rekap.h"
#include "report_scope.h"
#include "report_shared.h"
#include "report_signing.h"
#include "template.h"
#include "value.h"

/* What report_make works with. */
struct making {
    struct report *report;
    const struct report_settings *settings;
    const char *data_folder;
    const struct value *claims;              /* of report_settings; NULL = those of the report */
    struct page_document *pages;             /* as report->pages, for marks */
    const struct report_shared_pack *shared; /* whose sources and diagnostics are the report's */
};

static bool faultless(const struct making *making)
{
    return base_diagnostics_errors(making->report->diagnostics) == 0;
}

static const struct value *setting(const struct making *making, const char *key)
{
    return value_get(making->report->model->laporan, key);
}

static bool is_final(const struct making *making)
{
    return strcmp(value_text_or(setting(making, "tahap"), ""), "final") == 0;
}

/* ---------------------------------------------------------------- stages */

static bool find_data(struct making *making)
{
    const char *looked_in = "";
    making->data_folder = making->settings->data_folder;
    if (making->data_folder == NULL) {
        making->data_folder = report_data_folder(making->report->arena, &looked_in);
    }
    if (making->data_folder == NULL) {
        base_report(making->report->diagnostics, base_at(0), BASE_MESSAGE_REPORT_DATA_FOLDER,
                    looked_in);
    }
    return making->data_folder != NULL;
}

const char *const *report_pack_folders(struct base_arena *arena, const char *folder,
                                       const struct report_settings *settings)
{
    const char *looked_in = "";
    const char **folders = NULL;
    size_t count = 0, capacity = 0;
    const char *const *given = settings->template_folders;
    for (; given != NULL && *given != NULL; given++) {
        BASE_PUSH(arena, folders, count, capacity, *given);
    }
    static const char *const beside[] = {"templates", "../templates", "../../templates"};
    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++) {
        const char *path = base_path_join(arena, folder, beside[i]);
        if (base_path_is_folder(path)) {
            BASE_PUSH(arena, folders, count, capacity, path);
        }
    }
    const char *data = settings->data_folder;
    data = data != NULL ? data : report_data_folder(arena, &looked_in);
    if (data != NULL) {
        const char *own = base_path_join(arena, data, "templates");
        BASE_PUSH(arena, folders, count, capacity, own);
    }
    BASE_PUSH(arena, folders, count, capacity, NULL);
    return folders;
}

/* The time since the last step ended was taken by this one. */
static void end_step(struct report *report, enum report_step step)
{
    long long now = base_clock_processor();
    report->steps[step] += now - report->step_ended;
    report->step_ended = now;
    report->memory[step] = report->measured ? base_memory_resident() : 0;
}

static bool make_values(struct making *making)
{
    struct report *report = making->report;
    if (!base_path_is_folder(report->folder)) {
        base_report(report->diagnostics, base_at_file(report->folder, 0, 0),
                    BASE_MESSAGE_REPORT_NOT_A_FOLDER, report->folder);
        return false;
    }
    report->model = model_read(report->arena, report->sources, report->diagnostics, report->folder);
    if (making->settings->claims != NULL) {
        making->claims = model_read_claims(report->arena, report->sources, report->diagnostics,
                                           making->settings->claims);
    }
    report->stage = REPORT_VALUES;
    return report->model != NULL;
}

/* Begins to note where things come from, and what is found; behind a shared pack where the report
 * will ask for one. */
static void begin_sources(struct making *making, const struct report_shared_pack *shared)
{
    struct report *report = making->report;
    making->shared = shared;
    report->sources = shared != NULL ? shared->sources : base_sources_create(report->arena);
    report->diagnostics = shared != NULL ? shared->diagnostics
                                         : base_diagnostics_create(report->arena, report->sources);
}

/* Takes the shared pack. When the report does not ask for it after all, it begins anew. */
static bool take_pack(struct making *making)
{
    struct report *report = making->report;
    const char *key = report_shared_key(report, making->settings);
    if (key != NULL && strcmp(key, making->shared->key) == 0) {
        report->pack = making->shared->pack;
        return true;
    }
    begin_sources(making, NULL);
    make_values(making);
    return false;
}

/* The pack is read before any figure is computed, so that its faults are known with the input's. */
static void open_pack(struct making *making)
{
    if (making->shared != NULL && take_pack(making)) {
        return;
    }
    struct report *report = making->report;
    const struct value *wanted = setting(making, "paket");
    const char *name = value_text_or(wanted, NULL);
    if (name != NULL && wanted->origin != 0) {
        struct report_settings settings = *making->settings;
        settings.data_folder = making->data_folder;
        const struct value *look = setting(making, "tampilan");
        const struct value *accent = setting(making, "warna");
        report->pack = template_pack_open_with_look(
            report->arena, report->sources, report->diagnostics,
            report_pack_folders(report->arena, report->folder, &settings), name, wanted->origin,
            (struct template_look){.pack = value_text_or(look, NULL),
                                   .accent = value_text_or(accent, NULL),
                                   .pack_origin = look != NULL ? look->origin : 0,
                                   .accent_origin = accent != NULL ? accent->origin : 0});
    }
}

/* What the rules see of the report as far as it is made. */
static struct check_input check_input(const struct making *making)
{
    const struct report *report = making->report;
    return (struct check_input){
        .arena = report->arena,
        .sources = report->sources,
        .diagnostics = report->diagnostics,
        .model = report->model,
        .figures = report->figures,
        .claims = making->claims != NULL ? making->claims : report->model->klaim,
        .document = report->document,
    };
}

static bool make_figures(struct making *making)
{
    struct report *report = making->report;
    if (!faultless(making)) {
        return false;
    }
    report->figures =
        figures_build(report->arena, report->sources, report->diagnostics, report->model);
    const struct check_input input = check_input(making);
    check_rules(&input);
    report_annexes_check(report);
    report->file_name = report_file_name(report);
    report->stage = REPORT_FIGURES;
    return true;
}

/* The label of the first annex; NULL when there is none. */
static const char *find_annex(const struct document_block *block)
{
    const char *found = NULL;
    for (; block != NULL && found == NULL; block = block->next) {
        bool annex = block->kind == DOCUMENT_HEADING && block->heading->level == 1 &&
                     block->heading->series != NULL && block->heading->label != NULL &&
                     block->heading->label[0] != '\0';
        found = annex ? block->heading->label : find_annex(block->first);
    }
    return found;
}

/* Frees the document: a report of many pages needs the memory for what comes. */
static void forget_document(struct report *report)
{
    base_arena_destroy(report->document_arena);
    report->document_arena = NULL;
    report->document = NULL;
}

static bool make_document(struct making *making)
{
    struct report *report = making->report;
    const struct value *numbers = setting(making, "angka");
    const struct template_options options = {
        .final = is_final(making),
        .empty = value_text_or(value_get(numbers, "kosong"), NULL),
        .percent_decimals = (int)value_integer_or(value_get(numbers, "desimal_persen"), 2),
        .rounding = strcmp(value_text_or(value_get(numbers, "pembulatan"), ""), "potong") == 0
                        ? VALUE_TRUNCATE
                        : VALUE_HALF_UP,
        .paper = value_text_or(setting(making, "kertas"), NULL),
        .electronic = strcmp(value_text_or(setting(making, "tanda_tangan"), ""), "elektronik") == 0,
        .form_fields =
            strcmp(value_text_or(setting(making, "penandatanganan"), ""), "jangkar") != 0,
        .anchors = strcmp(value_text_or(setting(making, "penandatanganan"), ""), "bidang") != 0,
        .code = report_signing_code(report),
        .parts = setting(making, "bagian"),
    };
    if (report->pack == NULL) {
        return false;
    }
    report->document_arena = base_arena_create();
    report->document =
        template_expand(report->pack, report->document_arena, report->sources, report->diagnostics,
                        report_scope(report), report->folder, &options);
    if (report->document == NULL) {
        return false;
    }
    report->annex = base_copy_text(report->arena, find_annex(report->document->first));
    const struct check_input input = check_input(making);
    check_document(&input);
    report->stage = REPORT_DOCUMENT;
    return true;
}

static bool make_pages(struct making *making)
{
    struct report *report = making->report;
    static const char *const no_folders[] = {NULL};
    const char *manifest = base_path_join(report->arena, making->data_folder, "fonts/fonts.txt");
    report->fonts = font_set_open(report->arena, report->diagnostics, manifest, no_folders);
    if (report->fonts == NULL) {
        report->lacks_fonts = true;
        return false;
    }
    const struct layout_options options = {.hyphenation = REPORT_HYPHENATION,
                                           .final = is_final(making)};
    making->pages = layout_document(report->arena, report->diagnostics, report->document,
                                    report->fonts, &options);
    report->pages = making->pages;
    forget_document(report);
    if (report->pages == NULL) {
        return false;
    }
    if (report->pages->count == 0) {
        base_report(report->diagnostics, base_at(0), BASE_MESSAGE_REPORT_NO_PAGES, NULL);
    }
    report_signing_check(report);
    report->stage = REPORT_PAGES;
    return true;
}

static bool make_step(struct making *making, enum report_step step,
                      bool (*make)(struct making *making))
{
    bool made = make(making);
    end_step(making->report, step);
    return made;
}

/* True when the pages of a long budget are not wanted; a note says so. */
static bool skips_pages(const struct making *making)
{
    const struct report *report = making->report;
    size_t rows = value_count(value_get(report->figures->scope, "anggaran_baris"));
    bool skips = making->settings->pages_up_to != 0 && rows > making->settings->pages_up_to;
    if (skips) {
        base_report(report->diagnostics, base_at(0), BASE_MESSAGE_REPORT_PAGES_SKIPPED,
                    base_format(report->arena, "%zu", rows));
    }
    return skips;
}

/* Goes through the stages until one cannot be made. */
static bool make_stages(struct making *making, enum report_stage stage)
{
    if (!make_step(making, REPORT_STEP_VALUES, make_values)) {
        return false;
    }
    if (stage >= REPORT_DOCUMENT && find_data(making)) {
        open_pack(making);
    }
    end_step(making->report, REPORT_STEP_PACK);
    return (stage < REPORT_FIGURES || make_step(making, REPORT_STEP_FIGURES, make_figures)) &&
           (stage < REPORT_DOCUMENT || make_step(making, REPORT_STEP_DOCUMENT, make_document)) &&
           (stage < REPORT_PAGES || skips_pages(making) ||
            make_step(making, REPORT_STEP_PAGES, make_pages));
}

/* ---------------------------------------------------------------- report */

/* The folder without its trailing slashes. */
static const char *plain_folder(struct base_arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/') {
        length--;
    }
    return base_copy(arena, folder, length);
}

struct report *report_make(const char *folder, enum report_stage stage,
                           const struct report_settings *settings)
{
    struct base_arena *arena = base_arena_create();
    struct report *report = base_alloc(arena, sizeof *report);
    report->arena = arena;
    report->step_ended = base_clock_processor();
    report->folder = plain_folder(arena, folder);
    report->name = settings->name != NULL ? base_copy_text(arena, settings->name)
                                          : base_path_name(arena, report->folder);
    report->measured = settings->measured;
    report->marked = settings->marks == REPORT_MARKS_DRAFT;
    report->marked_date = base_copy_text(arena, settings->draft_date);
    report->language = base_copy_text(arena, base_language_name());
    struct making making = {.report = report, .settings = settings};
    begin_sources(&making, report_shared_find(settings->shared, report->folder, settings));
    bool reached = make_stages(&making, stage);
    if (making.pages != NULL) {
        /* Before there are marks: these are no part of the report. */
        report->units = record_pages_of(arena, making.pages);
        report_changes_read(report, settings);
        report_changes_check(report);
    }
    if (report->model != NULL && report->stage >= REPORT_FIGURES) {
        check_accept(arena, report->sources, report->diagnostics, report->model,
                     report->pages != NULL);
    }
    report_marks_check(report, settings);
    if (making.pages != NULL) {
        report_marks_add(report, making.pages, settings);
    }
    report->complete = reached && faultless(&making);
    end_step(report, REPORT_STEP_MARKS);
    return report;
}

void report_destroy(struct report *report)
{
    if (report == NULL) {
        return;
    }
    report_changes_close(report);
    font_set_close(report->fonts);
    base_arena_destroy(report->document_arena);
    base_arena_destroy(report->arena);
}

struct record_report report_record(struct report *report)
{
    return (struct record_report){
        report->arena, report->sources,        report->diagnostics,
        report->name,  report->model,          report->figures,
        report->pages, "lkjip " LKJIP_VERSION, report_libraries(report->arena),
        report->units};
}

bool report_write(struct report *report, const struct report_targets *targets)
{
    if (pdfread_is_signed(targets->pdf, report->diagnostics)) {
        return false;
    }
    struct pdf_options options;
    struct base_output *signing = NULL, *rekap = NULL;
    report->step_ended = base_clock_processor();
    if (report_signing_open(report, targets->signing, &signing)) {
        rekap = report_rekap_write(report, targets->rekap, &options);
    }
    end_step(report, REPORT_STEP_REKAP);
    bool good =
        rekap != NULL && pdf_write(report->pages, &options, targets->pdf, report->diagnostics);
    end_step(report, REPORT_STEP_PDF);
    if (!good) {
        base_output_discard(rekap);
        base_output_discard(signing);
        return false;
    }
    good = base_output_commit(rekap, report->diagnostics);
    good = (signing == NULL || base_output_commit(signing, report->diagnostics)) && good;
    end_step(report, REPORT_STEP_PDF);
    return good;
}

/* Errors of fonts and files say something about the machine, not about the report. */
static bool is_environment(enum base_message message)
{
    const char *code = base_message_code(message);
    return code[0] == 'H' || message == BASE_MESSAGE_FILE_UNWRITABLE ||
           message == BASE_MESSAGE_REPORT_DATA_FOLDER || message == BASE_MESSAGE_PDF_LIBRARY ||
           message == BASE_MESSAGE_PDF_PROFILE || message == BASE_MESSAGE_PDFREAD_SIGNED;
}

int report_status(const struct report *report)
{
    if (base_diagnostics_errors(report->diagnostics) == 0) {
        return 0;
    }
    if (report->lacks_fonts) {
        return 3;
    }
    for (size_t i = 0; i < base_diagnostics_count(report->diagnostics); i++) {
        const struct base_diagnostic *item = base_diagnostics_get(report->diagnostics, i);
        if (item->severity == BASE_ERROR && item->accepted == NULL &&
            is_environment(item->message)) {
            return 3;
        }
    }
    return 1;
}
