/* Questions to the person at the terminal. */
#include "base_terminal.h"

#include <stdio.h>
#include <unistd.h>

bool base_terminal_types(void)
{
    return isatty(STDIN_FILENO) == 1;
}

bool base_terminal_reads(void)
{
    return isatty(STDERR_FILENO) == 1;
}

bool base_terminal_is_open(void)
{
    return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

bool base_terminal_confirm(const char *question, const char *yes)
{
    char line[64];
    fputs(question, stdout);
    fflush(stdout);
    if (fgets(line, sizeof line, stdin) == NULL)
        return false;
    char lower = line[0] >= 'A' && line[0] <= 'Z' ? (char)(line[0] + 32) : line[0];
    return lower == 'y' || lower == yes[0];
}
