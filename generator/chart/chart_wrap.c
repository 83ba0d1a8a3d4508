/* Breaks the text of labels and boxes into even lines. */
#include "chart_wrap.h"

#include <string.h>

#include "base_arena.h"

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

static void push_word(struct words *words, const char *text, bool space, bool newline)
{
    struct word word = {
        .text = text, .width = width_of(words, text), .space = space, .newline = newline};
    BASE_PUSH(words->arena, words->items, words->count, words->capacity, word);
}

/* Adds a word, in hyphenated pieces when it is too wide. */
static void add_word(struct words *words, const char *text, bool space, bool newline,
                     base_length width)
{
    struct base_arena *arena = words->arena;
    while (width_of(words, text) > width) {
        size_t at = break_at(words, text, width);
        if (text[at] == '\0') {
            break;
        }
        push_word(words, base_format(arena, "%.*s-", (int)at, text), space, newline);
        text += at;
        space = newline = false;
        words->broken++;
    }
    push_word(words, text, space, newline);
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
        add_word(words, base_copy(words->arena, text, length), space, newline, width);
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
