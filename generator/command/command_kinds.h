/* The commands: what each is called, what it does, which options it takes. Help, the check of
 * options and the completion of shells are made from this table. */
#pragma once

#include <stddef.h>

#include "command_options.h"

struct command_call;

/* What must stand behind the name of a command. */
enum command_needs {
    COMMAND_NEEDS_NOTHING,
    COMMAND_NEEDS_REPORT, /* the folder of a report */
    COMMAND_NEEDS_PDF,
    COMMAND_NEEDS_REKAP,
};

/* An option as one command takes it. */
struct command_use {
    enum command_option_id option;
    const char *help;           /* what it does here; NULL = the option's own text */
    const char *const *choices; /* values allowed here; NULL = the option's own */
};

struct command_kind {
    const char *name;
    const char *words; /* what stands behind the name, for help; translated */
    const char *help;
    int (*run)(const struct command_call *call);
    enum command_needs needs;
    const struct command_use *uses; /* ends with COMMAND_OPTION_COUNT */
};
extern const struct command_kind command_kinds[]; /* ends with a name of NULL */

/* NULL when there is no such command. */
const struct command_kind *command_kind_find(const char *name);
/* NULL when the command does not take the option; --help, --version and --lang are taken by all. */
const struct command_use *command_use_find(const struct command_kind *kind,
                                           enum command_option_id option);
