/* The strict walk (inside json/ only). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_diagnostic.h"

struct base_arena;

/* A value or a key, in the order of the text: a record's keys each stand before their value. */
struct json_token {
    uint32_t start, end;   /* byte offsets; of a list or record only the opening bracket */
    uint32_t line, column; /* from 1, in characters */
};

struct json_scanner {
    struct base_arena *arena;   /* of the values */
    struct base_arena *scratch; /* of what is needed while reading only */
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    uint32_t source;
    const char *bytes;
    size_t length;
    size_t at;     /* offset of the next byte */
    size_t marked; /* an offset whose position is known: */
    uint32_t line, column;
    struct json_token *tokens;
    size_t token_count, token_capacity;
    unsigned depth;
    size_t values;
    unsigned faults;
    bool keep_all; /* comments too */
};

/* Walks over all bytes. True when the text is flawless JSON; all faults are reported. */
bool json_scan(struct json_scanner *scanner);

/* Reports a fault at an offset; first and second may be NULL. Returns true while the walk may go
 * on. */
bool json_fault(struct json_scanner *scanner, size_t offset, enum base_message message,
                const char *first, const char *second);
/* Adds a token that begins at start (at or behind the last token's start). */
void json_add_token(struct json_scanner *scanner, size_t start, size_t end);
/* What stands at an offset, for messages: a quoted word or character, or the end of the file. */
const char *json_found(struct json_scanner *scanner, size_t offset);

/* Walks over a text from its opening quote to behind the closing one. False: the walk must stop. */
bool json_scan_text(struct json_scanner *scanner);
/* Walks over a number or a word (true, false, null or a fault). False: the walk must stop. */
bool json_scan_word(struct json_scanner *scanner);
