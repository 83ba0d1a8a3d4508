/* Line breaks of a paragraph, chosen together: the total-fit method of Knuth and Plass, in whole
 * numbers. */
#include "layout_words.h"

enum {
    FITNESS_CLASSES = 4,
    BAD = 10000,              /* worst badness */
    LINE_DEMERITS = 10,       /* for each line */
    FLAGGED_DEMERITS = 10000, /* two hyphens in a row */
    FINAL_DEMERITS = 5000,    /* hyphen before the last line */
    FINE = 50,                /* worst badness of a paragraph that needs no hyphens */
    SHORT_DEMERITS = 5000,    /* last line of a syllable or two */
    REST_DEMERITS = 100000,   /* last line of a divided word's end only */
    FITNESS_DEMERITS = 10000, /* tight beside loose */
};
static const int64_t ENDLESS = INT64_MAX / 4096;
static const int64_t ONE = 1000000; /* ratio of a line that uses all stretch or shrink */

/* A possible line end. */
struct node {
    struct node *next;     /* in the active list */
    struct node *previous; /* line end before */
    size_t position;
    size_t line;
    int fitness;
    bool flagged;
    bool uneven; /* this line or one before has word spaces below 0.75 or above 1.6 */
    bool rough;  /* or is worse than FINE */
    base_length width, stretch, shrink; /* sums up to the start of the next line */
    int64_t demerits;
};

struct fit {
    struct base_arena *arena;
    const struct layout_item *items;
    size_t count;
    const struct layout_break_rules *rules;
    base_length width, stretch, shrink; /* sums so far */
    base_length ragged, emergency;
    int tolerance; /* worst badness of a line */
    bool even;     /* only lines with even word spaces */
    bool lenient;  /* a short last line costs nothing */
    bool last_pass;
    struct node *active;
};

struct candidate {
    struct node *node;
    int64_t demerits;
    bool uneven, rough;
};

/* About 100 * (ratio / ONE)^3, at most BAD: TeX's own rule, so that both judge alike. */
static int badness(int64_t ratio)
{
    int64_t r = (ratio < 0 ? -ratio : ratio) * 297 / ONE;
    if (r > 1290) {
        return BAD;
    }
    return (int)((r * r * r + (1 << 17)) / (1 << 18));
}

/* Whether a line is so short that no stretch in use makes it bearable. */
static bool is_short(const struct fit *fit, const struct node *from, base_length extra)
{
    enum { BEARABLE = 5 }; /* times its stretch; far above what BAD begins with */
    base_length room = fit->rules->width - (fit->width - from->width + extra);
    base_length stretch = fit->stretch - from->stretch;
    if (fit->rules->ragged && stretch < LAYOUT_FIL) {
        stretch = fit->ragged;
    }
    return fit->tolerance < BAD && room > (stretch + fit->emergency) * BEARABLE;
}

/* How much the glue of a line must stretch (> 0) or shrink, in parts of ONE. */
static int64_t line_ratio(const struct fit *fit, const struct node *from, base_length extra)
{
    base_length natural = fit->width - from->width + extra;
    base_length room = fit->rules->width - natural;
    base_length stretch = fit->stretch - from->stretch;
    base_length shrink = fit->rules->ragged ? 0 : fit->shrink - from->shrink;
    if (fit->rules->ragged && stretch < LAYOUT_FIL) {
        stretch = fit->ragged;
    }
    stretch += fit->emergency;
    if (room == 0) {
        return 0;
    }
    if (room > 0) {
        return stretch <= 0 ? ENDLESS : room * ONE / stretch;
    }
    return shrink <= 0 ? -ENDLESS : room * ONE / shrink;
}

/* 0 tight, 1 decent, 2 loose, 3 very loose. */
static int fitness_of(int64_t ratio)
{
    int bad = badness(ratio);
    if (ratio < 0) {
        return bad > 12 ? 0 : 1;
    }
    return bad > 99 ? 3 : bad > 12 ? 2 : 1;
}

/* Word spaces of 0.75 to 1.6. */
static bool is_even(int64_t ratio)
{
    return ratio >= -ONE * 3 / 4 && ratio <= ONE * 6 / 5;
}

/* Whether behind a hyphen the paragraph holds but the end of that word. */
static bool is_rest(const struct fit *fit, const struct node *from)
{
    size_t i = from->position + 1;
    while (i < fit->count &&
           (fit->items[i].kind != LAYOUT_ITEM_GLUE || fit->items[i - 1].kind != LAYOUT_ITEM_BOX)) {
        i++;
    }
    return i + 2 >= fit->count;
}

static int64_t demerits_of(const struct fit *fit, const struct node *from, size_t position,
                           int64_t ratio, int penalty, bool flagged)
{
    int64_t base = LINE_DEMERITS + badness(ratio);
    int64_t demerits = base * base;
    if (penalty >= 0) {
        demerits += (int64_t)penalty * penalty;
    } else if (penalty > LAYOUT_FORCED) {
        demerits -= (int64_t)penalty * penalty;
    }
    if (flagged && from->flagged) {
        demerits += FLAGGED_DEMERITS;
    }
    if (from->flagged && position + 1 == fit->count) {
        demerits += FINAL_DEMERITS;
    }
    if (!fit->lenient && position + 1 == fit->count && from->line > 0) {
        base_length line = fit->width - from->width;
        demerits += from->flagged && is_rest(fit, from) ? REST_DEMERITS
                    : line < fit->rules->width / 12     ? SHORT_DEMERITS
                                                        : 0;
    }
    int step = fitness_of(ratio) - from->fitness;
    if (!fit->rules->ragged && (step > 1 || step < -1)) {
        demerits += FITNESS_DEMERITS;
    }
    return demerits + from->demerits;
}

/* Sums at the start of the line behind a break: glue and penalties there vanish. */
static void sums_behind(const struct fit *fit, size_t position, struct node *node)
{
    node->width = fit->width;
    node->stretch = fit->stretch;
    node->shrink = fit->shrink;
    for (size_t i = position; i < fit->count; i++) {
        const struct layout_item *item = &fit->items[i];
        if (item->kind == LAYOUT_ITEM_BOX ||
            (item->kind == LAYOUT_ITEM_PENALTY && item->penalty == LAYOUT_FORCED && i > position)) {
            break;
        }
        if (item->kind == LAYOUT_ITEM_GLUE) {
            node->width += item->width;
            node->stretch += item->stretch;
            node->shrink += item->shrink;
        }
    }
}

static void consider(const struct fit *fit, struct node *node, size_t position, int64_t ratio,
                     bool overfull, struct candidate *best)
{
    const struct layout_item *item = &fit->items[position];
    bool penalty = item->kind == LAYOUT_ITEM_PENALTY;
    int64_t demerits = demerits_of(fit, node, position, ratio, penalty ? item->penalty : 0,
                                   penalty && (item->flagged || item->dash));
    int fitness = overfull ? 0 : fitness_of(ratio);
    if (best[fitness].node == NULL || demerits < best[fitness].demerits) {
        best[fitness] = (struct candidate){node, demerits, node->uneven || !is_even(ratio),
                                           node->rough || badness(ratio) > FINE};
    }
}

static struct node *node_from(const struct fit *fit, const struct candidate *best, size_t position,
                              int fitness)
{
    const struct layout_item *item = &fit->items[position];
    struct node *node = base_alloc(fit->arena, sizeof *node);
    node->previous = best->node;
    node->position = position;
    node->line = best->node->line + 1;
    node->fitness = fitness;
    node->flagged = item->kind == LAYOUT_ITEM_PENALTY && (item->flagged || item->dash);
    node->demerits = best->demerits;
    node->uneven = best->uneven;
    node->rough = best->rough;
    sums_behind(fit, position, node);
    return node;
}

/* Tries a line end at position against all active line starts. */
static void try_break(struct fit *fit, size_t position)
{
    const struct layout_item *item = &fit->items[position];
    bool forced = item->kind == LAYOUT_ITEM_PENALTY && item->penalty == LAYOUT_FORCED;
    base_length extra = item->kind == LAYOUT_ITEM_PENALTY ? item->width : 0;
    struct candidate best[FITNESS_CLASSES] = {{NULL, 0, false, false}};
    bool found = false;
    struct node **link = &fit->active;
    while (*link != NULL) {
        struct node *node = *link;
        if (!forced && is_short(fit, node, extra)) {
            link = &node->next;
            continue;
        }
        int64_t ratio = line_ratio(fit, node, extra);
        bool overfull = ratio < -ONE;
        if (!overfull && (!fit->even || is_even(ratio)) && badness(ratio) <= fit->tolerance) {
            consider(fit, node, position, ratio, false, best);
            found = true;
        }
        if (!overfull && !forced) {
            link = &node->next;
            continue;
        }
        *link = node->next;
        if (fit->last_pass && !found && fit->active == NULL) {
            consider(fit, node, position, overfull ? -ONE : ratio, overfull, best);
            found = true;
        }
    }
    for (int i = FITNESS_CLASSES - 1; found && i >= 0; i--) {
        if (best[i].node != NULL) {
            struct node *node = node_from(fit, &best[i], position, i);
            node->next = fit->active;
            fit->active = node;
        }
    }
}

/* Whether a line may end at an item at all. */
static bool legal(const struct fit *fit, size_t i)
{
    const struct layout_item *item = &fit->items[i];
    if (item->kind == LAYOUT_ITEM_PENALTY) {
        return item->penalty < LAYOUT_INFINITE && (fit->rules->hyphens || !item->flagged);
    }
    return item->kind == LAYOUT_ITEM_GLUE && !item->tab && i > 0 &&
           fit->items[i - 1].kind == LAYOUT_ITEM_BOX;
}

/* One pass; the last line end, or NULL when no way within the tolerance exists. */
static struct node *run_pass(struct fit *fit)
{
    fit->width = fit->stretch = fit->shrink = 0;
    struct node *start = base_alloc(fit->arena, sizeof *start);
    start->fitness = 1;
    fit->active = start;
    for (size_t i = 0; i < fit->count && fit->active != NULL; i++) {
        const struct layout_item *item = &fit->items[i];
        if (legal(fit, i)) {
            try_break(fit, i);
        }
        if (item->kind != LAYOUT_ITEM_PENALTY) {
            fit->width += item->width;
        }
        if (item->kind == LAYOUT_ITEM_GLUE) {
            fit->stretch += item->stretch;
            fit->shrink += item->shrink;
        }
    }
    struct node *best = NULL;
    for (struct node *node = fit->active; node != NULL; node = node->next) {
        if (node->position + 1 == fit->count && (best == NULL || node->demerits < best->demerits)) {
            best = node;
        }
    }
    return best;
}

static size_t write_breaks(struct base_arena *arena, const struct node *end, size_t **breaks)
{
    *breaks = base_alloc_array(arena, end->line, sizeof **breaks);
    for (const struct node *node = end; node->previous != NULL; node = node->previous) {
        (*breaks)[node->line - 1] = node->position;
    }
    return end->line;
}

static struct node *run_with(struct fit *fit, int tolerance, bool even)
{
    fit->tolerance = tolerance;
    fit->even = even;
    struct node *end = run_pass(fit);
    fit->even = false;
    return end;
}

static bool ends_with_rest(const struct fit *fit, const struct node *end)
{
    return end->previous != NULL && end->previous->flagged && is_rest(fit, end->previous);
}

/* Other breaks than those of least demerits, for even word spaces: with a short last line, or no
 * worse than the breaks that TeX takes, which are those without hyphens if there are any; else at
 * most a sixth worse. */
static struct node *run_evenly(struct fit *fit, struct node *plain, struct node *end)
{
    fit->lenient = true;
    struct node *lenient = run_with(fit, 200, false);
    fit->lenient = false;
    if (!lenient->uneven) {
        struct node *whole = ends_with_rest(fit, lenient) ? run_with(fit, 200, true) : NULL;
        return whole != NULL && !ends_with_rest(fit, whole) ? whole : lenient;
    }
    struct node *even = run_with(fit, 200, true);
    int64_t most = plain != NULL ? plain->demerits : end->demerits * 7 / 6;
    if (even != NULL && even->demerits <= most) {
        return even;
    }
    return plain == NULL || plain->uneven ? end : plain;
}

/* The breaks of least demerits within the usual tolerance, without hyphens where they are fine. */
static struct node *run_usual(struct fit *fit, struct layout_break_rules *pass, bool hyphens)
{
    bool ragged = pass->ragged;
    pass->hyphens = false;
    struct node *plain = run_with(fit, ragged ? 150 : 100, false);
    pass->hyphens = hyphens;
    if (plain != NULL && (ragged || (!plain->uneven && !plain->rough))) {
        return plain;
    }
    struct node *end = run_with(fit, ragged ? 400 : 200, false);
    return ragged || end == NULL || !end->uneven ? end : run_evenly(fit, plain, end);
}

/* Whether all stands on one line whose end is filled up: there are no better breaks. */
static bool is_line(const struct layout_item *items, size_t count, base_length width)
{
    base_length natural = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        const struct layout_item *item = &items[i];
        natural += item->kind == LAYOUT_ITEM_PENALTY ? 0 : item->width;
        if (natural > width ||
            (item->kind == LAYOUT_ITEM_PENALTY && item->penalty == LAYOUT_FORCED)) {
            return false;
        }
    }
    return count > 1 && items[count - 2].kind == LAYOUT_ITEM_GLUE &&
           items[count - 2].stretch >= LAYOUT_FIL;
}

size_t layout_paragraph_break(struct base_arena *arena, struct base_arena *scratch,
                              const struct layout_item *items, size_t count,
                              const struct layout_break_rules *rules, size_t **breaks)
{
    if (is_line(items, count, rules->width)) {
        *breaks = base_alloc(arena, sizeof **breaks);
        **breaks = count - 1;
        return 1;
    }
    struct layout_break_rules pass = *rules;
    struct fit fit = {.arena = scratch, .items = items, .count = count, .rules = &pass};
    fit.ragged = layout_min(rules->width / 6, BASE_PT(40));
    struct node *end = run_usual(&fit, &pass, rules->hyphens);
    if (end == NULL) {
        /* Loose lines are weighed as they are; emergency stretch would hide which is worst. */
        end = run_with(&fit, BAD - 1, false);
    }
    if (end == NULL) {
        fit.emergency = rules->width / 8;
        fit.last_pass = true;
        end = run_with(&fit, BAD, false);
    }
    size_t lines = end == NULL ? 0 : write_breaks(arena, end, breaks);
    base_arena_reset(scratch);
    return lines;
}
