/* The rounds: lays the document out until page numbers of references and contents agree. */
#include "layout.h"

#include <string.h>

#include "layout_page.h"

/* Rooms of page numbers only grow, so that rounds end; a chain of references through restarted
 * page numbers needs a round for each. */
enum { ROUNDS = 50, RUN = 48 };

static void remember_label(struct layout_state *state, struct layout_target *target)
{
    for (const struct layout_label *at = target->labels; at != NULL; at = at->next) {
        if (strcmp(at->text, target->seen) == 0) {
            return;
        }
    }
    struct layout_label *label = base_alloc(state->arena, sizeof *label);
    *label = (struct layout_label){target->seen, target->labels};
    target->labels = label;
}

/* Takes the labels of the round over; true when they were what the round used. */
static bool settle(struct layout_state *state, const char *total)
{
    bool settled = total != NULL && strcmp(total, state->page_total) == 0;
    for (size_t i = 0; i < state->target_count; i++) {
        struct layout_target *target = &state->targets[i];
        if (target->label == NULL || strcmp(target->label, target->seen) != 0) {
            settled = false;
            state->unsettled = target;
        }
        target->label = target->seen;
        remember_label(state, target);
        target->page = 0;
    }
    return settled;
}

/* Names what still moves after the last round, with its last two page numbers. */
static void report_unsettled(struct layout_state *state)
{
    const struct layout_target *target = state->unsettled;
    const struct layout_label *labels = target != NULL ? target->labels : NULL;
    layout_report_add(state, target != NULL ? target->block->origin : 0,
                      BASE_MESSAGE_LAYOUT_NOT_SETTLED, base_format(state->arena, "%d", ROUNDS),
                      labels != NULL && labels->next != NULL ? labels->next->text : "?",
                      labels != NULL ? labels->text : "?");
}

static void copy_meta(struct layout_state *state)
{
    const struct document_meta *meta = &state->document->meta;
    struct base_arena *arena = state->arena;
    state->pages->meta = (struct page_meta){
        base_copy_text(arena, meta->title),    base_copy_text(arena, meta->author),
        base_copy_text(arena, meta->subject),  base_copy_text(arena, meta->keywords),
        base_copy_text(arena, meta->language), base_copy_text(arena, meta->date)};
}

/* One round: all sections onto new pages. */
static void run_round(struct layout_state *state)
{
    if (state->pages == NULL) {
        state->pages = page_document_create(state->arena, state->document->sources, state->fonts);
        state->pages->fragments = state->galleys;
        page_element_reserve(state->pages, state->part_count);
        copy_meta(state);
    } else { /* elements of kept pages keep their numbers and stand there still */
        page_document_clear(state->pages);
    }
    state->reports = NULL;
    state->long_text = 0;
    state->report_count = state->report_capacity = 0;
    state->prepared = NULL;
    state->prepared_slots = state->prepared_count = 0;
    struct layout_pager pager = {.state = state};
    const struct document_block *block = state->document->first;
    while (block != NULL && !state->failed) {
        block = layout_section_add(&pager, block);
    }
    if (state->failed) {
        return;
    }
    layout_pages_end(&pager);
    layout_sheets_number(&pager);
    layout_sheets_running(&pager);
}

static void run_rounds(struct layout_state *state)
{
    bool repeat = layout_uses_pages(state->document->first);
    if (repeat) {
        for (const struct document_block *at = state->document->first; at != NULL; at = at->next) {
            state->kept_count++;
        }
        state->kept = base_alloc_array(state->rounds, state->kept_count, sizeof *state->kept);
    }
    for (int round = 1; !state->failed; round++) {
        state->round = round;
        const char *total = state->page_total;
        run_round(state);
        if (state->failed || !repeat || settle(state, total)) {
            return;
        }
        if (round == ROUNDS) {
            report_unsettled(state);
            state->failed = true;
        }
        state->direct = base_diagnostics_create(state->arena, state->document->sources);
        if (state->pages->missing_count > 0) {
            layout_pages_forget(state); /* missing characters are told where words are built */
        }
    }
}

struct page_document *layout_document(struct base_arena *arena,
                                      struct base_diagnostics *diagnostics,
                                      const struct document *document, struct font_set *fonts,
                                      const struct layout_options *options)
{
    struct layout_state state = {.arena = arena,
                                 .diagnostics = diagnostics,
                                 .direct = diagnostics,
                                 .rounds = base_arena_create(),
                                 .galleys = base_arena_create(),
                                 .galleys_before = base_arena_create(),
                                 .temporary = base_arena_create(),
                                 .breaking = base_arena_create(),
                                 .document = document,
                                 .fonts = fonts,
                                 .scale = 1000,
                                 .pads = 1000,
                                 .run = options != NULL && options->run > 0 ? options->run : RUN,
                                 .final = options != NULL && options->final};
    if (options != NULL && options->hyphenation != NULL) {
        state.hyphen = layout_hyphen_create(arena, diagnostics, options->hyphenation);
    }
    layout_hyphen_learn(state.hyphen, document->hyphenation);
    layout_targets_collect(&state);
    size_t errors = base_diagnostics_errors(diagnostics);
    run_rounds(&state);
    if (!state.failed) {
        layout_missing_report(&state);
        state.pages->missing_count = 0; /* they point into the document */
    }
    bool told = state.report_count > 0 || base_diagnostics_errors(diagnostics) > errors;
    if (state.failed && !told) { /* otherwise a message of the fonts says more */
        layout_report_add(&state, 0, BASE_MESSAGE_LAYOUT_NO_FONT, NULL, NULL, NULL);
    }
    layout_report_flush(&state);
    layout_hyphen_destroy(state.hyphen);
    layout_images_free(&state);
    base_arena_destroy(state.temporary);
    base_arena_destroy(state.breaking);
    font_forget(fonts); /* pages hold glyphs of their own */
    state.pages->fragments = NULL;
    base_arena_destroy(state.galleys);
    base_arena_destroy(state.galleys_before);
    base_arena_destroy(state.rounds);
    base_arena_destroy(state.slots);
    return state.failed ? NULL : state.pages;
}
