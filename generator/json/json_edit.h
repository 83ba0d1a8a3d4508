/* Changes values in a JSON text: what is not changed keeps its bytes, the order of its keys, its
 * line breaks and its comments (keys that begin with "//"). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_source.h"

struct base_arena;
struct value;

/* A value in the text, or one that was put in. */
struct json_node {
    struct json_node *parent, *first, *last, *next;
    const char *key;           /* of a member, without quotes; NULL in a list */
    const struct value *value; /* put in; NULL: stands in the text */
    uint32_t item, start, end; /* offsets: of the key (or value), of the value, behind it */
    unsigned char kind;        /* first byte in the text: { [ " or another */
    bool changed;              /* itself or something below */
    bool removed;              /* left out when the text is written */
};

struct json_edit;
/* The text must have been read by json_read without a fault; it is kept by reference. */
struct json_edit *json_edit_create(struct base_arena *arena, const char *bytes, size_t length);
struct json_node *json_edit_root(struct json_edit *edit);

/* The member of a key or item of an index; NULL when there is none. Comments are not found. */
struct json_node *json_edit_member(struct json_edit *edit, struct json_node *record,
                                   const char *key);
struct json_node *json_edit_item(struct json_edit *edit, struct json_node *list, size_t index);
/* The node of a value that was read from the same text; NULL when it is not there. */
struct json_node *json_edit_find(struct json_edit *edit, const struct base_sources *sources,
                                 base_origin origin);

/* Puts a value in the place of another. */
void json_edit_replace(struct json_edit *edit, struct json_node *node, const struct value *value);
/* Adds a member to a record behind another one (NULL: at the end); the key must be new. */
struct json_node *json_edit_insert(struct json_edit *edit, struct json_node *record,
                                   struct json_node *after, const char *key,
                                   const struct value *value);
/* The same in front of all members. */
struct json_node *json_edit_insert_first(struct json_edit *edit, struct json_node *record,
                                         const char *key, const struct value *value);
/* Adds an item to the end of a list. */
struct json_node *json_edit_append(struct json_edit *edit, struct json_node *list,
                                   const struct value *value);

/* Takes an item out of its list or record. */
void json_edit_remove(struct json_edit *edit, struct json_node *node);

bool json_edit_is_changed(const struct json_edit *edit);
/* Takes the text piece by piece. */
struct json_sink {
    bool (*write)(void *context, const char *bytes, size_t length);
    void *context;
};
/* The text with all changes, in pieces, so that a long one need not lie in memory. False when the
 * sink failed. */
bool json_edit_write(struct json_edit *edit, struct json_sink sink);
/* The text with all changes. */
const char *json_edit_text(struct json_edit *edit, size_t *length);
