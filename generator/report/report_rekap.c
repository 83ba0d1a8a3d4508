/* Writes the rekap piece by piece. What is embedded of it is collected, deflated and forgotten:
 * while the PDF is written its text is no longer in memory. */
#include "report_rekap.h"

#include <stdbool.h>
#include <string.h>

#include "base_arena.h"
#include "base_digest.h"
#include "base_file.h"
#include "pdf_deflate.h"
#include "record.h"
#include "report.h"
#include "report_embed.h"

struct writing {
    struct base_output *file;
    struct base_buffer text; /* of the copy */
    struct base_digest_sum *sum;
    struct report_embedded_rekap *copy;
    bool words; /* narasi and halaman go into the copy, too */
};

static void add_to_copy(struct writing *writing, const char *bytes, size_t length)
{
    base_buffer_add(&writing->text, bytes, length);
    base_digest_add(writing->sum, bytes, length);
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
    struct base_arena *scratch = base_arena_create();
    struct pdf_deflate *deflate = pdf_deflate_create();
    const struct record_sink sink = {add_piece, writing};
    writing->text.arena = scratch;
    record_rekap_write(record, &sink);
    if (!writing->words) {
        add_to_copy(writing, RECORD_CORE_END, strlen(RECORD_CORE_END));
    }
    writing->copy->length = writing->text.length;
    writing->copy->digest = base_digest_end(writing->sum);
    pdf_deflate_bytes(deflate, base_buffer_get(&writing->text), writing->text.length,
                      &writing->copy->deflated);
    pdf_deflate_destroy(deflate);
    base_arena_destroy(scratch);
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
    writing.copy->deflated.arena = report->arena;
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
    return base_output_finish(writing.file, report->diagnostics) ? writing.file : NULL;
}
