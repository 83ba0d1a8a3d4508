/* The checks of one file against the table (inside model/ only). */
#pragma once

#include <stdbool.h>

#include "base_diagnostic.h"
#include "model_table.h"
#include "value.h"

struct base_arena;

struct model_reader {
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    const char *folder;    /* of the report, for pictures */
    const char *file;      /* name of the file without ".json" */
    bool final;            /* laporan.json says that the report is final */
    const char **pictures; /* named by the input, and there */
    size_t picture_count, picture_capacity;
};

/* A value being checked. */
struct model_item {
    const struct model_field *field;
    const char *name;          /* for messages: the field, or the year or name within it */
    const struct value *value; /* as read */
};

/* Checks a record of a file or below; returns it with all its fields filled in. owner is the type
 * of the record around it, NULL for a file. */
const struct value *model_check_record(struct model_reader *reader, const struct model_type *type,
                                       const struct value *value, const struct model_type *owner);
/* A record of absent fields at an origin. */
const struct value *model_fill_record(struct model_reader *reader, const struct model_type *type,
                                      base_origin origin);
/* Checks a text, choice, number ...: every kind but records, rows and any. Returns the value to
 * keep; after an error VALUE_NULL. */
const struct value *model_check_scalar(struct model_reader *reader, struct model_item item);
const struct value *model_check_text(struct model_reader *reader, struct model_item item);
/* Reports signs in a text that cannot be seen. name: of its field; person: of somebody. */
void model_check_signs(struct model_reader *reader, const char *name, const struct value *text,
                       bool person);
const struct value *model_check_choice(struct model_reader *reader, struct model_item item);
const struct value *model_check_number(struct model_reader *reader, struct model_item item);
/* Checks the forms of a value: number, grade, record, list. */
const struct value *model_check_value(struct model_reader *reader, struct model_item item);
/* Checks the rows of a table against the columns of its record as read. */
const struct value *model_check_rows(struct model_reader *reader, struct model_item item,
                                     const struct value *table);
/* Checks what is free: only "?" and the size of numbers. */
const struct value *model_check_any(struct model_reader *reader, const struct value *value);

/* True when null may be given for a field. */
bool model_is_nullable(const struct model_field *field);
/* True for the text that marks "not filled in yet": "?", or "? " and a hint. */
bool model_is_mark(const struct value *value);
/* VALUE_MISSING with the path of an origin. */
const struct value *model_missing(struct model_reader *reader, base_origin origin);
/* The origin of a member that may not exist. */
base_origin model_member_origin(struct model_reader *reader, base_origin parent, const char *key);
/* Reports that an item is of a wrong kind and returns VALUE_NULL. */
const struct value *model_wrong_kind(struct model_reader *reader, struct model_item item,
                                     const char *allowed);
/* Reports a number that is written as text when the text looks like one; true when it did. */
bool model_report_number_text(struct model_reader *reader, struct model_item item);
/* Reports a number out of the general limits (10^18, 6 decimals); true when all is well. */
bool model_check_limits(struct model_reader *reader, const char *name, const struct value *value);
/* What a value is, for messages: the text "abc", the number 12, a list ... */
const char *model_describe(struct model_reader *reader, const struct value *value);
/* "a", "b", "c" */
const char *model_join(struct base_arena *arena, const char *const *names);
/* True for text made of lower-case letters, digits, _ and -. */
bool model_is_id(const char *text);
/* Joins message arguments: reports at a value. */
#define model_report(reader, origin, message, ...)                                                 \
    base_report((reader)->diagnostics, base_at(origin), message, __VA_ARGS__)
