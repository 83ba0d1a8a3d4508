/* Words about one figure: its filled formula, its rounding, its unit. */
#include "record_words.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "figures.h"
#include "format_number.h"
#include "value.h"

enum { DECIMALS = 12, MOST_OPERANDS = 6 };

/* A quantity with its satuan, or a range. */
static const char *record_words(struct base_arena *arena, const struct value *value)
{
    const struct value *number = value_get(value, "nilai");
    if (number != NULL) {
        return base_format(arena, "%s %s", record_value_words(arena, number),
                           value_text_or(value_get(value, "satuan"), ""));
    }
    if (value_get(value, "bawah") != NULL && value_get(value, "atas") != NULL) {
        return base_format(arena, "%s–%s", record_value_words(arena, value_get(value, "bawah")),
                           record_value_words(arena, value_get(value, "atas")));
    }
    return value_text_or(value_get(value, "teks"), value_kind_name(value->kind));
}

const char *record_value_words(struct base_arena *arena, const struct value *value)
{
    struct base_buffer list = {.arena = arena};
    struct format_number own = {FORMAT_OWN_DECIMALS, false, VALUE_HALF_UP};
    struct format_number cut = {DECIMALS, false, VALUE_TRUNCATE};
    switch (value->kind) {
    case VALUE_NUMBER:
        if (strchr(value_rational_text(arena, value->number, -1), '/') != NULL) {
            return base_format(arena, "%s…", format_number(arena, value->number, cut));
        }
        return format_number(arena, value->number, own);
    case VALUE_TEXT:
        return value->text;
    case VALUE_NULL:
        return base_translate(N_("empty"));
    case VALUE_MISSING:
        return base_translate(N_("not filled in yet"));
    case VALUE_LIST:
        for (size_t i = 0; i < value_count(value); i++) {
            base_buffer_format(&list, "%s%s", i == 0 ? "" : "; ",
                               record_value_words(arena, value_at(value, i)));
        }
        return base_buffer_get(&list);
    case VALUE_RECORD:
        return record_words(arena, value);
    default:
        return value->boolean ? "true" : "false";
    }
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

/* The longest operand whose name stands at a place of the formula as whole words; the count of
 * operands when none does. */
static size_t operand_at(const struct figures_record *record, const char *place, bool after_letter)
{
    size_t found = record->operand_count;
    size_t longest = 0;
    for (size_t i = 0; !after_letter && i < record->operand_count; i++) {
        size_t length = strlen(record->operands[i].name);
        if (length > longest && strncmp(place, record->operands[i].name, length) == 0 &&
            !is_letter(place[length])) {
            longest = length;
            found = i;
        }
    }
    return found;
}

const char *record_filled_formula(struct base_arena *arena, const struct figures_record *record)
{
    bool used[MOST_OPERANDS] = {false};
    size_t count = record->operand_count;
    bool branches =
        strstr(record->formula, " bila ") != NULL || strstr(record->formula, "; ") != NULL;
    if (count == 0 || count > MOST_OPERANDS || branches ||
        strcmp(record->formula, record->operands[0].name) == 0) {
        return NULL;
    }
    struct base_buffer filled = {.arena = arena};
    const char *place = record->formula;
    while (*place != '\0') {
        bool after_letter = place > record->formula && is_letter(place[-1]);
        size_t found = operand_at(record, place, after_letter);
        if (found == count) {
            base_buffer_char(&filled, *place++);
            continue;
        }
        used[found] = true;
        base_buffer_text(&filled, record_value_words(arena, record->operands[found].value));
        place += strlen(record->operands[found].name);
    }
    for (size_t i = 0; i < count; i++) {
        if (!used[i]) {
            return NULL;
        }
    }
    return base_buffer_get(&filled);
}

const char *record_rounding_words(struct base_arena *arena, const struct figures_record *record)
{
    const struct value_rational *number = value_number_or_null(record->value);
    enum { OWN = 4 };
    int decimals = record->decimals < 0 ? OWN : record->decimals;
    if (number == NULL ||
        value_rational_compare(
            number, value_rational_round(arena, number, decimals, VALUE_TRUNCATE)) == 0) {
        return NULL;
    }
    return base_format(arena,
                       record->rounding == VALUE_TRUNCATE
                           ? base_translate(N_("cut off after %d decimals"))
                           : base_translate(N_("rounded half up to %d decimals")),
                       decimals);
}

const char *record_empty_words(struct base_arena *arena, const struct figures_record *record)
{
    struct base_buffer names = {.arena = arena};
    struct base_buffer zeros = {.arena = arena};
    for (size_t i = 0; i < record->operand_count; i++) {
        const struct value *value = record->operands[i].value;
        if (value->kind == VALUE_NUMBER && value_rational_sign(value->number) == 0) {
            base_buffer_format(&zeros, "%s%s", zeros.length == 0 ? "" : ", ",
                               record->operands[i].name);
        }
        if (value->kind == VALUE_NULL || value->kind == VALUE_MISSING) {
            base_buffer_format(&names, "%s%s (%s)", names.length == 0 ? "" : ", ",
                               record->operands[i].name, record_value_words(arena, value));
        }
    }
    if (names.length > 0) {
        return base_format(arena, base_translate(N_("no value, because of %s")),
                           base_buffer_get(&names));
    }
    if (zeros.length > 0) {
        return base_format(arena,
                           base_translate(N_("no value: the formula gives none with %s = 0")),
                           base_buffer_get(&zeros));
    }
    return base_translate(N_("no value: the formula gives none for these operands"));
}

const char *record_unit_words(const struct figures_record *record)
{
    if (record->value->kind != VALUE_NUMBER) {
        return "";
    }
    switch (record->unit) {
    case FIGURES_PERCENT:
        return base_translate(N_("percent"));
    case FIGURES_MONEY:
        return base_translate(N_("rupiah"));
    default:
        return "";
    }
}
