/* narasi: Markdown from the report's folder or from its data. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"
#include "base_comment.h"
#include "base_file.h"
#include "narrative.h"

enum { NARRATIVE_SIZE_LIMIT = 1024 * 1024 };

static struct document_block *make_heading(void *data, int level, base_origin origin)
{
    return template_heading_block(data, level, origin);
}

static void report_missing(void *data, const struct value *value, base_origin place,
                           const char *path)
{
    template_run_report_missing(data, value, place, path);
}

/* The style of a role, with what the containers hand on in between. */
static const struct document_style *body_style(struct template_run *run,
                                               const struct template_node *node,
                                               const struct template_sink *sink, const char *role,
                                               bool own)
{
    struct template_style style;
    if (own) {
        style = template_run_block_style(run, node, role, sink, true);
    } else {
        style = template_run_role_style(run, sink->bare ? NULL : role);
        template_style_merge(&style, &sink->inherited, UINT32_MAX);
    }
    struct document_style resolved = template_style_resolve(&style);
    return template_run_intern(run, &resolved);
}

/* The first paragraph goes on behind a run-in title that has nothing behind it yet. Returns the
 * block to go on with. */
static struct document_block *run_in(struct template_run *run, struct template_sink *sink,
                                     struct document_block *first)
{
    struct template_flow *flow = sink->flow;
    struct document_block *open = flow->open;
    if (first == NULL || first->kind != DOCUMENT_PARAGRAPH || open == NULL || flow->run_in == 0 ||
        open->inlines.count != flow->run_in)
        return first;
    for (size_t i = 0; i < first->inlines.count; i++)
        document_inline_push(run->document, &open->inlines, first->inlines.items[i]);
    if (first->given->id != NULL || open->given->id != NULL)
        document_give(run->document, open)->id = first->given->id;
    template_flow_finish(run, flow);
    return first->next;
}

/* Moves the blocks of a holder to where the narrative stands. */
static void move_blocks(struct template_run *run, struct template_sink *sink,
                        struct document_block *holder)
{
    struct document_block *block = run_in(run, sink, holder->first);
    while (block != NULL) {
        struct document_block *next = block->next;
        block->next = block->parent = NULL;
        template_flow_append(run, sink, block);
        block = next;
    }
}

static void expand_text(struct template_run *run, const struct template_node *node,
                        struct template_sink *sink, const char *text, size_t length,
                        uint32_t source, base_origin origin)
{
    const char *role = template_pack_style(run->pack, "narasi") != NULL ? "narasi" : "paragraf";
    struct narrative_options options = {
        .document = run->document,
        .context = &run->context,
        .paragraph = body_style(run, node, sink, role, true),
        .quote = template_run_role(run, "narasi-kutipan"),
        .list = template_run_role(run, "daftar"),
        .item = body_style(run, node, sink, "butir", false),
        .note = template_run_role(run, "catatan-kaki"),
        .level = (int)template_run_number(run, node, "tingkat", run->level),
        .heading = make_heading,
        .missing = report_missing,
        .data = run,
    };
    struct document_block *holder =
        document_block_create(run->document, DOCUMENT_GROUP, options.paragraph, node->origin);
    narrative_expand(&options, holder, text, length, source, origin);
    move_blocks(run, sink, holder);
}

static void report_absent(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink, const char *name)
{
    base_report(run->diagnostics, base_at(node->origin),
                run->options.final ? BASE_MESSAGE_TEMPLATE_NARRATIVE_MISSING_FINAL
                                   : BASE_MESSAGE_TEMPLATE_NARRATIVE_MISSING,
                name);
    const struct document_style *style = body_style(run, node, sink, "paragraf", true);
    struct document_block *block =
        document_block_create(run->document, DOCUMENT_PARAGRAPH, style, node->origin);
    document_inline_add(run->document, &block->inlines, DOCUMENT_MARK, &style->text, node->origin)
        ->text = base_format(run->arena, "narasi/%s.md", name);
    template_flow_append(run, sink, block);
}

/* Remembers a narrative that the template asks for, whether there is one or not. */
static void add_name(struct template_run *run, const char *name)
{
    struct document *document = run->document;
    for (size_t i = 0; i < document->narrative_count; i++) {
        if (strcmp(document->narratives[i], name) == 0)
            return;
    }
    BASE_PUSH(run->arena, document->narratives, document->narrative_count,
              document->narrative_capacity, name);
}

static void expand_file(struct template_run *run, const struct template_node *node,
                        struct template_sink *sink)
{
    const char *name = template_run_text(run, node, "berkas", "");
    const char *file = base_format(run->arena, "%s.md", name);
    const char *shown = base_format(run->arena, "narasi/%s", file);
    const char *folder = base_path_join(run->arena, run->report_folder, "narasi");
    const char *path = base_path_join(run->arena, folder, file);
    size_t length;
    if (!base_path_is_local(file) || !base_path_stays_in(folder, file)) {
        base_report(run->diagnostics, base_at(template_node_value(node, "berkas")->origin),
                    BASE_MESSAGE_TEMPLATE_FILE_OUTSIDE, name);
        return;
    }
    add_name(run, name);
    /* The checks have read it, if it is there. */
    uint32_t source = base_source_find(run->sources, shown);
    const char *text = source != 0 ? base_source_bytes(run->sources, source, &length) : NULL;
    if (text == NULL && base_path_exists(path)) {
        text = base_file_read(base_sources_arena(run->sources), path, shown, NARRATIVE_SIZE_LIMIT,
                              &length, run->diagnostics);
        if (text == NULL)
            return;
    }
    /* A file of comments alone is one that has not been written yet. */
    if (text == NULL || base_comments_only(text)) {
        if (template_run_yes(run, node, "wajib", false))
            report_absent(run, node, sink, name);
        else
            template_expand_children(run, node, sink);
        return;
    }
    if (source == 0)
        source = base_source_add(run->sources, shown, text, length);
    expand_text(run, node, sink, text, length, source, 0);
}

void template_expand_narrative(struct template_run *run, const struct template_node *node,
                               struct template_sink *sink)
{
    if (template_node_value(node, "berkas") != NULL) {
        expand_file(run, node, sink);
        return;
    }
    const struct value *value = template_run_value(run, node, "teks");
    base_origin origin = template_node_value(node, "teks")->origin;
    bool absent = value->kind == VALUE_NULL || value->kind == VALUE_MISSING ||
                  (value->kind == VALUE_TEXT && *value->text == '\0');
    if (value->kind == VALUE_TEXT && !absent) {
        expand_text(run, node, sink, value->text, strlen(value->text), 0, value->origin);
    } else if (absent && !template_run_yes(run, node, "wajib", value->kind == VALUE_MISSING)) {
        template_expand_children(run, node, sink);
    } else if (absent) {
        const struct document_style *style = body_style(run, node, sink, "paragraf", true);
        const char *path = value->kind == VALUE_MISSING && value->missing != NULL
                               ? value->missing
                               : template_node_text(node, "teks", "");
        struct document_block *block =
            document_block_create(run->document, DOCUMENT_PARAGRAPH, style, origin);
        template_run_report_missing(run, value, origin, path);
        document_inline_add(run->document, &block->inlines, DOCUMENT_MARK, &style->text, origin)
            ->text = path;
        template_flow_append(run, sink, block);
    } else {
        base_report(run->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_NOT_THIS, "teks",
                    template_kind_words(VALUE_TEXT), template_kind_words(value->kind));
    }
}
