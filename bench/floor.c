/* How long painting alone takes: makes the pages of a report once, then writes the PDF of these
 * pages again and again, without anything embedded.
 *
 * usage: floor REPORT [TIMES]. Prints pages and milliseconds of processor time a page. */
#include <stdio.h>
#include <stdlib.h>

#include "base_arena.h"
#include "base_clock.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "page.h"
#include "pdf.h"
#include "report.h"

enum { TIMES = 10 };

/* Nanoseconds of one writing; -1 = it failed. */
static long long write_once(const struct report *report, const char *path)
{
    const struct pdf_options options = {.producer = "lkjip"};
    long long begin = base_clock_processor();
    return pdf_write(report->pages, &options, path, report->diagnostics)
               ? base_clock_processor() - begin
               : -1;
}

int main(int count, char **words)
{
    if (count < 2 || count > 3) {
        fputs("usage: floor REPORT [TIMES]\n", stderr);
        return 2;
    }
    const struct report_settings settings = {0};
    struct report *report = report_make(words[1], REPORT_PAGES, &settings);
    const char *folder = base_temporary_folder(report->arena);
    int times = count == 3 ? atoi(words[2]) : TIMES;
    if (report->pages == NULL || folder == NULL || times < 1) {
        base_diagnostics_print(report->diagnostics, stderr);
        report_destroy(report);
        return 1;
    }
    const char *path = base_path_join(report->arena, folder, "floor.pdf");
    long long best = -1;
    for (int i = 0; i < times; i++) {
        long long taken = write_once(report, path);
        best = best < 0 || taken < best ? taken : best;
    }
    double milliseconds = (double)best / 1e6;
    printf("%zu pages, %.2f ms, %.4f ms a page (best of %d)\n", report->pages->count, milliseconds,
           milliseconds / (double)report->pages->count, times);
    base_folder_remove(folder);
    report_destroy(report);
    return best < 0;
}
