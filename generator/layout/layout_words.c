/* Words: flattens inline runs to one text, cuts it into tokens at spaces, decides where no line may
 * end (amounts, codes, NIP). */
#include "layout_words.h"

#include <stdint.h>
#include <string.h>

#include "base_utf8.h"

#define OBJECT "\xEF\xBF\xBC" /* U+FFFC stands for what is no text */
enum { LONG_TOKEN = 24 };

/* A stretch of the flat text with one look, or an object. */
struct layout_segment {
    size_t start, end;
    struct layout_span *span;
    const struct document_inline *object;
};

struct builder {
    struct layout_state *state;
    struct layout_words *words;
    const struct document_style *style;
    struct base_buffer text;
    struct layout_segment *segments;
    size_t count, capacity;
    size_t current; /* segment of the reading position */
};

static void segment_add(struct builder *builder, struct layout_span *span, const char *text,
                        size_t length, const struct document_inline *object)
{
    struct layout_segment segment = {.start = builder->text.length,
                                     .end = builder->text.length + length,
                                     .span = span,
                                     .object = object};
    base_buffer_add(&builder->text, text, length);
    BASE_PUSH(builder->state->rounds, builder->segments, builder->count, builder->capacity,
              segment);
}

/* Small caps: small letters as capitals of a smaller size. */
static void add_small_caps(struct builder *builder, struct layout_span *span,
                           const struct document_text_style *style, const char *text)
{
    struct document_text_style small = *style;
    small.size = style->size * 80 / 100;
    struct layout_span *lower = layout_span_create(builder->state, &small, span->origin);
    lower->link = span->link;
    lower->role = span->role;
    while (*text != '\0') {
        const char *end = text;
        const char *next = text;
        uint32_t character = base_utf8_next(text, &next);
        bool small_letter = base_utf8_upper(character) != character;
        while (*end != '\0') {
            character = base_utf8_next(end, &next);
            if ((base_utf8_upper(character) != character) != small_letter) {
                break;
            }
            end = next;
        }
        char *part = base_copy(builder->state->temporary, text, (size_t)(end - text));
        part = small_letter ? base_utf8_upper_text(builder->state->temporary, part) : part;
        segment_add(builder, small_letter ? lower : span, part, strlen(part), NULL);
        text = end;
    }
}

static void add_text(struct builder *builder, struct layout_span *span,
                     const struct document_text_style *style, const char *text)
{
    if (text == NULL || *text == '\0') {
        return;
    }
    if (style->caps == DOCUMENT_CAPS_SMALL) {
        add_small_caps(builder, span, style, text);
        return;
    }
    if (style->caps == DOCUMENT_CAPS_UPPER) {
        text = base_utf8_upper_text(builder->state->temporary, text);
    }
    segment_add(builder, span, text, strlen(text), NULL);
}

static const char *field_text(const struct layout_state *state, enum document_field field)
{
    const struct layout_fields *fields = state->fields;
    if (field == DOCUMENT_FIELD_PAGES && fields == NULL) {
        return state->page_total != NULL ? state->page_total : "00";
    }
    if (fields == NULL) {
        return "";
    }
    switch (field) {
    case DOCUMENT_FIELD_PAGE:
        return fields->page;
    case DOCUMENT_FIELD_PAGES:
        return fields->pages;
    case DOCUMENT_FIELD_CHAPTER:
        return fields->chapter;
    case DOCUMENT_FIELD_CHAPTER_LABEL:
        return fields->chapter_label;
    case DOCUMENT_FIELD_SECTION:
        return fields->section;
    }
    return "";
}

/* The text with no-break spaces: "Tabel 3.1" stays on one line. */
static const char *unbroken(struct layout_state *state, const char *text)
{
    struct base_buffer buffer = {.arena = state->temporary};
    for (; text != NULL && *text != '\0'; text++) {
        if (*text == ' ') {
            base_buffer_text(&buffer, "\xC2\xA0");
        } else {
            base_buffer_char(&buffer, *text);
        }
    }
    return base_buffer_get(&buffer);
}

/* From the third round on a page number takes the room of the widest one that stood in its place,
 * so that "viii" and "ix" do not take turns for ever. */
static void segment_add_room(struct builder *builder, struct layout_span *span,
                             const struct document_inline *inline_,
                             const struct layout_target *target)
{
    enum { FREE_ROUNDS = 2 };
    if (builder->state->round > FREE_ROUNDS && target != NULL && target->labels != NULL &&
        target->labels->next != NULL) {
        segment_add(builder, span, OBJECT, strlen(OBJECT), inline_);
    }
}

static base_length text_width(struct layout_state *state, const struct layout_span *span,
                              const char *text)
{
    const struct font_run *run = font_shape(state->fonts, span->face, text, strlen(text), false);
    return layout_slice_width(span, run, 0, (uint32_t)run->count);
}

static void add_room(struct builder *builder, const struct layout_span *span)
{
    struct layout_state *state = builder->state;
    const struct layout_target *target = layout_target_find(state, span->source->target);
    base_length widest = 0;
    for (const struct layout_label *at = target->labels; at != NULL; at = at->next) {
        widest = layout_max(widest, text_width(state, span, at->text));
    }
    layout_item_box(state, builder->words, widest - text_width(state, span, target->label));
    layout_item_penalty(state, builder->words, LAYOUT_INFINITE);
}

static void add_reference(struct builder *builder, struct layout_span *span,
                          const struct document_inline *inline_)
{
    const char *text = inline_->text;
    const struct layout_target *target = layout_target_find(builder->state, inline_->target);
    if (inline_->form == DOCUMENT_REFERENCE_LABEL) {
        text = unbroken(builder->state, text);
    } else if (inline_->form == DOCUMENT_REFERENCE_PAGE) {
        text = target != NULL && target->label != NULL ? target->label : "00";
        segment_add_room(builder, span, inline_, target);
    }
    if (target != NULL && span->link == NULL) {
        span->link = base_format(builder->state->arena, "#%s", target->anchor);
        span->role = PAGE_ROLE_REFERENCE;
    }
    add_text(builder, span, inline_->style, text);
}

static void add_inline(struct builder *builder, const struct document_inline *inline_)
{
    struct layout_state *state = builder->state;
    struct layout_span *span = layout_span_create(state, inline_->style, inline_->origin);
    span->link = inline_->link;
    span->role = PAGE_ROLE_LINK;
    span->source = inline_;
    switch (inline_->kind) {
    case DOCUMENT_TEXT:
        add_text(builder, span, inline_->style, inline_->text);
        return;
    case DOCUMENT_REFERENCE:
        add_reference(builder, span, inline_);
        return;
    case DOCUMENT_FIELD:
        add_text(builder, span, inline_->style, field_text(state, inline_->field));
        return;
    case DOCUMENT_MARK:
        span->tint = PAGE_MARK_TINT;
        span->colour = PAGE_MARK_COLOUR;
        add_text(builder, span, inline_->style,
                 base_format(state->temporary, "[belum diisi: %s]",
                             inline_->text != NULL ? inline_->text : ""));
        return;
    case DOCUMENT_LINE_BREAK:
    case DOCUMENT_TAB:
    case DOCUMENT_NOTE:
    case DOCUMENT_FRACTION:
    case DOCUMENT_ICON:
        segment_add(builder, span, OBJECT, strlen(OBJECT), inline_);
        return;
    }
}

/* ---------------------------------------------------------------- objects */

static void add_line_break(struct builder *builder)
{
    struct layout_state *state = builder->state;
    layout_item_box(state, builder->words, 0);
    layout_item_penalty(state, builder->words, LAYOUT_INFINITE);
    layout_item_add(state, builder->words, LAYOUT_ITEM_GLUE, NULL)->stretch = LAYOUT_FIL;
    layout_item_penalty(state, builder->words, LAYOUT_FORCED);
}

/* Width up to the last forced break. */
static base_length width_so_far(const struct layout_words *words)
{
    base_length width = 0;
    for (size_t i = words->count; i > 0; i--) {
        const struct layout_item *item = &words->items[i - 1];
        if (item->kind == LAYOUT_ITEM_PENALTY && item->penalty == LAYOUT_FORCED) {
            break;
        }
        width += item->kind == LAYOUT_ITEM_PENALTY ? 0 : item->width;
    }
    return width;
}

static void add_tab(struct builder *builder, struct layout_span *span)
{
    struct layout_words *words = builder->words;
    base_length step = BASE_MM(10);
    base_length width = step - width_so_far(words) % step;
    layout_item_penalty(builder->state, words, LAYOUT_INFINITE);
    struct layout_item *glue = layout_item_add(builder->state, words, LAYOUT_ITEM_GLUE, span);
    glue->tab = true;
    glue->leader = span->source->leader;
    glue->width = glue->leader ? span->space * 3 : layout_max(width, span->space);
    glue->stretch = glue->leader ? LAYOUT_FIL : 0;
    words->has_tab = true;
    words->has_leader = words->has_leader || glue->leader;
}

/* The call of a footnote: a raised label that belongs to the word before. */
static void add_note_call(struct builder *builder, struct layout_span *span)
{
    const char *label = span->source->text != NULL ? span->source->text : "*";
    struct layout_span *call = base_alloc(builder->state->temporary, sizeof *call);
    *call = *span;
    call->call = true;
    call->role = PAGE_ROLE_REFERENCE;
    if (call->rise == 0) {
        call->rise = call->size * 34 / 100;
        call->size = call->size * 66 / 100;
    }
    size_t first = builder->words->count;
    layout_token_add(builder->state, builder->words, call, label, strlen(label),
                     LAYOUT_TOKEN_SOLID);
    if (builder->words->count > first) {
        builder->words->items[builder->words->count - 1].note = true;
        builder->words->has_note = true;
    }
}

static void add_object(struct builder *builder, struct layout_span *span)
{
    switch (span->source->kind) {
    case DOCUMENT_LINE_BREAK:
        add_line_break(builder);
        break;
    case DOCUMENT_TAB:
        add_tab(builder, span);
        break;
    case DOCUMENT_NOTE:
        add_note_call(builder, span);
        break;
    case DOCUMENT_FRACTION:
        layout_fraction_add(builder->state, builder->words, span, builder->style);
        break;
    case DOCUMENT_REFERENCE:
        add_room(builder, span);
        break;
    default:
        layout_icon_add(builder->state, builder->words, span);
        break;
    }
}

/* ---------------------------------------------------------------- tokens */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether an address shows at byte i of a token. */
static bool is_address(const char *text, size_t length, size_t i)
{
    return (text[i] == '@' && i > 0) ||
           (text[i] == ':' && i + 3 < length && memcmp(text + i, "://", 3) == 0) ||
           (text[i] == 'w' && i + 4 < length && memcmp(text + i, "www.", 4) == 0);
}

static int token_flags(const struct builder *builder, const char *text, size_t length)
{
    bool digits = false;
    bool address = false;
    for (size_t i = 0; i < length; i++) {
        digits = digits || is_digit(text[i]);
        address = address || is_address(text, length, i);
    }
    int flags = digits && length <= LONG_TOKEN ? 0 : LAYOUT_TOKEN_LOOSE;
    if (address) {
        return flags | LAYOUT_TOKEN_ADDRESS | LAYOUT_TOKEN_LOOSE;
    }
    if (digits) {
        return flags | LAYOUT_TOKEN_SOLID;
    }
    return flags | (builder->style->hyphenate ? LAYOUT_TOKEN_HYPHENATE : 0);
}

/* A reference such as "Gambar 3.2" is not hyphenated. */
static bool is_label(const struct document_inline *source)
{
    return source != NULL && source->kind == DOCUMENT_REFERENCE &&
           source->form == DOCUMENT_REFERENCE_LABEL;
}

static void add_token(struct builder *builder, size_t start, size_t end)
{
    const char *text = builder->text.data;
    int flags = token_flags(builder, text + start, end - start);
    for (size_t at = start; at < end;) {
        while (builder->segments[builder->current].end <= at) {
            builder->current++;
        }
        const struct layout_segment *segment = &builder->segments[builder->current];
        size_t stop = segment->end < end ? segment->end : end;
        if (segment->object != NULL) {
            add_object(builder, segment->span);
        } else {
            int own = segment->span->tint != DOCUMENT_NO_COLOUR
                          ? LAYOUT_TOKEN_ADDRESS | LAYOUT_TOKEN_LOOSE
                      : is_label(segment->span->source) ? flags & ~LAYOUT_TOKEN_HYPHENATE
                                                        : flags;
            layout_token_add(builder->state, builder->words, segment->span, text + at, stop - at,
                             own);
        }
        at = stop;
    }
}

static void add_space(struct builder *builder, size_t at, bool together)
{
    while (builder->segments[builder->current].end <= at) {
        builder->current++;
    }
    struct layout_span *span = builder->segments[builder->current].span;
    if (together) {
        layout_item_penalty(builder->state, builder->words, LAYOUT_INFINITE);
    }
    struct layout_item *glue =
        layout_item_add(builder->state, builder->words, LAYOUT_ITEM_GLUE, span);
    glue->width = span->space;
    glue->stretch = span->space / 2;
    glue->shrink = span->space / 3;
}

/* Length of a space at text: 1 for plain ones, 2 for U+00A0, 3 for U+202F, 0 for others. */
static inline size_t space_length(const char *text)
{
    if (*text > ' ' && *text <= '~') {
        return 0;
    }
    if (*text == ' ' || *text == '\n' || *text == '\t' || *text == '\r') {
        return 1;
    }
    if (memcmp(text, "\xC2\xA0", 2) == 0) {
        return 2;
    }
    return strncmp(text, "\xE2\x80\xAF", 3) == 0 ? 3 : 0;
}

static size_t token_end(const char *text, size_t at, size_t length)
{
    while (at < length && space_length(text + at) == 0) {
        at++;
    }
    return at;
}

/* True when the token at `at` is a line break, around which spaces vanish. */
static bool is_break(const struct builder *builder, size_t at)
{
    for (size_t i = builder->current; i < builder->count; i++) {
        const struct layout_segment *segment = &builder->segments[i];
        if (segment->start <= at && at < segment->end) {
            return segment->object != NULL && segment->object->kind == DOCUMENT_LINE_BREAK;
        }
    }
    return false;
}

static bool ends_forced(const struct layout_words *words)
{
    return words->count == 0 || (words->items[words->count - 1].kind == LAYOUT_ITEM_PENALTY &&
                                 words->items[words->count - 1].penalty == LAYOUT_FORCED);
}

/* Spaces from `at` to the next token: plain ones melt to one, no-break ones all count. */
static size_t add_spaces(struct builder *builder, size_t last, size_t at)
{
    const char *text = builder->text.data;
    size_t length = builder->text.length;
    size_t first = at;
    size_t hard = 0;
    size_t hard_at = at;
    for (size_t step; at < length && (step = space_length(text + at)) > 0; at += step) {
        hard += step > 1;
        hard_at = step > 1 ? at : hard_at;
    }
    bool edge = at >= length || ends_forced(builder->words) || is_break(builder, at);
    if (hard > 0) {
        for (size_t i = 0; i < hard; i++) {
            add_space(builder, hard_at, true);
        }
    } else if (!edge) {
        size_t end = token_end(text, at, length);
        add_space(builder, first,
                  layout_words_join(text + last, first - last, text + at, end - at));
    }
    return at;
}

static void add_tokens(struct builder *builder)
{
    const char *text = base_buffer_get(&builder->text);
    size_t length = builder->text.length;
    if (length > LAYOUT_LONGEST_TEXT) {
        length = layout_cut_long(builder->state, builder->segments[0].span->origin, text, length);
    }
    size_t last = 0;
    for (size_t at = 0; at < length;) {
        if (space_length(text + at) > 0) {
            at = add_spaces(builder, last, at);
            continue;
        }
        size_t end = token_end(text, at, length);
        add_token(builder, at, end);
        last = at;
        at = end;
    }
}

/* The text and its segments stand in room that serves again. */
static void take_room(struct builder *builder)
{
    const struct layout_room *room = builder->words->room;
    builder->text = room->text;
    builder->text.length = 0;
    builder->segments = room->segments;
    builder->capacity = room->segment_capacity;
}

static void give_room(const struct builder *builder)
{
    struct layout_room *room = builder->words->room;
    room->text = builder->text;
    room->segments = builder->segments;
    room->segment_capacity = builder->capacity;
}

struct layout_words *layout_words_build(struct layout_state *state,
                                        const struct document_inlines *inlines,
                                        const struct document_style *style)
{
    struct layout_words *words = base_alloc(state->temporary, sizeof *words);
    struct builder builder = {.state = state, .words = words, .style = style};
    layout_words_begin(state, words);
    take_room(&builder);
    for (size_t i = 0; i < inlines->count; i++) {
        add_inline(&builder, &inlines->items[i]);
    }
    add_tokens(&builder);
    give_room(&builder);
    if (words->count > 0) {
        layout_item_penalty(state, words, LAYOUT_INFINITE);
        layout_item_add(state, words, LAYOUT_ITEM_GLUE, NULL)->stretch =
            words->has_leader ? 0 : LAYOUT_FIL;
        layout_item_penalty(state, words, LAYOUT_FORCED);
    }
    layout_words_end(state, words);
    layout_words_measure(words);
    return words;
}
