/* Where inputs and figures stand, as references in formulas. */
#include "workpaper_book.h"

#include <string.h>

const char *workpaper_here(struct workpaper_book *book, uint32_t row, uint32_t column)
{
    return sheet_reference(book->arena, row, column, false);
}

/* 'It''s'! */
static const char *sheet_prefix(struct workpaper_book *book, const struct workpaper_page *page)
{
    struct base_buffer buffer = {.arena = book->arena};
    base_buffer_char(&buffer, '\'');
    for (const char *c = page->name; *c != '\0'; c++) {
        base_buffer_repeat(&buffer, *c, *c == '\'' ? 2 : 1);
    }
    base_buffer_text(&buffer, "'!");
    return base_buffer_get(&buffer);
}

const char *workpaper_reference(struct workpaper_book *book, const struct workpaper_page *from,
                                struct workpaper_place place, bool fixed)
{
    const char *cell = sheet_reference(book->arena, place.row, place.column, fixed);
    return place.page == from
               ? cell
               : base_format(book->arena, "%s%s", sheet_prefix(book, place.page), cell);
}

const char *workpaper_range(struct workpaper_book *book, const struct workpaper_page *page,
                            uint32_t column, uint32_t first, uint32_t last)
{
    return base_format(book->arena, "%s%s:%s", sheet_prefix(book, page),
                       sheet_reference(book->arena, first, column, true),
                       sheet_reference(book->arena, last, column, true));
}

const struct figures_record *workpaper_record_of(struct workpaper_book *book,
                                                 const struct value *value)
{
    if (value == NULL || value->origin == 0) {
        return NULL;
    }
    struct base_origin_record origin = base_origin_get(book->report->sources, value->origin);
    return origin.kind == BASE_ORIGIN_FIGURE && origin.key != NULL
               ? figures_find(book->figures, origin.key)
               : NULL;
}

struct workpaper_place workpaper_place_of(struct workpaper_book *book, const struct value *value)
{
    const struct figures_record *record = workpaper_record_of(book, value);
    if (record != NULL) {
        return book->places[record - book->figures->records];
    }
    if (value->origin == 0 || value->origin >= book->origin_count) {
        return (struct workpaper_place){0};
    }
    struct base_origin_record origin = base_origin_get(book->report->sources, value->origin);
    for (size_t i = 0; origin.kind == BASE_ORIGIN_FIGURE && i < book->extra_count; i++) {
        if (strcmp(book->extras[i].path, origin.key) == 0) {
            return book->extras[i].place;
        }
    }
    return book->origins[value->origin];
}

/* Gives an input that no page shows a row of its own. */
static struct workpaper_place place_input(struct workpaper_book *book, const struct value *value)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_INPUTS];
    struct base_origin_record origin = base_origin_get(book->report->sources, value->origin);
    if (value->origin == 0 || value->origin >= book->origin_count ||
        (origin.kind != BASE_ORIGIN_MEMBER && origin.kind != BASE_ORIGIN_ELEMENT)) {
        return (struct workpaper_place){0};
    }
    struct base_buffer path = {.arena = book->arena};
    base_origin_describe(book->report->sources, value->origin, &path);
    uint32_t row = page->rows;
    workpaper_text(book, page, row, 0, base_buffer_get(&path), &workpaper_plain);
    workpaper_value(book, page, row, 1, value);
    return book->origins[value->origin];
}

static struct workpaper_place find_place(struct workpaper_book *book, const struct value *value,
                                         bool averaged)
{
    const struct figures_record *record = workpaper_record_of(book, value);
    size_t index = record == NULL ? 0 : (size_t)(record - book->figures->records);
    if (record != NULL && averaged && book->averaged[index].page != NULL) {
        return book->averaged[index];
    }
    struct workpaper_place place = workpaper_place_of(book, value);
    return place.page != NULL || record != NULL ? place : place_input(book, value);
}

const char *workpaper_operand(struct workpaper_book *book, const struct workpaper_page *from,
                              const struct value *value)
{
    struct workpaper_place place = find_place(book, value, false);
    if (place.page != NULL) {
        return workpaper_reference(book, from, place, false);
    }
    if (value->kind == VALUE_NUMBER) {
        return workpaper_result(book, value);
    }
    return value->kind == VALUE_MISSING ? "\"?\"" : book->null;
}

/* Places that follow each other in a column become one range. */
static const char *join(struct workpaper_book *book, const struct workpaper_page *from,
                        const struct workpaper_place *places, size_t count, size_t *parts)
{
    struct base_buffer buffer = {.arena = book->arena};
    *parts = 0;
    for (size_t i = 0; i < count; ++*parts) {
        size_t end = i + 1;
        while (end < count && places[end].page == places[i].page &&
               places[end].column == places[i].column &&
               places[end].row == places[i].row + (end - i)) {
            end++;
        }
        base_buffer_format(&buffer, "%s%s", i == 0 ? "" : ",",
                           workpaper_reference(book, from, places[i], false));
        if (end - i > 1) {
            base_buffer_format(&buffer, ":%s",
                               workpaper_here(book, places[end - 1].row, places[end - 1].column));
        }
        i = end;
    }
    return base_buffer_get(&buffer);
}

const char *workpaper_copies(struct workpaper_book *book, const struct workpaper_page *from,
                             const struct value *const *values, size_t count, bool averaged)
{
    struct workpaper_page *page = &book->sheets[WORKPAPER_PARTS];
    uint32_t first = page->rows;
    (void)from;
    for (size_t i = 0; i < count; i++) {
        uint32_t row = page->rows;
        struct workpaper_place place = find_place(book, values[i], averaged);
        if (place.page == NULL) {
            workpaper_text(book, page, row, 0, workpaper_result(book, values[i]), &workpaper_plain);
            continue;
        }
        const char *at = workpaper_reference(book, page, place, false);
        workpaper_formula(book, page, row, 0,
                          base_format(book->arena, "=IF(ISNUMBER(%s),%s,\"\")", at, at),
                          values[i]->kind == VALUE_NUMBER ? workpaper_result(book, values[i]) : "",
                          &workpaper_plain);
    }
    return workpaper_range(book, page, 0, first, page->rows - 1);
}

const char *workpaper_list(struct workpaper_book *book, const struct workpaper_page *from,
                           const struct value *const *values, size_t count, bool averaged)
{
    enum { MOST_PARTS = 100, LONGEST = 2500 };
    struct workpaper_place *places = base_alloc_array(book->arena, count, sizeof *places);
    size_t found = 0, parts = 0;
    for (size_t i = 0; i < count; i++) {
        struct workpaper_place place = find_place(book, values[i], averaged);
        if (place.page != NULL) {
            places[found++] = place;
        }
    }
    const char *text = join(book, from, places, found, &parts);
    if (parts > MOST_PARTS || strlen(text) > LONGEST) {
        return workpaper_copies(book, from, values, count, averaged);
    }
    return found == 0 ? NULL : text;
}

const char *workpaper_guard(struct workpaper_book *book, const struct workpaper_page *from,
                            const struct figures_record *record, const char *formula)
{
    struct base_buffer tests = {.arena = book->arena};
    for (size_t i = 0; i < record->operand_count; i++) {
        const struct value *value = record->operands[i].value;
        if (value->kind == VALUE_MISSING && tests.length < 500) {
            base_buffer_format(&tests, "%s%s=\"?\"", tests.length == 0 ? "" : ",",
                               workpaper_operand(book, from, value));
        }
    }
    if (formula == NULL || tests.length == 0) {
        return formula == NULL ? NULL : base_format(book->arena, "=%s", formula);
    }
    return base_format(book->arena, "=IF(OR(%s),\"?\",%s)", base_buffer_get(&tests), formula);
}
