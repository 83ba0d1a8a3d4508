/* Breaks the text of labels and boxes into even lines. */
#include "chart_wrap.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "document.h"

struct word {
    const char *text;
    base_length width;
    bool space;   /* a space stands before it when it is not first in a line */
    bool newline; /* begins a line */
};

struct words {
    struct base_arena *arena;
    struct page_document *pages;
    const struct font_face *face;
    base_length size, space;
    struct word *items;
    size_t count, capacity;
    int broken;
};

static base_length width_of(const struct words *words, const char *text)
{
    return page_text_width(words->pages, words->face, words->size, text);
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouAEIOU", c) != NULL;
}

static bool is_consonant(char c)
{
    return ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) && !is_vowel(c);
}

/* True when an Indonesian syllable may begin at text[at]: a consonant before a vowel, not the
 * second half of ng, ny, sy, kh. */
static bool is_syllable(const char *text, size_t at)
{
    if (at < 2 || strlen(text + at) < 3) {
        return false;
    }
    if (strchr("gyh", text[at]) != NULL && strchr("nsk", text[at - 1]) != NULL) {
        return false;
    }
    bool pair = (text[at] == 'n' && (text[at + 1] == 'g' || text[at + 1] == 'y')) ||
                (text[at] == 's' && text[at + 1] == 'y') ||
                (text[at] == 'k' && text[at + 1] == 'h');
    return is_consonant(text[at]) && is_vowel(text[at + (pair ? 2 : 1)]);
}

/* Where to break a word that is wider than width: the last syllable whose start fits with a hyphen,
 * else as many characters as fit, at least one. */
static size_t break_at(const struct words *words, const char *text, base_length width)
{
    size_t length = strlen(text), any = 0, good = 0;
    for (size_t at = 1; at < length; at++) {
        if ((text[at] & 0xC0) == 0x80) {
            continue;
        }
        const char *piece = base_format(words->arena, "%.*s-", (int)at, text);
        if (any != 0 && width_of(words, piece) > width) {
            break;
        }
        any = at;
        good = is_syllable(text, at) ? at : good;
    }
    return good != 0 ? good : any != 0 ? any : length;
}

/* How much of a word that nobody writes fits with a hyphen, all of it where it may: letter by
 * letter, as shaping each beginning of it would take the square of its length. */
static size_t fit_long(const struct words *words, const char *text, base_length width)
{
    base_length room = width - width_of(words, "-");
    const char *at = text;
    for (const char *next; *at != '\0'; at = next) {
        base_utf8_next(at, &next);
        room -= width_of(words, base_copy(words->arena, at, (size_t)(next - at)));
        if (room < 0 && at > text) {
            break;
        }
    }
    return (size_t)(at - text);
}

/* The part of a word that stands on one line. The word's width is measured when it is all of it. */
static size_t fitting(const struct words *words, struct word *word, base_length width)
{
    enum { LONG = 60 }; /* bytes */
    size_t length = strlen(word->text);
    size_t part = length > LONG ? fit_long(words, word->text, width) : length;
    if (part < length) {
        return part;
    }
    word->width = width_of(words, word->text);
    return length <= LONG && word->width > width ? break_at(words, word->text, width) : length;
}

static void push_word(struct words *words, struct word word)
{
    BASE_PUSH(words->arena, words->items, words->count, words->capacity, word);
}

/* Adds a word, in hyphenated pieces when it is too wide. */
static void add_word(struct words *words, struct word word, base_length width)
{
    struct base_arena *arena = words->arena;
    for (size_t at; at = fitting(words, &word, width), word.text[at] != '\0';) {
        const char *piece = base_format(arena, "%.*s-", (int)at, word.text);
        push_word(words, (struct word){piece, width_of(words, piece), word.space, word.newline});
        word = (struct word){.text = word.text + at};
        words->broken++;
    }
    push_word(words, word);
}

static size_t word_length(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0' && text[length] != ' ' && text[length] != '\n') {
        length++;
        bool joint = text[length - 1] == '/' || text[length - 1] == '-';
        if (joint && length > 2 && text[length] != '\0' && text[length] != ' ') {
            break;
        }
    }
    return length;
}

static void split(struct words *words, const char *text, base_length width)
{
    bool space = false, newline = false;
    while (*text != '\0') {
        if (*text == ' ' || *text == '\n') {
            newline = newline || *text == '\n';
            space = true;
            text++;
            continue;
        }
        size_t length = word_length(text);
        struct word word = {base_copy(words->arena, text, length), 0, space, newline};
        add_word(words, word, width);
        text += length;
        space = newline = false;
    }
}

/* The number of words in the line that begins with word `first`; *used gets its width. */
static size_t fill_line(const struct words *words, size_t first, base_length width,
                        base_length *used)
{
    size_t count = 1;
    *used = words->items[first].width;
    for (size_t i = first + 1; i < words->count && !words->items[i].newline; i++, count++) {
        base_length more = words->items[i].width + (words->items[i].space ? words->space : 0);
        if (*used + more > width) {
            break;
        }
        *used += more;
    }
    return count;
}

static size_t count_lines(const struct words *words, base_length width)
{
    size_t lines = 0;
    base_length used;
    for (size_t i = 0; i < words->count; lines++) {
        i += fill_line(words, i, width, &used);
    }
    return lines;
}

/* The smallest width, to half a point, that needs no more lines. */
static base_length even_width(const struct words *words, base_length width)
{
    size_t lines = count_lines(words, width);
    base_length low = 0, high = width;
    for (size_t i = 0; i < words->count; i++) {
        low = words->items[i].width > low ? words->items[i].width : low;
    }
    while (high - low > 500) {
        base_length middle = (low + high) / 2;
        if (count_lines(words, middle) <= lines) {
            high = middle;
        } else {
            low = middle;
        }
    }
    return high;
}

static void add_line(const struct words *words, struct chart_lines *lines, size_t first,
                     size_t count)
{
    struct base_buffer buffer = {.arena = words->arena};
    for (size_t i = first; i < first + count; i++) {
        if (i > first && words->items[i].space) {
            base_buffer_char(&buffer, ' ');
        }
        base_buffer_text(&buffer, words->items[i].text);
    }
    BASE_PUSH(words->arena, lines->items, lines->count, lines->capacity, base_buffer_get(&buffer));
}

struct chart_lines chart_wrap(struct base_arena *arena, struct page_document *pages,
                              const struct font_face *face, base_length size, const char *text,
                              base_length width)
{
    struct words words = {.arena = arena, .pages = pages, .face = face, .size = size};
    struct chart_lines lines = {0};
    words.space = width_of(&words, " ");
    split(&words, text, width);
    lines.broken = words.broken;
    base_length even = words.count > 0 ? even_width(&words, width) : 0;
    for (size_t i = 0; i < words.count;) {
        base_length used;
        size_t count = fill_line(&words, i, even, &used);
        add_line(&words, &lines, i, count);
        lines.width = used > lines.width ? used : lines.width;
        i += count;
    }
    return lines;
}

size_t chart_wrap_least(struct page_document *pages, const struct font_face *face, base_length size,
                        const char *text, base_length width)
{
    size_t spaces = 0, signs = 0;
    for (const char *at = text; at != NULL && *at != '\0'; at++) {
        bool space = *at == ' ' || *at == '\n';
        spaces += space;
        signs += !space;
    }
    if (signs == 0 || width <= 0) {
        return signs > 0;
    }
    /* Spaces vanish at the ends of lines, and pairs of letters may move together. */
    base_length words = page_text_width(pages, face, size, text) -
                        (base_length)spaces * page_text_width(pages, face, size, " ");
    base_length lines = words * 95 / 100 / width;
    return lines > 1 ? (size_t)lines : 1;
}

const char *chart_plain_lines(struct base_arena *arena, const struct document_inlines *inlines)
{
    struct base_buffer buffer = {.arena = arena};
    for (size_t i = 0; i < inlines->count; i++) {
        const struct document_inline *item = &inlines->items[i];
        const struct document_inlines one = {.items = (struct document_inline *)item, .count = 1};
        base_buffer_text(&buffer,
                         item->kind == DOCUMENT_LINE_BREAK ? "\n" : document_plain(arena, &one));
    }
    return base_buffer_get(&buffer);
}
