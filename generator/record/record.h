/* What is kept of a report in other forms: the rekap (all inputs and figures as JSON), findings as
 * JSON, and figures explained in words. docs/rekap.md describes both forms of JSON. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base_arena.h"
#include "base_arena.h"
#include "base_source.h"

struct base_diagnostics;
struct base_output;
struct base_sources;
struct figures;
struct figures_record;
struct model;
struct page_document;
struct record_pages;
struct value;

/* A report as record/ sees it; all by reference. */
struct record_report {
    struct base_arena *arena; /* for results */
    const struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const char *name; /* of the report's folder */
    const struct model *model;
    const struct figures *figures;
    const struct page_document *pages; /* NULL: not made */
    const char *program, *libraries;   /* with versions; NULL = not told */
    const struct record_pages *units;  /* of the pages; NULL: not made */
};

/* The number of the form of rekap and findings: changes when a key changes its meaning. */
enum { RECORD_VERSION = 1 };

/* The rekap as a value: {format, versi, laporan, masukan, angka, kelengkapan, temuan, bahan,
 * narasi, halaman}. */
const struct value *record_rekap(const struct record_report *report);
/* The same without halaman, which report->units hold in another form. */
const struct value *record_rekap_core(const struct record_report *report);
/* What was written: {narasi}. */
const struct value *record_rekap_narratives(const struct record_report *report);
/* What was written, and what stands on the pages: {narasi, halaman}. */
const struct value *record_rekap_words(const struct record_report *report);
/* The rekap of a core without narasi and halaman, and of these words. */
const struct value *record_rekap_join(struct base_arena *arena, const struct value *core,
                                      const struct value *words);

/* Where the text of a rekap goes, piece by piece: it is large. */
struct record_sink {
    /* core: the piece stands before narasi and halaman, which can be made again. */
    void (*add)(void *context, bool core, const char *bytes, size_t length);
    void *context;
};
/* Writes the rekap as JSON text with a line end. */
void record_rekap_write(const struct record_report *report, const struct record_sink *sink);
/* What stands behind the core in the text of a rekap without narasi and halaman. */
#define RECORD_CORE_END "\n}\n"
/* A file for that text beside path. NULL after reporting. */
struct base_output *record_rekap_open(const struct record_report *report, const char *path);

/* Findings as a list of {kode, tingkat, berkas, baris, kolom, jalur, halaman, diterima}, by file
 * and line; texts: with "teks", which is in the language of messages. */
const struct value *record_findings(struct base_arena *arena, const struct base_sources *sources,
                                    const struct base_diagnostics *diagnostics, bool texts);
/* The same with what belongs to one report: {laporan, kesalahan, peringatan, halaman, tidak_dimuat,
 * temuan}. pages 0: none were made. */
const struct value *record_check(struct base_arena *arena, const struct base_sources *sources,
                                 const struct base_diagnostics *diagnostics, const char *folder,
                                 size_t pages);

/* What record_explain found. */
enum record_found {
    RECORD_FIGURE,  /* one figure, or one value of the input: explained */
    RECORD_SEVERAL, /* path is the beginning of several: listed */
    RECORD_NOTHING, /* nothing: a message with the nearest one was appended */
};
/* Explains a figure in words: its formula, its operands with their places, its exact value and its
 * rounding; operands that are figures too are explained below it, `depth` levels deep. path is that
 * of a figure ("indikator.i4.capaian.2024", "anggaran.1.06.02.serapan"), the beginning of one, or a
 * name that templates see ("ik.i4.capaian", "sasaran[0].capaian"). */
enum record_found record_explain(const struct record_report *report, const char *path, int depth,
                                 struct base_buffer *buffer);

/* The same of one figure for programs that show it: {jalur, tampil, satuan, rumus, isi, nilai,
 * tepat, pembulatan, kosong, unsur: [{nama, nilai, angka | berkas, baris, kolom, jalur | dari}],
 * semua}, with words in the language of messages; what does not apply is left out. kosong: why
 * there is no value; semua: the number of operands when not all are listed. */
const struct value *record_figure(const struct record_report *report,
                                  const struct figures_record *record);
/* Where a value comes from: {angka} for a figure, {berkas, baris, kolom, jalur} for the input,
 * {dari:
 * [...]} for what is computed from several; empty when unknown. */
const struct value *record_origin(const struct record_report *report, base_origin origin);

/* Appends the completeness report: which analyses each indicator has, and what is missing. */
void record_completeness(const struct record_report *report, struct base_buffer *buffer);
