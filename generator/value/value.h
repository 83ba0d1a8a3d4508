/* Values: what templates and expressions see. Immutable once built; all memory in an arena. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_source.h"
#include "value_rational.h"

struct base_arena;

enum value_kind {
    VALUE_MISSING, /* nothing of that name, or not filled in yet: a mark in a draft, else an error
                    */
    VALUE_NULL,    /* stated to be empty: printed by the empty-cell policy; never 0 */
    VALUE_BOOL,
    VALUE_NUMBER,
    VALUE_TEXT,
    VALUE_LIST,
    VALUE_RECORD,
};

struct value_entry {
    const char *key;
    const struct value *value;
};

/* The keys of a record in order of the input. All records of an arena with the same keys, the very
 * same texts in the same order, share one. */
struct value_shape {
    const char *const *keys;
    size_t count;
    uint64_t hash; /* of the addresses of the keys */
    struct base_arena *arena;
    struct value_index *index; /* look-up among many keys, made when one is first asked for */
};

/* Only the functions below make values, and a value is never copied: each is as short as its kind
 * allows. */
struct value {
    enum value_kind kind : 8;
    bool closed; /* RECORD: no other key can ever be there: asking for one is a fault */
    base_origin origin;
    union {
        bool boolean;
        const struct value_rational *number;
        const char *text;    /* NUL-terminated UTF-8 */
        const char *missing; /* VALUE_MISSING: the path that was asked for, for the mark */
        struct {
            const struct value *const *items;
            size_t count;
        } list;
        struct {
            const struct value_shape *shape;
            const struct value *const *values; /* one for each key */
        } record;
    };
};

const struct value *value_missing(struct base_arena *arena, base_origin origin, const char *path);
const struct value *value_null(struct base_arena *arena, base_origin origin);
const struct value *value_bool(struct base_arena *arena, base_origin origin, bool boolean);
const struct value *value_number(struct base_arena *arena, base_origin origin,
                                 const struct value_rational *number);
const struct value *value_integer(struct base_arena *arena, base_origin origin, long long number);
/* The same value at another origin; it shares what lies below. */
const struct value *value_placed(struct base_arena *arena, const struct value *value,
                                 base_origin origin);
/* The text is kept by reference. */
const struct value *value_text(struct base_arena *arena, base_origin origin, const char *text);
/* items is copied (the array, not the values). */
const struct value *value_list(struct base_arena *arena, base_origin origin,
                               const struct value *const *items, size_t count);
/* The same without a copy: items must lie in the arena and stay as they are. */
const struct value *value_list_of(struct base_arena *arena, base_origin origin,
                                  const struct value *const *items, size_t count);
/* Keys must be unique, and must last as long as the arena. */
const struct value *value_record(struct base_arena *arena, base_origin origin,
                                 const struct value_entry *entries, size_t count);
/* A closed record: all its keys are given here. */
const struct value *value_record_closed(struct base_arena *arena, base_origin origin,
                                        const struct value_entry *entries, size_t count);
/* The shape for keys; for those who make many records of it. */
const struct value_shape *value_shape_of(struct base_arena *arena, const char *const *keys,
                                         size_t count);
/* A record of a shape. The values are not copied: they must lie in the arena and stay as they are.
 */
const struct value *value_record_of(struct base_arena *arena, base_origin origin,
                                    const struct value_shape *shape,
                                    const struct value *const *values, bool closed);

/* A record under construction: later entries of the same key replace earlier ones in place. */
struct value_builder;
struct value_builder *value_builder_create(struct base_arena *arena);
/* Starts with all entries of a record (NULL or another kind: nothing), with room for so many more;
 * closed when that one is. */
struct value_builder *value_builder_from(struct base_arena *arena, const struct value *record,
                                         size_t more);
void value_builder_set(struct value_builder *builder, const char *key, const struct value *value);
/* What was set for a key so far; NULL when nothing was. */
const struct value *value_builder_get(const struct value_builder *builder, const char *key);
/* The record will be closed. */
void value_builder_close(struct value_builder *builder);
/* Ends the construction; the builder serves the next one. */
const struct value *value_builder_finish(struct value_builder *builder, base_origin origin);

/* A copy that shares nothing with the value: it stays when the value's arena is gone. Without
 * origins. */
const struct value *value_copy(struct base_arena *arena, const struct value *value);

/* The value of a key; NULL when value is not a record or has no such key. */
const struct value *value_get(const struct value *value, const char *key);
/* The same, quicker when the key stands at a position where the caller expects it. */
const struct value *value_get_near(const struct value *value, size_t position, const char *key);
/* Where a key was found. Start with {0}. */
struct value_seen {
    const char *key; /* as the record has it */
    size_t position;
};
/* The same, quicker when the key stands where it stood in the record asked before; for one key. */
const struct value *value_get_again(const struct value *value, const char *key,
                                    struct value_seen *seen);
/* The key with its value at a position of a record, below its count. */
static inline struct value_entry value_entry_at(const struct value *record, size_t position)
{
    return (struct value_entry){record->record.shape->keys[position],
                                record->record.values[position]};
}
/* Item of a list; NULL when not a list or outside. */
const struct value *value_at(const struct value *value, size_t index);
/* Number of items or entries; 0 for other kinds. */
static inline size_t value_count(const struct value *value)
{
    if (value != NULL && value->kind == VALUE_RECORD)
        return value->record.shape->count;
    return value != NULL && value->kind == VALUE_LIST ? value->list.count : 0;
}
/* The text of a TEXT value, otherwise fallback. NULL value allowed. */
const char *value_text_or(const struct value *value, const char *fallback);
/* The boolean of a BOOL value, otherwise fallback. NULL value allowed. */
bool value_bool_or(const struct value *value, bool fallback);
/* The number of a NUMBER value, otherwise NULL. NULL value allowed. */
const struct value_rational *value_number_or_null(const struct value *value);
/* An integral NUMBER within long long; otherwise fallback. */
long long value_integer_or(const struct value *value, long long fallback);
/* NULL, MISSING, false, "" and empty lists or records are false; a number is true, 0 too. */
bool value_truth(const struct value *value);
/* Deep equality; numbers by value; origins do not count. */
bool value_equal(const struct value *left, const struct value *right);
const char *value_kind_name(enum value_kind kind);

/* Names in scope: a chain of frames, inner names hide outer ones. */
struct value_scope {
    const struct value_scope *outer; /* NULL at the end */
    const char *name;                /* a single name, or NULL: all entries of value (a record) */
    const struct value *value;
};
/* NULL when no frame has the name. */
const struct value *value_scope_find(const struct value_scope *scope, const char *name);
/* The same, quicker as value_get_again is. */
const struct value *value_scope_find_again(const struct value_scope *scope, const char *name,
                                           struct value_seen *seen);

/* Prints a value as indented JSON-like text with origins left out (for dumps and tests). */
struct base_buffer;
void value_dump(const struct value *value, struct base_buffer *buffer, int indent);
