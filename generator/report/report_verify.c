/* Makes a PDF again from the files that it holds, and says what differs. */
#include "report_verify.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "pdfread.h"
#include "report.h"
#include "report_again.h"
#include "report_reasons.h"
#include "value.h"

/* Most bytes of a PDF file. */
#define MOST_BYTES ((size_t)1 << 30)

struct verifying {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    const char *bytes; /* of the file */
    size_t length;
    struct report_again again;
    struct report_proof *proof;
};

/* The bytes of the report made again; NULL: it could not be made. */
static const char *write_again(const struct verifying *work, size_t *length)
{
    struct report *report = work->again.report;
    const char *folder = work->again.folder;
    const struct report_targets targets = {
        .pdf = base_path_join(work->arena, folder, "laporan.pdf"),
        .rekap = base_path_join(work->arena, folder, "laporan.rekap.json"),
        .signing = base_path_join(work->arena, folder, "laporan.ttd.json"),
    };
    if (report->complete && report_write(report, &targets)) {
        return base_file_read(work->arena, targets.pdf, targets.pdf, MOST_BYTES, length,
                              work->diagnostics);
    }
    base_diagnostics_print_open(report->diagnostics, stderr);
    work->proof->verdict = report_status(report) == 3 ? REPORT_ENVIRONMENT : REPORT_DIFFERENT;
    report_reason_add(work->arena, work->proof,
                      base_translate(N_("from its embedded files the report cannot be made")));
    return NULL;
}

/* ---------------------------------------------------------------- comparing */

/* Compares the bytes. A signed file begins with the file that was signed. */
static void judge(const struct verifying *work, const char *again, size_t length)
{
    struct report_proof *proof = work->proof;
    size_t least = length < work->length ? length : work->length, at = 0;
    while (at < least && again[at] == work->bytes[at]) {
        at++;
    }
    proof->length = length;
    proof->difference = at;
    bool whole = at == length && (work->length == length || proof->signatures != NULL);
    proof->verdict = whole ? REPORT_EQUAL : REPORT_DIFFERENT;
    if (!whole) {
        report_reasons_find(work->arena, proof, work->again.manifest, work->again.files,
                            work->again.count,
                            base_path_join(work->arena, work->again.folder, "laporan.pdf"));
    }
}

static void verify(struct verifying *work)
{
    size_t length = 0;
    const char *again = write_again(work, &length);
    if (again != NULL) {
        judge(work, again, length);
    } else {
        report_reasons_find(work->arena, work->proof, work->again.manifest, work->again.files,
                            work->again.count, NULL);
    }
}

/* What a copy with changes marked shows besides the report depends on the older report. */
static bool can_prove(const struct verifying *work, const struct report_settings *settings)
{
    const struct value *since = report_again_since(&work->again);
    if (since == NULL || settings->changes_since != NULL) {
        return true;
    }
    base_report(work->diagnostics, base_at_file(work->again.path, 0, 0),
                BASE_MESSAGE_REPORT_MARKED_COPY, work->again.path,
                value_text_or(value_get(since, "nama"), ""));
    return false;
}

struct report_proof report_verify(struct base_arena *arena, struct base_diagnostics *diagnostics,
                                  const char *path, const char *pictures,
                                  const struct report_settings *settings)
{
    struct report_proof proof = {.verdict = REPORT_UNREADABLE};
    struct verifying work = {
        .arena = arena,
        .diagnostics = diagnostics,
        .again = {.arena = arena, .diagnostics = diagnostics, .path = path, .pictures = pictures},
        .proof = &proof,
    };
    struct pdfread *reader = pdfread_open(arena, diagnostics, path);
    work.bytes = base_file_read(arena, path, path, MOST_BYTES, &work.length,
                                base_diagnostics_create(arena, NULL));
    if (reader != NULL && work.bytes != NULL) {
        proof.signatures = pdfread_signatures(reader);
        switch (report_again_open(&work.again, reader, settings)) {
        case REPORT_AGAIN_MADE:
            if (can_prove(&work, settings)) {
                verify(&work);
            }
            break;
        case REPORT_AGAIN_ENVIRONMENT:
            proof.verdict = REPORT_ENVIRONMENT;
            break;
        case REPORT_AGAIN_UNREADABLE:
            break;
        }
        report_again_close(&work.again);
    }
    pdfread_close(reader);
    return proof;
}
