/* Draft marks of a report's pages, and what a final must not show. */
#pragma once

#include <stddef.h>

struct base_diagnostic;
struct marks_index;
struct marks_place;
struct page_document;
struct report;
struct report_settings;

/* Watermark, margin notes and the list of what is left, by the report's findings; nothing for a
 * final. */
void report_marks_add(struct report *report, struct page_document *pages,
                      const struct report_settings *settings);

/* The places of a finding on the report's pages, as marks_places gives them. */
size_t report_marks_places(struct report *report, struct marks_index *index,
                           const struct base_diagnostic *finding, struct marks_place **places);

/* Reports what keeps the report from being final: its tahap when the settings assert that it is
 * final, and marks that its pages still show. */
void report_marks_check(struct report *report, const struct report_settings *settings);
