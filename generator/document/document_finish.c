/* Closes the tree: numbers headings, captions and notes, collects ids, resolves references. */
#include "document_finish.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "document.h"
#include "document_number.h"

struct counter {
    const char *name;
    long number;
    bool by_chapter; /* starts again with each bab */
};

struct counters {
    struct counter *items;
    size_t count, capacity;
};

struct finish {
    struct document *document;
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    long levels[6];
    struct counters chapters; /* level 1 by series */
    struct counters captions; /* by series of caption */
    long notes;
    struct document_label *labels;
    size_t label_count, label_capacity;
    struct document_inline **pointing; /* references and links to ids */
    size_t pointing_count, pointing_capacity;
    bool good;
};

static void finish_blocks(struct finish *finish, struct document_block *first);

static struct counter *counter_of(struct finish *finish, struct counters *counters,
                                  const char *name)
{
    for (size_t i = 0; i < counters->count; i++) {
        if (strcmp(counters->items[i].name, name) == 0) {
            return &counters->items[i];
        }
    }
    struct counter counter = {.name = name};
    BASE_PUSH(finish->arena, counters->items, counters->count, counters->capacity, counter);
    return &counters->items[counters->count - 1];
}

static void add_label(struct finish *finish, const struct document_block *block, const char *label,
                      const char *number, const char *title)
{
    if (block->given->id == NULL) {
        return;
    }
    struct document_label item = {
        .id = block->given->id, .block = block, .label = label, .number = number, .title = title};
    BASE_PUSH(finish->arena, finish->labels, finish->label_count, finish->label_capacity, item);
}

static const char *format_number(struct finish *finish, const struct document_block *block,
                                 const char *format, long n)
{
    if (!document_number_check(format)) {
        base_report(finish->diagnostics, base_at(block->origin),
                    BASE_MESSAGE_DOCUMENT_NUMBER_FORMAT, format, "{1}, {2:I}, {3:a}", "{n}");
        finish->good = false;
        return "";
    }
    return document_number_text(finish->arena, format, finish->levels, n);
}

/* A level 1 heading starts its own count of captions and notes. */
static void start_chapter(struct finish *finish, const struct document_heading *heading)
{
    finish->notes = 0;
    if (heading->numbered) {
        for (size_t i = 0; i < finish->captions.count; i++) {
            struct counter *counter = &finish->captions.items[i];
            counter->number = counter->by_chapter ? 0 : counter->number;
        }
    }
}

static void count_heading(struct finish *finish, const struct document_heading *heading)
{
    int level = heading->level;
    if (level == 1) {
        start_chapter(finish, heading);
    }
    if (heading->numbered && level == 1) {
        const char *series = heading->series != NULL ? heading->series : "";
        finish->levels[0] = ++counter_of(finish, &finish->chapters, series)->number;
    } else if (heading->numbered) {
        finish->levels[level - 1]++;
    }
    for (int deeper = level; deeper < 6; deeper++) {
        finish->levels[deeper] = 0;
    }
}

/* The number inside a label: "BAB III" gives "III", "A." gives "A". */
static const char *bare_number(struct finish *finish, const char *label)
{
    const char *space = strrchr(label, ' ');
    const char *start = space != NULL ? space + 1 : label;
    size_t length = strlen(start);
    while (length > 1 && (start[length - 1] == '.' || start[length - 1] == ')')) {
        length--;
    }
    return base_copy(finish->arena, start, length);
}

static void finish_heading(struct finish *finish, struct document_block *block)
{
    struct document_heading *heading = block->heading;
    count_heading(finish, heading);
    heading->label = "";
    if (heading->numbered && heading->number_format != NULL) {
        heading->label = format_number(finish, block, heading->number_format, 0);
    }
    heading->plain = document_plain(finish->arena, &block->inlines);
    const char *label = heading->label[0] != '\0' ? heading->label : heading->plain;
    add_label(finish, block, label, bare_number(finish, heading->label), heading->plain);
}

static void finish_caption(struct finish *finish, struct document_block *block)
{
    struct document_caption *caption = block->caption;
    caption->plain = document_plain(finish->arena, &block->inlines);
    caption->label = "";
    const char *number = "";
    if (caption->numbered) {
        const char *format = caption->number_format != NULL ? caption->number_format : "{1}.{n}";
        struct counter *counter = counter_of(finish, &finish->captions, caption->series);
        counter->by_chapter = strstr(format, "{1") != NULL;
        number = format_number(finish, block, format, ++counter->number);
        caption->label = base_format(finish->arena, "%s %s", caption->series, number);
    }
    add_label(finish, block, caption->label, number, caption->plain);
    struct document *document = finish->document;
    BASE_PUSH(finish->arena, document->captions, document->caption_count,
              document->caption_capacity, caption->label);
}

static bool points(const struct document_inline *item)
{
    return item->kind == DOCUMENT_REFERENCE || (item->link != NULL && item->link[0] == '#');
}

static void finish_inlines(struct finish *finish, struct document_inlines *inlines)
{
    for (size_t i = 0; i < inlines->count; i++) {
        struct document_inline *item = &inlines->items[i];
        if (points(item)) {
            BASE_PUSH(finish->arena, finish->pointing, finish->pointing_count,
                      finish->pointing_capacity, item);
        }
        if (item->kind == DOCUMENT_NOTE) {
            item->text = base_format(finish->arena, "%ld", ++finish->notes);
            finish_blocks(finish, item->note);
        } else if (item->kind == DOCUMENT_FRACTION) {
            finish_inlines(finish, &item->fraction->numerator);
            finish_inlines(finish, &item->fraction->denominator);
        }
    }
}

static void finish_table(struct finish *finish, struct document_block *block)
{
    finish->good &= document_place_cells(finish->document, block, finish->diagnostics);
    for (size_t row = 0; row < block->table->row_count; row++) {
        for (size_t i = 0; i < block->table->rows[row].cell_count; i++) {
            finish_blocks(finish, document_cell_first(&block->table->rows[row].cells[i]));
        }
    }
}

static void finish_block(struct finish *finish, struct document_block *block)
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        finish_heading(finish, block);
        break;
    case DOCUMENT_CAPTION:
        finish_caption(finish, block);
        break;
    case DOCUMENT_ITEM:
        add_label(finish, block, block->item->label, block->item->label, "");
        break;
    default:
        add_label(finish, block, NULL, NULL, NULL);
        break;
    }
    finish_inlines(finish, &block->inlines);
    if (block->kind == DOCUMENT_TABLE) {
        finish_table(finish, block);
    }
    finish_blocks(finish, block->first);
}

static void finish_blocks(struct finish *finish, struct document_block *first)
{
    for (struct document_block *block = first; block != NULL; block = block->next) {
        finish_block(finish, block);
    }
}

/* ------------------------------------------------------------ ids and references */

static int compare_labels(const void *left, const void *right)
{
    const struct document_label *a = left, *b = right;
    return strcmp(a->id, b->id);
}

/* A table, picture or chart is called by the caption that shares its group. */
static void borrow_caption(struct document_label *label)
{
    const struct document_block *parent = label->block->parent;
    if (label->label != NULL || parent == NULL) {
        return;
    }
    for (const struct document_block *block = parent->first; block != NULL; block = block->next) {
        if (block->kind == DOCUMENT_CAPTION) {
            label->label = block->caption->label;
            label->title = block->caption->plain;
            const char *space = strrchr(block->caption->label, ' ');
            label->number = space != NULL ? space + 1 : block->caption->label;
            return;
        }
    }
}

static void close_labels(struct finish *finish)
{
    if (finish->label_count == 0) {
        return;
    }
    qsort(finish->labels, finish->label_count, sizeof *finish->labels, compare_labels);
    for (size_t i = 0; i < finish->label_count; i++) {
        borrow_caption(&finish->labels[i]);
        if (i > 0 && strcmp(finish->labels[i].id, finish->labels[i - 1].id) == 0) {
            base_report(finish->diagnostics, base_at(finish->labels[i].block->origin),
                        BASE_MESSAGE_DOCUMENT_DUPLICATE_ID, finish->labels[i].id);
            finish->good = false;
        }
    }
    finish->document->labels = finish->labels;
    finish->document->label_count = finish->label_count;
}

const struct document_label *document_find(const struct document *document, const char *id)
{
    struct document_label key = {.id = id};
    if (document->label_count == 0) {
        return NULL;
    }
    return bsearch(&key, document->labels, document->label_count, sizeof key, compare_labels);
}

/* ", did you mean ..." or nothing. */
static const char *suggestion(struct finish *finish, const char *id)
{
    const char **names =
        base_alloc_array(finish->arena, finish->label_count + 1, sizeof(const char *));
    for (size_t i = 0; i < finish->label_count; i++) {
        names[i] = finish->labels[i].id;
    }
    const char *nearest = base_nearest(id, names);
    return nearest != NULL ? base_format(finish->arena, " (\"%s\"?)", nearest) : "";
}

static const char *reference_text(const struct document_inline *item,
                                  const struct document_label *label)
{
    switch (item->form) {
    case DOCUMENT_REFERENCE_LABEL:
        return label->label;
    case DOCUMENT_REFERENCE_NUMBER:
        return label->number;
    case DOCUMENT_REFERENCE_TITLE:
        return label->title;
    case DOCUMENT_REFERENCE_PAGE:
        return "";
    }
    return NULL;
}

static void resolve_reference(struct finish *finish, struct document_inline *item)
{
    const struct document_label *label = document_find(finish->document, item->target);
    if (label == NULL && finish->document->open) {
        base_report(finish->diagnostics, base_at(item->origin), BASE_MESSAGE_DOCUMENT_OPEN_TARGET,
                    item->target, suggestion(finish, item->target));
        item->kind = DOCUMENT_MARK;
        item->text = item->target;
        return;
    }
    if (label == NULL) {
        base_report(finish->diagnostics, base_at(item->origin),
                    BASE_MESSAGE_DOCUMENT_UNKNOWN_TARGET, item->target,
                    suggestion(finish, item->target));
        finish->good = false;
        item->text = "??";
        return;
    }
    const char *text = reference_text(item, label);
    if (text == NULL || (text[0] == '\0' && item->form != DOCUMENT_REFERENCE_PAGE)) {
        base_report(finish->diagnostics, base_at(item->origin), BASE_MESSAGE_DOCUMENT_NO_LABEL,
                    item->target);
        finish->good = false;
        text = "??";
    }
    item->text = text;
}

/* A "#id" link must lead somewhere too; a reference tells of its target itself. */
static void check_link(struct finish *finish, const struct document_inline *item)
{
    if (item->kind == DOCUMENT_REFERENCE || item->link == NULL || item->link[0] != '#' ||
        document_find(finish->document, item->link + 1) != NULL) {
        return;
    }
    base_report(finish->diagnostics, base_at(item->origin), BASE_MESSAGE_DOCUMENT_UNKNOWN_TARGET,
                item->link + 1, suggestion(finish, item->link + 1));
    finish->good = false;
}

static void resolve(struct finish *finish)
{
    for (size_t i = 0; i < finish->pointing_count; i++) {
        struct document_inline *item = finish->pointing[i];
        check_link(finish, item);
        if (item->kind == DOCUMENT_REFERENCE) {
            resolve_reference(finish, item);
        }
    }
}

bool document_finish(struct document *document, struct base_diagnostics *diagnostics)
{
    struct finish finish = {
        .document = document,
        .arena = document->arena,
        .diagnostics = diagnostics,
        .good = true,
    };
    finish_blocks(&finish, document->first);
    close_labels(&finish);
    resolve(&finish);
    return finish.good;
}
