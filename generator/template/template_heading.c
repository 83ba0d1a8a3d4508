/* Headings: bab, bagian, lampiran, judul, numbered by the scheme in force. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"
#include "template_text.h"

enum { LEVELS = 6 };

/* The tingkat of the scheme in force for a level; NULL when it says nothing. Annexes have their own
 * first level. */
static const struct template_node *find_level(struct template_run *run, int level)
{
    bool annex = run->chapter_series != NULL && level == 1;
    const struct template_definition *definition =
        template_pack_find(run->pack, "skema-judul", annex ? "lampiran" : run->scheme);
    if (definition == NULL || definition->node == NULL)
        return NULL;
    const struct template_node *child = definition->node->first;
    for (; child != NULL; child = child->next) {
        long number;
        if (template_text_number(template_node_text(child, "ke", ""), &number) && number == level)
            return child;
    }
    return NULL;
}

/* What the scheme says of a heading. */
static void apply_level(struct template_run *run, const struct template_node *level,
                        struct document_heading *heading, const char *role)
{
    heading->in_contents = heading->in_outline = true;
    if (level == NULL)
        return;
    const char *format = template_node_text(level, "nomor", "");
    heading->number_format = *format != '\0' ? format : NULL;
    heading->numbered = *format != '\0';
    heading->label_above = template_run_choice(run, level, "letak-nomor", 0) == 1;
    heading->label_width = template_run_length(run, level, "lebar-nomor", 0);
    heading->in_contents = template_run_yes(run, level, "daftar-isi", true);
    heading->in_outline = template_run_yes(run, level, "penanda", true);
    const char *style = template_node_text(level, "gaya-nomor", NULL);
    if (style == NULL)
        style = base_format(run->arena, "%s-nomor", role);
    heading->label_style = template_run_role(run, style);
}

/* Role of the style: the scheme's own, or judul-<level>. */
static const char *level_role(struct template_run *run, const struct template_node *level,
                              int number)
{
    const char *own = level != NULL ? template_node_text(level, "gaya", NULL) : NULL;
    return own != NULL ? own : base_format(run->arena, "judul-%d", number);
}

/* What bab, bagian, lampiran or judul itself says. */
static void apply_node(struct template_run *run, const struct template_node *node,
                       struct document_heading *heading)
{
    heading->numbered =
        template_run_yes(run, node, "nomor", heading->numbered) && heading->number_format != NULL;
    heading->in_contents = template_run_yes(run, node, "daftar-isi", heading->in_contents);
    if (template_run_has(run, node, "judul-singkat"))
        heading->running = template_run_text(run, node, "judul-singkat", NULL);
}

/* What the scheme in force says of a level. */
static void fill_heading(struct template_run *run, struct document_block *block, int level,
                         const struct template_node *setting, const char *role)
{
    struct document_heading *heading = block->heading;
    heading->level = level;
    heading->series = run->chapter_series;
    heading->label_style = block->style;
    apply_level(run, setting, heading, role);
    if (run->chapter_series != NULL && level == 1 && setting == NULL) {
        heading->number_format = "LAMPIRAN {1}";
        heading->numbered = true;
    }
}

static struct document_block *add_heading(struct template_run *run,
                                          const struct template_node *node,
                                          struct template_sink *sink, int level, const char *role)
{
    const struct template_node *setting = find_level(run, level);
    if (role == NULL)
        role = level_role(run, setting, level);
    const struct document_style *style = template_run_style(run, node, role, sink, false);
    struct document_block *block = template_flow_block(run, sink, node, DOCUMENT_HEADING, style);
    fill_heading(run, block, level, setting, role);
    apply_node(run, node, block->heading);
    return block;
}

struct document_block *template_heading_block(struct template_run *run, int level,
                                              base_origin origin)
{
    const struct template_node *setting = find_level(run, level);
    const char *role = level_role(run, setting, level);
    struct document_block *block = document_block_create(run->document, DOCUMENT_HEADING,
                                                         template_run_role(run, role), origin);
    fill_heading(run, block, level, setting, role);
    return block;
}

static bool level_allowed(struct template_run *run, const struct template_node *node, int level)
{
    if (level <= LEVELS)
        return true;
    base_report(run->diagnostics, base_at(node->origin), BASE_MESSAGE_TEMPLATE_HEADING_DEEP,
                base_format(run->arena, "%d", level));
    return false;
}

/* A container: its heading when judul= is given, then its content one level down. */
static void expand_container(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink, int level, const char *role)
{
    int outer = run->level;
    const char *scheme = run->scheme;
    if (!level_allowed(run, node, level))
        return;
    run->level = level;
    run->scheme = template_node_text(node, "skema-judul", scheme);
    if (template_node_value(node, "judul") != NULL) {
        struct document_block *block = add_heading(run, node, sink, level, role);
        template_fill_attribute(run, &block->inlines, &block->style->text, node, "judul");
    }
    template_expand_children(run, node, sink);
    run->level = outer;
    run->scheme = scheme;
}

void template_expand_chapter(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink)
{
    expand_container(run, node, sink, 1, NULL);
}

void template_expand_part(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    expand_container(run, node, sink, run->level + 1, NULL);
}

void template_expand_annex(struct template_run *run, const struct template_node *node,
                           struct template_sink *sink)
{
    const char *scheme = run->scheme;
    const char *series = run->chapter_series;
    if (template_pack_find(run->pack, "skema-judul", "lampiran") != NULL)
        run->scheme = "lampiran";
    run->chapter_series = template_node_text(node, "seri", "Lampiran");
    expand_container(run, node, sink, 1, "judul-lampiran");
    run->chapter_series = series;
    run->scheme = scheme;
}

/* The container whose own judul= is absent lends its id and settings to the first judul in it. */
static const struct template_node *titled(const struct template_node *node)
{
    const struct template_node *parent = node->parent;
    bool container = parent != NULL && parent->rule != NULL &&
                     (template_node_is(parent, "bab") || template_node_is(parent, "bagian") ||
                      template_node_is(parent, "lampiran"));
    bool own = container && template_node_value(parent, "judul") == NULL &&
               template_node_value(node, "tingkat") == NULL &&
               template_child(parent, "judul") == node;
    return own ? parent : NULL;
}

void template_expand_heading(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink)
{
    int level = (int)template_run_number(run, node, "tingkat", run->level > 0 ? run->level : 1);
    if (level < 1 || !level_allowed(run, node, level))
        return;
    const struct template_node *parent = titled(node);
    bool annex = parent != NULL && template_node_is(parent, "lampiran");
    struct document_block *block =
        add_heading(run, node, sink, level, annex ? "judul-lampiran" : NULL);
    if (parent != NULL) {
        apply_node(run, parent, block->heading);
        const char *id = template_node_text(parent, "id", NULL);
        if (block->given->id == NULL && id != NULL)
            document_give(run->document, block)->id = id;
    }
    template_fill_children(run, &block->inlines, &block->style->text, node);
}
