/* Checks numbers and the forms of a value. */
#include "model_reader.h"

#include <string.h>

#include "base_arena.h"

/* A text that begins like a number: its digits and separators, and what follows. */
struct number_text {
    const char *digits; /* first digit */
    size_t length;      /* of digits, dots and commas */
    const char *rest;   /* unit, without leading blanks and ",-" */
    bool negative;
};

/* Looks for a number at the start of a text, with "Rp" before it allowed. */
static bool find_number(const char *text, struct number_text *found)
{
    text += strspn(text, " ");
    if (strncmp(text, "Rp", 2) == 0)
        text += 2 + strspn(text + 2, ". ");
    found->negative = *text == '-';
    if (*text == '-' || *text == '+')
        text++;
    size_t length = strspn(text, "0123456789.,");
    if (*text < '0' || *text > '9')
        return false;
    const char *rest = text + length;
    while (length > 1 && (text[length - 1] == '.' || text[length - 1] == ','))
        length--;
    found->digits = text;
    found->length = length;
    if (*rest == '-')
        rest++;
    found->rest = rest + strspn(rest, " ");
    return true;
}

static size_t count_of(const struct number_text *number, char byte)
{
    size_t count = 0;
    for (size_t i = 0; i < number->length; i++)
        count += number->digits[i] == byte;
    return count;
}

/* The number as JSON, when the separator decimal (0 = none) stands before its decimals. */
static const char *as_json(struct base_arena *arena, const struct number_text *number, char decimal)
{
    struct base_buffer buffer = {.arena = arena};
    if (number->negative)
        base_buffer_char(&buffer, '-');
    bool leading = true;
    for (size_t i = 0; i < number->length; i++) {
        char byte = number->digits[i];
        bool digit = byte >= '0' && byte <= '9';
        bool last = i + 1 == number->length ||
                    !(number->digits[i + 1] >= '0' && number->digits[i + 1] <= '9');
        if (leading && byte == '0' && !last)
            continue;
        leading = leading && !digit;
        if (digit)
            base_buffer_char(&buffer, byte);
        else if (byte == decimal)
            base_buffer_char(&buffer, '.');
    }
    return base_buffer_get(&buffer);
}

/* Decides which separator stands before decimals; false when that cannot be known. */
static bool find_decimal(const struct number_text *number, char *decimal)
{
    bool zero = number->length > 1 && number->digits[0] == '0';
    size_t dots = count_of(number, '.');
    size_t commas = count_of(number, ',');
    *decimal = 0;
    if (dots > 0 && commas > 0) {
        for (size_t i = 0; i < number->length; i++) {
            if (number->digits[i] == '.' || number->digits[i] == ',')
                *decimal = number->digits[i];
        }
        return count_of(number, *decimal) == 1;
    }
    if (dots + commas != 1)
        return true;
    char separator = dots == 1 ? '.' : ',';
    const char *after = memchr(number->digits, separator, number->length);
    size_t decimals = number->length - (size_t)(after - number->digits) - 1;
    *decimal = separator;
    return decimals != 3 || zero;
}

bool model_report_number_text(struct model_reader *reader, struct model_item item)
{
    struct number_text number;
    const char *text = item.value->text;
    base_origin origin = item.value->origin;
    if (!find_number(text, &number))
        return false;
    char decimal = 0;
    if (!find_decimal(&number, &decimal)) {
        const char *whole = as_json(reader->arena, &number, 0);
        const char *broken = as_json(reader->arena, &number, decimal);
        model_report(reader, origin, BASE_MESSAGE_MODEL_NUMBER_AMBIGUOUS, item.name, text, whole,
                     broken);
        return true;
    }
    const char *json = as_json(reader->arena, &number, decimal);
    if (*number.rest == '\0')
        model_report(reader, origin, BASE_MESSAGE_MODEL_NUMBER_TEXT, item.name, text, json);
    else if (item.field->kind == MODEL_VALUE)
        model_report(reader, origin, BASE_MESSAGE_MODEL_NUMBER_UNIT, item.name, text, json,
                     number.rest);
    else
        model_report(reader, origin, BASE_MESSAGE_MODEL_NUMBER_REST, item.name, text, json);
    return true;
}

bool model_check_limits(struct model_reader *reader, const char *name, const struct value *value)
{
    const long long LARGEST = 1000000000000000000;
    enum { DECIMAL_FACTOR = 1000000 };
    struct base_arena *arena = reader->arena;
    const struct value_rational *size = value_rational_absolute(arena, value->number);
    if (value_rational_compare(size, value_rational_integer(arena, LARGEST)) > 0) {
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_NUMBER_SIZE, name,
                     value_rational_text(arena, value->number, -1));
        return false;
    }
    if (value_rational_is_integer(size))
        return true;
    if (!value_rational_is_integer(
            value_rational_multiply(arena, size, value_rational_integer(arena, DECIMAL_FACTOR)))) {
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_DECIMALS, name,
                     value_rational_text(arena, value->number, -1));
        return false;
    }
    return true;
}

/* True for a number inside the limits of its field. */
static bool is_in_range(struct model_reader *reader, const struct model_field *field,
                        const struct value_rational *number)
{
    long long low = field->kind == MODEL_YEAR ? 1900 : field->low;
    long long high = field->kind == MODEL_YEAR ? 2199 : field->high;
    if (low == 0 && high == 0)
        return true;
    return value_rational_compare(number, value_rational_integer(reader->arena, low)) >= 0 &&
           value_rational_compare(number, value_rational_integer(reader->arena, high)) <= 0;
}

const struct value *model_check_number(struct model_reader *reader, struct model_item item)
{
    const struct value *value = item.value;
    const struct model_field *field = item.field;
    if (value->kind == VALUE_TEXT && model_report_number_text(reader, item))
        return value_null(reader->arena, value->origin);
    if (value->kind != VALUE_NUMBER)
        return model_wrong_kind(reader, item, NULL);
    bool whole = field->kind == MODEL_NUMBER || value_rational_is_integer(value->number);
    if (!whole || (field->kind == MODEL_YEAR && !is_in_range(reader, field, value->number)))
        return model_wrong_kind(reader, item, NULL);
    if (!model_check_limits(reader, item.name, value))
        return value_null(reader->arena, value->origin);
    if (!is_in_range(reader, field, value->number)) {
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_RANGE, item.name,
                     base_format(reader->arena, "%lld", field->low),
                     base_format(reader->arena, "%lld", field->high),
                     value_rational_text(reader->arena, value->number, -1));
        return value_null(reader->arena, value->origin);
    }
    return value;
}

/* Checks a value that is given as a record. */
static const struct value *check_value_record(struct model_reader *reader,
                                              const struct value *value)
{
    const struct model_type *type = &model_type_nilai_satuan;
    if (value_get(value, "teks") != NULL)
        type = &model_type_nilai_teks;
    else if (value_get(value, "bawah") != NULL || value_get(value, "atas") != NULL)
        type = &model_type_nilai_rentang;
    const struct value *checked = model_check_record(reader, type, value, NULL);
    const struct value_rational *low = value_number_or_null(value_get(checked, "bawah"));
    const struct value_rational *high = value_number_or_null(value_get(checked, "atas"));
    if (low != NULL && high != NULL && value_rational_compare(low, high) > 0)
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_RANGE_ORDER, "");
    return checked;
}

/* Checks a value that is given as a list of amounts. */
static const struct value *check_value_list(struct model_reader *reader, struct model_item item)
{
    const struct value *list = item.value;
    const struct value **items = base_alloc_array(reader->arena, value_count(list), sizeof *items);
    for (size_t i = 0; i < value_count(list); i++) {
        struct model_item below = {item.field, item.name, value_at(list, i)};
        items[i] = below.value;
        if (below.value->kind == VALUE_RECORD)
            items[i] = check_value_record(reader, below.value);
        else
            model_wrong_kind(reader, below, "{\"nilai\": 610, \"satuan\": \"Lembar\"}");
    }
    return value_list(reader->arena, list->origin, items, value_count(list));
}

const struct value *model_check_value(struct model_reader *reader, struct model_item item)
{
    const struct value *value = item.value;
    switch (value->kind) {
    case VALUE_NULL:
        return value;
    case VALUE_NUMBER:
        return model_check_limits(reader, item.name, value)
                   ? value
                   : value_null(reader->arena, value->origin);
    case VALUE_TEXT:
        if (!model_report_number_text(reader, item))
            return model_check_text(reader, item);
        return value_null(reader->arena, value->origin);
    case VALUE_RECORD:
        return check_value_record(reader, value);
    case VALUE_LIST:
        return check_value_list(reader, item);
    default:
        return model_wrong_kind(reader, item, NULL);
    }
}

const struct value *model_check_scalar(struct model_reader *reader, struct model_item item)
{
    switch (item.field->kind) {
    case MODEL_NUMBER:
    case MODEL_INTEGER:
    case MODEL_YEAR:
        return model_check_number(reader, item);
    case MODEL_VALUE:
        return model_check_value(reader, item);
    case MODEL_BOOL:
        if (item.value->kind == VALUE_BOOL)
            return item.value;
        return model_wrong_kind(reader, item, NULL);
    case MODEL_CHOICE:
        return model_check_choice(reader, item);
    default:
        return model_check_text(reader, item);
    }
}

/* A key can be printed, too. */
static void check_key(struct model_reader *reader, const struct value_entry *entry)
{
    const char *at = entry->key;
    while (*at >= ' ' && *at <= '~')
        at++;
    if (*at != '\0')
        model_check_signs(reader, base_translate(N_("this text")),
                          value_text(reader->arena, entry->value->origin, entry->key), false);
}

const struct value *model_check_any(struct model_reader *reader, const struct value *value)
{
    if (model_is_mark(value))
        return model_missing(reader, value->origin);
    if (value->kind == VALUE_NUMBER)
        model_check_limits(reader, base_translate(N_("this number")), value);
    if (value->kind == VALUE_TEXT)
        model_check_signs(reader, base_translate(N_("this text")), value, false);
    size_t count = value_count(value);
    if (value->kind == VALUE_LIST) {
        const struct value **items = base_alloc_array(reader->arena, count, sizeof *items);
        for (size_t i = 0; i < count; i++)
            items[i] = model_check_any(reader, value_at(value, i));
        return value_list_of(reader->arena, value->origin, items, count);
    }
    if (value->kind == VALUE_RECORD) {
        const struct value **values = base_alloc_array(reader->arena, count, sizeof *values);
        for (size_t i = 0; i < count; i++) {
            const struct value_entry entry = value_entry_at(value, i);
            check_key(reader, &entry);
            values[i] = model_check_any(reader, entry.value);
        }
        return value_record_of(reader->arena, value->origin, value->record.shape, values, false);
    }
    return value;
}
