/* Paragraphs: breaks words into lines and keeps widows and orphans away. */
#include "layout_galley.h"

/* Text of a line for a message: its words, at most some 40 characters. */
static const char *line_excerpt(struct layout_state *state, const struct layout_entry *entry)
{
    struct base_buffer buffer = {.arena = state->arena};
    for (size_t i = 0; i < entry->fragment->count && buffer.length < 40; i++) {
        if (entry->fragment->items[i].kind == PAGE_GLYPHS) {
            base_buffer_text(&buffer, entry->fragment->items[i].glyphs.text);
        }
    }
    const char *text = base_buffer_get(&buffer);
    if (buffer.length <= 60) {
        return text;
    }
    size_t end = 50;
    while (end > 0 && ((unsigned char)text[end] & 0xC0) == 0x80) {
        end--;
    }
    return base_format(state->arena, "%.*s...", (int)end, text);
}

/* Notes called on a line belong to it. */
static void collect_notes(struct layout_state *state, struct layout_entry *entry,
                          const struct layout_line *line)
{
    for (size_t i = line->from; i < line->to; i++) {
        if (line->items[i].note) {
            const struct layout_span *span = line->items[i].span;
            layout_notes_append(&entry->notes, layout_note_create(state, span->source,
                                                                  line->element, span->element));
        }
    }
}

/* Lines at the start and the end of a paragraph keep together. */
static void keep_lines(struct layout_galley *galley, size_t first,
                       const struct document_style *style, int flags)
{
    size_t count = galley->count - first;
    size_t orphans = style->orphan_lines > 0 ? (size_t)style->orphan_lines : 2;
    size_t widows = style->widow_lines > 0 ? (size_t)style->widow_lines : 2;
    bool all = style->keep_together || (flags & LAYOUT_KEEP_LINES) != 0;
    for (size_t i = 0; i + 1 < count; i++) {
        galley->entries[first + i].keep = all || i + 1 < orphans || count - (i + 1) < widows;
    }
    if (count > 0) {
        galley->entries[galley->count - 1].keep = style->keep_next;
    }
}

static enum document_align line_align(const struct document_style *style)
{
    return style->align == DOCUMENT_ALIGN_DECIMAL ? DOCUMENT_ALIGN_LEFT : style->align;
}

static size_t count_lines(struct layout_state *state, const struct layout_words *words,
                          const struct document_style *style, base_length width)
{
    struct layout_break_rules rules = {.width = width, .hyphens = true};
    rules.ragged = style->align != DOCUMENT_ALIGN_JUSTIFY;
    size_t *breaks;
    return layout_paragraph_break(state->temporary, state->breaking, words->items, words->count,
                                  &rules, &breaks);
}

/* The smallest width at which the words have no more lines than at width. */
static base_length balanced_width(struct layout_state *state, const struct layout_words *words,
                                  const struct document_style *style, base_length width)
{
    if (words->natural <= width || words->minimum > width) {
        return width;
    }
    size_t lines = count_lines(state, words, style, width);
    base_length low = layout_max(words->minimum, width / 3);
    base_length high = width;
    while (high - low > 1000) {
        base_length middle = (low + high) / 2;
        if (count_lines(state, words, style, middle) > lines) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return high;
}

/* Narrows the measure so that all lines have about the same length. */
static void balance(struct layout_state *state, struct layout_spot *spot,
                    const struct layout_words *words, const struct document_style *style)
{
    base_length width = balanced_width(state, words, style, spot->width);
    if (style->align == DOCUMENT_ALIGN_CENTRE) {
        spot->x += (spot->width - width) / 2;
    } else if (style->align == DOCUMENT_ALIGN_RIGHT) {
        spot->x += spot->width - width;
    }
    spot->width = width;
}

/* Tells of a line that is too wide, or whose words stand far apart. A table that is too wide was
 * told of as a whole. */
static void report_line(struct layout_state *state, struct layout_entry *entry, base_length over,
                        base_origin origin)
{
    if (over > 500 && state->pressed) {
        return;
    }
    if (over > 500) {
        entry->report =
            layout_report_add(state, origin, BASE_MESSAGE_LAYOUT_OVERFULL_LINE,
                              layout_points(state, over), line_excerpt(state, entry), NULL);
    } else if (over < 0) {
        long tenths = (long)(10 - over / 20); /* a space may stretch by half its width */
        entry->report =
            layout_report_add(state, origin, BASE_MESSAGE_LAYOUT_LOOSE_LINE,
                              base_format(state->arena, "%ld,%ld", tenths / 10, tenths % 10),
                              line_excerpt(state, entry), NULL);
    }
}

static void add_lines(struct layout_state *state, struct layout_spot spot,
                      const struct layout_words *words, const struct document_style *style,
                      base_origin origin)
{
    struct layout_break_rules rules = {.width = spot.width, .hyphens = true};
    rules.ragged = style->align != DOCUMENT_ALIGN_JUSTIFY;
    size_t *breaks;
    size_t count = layout_paragraph_break(state->temporary, state->breaking, words->items,
                                          words->count, &rules, &breaks);
    struct layout_line line = {.items = words->items,
                               .x = spot.x,
                               .width = spot.width,
                               .align = line_align(style),
                               .element = spot.element};
    layout_galley_reserve(state, spot.galley, count);
    line.leading = layout_scaled(state, style->leading);
    line.ascent = layout_line_ascent(state, &style->text, line.leading);
    for (size_t i = 0; i < count; i++) {
        const struct layout_item *end = &words->items[breaks[i]];
        line.to = breaks[i];
        line.ends = i + 1 == count;
        line.last = end->kind == LAYOUT_ITEM_PENALTY && end->penalty == LAYOUT_FORCED;
        base_length over = layout_line_add(state, spot.galley, &line, origin);
        struct layout_entry *entry = &spot.galley->entries[spot.galley->count - 1];
        entry->hyphen = end->kind == LAYOUT_ITEM_PENALTY && end->flagged;
        report_line(state, entry, over, origin);
        if (words->has_note) {
            collect_notes(state, entry, &line);
        }
        line.from = breaks[i];
    }
}

/* The words with an empty box of the first line's indent before them. */
static struct layout_words *indented(struct layout_state *state, const struct layout_words *words,
                                     base_length indent)
{
    struct layout_words *copy = base_alloc(state->temporary, sizeof *copy);
    *copy = *words;
    copy->items--;
    copy->items[0] = (struct layout_item){.kind = LAYOUT_ITEM_BOX, .width = indent};
    copy->count++;
    return copy;
}

void layout_words_add(struct layout_state *state, struct layout_spot spot,
                      struct layout_words *words, const struct document_style *style,
                      base_origin origin, int flags)
{
    spot.x += style->indent_left;
    spot.width -= style->indent_left + style->indent_right;
    spot.width = layout_max(spot.width, 1000);
    if (!(flags & LAYOUT_NO_SPACE)) {
        layout_space_add(state, spot.galley, layout_scaled(state, style->space_before));
    }
    size_t first = spot.galley->count;
    if (words->count > 0) {
        words = layout_words_loosen(state, words, style, spot.width);
        if (flags & LAYOUT_BALANCED) {
            balance(state, &spot, words, style);
        }
        if (style->indent_first != 0) {
            words = indented(state, words, style->indent_first);
        }
        add_lines(state, spot, words, style, origin);
        keep_lines(spot.galley, first, style, flags);
    }
    if (!(flags & LAYOUT_NO_SPACE)) {
        layout_space_add(state, spot.galley, layout_scaled(state, style->space_after));
    }
}

void layout_paragraph_add(struct layout_state *state, struct layout_spot spot,
                          const struct document_inlines *inlines,
                          const struct document_style *style, base_origin origin, int flags)
{
    struct layout_words *words = layout_words_create(state, inlines, style, true);
    layout_words_add(state, spot, words, style, origin, flags);
}
