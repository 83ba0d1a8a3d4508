/* Reading attribute values: what a text means for a type. */
#include "template_text.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "template_pack.h"
#include "xml.h"

bool template_text_yes(const char *text, bool *yes)
{
    *yes = strcmp(text, "ya") == 0;
    return *yes || strcmp(text, "tidak") == 0;
}

bool template_text_choice(const char *values, const char *text, int *index)
{
    size_t length = strlen(text);
    *index = 0;
    for (const char *value = values;; (*index)++) {
        size_t size = strcspn(value, "|");
        if (size == length && memcmp(value, text, length) == 0)
            return true;
        if (value[size] == '\0')
            return false;
        value += size + 1;
    }
}

bool template_text_number(const char *text, long *number)
{
    const char *digits = text + (*text == '-');
    size_t length = strspn(digits, "0123456789");
    if (length == 0 || length > 9 || digits[length] != '\0')
        return false;
    *number = 0;
    for (size_t i = 0; i < length; i++)
        *number = *number * 10 + (digits[i] - '0');
    *number = *text == '-' ? -*number : *number;
    return true;
}

/* A length with a unit: a bare number other than 0 would be a guess. */
static bool read_length(const char *text, base_length *length)
{
    size_t size = strlen(text);
    bool unit =
        size > 2 && (text[size - 1] == 't' || text[size - 1] == 'm' || text[size - 1] == 'n');
    return (unit || strcmp(text, "0") == 0) && base_length_parse(text, length);
}

bool template_text_lengths(const char *text, base_length *lengths, size_t limit, size_t *count)
{
    char part[32];
    *count = 0;
    for (const char *c = text + strspn(text, " "); *c != '\0'; c += strspn(c, " ")) {
        size_t size = strcspn(c, " ");
        if (size >= sizeof part || *count == limit)
            return false;
        memcpy(part, c, size);
        part[size] = '\0';
        if (!read_length(part, &lengths[(*count)++]))
            return false;
        c += size;
    }
    return *count > 0;
}

bool template_text_width(const char *text, struct document_column *column)
{
    size_t length = strlen(text);
    long weight;
    char digits[16];
    if (strcmp(text, "auto") == 0) {
        column->kind = DOCUMENT_WIDTH_AUTO;
        return true;
    }
    if (length > 1 && length < sizeof digits && text[length - 1] == '*') {
        memcpy(digits, text, length - 1);
        digits[length - 1] = '\0';
        column->kind = DOCUMENT_WIDTH_WEIGHT;
        bool good = template_text_number(digits, &weight) && weight > 0 && weight <= 10000;
        column->weight = good ? (int)weight * 1000 : 1000;
        return good;
    }
    column->kind = DOCUMENT_WIDTH_FIXED;
    return read_length(text, &column->width) && column->width > 0;
}

bool template_text_paper(const char *text, base_length *width, base_length *height)
{
    if (strcmp(text, "A4") == 0) {
        *width = BASE_MM(210), *height = BASE_MM(297);
        return true;
    }
    if (strcmp(text, "F4") == 0) {
        *width = BASE_MM(215), *height = BASE_MM(330);
        return true;
    }
    char first[32];
    const char *cross = strstr(text, " x ");
    if (cross == NULL || (size_t)(cross - text) >= sizeof first)
        return false;
    memcpy(first, text, (size_t)(cross - text));
    first[cross - text] = '\0';
    return read_length(first, width) && read_length(cross + 3, height) && *width >= BASE_MM(50) &&
           *height >= BASE_MM(50) && *width <= BASE_MM(2000) && *height <= BASE_MM(2000);
}

static bool read_hex(const char *text, document_colour *colour)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    if (strlen(text) != 6 || strspn(text, digits) != 6)
        return false;
    *colour = 0;
    for (; *text != '\0'; text++) {
        size_t digit = (size_t)(strchr(digits, *text) - digits);
        *colour = *colour << 4 | (document_colour)(digit >= 16 ? digit - 6 : digit);
    }
    return true;
}

/* percent of the colour, the rest white. */
static document_colour tint(document_colour colour, long percent)
{
    document_colour result = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
        long part = (long)(colour >> shift & 0xff);
        long mixed = 255 - ((255 - part) * percent + 50) / 100;
        result |= (document_colour)mixed << shift;
    }
    return result;
}

/* A defined colour; its own value may name another. */
static bool named_colour(const struct template_pack *pack, const char *name,
                         document_colour *colour)
{
    struct template_definition *definition = template_pack_find(pack, "warna", name);
    if (definition == NULL || definition->busy)
        return false;
    if (!definition->colour_known) {
        definition->busy = true;
        const char *text = xml_value(definition->xml, "nilai", "");
        definition->colour_known = template_text_colour(pack, text, &definition->colour);
        definition->busy = false;
    }
    *colour = definition->colour;
    return definition->colour_known;
}

bool template_text_accent(const struct template_pack *pack, const char *text)
{
    struct template_definition *definition = template_pack_find(pack, "warna", "aksen");
    if (definition == NULL)
        return false;
    definition->colour_known = template_text_colour(pack, text, &definition->colour);
    return true;
}

bool template_text_colour(const struct template_pack *pack, const char *text,
                          document_colour *colour)
{
    char name[64];
    size_t length = strcspn(text, " ");
    if (strcmp(text, "tanpa") == 0) {
        *colour = DOCUMENT_NO_COLOUR;
        return true;
    }
    if (length == 0 || length >= sizeof name)
        return false;
    memcpy(name, text, length);
    name[length] = '\0';
    bool good = name[0] == '#' ? read_hex(name + 1, colour) : named_colour(pack, name, colour);
    if (!good || text[length] == '\0')
        return good;
    char digits[8];
    const char *rest = text + length + strspn(text + length, " ");
    size_t size = strlen(rest);
    if (size < 2 || size >= sizeof digits || rest[size - 1] != '%')
        return false;
    memcpy(digits, rest, size - 1);
    digits[size - 1] = '\0';
    long percent;
    if (!template_text_number(digits, &percent) || percent < 0 || percent > 100)
        return false;
    *colour = tint(*colour, percent);
    return true;
}

/* ------------------------------------------------------------ checking by type */

static bool only(const char *text, const char *allowed)
{
    return *text != '\0' && text[strspn(text, allowed)] == '\0';
}

#define LETTERS "abcdefghijklmnopqrstuvwxyz"

static bool is_name(const char *text)
{
    return only(text, LETTERS "0123456789_-");
}

static bool is_variable(const char *text)
{
    return only(text, LETTERS "0123456789_") && (*text < '0' || *text > '9');
}

static bool is_leading(const char *text)
{
    base_length length;
    struct template_style style = {0};
    static const struct template_attribute_rule rule = {.property = TEMPLATE_LINE};
    return read_length(text, &length) || template_text_property(NULL, &rule, text, &style);
}

/* Names by spaces; for parameters variables, "?" allowed behind each. */
static bool are_names(const char *text, bool parameters)
{
    char name[64];
    for (const char *c = text + strspn(text, " "); *c != '\0'; c += strspn(c, " ")) {
        size_t size = strcspn(c, " ");
        size_t length = size - (parameters && c[size - 1] == '?');
        if (length == 0 || length >= sizeof name)
            return false;
        memcpy(name, c, length);
        name[length] = '\0';
        if (!(parameters ? is_variable(name) : is_name(name)))
            return false;
        c += size;
    }
    return true;
}

bool template_text_valid(const struct template_pack *pack,
                         const struct template_attribute_rule *rule, const char *text)
{
    int index;
    bool yes;
    long number;
    size_t count;
    base_length lengths[6], width, height;
    struct document_column column;
    document_colour colour;
    switch (rule->type) {
    case TEMPLATE_NAME:
        return is_name(text);
    case TEMPLATE_VARIABLE:
        return is_variable(text);
    case TEMPLATE_PARAMETERS:
        return are_names(text, true);
    case TEMPLATE_COLUMN_IDS:
        return are_names(text, false);
    case TEMPLATE_YES:
        return template_text_yes(text, &yes);
    case TEMPLATE_CHOICE:
        return template_text_choice(rule->values, text, &index);
    case TEMPLATE_NUMBER:
        return template_text_number(text, &number);
    case TEMPLATE_LENGTH:
        return template_text_lengths(text, lengths, 1, &count);
    case TEMPLATE_LENGTHS:
        return template_text_lengths(text, lengths, 6, &count);
    case TEMPLATE_WIDTH:
        return template_text_width(text, &column);
    case TEMPLATE_LEADING:
        return is_leading(text);
    case TEMPLATE_COLOUR:
        return template_text_colour(pack, text, &colour);
    case TEMPLATE_PAPER:
        return strcmp(text, "laporan") == 0 || template_text_paper(text, &width, &height);
    default:
        return true;
    }
}

const char *template_text_definer(enum template_type type)
{
    switch (type) {
    case TEMPLATE_STYLE:
        return "gaya";
    case TEMPLATE_LOOK:
        return "gaya-tabel";
    case TEMPLATE_PAGES:
        return "halaman";
    case TEMPLATE_SCHEME:
        return "skema-judul";
    case TEMPLATE_PIECE:
        return "potongan";
    default:
        return NULL;
    }
}

bool template_text_is_open(enum template_type type)
{
    switch (type) {
    case TEMPLATE_NAME:
    case TEMPLATE_VARIABLE:
    case TEMPLATE_PARAMETERS:
    case TEMPLATE_COLUMN_IDS:
    case TEMPLATE_LABEL:
    case TEMPLATE_FORMAT:
    case TEMPLATE_PAPER:
    case TEMPLATE_FILE:
    case TEMPLATE_LOOK:
    case TEMPLATE_PAGES:
    case TEMPLATE_SCHEME:
    case TEMPLATE_PIECE:
        return false;
    default:
        return true;
    }
}

/* "a, b, c" from "a|b|c". */
static const char *list_of(const char *values, struct base_arena *arena)
{
    struct base_buffer buffer = {.arena = arena};
    for (const char *c = values; *c != '\0'; c++) {
        if (*c == '|')
            base_buffer_text(&buffer, ", ");
        else
            base_buffer_char(&buffer, *c);
    }
    return base_buffer_get(&buffer);
}

const char *template_text_expected(const struct template_attribute_rule *rule,
                                   struct base_arena *arena)
{
    switch (rule->type) {
    case TEMPLATE_NAME:
    case TEMPLATE_COLUMN_IDS:
        return base_translate(N_("small letters, digits, - and _"));
    case TEMPLATE_VARIABLE:
    case TEMPLATE_PARAMETERS:
        return base_translate(
            N_("names of small letters, digits and _, not starting with a digit"));
    case TEMPLATE_YES:
        return "ya, tidak";
    case TEMPLATE_CHOICE:
        return list_of(rule->values, arena);
    case TEMPLATE_NUMBER:
        return base_translate(N_("a whole number"));
    case TEMPLATE_LENGTH:
        return base_translate(N_("a length with its unit, such as 12pt, 30mm, 2.5cm"));
    case TEMPLATE_LENGTHS:
        return base_translate(N_("lengths separated by spaces, such as 3pt 4pt"));
    case TEMPLATE_WIDTH:
        return base_translate(N_("a length such as 30mm, a share such as 2*, auto"));
    case TEMPLATE_LEADING:
        return base_translate(N_("a length such as 16pt, a percentage such as 140%"));
    case TEMPLATE_COLOUR:
        return base_translate(
            N_("#RRGGBB or the name of a warna, also with a tint such as 12%; tanpa"));
    case TEMPLATE_PAPER:
        return base_translate(N_("A4, F4, laporan, or a size such as 215mm x 330mm"));
    case TEMPLATE_FILE:
        return base_translate(N_("a file name within the pack"));
    default:
        return base_translate(N_("another value"));
    }
}
