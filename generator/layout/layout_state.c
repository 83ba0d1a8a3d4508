/* State of a run: reports of the round, small helpers. */
#include "layout_state.h"

#include <string.h>

size_t layout_report_add(struct layout_state *state, base_origin origin, enum base_message message,
                         const char *first, const char *second, const char *third)
{
    struct layout_report report = {base_at(origin), message, {first, second, third}};
    BASE_PUSH(state->rounds, state->reports, state->report_count, state->report_capacity, report);
    return state->report_count;
}

void layout_report_page(struct layout_state *state, size_t report, size_t page)
{
    if (report > 0) {
        state->reports[report - 1].place.page = (int)page + 1;
    }
}

void layout_report_flush(struct layout_state *state)
{
    for (size_t i = 0; i < state->report_count; i++) {
        const struct layout_report *report = &state->reports[i];
        const char *arguments[4] = {report->arguments[0], report->arguments[1],
                                    report->arguments[2], NULL};
        base_report_list(state->diagnostics, report->place, report->message, arguments);
    }
}

const char *layout_points(struct layout_state *state, base_length length)
{
    return base_format(state->arena, "%lld,%lld pt", (long long)(length / 1000),
                       (long long)((length < 0 ? -length : length) % 1000 / 100));
}

const char *layout_excerpt(struct layout_state *state, const struct document_inlines *inlines)
{
    char *plain = document_plain(state->arena, inlines);
    if (strlen(plain) <= 40) {
        return plain;
    }
    size_t end = 40;
    while (end > 0 && ((unsigned char)plain[end] & 0xC0) == 0x80) {
        end--;
    }
    return base_format(state->arena, "%.*s ...", (int)end, plain);
}

base_length layout_scaled(const struct layout_state *state, base_length length)
{
    return state->scale == 1000 ? length : base_length_scale(length, state->scale, 1000);
}

const struct document_style *layout_style_plain(struct layout_state *state,
                                                const struct document_style *style,
                                                enum document_align align)
{
    struct document_style *plain = base_alloc(state->galleys, sizeof *plain);
    *plain = *style;
    plain->align = align;
    plain->indent_first = plain->indent_left = plain->indent_right = 0;
    plain->space_before = plain->space_after = 0;
    plain->page_break_before = plain->keep_next = plain->keep_together = false;
    return plain;
}

struct document_inlines *layout_text_inlines(struct layout_state *state, const char *text,
                                             const struct document_text_style *style,
                                             base_origin origin)
{
    struct document_inlines *inlines = base_alloc(state->galleys, sizeof *inlines);
    inlines->items = base_alloc(state->galleys, sizeof *inlines->items);
    inlines->count = inlines->capacity = 1;
    inlines->items[0].kind = DOCUMENT_TEXT;
    inlines->items[0].style = style;
    inlines->items[0].origin = origin;
    inlines->items[0].text = text;
    return inlines;
}

const struct document_inlines *layout_inlines_join(struct layout_state *state, const char *text,
                                                   const struct document_text_style *style,
                                                   const struct document_inlines *rest,
                                                   base_origin origin)
{
    struct document_inlines *joined = base_alloc(state->galleys, sizeof *joined);
    joined->items = base_alloc_array(state->galleys, rest->count + 1, sizeof *joined->items);
    joined->count = joined->capacity = rest->count + 1;
    joined->items[0] =
        *layout_text_inlines(state, base_format(state->arena, "%s ", text), style, origin)->items;
    for (size_t i = 0; i < rest->count; i++) {
        joined->items[i + 1] = rest->items[i];
    }
    return joined;
}
