/* The example files of a new report (inside start/ only). */
#pragma once

#include <stddef.h>

struct base_arena;
struct model_field;
struct model_type;
struct value;

/* What the example files name. */
struct start_names {
    const char *agency, *short_name, *region, *head_of_region, *position, *pack, *kind;
    long long year;
};

/* The example of an input file by its position in model_files, with comments from the field table;
 * NULL when a new report has none. */
const struct value *start_skeleton(struct base_arena *arena, size_t file,
                                   const struct start_names *names);
/* The field of a record; NULL when the table does not know the key. */
const struct model_field *start_field(const struct model_type *type, const char *key);
