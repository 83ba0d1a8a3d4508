/* Dates in Indonesian form. */
#include "format_date.h"

#include <string.h>

#include "base_arena.h"
#include "format_number.h"
#include "format_words.h"

/* Room for two figures written by hand. */
#define BLANK_DAY                                                                                  \
    FORMAT_NO_BREAK_SPACE FORMAT_NO_BREAK_SPACE FORMAT_NO_BREAK_SPACE FORMAT_NO_BREAK_SPACE        \
        FORMAT_NO_BREAK_SPACE FORMAT_NO_BREAK_SPACE
/* Room for the name of a month. */
#define BLANK_MONTH BLANK_DAY BLANK_DAY BLANK_DAY

static const char *const months[] = {
    "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
    "Juli",    "Agustus",  "September", "Oktober", "November", "Desember",
};
static const char *const weekdays[] = {
    "Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu",
};

static const char *const style_names[] = {
    [FORMAT_DATE_FULL] = "lengkap", [FORMAT_DATE_WEEKDAY] = "hari",
    [FORMAT_DATE_MONTH] = "bulan",  [FORMAT_DATE_BLANK] = "kosong",
    [FORMAT_DATE_WORDS] = "kata",   [FORMAT_DATE_WEEKDAY_WORDS] = "hari_kata",
    [FORMAT_DATE_SHORT] = "pendek",
};

/* Reads exactly count digits; NULL when there are other characters. */
static const char *read_digits(const char *text, int count, int *number)
{
    *number = 0;
    for (int i = 0; i < count; i++, text++) {
        if (*text < '0' || *text > '9')
            return NULL;
        *number = *number * 10 + (*text - '0');
    }
    return text;
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/* Reads "-NN" with NN from 1 to limit. */
static const char *read_part(const char *text, int limit, int *number)
{
    if (*text != '-')
        return NULL;
    text = read_digits(text + 1, 2, number);
    return *number >= 1 && *number <= limit ? text : NULL;
}

bool format_date_parse(const char *text, struct format_date *date)
{
    struct format_date read = {0};
    text = read_digits(text, 4, &read.year);
    if (text == NULL || read.year < 1000)
        return false;
    if (*text != '\0')
        text = read_part(text, 12, &read.month);
    if (text != NULL && *text != '\0')
        text = read_part(text, days_of_month(read.year, read.month), &read.day);
    if (text == NULL || *text != '\0')
        return false;
    *date = read;
    return true;
}

const char *format_month_name(int month)
{
    return month >= 1 && month <= 12 ? months[month - 1] : NULL;
}

/* Sakamoto's rule for the Gregorian calendar. */
const char *format_weekday_name(struct format_date date)
{
    static const int shifts[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    if (date.day == 0)
        return NULL;
    int year = date.year - (date.month < 3);
    return weekdays[(year + year / 4 - year / 100 + year / 400 + shifts[date.month - 1] +
                     date.day) %
                    7];
}

static const char *full(struct base_arena *arena, struct format_date date)
{
    if (date.month == 0)
        return base_format(arena, "%d", date.year);
    if (date.day == 0)
        return base_format(arena, "%s %d", months[date.month - 1], date.year);
    return base_format(arena, "%d" FORMAT_NO_BREAK_SPACE "%s %d", date.day, months[date.month - 1],
                       date.year);
}

static const char *with_blanks(struct base_arena *arena, struct format_date date)
{
    if (date.month == 0)
        return base_format(arena, BLANK_MONTH "%d", date.year);
    if (date.day == 0)
        return base_format(arena, BLANK_DAY "%s %d", months[date.month - 1], date.year);
    return full(arena, date);
}

static const char *in_words(struct base_arena *arena, int number)
{
    return format_words_title(arena, value_rational_integer(arena, number), 0);
}

static const char *words(struct base_arena *arena, struct format_date date)
{
    const char *year = base_format(arena, "tahun %s", in_words(arena, date.year));
    if (date.month == 0)
        return year;
    const char *month = base_format(arena, "bulan %s %s", months[date.month - 1], year);
    if (date.day == 0)
        return month;
    return base_format(arena, "%s %s", in_words(arena, date.day), month);
}

static const char *short_form(struct base_arena *arena, struct format_date date)
{
    if (date.month == 0)
        return base_format(arena, "%d", date.year);
    if (date.day == 0)
        return base_format(arena, "%02d-%d", date.month, date.year);
    return base_format(arena, "%02d-%02d-%d", date.day, date.month, date.year);
}

/* Puts the weekday in front when the day is given. */
static const char *with_weekday(struct base_arena *arena, struct format_date date,
                                const char *between, const char *text)
{
    const char *weekday = format_weekday_name(date);
    return weekday == NULL ? text : base_format(arena, "%s%s%s", weekday, between, text);
}

const char *format_date(struct base_arena *arena, struct format_date date,
                        enum format_date_style style)
{
    switch (style) {
    case FORMAT_DATE_FULL:
        break;
    case FORMAT_DATE_WEEKDAY:
        return with_weekday(arena, date, ", ", full(arena, date));
    case FORMAT_DATE_MONTH:
        return full(arena, (struct format_date){.year = date.year, .month = date.month});
    case FORMAT_DATE_BLANK:
        return with_blanks(arena, date);
    case FORMAT_DATE_WORDS:
        return words(arena, date);
    case FORMAT_DATE_WEEKDAY_WORDS:
        return with_weekday(arena, date, " tanggal ", words(arena, date));
    case FORMAT_DATE_SHORT:
        return short_form(arena, date);
    }
    return full(arena, date);
}

bool format_date_style(const char *name, enum format_date_style *style)
{
    for (size_t i = 0; i < sizeof style_names / sizeof *style_names; i++) {
        if (strcmp(style_names[i], name) == 0) {
            *style = (enum format_date_style)i;
            return true;
        }
    }
    return false;
}
