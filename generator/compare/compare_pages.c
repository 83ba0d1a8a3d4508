/* What happened to each page. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"
#include "record_pages.h"
#include "value.h"

/* The page of a byte of a unit's text. */
static size_t page_at(const struct compare_unit *unit, size_t offset)
{
    size_t page = unit->first_page;
    for (size_t i = 0; i < unit->count && unit->pieces[i].offset <= offset; i++) {
        page = unit->pieces[i].page;
    }
    return page;
}

size_t compare_edit_page(const struct compare_result *result, const struct compare_text *text,
                         const struct compare_edit *edit)
{
    return text->new_unit != COMPARE_NONE
               ? page_at(&result->new_side->units[text->new_unit], edit->new_from)
               : page_at(&result->old_side->units[text->old_unit], edit->old_from);
}

/* Calls for every page of the new report that a text touches: those of its edits, all of a new
 * text, the place of a removed one. */
static void each_page(const struct compare_result *result, const struct compare_text *text,
                      void (*visit)(void *data, size_t page), void *data)
{
    if (text->new_unit == COMPARE_NONE) {
        if (text->near_unit != COMPARE_NONE) {
            visit(data, result->new_side->units[text->near_unit].last_page);
        } else if (result->new_side->page_count > 0) {
            visit(data, 1);
        }
        return;
    }
    const struct compare_unit *unit = &result->new_side->units[text->new_unit];
    if (text->edits.count == 0) {
        for (size_t page = unit->first_page; page <= unit->last_page; page++) {
            visit(data, page);
        }
    }
    for (size_t i = 0; i < text->edits.count; i++) {
        const struct compare_edit *edit = &text->edits.items[i];
        size_t last = edit->new_to > edit->new_from ? edit->new_to - 1 : edit->new_from;
        for (size_t page = page_at(unit, edit->new_from); page <= page_at(unit, last); page++) {
            visit(data, page);
        }
    }
}

bool *compare_kept_pages(const struct compare_result *result)
{
    const struct compare_side *side = result->new_side;
    bool *kept = base_alloc_array(result->arena, side->page_count + 2, sizeof *kept);
    memset(kept, true, side->page_count);
    for (int found = 0; result->compared_pages && found < 2; found++) {
        for (size_t i = 0; i < side->unit_count; i++) {
            const struct compare_unit *unit = &side->units[i];
            bool body = unit->kind != RECORD_UNIT_RUNNING && unit->kind != RECORD_UNIT_REPEATED;
            bool counts = body && (found == 0 || result->old_of_new[i] != COMPARE_NONE);
            for (size_t page = unit->first_page; counts && page <= unit->last_page; page++) {
                kept[page - 1] = found != 0;
            }
        }
    }
    return kept;
}

/* ---------------------------------------------------------------- states */

struct raising {
    struct compare_result *result;
    int state;
};

static void raise_state(void *data, size_t page)
{
    const struct raising *raising = data;
    struct compare_page *at = &raising->result->pages[page - 1];
    if (page <= raising->result->new_side->page_count && (int)at->state < raising->state) {
        at->state = raising->state;
    }
}

static const char *look_of(const struct compare_side *side, size_t page)
{
    return value_text_or(value_get(value_at(side->sheets, page - 1), "rupa"), "");
}

/* The old page of each new one: that of the first text which stands on both. */
static void match_pages(struct compare_result *result)
{
    for (size_t i = 0; i < result->new_side->unit_count; i++) {
        size_t page = result->new_side->units[i].first_page, other = result->old_of_new[i];
        if (other != COMPARE_NONE && result->pages[page - 1].old_page == 0) {
            result->pages[page - 1].old_page = result->old_side->units[other].first_page;
        }
    }
}

static bool is_matched(const struct compare_result *result, size_t old_page)
{
    for (size_t i = 0; i < result->page_count; i++) {
        if (result->pages[i].old_page == old_page) {
            return true;
        }
    }
    return false;
}

/* A page on which no text begins, empty or in the midst of a long text, is the old page behind that
 * of the page before it when it looks the same. */
static void match_between(struct compare_result *result)
{
    for (size_t i = 0; i < result->page_count; i++) {
        struct compare_page *page = &result->pages[i];
        size_t next = i == 0 ? 1 : page[-1].old_page + 1;
        if (page->old_page == 0 && (i == 0 || next > 1) && next <= result->old_side->page_count &&
            !is_matched(result, next) &&
            strcmp(look_of(result->old_side, next), look_of(result->new_side, i + 1)) == 0) {
            page->old_page = next;
        }
    }
}

/* Lines, fills and pictures that no text is part of. */
static void compare_looks(struct compare_result *result)
{
    for (size_t i = 0; i < result->page_count; i++) {
        struct compare_page *page = &result->pages[i];
        bool other = page->old_page == 0 || strcmp(look_of(result->old_side, page->old_page),
                                                   look_of(result->new_side, page->new_page)) != 0;
        if (page->state == COMPARE_SAME && other) {
            page->state = COMPARE_PAGE_LAYOUT;
        }
    }
}

void compare_pages(struct compare_result *result)
{
    result->page_count = result->new_side->page_count;
    result->pages = base_alloc_array(result->arena, result->page_count + 1, sizeof *result->pages);
    for (size_t i = 0; i < result->page_count; i++) {
        result->pages[i].new_page = i + 1;
    }
    match_pages(result);
    match_between(result);
    for (size_t i = 0; i < result->text_count; i++) {
        const struct compare_text *text = &result->texts[i];
        struct raising raising = {result, text->class == COMPARE_CONTENT ? COMPARE_PAGE_CONTENT
                                          : text->class == COMPARE_NUMBERING
                                              ? COMPARE_PAGE_NUMBERING
                                              : COMPARE_PAGE_LAYOUT};
        each_page(result, text, raise_state, &raising);
    }
    compare_looks(result);
}

/* ---------------------------------------------------------------- pages of a root */

struct gathering {
    bool *touched;
};

static void touch(void *data, size_t page)
{
    ((struct gathering *)data)->touched[page] = true;
}

static bool has_cause(const struct compare_text *text, size_t root)
{
    for (size_t i = 0; i < text->causes.count; i++) {
        if (text->causes.items[i] == root) {
            return true;
        }
    }
    return false;
}

size_t *compare_root_pages(const struct compare_result *result, size_t root, size_t *count)
{
    size_t pages = result->new_side->page_count;
    struct gathering gathering = {base_alloc(result->arena, pages + 2)};
    size_t *list = base_alloc_array(result->arena, pages + 1, sizeof *list);
    for (size_t i = 0; i < result->text_count; i++) {
        const struct compare_text *text = &result->texts[i];
        if (text->class == COMPARE_CONTENT && has_cause(text, root)) {
            each_page(result, text, touch, &gathering);
        }
    }
    *count = 0;
    for (size_t page = 1; page <= pages; page++) {
        if (gathering.touched[page]) {
            list[(*count)++] = page;
        }
    }
    return list;
}
