/* Styles: sets of properties that lie over each other; the result is a resolved document_style. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "document.h"

enum template_property {
    TEMPLATE_NO_PROPERTY,
    TEMPLATE_FAMILY,
    TEMPLATE_SIZE,
    TEMPLATE_BOLD,
    TEMPLATE_ITALIC,
    TEMPLATE_UNDERLINE,
    TEMPLATE_CAPS,
    TEMPLATE_LETTERSPACING,
    TEMPLATE_TEXT_COLOUR,
    TEMPLATE_LINE,
    TEMPLATE_ALIGN,
    TEMPLATE_INDENT_FIRST,
    TEMPLATE_INDENT_LEFT,
    TEMPLATE_INDENT_RIGHT,
    TEMPLATE_SPACE_BEFORE,
    TEMPLATE_SPACE_AFTER,
    TEMPLATE_KEEP_NEXT,
    TEMPLATE_KEEP_TOGETHER,
    TEMPLATE_BREAK_BEFORE,
    TEMPLATE_HYPHENATE,
    TEMPLATE_WIDOWS,
    TEMPLATE_ORPHANS,
    TEMPLATE_PADDING,
    TEMPLATE_BORDER,
    TEMPLATE_BORDER_COLOUR,
    TEMPLATE_FILL,
    TEMPLATE_RADIUS,
    TEMPLATE_VALIGN,
    TEMPLATE_PROPERTIES,
};

/* The properties that a container hands on to the text in it. */
#define TEMPLATE_INHERITED                                                                         \
    (1u << TEMPLATE_FAMILY | 1u << TEMPLATE_SIZE | 1u << TEMPLATE_BOLD | 1u << TEMPLATE_ITALIC |   \
     1u << TEMPLATE_UNDERLINE | 1u << TEMPLATE_CAPS | 1u << TEMPLATE_LETTERSPACING |               \
     1u << TEMPLATE_TEXT_COLOUR | 1u << TEMPLATE_LINE | 1u << TEMPLATE_ALIGN |                     \
     1u << TEMPLATE_HYPHENATE)

/* Some properties with their values. */
struct template_style {
    uint32_t set; /* bits by property */
    struct document_style values;
    int line_percent; /* LINE given as a percentage of the size; else 0 */
};

/* Lays the properties of over, as far as they are in mask, over those of style. */
void template_style_merge(struct template_style *style, const struct template_style *over,
                          uint32_t mask);
/* The resolved style: what the engine assumes, with style laid over. A size without a line distance
 * scales it. */
struct document_style template_style_resolve(const struct template_style *style);
