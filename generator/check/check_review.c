/* Rules K040 to K044: the findings of the review (reviu.json). */
#include "check_rules.h"

#include <string.h>

#include "base_arena.h"
#include "document.h"
#include "figures.h"
#include "model.h"

static bool is_final(const struct check_input *input)
{
    const char *stage = value_text_or(value_get(input->model->laporan, "tahap"), "");
    return strcmp(stage, "final") == 0;
}

/* Reports; what a final report must not leave open is an error there. */
static void report_for_stage(const struct check_input *input, const struct value *at,
                             enum base_message message, const char *first, const char *second)
{
    size_t before = base_diagnostics_count(input->diagnostics);
    base_report(input->diagnostics, base_at(at->origin), message, first, second);
    if (is_final(input) && base_diagnostics_count(input->diagnostics) > before) {
        base_diagnostics_set_severity(input->diagnostics, before, BASE_ERROR);
    }
}

static const char *text_of(const struct value *record, const char *key)
{
    return value_text_or(value_get(record, key), "");
}

/* ---------------------------------------------------------------- answers */

static void check_answer(const struct check_input *input, const struct value *finding)
{
    const char *number = text_of(finding, "nomor");
    const char *status = text_of(finding, "status");
    if (strcmp(status, "terbuka") == 0) {
        report_for_stage(input, finding, BASE_MESSAGE_CHECK_REVIEW_OPEN, number, NULL);
        return;
    }
    if (text_of(finding, "jawaban")[0] == '\0') {
        report_for_stage(input, finding, BASE_MESSAGE_CHECK_REVIEW_UNANSWERED, number, status);
    }
    if (value_count(value_get(finding, "perubahan")) == 0) {
        report_for_stage(input, finding, BASE_MESSAGE_CHECK_REVIEW_NO_CHANGE, number, status);
    }
    if (is_final(input) && strcmp(status, "selesai") != 0) {
        base_report(input->diagnostics, base_at(finding->origin), BASE_MESSAGE_CHECK_REVIEW_WAITING,
                    number);
    }
}

static void check_reviewer(const struct check_input *input, const struct value *finding)
{
    const struct value *id = value_get(finding, "pereviu");
    const struct value *team = value_get(input->model->reviu, "tim");
    const char *wanted = value_text_or(id, NULL);
    size_t i = 0;
    while (wanted != NULL && i < value_count(team) &&
           strcmp(text_of(value_at(team, i), "id"), wanted) != 0) {
        i++;
    }
    if (wanted != NULL && i == value_count(team)) {
        base_report(input->diagnostics, base_at(id->origin), BASE_MESSAGE_CHECK_REVIEW_REVIEWER,
                    text_of(finding, "nomor"), wanted);
    }
}

static void check_statement(const struct check_input *input, size_t open)
{
    const struct value *statement = value_get(input->model->reviu, "pernyataan");
    const struct base_place place = base_at(statement->origin);
    bool is_signed = strcmp(text_of(statement, "status"), "ditandatangani") == 0;
    if (is_signed && open > 0) {
        base_report(input->diagnostics, place, BASE_MESSAGE_CHECK_REVIEW_SIGNED,
                    base_format(input->arena, "%zu", open));
    }
    if (is_signed && text_of(statement, "tanggal")[0] == '\0') {
        base_report(input->diagnostics, place, BASE_MESSAGE_CHECK_REVIEW_DATE, NULL);
    }
    if (!is_signed && is_final(input)) {
        base_report(input->diagnostics, place, BASE_MESSAGE_CHECK_REVIEW_UNSIGNED, NULL);
    }
}

void check_review(const struct check_input *input)
{
    const struct value *findings = value_get(input->model->reviu, "temuan");
    size_t open = 0;
    if (!input->model->reviewed) {
        return;
    }
    for (size_t i = 0; i < value_count(findings); i++) {
        const struct value *finding = value_at(findings, i);
        check_answer(input, finding);
        check_reviewer(input, finding);
        open += strcmp(text_of(finding, "status"), "selesai") != 0;
    }
    check_statement(input, open);
}

/* ---------------------------------------------------------------- places */

static bool is_label(const struct document *document, const char *id)
{
    for (size_t i = 0; i < document->label_count; i++) {
        if (strcmp(document->labels[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static void check_places(const struct check_input *input, const struct value *finding,
                         const char *key)
{
    const struct value *list = value_get(finding, key);
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *item = value_at(list, i);
        const char *text = value_text_or(item, NULL);
        struct model_place place;
        if (text == NULL || model_place_find(input->arena, input->model, text, &place) ||
            figures_find(input->figures, text) != NULL || is_label(input->document, text)) {
            continue;
        }
        report_for_stage(input, item, BASE_MESSAGE_CHECK_REVIEW_PLACE, text_of(finding, "nomor"),
                         text);
    }
}

void check_review_places(const struct check_input *input)
{
    const struct value *findings = value_get(input->model->reviu, "temuan");
    for (size_t i = 0; i < value_count(findings); i++) {
        check_places(input, value_at(findings, i), "tempat");
        check_places(input, value_at(findings, i), "perubahan");
    }
}
