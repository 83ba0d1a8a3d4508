/* Options and words of the command line. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_diagnostics;

enum command_option_id {
    COMMAND_HELP,
    COMMAND_VERSION,
    COMMAND_LANG,
    COMMAND_OUTPUT,
    COMMAND_STAGE,
    COMMAND_TEMPLATES,
    COMMAND_QUIET,
    COMMAND_FORMAT,
    COMMAND_COMPLETENESS,
    COMMAND_PAGES,
    COMMAND_DEPTH,
    COMMAND_CLAIMS,
    COMMAND_FORCE,
    COMMAND_EXIT_CODE,
    COMMAND_PICTURES,
    COMMAND_MARKS,
    COMMAND_DRAFT_DATE,
    COMMAND_FINAL,
    COMMAND_CHANGES_SINCE,
    COMMAND_AGENCY,
    COMMAND_REGION,
    COMMAND_YEAR,
    COMMAND_PACK,
    COMMAND_SHORT,
    COMMAND_KIND,
    COMMAND_FROM,
    COMMAND_PORT,
    COMMAND_YES,
    COMMAND_SHEET,
    COMMAND_AS,
    COMMAND_COLUMN,
    COMMAND_NUMBERS,
    COMMAND_SAVE,
    COMMAND_SEPARATOR,
    COMMAND_BOM,
    COMMAND_JOBS,
    COMMAND_SUMMARY,
    COMMAND_SHARD,
    COMMAND_TIME_LIMIT,
    COMMAND_MEMORY_LIMIT,
    COMMAND_TIMINGS,
    COMMAND_SORT,
    COMMAND_OPTION_COUNT,
};

struct command_option {
    const char *name;           /* "--output" */
    char letter;                /* 'o', 0 = none */
    const char *value;          /* what its value is, for help and messages; NULL = takes none */
    const char *const *choices; /* allowed values, ends with NULL; NULL = any */
    const char *help;
};
extern const struct command_option command_option_table[COMMAND_OPTION_COUNT];

struct command_line {
    const char *command; /* "build", or NULL */
    const char **words;  /* what follows the command and is no option */
    size_t word_count;
    const char *values[COMMAND_OPTION_COUNT]; /* NULL = not given; "" = given without value */
    const char **template_folders;            /* all --templates; ends with NULL */
    const char **columns;                     /* all --column; ends with NULL */
};

/* Reads the arguments behind the program's name. `--` ends the options; "-o FILE", "-oFILE",
 * "--output FILE" and "--output=FILE" are the same. Returns false after reporting. */
bool command_line_read(struct base_arena *arena, struct base_diagnostics *diagnostics, int count,
                       char **arguments, struct command_line *line);
