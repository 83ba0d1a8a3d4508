/* Inside of expression/: lists that are searched again and again for items with some member. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "expression_function.h"

/* A search for the items whose member at a path is a text, or is empty. */
struct expression_search {
    const struct expression_table *table;
    const char *text; /* NULL: empty */
    uint32_t next;    /* from 1; 0 = no more */
};

/* Starts a search in the first argument for what equals wanted. False: the list has to be searched
 * item by item, because it is seldom searched or other values than texts are looked for. */
bool expression_search_start(struct expression_search *search, const struct expression_call *call,
                             const char *path, const struct value *wanted);
/* The next item, in their order; NULL behind the last one. */
const struct value *expression_search_next(struct expression_search *search);
