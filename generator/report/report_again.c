/* Unpacks the files of a PDF into a temporary folder and makes the report there. */
#include "report_again.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_digest.h"
#include "base_file.h"
#include "base_language.h"
#include "base_source.h"
#include "json.h"
#include "pdfread.h"
#include "report.h"
#include "report_annexes.h"
#include "value.h"

/* Most bytes of a picture. */
#define MOST_BYTES ((size_t)1 << 30)

/* ---------------------------------------------------------------- what the file holds */

static const struct pdfread_file *file_named(const struct report_again *again, const char *name)
{
    for (size_t i = 0; i < again->count; i++) {
        if (strcmp(again->files[i].name, name) == 0) {
            return &again->files[i];
        }
    }
    return NULL;
}

static bool report_fault(const struct report_again *again, enum base_message message,
                         const char *name)
{
    base_report(again->diagnostics, base_at_file(again->path, 0, 0), message, again->path, name);
    return false;
}

static bool read_manifest(struct report_again *again)
{
    const struct pdfread_file *file = file_named(again, "manifes.json");
    if (file == NULL || file->bytes == NULL) {
        return report_fault(again, BASE_MESSAGE_COMPARE_NO_DATA, "");
    }
    struct base_sources *sources = base_sources_create(again->arena);
    again->manifest = json_read_memory(again->arena, sources, again->diagnostics, "manifes.json",
                                       (const char *)file->bytes, file->length);
    bool own =
        strcmp(value_text_or(value_get(again->manifest, "format"), ""), "lkjip-manifes") == 0;
    return own || report_fault(again, BASE_MESSAGE_COMPARE_NO_DATA, "");
}

static bool check_files(const struct report_again *again)
{
    for (size_t i = 0; i < again->count; i++) {
        if (!base_path_is_safe(again->files[i].name)) {
            return report_fault(again, BASE_MESSAGE_REPORT_EMBEDDED_NAME, again->files[i].name);
        }
        if (again->files[i].bytes == NULL) {
            return report_fault(again, BASE_MESSAGE_REPORT_EMBEDDED_DAMAGED, again->files[i].name);
        }
    }
    return true;
}

/* ---------------------------------------------------------------- making it again */

/* Where a file stood in the report's folder; NULL: it was made. */
static const char *place_of(const struct report_again *again, const char *name)
{
    if (strcmp(name, "rekap.json") == 0 || strcmp(name, "manifes.json") == 0) {
        return NULL;
    }
    size_t annexes = strlen(REPORT_ANNEXES);
    return strncmp(name, REPORT_ANNEXES, annexes) == 0
               ? base_format(again->arena, "gambar/%s", name + annexes)
               : name;
}

static bool write_one(const struct report_again *again, const char *name, const void *bytes,
                      size_t length)
{
    const char *path = base_path_join(again->arena, again->folder, name);
    const char *folder = base_copy(again->arena, path, (size_t)(strrchr(path, '/') - path));
    struct base_output *output =
        base_folder_create(folder) ? base_output_open(path, again->diagnostics) : NULL;
    if (output == NULL) {
        return false;
    }
    base_output_write(output, bytes, length);
    return base_output_commit(output, again->diagnostics);
}

static bool write_files(const struct report_again *again)
{
    for (size_t i = 0; i < again->count; i++) {
        const struct pdfread_file *file = &again->files[i];
        const char *place = place_of(again, file->name);
        if (place != NULL && !write_one(again, base_format(again->arena, "laporan/%s", place),
                                        file->bytes, file->length)) {
            return false;
        }
    }
    return true;
}

/* Takes a picture that was too large to be embedded from the folder that was given. */
static bool fetch_picture(const struct report_again *again, const char *name, const char *digest)
{
    size_t length = 0;
    if (again->pictures == NULL || !base_path_is_safe(name)) {
        return false;
    }
    struct base_diagnostics *silent = base_diagnostics_create(again->arena, NULL);
    const char *path = base_path_join(again->arena, again->pictures, name);
    const char *bytes = base_file_read(again->arena, path, name, MOST_BYTES, &length, silent);
    return bytes != NULL && strcmp(base_digest(again->arena, bytes, length), digest) == 0 &&
           write_one(again, base_format(again->arena, "laporan/gambar/%s", name), bytes, length);
}

/* True when a picture of this digest is among the embedded files. */
static bool has_digest(const struct report_again *again, const char *digest)
{
    const struct value *files = value_get(again->manifest, "berkas");
    for (size_t i = 0; i < value_count(files); i++) {
        if (strcmp(value_text_or(value_get(value_at(files, i), "sha256"), ""), digest) == 0) {
            return true;
        }
    }
    return false;
}

static bool write_pictures(const struct report_again *again)
{
    const struct value *pictures = value_get(again->manifest, "gambar");
    bool good = true;
    for (size_t i = 0; i < value_count(pictures); i++) {
        const char *name = value_text_or(value_get(value_at(pictures, i), "nama"), "");
        const char *digest = value_text_or(value_get(value_at(pictures, i), "sha256"), "");
        if (!has_digest(again, digest) && !fetch_picture(again, name, digest)) {
            good = report_fault(again, BASE_MESSAGE_REPORT_PICTURE_NEEDED, name);
        }
    }
    return good;
}

const struct value *report_again_since(const struct report_again *again)
{
    const struct value *since = value_get(again->manifest, "perubahan_sejak");
    return since != NULL && since->kind == VALUE_RECORD ? since : NULL;
}

/* Makes a report in the language that notes in its margin were written in. */
static struct report *make_in_language(const char *folder, const char *language,
                                       const struct report_settings *settings)
{
    char own[16] = "";
    strncat(own, base_language_name(), sizeof own - 1);
    bool other = language != NULL && strcmp(language, own) != 0;
    if (other) {
        base_language_set(language, NULL);
    }
    struct report *report = report_make(folder, REPORT_PAGES, settings);
    if (other) {
        base_language_set(own, NULL);
    }
    return report;
}

/* Makes the report as the manifest tells: its name, its marks; those of changes only when the older
 * report is given. */
static struct report *make_report(const struct report_again *again,
                                  const struct report_settings *given)
{
    static const char *const none[] = {NULL};
    const char *laporan = base_path_join(again->arena, again->folder, "laporan");
    const char *folders[] = {base_path_join(again->arena, laporan, "templates"), NULL};
    const struct value *manifest = again->manifest;
    bool marked = strcmp(value_text_or(value_get(manifest, "tanda"), ""), "draf") == 0;
    const char *since = value_text_or(value_get(report_again_since(again), "nama"), NULL);
    const struct report_settings settings = {
        .data_folder = given->data_folder,
        .template_folders = base_path_is_folder(folders[0]) ? folders : none,
        .name = value_text_or(value_get(manifest, "nama"), NULL),
        .draft_date = value_text_or(value_get(manifest, "tanggal_draf"), NULL),
        .marks = marked ? REPORT_MARKS_DRAFT : REPORT_MARKS_NONE,
        .changes_since = since != NULL ? given->changes_since : NULL,
        .changes_name = since,
        .paint_changes = since != NULL && given->changes_since != NULL,
    };
    return make_in_language(laporan, value_text_or(value_get(manifest, "bahasa"), NULL), &settings);
}

enum report_again_end report_again_open(struct report_again *again, struct pdfread *reader,
                                        const struct report_settings *settings)
{
    again->files = pdfread_files(reader, &again->count);
    if (!read_manifest(again) || !check_files(again)) {
        return REPORT_AGAIN_UNREADABLE;
    }
    again->folder = base_temporary_folder(again->arena, &again->unfinished);
    if (again->folder == NULL) {
        base_report(again->diagnostics, base_at(0), BASE_MESSAGE_REPORT_NO_TEMPORARY, NULL);
        return REPORT_AGAIN_ENVIRONMENT;
    }
    if (!write_files(again)) {
        return REPORT_AGAIN_ENVIRONMENT;
    }
    if (!write_pictures(again)) {
        return REPORT_AGAIN_UNREADABLE;
    }
    again->report = make_report(again, settings);
    return REPORT_AGAIN_MADE;
}

void report_again_close(struct report_again *again)
{
    if (again->report != NULL) {
        report_destroy(again->report);
    }
    if (again->folder != NULL) {
        base_folder_remove(again->folder);
        base_unfinished_drop(&again->unfinished);
    }
    again->report = NULL;
    again->folder = NULL;
}
