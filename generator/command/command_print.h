/* What commands print. */
#pragma once

#include <stdbool.h>

struct report;

/* Prints the findings of a report to standard error below a line with its folder; accepted ones too
 * or not. */
void command_print_findings(const struct report *report, bool accepted);
/* Prints the help to standard output. */
void command_print_help(void);
