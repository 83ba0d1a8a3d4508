/* Checks texts: ids, dates, NIP, codes, colours, widths, pictures, choices. */
#include "model_reader.h"

#include <string.h>

#include "base_arena.h"
#include "base_file.h"
#include "base_length.h"
#include "base_utf8.h"

static bool all_digits(const char *text, size_t count)
{
    return strspn(text, "0123456789") >= count;
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + text[1] - '0';
}

/* Days of a month, Gregorian. */
static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* True when the text has the form of a date; *valid when there is such a day. */
static bool read_date(const char *text, bool *valid)
{
    size_t length = strlen(text);
    *valid = false;
    if ((length != 4 && length != 7 && length != 10) || !all_digits(text, 4))
        return false;
    int year = two_digits(text) * 100 + two_digits(text + 2);
    *valid = year >= 1900 && year <= 2199;
    if (length == 4)
        return true;
    if (text[4] != '-' || !all_digits(text + 5, 2))
        return false;
    int month = two_digits(text + 5);
    *valid = *valid && month >= 1 && month <= 12;
    if (length == 7)
        return true;
    if (text[7] != '-' || !all_digits(text + 8, 2))
        return false;
    int day = two_digits(text + 8);
    *valid = *valid && day >= 1 && day <= month_days(year, month);
    return true;
}

static void check_date(struct model_reader *reader, struct model_item item)
{
    bool valid = false;
    if (!read_date(item.value->text, &valid))
        model_wrong_kind(reader, item, NULL);
    else if (!valid)
        model_report(reader, item.value->origin, BASE_MESSAGE_MODEL_DATE, item.name,
                     item.value->text);
}

static void check_nip(struct model_reader *reader, struct model_item item)
{
    enum { DIGITS = 18 };
    const char *text = item.value->text;
    size_t digits = 0;
    size_t others = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        if (text[i] >= '0' && text[i] <= '9')
            digits++;
        else if (text[i] != ' ')
            others++;
    }
    if (others > 0)
        model_wrong_kind(reader, item, NULL);
    else if (digits != DIGITS)
        model_report(reader, item.value->origin, BASE_MESSAGE_MODEL_NIP, item.name, text,
                     base_format(reader->arena, "%zu", digits));
}

/* Groups of digits or X with single dots between them. */
static bool is_code(const char *text)
{
    bool group = false;
    for (; *text != '\0'; text++) {
        if (*text == '.') {
            if (!group)
                return false;
            group = false;
        } else if ((*text >= '0' && *text <= '9') || *text == 'X') {
            group = true;
        } else {
            return false;
        }
    }
    return group;
}

static bool is_colour(const char *text)
{
    return strlen(text) == 7 && text[0] == '#' && strspn(text + 1, "0123456789abcdefABCDEF") == 6;
}

/* A positive length with its unit, or a share such as 2*. */
static bool is_width(const char *text)
{
    size_t length = strlen(text);
    if (length > 0 && text[length - 1] == '*')
        return length <= 3 && text[0] != '0' && all_digits(text, length - 1);
    base_length width = 0;
    bool unit = length > 0 && (text[length - 1] < '0' || text[length - 1] > '9');
    return unit && base_length_parse(text, &width) && width > 0;
}

static bool is_rule(const char *text)
{
    if (strcmp(text, "*") == 0)
        return true;
    return strlen(text) == 4 && text[0] >= 'A' && text[0] <= 'Z' && all_digits(text + 1, 3);
}

/* Reports a picture that is not there, with those that are. */
static void report_picture(struct model_reader *reader, struct model_item item, const char *folder)
{
    const char *name = item.value->text;
    size_t count = 0;
    char **names = base_folder_list(reader->arena, folder, "", &count);
    const char **known = base_alloc_array(reader->arena, count + 1, sizeof *known);
    for (size_t i = 0; i < count; i++)
        known[i] = names[i];
    const char *near = base_nearest(name, known);
    if (near != NULL)
        model_report(reader, item.value->origin, BASE_MESSAGE_MODEL_PICTURE_NEAR, item.name, name,
                     near);
    else if (count == 0)
        model_report(reader, item.value->origin, BASE_MESSAGE_MODEL_NO_PICTURES, item.name, name);
    else
        model_report(reader, item.value->origin, BASE_MESSAGE_MODEL_PICTURE, item.name, name,
                     model_join(reader->arena, known));
}

/* Keeps the name of a picture; reports one outside gambar/ or that is not there. */
static void check_picture(struct model_reader *reader, struct model_item item)
{
    const char *name = item.value->text;
    const char *folder = base_path_join(reader->arena, reader->folder, "gambar");
    if (!base_path_is_local(name) || !base_path_stays_in(folder, name)) {
        model_report(reader, item.value->origin, BASE_MESSAGE_MODEL_PICTURE_PATH, item.name, name);
        return;
    }
    const char *path = base_path_join(reader->arena, folder, name);
    if (base_path_is_folder(path)) {
        model_report(reader, item.value->origin, BASE_MESSAGE_MODEL_PICTURE_FOLDER, item.name,
                     name);
        return;
    }
    if (base_path_exists(path))
        BASE_PUSH(reader->arena, reader->pictures, reader->picture_count, reader->picture_capacity,
                  name);
    else
        report_picture(reader, item, folder);
}

/* 100, 110, 120 */
static const char *join_numbers(struct base_arena *arena, const char *const *choices)
{
    struct base_buffer buffer = {.arena = arena};
    for (size_t i = 0; choices[i] != NULL; i++)
        base_buffer_format(&buffer, "%s%s", i == 0 ? "" : ", ", choices[i]);
    return base_buffer_get(&buffer);
}

const struct value *model_check_choice(struct model_reader *reader, struct model_item item)
{
    const struct value *value = item.value;
    const char *const *choices = item.field->choices;
    bool numbers = all_digits(choices[0], 1);
    const char *text = value->kind == VALUE_TEXT ? value->text : NULL;
    if (numbers)
        text = value->kind == VALUE_NUMBER ? value_rational_text(reader->arena, value->number, -1)
                                           : NULL;
    for (size_t i = 0; text != NULL && choices[i] != NULL; i++) {
        if (strcmp(choices[i], text) == 0)
            return value;
    }
    const char *near = text == NULL ? NULL : base_nearest(text, choices);
    const char *allowed =
        numbers ? join_numbers(reader->arena, choices) : model_join(reader->arena, choices);
    if (near != NULL && !numbers)
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_CHOICE_NEAR, item.name,
                     model_describe(reader, value), allowed, near);
    else
        model_report(reader, value->origin, BASE_MESSAGE_MODEL_CHOICE, item.name,
                     model_describe(reader, value), allowed);
    return value_null(reader->arena, value->origin);
}

/* True when a text holds nothing but blanks. */
static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\n\r")] == '\0';
}

static void check_form(struct model_reader *reader, struct model_item item)
{
    const char *text = item.value->text;
    bool good = true;
    switch (item.field->kind) {
    case MODEL_ID:
        good = model_is_id(text);
        break;
    case MODEL_DATE:
        check_date(reader, item);
        break;
    case MODEL_NIP:
        check_nip(reader, item);
        break;
    case MODEL_CODE:
        good = is_code(text);
        break;
    case MODEL_COLOUR:
        good = is_colour(text);
        break;
    case MODEL_WIDTH:
        good = is_width(text);
        break;
    case MODEL_RULE:
        good = is_rule(text);
        break;
    case MODEL_PICTURE:
        check_picture(reader, item);
        break;
    default:
        break;
    }
    if (!good)
        model_wrong_kind(reader, item, NULL);
}

const struct value *model_check_text(struct model_reader *reader, struct model_item item)
{
    const struct value *value = item.value;
    if (value->kind != VALUE_TEXT)
        return model_wrong_kind(reader, item, NULL);
    model_check_signs(reader, item.name, value, (item.field->flags & MODEL_PERSON) != 0);
    if (is_blank(value->text)) {
        if (item.field->need == MODEL_ISI)
            return model_missing(reader, value->origin);
        bool text = item.field->kind == MODEL_TEXT || item.field->kind == MODEL_PROSE;
        if (item.field->need == MODEL_STRUCTURAL || !text)
            model_report(reader, value->origin, BASE_MESSAGE_MODEL_EMPTY, item.name);
        return value;
    }
    check_form(reader, item);
    return value;
}
