/* Characters that no face holds: the mark in the line, and what is said about them. */
#include "layout_words.h"

#include <string.h>

#include "base_utf8.h"

/* Marks may be broken from each other; a script that no face holds has no spaces. */
static void add_chance(struct layout_state *state, struct layout_words *words)
{
    const struct layout_item *last = words->count > 0 ? &words->items[words->count - 1] : NULL;
    if (last != NULL && last->kind == LAYOUT_ITEM_BOX && last->span != NULL &&
        last->span->tint == PAGE_MARK_TINT) {
        layout_item_penalty(state, words, 40);
    }
}

void layout_missing_add(struct layout_state *state, struct layout_words *words,
                        const struct layout_span *span, uint32_t character)
{
    page_missing_add(state->pages, character, span->origin,
                     span->source != NULL ? span->source->text : NULL);
    struct layout_span *mark = base_alloc(state->temporary, sizeof *mark);
    *mark = *span;
    mark->tint = PAGE_MARK_TINT;
    mark->colour = PAGE_MARK_COLOUR;
    const char *text = page_missing_mark(state->arena, character);
    add_chance(state, words);
    layout_token_add(state, words, mark, text, strlen(text),
                     LAYOUT_TOKEN_SOLID | LAYOUT_TOKEN_LOOSE);
}

/* "U+6F22", with the character behind it when a terminal can be trusted with it. */
static const char *name_of(struct layout_state *state, uint32_t character, const char *text)
{
    const char *name = base_format(state->arena, "U+%04X", (unsigned)character);
    bool plain = character > 0xA0 && (character < 0x2000 || character > 0x206F) &&
                 (character < 0xE000 || character > 0xF8FF) && character < 0xE0000;
    const char *next;
    for (; plain && text != NULL && *text != '\0'; text = next) {
        if (base_utf8_next(text, &next) == character) {
            return base_format(state->arena, "%s (%.*s)", name, (int)(next - text), text);
        }
    }
    return name;
}

static bool same_place(const struct layout_state *state, const struct page_missing *a,
                       const struct page_missing *b)
{
    if (a->character != b->character) {
        return false;
    }
    const struct base_sources *sources = state->document->sources;
    struct base_origin_record left = base_origin_locate(sources, a->origin);
    struct base_origin_record right = base_origin_locate(sources, b->origin);
    return left.source == right.source && left.line == right.line && left.column == right.column;
}

void layout_missing_report(struct layout_state *state)
{
    struct page_missing *missing = state->pages->missing;
    for (size_t i = 0; i < state->pages->missing_count; i++) {
        size_t first = 0;
        while (first < i && !same_place(state, &missing[first], &missing[i])) {
            first++;
        }
        if (first < i) {
            missing[first].count += missing[i].count;
            missing[i].count = 0;
        }
    }
    for (size_t i = 0; i < state->pages->missing_count; i++) {
        if (missing[i].count > 0) {
            layout_report_add(state, missing[i].origin,
                              state->final ? BASE_MESSAGE_LAYOUT_MISSING_CHARACTER_FINAL
                                           : BASE_MESSAGE_LAYOUT_MISSING_CHARACTER,
                              name_of(state, missing[i].character, missing[i].text),
                              base_format(state->arena, "%zu", missing[i].count), NULL);
        }
    }
}
