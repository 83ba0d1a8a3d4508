/* Trials: how high entries stand on a page, without painting them. */
#include "layout_plan.h"

#include "layout_table.h"

/* The table is open; none of its rows stands on the page yet. */
static void own_rows(struct layout_trial *trial, const struct layout_table *table)
{
    size_t rows = table->source->row_count;
    if (trial->tops_capacity < rows) {
        trial->tops = base_realloc(trial->tops, rows * sizeof *trial->tops);
        trial->tops_capacity = rows;
    }
    trial->table = table;
    trial->first_row = rows;
}

void layout_trial_finish(struct layout_trial *trial)
{
    base_free(trial->tops);
    trial->tops = NULL;
    trial->tops_capacity = 0;
}

static void own_first(struct layout_trial *trial, size_t row)
{
    trial->first_row = row < trial->first_row ? row : trial->first_row;
}

void layout_trial_resume(struct layout_trial *trial)
{
    const struct layout_pager *pager = trial->pager;
    const struct layout_flow *flow = &pager->flow;
    trial->y = trial->body = flow->y;
    trial->reserve = layout_flow_reserve(flow);
    trial->notes = pager->bottom - flow->y - trial->reserve - layout_sheet_room(pager);
    trial->glue = trial->loose = 0;
    trial->melt = flow->melt;
    trial->top = flow->top;
    trial->table = NULL;
    const struct layout_part *part = flow->part;
    if (part != NULL) {
        own_rows(trial, part->table);
        for (size_t i = 0; i < part->count; i++) {
            if (part->rows[i] >= part->table->head_rows) {
                own_first(trial, part->rows[i]);
                trial->tops[part->rows[i]] = part->lines[i];
            }
        }
    }
}

void layout_trial_start(struct layout_trial *trial, const struct layout_trial_context *context)
{
    const struct layout_table *table = context->table;
    trial->y = trial->pager->top + context->above;
    trial->reserve = context->below;
    trial->notes = trial->glue = trial->loose = trial->melt = 0;
    trial->top = true;
    trial->table = NULL;
    if (table != NULL) {
        trial->y += layout_table_again(trial->pager->state, table);
        own_rows(trial, table);
    }
    trial->body = trial->y;
}

static void add_notes(struct layout_trial *trial, const struct layout_note *notes)
{
    if (notes != NULL) {
        trial->notes += layout_notes_height(trial->pager, notes, trial->notes == 0);
    }
}

/* What stands above the pen counts, with the space before it. */
static void move_pen(struct layout_trial *trial, base_length height)
{
    trial->y += height;
    trial->body = trial->y;
    trial->glue += trial->loose;
    trial->loose = trial->melt = 0;
    trial->top = false;
}

/* What a cell needs on this page, which may come after pages that are only planned. */
static base_length cell_need(const struct layout_trial *trial, const struct layout_cell *cell)
{
    const struct layout_state *state = trial->pager->state;
    bool reopened = cell->row < trial->first_row;
    base_length need = layout_cell_remaining(state, cell, reopened);
    bool again = cell->source->repeat && cell->height < state->page_height / 3;
    if (reopened && cell->from == 0 && !again) {
        const struct layout_row *rows = trial->table->rows;
        for (size_t r = cell->row; r < trial->first_row; r++) {
            need -= rows[r].height;
        }
    }
    return need;
}

/* Height of a row with the cells that end in it. */
static base_length row_need(const struct layout_trial *trial, const struct layout_row *row,
                            base_length height)
{
    struct layout_cell *cell;
    for (size_t c = 0; row->ends_span && (cell = layout_row_span(row, &c)) != NULL;) {
        if (cell->row + cell->rows == row->index + 1) {
            size_t start = cell->row > trial->first_row ? cell->row : trial->first_row;
            base_length above = start < row->index ? trial->y - trial->tops[start] : 0;
            height = layout_max(height, cell_need(trial, cell) - above);
        }
    }
    return height;
}

void layout_trial_rest(struct layout_trial *trial, const struct layout_row *row, base_length height)
{
    own_first(trial, row->index);
    trial->tops[row->index] = trial->y;
    move_pen(trial, row_need(trial, row, height));
}

static void add_space(struct layout_trial *trial, const struct layout_entry *entry)
{
    bool rigid = entry->fixed || entry->explicit;
    if (!trial->top || entry->fixed) {
        base_length height = rigid ? entry->height : layout_max(entry->height - trial->melt, 0);
        trial->y += height;
        trial->loose += rigid ? 0 : height;
    }
    trial->melt = 0;
}

void layout_trial_add(struct layout_trial *trial, const struct layout_entry *entry)
{
    switch (entry->kind) {
    case LAYOUT_BOX:
        add_notes(trial, entry->notes);
        move_pen(trial, entry->height);
        break;
    case LAYOUT_GLUE:
        add_space(trial, entry);
        break;
    case LAYOUT_DRIFT:
        move_pen(trial, entry->height);
        break;
    case LAYOUT_TABLE_BEGIN:
        own_rows(trial, entry->table);
        move_pen(trial, entry->height);
        break;
    case LAYOUT_ROW:
        add_notes(trial, entry->row->started ? NULL : entry->row->notes);
        layout_trial_rest(trial, entry->row, entry->row->height);
        break;
    case LAYOUT_TABLE_END:
        trial->table = NULL;
        break;
    case LAYOUT_OPEN:
        trial->reserve += entry->frame->style->padding_bottom;
        break;
    case LAYOUT_CLOSE:
        trial->reserve -= entry->frame->style->padding_bottom;
        move_pen(trial, 0);
        break;
    default:
        break;
    }
}

base_length layout_trial_room(const struct layout_trial *trial)
{
    return trial->pager->bottom - trial->body - trial->notes - trial->reserve;
}

void layout_context_pass(struct layout_trial_context *context, const struct layout_entry *entry)
{
    if (entry->kind == LAYOUT_OPEN) {
        context->above += entry->frame->style->padding_top;
        context->below += entry->frame->style->padding_bottom;
    } else if (entry->kind == LAYOUT_CLOSE) {
        context->above -= entry->frame->style->padding_top;
        context->below -= entry->frame->style->padding_bottom;
    } else if (entry->kind == LAYOUT_TABLE_BEGIN) {
        context->table = entry->table;
    } else if (entry->kind == LAYOUT_TABLE_END) {
        context->table = NULL;
    }
}
