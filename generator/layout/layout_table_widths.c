/* Column widths: given ones, shares, and those found from the content so that nothing is cut and
 * the table stays low. */
#include "layout_table.h"

struct column_need {
    base_length minimum, natural;
    base_length whole;       /* no word is hyphenated */
    base_length left, right; /* widest parts of numbers around the comma */
    int64_t area;            /* sum of natural widths: how much text the column holds */
};

static base_length pads_of(const struct layout_state *state, const struct document_cell *cell)
{
    return base_length_scale(cell->style->padding_left + cell->style->padding_right, state->pads,
                             1000);
}

static struct layout_extent measure_cell(struct layout_state *state,
                                         const struct document_cell *cell)
{
    base_length pads = pads_of(state, cell);
    if (cell->rotated) {
        const struct document_style *first = document_cell_style(cell);
        base_length leading = first != NULL ? first->leading : BASE_PT(10);
        leading = layout_scaled(state, leading) + pads;
        return (struct layout_extent){leading, leading, leading};
    }
    struct layout_extent extent = layout_blocks_measure(state, layout_cell_blocks(state, cell));
    return (struct layout_extent){extent.minimum + pads, extent.whole + pads,
                                  extent.natural + pads};
}

/* Cells of one column. */
static void measure_columns(struct layout_state *state, const struct layout_table *table,
                            struct column_need *needs)
{
    const struct document_table *source = table->source;
    for (size_t i = 0; i < source->row_count; i++) {
        for (size_t j = 0; j < source->rows[i].cell_count; j++) {
            const struct document_cell *cell = &source->rows[i].cells[j];
            if (cell->column_span > 1 || cell->column >= source->column_count) {
                continue;
            }
            struct column_need *need = &needs[cell->column];
            struct layout_extent extent = measure_cell(state, cell);
            base_length left, right;
            if (layout_cell_parts(state, cell, &left, &right)) {
                need->left = layout_max(need->left, left);
                need->right = layout_max(need->right, right);
                base_length parts = need->left + need->right + pads_of(state, cell);
                extent = (struct layout_extent){parts, parts, parts};
            }
            need->minimum = layout_max(need->minimum, extent.minimum);
            need->whole = layout_max(need->whole, extent.whole);
            need->natural = layout_max(need->natural, extent.natural);
            need->area += i >= table->head_rows ? extent.natural : extent.natural / 2;
        }
        layout_words_forget_cells(state, table->block);
    }
}

/* Cells over several columns: what is missing is shared by the columns that may grow. */
static void measure_spans(struct layout_state *state, const struct document_table *source,
                          struct column_need *needs)
{
    for (size_t i = 0; i < source->row_count; i++) {
        for (size_t j = 0; j < source->rows[i].cell_count; j++) {
            const struct document_cell *cell = &source->rows[i].cells[j];
            size_t end = cell->column + cell->column_span;
            if (cell->column_span < 2 || end > source->column_count) {
                continue;
            }
            base_length minimum = measure_cell(state, cell).minimum;
            base_length sum = 0;
            base_length free_columns = 0;
            for (size_t c = cell->column; c < end; c++) {
                const struct document_column *column = &source->columns[c];
                bool fixed = column->kind == DOCUMENT_WIDTH_FIXED;
                sum += fixed ? layout_max(column->width, needs[c].minimum) : needs[c].minimum;
                free_columns += !fixed;
            }
            for (size_t c = cell->column; c < end && minimum > sum && free_columns > 0; c++) {
                if (source->columns[c].kind != DOCUMENT_WIDTH_FIXED) {
                    needs[c].minimum += (minimum - sum) / free_columns + 1;
                    needs[c].natural = layout_max(needs[c].natural, needs[c].minimum);
                }
            }
        }
    }
}

static base_length clamp(base_length value, base_length low, base_length high)
{
    return value < low ? low : value > high ? high : value;
}

/* Widths in proportion to the text, between minimum and natural width; returns their sum. */
static base_length share_by_area(const struct document_table *source,
                                 const struct column_need *needs, int64_t total, base_length factor,
                                 base_length *widths)
{
    base_length sum = 0;
    for (size_t c = 0; c < source->column_count; c++) {
        if (source->columns[c].kind == DOCUMENT_WIDTH_AUTO) {
            base_length share = base_length_scale(factor, needs[c].area, total);
            widths[c] = clamp(share, needs[c].minimum, needs[c].natural);
            sum += widths[c];
        }
    }
    return sum;
}

/* Columns without a given width within room. */
static void solve_auto(const struct document_table *source, struct column_need *needs,
                       base_length room, base_length *widths)
{
    base_length natural = 0;
    int64_t area = 0;
    for (size_t c = 0; c < source->column_count; c++) {
        if (source->columns[c].kind == DOCUMENT_WIDTH_AUTO) {
            natural += needs[c].natural;
            area += needs[c].area;
        }
    }
    int64_t divisor = area / 100000000 + 1;
    for (size_t c = 0; c < source->column_count; c++) {
        needs[c].area = needs[c].area / divisor + 1;
    }
    area = area / divisor + (int64_t)source->column_count + 1;
    base_length low = 0;
    base_length high = room * 100 + 1000;
    while (natural > room && high - low > 10) {
        base_length middle = low + (high - low) / 2;
        if (share_by_area(source, needs, area, middle, widths) > room) {
            high = middle;
        } else {
            low = middle;
        }
    }
    base_length sum = share_by_area(source, needs, area, natural > room ? low : high * 10, widths);
    base_length rest = room - sum;
    base_length seen = 0;
    base_length given = 0;
    for (size_t c = 0; c < source->column_count && rest > 0 && sum > 0; c++) {
        if (source->columns[c].kind == DOCUMENT_WIDTH_AUTO) {
            seen += widths[c];
            base_length share = base_length_scale(rest, seen, sum);
            widths[c] += share - given;
            given = share;
        }
    }
}

static void solve_weights(const struct document_table *source, const struct column_need *needs,
                          base_length room, base_length *widths)
{
    base_length seen = 0;
    base_length given = 0;
    base_length total = 0;
    for (size_t c = 0; c < source->column_count; c++) {
        if (source->columns[c].kind == DOCUMENT_WIDTH_WEIGHT) {
            total += source->columns[c].weight > 0 ? source->columns[c].weight : 1;
        }
    }
    for (size_t c = 0; c < source->column_count; c++) {
        if (source->columns[c].kind == DOCUMENT_WIDTH_WEIGHT) {
            seen += source->columns[c].weight > 0 ? source->columns[c].weight : 1;
            base_length share = base_length_scale(room, seen, total);
            widths[c] = layout_max(share - given, needs[c].minimum);
            given = share;
        }
    }
}

/* Takes what is too much from columns that are wider than they must be; returns what is left. */
static base_length squeeze(const struct document_table *source, const struct column_need *needs,
                           base_length target, base_length *widths)
{
    base_length sum = 0;
    base_length slack = 0;
    for (size_t c = 0; c < source->column_count; c++) {
        sum += widths[c];
        bool fixed = source->columns[c].kind == DOCUMENT_WIDTH_FIXED;
        slack += fixed ? 0 : widths[c] - needs[c].minimum;
    }
    base_length excess = sum - target;
    if (excess <= 0) {
        return 0;
    }
    base_length take = layout_min(excess, slack);
    base_length seen = 0;
    base_length taken = 0;
    for (size_t c = 0; c < source->column_count && slack > 0; c++) {
        if (source->columns[c].kind != DOCUMENT_WIDTH_FIXED) {
            seen += widths[c] - needs[c].minimum;
            base_length part = base_length_scale(take, seen, slack);
            widths[c] -= part - taken;
            taken = part;
        }
    }
    return excess - take;
}

/* Narrows all columns alike to the place there is. */
static void press(const struct document_table *source, base_length target, base_length missing,
                  base_length *widths)
{
    base_length sum = target + missing;
    base_length seen = 0;
    base_length given = 0;
    for (size_t c = 0; c < source->column_count && sum > 0; c++) {
        seen += widths[c];
        base_length part = base_length_scale(seen, target, sum);
        widths[c] = part - given;
        given = part;
    }
}

/* Whether some automatic column cannot have its natural width. */
static bool is_tight(const struct document_table *source, const struct column_need *needs,
                     const base_length *widths)
{
    for (size_t c = 0; c < source->column_count; c++) {
        if (source->columns[c].kind == DOCUMENT_WIDTH_AUTO && widths[c] < needs[c].natural) {
            return true;
        }
    }
    return false;
}

static void balance(struct layout_state *state, const struct layout_table *table,
                    const struct column_need *needs, base_length *widths)
{
    size_t count = table->source->column_count;
    base_length *minimum = base_alloc_array(state->galleys, count, sizeof *minimum);
    for (size_t c = 0; c < count; c++) {
        minimum[c] = needs[c].minimum;
    }
    layout_table_balance(state, table, minimum, widths);
}

/* Where there is room, columns are at least as wide as their longest word, so that words are not
 * hyphenated in one column while another has room to spare. Columns that lack least come first. */
static void grant_whole_words(const struct document_table *source, struct column_need *needs,
                              base_length target)
{
    base_length spare = target;
    for (size_t c = 0; c < source->column_count; c++) {
        const struct document_column *column = &source->columns[c];
        needs[c].minimum = layout_max(needs[c].minimum, column->minimum);
        bool fixed = column->kind == DOCUMENT_WIDTH_FIXED;
        spare -= fixed ? layout_max(column->width, needs[c].minimum) : needs[c].minimum;
    }
    for (size_t granted = 0; granted < source->column_count; granted++) {
        struct column_need *next = NULL;
        base_length least = spare + 1;
        for (size_t c = 0; c < source->column_count; c++) {
            base_length lack = needs[c].whole - needs[c].minimum;
            if (source->columns[c].kind != DOCUMENT_WIDTH_FIXED && lack > 0 && lack < least) {
                least = lack;
                next = &needs[c];
            }
        }
        if (next == NULL) {
            return;
        }
        next->minimum = next->whole;
        spare -= least;
    }
}

/* Fixed columns first, then contents, then shares of what is left. */
static void solve(const struct document_table *source, struct column_need *needs,
                  base_length target, base_length *widths)
{
    base_length room = target;
    base_length weight_minimum = 0;
    bool weights = false;
    base_length natural = 0;
    grant_whole_words(source, needs, target);
    for (size_t c = 0; c < source->column_count; c++) {
        const struct document_column *column = &source->columns[c];
        needs[c].natural = layout_max(needs[c].natural, needs[c].minimum);
        if (column->kind == DOCUMENT_WIDTH_FIXED) {
            widths[c] = layout_max(column->width, needs[c].minimum);
            room -= widths[c];
        } else if (column->kind == DOCUMENT_WIDTH_WEIGHT) {
            weight_minimum += needs[c].minimum;
            weights = true;
        } else {
            natural += needs[c].natural;
        }
    }
    base_length for_auto = layout_max(room - weight_minimum, 0);
    if (weights) {
        for_auto = layout_min(for_auto, layout_min(natural, layout_max(room / 2, 0)));
    }
    solve_auto(source, needs, for_auto, widths);
    for (size_t c = 0; c < source->column_count; c++) {
        room -= source->columns[c].kind == DOCUMENT_WIDTH_AUTO ? widths[c] : 0;
    }
    solve_weights(source, needs, layout_max(room, 0), widths);
}

base_length layout_table_widths(struct layout_state *state, struct layout_table *table)
{
    const struct document_table *source = table->source;
    struct column_need *needs =
        base_alloc_array(state->galleys, source->column_count, sizeof *needs);
    base_length *widths = base_alloc_array(state->galleys, source->column_count, sizeof *widths);
    measure_columns(state, table, needs);
    measure_spans(state, source, needs);
    solve(source, needs, table->width, widths);
    base_length missing = squeeze(source, needs, table->width, widths);
    if (missing == 0 && is_tight(source, needs, widths)) {
        balance(state, table, needs, widths);
    }
    if (missing > 0) {
        press(source, table->width, missing, widths);
    }
    table->edges[0] = 0;
    for (size_t c = 0; c < source->column_count; c++) {
        table->edges[c + 1] = table->edges[c] + layout_max(widths[c], 0);
    }
    return missing;
}
