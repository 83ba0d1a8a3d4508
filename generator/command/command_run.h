/* Inside of command/: what each command does. */
#pragma once

#include "report.h"

struct base_arena;
struct batch_result;
struct batch_settings;
struct base_diagnostics;
struct command_line;

struct command_call {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics; /* of the call itself */
    const struct command_line *line;
};

/* Each returns the exit status. */
int command_build(const struct command_call *call);
int command_check(const struct command_call *call);
int command_explain(const struct command_call *call);
int command_diff(const struct command_call *call);
int command_verify(const struct command_call *call);
int command_workpaper(const struct command_call *call);
int command_dump(const struct command_call *call);
int command_init(const struct command_call *call);
int command_schema(const struct command_call *call);
int command_preview(const struct command_call *call);
int command_extract(const struct command_call *call);
int command_book(const struct command_call *call);
int command_import(const struct command_call *call);
int command_recap(const struct command_call *call);
int command_table(const struct command_call *call);

/* Builds one report; *result gets its pages, findings and file. shared: packs, or NULL. */
int command_build_one(const struct command_call *call, const char *folder,
                      const struct report_shared *shared, struct batch_result *result);
/* What the options of build say. */
struct report_settings command_settings(const struct command_call *call);
/* The files that build will write for the report of a folder; name: of its own, or NULL. */
struct report_targets command_targets(const struct command_call *call, const char *folder,
                                      const char *name);
/* Works out the own names of the reports of a call, each in a process with its limits: names[i] for
 * word i, in call's arena, is left alone where there is none. False when interrupted. */
bool command_plan_names(const struct command_call *call, const struct batch_settings *settings,
                        const char **names);
/* False after refusing a call whose reports would overwrite each other. */
bool command_targets_differ(const struct command_call *call, const char *const *names);
/* Makes the folder that -o names. False after reporting. */
bool command_make_folder(const struct command_call *call);
/* True when reports are built by worker processes: there are several, or an option asks for it. */
bool command_is_batch(const struct command_line *line);
int command_build_batch(const struct command_call *call);

/* --separator; a comma without it. */
char command_separator(const struct command_line *line);
/* --marks, or what is usual for the command. */
enum report_marks command_marks(const struct command_call *call, enum report_marks usual);
