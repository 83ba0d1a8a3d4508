/* Lists of every kind, to five levels. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"
#include "narrative.h"

enum { LIST_LEVELS = TEMPLATE_LIST_LEVELS };

/* What butir needs of daftar. */
struct list {
    struct document_block *block;
    const char *marker; /* "1.", "(a)", "•", "tanpa" */
    long next;
    base_length label_width;
    bool tight;
    struct template_style style; /* of the items */
};

static const char *const default_markers[LIST_LEVELS] = {"1.", "a.", "1)", "a)", "(1)"};

/* The label of a number; "tanpa" has none. */
static const char *label_text(struct template_run *run, const char *marker, long number)
{
    return strcmp(marker, "tanpa") == 0 ? "" : narrative_label(run->arena, marker, number);
}

void template_expand_list(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    if (run->list_level >= LIST_LEVELS) {
        base_report(run->diagnostics, base_at(node->origin), BASE_MESSAGE_TEMPLATE_LIST_DEEP, NULL);
        return;
    }
    struct list list = {
        .marker = default_markers[run->list_level],
        .next = template_run_number(run, node, "mulai", 1),
        .label_width = template_run_length(run, node, "lebar-nomor", 0),
        .tight = template_run_yes(run, node, "rapat", false),
        .style = template_run_block_style(run, node, "butir", sink, true),
    };
    if (template_run_yes(run, node, "lanjut", false))
        list.next = run->last_numbers[run->list_level] + 1;
    if (template_run_has(run, node, "tanda"))
        list.marker = template_run_text(run, node, "tanda", list.marker);
    list.block =
        template_flow_block(run, sink, node, DOCUMENT_LIST, template_run_role(run, "daftar"));
    struct template_sink inner = *sink;
    inner.target = &list;
    run->list_level++;
    template_expand_children(run, node, &inner);
    run->list_level--;
    run->last_numbers[run->list_level] = list.next - 1;
}

static void add_run_in(struct template_run *run, const struct template_node *node,
                       struct template_sink *sink)
{
    const struct template_value *title = template_node_value(node, "judul");
    if (title == NULL || title->parts == NULL)
        return;
    struct template_sink bold = *sink;
    bold.text.bold = true;
    template_sink_parts(run, &bold, title->parts, true);
    struct template_writer *writer = template_sink_writer(run, sink, node->origin);
    if (!writer->spaced) {
        template_sink_add(run, sink, DOCUMENT_TEXT, node->origin)->text =
            base_copy(run->arena, " ", 1);
        writer->spaced = true;
    }
    sink->flow->run_in = writer->inlines->count;
}

void template_expand_item(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    struct list *list = sink->target;
    struct template_style style = list->style;
    template_run_node_style(run, node, &style);
    struct document_style resolved = template_style_resolve(&style);
    if (list->tight)
        resolved.space_before = resolved.space_after = 0;
    const struct document_style *shared = template_run_intern(run, &resolved);
    struct document_block *item =
        document_block_create(run->document, DOCUMENT_ITEM, shared, node->origin);
    const char *id = template_node_text(node, "id", NULL);
    if (id != NULL)
        document_give(run->document, item)->id = id;
    item->item->label = template_run_has(run, node, "tanda")
                            ? template_run_text(run, node, "tanda", "")
                            : label_text(run, list->marker, list->next);
    list->next++;
    item->item->label_width = list->label_width;
    document_append(run->document, list->block, item);
    struct template_flow flow;
    struct template_sink inner = template_sink_block(&flow, item);
    inner.bare = true;
    template_style_merge(&inner.inherited, &style, TEMPLATE_INHERITED);
    resolved.indent_first = resolved.indent_left = resolved.indent_right = 0;
    flow.paragraph = template_run_intern(run, &resolved);
    inner.text = resolved.text;
    add_run_in(run, node, &inner);
    template_expand_children(run, node, &inner);
    template_flow_finish(run, &flow);
}
