/* Diagnostics: one catalogue of messages (code, severity, text), one list a run. Steps report all
 * they can find and go on; the caller asks at the end whether an error was among them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base_source.h"

struct base_arena;

enum base_severity { BASE_NOTE, BASE_WARNING, BASE_ERROR };

/* The catalogue: messages/<folder>.def holds lines MESSAGE(name, severity, "code", N_("text")).
 * The text names its arguments {1}, {2} ... (all are strings), so that a translation may reorder
 * them. Codes are a letter for the folder and three digits, never
 * reused; a K code names a rule of check, which may have several messages. */
enum base_message {
    BASE_MESSAGE_NONE,
#define MESSAGE(name, severity, code, text) BASE_MESSAGE_##name,
#include "messages/all.def"
#undef MESSAGE
    BASE_MESSAGE_COUNT
};

struct base_place {
    base_origin origin;    /* 0 when unknown */
    const char *file;      /* used when origin is 0; NULL = none */
    unsigned line, column; /* with file; 0 = unknown */
    int page;              /* page of the result, 0 = none */
};

struct base_diagnostic {
    enum base_message message;
    enum base_severity severity; /* as in the catalogue unless escalated */
    struct base_place place;
    const char *arguments[8]; /* copies in the list's arena */
    size_t argument_count;
    const char *accepted; /* reason given in the input for accepting it; NULL = not accepted */
};

struct base_diagnostics;

struct base_diagnostics *base_diagnostics_create(struct base_arena *arena,
                                                 struct base_sources *sources);
/* Reports a message. arguments ends with NULL; at most 8. After 200 equal messages further ones of
 * the kind are counted only. */
void base_report_list(struct base_diagnostics *diagnostics, struct base_place place,
                      enum base_message message, const char *const *arguments);
/* base_report(diagnostics, place, BASE_MESSAGE_X, "first", "second"); NULL when it has no argument.
 */
#define base_report(diagnostics, place, message, ...)                                              \
    base_report_list((diagnostics), (place), (message), (const char *const[]){__VA_ARGS__, NULL})
/* The place of an origin. */
struct base_place base_at(base_origin origin);
/* The place of a line in a file that has no source entry (line, column may be 0). */
struct base_place base_at_file(const char *file, unsigned line, unsigned column);

size_t base_diagnostics_count(const struct base_diagnostics *diagnostics);
const struct base_diagnostic *base_diagnostics_get(const struct base_diagnostics *diagnostics,
                                                   size_t index);
/* Number of errors that were not accepted. */
size_t base_diagnostics_errors(const struct base_diagnostics *diagnostics);
size_t base_diagnostics_warnings(const struct base_diagnostics *diagnostics);
/* How many of a kind were reported but not kept. */
size_t base_diagnostics_dropped(const struct base_diagnostics *diagnostics,
                                enum base_message message);
/* Changes severity (draf: a missing value is a warning, final: an error). */
void base_diagnostics_set_severity(struct base_diagnostics *diagnostics, size_t index,
                                   enum base_severity severity);
/* Marks one as accepted with a reason (copied). */
void base_diagnostics_accept(struct base_diagnostics *diagnostics, size_t index,
                             const char *reason);

/* The catalogue: code such as "J004"; translated text with arguments put in. */
const char *base_message_code(enum base_message message);
const char *base_diagnostic_text(const struct base_diagnostic *diagnostic,
                                 struct base_arena *arena);
/* Prints all, sorted by file and line:
 *   perencanaan.json:14:9: error J004: unknown key "targget"; did you mean "target"? [tujuan[0]]
 * and below it the source line with a caret when the source is known. */
void base_diagnostics_print(const struct base_diagnostics *diagnostics, FILE *out);
/* The same without accepted ones. */
void base_diagnostics_print_open(const struct base_diagnostics *diagnostics, FILE *out);
/* What would be printed of the errors that were not accepted, "" when there are none. */
const char *base_diagnostics_error_text(const struct base_diagnostics *diagnostics,
                                        struct base_arena *arena);

/* Text from outside as it may stand in one printed line: without control characters, hidden signs
 * and signs that turn the direction of reading. */
const char *base_shown(struct base_arena *arena, const char *text);

/* Translation of a program text: gettext in the domain "lkjip". */
const char *base_translate(const char *text) __attribute__((format_arg(1)));
#define N_(text) text
