/* Findings and help. */
#include "command_print.h"

#include <stdio.h>

#include "base_diagnostic.h"
#include "command_kinds.h"
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
    fprintf(stderr, "%s:\n", base_shown(report->arena, report->folder));
    if (accepted) {
        base_diagnostics_print(diagnostics, stderr);
    } else {
        base_diagnostics_print_open(diagnostics, stderr);
    }
}

void command_print_timings(const struct report *report)
{
    static const char *const names[REPORT_STEPS] = {
        [REPORT_STEP_VALUES] = N_("inputs"),   [REPORT_STEP_PACK] = N_("templates"),
        [REPORT_STEP_FIGURES] = N_("figures"), [REPORT_STEP_DOCUMENT] = N_("document"),
        [REPORT_STEP_PAGES] = N_("pages"),     [REPORT_STEP_MARKS] = N_("findings and marks"),
        [REPORT_STEP_REKAP] = N_("rekap"),     [REPORT_STEP_PDF] = N_("PDF"),
    };
    long long all = 0;
    for (int i = 0; i < REPORT_STEPS; i++) {
        long long microseconds = report->steps[i] / 1000;
        all += microseconds;
        size_t tenths = report->memory[i] / (1000000 / 10);
        printf("  %-24s %6lld.%03lld ms %6zu.%zu MB\n", base_translate(names[i]),
               microseconds / 1000, microseconds % 1000, tenths / 10, tenths % 10);
    }
    printf("  %-24s %6lld.%03lld ms\n", base_translate(N_("together")), all / 1000, all % 1000);
}

/* What a name of the given printed width means, from a column on. */
static void print_beside(int column, int printed, const char *text)
{
    printf("%*s%s\n", printed + 2 <= column ? column - printed : 2, "", text);
}

static void print_option(enum command_option_id id, const char *help)
{
    const struct command_option *option = &command_option_table[id];
    char letter[5] = "    ";
    if (option->letter != 0) {
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    }
    const char *value = option->value != NULL ? base_translate(option->value) : "";
    print_beside(30, printf("  %s%s%s%s", letter, option->name, value[0] != '\0' ? " " : "", value),
                 base_translate(help != NULL ? help : option->help));
}

void command_print_help(void)
{
    fputs(
        base_translate(N_("lkjip makes the performance report (LKjIP) of an Indonesian government "
                          "agency from\nstructured data.\n\nUsage: lkjip COMMAND [OPTION...] "
                          "...\n\nCommands:\n")),
        stdout);
    for (const struct command_kind *at = command_kinds; at->name != NULL; at++) {
        print_beside(16, printf("  %s", at->name), base_translate(at->help));
    }
    fputs(base_translate(N_("\nOptions of every command:\n")), stdout);
    print_option(COMMAND_HELP, NULL);
    print_option(COMMAND_VERSION, NULL);
    print_option(COMMAND_LANG, NULL);
    fputs(base_translate(
              N_("\n`lkjip COMMAND --help` tells what a command takes, lkjip(1) all of "
                 "it.\n\nExit status: 0 done, 1 faulty data or template, 2 wrong call, "
                 "3 fonts or disk,\n4 not the same (diff --exit-code, verify), or not written "
                 "(import).\n")),
          stdout);
}

void command_print_command_help(const struct command_kind *kind)
{
    printf(base_translate(N_("Usage: lkjip %s [OPTION...] %s\n\n%s\n\nOptions:\n")), kind->name,
           base_translate(kind->words), base_translate(kind->help));
    for (const struct command_use *use = kind->uses; use->option != COMMAND_OPTION_COUNT; use++) {
        print_option(use->option, use->help);
    }
    print_option(COMMAND_HELP, NULL);
    print_option(COMMAND_LANG, NULL);
}
