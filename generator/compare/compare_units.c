/* Goes through blocks, table rows and cells of both sides and notes every text that differs. */
#include "compare_groups.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "value.h"

struct walk {
    struct compare_result *result;
    struct base_arena *scratch;
    size_t row; /* the row being compared, COMPARE_NONE outside */
};

static void align(struct walk *walk, struct compare_groups before, struct compare_groups after);

static struct compare_text *add_text(struct walk *walk, enum compare_change change, size_t old_unit,
                                     size_t new_unit)
{
    struct compare_result *result = walk->result;
    const struct compare_text text = {
        .change = change,
        .old_unit = old_unit,
        .new_unit = new_unit,
        .near_unit = COMPARE_NONE,
        .row_change = walk->row,
    };
    BASE_PUSH(result->arena, result->texts, result->text_count, result->text_capacity, text);
    return &result->texts[result->text_count - 1];
}

/* Two units that are the same one. */
static void compare_unit(struct walk *walk, size_t old_unit, size_t new_unit, bool moved)
{
    struct compare_result *result = walk->result;
    const struct compare_unit *before = &result->old_side->units[old_unit];
    const struct compare_unit *after = &result->new_side->units[new_unit];
    bool other_page =
        before->first_page != after->first_page || before->last_page != after->last_page;
    bool other_look = strcmp(before->look, after->look) != 0;
    result->old_of_new[new_unit] = old_unit;
    struct compare_edits edits = {0};
    if (strcmp(before->text, after->text) != 0) {
        edits = compare_words(result->arena, before->text, after->text);
    }
    if (edits.count > 0 || other_page || other_look || moved) {
        struct compare_text *text =
            add_text(walk, moved ? COMPARE_MOVED : COMPARE_CHANGED, old_unit, new_unit);
        text->edits = edits;
        text->other_page = other_page;
        text->other_look = other_look;
    }
}

static size_t open_row(struct walk *walk, enum compare_change change, size_t old_unit,
                       size_t new_unit)
{
    struct compare_result *result = walk->result;
    const struct compare_row row = {.change = change, .old_unit = old_unit, .new_unit = new_unit};
    BASE_PUSH(result->arena, result->rows, result->row_count, result->row_capacity, row);
    return result->row_count - 1;
}

/* A group that is only there on one side. */
static void note_group(struct walk *walk, const struct compare_groups *groups,
                       const struct compare_group *group, enum compare_change change)
{
    bool gone = change == COMPARE_REMOVED;
    if (group->kind == COMPARE_TABLE) {
        struct compare_groups rows = compare_rows(walk->scratch, groups->side, group);
        for (size_t i = 0; i < rows.count; i++) {
            note_group(walk, &rows, &rows.items[i], change);
        }
        return;
    }
    if (group->kind == COMPARE_ROW) {
        walk->row = open_row(walk, change, gone ? group->start : COMPARE_NONE,
                             gone ? COMPARE_NONE : group->start);
    }
    for (size_t i = group->start; i < group->start + group->count; i++) {
        add_text(walk, change, gone ? i : COMPARE_NONE, gone ? COMPARE_NONE : i);
    }
    walk->row = group->kind == COMPARE_ROW ? COMPARE_NONE : walk->row;
}

static void compare_pairwise(struct walk *walk, const struct compare_group *before,
                             const struct compare_group *after, bool moved)
{
    for (size_t i = 0; i < before->count; i++) {
        compare_unit(walk, before->start + i, after->start + i, moved);
    }
}

/* Two rows with different words, or one that moved. */
static void compare_row(struct walk *walk, const struct compare_groups *before,
                        const struct compare_group *old_row, const struct compare_groups *after,
                        const struct compare_group *new_row, bool moved)
{
    walk->row =
        open_row(walk, moved ? COMPARE_MOVED : COMPARE_CHANGED, old_row->start, new_row->start);
    bool same = old_row->count == new_row->count;
    for (size_t i = 0; same && i < old_row->count; i++) {
        same = before->side->units[old_row->start + i].cell ==
               after->side->units[new_row->start + i].cell;
    }
    if (same) {
        compare_pairwise(walk, old_row, new_row, moved);
    } else {
        align(walk, compare_cells(walk->scratch, before->side, old_row),
              compare_cells(walk->scratch, after->side, new_row));
    }
    walk->row = COMPARE_NONE;
}

static void compare_group(struct walk *walk, const struct compare_groups *before,
                          const struct compare_group *old_group, const struct compare_groups *after,
                          const struct compare_group *new_group, bool moved)
{
    if (old_group->kind == COMPARE_ROW) {
        bool equal = old_group->hash == new_group->hash && old_group->count == new_group->count;
        if (equal && !moved) {
            compare_pairwise(walk, old_group, new_group, false);
        } else {
            compare_row(walk, before, old_group, after, new_group, moved);
        }
    } else if (old_group->kind == COMPARE_TABLE) {
        align(walk, compare_rows(walk->scratch, before->side, old_group),
              compare_rows(walk->scratch, after->side, new_group));
    } else {
        compare_unit(walk, old_group->start, new_group->start, moved);
    }
}

static void align(struct walk *walk, struct compare_groups before, struct compare_groups after)
{
    size_t *to_new = base_alloc_array(walk->scratch, before.count + 1, sizeof *to_new);
    bool *moved = base_alloc_array(walk->scratch, before.count + 1, sizeof *moved);
    bool *known = base_alloc_array(walk->scratch, after.count + 1, sizeof *known);
    compare_align(walk->scratch, &before, &after, to_new, moved);
    for (size_t i = 0; i < before.count; i++) {
        if (to_new[i] == COMPARE_NONE) {
            note_group(walk, &before, &before.items[i], COMPARE_REMOVED);
        } else {
            known[to_new[i]] = true;
            compare_group(walk, &before, &before.items[i], &after, &after.items[to_new[i]],
                          moved[i]);
        }
    }
    for (size_t k = 0; k < after.count; k++) {
        if (!known[k]) {
            note_group(walk, &after, &after.items[k], COMPARE_ADDED);
        }
    }
}

/* ---------------------------------------------------------------- order */

/* Where removed texts stood: behind which unit of the new report. */
static void find_near(struct compare_result *result)
{
    size_t count = result->old_side->unit_count, near = COMPARE_NONE;
    size_t *new_of_old = base_alloc_array(result->arena, count + 1, sizeof *new_of_old);
    memset(new_of_old, 0xff, count * sizeof *new_of_old);
    for (size_t i = 0; i < result->new_side->unit_count; i++) {
        if (result->old_of_new[i] != COMPARE_NONE) {
            new_of_old[result->old_of_new[i]] = i;
        }
    }
    for (size_t i = 0; i < count; i++) {
        near = new_of_old[i] != COMPARE_NONE ? new_of_old[i] : near;
        new_of_old[i] = near;
    }
    for (size_t i = 0; i < result->text_count; i++) {
        struct compare_text *text = &result->texts[i];
        if (text->change == COMPARE_REMOVED) {
            text->near_unit = new_of_old[text->old_unit];
        }
    }
}

static size_t order_of(const struct compare_text *text)
{
    return text->new_unit != COMPARE_NONE    ? 2 * text->new_unit + 1
           : text->near_unit != COMPARE_NONE ? 2 * text->near_unit + 2
                                             : 0;
}

static int compare_order(const void *left, const void *right)
{
    const struct compare_text *a = left, *b = right;
    if (order_of(a) != order_of(b)) {
        return order_of(a) < order_of(b) ? -1 : 1;
    }
    return a->old_unit < b->old_unit ? -1 : a->old_unit > b->old_unit;
}

/* Units of pages, without heads and feet. */
static size_t body_count(const struct compare_side *side)
{
    size_t count = side->unit_count;
    while (count > 0 &&
           (side->units[count - 1].kind == 'x' || side->units[count - 1].kind == 'y')) {
        count--;
    }
    return count;
}

void compare_units(struct compare_result *result)
{
    const struct compare_side *before = result->old_side, *after = result->new_side;
    struct walk walk = {result, base_arena_create(), COMPARE_NONE};
    size_t old_body = body_count(before), new_body = body_count(after);
    align(&walk, compare_blocks(walk.scratch, before, 0, old_body),
          compare_blocks(walk.scratch, after, 0, new_body));
    align(&walk, compare_blocks(walk.scratch, before, old_body, before->unit_count),
          compare_blocks(walk.scratch, after, new_body, after->unit_count));
    base_arena_destroy(walk.scratch);
    find_near(result);
    if (result->text_count > 0) {
        qsort(result->texts, result->text_count, sizeof *result->texts, compare_order);
    }
}
