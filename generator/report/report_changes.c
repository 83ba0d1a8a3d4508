/* Compares a report with an older one; rules K045 and K046. */
#include "report_changes.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_digest.h"
#include "base_file.h"
#include "base_source.h"
#include "compare.h"
#include "json.h"
#include "model.h"
#include "report.h"
#include "report_side.h"
#include "value.h"

struct report_changes {
    struct report_side older;
    struct compare_result *result;
    bool painted;
};

static const char *text_of(const struct value *record, const char *key)
{
    return value_text_or(value_get(record, key), "");
}

void report_changes_read(struct report *report, const struct report_settings *settings)
{
    struct report_settings plain = {.data_folder = settings->data_folder,
                                    .template_folders = settings->template_folders};
    if (settings->changes_since == NULL || report->pages == NULL || report->figures == NULL) {
        return;
    }
    bool final = strcmp(text_of(report->model->laporan, "tahap"), "final") == 0;
    if (final && settings->paint_changes) {
        base_report(report->diagnostics,
                    base_at(value_get(report->model->laporan, "tahap")->origin),
                    BASE_MESSAGE_REPORT_CHANGES_FINAL, settings->changes_since);
        return;
    }
    struct report_changes *changes = base_alloc(report->arena, sizeof *changes);
    changes->older =
        report_side_end(report_side_begin(report->arena, settings->changes_since, &plain, false));
    report->changes = changes;
    if (changes->older.side == NULL) {
        fputs(changes->older.faults, stderr);
        base_report(report->diagnostics, base_at(0), BASE_MESSAGE_REPORT_CHANGES_SIDE,
                    settings->changes_since);
        return;
    }
    struct compare_side *newer = report_side_of(report->arena, report);
    const char *name = settings->changes_name;
    changes->older.side->name = name != NULL
                                    ? base_copy_text(report->arena, name)
                                    : base_path_name(report->arena, changes->older.side->name);
    newer->name = report->name;
    changes->painted = settings->paint_changes;
    changes->result = compare_sides(report->arena, changes->older.side, newer);
}

/* A text that is the same for the same value, whether it was read from a report or from a rekap. */
static void write_plain(struct base_buffer *text, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NUMBER:
        base_buffer_text(text, value_rational_text(text->arena, value->number, -1));
        break;
    case VALUE_LIST:
        for (size_t i = 0; i < value_count(value); i++) {
            write_plain(text, value_at(value, i));
        }
        break;
    case VALUE_RECORD:
        for (size_t i = 0; i < value_count(value); i++) {
            base_buffer_format(text, "%s:", value_entry_at(value, i).key);
            write_plain(text, value_entry_at(value, i).value);
        }
        break;
    default:
        json_write(text, value, 0);
    }
    base_buffer_char(text, '\n');
}

const struct value *report_changes_since(const struct report *report)
{
    static const char *const parts[] = {"masukan", "narasi"};
    struct base_arena *arena = report->arena;
    const struct compare_result *result = report_changes_result(report);
    struct base_buffer text = {.arena = arena};
    if (result == NULL || !report->changes->painted) {
        return value_null(arena, 0);
    }
    const struct compare_side *older = result->old_side;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const struct value *part = value_get(older->rekap, parts[i]);
        write_plain(&text, part != NULL ? part : value_null(arena, 0));
    }
    const char *digest = base_digest(arena, base_buffer_get(&text), text.length);
    struct value_entry entries[] = {
        {"nama", value_text(arena, 0, older->name)},
        {"sha256", value_text(arena, 0, digest)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}

void report_changes_close(struct report *report)
{
    if (report->changes != NULL) {
        report_side_close(&report->changes->older);
    }
}

struct compare_result *report_changes_result(const struct report *report)
{
    return report->changes != NULL ? report->changes->result : NULL;
}

/* ---------------------------------------------------------------- findings and changes */

static bool goes_on(const char *path, const char *part)
{
    size_t length = strlen(part);
    return strncmp(path, part, length) == 0 &&
           (length == 0 || path[length] == '\0' || path[length] == '.' || path[length] == '[');
}

/* One path holds the other. */
static bool overlap(const char *one, const char *other)
{
    return goes_on(one, other) || goes_on(other, one);
}

/* Whether a change that a finding names is a root, or a part of it. */
static bool covers(struct report *report, const char *named, const struct compare_root *root)
{
    struct model_place place;
    bool found = model_place_find(report->arena, report->model, named, &place);
    if (place.file != NULL && strcmp(place.file, root->file) != 0) {
        return false;
    }
    if (root->kind != COMPARE_INPUT) {
        return place.file != NULL;
    }
    if (found && place.path != NULL && root->new_path != NULL) {
        return overlap(place.path, root->new_path);
    }
    /* What was taken out is named by its ids, or by the list that held it. */
    const char *colon = strchr(named, ':');
    return colon != NULL && (size_t)(colon - named) == strlen(root->file) &&
           strncmp(named, root->file, strlen(root->file)) == 0 && overlap(colon + 1, root->path);
}

const char *report_changes_finding(struct report *report, const struct compare_root *root)
{
    const struct value *findings = value_get(report->model->reviu, "temuan");
    for (size_t i = 0; i < value_count(findings); i++) {
        const struct value *named = value_get(value_at(findings, i), "perubahan");
        for (size_t k = 0; k < value_count(named); k++) {
            const char *path = value_text_or(value_at(named, k), NULL);
            if (path != NULL && covers(report, path, root)) {
                return text_of(value_at(findings, i), "nomor");
            }
        }
    }
    return NULL;
}

/* ---------------------------------------------------------------- rules */

/* Reports; in a final report it is an error. */
static void report_for_stage(struct report *report, struct base_place place,
                             enum base_message message, const char *first, const char *second)
{
    size_t before = base_diagnostics_count(report->diagnostics);
    bool final = strcmp(text_of(report->model->laporan, "tahap"), "final") == 0;
    base_report(report->diagnostics, place, message, first, second);
    if (final && base_diagnostics_count(report->diagnostics) > before) {
        base_diagnostics_set_severity(report->diagnostics, before, BASE_ERROR);
    }
}

static bool is_changed(struct report *report, const char *named)
{
    const struct compare_result *result = report->changes->result;
    for (size_t i = 0; i < result->root_count; i++) {
        if (covers(report, named, &result->roots[i])) {
            return true;
        }
    }
    return false;
}

static void check_named(struct report *report)
{
    const struct value *findings = value_get(report->model->reviu, "temuan");
    for (size_t i = 0; i < value_count(findings); i++) {
        const struct value *finding = value_at(findings, i);
        const struct value *named = value_get(finding, "perubahan");
        for (size_t k = 0; k < value_count(named); k++) {
            const struct value *path = value_at(named, k);
            if (value_text_or(path, NULL) != NULL && !is_changed(report, path->text)) {
                report_for_stage(report, base_at(path->origin), BASE_MESSAGE_CHECK_REVIEW_UNCHANGED,
                                 text_of(finding, "nomor"), path->text);
            }
        }
    }
}

/* What every new draft changes, and the review itself. */
static bool is_housekeeping(const struct compare_root *root)
{
    static const char *const own[] = {"tahap", "versi", "nama_berkas", "bagian"};
    if (strcmp(root->file, "reviu.json") == 0 || root->kind == COMPARE_FONT ||
        root->kind == COMPARE_PROGRAM) {
        return true;
    }
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (strcmp(root->file, "laporan.json") == 0 && goes_on(root->path, own[i])) {
            return true;
        }
    }
    return false;
}

static void check_unnamed(struct report *report, const struct compare_root *root)
{
    struct base_place place = base_at_file(root->file, 0, 0);
    struct model_place found;
    const char *name = root->path[0] != '\0'
                           ? base_format(report->arena, "%s:%s", root->file, root->path)
                           : root->file;
    if (root->kind == COMPARE_INPUT && root->new_path != NULL &&
        model_place_find(report->arena, report->model,
                         base_format(report->arena, "%s:%s", root->file, root->new_path), &found)) {
        place = base_at(found.value->origin);
    }
    report_for_stage(report, place, BASE_MESSAGE_CHECK_REVIEW_UNASKED, name, NULL);
}

void report_changes_check(struct report *report)
{
    const struct compare_result *result = report_changes_result(report);
    if (result == NULL || !report->model->reviewed) {
        return;
    }
    check_named(report);
    for (size_t i = 0; i < result->root_count; i++) {
        const struct compare_root *root = &result->roots[i];
        if (!is_housekeeping(root) && report_changes_finding(report, root) == NULL) {
            check_unnamed(report, root);
        }
    }
}
