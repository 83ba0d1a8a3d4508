/* What commands print. */
#pragma once

#include <stdbool.h>

struct command_kind;
struct report;

/* Prints the findings of a report to standard error below a line with its folder; accepted ones too
 * or not. */
void command_print_findings(const struct report *report, bool accepted);
/* Prints the processor time that each step of a report took. */
void command_print_timings(const struct report *report);
/* Prints to standard output what the program can do. */
void command_print_help(void);
/* Prints to standard output what a command takes. */
void command_print_command_help(const struct command_kind *kind);
