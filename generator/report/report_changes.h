/* What changed since an older report: rules about the review, and marks on the pages. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct compare_result;
struct compare_root;
struct marks_mark;
struct page_document;
struct report;
struct report_settings;
struct value;

/* Compares with settings->changes_since. Without pages there is nothing to compare; an older report
 * that cannot be read is reported. */
void report_changes_read(struct report *report, const struct report_settings *settings);
/* Rules K045 and K046: changes that findings of the review name, and changes that none names. */
void report_changes_check(struct report *report);
/* A mark for everything that changed on the pages, in the order of reading. */
struct marks_mark *report_changes_marks(struct report *report, size_t *count);
/* Puts the list of changes before the first annex, as pages P-1, P-2, ...; called last, since pages
 * behind it get other indices. watermark: of these pages, or NULL. */
void report_changes_list(struct report *report, struct page_document *pages,
                         const char *data_folder, const char *watermark);
/* Frees the older report. NULL is allowed. */
void report_changes_close(struct report *report);

/* What the pages of a marked copy depend on besides the report: {nama, sha256} of the older report;
 * VALUE_NULL when no changes are marked. */
const struct value *report_changes_since(const struct report *report);

/* NULL when nothing was compared. */
struct compare_result *report_changes_result(const struct report *report);
/* The number of the first finding that a change answers; NULL when there is none. */
const char *report_changes_finding(struct report *report, const struct compare_root *root);
