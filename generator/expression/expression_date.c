/* Filters of dates, and which numbers are years. */
#include "expression_function.h"

#include <string.h>

#include "base_arena.h"
#include "format_date.h"

enum { MAX_NESTED_ORIGINS = 16 };

static struct base_arena *arena_of(const struct expression_call *call)
{
    return call->run->context->arena;
}

/* The text of a date argument; a number counts as a year. */
static const char *date_text(const struct expression_call *call)
{
    const struct value *value = call->arguments[0];
    if (value->kind == VALUE_TEXT)
        return value->text;
    return value_rational_text(arena_of(call), value->number, 0);
}

static bool read_date(const struct expression_call *call, struct format_date *date)
{
    const char *text = date_text(call);
    if (format_date_parse(text, date))
        return true;
    expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_DATE,
                     call->node->function->name, text);
    return false;
}

static const struct value *wrong_style(const struct expression_call *call, const char *style)
{
    return expression_fault(call->run, call->node, BASE_MESSAGE_EXPRESSION_STYLE,
                            call->node->function->name, style,
                            "lengkap hari bulan kosong kata hari_kata pendek");
}

const struct value *expression_tanggal(const struct expression_call *call)
{
    struct format_date date;
    enum format_date_style style = FORMAT_DATE_FULL;
    const char *name = value_text_or(expression_argument(call, 1), "lengkap");
    if (!format_date_style(name, &style))
        return wrong_style(call, name);
    if (!read_date(call, &date))
        return expression_faulty(call->run);
    return expression_text_result(call, format_date(arena_of(call), date, style));
}

/* A name, or null when the date does not give that part. */
static const struct value *name_or_null(const struct expression_call *call, const char *name)
{
    if (name == NULL)
        return value_null(arena_of(call), call->arguments[0]->origin);
    return expression_text_result(call, name);
}

const struct value *expression_bulan(const struct expression_call *call)
{
    struct format_date date;
    long long month = expression_integer(call, 0, 0);
    const char *name = month > 12 ? NULL : format_month_name(month < 1 ? 0 : (int)month);
    if (name != NULL)
        return expression_text_result(call, name);
    if (!read_date(call, &date))
        return expression_faulty(call->run);
    return name_or_null(call, format_month_name(date.month));
}

const struct value *expression_hari(const struct expression_call *call)
{
    struct format_date date;
    if (!read_date(call, &date))
        return expression_faulty(call->run);
    return name_or_null(call, format_weekday_name(date));
}

const struct value *expression_tahun_dari(const struct expression_call *call)
{
    struct format_date date;
    if (!read_date(call, &date))
        return expression_faulty(call->run);
    return expression_year(call, date.year);
}

const struct value *expression_year(const struct expression_call *call, long long year)
{
    struct base_sources *sources = call->run->context->sources;
    base_origin origin = call->arguments[0]->origin;
    if (!expression_is_year(sources, origin))
        origin = base_origin_figure(sources, "tahun", origin);
    return value_integer(arena_of(call), origin, year);
}

/* "tahun", "tahun_lalu", but not "tahun_2022", whose members are no years. */
static bool is_year_name(const char *key)
{
    return strncmp(key, "tahun", 5) == 0 && strpbrk(key, "0123456789") == NULL;
}

/* The last part of the path of a figure. */
static const char *last_part(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot == NULL ? path : dot + 1;
}

static bool is_member_of(const struct base_sources *sources, base_origin parent, const char *key)
{
    struct base_origin_record record = base_origin_get(sources, parent);
    return record.kind == BASE_ORIGIN_MEMBER && strcmp(record.key, key) == 0;
}

static bool is_period_end(const struct base_sources *sources, struct base_origin_record record)
{
    bool named = strcmp(record.key, "awal") == 0 || strcmp(record.key, "akhir") == 0;
    return named && is_member_of(sources, record.parent, "renstra");
}

/* A member below a record of years: data.tahun_tertulis.apbd. */
static bool is_among_years(const struct base_sources *sources, base_origin parent)
{
    struct base_origin_record record = base_origin_get(sources, parent);
    return record.kind == BASE_ORIGIN_MEMBER && is_year_name(record.key);
}

static bool is_year_at(const struct base_sources *sources, base_origin origin, int depth);

/* A year and a number from a template, or two years: tahun - 1. */
static bool is_year_computed(const struct base_sources *sources, struct base_origin_record record,
                             int depth)
{
    bool first = is_year_at(sources, record.parent, depth);
    bool second = is_year_at(sources, record.other, depth);
    bool first_place = base_origin_get(sources, record.parent).kind == BASE_ORIGIN_PLACE;
    bool second_place = base_origin_get(sources, record.other).kind == BASE_ORIGIN_PLACE;
    return (first && (second || second_place)) || (second && first_place);
}

static bool is_year_at(const struct base_sources *sources, base_origin origin, int depth)
{
    struct base_origin_record record = base_origin_get(sources, origin);
    if (origin == 0 || depth > MAX_NESTED_ORIGINS)
        return false;
    if (record.kind == BASE_ORIGIN_COMPUTED)
        return is_year_computed(sources, record, depth + 1);
    if (record.key == NULL)
        return false;
    if (record.kind == BASE_ORIGIN_FIGURE)
        return is_year_name(last_part(record.key));
    return record.kind == BASE_ORIGIN_MEMBER &&
           (is_year_name(record.key) || is_period_end(sources, record) ||
            is_among_years(sources, record.parent));
}

bool expression_is_year(const struct base_sources *sources, base_origin origin)
{
    return is_year_at(sources, origin, 0);
}
