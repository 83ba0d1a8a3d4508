/* Plans: page ends chosen together, as lines of a paragraph are: what a page end costs (white at
 * the foot, a divided table, a last page with little on it) is added up over all pages. */
#include "layout_plan.h"

#include "layout_table.h"

/* Costs; white counts as the square of its tenths of a per cent of a page, divided by 100: a line
 * is about 5, a quarter of a page 625. */
enum {
    PAGE_COST = 100,
    SPREAD_COST = 5,   /* spaces grow so that the page is full */
    SHRINK_COST = 120, /* spaces shrink as much as they may */
    LINE_COST = 10,    /* within a paragraph */
    HYPHEN_COST = 30,  /* within a word */
    FRAME_COST = 150,
    LONG_TABLE_COST = 40,  /* a table higher than a page */
    TABLE_COST = 600,      /* one that would stand on a page */
    LOW_TABLE_COST = 1500, /* added for the lowest one */
    LAID_TABLE_COST = 20,  /* one without rules */
    ROW_COST = 150,
    SMALL_ROW_COST = 400,
    DRIFT_COST = 40,      /* a picture waits for the next page */
    LONELY_COST = 3000,   /* one line below a heading */
    FEW_COST = 15,        /* two */
    LEAST_FILL = 400,     /* thousandths of a page below which no page ends without need */
    LAST_FILL = 200,      /* of a last page */
    MOST_SHARE = 1000000, /* thousandths by which spaces shrink */
    SEEN_BEHIND = 16,     /* entries behind a page end that say what it costs, at most mostly */
};

struct state {
    struct state *next; /* at the same entry */
    const struct state *previous;
    size_t page;       /* its number, from 0 */
    size_t at;         /* first entry of the page */
    size_t *froms;     /* first entries of the cells of a row that goes on; NULL = it starts here */
    size_t drift;      /* first one that waits for the page; LAYOUT_NO_DRIFT = none */
    base_length rest;  /* height of what is left of that row */
    base_length split; /* room given to its part on the page before */
    base_length adjust; /* of the page before */
    base_length glue;
    int64_t cost;
};

/* A way to end the page that is being filled. */
struct page_end {
    struct state way;
    int64_t white, place; /* thousandths of a page; cost of the place */
};

struct planner {
    struct base_arena *arena;
    const struct layout_pager *pager;
    const struct layout_galley *galley;
    size_t from, to;
    bool last;
    base_length page;      /* height of a body */
    struct state **states; /* by their entry - from */
    struct state *start;
    const struct state *dead; /* the last one from which no page can be filled */
    struct layout_trial_context context;
    struct layout_trial trial;
    size_t drift; /* first one that waits for the page behind the one that is being filled */
    size_t lines; /* under the last heading of the page; many when there is none */
    struct page_end *ends;
    size_t end_count, end_capacity;
    bool found;                  /* a way on from the page */
    const struct state *settled; /* all ways that what follows may go on pass through it */
};

static const struct layout_entry *entry_at(const struct planner *planner, size_t i)
{
    return &planner->galley->entries[i];
}

/* ---------------------------------------------------------------- costs */

static int64_t thousandths(const struct planner *planner, base_length height)
{
    return height * 1000 / planner->page;
}

/* What a page end in a table costs. */
static int64_t table_cost(const struct planner *planner, const struct layout_table *table)
{
    if (table->source->layout_only) {
        return LAID_TABLE_COST;
    }
    int64_t height = thousandths(planner, table->height);
    return height > 950 ? LONG_TABLE_COST : TABLE_COST + LOW_TABLE_COST * (1000 - height) / 1000;
}

/* What the place costs that a page end behind entry i has. */
static int64_t place_cost(const struct planner *planner, size_t i)
{
    const struct layout_entry *entry = entry_at(planner, i);
    const struct layout_entry *next = entry_at(planner, i + 1);
    int64_t cost = planner->lines == 1 ? LONELY_COST : planner->lines == 2 ? FEW_COST : 0;
    if (planner->trial.table != NULL) {
        cost += table_cost(planner, planner->trial.table);
    }
    if (planner->trial.reserve > 0) {
        cost += FRAME_COST;
    }
    if (entry->line && next->kind == LAYOUT_BOX && next->line) {
        cost += LINE_COST + (entry->hyphen ? HYPHEN_COST : 0);
    }
    return cost;
}

/* How the page is filled: what is left becomes white or is spread; *adjust: by how much its spaces
 * change. */
static int64_t fill_cost(const struct planner *planner, base_length room, base_length *adjust)
{
    base_length glue = planner->trial.glue;
    *adjust = 0;
    if (room < 0) {
        *adjust = room;
        base_length most = glue / 4; /* nothing to shrink: one element alone is too high */
        int64_t share = most > 0 ? layout_min(-room * 1000 / most, MOST_SHARE) : MOST_SHARE;
        return SHRINK_COST * share * share / 1000000;
    }
    if (room > 0 && room <= glue * 35 / 100 && room <= planner->page / 36) {
        *adjust = room;
        return SPREAD_COST;
    }
    int64_t white = thousandths(planner, room);
    return white * white / 100;
}

static int64_t last_cost(const struct planner *planner, const struct state *state)
{
    if (!planner->last || state == planner->start) {
        return 0;
    }
    int64_t least = LAST_FILL;
    int64_t fill = thousandths(planner, planner->trial.body - planner->pager->top);
    return fill >= least ? 0 : (least - fill) * (least - fill) / 5;
}

static bool fits(const struct layout_trial *trial)
{
    base_length room = layout_trial_room(trial);
    return room >= 0 || -room < trial->glue / 4;
}

/* ---------------------------------------------------------------- states */

static bool is_same(const struct planner *planner, const struct state *a, const struct state *b)
{
    if (a->drift != b->drift || a->froms == NULL || b->froms == NULL) {
        return a->drift == b->drift && a->froms == b->froms;
    }
    const struct layout_row *row = entry_at(planner, a->at)->row;
    for (size_t j = 0; j < row->count; j++) {
        if (a->froms[j] != b->froms[j]) {
            return false;
        }
    }
    return true;
}

/* Notes a way to begin a page when it is the best one so far. */
static void offer(struct planner *planner, struct state *way)
{
    planner->found = true;
    way->page = way->previous->page + 1;
    struct state **link = &planner->states[way->at - planner->from];
    for (; *link != NULL; link = &(*link)->next) {
        struct state *known = *link;
        if (known != planner->start && is_same(planner, known, way)) {
            if (way->cost < known->cost) {
                struct state *next = known->next;
                *known = *way;
                known->next = next;
            }
            return;
        }
    }
    struct state *state = base_alloc(planner->arena, sizeof *state);
    *state = *way;
    state->next = NULL;
    *link = state;
}

/* A page may end at `at`; cost: of the place. */
static void end_page(struct planner *planner, const struct state *state, size_t at, int64_t cost)
{
    base_length room = layout_trial_room(&planner->trial);
    struct page_end end = {.white = thousandths(planner, room), .place = cost};
    if (planner->end_count > 0 && end.white > 1000 - LEAST_FILL) {
        planner->end_count = 0; /* fuller than those before, and not full enough */
    }
    end.way = (struct state){
        .previous = state, .at = at, .drift = planner->drift, .glue = planner->trial.glue};
    end.way.cost = state->cost + PAGE_COST + cost + fill_cost(planner, room, &end.way.adjust);
    end.way.cost += planner->drift != LAYOUT_NO_DRIFT ? DRIFT_COST : 0;
    BASE_PUSH(planner->arena, planner->ends, planner->end_count, planner->end_capacity, end);
}

/* Offers the ends of a page. White that text could have filled costs more; a page that is less than
 * LEAST_FILL full is only taken when there is no other. */
static void offer_ends(struct planner *planner)
{
    int64_t least = 1000;
    for (size_t i = 0; i < planner->end_count; i++) {
        const struct page_end *end = &planner->ends[i];
        if (end->white >= 0 && end->place < TABLE_COST && end->white < least) {
            least = end->white;
        }
    }
    for (size_t i = planner->end_count; i > 0; i--) {
        struct page_end *end = &planner->ends[i - 1];
        if (end->white > 1000 - LEAST_FILL && planner->found) {
            return;
        }
        int64_t more = end->white > least ? end->white - least : 0;
        end->way.cost += more * more / 20;
        offer(planner, &end->way);
    }
}

static void end_pages(struct planner *planner, const struct state *state)
{
    base_length room = layout_trial_room(&planner->trial);
    struct state way = {.previous = state,
                        .at = planner->to,
                        .drift = LAYOUT_NO_DRIFT,
                        .glue = planner->trial.glue};
    if (planner->drift != LAYOUT_NO_DRIFT) {
        end_page(planner, state, planner->to, 0);
        return;
    }
    way.cost = state->cost + last_cost(planner, state);
    if (room < 0) {
        way.cost += fill_cost(planner, room, &way.adjust);
    }
    offer(planner, &way);
}

/* ---------------------------------------------------------------- parts of rows */

/* Cuts what is left of a row so that its part fits into room, two lines at least on both sides. */
static bool cut_row(const struct planner *planner, const struct layout_row *row,
                    const size_t *froms, base_length room, struct state *way)
{
    size_t before = 0;
    size_t behind = 0;
    way->froms = base_alloc_array(planner->arena, row->count, sizeof *way->froms);
    for (size_t j = 0; j < row->count; j++) {
        const struct layout_cell *cell = &row->cells[j];
        const struct layout_galley *galley = cell->galley;
        size_t from = froms != NULL ? froms[j] : cell->from;
        way->froms[j] = from;
        if (cell->rows > 1 || from >= galley->count) {
            continue;
        }
        base_length used;
        size_t to = layout_galley_fit(galley, from, room - layout_cell_pads(cell), false, &used);
        if (to == from && layout_galley_height(galley, from, galley->count) > 0) {
            return false;
        }
        way->froms[j] = to;
        layout_count_lines(galley, from, to, &before);
        layout_count_lines(galley, to, galley->count, &behind);
        base_length rest = layout_galley_height(galley, to, galley->count);
        if (rest > 0) {
            way->rest = layout_max(way->rest, rest + layout_cell_pads(cell));
        }
    }
    way->split = room;
    return before >= LAYOUT_ROW_LINES && behind >= LAYOUT_ROW_LINES;
}

/* The row at i does not fit: a part of it may. before: the trial without it. */
static void split_row(struct planner *planner, const struct state *state, size_t i,
                      const struct layout_trial *before, const size_t *froms)
{
    const struct layout_row *row = entry_at(planner, i)->row;
    base_length room = planner->pager->bottom - before->y - planner->trial.notes - before->reserve;
    if (room <= 0 || !layout_row_splits(row)) {
        return;
    }
    struct state way = {.previous = state, .at = i, .drift = planner->drift};
    if (!cut_row(planner, row, froms, room, &way)) {
        return;
    }
    bool small = row->height < planner->page / 5;
    way.cost = state->cost + PAGE_COST + (small ? SMALL_ROW_COST : ROW_COST);
    way.cost += table_cost(planner, row->table);
    offer(planner, &way);
}

/* ---------------------------------------------------------------- pages */

static size_t kept_end(const struct planner *planner, size_t i)
{
    while (entry_at(planner, i)->keep && i + 1 < planner->to) {
        i++;
    }
    return i + 1;
}

/* Whether the open page must end at `at`, because what follows may not overtake a float. */
static bool is_barred(const struct planner *planner, const struct state *state, size_t at)
{
    return state == planner->start && planner->pager->floats != NULL && at < planner->to &&
           layout_floats_bar(planner->pager, planner->galley, at, kept_end(planner, at));
}

static void count_lines(struct planner *planner, const struct layout_entry *entry)
{
    enum { MANY = 9 };
    if (entry->kind == LAYOUT_MARK && entry->mark->heading) {
        planner->lines = 0;
    } else if (entry->kind == LAYOUT_BOX && !entry->heading) {
        planner->lines += entry->line ? 1 : MANY;
    } else if (entry->kind == LAYOUT_ROW) {
        planner->lines += MANY;
    }
}

static bool is_heading(const struct planner *planner, size_t i)
{
    while (i < planner->to && entry_at(planner, i)->kind == LAYOUT_GLUE) {
        i++;
    }
    return i < planner->to && entry_at(planner, i)->kind == LAYOUT_MARK &&
           entry_at(planner, i)->mark->heading;
}

/* Puts a picture that may leave its place on the page, or lets it wait. */
static void take_drift(struct planner *planner, const struct state *state, size_t i)
{
    struct layout_trial *trial = &planner->trial;
    const struct layout_entry *entry = entry_at(planner, i);
    if (planner->drift == LAYOUT_NO_DRIFT && layout_trial_room(trial) >= entry->height) {
        layout_trial_add(trial, entry);
        return;
    }
    planner->drift = planner->drift == LAYOUT_NO_DRIFT ? i : planner->drift;
    trial->melt = i > state->at ? layout_space_at(planner->galley, i - 1) : 0;
}

/* Whether the entry would overtake a picture that waits. */
static bool overtakes(const struct planner *planner, const struct layout_entry *entry)
{
    return planner->drift != LAYOUT_NO_DRIFT && entry->kind == LAYOUT_MARK &&
           (entry->mark->block->kind == DOCUMENT_CAPTION ||
            (entry->mark->heading && entry->mark->level <= 1));
}

/* Adds entry i to the page; false when it is full. */
static bool take_entry(struct planner *planner, const struct state *state, size_t i)
{
    const struct layout_entry *entry = entry_at(planner, i);
    struct layout_trial *trial = &planner->trial;
    bool goes_on = i == state->at && state->froms != NULL;
    if (entry->kind == LAYOUT_ROW) {
        struct layout_trial before = *trial;
        if (goes_on) {
            layout_trial_rest(trial, entry->row, state->rest);
        } else {
            layout_trial_add(trial, entry);
        }
        if (!fits(trial)) {
            split_row(planner, state, i, &before, goes_on ? state->froms : NULL);
        }
    } else if (entry->kind == LAYOUT_DRIFT) {
        take_drift(planner, state, i);
    } else {
        layout_trial_add(trial, entry);
    }
    count_lines(planner, entry);
    return fits(trial) && !overtakes(planner, entry);
}

/* The last state that the ways to both have in common. */
static const struct state *common_state(const struct state *a, const struct state *b)
{
    while (a != b) {
        bool back = a->page >= b->page;
        b = b->page >= a->page ? b->previous : b;
        a = back ? a->previous : a;
    }
    return a;
}

/* What follows may change the page that begins with a state. */
static void note_open(struct planner *planner, const struct state *state)
{
    planner->settled = planner->settled == NULL ? state : common_state(planner->settled, state);
}

/* Puts entries on the page and notes where it may end. */
static void fill_page(struct planner *planner, const struct state *state)
{
    size_t i = state->at;
    for (; i < planner->to && take_entry(planner, state, i); i++) {
        const struct layout_entry *entry = entry_at(planner, i);
        if (i + 1 == planner->to) {
            end_pages(planner, state);
        } else if (!entry->keep || entry->soft) {
            bool lonely = planner->lines < 3 && is_heading(planner, i + 1);
            planner->lines = lonely ? SIZE_MAX / 2 : planner->lines;
            end_page(planner, state, i + 1, place_cost(planner, i));
            if (is_barred(planner, state, i + 1)) {
                break;
            }
        }
    }
    if (i + SEEN_BEHIND >= planner->to) {
        note_open(planner, state);
    }
}

/* Offers all ends of the page that begins with a state. */
static void try_page(struct planner *planner, const struct state *state)
{
    bool barred = false;
    planner->found = false;
    planner->end_count = 0;
    planner->lines = SIZE_MAX / 2;
    planner->drift = LAYOUT_NO_DRIFT;
    if (state == planner->start) {
        layout_trial_resume(&planner->trial);
        barred = is_barred(planner, state, state->at);
        if (!planner->trial.top || barred) {
            end_page(planner, state, state->at, 0);
        }
    } else {
        layout_trial_start(&planner->trial, &planner->context);
        planner->drift =
            layout_trial_drifts(&planner->trial, planner->galley, state->drift, state->at);
    }
    if (state->at == planner->to) {
        end_pages(planner, state);
        note_open(planner, state);
    } else if (!barred) {
        fill_page(planner, state);
    }
    offer_ends(planner);
    const struct state *dead = planner->dead;
    if (!planner->found && (dead == NULL || state->at > dead->at ||
                            (state->at == dead->at && state->cost < dead->cost))) {
        planner->dead = state;
    }
}

static void write_plan(const struct planner *planner, const struct state *end,
                       struct layout_plan *plan)
{
    plan->count = end->page;
    plan->pages = base_alloc_array(planner->arena, plan->count, sizeof *plan->pages);
    size_t i = plan->count;
    for (const struct state *state = end; state->previous != NULL; state = state->previous) {
        plan->pages[--i] = (struct layout_plan_page){state->at, state->split, state->adjust,
                                                     state->glue, state->drift};
    }
}

void layout_plan_create(struct base_arena *arena, const struct layout_pager *pager,
                        const struct layout_galley *galley, size_t from, size_t to, bool last,
                        struct layout_plan *plan)
{
    struct planner planner = {
        .arena = arena, .pager = pager, .galley = galley, .from = from, .to = to, .last = last};
    planner.page = pager->bottom - pager->top;
    planner.trial.pager = pager;
    for (size_t i = 0; i < pager->flow.frame_count; i++) {
        planner.context.above += pager->flow.frames[i].frame->style->padding_top;
        planner.context.below += pager->flow.frames[i].frame->style->padding_bottom;
    }
    planner.context.table = pager->flow.part != NULL ? pager->flow.part->table : NULL;
    planner.states = base_alloc_array(arena, to - from + 1, sizeof(struct state *));
    planner.start = base_alloc(arena, sizeof *planner.start);
    planner.start->at = from;
    planner.start->drift = LAYOUT_NO_DRIFT;
    planner.states[0] = planner.start;
    for (size_t i = from; i <= to; i++) {
        for (struct state *state = planner.states[i - from]; state != NULL; state = state->next) {
            if (i < to || state->drift != LAYOUT_NO_DRIFT) {
                try_page(&planner, state);
            }
        }
        if (i < to) {
            layout_context_pass(&planner.context, entry_at(&planner, i));
        }
    }
    layout_trial_finish(&planner.trial);
    const struct state *end = planner.states[to - from];
    while (end != NULL && end->drift != LAYOUT_NO_DRIFT) {
        end = end->next;
    }
    plan->whole = end != NULL;
    plan->settled = planner.settled != NULL ? planner.settled->page : 0;
    write_plan(&planner, end != NULL ? end : planner.dead, plan);
}
