/* The nodes of a text being changed (inside json/ only). */
#pragma once

#include "json_edit.h"

enum { JSON_EDIT_KEYS = 256 }; /* a power of two */

struct json_edit {
    struct base_arena *arena;
    const char *keys[JSON_EDIT_KEYS]; /* that were met, by hash: most occur many times */
    const char *bytes;
    size_t length;
    struct json_node *root;
    const char *line_break;                  /* "\n" or "\r\n" */
    unsigned unit;                           /* blanks a level */
    bool small_inline;                       /* short records stand in one line */
    struct json_node *last_list, *last_item; /* of json_edit_item */
    size_t last_index;
    const struct json_sink *sink; /* while the text is written in pieces */
    bool sink_failed;
};

/* A new node behind a sibling (NULL: first). */
struct json_node *json_edit_node(struct json_edit *edit, struct json_node *parent,
                                 struct json_node *after);
/* Makes the nodes below a value that was put in. */
void json_edit_unfold(struct json_edit *edit, struct json_node *node);
unsigned char json_edit_kind(const struct value *value);
