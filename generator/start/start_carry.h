/* Input files of a finished report for the year after (inside start/ only). */
#pragma once

#include <stddef.h>

struct base_arena;
struct model_type;
struct start_facts;
struct value;

struct start_carry {
    struct base_arena *arena;
    long long old_year, new_year;
    const struct start_facts *facts; /* what the user gave replaces what was there */
};

/* The file with comments, as read by json_read_all, for the new year. */
const struct value *start_carry_file(const struct start_carry *carry, size_t file,
                                     const struct value *value);
