/* List markers of Indonesian official writing, brought to the forms that cmark knows. */
#include "narrative_marker.h"

#include <string.h>

#include "base_arena.h"
#include "document.h"
#include "narrative.h"

const char *narrative_label(struct base_arena *arena, const char *marker, long number)
{
    static const char counters[] = "1aAiI";
    static const char *const formats[] = {"{n}", "{1:a}", "{1:A}", "{1:i}", "{1:I}"};
    const char *place = strpbrk(marker, counters);
    if (place == NULL)
        return base_copy_text(arena, marker);
    const char *format = formats[strchr(counters, *place) - counters];
    long numbers[6] = {number};
    return base_format(arena, "%.*s%s%s", (int)(place - marker), marker,
                       document_number_text(arena, format, numbers, number), place + 1);
}

/* A marker as found in a line. */
struct found {
    size_t width;     /* bytes, brackets included */
    bool open;        /* "(" before */
    char close;       /* '.' or ')' */
    const char *word; /* between them */
    size_t length;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Looks for "word." "word)" "(word)" and a space behind it. */
static bool find_marker(const char *text, size_t length, struct found *found)
{
    size_t at = 0;
    found->open = length > 0 && text[0] == '(';
    at += found->open;
    found->word = text + at;
    while (at < length && (is_digit(text[at]) || is_letter(text[at])))
        at++;
    found->length = (size_t)(text + at - found->word);
    if (found->length == 0 || found->length > 6 || at + 1 >= length)
        return false;
    found->close = text[at];
    found->width = at + 1;
    bool closes = found->open ? found->close == ')' : found->close == '.' || found->close == ')';
    return closes && (text[at + 1] == ' ' || text[at + 1] == '\t');
}

static long roman_digit(char c)
{
    static const char letters[] = "ivxlcIVXLC";
    static const long values[] = {1, 5, 10, 50, 100};
    const char *place = strchr(letters, c);
    return place == NULL ? 0 : values[(place - letters) % 5];
}

/* The value of a roman numeral, or 0. */
static long roman_value(const char *word, size_t length)
{
    long sum = 0;
    for (size_t i = 0; i < length; i++) {
        long digit = roman_digit(word[i]);
        long next = i + 1 < length ? roman_digit(word[i + 1]) : 0;
        if (digit == 0)
            return 0;
        sum += digit < next ? -digit : digit;
    }
    return sum;
}

/* The value of the word as a counter: '1' digits, 'a' 'A' a letter, 'i' 'I' roman; 0 = it is none.
 */
static long word_value(const struct found *found, char counter)
{
    bool upper = found->word[0] >= 'A' && found->word[0] <= 'Z';
    long value = 0;
    if (counter == '1') {
        for (size_t i = 0; i < found->length; i++) {
            if (!is_digit(found->word[i]))
                return 0;
            value = value * 10 + (found->word[i] - '0');
        }
        return value;
    }
    if (is_digit(found->word[0]) || upper != (counter == 'A' || counter == 'I'))
        return 0;
    if (counter == 'i' || counter == 'I')
        return roman_value(found->word, found->length);
    return found->length == 1 ? found->word[0] - (upper ? 'A' : 'a') + 1 : 0;
}

static const char *marker_text(struct base_arena *arena, const struct found *found, char counter)
{
    return base_format(arena, "%s%c%c", found->open ? "(" : "", counter, found->close);
}

/* Goes on with an open list of this indent, or starts one with its first number. */
static bool choose(struct base_arena *arena, struct narrative_marker_state *state, size_t indent,
                   const struct found *found, struct narrative_item *item)
{
    static const char counters[] = "1iIaA";
    for (size_t i = state->depth; i-- > 0;) {
        for (const char *c = counters; *c != '\0'; c++) {
            long value = word_value(found, *c);
            const char *marker = marker_text(arena, found, *c);
            if (value == state->open[i].number + 1 && indent == state->open[i].indent &&
                strcmp(marker, state->open[i].marker) == 0) {
                item->marker = marker;
                item->number = value;
                return true;
            }
        }
    }
    for (const char *c = counters; *c != '\0'; c++) {
        long value = word_value(found, *c);
        if (value == 1 || (*c == '1' && value > 0 && found->length <= 3)) {
            item->marker = marker_text(arena, found, *c);
            item->number = value;
            return true;
        }
    }
    return false;
}

static void push(struct narrative_marker_state *state, size_t indent,
                 const struct narrative_item *item)
{
    while (state->depth > 0 && state->open[state->depth - 1].indent >= indent)
        state->depth--;
    if (state->depth == NARRATIVE_MARKER_DEPTH)
        state->depth--;
    state->open[state->depth].indent = indent;
    state->open[state->depth].marker = item->marker;
    state->open[state->depth++].number = item->number;
}

/* The line with digits in place of the marker: "(a) x" becomes "01) x". */
static const char *known_form(struct base_arena *arena, const char *line, size_t length,
                              size_t indent, const struct found *found)
{
    char *copy = base_copy(arena, line, length);
    memset(copy + indent, '0', found->width - 1);
    copy[indent + found->width - 2] = '1';
    copy[indent + found->width - 1] = found->close;
    return copy;
}

const char *narrative_marker_read(struct base_arena *arena, struct narrative_marker_state *state,
                                  const char *line, size_t length, struct narrative_item *item)
{
    size_t indent = 0;
    while (indent < length && line[indent] == ' ')
        indent++;
    bool blank = indent == length;
    struct found found;
    bool marked = !blank && find_marker(line + indent, length - indent, &found) &&
                  (!state->follows_text || state->depth > 0) &&
                  choose(arena, state, indent, &found, item);
    if (marked) {
        push(state, indent, item);
        state->follows_text = true;
        return known_form(arena, line, length, indent, &found);
    }
    if (!blank && indent == 0 && !state->follows_text)
        state->depth = 0; /* a paragraph at the margin ends all lists */
    state->follows_text = !blank;
    return line;
}
