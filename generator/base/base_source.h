/* Sources and origins: where every value, template node, document node and painted thing came
 * from. One table a report; an origin is a small number that can be stored anywhere. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct base_arena;
struct base_buffer;
struct base_sources;

/* 0 is "nowhere". */
typedef uint32_t base_origin;

enum base_origin_kind {
    BASE_ORIGIN_PLACE,   /* a line and column of a source (template node, Markdown paragraph) */
    BASE_ORIGIN_MEMBER,  /* a JSON member: parent origin + key */
    BASE_ORIGIN_ELEMENT, /* a JSON array element: parent origin + index */
    BASE_ORIGIN_FIGURE, /* a derived figure: key is its stable path, e.g. "indikator.ik1.capaian" */
    BASE_ORIGIN_COMPUTED, /* computed by an expression from other values (operands) */
};

struct base_origin_record {
    enum base_origin_kind kind;
    uint32_t source;    /* index of the source, 0 = none */
    uint32_t line;      /* from 1; 0 = unknown */
    uint32_t column;    /* from 1, in characters; 0 = unknown */
    base_origin parent; /* MEMBER, ELEMENT: the container; COMPUTED: first operand */
    base_origin other;  /* COMPUTED: second operand or 0 */
    const char *key;    /* MEMBER, FIGURE */
    uint32_t index;     /* ELEMENT, from 0 */
};

/* The table lives in the arena. */
struct base_sources *base_sources_create(struct base_arena *arena);
/* That arena: what is kept by reference may be put there. */
struct base_arena *base_sources_arena(const struct base_sources *sources);

/* Registers a file: name as shown in messages (relative to the report or pack, or as the user gave
 * it), its bytes (kept by reference; NULL allowed) and their number. Returns its index, from 1. */
uint32_t base_source_add(struct base_sources *sources, const char *name, const char *bytes,
                         size_t length);
/* The one registered last under a name; 0 when there is none. */
uint32_t base_source_find(const struct base_sources *sources, const char *name);
/* One more than the highest index. */
uint32_t base_source_count(const struct base_sources *sources);
/* The registered bytes; NULL when there are none. */
const char *base_source_bytes(const struct base_sources *sources, uint32_t source, size_t *length);
const char *base_source_name(const struct base_sources *sources, uint32_t source);
/* The text of one line without its newline, into the arena; NULL when unknown. For carets: of a
 * longer line only so many bytes. */
enum { BASE_SOURCE_LINE = 400000 };
const char *base_source_line(const struct base_sources *sources, uint32_t source, uint32_t line,
                             struct base_arena *arena);
/* Line and column (from 1, in characters) of a byte offset. */
void base_source_position(const struct base_sources *sources, uint32_t source, size_t offset,
                          uint32_t *line, uint32_t *column);

base_origin base_origin_place(struct base_sources *sources, uint32_t source, uint32_t line,
                              uint32_t column);
/* key is kept by reference. */
base_origin base_origin_member(struct base_sources *sources, base_origin parent, const char *key,
                               uint32_t source, uint32_t line, uint32_t column);
base_origin base_origin_element(struct base_sources *sources, base_origin parent, uint32_t index,
                                uint32_t source, uint32_t line, uint32_t column);
base_origin base_origin_figure(struct base_sources *sources, const char *path, base_origin about);
/* An origin for a value computed from two (either may be 0; equal operands are kept as they are).
 */
base_origin base_origin_computed(struct base_sources *sources, base_origin left, base_origin right);

/* One more than the highest origin. */
uint32_t base_origin_count(const struct base_sources *sources);
/* The record of an origin; a record of zeros for 0. Valid until the next addition. */
struct base_origin_record base_origin_get(const struct base_sources *sources, base_origin origin);

/* The nearest place of an origin: its own record, or that of the parent or first operand that has a
 * source. A record of zeros when there is none. */
struct base_origin_record base_origin_locate(const struct base_sources *sources,
                                             base_origin origin);

/* Appends the path of a JSON origin as "perencanaan.json:tujuan[0].sasaran[1].nama" (file name,
 * colon, path), of a figure as "=indikator.ik1.capaian", of a place as "bab1.md:12". A computed
 * origin gives its operands in brackets: "(a)+(b)". */
void base_origin_describe(const struct base_sources *sources, base_origin origin,
                          struct base_buffer *buffer);
/* The same without the file name: "tujuan[0].sasaran[1].nama"; nothing for a place. The
 * operands of a computed origin keep their file names. */
void base_origin_path(const struct base_sources *sources, base_origin origin,
                      struct base_buffer *buffer);
