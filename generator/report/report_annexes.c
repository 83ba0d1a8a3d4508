/* Annexes: a picture becomes a page of its own, a PDF file is embedded. */
#include "report_annexes.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_utf8.h"
#include "model.h"
#include "pdf.h"
#include "report.h"
#include "value.h"

/* Most bytes of a PDF file. */
#define MOST_BYTES ((size_t)256 << 20)

static const struct value *annexes(const struct report *report)
{
    return value_get(report->model->laporan, "pindaian");
}

/* By its name, as templates see it: *.pdf in small or large letters. */
static bool is_pdf(struct report *report, const char *name)
{
    const char *small = base_utf8_lower_text(report->arena, name);
    return strstr(small, ".pdf") != NULL;
}

static const char *path_of(struct report *report, const char *name)
{
    const char *folder = base_path_join(report->arena, report->folder, "gambar");
    bool good = base_path_is_local(name) && base_path_stays_in(folder, name);
    return good ? base_path_join(report->arena, folder, name) : NULL;
}

/* Reads a PDF annex; NULL after reporting, or when its name was reported with the input. */
static const char *read_pdf(struct report *report, const struct value *file, size_t *length)
{
    const char *path = path_of(report, file->text);
    if (path == NULL || !base_path_exists(path)) {
        return NULL;
    }
    const char *bytes =
        base_file_read(report->arena, path, file->text, MOST_BYTES, length, report->diagnostics);
    if (bytes != NULL && (*length < 5 || memcmp(bytes, "%PDF-", 5) != 0)) {
        base_report(report->diagnostics, base_at(file->origin), BASE_MESSAGE_REPORT_ANNEX_NO_PDF,
                    file->text);
        return NULL;
    }
    return bytes;
}

void report_annexes_check(struct report *report)
{
    const struct value *list = annexes(report);
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *annex = value_at(list, i);
        const struct value *file = value_get(annex, "berkas");
        const char *name = value_text_or(file, "");
        size_t length;
        if (is_pdf(report, name)) {
            read_pdf(report, file, &length);
        } else if (*name != '\0' && *value_text_or(value_get(annex, "alternatif"), "") == '\0') {
            base_report(report->diagnostics, base_at(file->origin),
                        BASE_MESSAGE_REPORT_ANNEX_ALTERNATIVE, name);
        }
    }
}

struct pdf_attachment *report_annexes(struct report *report, size_t *count)
{
    const struct value *list = annexes(report);
    struct pdf_attachment *found =
        base_alloc_array(report->arena, value_count(list) + 1, sizeof *found);
    *count = 0;
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *annex = value_at(list, i);
        const struct value *file = value_get(annex, "berkas");
        const char *name = value_text_or(file, "");
        if (!is_pdf(report, name)) {
            continue;
        }
        struct pdf_attachment *added = &found[(*count)++];
        added->bytes = read_pdf(report, file, &added->length);
        if (added->bytes == NULL) {
            *count = 1;
            return NULL;
        }
        added->name = base_format(report->arena, REPORT_ANNEXES "%s", name);
        added->mime = "application/pdf";
        added->description = value_text_or(value_get(annex, "judul"), name);
        added->relation = PDF_SUPPLEMENT;
    }
    return found;
}
