/* One report, from its folder to its pages and files. Owns the arena of everything it makes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "record.h"

struct base_arena;
struct base_buffer;
struct base_diagnostics;
struct base_sources;
struct document;
struct figures;
struct font_set;
struct model;
struct page_document;
struct record_pages;
struct report_changes;
struct report_shared;
struct template_pack;

/* How far a report is made; each stage needs the ones before. */
enum report_stage {
    REPORT_VALUES,   /* input read and checked */
    REPORT_FIGURES,  /* figures computed, rules applied */
    REPORT_DOCUMENT, /* template expanded */
    REPORT_PAGES,    /* laid out */
};

/* Steps of a build, in the order in which they are done. */
enum report_step {
    REPORT_STEP_VALUES,   /* inputs are read */
    REPORT_STEP_PACK,     /* templates are read */
    REPORT_STEP_FIGURES,  /* figures and rules */
    REPORT_STEP_DOCUMENT, /* templates are filled, narrative is read */
    REPORT_STEP_PAGES,    /* lines and pages */
    REPORT_STEP_MARKS,    /* words of the pages, findings, marks */
    REPORT_STEP_REKAP,
    REPORT_STEP_PDF, /* with what is embedded, and the files put in place */
    REPORT_STEPS,
};

struct report {
    const char *folder;      /* as the user named it, without a trailing slash */
    const char *name;        /* its last part: the name of output files, unless there is a */
    const char *file_name;   /* name by laporan.nama_berkas, without ending; or NULL */
    enum report_stage stage; /* the last stage that was reached */
    bool marked;             /* has draft marks, dated: */
    const char *marked_date; /* as given in the settings, or NULL */
    const char *language;    /* of the marks: that of messages when it was made */
    bool complete;           /* all stages asked for were reached without an error */
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const struct model *model; /* NULL while a stage before was not reached */
    const struct figures *figures;
    const struct template_pack *pack;
    const struct document *document; /* NULL again once its pages are made */
    struct base_arena *document_arena;
    const char *annex; /* the label of the first annex, or NULL */
    struct font_set *fonts;
    bool lacks_fonts; /* they were looked for and cannot be used */
    const struct page_document *pages;
    const struct record_pages *units; /* what stands on the pages, without marks */
    struct report_changes *changes;   /* since an older report, or NULL */
    long long steps[REPORT_STEPS];    /* nanoseconds of processor time that each step took */
    long long step_ended;             /* processor time when the last step ended */
    bool measured;                    /* how much memory is in use is measured too, in bytes: */
    size_t memory[REPORT_STEPS];      /* when each step ended */
};

/* Draft marks on the pages of a report that is not final. */
enum report_marks {
    REPORT_MARKS_NONE,
    REPORT_MARKS_DRAFT, /* watermark, notes in the margin, a list at the end */
};

struct report_settings {
    const char *data_folder; /* fonts/ and templates/ of the program; NULL = looked for */
    const char *const *template_folders; /* looked into first; ends with NULL; may be NULL */
    const char *claims; /* a file as klaim.json, in its place; NULL = that of the report */
    enum report_marks marks;
    const char *draft_date; /* "2025-01-20", for the watermark; NULL = laporan.versi.tanggal */
    bool final;             /* asserts that tahap is "final": it is an error when it is not */
    const char
        *changes_since;       /* an older report: folder, rekap or PDF; the rules compare with it */
    const char *changes_name; /* how the marked copy names it; NULL = last part of changes_since */
    bool paint_changes;       /* marks what changed on the pages */
    size_t pages_up_to;       /* budget rows beyond which no pages are made; 0 = they always are */
    const char *name;         /* in place of the last part of the folder; NULL = that */
    bool measured;            /* the memory in use is measured at the end of each step */
    const struct report_shared *shared; /* packs read before, see report_shared.h; NULL = none */
};

/* Makes a report up to a stage. Never NULL: findings are in its diagnostics, and laporan.terima is
 * applied to them. */
struct report *report_make(const char *folder, enum report_stage stage,
                           const struct report_settings *settings);
/* Frees all. NULL is allowed. */
void report_destroy(struct report *report);

/* The folders that packs are looked for in: given ones, beside the report, the program's own. Ends
 * with NULL. */
const char *const *report_pack_folders(struct base_arena *arena, const char *folder,
                                       const struct report_settings *settings);

/* The files of a report. */
struct report_targets {
    const char *pdf, *rekap;
    const char *signing; /* places to sign; written when there are any */
};

/* Writes the files of a complete report, unless the PDF that stands there holds a signature. Those
 * beside the PDF are written in full beside their places first and put there after the PDF, so that
 * as a rule all are new or none is. False after reporting; the old PDF is then untouched, unless
 * only a last step failed. */
bool report_write(struct report *report, const struct report_targets *targets);

/* The report as record/ sees it; figures must have been made. */
struct record_report report_record(struct report *report);

/* Prints what a stage made, for `lkjip dump`. The report must have reached it. */
void report_dump(struct report *report, enum report_stage stage, struct base_buffer *buffer);

/* The pages as a web page. */
void report_dump_svg(struct report *report, struct base_buffer *buffer);

/* By the errors among the findings that were not accepted: 0 none, 3 one of the environment (fonts,
 * disk), else 1, faulty data or template. */
int report_status(const struct report *report);
