/* Captions: what stands above or below a table or picture, and the source line below it. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"

/* Where a series keeps its captions: 0 above, 1 below. */
static int series_place(struct template_run *run, const char *series)
{
    const struct template_definition *definition =
        template_pack_find(run->pack, "seri-keterangan", series);
    int fallback = strcmp(series, "Tabel") == 0 ? 0 : 1;
    if (definition == NULL || definition->node == NULL)
        return fallback;
    return template_run_choice(run, definition->node, "letak", fallback);
}

/* A role's style, kept with the block behind it. */
static const struct document_style *keeping_style(struct template_run *run, const char *role,
                                                  bool keep)
{
    struct document_style style = *template_run_role(run, role);
    style.keep_next = style.keep_next || keep;
    return template_run_intern(run, &style);
}

struct document_block *template_caption_block(struct template_run *run, const char *series,
                                              const char *style, base_origin origin)
{
    const struct template_definition *definition =
        template_pack_find(run->pack, "seri-keterangan", series);
    const struct template_node *node = definition != NULL ? definition->node : NULL;
    const char *role = style;
    const char *label_role = "keterangan-label";
    if (node != NULL) {
        role = role != NULL ? role : template_node_text(node, "gaya", NULL);
        label_role = template_node_text(node, "gaya-label", label_role);
    }
    struct document_block *block =
        document_block_create(run->document, DOCUMENT_CAPTION,
                              template_run_role(run, role != NULL ? role : "keterangan"), origin);
    struct document_caption *caption = block->caption;
    caption->series = series;
    caption->numbered = true;
    caption->in_contents = true;
    caption->number_format = "{1}.{n}";
    caption->continued = "Lanjutan {label}";
    caption->label_style = &template_run_role(run, label_role)->text;
    if (node != NULL) {
        caption->number_format = template_node_text(node, "nomor", caption->number_format);
        caption->continued = template_node_text(node, "lanjutan", caption->continued);
    }
    return block;
}

static bool has_title(struct template_run *run, const struct template_captioned *captioned)
{
    return captioned->title != NULL || template_run_has(run, captioned->node, "judul") ||
           captioned->title_text != NULL;
}

static bool has_source(struct template_run *run, const struct template_captioned *captioned)
{
    return captioned->source != NULL || template_run_has(run, captioned->node, "sumber") ||
           captioned->source_text != NULL;
}

/* The words of a title or source: a child element, an attribute, or a text from the data. */
static void fill_words(struct template_run *run, struct template_captioned *captioned,
                       struct document_block *block, const struct template_node *child,
                       const char *attribute, const char *text)
{
    if (child != NULL) {
        template_fill_children(run, &block->inlines, &block->style->text, child);
    } else if (template_run_has(run, captioned->node, attribute)) {
        template_fill_attribute(run, &block->inlines, &block->style->text, captioned->node,
                                attribute);
    } else if (text != NULL) {
        document_text_add(run->document, &block->inlines, &block->style->text,
                          captioned->data_origin, text);
    }
}

static bool is_below(struct template_run *run, const struct template_captioned *captioned)
{
    return template_run_choice(run, captioned->node, "letak-judul",
                               series_place(run, captioned->series)) == 1;
}

static void add_caption(struct template_run *run, struct template_captioned *captioned, bool below)
{
    struct document_block *block =
        template_caption_block(run, captioned->series, NULL, captioned->node->origin);
    if (!below) {
        struct document_style style = *block->style;
        style.keep_next = true;
        block->style = template_run_intern(run, &style);
    }
    block->caption->numbered = template_run_yes(run, captioned->node, "nomor", true);
    fill_words(run, captioned, block, captioned->title, "judul", captioned->title_text);
    document_append(run->document, captioned->group, block);
    captioned->caption = block->caption;
}

/* A style that only groups: no spaces of its own. */
static const struct document_style *group_style(struct template_run *run, bool whole)
{
    struct document_style style = *template_run_role(run, NULL);
    style.keep_together = whole;
    style.space_before = style.space_after = 0;
    style.border = 0;
    style.fill = DOCUMENT_NO_COLOUR;
    return template_run_intern(run, &style);
}

void template_captioned_start(struct template_run *run, struct template_sink *sink,
                              struct template_captioned *captioned, enum document_kind kind)
{
    base_origin origin = captioned->node->origin;
    bool title = has_title(run, captioned);
    captioned->content = document_block_create(run->document, kind, captioned->style, origin);
    struct document_given *given = document_give(run->document, captioned->content);
    given->id = captioned->id;
    given->drifts = template_run_yes(run, captioned->node, "mengapung", false);
    if (!title && !has_source(run, captioned)) {
        template_flow_append(run, sink, captioned->content);
        return;
    }
    captioned->group = document_block_create(run->document, DOCUMENT_GROUP,
                                             group_style(run, kind != DOCUMENT_TABLE), origin);
    document_give(run->document, captioned->group)->drifts = given->drifts;
    template_flow_append(run, sink, captioned->group);
    if (title && !is_below(run, captioned))
        add_caption(run, captioned, false);
    document_append(run->document, captioned->group, captioned->content);
    if (kind == DOCUMENT_TABLE && captioned->caption != NULL) {
        struct template_continued entry = {captioned->content->table, captioned->caption};
        BASE_PUSH(run->arena, run->continued, run->continued_count, run->continued_capacity, entry);
    }
}

static void add_source(struct template_run *run, struct template_captioned *captioned)
{
    bool caption_follows = has_title(run, captioned) && is_below(run, captioned);
    const struct document_style *style =
        keeping_style(run, captioned->source_role, caption_follows);
    struct document_block *block =
        document_block_create(run->document, DOCUMENT_PARAGRAPH, style, captioned->node->origin);
    if (*captioned->source_prefix != '\0')
        document_text_add(run->document, &block->inlines, &style->text, captioned->node->origin,
                          captioned->source_prefix);
    fill_words(run, captioned, block, captioned->source, "sumber", captioned->source_text);
    document_append(run->document, captioned->group, block);
}

void template_captioned_finish(struct template_run *run, struct template_captioned *captioned)
{
    if (captioned->group == NULL)
        return;
    if (has_source(run, captioned))
        add_source(run, captioned);
    if (has_title(run, captioned) && is_below(run, captioned))
        add_caption(run, captioned, true);
}

/* format with {label} replaced. */
static const char *continued_text(struct base_arena *arena, const char *format, const char *label)
{
    const char *place = strstr(format, "{label}");
    if (place == NULL)
        return format;
    return base_format(arena, "%.*s%s%s", (int)(place - format), format, label,
                       place + strlen("{label}"));
}

void template_continued_finish(struct template_run *run)
{
    for (size_t i = 0; i < run->continued_count; i++) {
        const struct template_continued *entry = &run->continued[i];
        const struct document_caption *caption = entry->caption;
        bool labelled = caption->label != NULL && *caption->label != '\0';
        if (labelled)
            entry->table->continued =
                caption->continued != NULL && *caption->continued != '\0'
                    ? continued_text(run->arena, caption->continued, caption->label)
                    : NULL;
    }
}

void template_expand_caption(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink)
{
    struct document_block *block =
        template_caption_block(run, template_node_text(node, "seri", ""),
                               template_node_text(node, "gaya", NULL), node->origin);
    document_give(run->document, block)->id = template_node_text(node, "id", NULL);
    block->caption->numbered = template_run_yes(run, node, "nomor", true);
    template_flow_append(run, sink, block);
    template_fill_children(run, &block->inlines, &block->style->text, node);
}
