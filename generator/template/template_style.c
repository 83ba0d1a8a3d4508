/* Styles: sets of properties that lie over each other. */
#include "template_style.h"

#include <stddef.h>
#include <string.h>

#include "template_text.h"

/* Where a property lies in document_style. */
struct field {
    size_t offset, size;
};

#define FIELD(name)                                                                                \
    {                                                                                              \
        offsetof(struct document_style, name), sizeof(((struct document_style *)NULL)->name)       \
    }

static const struct field fields[TEMPLATE_PROPERTIES] = {
    [TEMPLATE_FAMILY] = FIELD(text.family),
    [TEMPLATE_SIZE] = FIELD(text.size),
    [TEMPLATE_BOLD] = FIELD(text.bold),
    [TEMPLATE_ITALIC] = FIELD(text.italic),
    [TEMPLATE_UNDERLINE] = FIELD(text.underline),
    [TEMPLATE_CAPS] = FIELD(text.caps),
    [TEMPLATE_LETTERSPACING] = FIELD(text.letterspacing),
    [TEMPLATE_TEXT_COLOUR] = FIELD(text.colour),
    [TEMPLATE_LINE] = FIELD(leading),
    [TEMPLATE_ALIGN] = FIELD(align),
    [TEMPLATE_INDENT_FIRST] = FIELD(indent_first),
    [TEMPLATE_INDENT_LEFT] = FIELD(indent_left),
    [TEMPLATE_INDENT_RIGHT] = FIELD(indent_right),
    [TEMPLATE_SPACE_BEFORE] = FIELD(space_before),
    [TEMPLATE_SPACE_AFTER] = FIELD(space_after),
    [TEMPLATE_KEEP_NEXT] = FIELD(keep_next),
    [TEMPLATE_KEEP_TOGETHER] = FIELD(keep_together),
    [TEMPLATE_BREAK_BEFORE] = FIELD(page_break_before),
    [TEMPLATE_HYPHENATE] = FIELD(hyphenate),
    [TEMPLATE_WIDOWS] = FIELD(widow_lines),
    [TEMPLATE_ORPHANS] = FIELD(orphan_lines),
    [TEMPLATE_PADDING] = FIELD(padding_top), /* and the three behind it */
    [TEMPLATE_BORDER] = FIELD(border),
    [TEMPLATE_BORDER_COLOUR] = FIELD(border_colour),
    [TEMPLATE_FILL] = FIELD(fill),
    [TEMPLATE_RADIUS] = FIELD(radius),
    [TEMPLATE_VALIGN] = FIELD(valign),
};

static void copy_field(struct document_style *to, const struct document_style *from, int property)
{
    struct field field = fields[property];
    size_t size = property == TEMPLATE_PADDING ? 4 * field.size : field.size;
    memcpy((char *)to + field.offset, (const char *)from + field.offset, size);
    if (property == TEMPLATE_FAMILY)
        to->text.family_origin = from->text.family_origin;
}

/* A new size takes the line distance along unless that is given, too. */
static void scale_line(struct template_style *style, const struct template_style *over)
{
    if ((over->set & 1u << TEMPLATE_LINE) != 0 || (style->set & 1u << TEMPLATE_LINE) == 0 ||
        style->line_percent != 0 || style->values.text.size <= 0)
        return;
    style->values.leading =
        base_length_scale(style->values.leading, over->values.text.size, style->values.text.size);
}

void template_style_merge(struct template_style *style, const struct template_style *over,
                          uint32_t mask)
{
    uint32_t set = over->set & mask;
    if (set == 0)
        return;
    if ((set & 1u << TEMPLATE_SIZE) != 0)
        scale_line(style, over);
    for (uint32_t rest = set & ~1u; rest != 0; rest &= rest - 1)
        copy_field(&style->values, &over->values, __builtin_ctz(rest));
    if ((set & 1u << TEMPLATE_LINE) != 0)
        style->line_percent = over->line_percent;
    style->set |= set;
}

/* What the engine assumes where no style says anything. */
static const struct template_style assumed = {
    .set = 1u << TEMPLATE_SIZE | 1u << TEMPLATE_LINE,
    .values = {.text = {.family = "Liberation Serif", .size = BASE_PT(23) / 2},
               .leading = BASE_PT(16),
               .widow_lines = 2,
               .orphan_lines = 2,
               .border_colour = 0,
               .fill = DOCUMENT_NO_COLOUR},
};

struct document_style template_style_resolve(const struct template_style *style)
{
    struct template_style result = assumed;
    template_style_merge(&result, style, UINT32_MAX);
    if (result.line_percent != 0)
        result.values.leading =
            base_length_scale(result.values.text.size, result.line_percent, 100);
    return result.values;
}

/* ------------------------------------------------------------ reading properties */

static bool read_line(const char *text, struct template_style *style)
{
    size_t length = strlen(text), count;
    char digits[8];
    long percent;
    if (length < 2 || length >= sizeof digits || text[length - 1] != '%') {
        style->line_percent = 0;
        return template_text_lengths(text, &style->values.leading, 1, &count) &&
               style->values.leading > 0;
    }
    memcpy(digits, text, length - 1);
    digits[length - 1] = '\0';
    bool good = template_text_number(digits, &percent) && percent >= 50 && percent <= 500;
    style->line_percent = good ? (int)percent : 0;
    return good;
}

/* One length for all sides, two for top/bottom and right/left, or four. */
static bool read_padding(const char *text, struct document_style *style)
{
    base_length sides[4];
    size_t count;
    if (!template_text_lengths(text, sides, 4, &count) || count == 3)
        return false;
    style->padding_top = sides[0];
    style->padding_right = sides[count == 1 ? 0 : 1];
    style->padding_bottom = sides[count == 4 ? 2 : 0];
    style->padding_left = sides[count == 4 ? 3 : count == 2 ? 1 : 0];
    return true;
}

static bool read_whole(const char *text, int *lines)
{
    long number;
    bool good = template_text_number(text, &number) && number >= 0 && number <= 100;
    *lines = good ? (int)number : 0;
    return good;
}

/* Choices are listed in the order of the enumeration. */
static bool read_enum(const struct template_attribute_rule *rule, const char *text,
                      struct document_style *style)
{
    int index;
    if (!template_text_choice(rule->values, text, &index))
        return false;
    if (rule->property == TEMPLATE_CAPS)
        style->text.caps = (enum document_caps)index;
    else if (rule->property == TEMPLATE_ALIGN)
        style->align = (enum document_align)index;
    else
        style->valign = (enum document_valign)index;
    return true;
}

static bool read_property(const struct template_pack *pack,
                          const struct template_attribute_rule *rule, const char *text,
                          struct template_style *style)
{
    void *field = (char *)&style->values + fields[rule->property].offset;
    size_t count;
    switch (rule->property) {
    case TEMPLATE_FAMILY:
        style->values.text.family = text;
        return *text != '\0';
    case TEMPLATE_LINE:
        return read_line(text, style);
    case TEMPLATE_PADDING:
        return read_padding(text, &style->values);
    case TEMPLATE_CAPS:
    case TEMPLATE_ALIGN:
    case TEMPLATE_VALIGN:
        return read_enum(rule, text, &style->values);
    case TEMPLATE_WIDOWS:
    case TEMPLATE_ORPHANS:
        return read_whole(text, field);
    case TEMPLATE_TEXT_COLOUR:
    case TEMPLATE_BORDER_COLOUR:
    case TEMPLATE_FILL:
        return template_text_colour(pack, text, field);
    case TEMPLATE_BOLD:
    case TEMPLATE_ITALIC:
    case TEMPLATE_UNDERLINE:
    case TEMPLATE_KEEP_NEXT:
    case TEMPLATE_KEEP_TOGETHER:
    case TEMPLATE_BREAK_BEFORE:
    case TEMPLATE_HYPHENATE:
        return template_text_yes(text, field);
    default:
        return template_text_lengths(text, field, 1, &count);
    }
}

bool template_text_property(const struct template_pack *pack,
                            const struct template_attribute_rule *rule, const char *text,
                            struct template_style *style)
{
    bool good = read_property(pack, rule, text, style);
    if (good && rule->property == TEMPLATE_SIZE)
        good = style->values.text.size >= BASE_PT(1) && style->values.text.size <= BASE_PT(500);
    if (good)
        style->set |= 1u << rule->property;
    return good;
}
