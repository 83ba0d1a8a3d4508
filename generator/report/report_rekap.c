/* Writes the rekap piece by piece: to its file and, deflated, into what is embedded of it. Its text
 * is never whole in memory. */
#include "report_rekap.h"

#include <stdbool.h>
#include <string.h>

#include "base_arena.h"
#include "base_digest.h"
#include "base_file.h"
#include "pdf_deflated.h"
#include "record.h"
#include "report.h"
#include "report_embed.h"

struct writing {
    struct base_output *file;
    struct report_embedded_rekap *copy;
    struct base_digest_sum *sum; /* of the copy */
    bool words;                  /* narasi and halaman go into the copy, too */
};

static void add_to_copy(struct writing *writing, const char *bytes, size_t length)
{
    pdf_deflated_add(writing->copy->deflated, bytes, length);
    base_digest_add(writing->sum, bytes, length);
    writing->copy->length += length;
}

/* A write that fails is reported when the file is finished. */
static void add_piece(void *context, bool core, const char *bytes, size_t length)
{
    struct writing *writing = context;
    base_output_write(writing->file, bytes, length);
    if (core || writing->words) {
        add_to_copy(writing, bytes, length);
    }
}

static void write_text(const struct record_report *record, struct writing *writing)
{
    const struct record_sink sink = {add_piece, writing};
    writing->copy->deflated = pdf_deflated_create();
    record_rekap_write(record, &sink);
    if (!writing->words) {
        add_to_copy(writing, RECORD_CORE_END, strlen(RECORD_CORE_END));
    }
    writing->copy->digest = base_digest_end(writing->sum);
    pdf_deflated_finish(writing->copy->deflated);
}

struct base_output *report_rekap_write(struct report *report, const char *path,
                                       struct pdf_options *options)
{
    const struct record_report record = report_record(report);
    struct writing writing = {
        .file = record_rekap_open(&record, path),
        .sum = base_digest_start(report->arena),
        .copy = base_alloc(report->arena, sizeof *writing.copy),
    };
    if (writing.file == NULL) {
        return NULL;
    }
    struct report_embedding *embedding = report_embed_begin(report);
    if (embedding == NULL) {
        base_output_discard(writing.file);
        return NULL;
    }
    writing.words = report_embed_needs_words(embedding);
    write_text(&record, &writing);
    *options = report_embed_end(embedding, writing.copy);
    if (!base_output_finish(writing.file, report->diagnostics)) {
        pdf_options_free(options);
        return NULL;
    }
    return writing.file;
}
