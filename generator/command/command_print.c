/* Findings and help. */
#include "command_print.h"

#include <stdio.h>

#include "base_diagnostic.h"
#include "command_options.h"
#include "report.h"

/* Number of findings that were accepted. */
static size_t accepted_count(const struct base_diagnostics *diagnostics)
{
    size_t count = 0;
    for (size_t i = 0; i < base_diagnostics_count(diagnostics); i++) {
        count += base_diagnostics_get(diagnostics, i)->accepted != NULL;
    }
    return count;
}

void command_print_findings(const struct report *report, bool accepted)
{
    const struct base_diagnostics *diagnostics = report->diagnostics;
    size_t count = base_diagnostics_count(diagnostics);
    if (count == 0 || (!accepted && accepted_count(diagnostics) == count)) {
        return;
    }
    fprintf(stderr, "%s:\n", report->folder);
    if (accepted) {
        base_diagnostics_print(diagnostics, stderr);
    } else {
        base_diagnostics_print_open(diagnostics, stderr);
    }
}

static void print_options(void)
{
    for (int i = 0; i < COMMAND_OPTION_COUNT; i++) {
        const struct command_option *option = &command_option_table[i];
        char letter[5] = "    ";
        if (option->letter != 0) {
            snprintf(letter, sizeof letter, "-%c, ", option->letter);
        }
        const char *value = option->value != NULL ? base_translate(option->value) : "";
        int width =
            24 - printf("  %s%s%s%s", letter, option->name, value[0] != '\0' ? " " : "", value);
        printf("%*s%s\n", width > 1 ? width : 2, "", base_translate(option->help));
    }
}

void command_print_help(void)
{
    fputs(
        base_translate(N_(
            "lkjip makes the performance report (LKjIP) of an Indonesian government agency from\n"
            "structured data.\n"
            "\n"
            "Usage:\n"
            "  lkjip build [-o PATH] REPORT...   make the PDF of each report folder\n"
            "  lkjip preview [--port N] REPORT   show the pages in a browser while files are "
            "edited\n"
            "  lkjip check REPORT...             check data, figures and template; write nothing\n"
            "  lkjip explain REPORT FIGURE...    say how a figure was made, and from what\n"
            "  lkjip dump --stage=STAGE REPORT   print what a step made\n"
            "  lkjip init FOLDER                 make a new report folder\n"
            "  lkjip schema [FILE...]            print the JSON Schemas of the input files\n"
            "  lkjip extract [-o FOLDER] PDF...  write the files that a PDF holds\n"
            "  lkjip diff [-o PDF] OLD NEW       what changed, and what changed because of it\n"
            "  lkjip verify PDF...               make PDF files again from their data and compare\n"
            "  lkjip book [-o XLSX] REPORT       write the input tables as a workbook\n"
            "  lkjip import REPORT FILE...       read workbooks or CSV files into the report\n"
            "  lkjip table REPORT [TABLE]        print a table as CSV or JSON; list all tables\n"
            "\n"
            "Options:\n")),
        stdout);
    print_options();
    fputs(base_translate(N_("\n"
                            "Exit status: 0 done, 1 faulty data or template, 2 wrong call, "
                            "3 fonts or disk.\n")),
          stdout);
}
