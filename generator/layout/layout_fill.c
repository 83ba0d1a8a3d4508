/* Fills pages as planned; what is too high for a page is placed as far as it goes. */
#include "layout_plan.h"
#include "layout_table.h"

enum { PLANS = 200 }; /* for a section: it is filled without when so many did not hold */

struct filler {
    struct layout_pager *pager;
    const struct layout_galley *galley;
    size_t reported; /* end of what was reported as too high */
    size_t drift;    /* first one that waits; LAYOUT_NO_DRIFT = none */
    struct layout_trial trial;
};

static const struct layout_entry *entry_at(const struct filler *filler, size_t i)
{
    return &filler->galley->entries[i];
}

static bool is_stop(const struct layout_entry *entry)
{
    return entry->kind == LAYOUT_BREAK || entry->kind == LAYOUT_FILLER;
}

static size_t kept_end(const struct filler *filler, size_t i)
{
    while (entry_at(filler, i)->keep && i + 1 < filler->galley->count &&
           !is_stop(entry_at(filler, i + 1))) {
        i++;
    }
    return i;
}

/* Whether from..to ends with a heading and one line of text. */
static bool is_lone_line(const struct filler *filler, size_t from, size_t to)
{
    size_t lines = 0;
    bool heading = false;
    for (size_t i = from; i <= to; i++) {
        const struct layout_entry *entry = entry_at(filler, i);
        if (entry->kind == LAYOUT_MARK && entry->mark->heading) {
            heading = true;
            lines = 0;
        } else if (entry->kind == LAYOUT_BOX && (entry->line || entry->heading)) {
            lines += entry->heading ? 0 : 1;
        } else if (entry->kind != LAYOUT_GLUE && entry->kind != LAYOUT_MARK) {
            return false;
        }
    }
    return heading && lines == 1;
}

/* The last entry of what must stay together from i on; two lines at least under a heading. */
static size_t chunk_end(const struct filler *filler, size_t i)
{
    size_t end = kept_end(filler, i);
    if (!is_lone_line(filler, i, end)) {
        return end;
    }
    size_t next = end + 1;
    while (next < filler->galley->count && entry_at(filler, next)->kind == LAYOUT_GLUE) {
        next++;
    }
    if (next == filler->galley->count || is_stop(entry_at(filler, next)) ||
        (entry_at(filler, next)->kind == LAYOUT_MARK && entry_at(filler, next)->mark->heading)) {
        return end;
    }
    return kept_end(filler, next);
}

/* Height of entries from..to at the pen with the notes called in them. */
static base_length chunk_need(const struct filler *filler, size_t from, size_t to, bool top)
{
    const struct layout_pager *pager = filler->pager;
    base_length need = 0;
    bool opened = false;
    for (size_t i = from; i < to; i++) {
        const struct layout_entry *entry = entry_at(filler, i);
        if (entry->kind == LAYOUT_GLUE) {
            need += top && !entry->fixed ? 0 : entry->height;
        } else if (entry->kind == LAYOUT_ROW) {
            need += opened ? entry->row->height : layout_row_need(&pager->flow, entry->row);
            need += entry->row->started ? 0 : layout_notes_need(pager, entry->row->notes);
            opened = true;
        } else {
            opened = opened || entry->kind == LAYOUT_TABLE_BEGIN;
            need += entry->height + layout_notes_need(pager, entry->notes);
        }
        top = top && entry->kind != LAYOUT_BOX && entry->kind != LAYOUT_ROW;
    }
    return need;
}

static void place(const struct filler *filler, size_t from, size_t to)
{
    struct layout_flow *flow = &filler->pager->flow;
    for (size_t i = from; i < to; i++) {
        if (entry_at(filler, i)->kind == LAYOUT_DRIFT && i >= filler->drift) {
            flow->melt = i > from ? layout_space_at(filler->galley, i - 1) : 0;
        } else {
            layout_flow_entry(flow, entry_at(filler, i));
        }
    }
    filler->pager->used = filler->pager->used || to > from;
}

/* Tries to place a row of the chunk in part; true when the page then is full. A row that fits whole
 * but not with the row it is kept with is no place to part them. */
static bool split_row(const struct filler *filler, size_t from, size_t to, bool force, size_t *next)
{
    struct layout_pager *pager = filler->pager;
    for (size_t i = to; i > from; i--) {
        const struct layout_entry *entry = entry_at(filler, i - 1);
        if (entry->kind != LAYOUT_ROW || (!force && !layout_row_splits(entry->row))) {
            continue;
        }
        base_length before = chunk_need(filler, from, i - 1, pager->flow.top);
        base_length room = layout_sheet_room(pager) - before;
        if (!entry->row->started) {
            room -= layout_notes_need(pager, entry->row->notes);
        }
        if (room <= 0 || layout_row_fit(&pager->flow, entry->row, room, force) == 0) {
            continue;
        }
        if (i < to && entry->row->height <= room) {
            return false;
        }
        place(filler, from, i - 1);
        layout_row_split(&pager->flow, entry->row, room, force);
        pager->used = true;
        *next = i - 1;
        return true;
    }
    return false;
}

/* Places what is higher than a page entry by entry; returns the next entry. */
static size_t place_forced(const struct filler *filler, size_t from, size_t to)
{
    struct layout_pager *pager = filler->pager;
    bool fresh = true;
    for (size_t i = from; i < to; i++) {
        const struct layout_entry *entry = entry_at(filler, i);
        base_length need = chunk_need(filler, i, i + 1, pager->flow.top);
        base_length over = need - layout_sheet_room(pager);
        if (over > 0 && entry->kind != LAYOUT_GLUE) {
            size_t next;
            if (entry->kind == LAYOUT_ROW && (split_row(filler, i, i + 1, false, &next) ||
                                              split_row(filler, i, i + 1, true, &next))) {
                layout_sheet_next(pager);
                return i;
            }
            if (!fresh) {
                layout_sheet_next(pager);
                return i;
            }
            layout_report_page(pager->state,
                               layout_report_add(pager->state, entry->origin,
                                                 BASE_MESSAGE_LAYOUT_BOX_TOO_HIGH,
                                                 layout_points(pager->state, over), NULL, NULL),
                               pager->count - 1);
        }
        place(filler, i, i + 1);
        fresh = fresh && entry->height == 0;
    }
    return to;
}

static void report_high(struct filler *filler, size_t from, size_t to, base_length over)
{
    struct layout_state *state = filler->pager->state;
    if (to - from == 1 || to <= filler->reported) {
        return; /* a single entry: a row, or reported as too high */
    }
    filler->reported = to;
    base_origin origin = 0;
    for (size_t i = from; i < to && origin == 0; i++) {
        origin = entry_at(filler, i)->origin;
        if (entry_at(filler, i)->kind == LAYOUT_ROW) {
            return;
        }
    }
    layout_report_page(state,
                       layout_report_add(state, origin, BASE_MESSAGE_LAYOUT_BLOCK_TOO_HIGH,
                                         layout_points(state, over), NULL, NULL),
                       filler->pager->count - 1);
}

/* End of the largest part of a chunk that ends at a soft keep and fits; `from` when the gap that
 * the whole chunk would leave is small or nothing fits. */
static size_t soft_end(const struct filler *filler, size_t from, size_t to, base_length room)
{
    const struct layout_pager *pager = filler->pager;
    if (room < (pager->bottom - pager->top) / 6) {
        return from;
    }
    for (size_t i = to; i > from; i--) {
        if (entry_at(filler, i - 1)->soft && chunk_need(filler, from, i, pager->flow.top) <= room) {
            return i;
        }
    }
    return from;
}

/* Places the chunk from..to or a part of it; returns the next entry. */
static size_t place_chunk(struct filler *filler, size_t from, size_t to)
{
    struct layout_pager *pager = filler->pager;
    base_length need = chunk_need(filler, from, to, pager->flow.top);
    base_length room = layout_sheet_room(pager);
    if (need <= room) {
        place(filler, from, to);
        return to;
    }
    size_t next = soft_end(filler, from, to, room);
    if (next > from) {
        place(filler, from, next);
        layout_sheet_next(pager);
        return next;
    }
    if (split_row(filler, from, to, false, &next)) {
        layout_sheet_next(pager);
        return next;
    }
    if (!pager->flow.top) {
        layout_sheet_next(pager);
        return from;
    }
    report_high(filler, from, to, need - room);
    return place_forced(filler, from, to);
}

/* Stretches so that what follows, up to the next page break, stands at the page foot. */
static void place_filler(const struct filler *filler, size_t at)
{
    struct layout_pager *pager = filler->pager;
    base_length count = 1;
    size_t end = at + 1;
    for (; end < filler->galley->count && entry_at(filler, end)->kind != LAYOUT_BREAK; end++) {
        count += entry_at(filler, end)->kind == LAYOUT_FILLER;
    }
    base_length slack = layout_sheet_room(pager) - chunk_need(filler, at + 1, end, false);
    if (slack > 0) {
        pager->flow.y += slack / count;
        pager->flow.top = false;
    }
}

void layout_pages_break(struct layout_pager *pager)
{
    if (pager->open && pager->used) {
        layout_sheet_close(pager);
    }
}

static void take_break(struct layout_pager *pager, enum document_side side)
{
    layout_pages_break(pager);
    if (side != DOCUMENT_SIDE_ANY) {
        pager->side = side;
    }
}

/* Space with nothing behind it on its page: it needs no page where it does not fit. */
static bool is_rest(const struct filler *filler, size_t i)
{
    const struct layout_entry *entry = entry_at(filler, i);
    const struct layout_pager *pager = filler->pager;
    bool last = i + 1 == filler->galley->count || is_stop(entry_at(filler, i + 1));
    return entry->kind == LAYOUT_GLUE && !entry->fixed && last &&
           (!pager->open || layout_sheet_room(pager) < entry->height);
}

static size_t next_stop(const struct filler *filler, size_t i)
{
    while (i < filler->galley->count && !is_stop(entry_at(filler, i))) {
        i++;
    }
    return i;
}

/* ---------------------------------------------------------------- plans */

/* Behind the drifts of the pages before that come to the top of a planned page. */
static size_t drifts_end(size_t from, const struct layout_plan_page *planned)
{
    return planned->drift < from ? planned->drift : from;
}

/* Whether the entries up to the end of a planned page fit on the open one. */
static bool holds(struct filler *filler, size_t from, const struct layout_plan_page *planned)
{
    struct layout_trial *trial = &filler->trial;
    trial->pager = filler->pager;
    layout_trial_resume(trial);
    if (layout_trial_drifts(trial, filler->galley, filler->drift, drifts_end(from, planned)) !=
        LAYOUT_NO_DRIFT) {
        return false;
    }
    for (size_t i = from; i < planned->end; i++) {
        if (entry_at(filler, i)->kind == LAYOUT_DRIFT && i >= planned->drift) {
            trial->melt = i > from ? layout_space_at(filler->galley, i - 1) : 0;
        } else {
            layout_trial_add(trial, entry_at(filler, i));
        }
    }
    base_length room = layout_trial_room(trial);
    return planned->adjust < 0 ? room >= planned->adjust : room >= planned->adjust + planned->split;
}

/* Places what is planned for the open page. */
static void place_page(struct filler *filler, size_t from, const struct layout_plan_page *planned)
{
    struct layout_pager *pager = filler->pager;
    struct layout_flow *flow = &pager->flow;
    flow->adjust = planned->adjust;
    flow->glue = planned->glue;
    flow->passed = 0;
    layout_drifts_place(pager, filler->galley, filler->drift, drifts_end(from, planned));
    filler->drift = planned->drift;
    place(filler, from, planned->end);
    flow->adjust = flow->glue = 0;
    if (planned->split > 0) {
        struct layout_row *row = entry_at(filler, planned->end)->row;
        if (layout_row_fit(flow, row, planned->split, false) > 0) {
            layout_row_split(flow, row, planned->split, false);
            pager->used = true;
        }
    }
}

static void open_page(struct layout_pager *pager)
{
    if (!pager->open) {
        layout_sheet_open(pager);
    }
}

/* Follows a plan as long as it holds; returns the next entry. Pages are opened when there is
 * something to place. */
static size_t follow(struct filler *filler, size_t i, const struct layout_plan *plan)
{
    for (size_t k = 0; k < plan->count; k++) {
        const struct layout_plan_page *planned = &plan->pages[k];
        open_page(filler->pager);
        if (!holds(filler, i, planned)) {
            return i;
        }
        place_page(filler, i, planned);
        i = planned->end;
        if (k + 1 < plan->count || !plan->whole) {
            layout_sheet_close(filler->pager);
        }
    }
    return i;
}

/* Sets pictures that wait before entry i, each where it fits. */
static void flush_drifts(struct filler *filler, size_t i)
{
    for (size_t at = filler->drift; at < i; at++) {
        if (entry_at(filler, at)->kind == LAYOUT_DRIFT) {
            if (layout_sheet_room(filler->pager) < entry_at(filler, at)->height) {
                layout_sheet_next(filler->pager);
            }
            layout_drifts_place(filler->pager, filler->galley, at, at + 1);
        }
    }
    filler->drift = LAYOUT_NO_DRIFT;
}

/* Entries without a plan: what must stay together is placed where it fits. */
static size_t place_next(struct filler *filler, size_t i)
{
    flush_drifts(filler, i);
    size_t end = chunk_end(filler, i) + 1;
    if (layout_floats_bar(filler->pager, filler->galley, i, end)) {
        layout_sheet_next(filler->pager);
    }
    return place_chunk(filler, i, end);
}

/* Entries i.. up to the next stop, as far as one plan goes; returns the next entry. */
static size_t place_planned(struct filler *filler, size_t i)
{
    size_t stop = next_stop(filler, i);
    if (filler->pager->plans++ > PLANS) {
        return place_next(filler, i);
    }
    bool ends = stop < filler->galley->count ? entry_at(filler, stop)->kind == LAYOUT_BREAK
                                             : !filler->pager->goes_on;
    struct base_arena *arena = base_arena_create();
    struct layout_plan plan;
    layout_plan_create(arena, filler->pager, filler->galley, i, stop, ends, &plan);
    size_t next = follow(filler, i, &plan);
    base_arena_destroy(arena);
    if (next < stop) {
        open_page(filler->pager);
        return place_next(filler, next);
    }
    flush_drifts(filler, stop);
    return next;
}

static size_t place_entry(struct filler *filler, size_t i)
{
    struct layout_pager *pager = filler->pager;
    const struct layout_entry *entry = entry_at(filler, i);
    if (entry->kind == LAYOUT_BREAK) {
        take_break(pager, entry->side);
        return i + 1;
    }
    if (is_rest(filler, i)) {
        return i + 1;
    }
    open_page(pager);
    if (entry->kind == LAYOUT_FILLER) {
        place_filler(filler, i);
        return i + 1;
    }
    return place_planned(filler, i);
}

void layout_pages_fill(struct layout_pager *pager, const struct layout_galley *galley)
{
    struct filler filler = {.pager = pager, .galley = galley, .drift = LAYOUT_NO_DRIFT};
    for (size_t i = 0; i < galley->count;) {
        i = place_entry(&filler, i);
    }
    layout_trial_finish(&filler.trial);
    const struct layout_entry *last =
        galley->count > 0 ? &galley->entries[galley->count - 1] : NULL;
    bool space = last != NULL && last->kind == LAYOUT_GLUE && !last->fixed && !last->explicit;
    pager->space = space && !pager->flow.top ? last->height : 0;
}

/* ---------------------------------------------------------------- while the galley still grows */

/* The pages of a plan that what follows cannot change, up to one behind which nothing waits. */
static size_t settled_pages(const struct layout_plan *plan)
{
    size_t count = plan->whole ? plan->settled : 0;
    while (count > 0 && plan->pages[count - 1].drift != LAYOUT_NO_DRIFT) {
        count--;
    }
    return count;
}

/* Fills pages with entries i.. of which no stop is known, as far as they are settled; returns the
 * next entry. */
static size_t place_settled(struct filler *filler, size_t i)
{
    struct layout_pager *pager = filler->pager;
    struct base_arena *arena = base_arena_create();
    struct layout_plan plan;
    open_page(pager);
    layout_plan_create(arena, pager, filler->galley, i, filler->galley->count, false, &plan);
    plan.count = settled_pages(&plan);
    plan.whole = false;
    size_t end = plan.count > 0 ? plan.pages[plan.count - 1].end : i;
    size_t next = follow(filler, i, &plan);
    base_arena_destroy(arena);
    if (next < end) {
        pager->plans++;
        open_page(pager);
        return place_next(filler, next);
    }
    return next;
}

size_t layout_pages_fill_ahead(struct layout_pager *pager, const struct layout_galley *galley)
{
    struct filler filler = {.pager = pager, .galley = galley, .drift = LAYOUT_NO_DRIFT};
    size_t known = galley->count; /* behind the last page break */
    size_t i = 0;
    while (known > 0 && galley->entries[known - 1].kind != LAYOUT_BREAK) {
        known--;
    }
    while (i < known) {
        i = place_entry(&filler, i);
    }
    /* One entry alone may be space that needs no page. */
    if (pager->plans <= PLANS && i + 1 < galley->count && next_stop(&filler, i) == galley->count) {
        i = place_settled(&filler, i);
    }
    layout_trial_finish(&filler.trial);
    return i;
}
