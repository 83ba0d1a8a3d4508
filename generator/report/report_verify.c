/* Makes a PDF again from the files that it holds, and says what differs. */
#include "report_verify.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_digest.h"
#include "base_file.h"
#include "base_source.h"
#include "json.h"
#include "pdfread.h"
#include "report.h"
#include "report_annexes.h"
#include "report_reasons.h"
#include "value.h"

/* Most bytes of a PDF file. */
#define MOST_BYTES ((size_t)1 << 30)

struct verifying {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    const char *path;
    const char *bytes; /* of the file */
    size_t length;
    const struct pdfread_file *files;
    size_t count;
    const struct value *manifest;
    const char *folder; /* temporary */
    const char *pictures;
    struct report_proof *proof;
};

/* ---------------------------------------------------------------- what the file holds */

static const struct pdfread_file *file_named(const struct verifying *work, const char *name)
{
    for (size_t i = 0; i < work->count; i++) {
        if (strcmp(work->files[i].name, name) == 0) {
            return &work->files[i];
        }
    }
    return NULL;
}

static bool report_fault(const struct verifying *work, enum base_message message, const char *name)
{
    base_report(work->diagnostics, base_at_file(work->path, 0, 0), message, work->path, name);
    work->proof->verdict = REPORT_UNREADABLE;
    return false;
}

static bool read_manifest(struct verifying *work)
{
    const struct pdfread_file *file = file_named(work, "manifes.json");
    if (file == NULL || file->bytes == NULL) {
        return report_fault(work, BASE_MESSAGE_COMPARE_NO_DATA, "");
    }
    struct base_sources *sources = base_sources_create(work->arena);
    work->manifest = json_read_memory(work->arena, sources, work->diagnostics, "manifes.json",
                                      (const char *)file->bytes, file->length);
    bool own = strcmp(value_text_or(value_get(work->manifest, "format"), ""), "lkjip-manifes") == 0;
    return own || report_fault(work, BASE_MESSAGE_COMPARE_NO_DATA, "");
}

static bool check_files(const struct verifying *work)
{
    for (size_t i = 0; i < work->count; i++) {
        if (!base_path_is_safe(work->files[i].name)) {
            return report_fault(work, BASE_MESSAGE_REPORT_EMBEDDED_NAME, work->files[i].name);
        }
        if (work->files[i].bytes == NULL) {
            return report_fault(work, BASE_MESSAGE_REPORT_EMBEDDED_DAMAGED, work->files[i].name);
        }
    }
    return true;
}

/* ---------------------------------------------------------------- making it again */

/* Where a file stood in the report's folder; NULL: it was made. */
static const char *place_of(const struct verifying *work, const char *name)
{
    if (strcmp(name, "rekap.json") == 0 || strcmp(name, "manifes.json") == 0) {
        return NULL;
    }
    size_t annexes = strlen(REPORT_ANNEXES);
    return strncmp(name, REPORT_ANNEXES, annexes) == 0
               ? base_format(work->arena, "gambar/%s", name + annexes)
               : name;
}

static bool write_one(const struct verifying *work, const char *name, const void *bytes,
                      size_t length)
{
    const char *path = base_path_join(work->arena, work->folder, name);
    const char *folder = base_copy(work->arena, path, (size_t)(strrchr(path, '/') - path));
    struct base_output *output =
        base_folder_create(folder) ? base_output_open(path, work->diagnostics) : NULL;
    if (output == NULL) {
        return false;
    }
    base_output_write(output, bytes, length);
    return base_output_commit(output, work->diagnostics);
}

static bool write_files(const struct verifying *work)
{
    for (size_t i = 0; i < work->count; i++) {
        const struct pdfread_file *file = &work->files[i];
        const char *place = place_of(work, file->name);
        if (place != NULL && !write_one(work, base_format(work->arena, "laporan/%s", place),
                                        file->bytes, file->length)) {
            return false;
        }
    }
    return true;
}

/* Takes a picture that was too large to be embedded from the folder that was given. */
static bool fetch_picture(const struct verifying *work, const char *name, const char *digest)
{
    size_t length = 0;
    if (work->pictures == NULL || !base_path_is_safe(name)) {
        return false;
    }
    struct base_diagnostics *silent = base_diagnostics_create(work->arena, NULL);
    const char *path = base_path_join(work->arena, work->pictures, name);
    const char *bytes = base_file_read(work->arena, path, name, MOST_BYTES, &length, silent);
    return bytes != NULL && strcmp(base_digest(work->arena, bytes, length), digest) == 0 &&
           write_one(work, base_format(work->arena, "laporan/gambar/%s", name), bytes, length);
}

/* True when a picture of this digest is among the embedded files. */
static bool has_digest(const struct verifying *work, const char *digest)
{
    const struct value *files = value_get(work->manifest, "berkas");
    for (size_t i = 0; i < value_count(files); i++) {
        if (strcmp(value_text_or(value_get(value_at(files, i), "sha256"), ""), digest) == 0) {
            return true;
        }
    }
    return false;
}

static bool write_pictures(const struct verifying *work)
{
    const struct value *pictures = value_get(work->manifest, "gambar");
    bool good = true;
    for (size_t i = 0; i < value_count(pictures); i++) {
        const char *name = value_text_or(value_get(value_at(pictures, i), "nama"), "");
        const char *digest = value_text_or(value_get(value_at(pictures, i), "sha256"), "");
        if (!has_digest(work, digest) && !fetch_picture(work, name, digest)) {
            good = report_fault(work, BASE_MESSAGE_REPORT_PICTURE_NEEDED, name);
        }
    }
    return good;
}

/* The bytes of the report made again; NULL: it could not be made. */
static const char *make_again(const struct verifying *work, const struct report_settings *given,
                              size_t *length)
{
    static const char *const none[] = {NULL};
    struct report_settings settings = {.data_folder = given->data_folder};
    const char *folders[] = {base_path_join(work->arena, work->folder, "laporan/templates"), NULL};
    bool own = base_path_is_folder(folders[0]);
    const char *date = value_text_or(value_get(work->manifest, "tanggal_draf"), NULL);
    settings.template_folders = own ? folders : none;
    settings.name = value_text_or(value_get(work->manifest, "nama"), NULL);
    settings.draft_date = date;
    settings.marks = strcmp(value_text_or(value_get(work->manifest, "tanda"), ""), "draf") == 0
                         ? REPORT_MARKS_DRAFT
                         : REPORT_MARKS_NONE;
    struct report *report =
        report_make(base_path_join(work->arena, work->folder, "laporan"), REPORT_PAGES, &settings);
    const struct report_targets targets = {
        .pdf = base_path_join(work->arena, work->folder, "laporan.pdf"),
        .rekap = base_path_join(work->arena, work->folder, "laporan.rekap.json"),
        .signing = base_path_join(work->arena, work->folder, "laporan.ttd.json"),
    };
    const char *bytes = NULL;
    if (report->complete && report_write(report, &targets)) {
        bytes = base_file_read(work->arena, targets.pdf, targets.pdf, MOST_BYTES, length,
                               work->diagnostics);
    } else {
        base_diagnostics_print_open(report->diagnostics, stderr);
        work->proof->verdict = report_status(report) == 3 ? REPORT_ENVIRONMENT : REPORT_DIFFERENT;
        report_reason_add(work->arena, work->proof,
                          base_translate(N_("from its embedded files the report cannot be made")));
    }
    report_destroy(report);
    return bytes;
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
        report_reasons_find(work->arena, proof, work->manifest, work->files, work->count,
                            base_path_join(work->arena, work->folder, "laporan.pdf"));
    }
}

static void verify(struct verifying *work, const struct report_settings *settings)
{
    size_t length = 0;
    if (!read_manifest(work) || !check_files(work)) {
        return;
    }
    work->folder = base_temporary_folder(work->arena);
    if (work->folder == NULL) {
        base_report(work->diagnostics, base_at(0), BASE_MESSAGE_REPORT_NO_TEMPORARY, NULL);
        work->proof->verdict = REPORT_ENVIRONMENT;
        return;
    }
    if (!write_files(work)) {
        work->proof->verdict = REPORT_ENVIRONMENT;
    } else if (write_pictures(work)) {
        const char *again = make_again(work, settings, &length);
        if (again != NULL) {
            judge(work, again, length);
        } else {
            report_reasons_find(work->arena, work->proof, work->manifest, work->files, work->count,
                                NULL);
        }
    }
    base_folder_remove(work->folder);
}

struct report_proof report_verify(struct base_arena *arena, struct base_diagnostics *diagnostics,
                                  const char *path, const char *pictures,
                                  const struct report_settings *settings)
{
    struct report_proof proof = {.verdict = REPORT_UNREADABLE};
    struct verifying work = {.arena = arena,
                             .diagnostics = diagnostics,
                             .path = path,
                             .pictures = pictures,
                             .proof = &proof};
    struct pdfread *reader = pdfread_open(arena, diagnostics, path);
    work.bytes = base_file_read(arena, path, path, MOST_BYTES, &work.length,
                                base_diagnostics_create(arena, NULL));
    if (reader != NULL && work.bytes != NULL) {
        work.files = pdfread_files(reader, &work.count);
        proof.signatures = pdfread_signatures(reader);
        verify(&work, settings);
    }
    pdfread_close(reader);
    return proof;
}
