/* Texts of marks: lines for narrow columns, badges with numbers. */
#include "marks_draw.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

/* A text being broken. */
struct breaker {
    const struct marks_draw *draw;
    base_length size;
    const char **lines;
    size_t count, capacity;
    struct base_buffer line;
};

static base_length width_of(const struct breaker *breaker, const char *text)
{
    return page_text_width(breaker->draw->document, breaker->draw->face, breaker->size, text);
}

static void end_line(struct breaker *breaker)
{
    struct base_arena *arena = breaker->draw->document->arena;
    const char *line = base_copy(arena, base_buffer_get(&breaker->line), breaker->line.length);
    BASE_PUSH(arena, breaker->lines, breaker->count, breaker->capacity, line);
    breaker->line.length = 0;
    if (breaker->line.data != NULL) {
        breaker->line.data[0] = '\0';
    }
}

/* The bytes at the beginning of a word that fit; at least one character. */
static size_t fitting(const struct breaker *breaker, const char *word, size_t length,
                      base_length room)
{
    size_t fits = 0;
    const char *next = word;
    while (next < word + length) {
        base_utf8_next(next, &next);
        size_t bytes = (size_t)(next - word);
        if (fits > 0 &&
            width_of(breaker, base_copy(breaker->draw->document->arena, word, bytes)) > room) {
            break;
        }
        fits = bytes;
    }
    return fits;
}

/* A part that fits nowhere whole is cut after its last punctuation that fits, else anywhere. */
static size_t cut(const struct breaker *breaker, const char *word, size_t length, base_length room)
{
    size_t most = fitting(breaker, word, length, room);
    for (size_t i = most; i > most / 3 && most < length; i--) {
        if (strchr("./:[]-_", word[i - 1]) != NULL) {
            return i;
        }
    }
    return most;
}

static void add_word(struct breaker *breaker, const char *word, size_t length, base_length width,
                     base_length indent)
{
    struct base_arena *arena = breaker->draw->document->arena;
    while (length > 0) {
        base_length room = width - (breaker->count == 0 ? indent : 0);
        size_t before = breaker->line.length;
        const char *trial = base_format(arena, "%s%s%.*s", base_buffer_get(&breaker->line),
                                        before > 0 ? " " : "", (int)length, word);
        if (width_of(breaker, trial) <= room) {
            base_buffer_char(&breaker->line, ' ');
            breaker->line.length -= before == 0;
            base_buffer_add(&breaker->line, word, length);
            return;
        }
        if (before > 0) {
            end_line(breaker);
            continue;
        }
        size_t part = cut(breaker, word, length, room);
        base_buffer_add(&breaker->line, word, part);
        word += part;
        length -= part;
        if (length > 0) {
            end_line(breaker);
        }
    }
}

const char **marks_lines(const struct marks_draw *draw, base_length size, base_length width,
                         base_length indent, const char *text, size_t most, size_t *count)
{
    struct breaker breaker = {.draw = draw, .size = size};
    breaker.line.arena = draw->document->arena;
    while (*text != '\0') {
        size_t length = strcspn(text, " \n");
        add_word(&breaker, text, length, width, indent);
        text += length;
        text += strspn(text, " \n");
    }
    if (breaker.line.length > 0) {
        end_line(&breaker);
    }
    if (breaker.count > most && most > 0) {
        breaker.lines[most - 1] =
            base_format(draw->document->arena, "%s …", breaker.lines[most - 1]);
        breaker.count = most;
    }
    *count = breaker.count;
    return breaker.lines;
}

/* ---------------------------------------------------------------- badges */

static const char *digits_of(const struct marks_draw *draw, size_t number)
{
    return base_format(draw->document->arena, "%zu", number);
}

#define BADGE_SIZE ((base_length)5600)
#define BADGE_PAD ((base_length)1800)

base_length marks_badge_width(const struct marks_draw *draw, size_t number)
{
    return page_text_width(draw->document, draw->bold, BADGE_SIZE, digits_of(draw, number)) +
           2 * BADGE_PAD;
}

base_length marks_badge(const struct marks_draw *draw, struct page_fragment *fragment,
                        base_length x, base_length y, size_t number)
{
    base_length width = marks_badge_width(draw, number);
    struct page_item *box =
        page_fragment_add(draw->document, fragment, PAGE_FILL, PAGE_ARTIFACT, 0);
    box->x = x;
    box->y = y;
    box->width = width;
    box->height = MARKS_LEADING - 600;
    box->fill.radius = 1500;
    box->colour = MARKS_INK;
    page_text_add(draw->document, fragment, draw->bold, BADGE_SIZE, 0xFFFFFF, x + BADGE_PAD,
                  y + 5500, digits_of(draw, number), PAGE_ARTIFACT, 0);
    return width;
}
