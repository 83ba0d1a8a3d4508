/* Words of the field table for schemas and comments (inside model/ only). */
#pragma once

struct base_arena;
struct model_field;
struct value;

/* The examples of a field as a list; NULL when it has none. */
const struct value *model_field_examples(struct base_arena *arena, const struct model_field *field);
