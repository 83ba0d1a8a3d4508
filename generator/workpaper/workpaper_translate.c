/* Expressions of computed columns as formulas: arithmetic, comparison, choice, and the functions
 * that a spreadsheet has too. What is empty in arithmetic empties the result. */
#include "workpaper_book.h"

#include <string.h>

/* A reader of an expression. good becomes false at what has no formula. */
struct reader {
    const struct workpaper_columns *columns;
    const char *at;
    bool good;
    int depth;
    struct base_buffer needs; /* references that must be numbers: "C3,D3" */
    size_t need_count;
};

static const char *read_choice(struct reader *reader);

static struct base_arena *arena_of(const struct reader *reader)
{
    return reader->columns->book->arena;
}

static const char *fail(struct reader *reader)
{
    reader->good = false;
    return "0";
}

static void skip(struct reader *reader)
{
    while (*reader->at == ' ' || *reader->at == '\n' || *reader->at == '\t') {
        reader->at++;
    }
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || c == '_' || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool sign(struct reader *reader, const char *text)
{
    skip(reader);
    size_t length = strlen(text);
    if (strncmp(reader->at, text, length) != 0) {
        return false;
    }
    reader->at += length;
    return true;
}

static bool word(struct reader *reader, const char *text)
{
    skip(reader);
    size_t length = strlen(text);
    char next = strncmp(reader->at, text, length) == 0 ? reader->at[length] : 'a';
    if (is_letter(next) || is_digit(next)) {
        return false;
    }
    reader->at += length;
    return true;
}

static const char *read_number(struct reader *reader)
{
    const char *start = reader->at;
    while (is_digit(*reader->at) || *reader->at == '.') {
        reader->at++;
    }
    return base_copy(arena_of(reader), start, (size_t)(reader->at - start));
}

/* A part with its own list of needs, guarded by them. */
static const char *guarded(struct reader *reader, const char *(*read)(struct reader *))
{
    struct base_buffer outer = reader->needs;
    size_t outer_count = reader->need_count;
    reader->needs = (struct base_buffer){.arena = arena_of(reader)};
    reader->need_count = 0;
    const char *text = read(reader);
    if (reader->need_count > 0) {
        text = base_format(arena_of(reader), "IF(COUNT(%s)=%zu,%s,%s)",
                           base_buffer_get(&reader->needs), reader->need_count, text,
                           reader->columns->book->null);
    }
    reader->needs = outer;
    reader->need_count = outer_count;
    return text;
}

/* Items of a list in brackets; empty ones do not count, so that none of them is needed. */
static const char *read_list(struct reader *reader)
{
    struct base_buffer list = {.arena = arena_of(reader)};
    if (!sign(reader, "[")) {
        return fail(reader);
    }
    do {
        base_buffer_format(&list, "%s%s", list.length == 0 ? "" : ",",
                           guarded(reader, read_choice));
    } while (sign(reader, ","));
    return sign(reader, "]") ? base_buffer_get(&list) : fail(reader);
}

static const char *read_call(struct reader *reader, const char *name)
{
    static const struct {
        const char *name, *function;
    } lists[] = {{"jumlah", "SUM"}, {"rata", "AVERAGE"}, {"terkecil", "MIN"}, {"terbesar", "MAX"}};
    struct base_arena *arena = arena_of(reader);
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (strcmp(name, lists[i].name) == 0) {
            const char *list = read_list(reader);
            bool plain = strpbrk(list, "(+-*/") == NULL; /* references only: texts do not count */
            return plain && sign(reader, ")")
                       ? base_format(arena, "IF(COUNT(%s)>0,%s(%s),%s)", list, lists[i].function,
                                     list, reader->columns->book->null)
                       : fail(reader);
        }
    }
    const char *first = read_choice(reader);
    const char *second = sign(reader, ",") ? read_choice(reader) : NULL;
    if (!sign(reader, ")")) {
        return fail(reader);
    }
    if (strcmp(name, "mutlak") == 0 && second == NULL) {
        return base_format(arena, "ABS(%s)", first);
    }
    if (strcmp(name, "bulat") == 0) {
        const char *places = second == NULL ? "0" : second;
        return base_format(arena, "IF(%s=\"potong\",TRUNC(%s,%s),ROUND(%s,%s))",
                           reader->columns->book->settings[WORKPAPER_ROUNDING], first, places,
                           first, places);
    }
    if (strcmp(name, "bagi") == 0 && second != NULL) {
        return base_format(arena, "IF((%s)<>0,(%s)/(%s),%s)", second, first, second,
                           reader->columns->book->null);
    }
    return fail(reader);
}

static const char *read_name(struct reader *reader)
{
    const char *start = reader->at;
    while (is_letter(*reader->at) || is_digit(*reader->at)) {
        reader->at++;
    }
    size_t length = (size_t)(reader->at - start);
    if (sign(reader, "(")) {
        return read_call(reader, base_copy(arena_of(reader), start, length));
    }
    skip(reader);
    const char *reference = reader->columns->find(reader->columns, start, length);
    if (reference == NULL || *reader->at == '.' || *reader->at == '[' || *reader->at == '|') {
        return fail(reader);
    }
    base_buffer_format(&reader->needs, "%s%s", reader->need_count == 0 ? "" : ",", reference);
    reader->need_count++;
    return reference;
}

static const char *read_primary(struct reader *reader)
{
    skip(reader);
    if (is_digit(*reader->at)) {
        return read_number(reader);
    }
    if (sign(reader, "(")) {
        const char *inner = read_choice(reader);
        return sign(reader, ")") ? base_format(arena_of(reader), "(%s)", inner) : fail(reader);
    }
    if (sign(reader, "-")) {
        return base_format(arena_of(reader), "(0-%s)", read_primary(reader));
    }
    if (word(reader, "null")) {
        return fail(reader);
    }
    return is_letter(*reader->at) ? read_name(reader) : fail(reader);
}

static const char *read_product(struct reader *reader)
{
    const char *left = read_primary(reader);
    for (skip(reader); reader->good && (*reader->at == '*' || *reader->at == '/'); skip(reader)) {
        char operation = *reader->at++;
        left = base_format(arena_of(reader), "%s%c%s", left, operation, read_primary(reader));
    }
    return *reader->at == '|' ? fail(reader) : left;
}

static const char *read_sum(struct reader *reader)
{
    const char *left = read_product(reader);
    for (skip(reader); reader->good && (*reader->at == '+' || *reader->at == '-'); skip(reader)) {
        char operation = *reader->at++;
        left = base_format(arena_of(reader), "%s%c%s", left, operation, read_product(reader));
    }
    return left;
}

/* A comparison; what is empty compares false, so that its sides are not needed outside. */
static const char *read_condition(struct reader *reader)
{
    static const struct {
        const char *sign, *formula;
    } signs[] = {{"==", "="}, {"!=", "<>"}, {"<=", "<="}, {">=", ">="}, {"<", "<"}, {">", ">"}};
    const char *left = read_sum(reader);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (sign(reader, signs[i].sign)) {
            if (i < 2) { /* of empty ones these ask for more than numbers */
                return fail(reader);
            }
            return base_format(arena_of(reader), "(%s)%s(%s)", left, signs[i].formula,
                               read_sum(reader));
        }
    }
    return fail(reader);
}

static const char *read_test(struct reader *reader)
{
    struct base_arena *arena = arena_of(reader);
    struct base_buffer outer = reader->needs;
    size_t outer_count = reader->need_count;
    reader->needs = (struct base_buffer){.arena = arena};
    reader->need_count = 0;
    const char *test = read_condition(reader);
    if (reader->need_count > 0) {
        test = base_format(arena, "IF(COUNT(%s)=%zu,%s,FALSE)", base_buffer_get(&reader->needs),
                           reader->need_count, test);
    }
    reader->needs = outer;
    reader->need_count = outer_count;
    return test;
}

static const char *read_choice(struct reader *reader)
{
    enum { DEEPEST = 30 };
    if (!reader->good || ++reader->depth > DEEPEST) {
        return fail(reader);
    }
    const char *result;
    if (word(reader, "if")) {
        const char *test = read_test(reader);
        const char *yes = word(reader, "then") ? guarded(reader, read_choice) : fail(reader);
        const char *no = word(reader, "else") ? guarded(reader, read_choice) : fail(reader);
        result = base_format(arena_of(reader), "IF(%s,%s,%s)", test, yes, no);
    } else {
        result = read_sum(reader);
    }
    reader->depth--;
    return result;
}

const char *workpaper_translate(const struct workpaper_columns *columns, const char *expression)
{
    struct reader reader = {.columns = columns, .at = expression, .good = true};
    reader.needs.arena = columns->book->arena;
    const char *text = guarded(&reader, read_choice);
    skip(&reader);
    return reader.good && *reader.at == '\0'
               ? base_format(columns->book->arena, "IFERROR(%s,%s)", text, columns->book->null)
               : NULL;
}
