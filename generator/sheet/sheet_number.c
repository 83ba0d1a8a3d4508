/* Numbers of a workbook as decimals of 15 digits, and as dates. */
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "sheet_reader.h"

enum { DIGIT_ROOM = 40, LARGEST_POWER = 30 };

/* A number as digits d[0..count) * 10^power, without leading zeros. */
struct decimal {
    char digits[DIGIT_ROOM];
    int count;
    int power; /* of the last digit */
    bool negative;
};

/* Reads the digits before an exponent; returns what follows, NULL when there is no digit. */
static const char *read_digits(const char *text, struct decimal *decimal)
{
    bool point = false;
    bool any = false;
    for (;; text++) {
        if (*text == '.' && !point) {
            point = true;
            continue;
        }
        if (*text < '0' || *text > '9')
            return any ? text : NULL;
        any = true;
        if (decimal->count == 0 && *text == '0') {
            decimal->power -= point;
            continue;
        }
        if (decimal->count < DIGIT_ROOM) {
            decimal->digits[decimal->count++] = *text;
            decimal->power -= point;
        } else {
            decimal->power += !point;
        }
    }
}

static bool read_decimal(const char *text, struct decimal *decimal)
{
    *decimal = (struct decimal){.negative = *text == '-'};
    text = read_digits(text + (*text == '-' || *text == '+'), decimal);
    if (text == NULL)
        return false;
    if (*text == 'e' || *text == 'E') {
        char *end = NULL;
        long power = strtol(text + 1, &end, 10);
        if (end == text + 1 || power > 400 || power < -400)
            return false;
        decimal->power += (int)power;
        text = end;
    }
    return *text == '\0';
}

/* Rounds to 15 digits, half up, and drops zeros at the end. */
static void round_decimal(struct decimal *decimal)
{
    if (decimal->count > SHEET_DIGITS) {
        bool up = decimal->digits[SHEET_DIGITS] >= '5';
        decimal->power += decimal->count - SHEET_DIGITS;
        decimal->count = SHEET_DIGITS;
        int i = SHEET_DIGITS - 1;
        for (; up && i >= 0; i--) {
            up = decimal->digits[i] == '9';
            decimal->digits[i] = up ? '0' : (char)(decimal->digits[i] + 1);
        }
        if (up) {
            decimal->digits[0] = '1';
            decimal->power++;
        }
    }
    while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '0') {
        decimal->count--;
        decimal->power++;
    }
}

const char *sheet_number(struct base_arena *arena, const char *text)
{
    struct decimal decimal;
    if (!read_decimal(text, &decimal))
        return NULL;
    round_decimal(&decimal);
    if (decimal.count == 0)
        return "0";
    if (decimal.count + decimal.power > LARGEST_POWER)
        return NULL;
    /* Smaller than any figure of a report: the noise of binary arithmetic. */
    if (decimal.count + decimal.power < -LARGEST_POWER)
        return "0";
    struct base_buffer buffer = {.arena = arena};
    if (decimal.negative)
        base_buffer_char(&buffer, '-');
    int whole = decimal.count + decimal.power;
    if (whole <= 0)
        base_buffer_text(&buffer, "0.");
    for (int i = whole; i < 0; i++)
        base_buffer_char(&buffer, '0');
    for (int i = 0; i < decimal.count; i++) {
        if (i == whole && i > 0)
            base_buffer_char(&buffer, '.');
        base_buffer_char(&buffer, decimal.digits[i]);
    }
    for (int i = decimal.count; i < whole; i++)
        base_buffer_char(&buffer, '0');
    return base_buffer_get(&buffer);
}

/* The civil date of a number of days since 1 March of the year 0. */
static const char *civil(struct base_arena *arena, long days, long seconds)
{
    long era = days / 146097;
    long of_era = days - era * 146097;
    long year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    long of_year = of_era - (365 * year + year / 4 - year / 100);
    long month = (5 * of_year + 2) / 153;
    long day = of_year - (153 * month + 2) / 5 + 1;
    long shown = month < 10 ? month + 3 : month - 9;
    long full = year + era * 400 + (shown <= 2);
    if (seconds == 0)
        return base_format(arena, "%04ld-%02ld-%02ld", full, shown, day);
    return base_format(arena, "%04ld-%02ld-%02ldT%02ld:%02ld:%02ld", full, shown, day,
                       seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* The fraction behind the point of a plain decimal in seconds of a day. */
static long seconds_of(const char *point)
{
    long long part = 0;
    long long whole = 1;
    for (int i = 1; *point == '.' && i <= 9 && point[i] >= '0' && point[i] <= '9'; i++) {
        part = part * 10 + (point[i] - '0');
        whole *= 10;
    }
    return (long)((part * 86400 + whole / 2) / whole);
}

const char *sheet_date(struct base_arena *arena, const char *number, bool from_1904)
{
    enum { LAST = 2958465, LEAP_GAP = 60, SECONDS = 86400 };
    char *point = NULL;
    long serial = strtol(number, &point, 10);
    if (serial < 0 || serial > LAST || *number == '-')
        return NULL;
    long seconds = seconds_of(point);
    serial += seconds / SECONDS;
    /* Day 1 is 1 January 1900, and Excel believes in 29 February 1900. */
    long start = from_1904 ? 695361 : 693900;
    if (!from_1904 && serial >= LEAP_GAP)
        start--;
    if (!from_1904 && serial == 0)
        return NULL;
    return civil(arena, start + serial, seconds % SECONDS);
}
