/* Reading attribute values: what a text means for a type. Used by the checker for fixed values and
 * by the expansion for values that come from expressions. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "document.h"
#include "template_style.h"
#include "template_vocabulary.h"

struct base_arena;
struct template_pack;

bool template_text_yes(const char *text, bool *yes);
/* The index of text among "a|b|c". */
bool template_text_choice(const char *values, const char *text, int *index);
bool template_text_number(const char *text, long *number);
/* One to limit lengths separated by spaces. */
bool template_text_lengths(const char *text, base_length *lengths, size_t limit, size_t *count);
/* "30mm", "2*", "auto". */
bool template_text_width(const char *text, struct document_column *column);
/* "A4", "F4", "215mm x 330mm". */
bool template_text_paper(const char *text, base_length *width, base_length *height);
bool template_text_colour(const struct template_pack *pack, const char *text,
                          document_colour *colour);
/* Gives the colour "aksen" another value, before any colour is made from it; false: there is none.
 */
bool template_text_accent(const struct template_pack *pack, const char *text);
/* Sets one style property. */
bool template_text_property(const struct template_pack *pack,
                            const struct template_attribute_rule *rule, const char *text,
                            struct template_style *style);

/* True when the text is a value of the rule's type. Names of definitions are not looked up. */
bool template_text_valid(const struct template_pack *pack,
                         const struct template_attribute_rule *rule, const char *text);
/* What is allowed, in words. */
const char *template_text_expected(const struct template_attribute_rule *rule,
                                   struct base_arena *arena);
/* The element that defines names of this type ("gaya"), or NULL. */
const char *template_text_definer(enum template_type type);
/* True when the type can hold expressions. */
bool template_text_is_open(enum template_type type);
