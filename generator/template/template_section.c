/* Page sequences: page set-ups, running heads and feet. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"
#include "template_text.h"
#include "xml.h"

static const enum document_number_style number_styles[] = {
    DOCUMENT_NUMBER_ARABIC,      DOCUMENT_NUMBER_ROMAN_LOWER, DOCUMENT_NUMBER_ROMAN_UPPER,
    DOCUMENT_NUMBER_ALPHA_LOWER, DOCUMENT_NUMBER_ALPHA_UPPER, DOCUMENT_NUMBER_CHAPTER,
    DOCUMENT_NUMBER_NONE,
};

static void set_number_style(struct document_section *setup, int choice)
{
    setup->number_style = number_styles[choice];
    setup->numbered = setup->number_style != DOCUMENT_NUMBER_NONE;
}

static void assume(struct template_run *run, struct document_section *setup)
{
    const char *paper = run->options.paper != NULL ? run->options.paper : "A4";
    if (!template_text_paper(paper, &setup->width, &setup->height))
        template_text_paper("A4", &setup->width, &setup->height);
    setup->margin_top = BASE_MM(30);
    setup->margin_bottom = BASE_MM(25);
    setup->margin_left = BASE_MM(30);
    setup->margin_right = BASE_MM(25);
    setup->head_distance = setup->foot_distance = BASE_MM(15);
    setup->background = DOCUMENT_NO_COLOUR;
    setup->watermark = run->options.watermark;
    set_number_style(setup, 0);
}

static void fill_running(struct template_run *run, const struct template_node *node,
                         const char *role, struct document_running *running)
{
    const struct template_sink none = {0};
    struct template_style style = template_run_block_style(run, node, role, &none, true);
    struct document_style resolved = template_style_resolve(&style);
    resolved.border = template_run_length(run, node, "garis", resolved.border);
    running->style = template_run_intern(run, &resolved);
    running->present = true;
    static const char *const names[] = {"kiri", "tengah", "kanan", "catatan"};
    struct document_inlines *const slots[] = {&running->left, &running->centre, &running->right,
                                              &running->note};
    for (int i = 0; i < 4; i++) {
        const struct template_node *slot = template_child(node, names[i]);
        *slots[i] = (struct document_inlines){0};
        if (slot != NULL)
            template_fill_children(run, slots[i], &running->style->text, slot);
    }
}

static void set_running(struct template_run *run, const struct template_node *node,
                        struct document_section *setup)
{
    bool first = template_run_choice(run, node, "pada", 0) == 1;
    if (template_node_is(node, "kepala-halaman"))
        fill_running(run, node, "kepala-halaman", first ? &setup->first_head : &setup->head);
    else
        fill_running(run, node, "kaki-halaman", first ? &setup->first_foot : &setup->foot);
}

/* Turns the sheet: what was at the left, the binding edge, is then at the top. */
static void turn(struct document_section *setup)
{
    struct document_section old = *setup;
    setup->width = old.height;
    setup->height = old.width;
    setup->margin_top = old.margin_left;
    setup->margin_right = old.margin_top;
    setup->margin_bottom = old.margin_right;
    setup->margin_left = old.margin_bottom;
}

static void set_size(struct template_run *run, const struct template_node *node,
                     struct document_section *setup)
{
    const char *paper = template_node_text(node, "kertas", NULL);
    if (paper != NULL && strcmp(paper, "laporan") != 0) {
        template_text_paper(paper, &setup->width, &setup->height);
        setup->landscape = false;
    }
    int direction = template_run_choice(run, node, "arah", -1);
    bool landscape = direction < 0 ? setup->landscape : direction == 1;
    bool wide = setup->width > setup->height;
    if (landscape != setup->landscape && wide != landscape)
        turn(setup);
    setup->landscape = landscape;
}

static void apply_page(struct template_run *run, const struct template_definition *definition,
                       struct document_section *setup)
{
    const struct template_node *node = definition->node;
    const struct template_definition *base =
        template_pack_find(run->pack, "halaman", template_node_text(node, "dasar", ""));
    if (base != NULL && base->node != NULL)
        apply_page(run, base, setup);
    set_size(run, node, setup);
    setup->margin_top = template_run_length(run, node, "margin-atas", setup->margin_top);
    setup->margin_bottom = template_run_length(run, node, "margin-bawah", setup->margin_bottom);
    setup->margin_left = template_run_length(run, node, "margin-kiri", setup->margin_left);
    setup->margin_right = template_run_length(run, node, "margin-kanan", setup->margin_right);
    setup->margin_left += template_run_length(run, node, "margin-jilid", 0);
    setup->mirrored = template_run_yes(run, node, "cermin", setup->mirrored);
    setup->head_distance = template_run_length(run, node, "jarak-kepala", setup->head_distance);
    setup->foot_distance = template_run_length(run, node, "jarak-kaki", setup->foot_distance);
    setup->background = template_run_colour(run, node, "latar", setup->background);
    if (template_run_has(run, node, "tanda-air"))
        setup->watermark = template_run_text(run, node, "tanda-air", NULL);
    int style = template_run_choice(run, node, "nomor", -1);
    if (style >= 0)
        set_number_style(setup, style);
    for (const struct template_node *child = node->first; child != NULL; child = child->next)
        set_running(run, child, setup);
    setup->page_name = definition->name;
}

static bool has_room(const struct document_section *setup)
{
    return setup->width - setup->margin_left - setup->margin_right >= BASE_MM(20) &&
           setup->height - setup->margin_top - setup->margin_bottom >= BASE_MM(20);
}

struct document_block *template_pages_block(struct template_run *run, base_origin origin)
{
    struct template_pages *pages = run->pages;
    if (pages->block != NULL)
        return pages->block;
    struct document_block *block =
        document_block_create(run->document, DOCUMENT_SECTION, pages->style, origin);
    *block->section = pages->setup;
    block->section->continues = pages->resumed;
    document_append(run->document, NULL, block);
    pages->block = block;
    return block;
}

/* Numbers and watermark as the section itself says. */
static void apply_section(struct template_run *run, const struct template_node *node,
                          struct document_section *setup)
{
    int style = template_run_choice(run, node, "nomor", -1);
    if (style >= 0)
        set_number_style(setup, style);
    setup->number_start = template_run_number(run, node, "mulai", 0);
    setup->floats = template_run_yes(run, node, "mengapung", false);
    setup->side = (enum document_side)template_run_choice(run, node, "sisi", 0);
    if (template_run_has(run, node, "tanda-air"))
        setup->watermark = template_run_text(run, node, "tanda-air", NULL);
}

void template_expand_section(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink)
{
    const struct template_definition *definition =
        template_pack_find(run->pack, "halaman", template_node_text(node, "halaman", ""));
    if (definition == NULL || definition->node == NULL)
        return;
    struct template_pages pages = {.node = node, .outer = run->pages};
    assume(run, &pages.setup);
    apply_page(run, definition, &pages.setup);
    apply_section(run, node, &pages.setup);
    if (!has_room(&pages.setup)) {
        base_report(run->diagnostics, base_at(definition->node->origin),
                    BASE_MESSAGE_TEMPLATE_PAGE_ROOM, definition->name);
        return;
    }
    pages.style = template_run_role(run, NULL);
    const char *scheme = run->scheme;
    run->scheme = template_node_text(node, "skema-judul", scheme);
    run->pages = &pages;
    template_flow_finish(run, sink->flow);
    template_expand_children(run, node, sink);
    template_flow_finish(run, sink->flow);
    run->pages = pages.outer;
    run->scheme = scheme;
    if (run->pages != NULL && pages.block != NULL) { /* the outer pages go on in a new section */
        run->pages->resumed = run->pages->block != NULL;
        run->pages->setup.number_start = run->pages->resumed ? 0 : run->pages->setup.number_start;
        run->pages->block = NULL;
    }
}
