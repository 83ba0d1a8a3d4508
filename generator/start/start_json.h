/* JSON that people go on writing in (inside start/ only). */
#pragma once

struct base_arena;
struct base_buffer;
struct value;

/* Appends a value: what fits stands in one line, keys in their order, a line end at the end. */
void start_json_write(struct base_buffer *buffer, const struct value *value);
/* The entries of two records, one after the other; keys of comments may occur twice. */
const struct value *start_json_join(struct base_arena *arena, const struct value *first,
                                    const struct value *second);
