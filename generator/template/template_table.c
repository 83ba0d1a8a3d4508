/* Tables: look, columns, rows. */
#include "template_table.h"

#include <string.h>

#include "base_arena.h"
#include "template_text.h"

const struct template_node *template_table_look(struct template_run *run,
                                                const struct template_node *node, const char *name)
{
    if (template_node_value(node, name) != NULL)
        return node;
    const struct template_definition *look =
        template_pack_find(run->pack, "gaya-tabel", template_node_text(node, "gaya", "tabel"));
    for (size_t steps = 0; look != NULL && look->node != NULL && steps < 50; steps++) {
        if (template_node_value(look->node, name) != NULL)
            return look->node;
        look = template_pack_find(run->pack, "gaya-tabel",
                                  template_node_text(look->node, "dasar", ""));
    }
    return node;
}

static base_length look_length(struct template_run *run, const struct template_node *node,
                               const char *name, base_length fallback)
{
    return template_run_length(run, template_table_look(run, node, name), name, fallback);
}

static bool look_yes(struct template_run *run, const struct template_node *node, const char *name,
                     bool fallback)
{
    return template_run_yes(run, template_table_look(run, node, name), name, fallback);
}

static document_colour look_colour(struct template_run *run, const struct template_node *node,
                                   const char *name, document_colour fallback)
{
    return template_run_colour(run, template_table_look(run, node, name), name, fallback);
}

static const char *look_text(struct template_run *run, const struct template_node *node,
                             const char *name, const char *fallback)
{
    return template_run_text(run, template_table_look(run, node, name), name, fallback);
}

static const struct template_style *look_style(struct template_run *run,
                                               const struct template_node *node, const char *name,
                                               const char *fallback)
{
    const char *role = look_text(run, node, name, fallback);
    return template_pack_role(run->pack, run->arena, role);
}

static void prepare_lines(struct template_run *run, struct document_table *table,
                          const struct template_node *node)
{
    bool layout = template_run_yes(run, node, "susunan", false);
    table->layout_only = layout;
    table->grid = look_length(run, node, "garis", layout ? 0 : BASE_PT(4) / 10);
    table->frame = look_length(run, node, "bingkai", layout ? 0 : BASE_PT(9) / 10);
    table->vertical_lines = look_yes(run, node, "garis-tegak", !layout);
    table->horizontal_lines = look_yes(run, node, "garis-datar", !layout);
    if (layout) {
        table->grid = table->frame = 0;
        table->vertical_lines = table->horizontal_lines = false;
    }
    table->grid_colour = look_colour(run, node, "warna-garis", 0x8A8F98);
    table->frame_colour = look_colour(run, node, "warna-bingkai", table->grid_colour);
    table->repeat_head = look_yes(run, node, "ulang-kepala", true);
    table->minimum_size = look_length(run, node, "ukuran-terkecil", BASE_PT(7));
    table->continued_style =
        template_run_role(run, look_text(run, node, "gaya-lanjutan", "tabel-lanjutan"));
    table->width = template_run_length(run, node, "lebar", 0);
    table->align = (enum document_align)template_run_choice(run, node, "rata", 0);
}

void template_table_prepare(struct template_run *run, struct template_table *table,
                            const struct template_node *node, struct document_block *block,
                            const struct template_sink *sink)
{
    static const struct {
        const char *name, *role;
    } kinds[] = {
        [DOCUMENT_ROW_HEAD] = {"gaya-kepala", "tabel-kepala"},
        [DOCUMENT_ROW_NUMBERS] = {"gaya-nomor", "tabel-nomor"},
        [DOCUMENT_ROW_BODY] = {"gaya-sel", "tabel-sel"},
        [DOCUMENT_ROW_GROUP] = {"gaya-grup", "tabel-grup"},
        [DOCUMENT_ROW_SUBTOTAL] = {"gaya-subjumlah", "tabel-subjumlah"},
        [DOCUMENT_ROW_TOTAL] = {"gaya-jumlah", "tabel-jumlah"},
    };
    *table = (struct template_table){.node = node, .block = block, .table = block->table};
    prepare_lines(run, block->table, node);
    table->empty = look_text(run, node, "kosong", run->options.empty);
    table->repeat_merged = look_yes(run, node, "ulang-gabung", true);
    table->breakable = look_yes(run, node, "boleh-terpotong", true);
    table->stripe = look_colour(run, node, "belang", DOCUMENT_NO_COLOUR);
    table->level_prefix = look_text(run, node, "gaya-tingkat", "tabel-tingkat");
    table->empty_style = look_style(run, node, "gaya-kosong", "tabel-kosong");
    table->base = template_run_role_style(run, NULL);
    if (table->table->layout_only)
        template_style_merge(&table->base, &sink->inherited, UINT32_MAX);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        table->kinds[i] = look_style(run, node, kinds[i].name, kinds[i].role);
    if (table->table->layout_only && template_table_look(run, node, "gaya-sel") == node &&
        template_node_value(node, "gaya-sel") == NULL)
        table->kinds[DOCUMENT_ROW_BODY] = NULL;
    document_give(run->document, block)->alternative =
        template_run_text(run, node, "alternatif", NULL);
    if (!table->table->layout_only)
        table->table->continued = look_text(run, node, "lanjutan", NULL);
    if (look_yes(run, node, "utuh", block->style->keep_together)) {
        struct document_style style = *block->style;
        style.keep_together = true;
        block->style = template_run_intern(run, &style);
    }
}

void template_table_add_column(struct template_run *run, struct template_table *table,
                               struct document_column column, const struct template_style *style)
{
    struct template_column own = {.style = NULL};
    if (table->column_count >= TEMPLATE_COLUMN_LIMIT)
        return;
    if (style->set != 0) {
        struct template_style *copy = base_alloc(run->arena, sizeof *copy);
        *copy = *style;
        own.style = copy;
    }
    BASE_PUSH(run->arena, table->columns, table->column_count, table->column_capacity, own);
    BASE_PUSH(run->arena, table->table->columns, table->table->column_count,
              table->table->column_capacity, column);
}

/* Sets rata and rata-tegak of kolom. */
static void column_aligns(struct template_run *run, const struct template_node *node,
                          struct template_style *style)
{
    int align = template_run_choice(run, node, "rata", -1);
    int valign = template_run_choice(run, node, "rata-tegak", -1);
    if (align >= 0) {
        style->values.align = (enum document_align)align;
        style->set |= 1u << TEMPLATE_ALIGN;
    }
    if (valign >= 0) {
        style->values.valign = (enum document_valign)valign;
        style->set |= 1u << TEMPLATE_VALIGN;
    }
}

void template_expand_table_column(struct template_run *run, const struct template_node *node,
                                  struct template_sink *sink)
{
    struct document_column column = {.kind = DOCUMENT_WIDTH_AUTO};
    struct template_style style = {0};
    const char *width = template_run_text(run, node, "lebar", "auto");
    if (!template_text_width(width, &column)) {
        const struct template_value *value = template_node_value(node, "lebar");
        base_report(run->diagnostics, base_at(value->origin), BASE_MESSAGE_TEMPLATE_BAD_VALUE,
                    width, value->name, template_text_expected(value->rule, run->arena));
    }
    column.minimum = template_run_length(run, node, "terkecil", 0);
    template_run_node_style(run, node, &style);
    column_aligns(run, node, &style);
    template_table_add_column(run, sink->target, column, &style);
}

void template_expand_table_head(struct template_run *run, const struct template_node *node,
                                struct template_sink *sink)
{
    struct template_table *table = sink->target;
    table->in_head = true;
    template_expand_children(run, node, sink);
    table->in_head = false;
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i].occupied = 0;
}

void template_expand_table_body(struct template_run *run, const struct template_node *node,
                                struct template_sink *sink)
{
    template_expand_children(run, node, sink);
}

void template_expand_table_numbers(struct template_run *run, const struct template_node *node,
                                   struct template_sink *sink)
{
    struct template_table *table = sink->target;
    long start = template_run_number(run, node, "mulai", 1);
    static const struct template_style none;
    template_table_start_row(run, table, DOCUMENT_ROW_NUMBERS, NULL, 0, node->origin);
    for (size_t i = 0; i < table->column_count; i++)
        template_table_add_text(run, table, &none, 1, 1, node->origin,
                                base_format(run->arena, "%ld", start + (long)i));
    template_table_finish_row(run, table);
}

void template_table_source(struct template_run *run, const struct template_node *node,
                           struct template_captioned *captioned)
{
    captioned->node = node;
    captioned->title = template_child(node, "judul");
    captioned->source = template_child(node, "sumber");
    captioned->series = template_node_text(node, "seri", "Tabel");
    captioned->source_role = look_text(run, node, "gaya-sumber", "sumber");
    captioned->source_prefix = look_text(run, node, "sumber-awalan", "Sumber: ");
}

/* Space around a table without caption and source is that of the style "tabel". */
static const struct document_style *table_style(struct template_run *run)
{
    struct document_style style = *template_run_role(run, NULL);
    const struct template_style *own = template_pack_style(run->pack, "tabel");
    if (own != NULL) {
        struct template_style merged = template_run_role_style(run, "tabel");
        style = template_style_resolve(&merged);
    }
    return template_run_intern(run, &style);
}

void template_expand_table(struct template_run *run, const struct template_node *node,
                           struct template_sink *sink)
{
    struct template_captioned captioned = {.style = table_style(run)};
    struct template_table table;
    template_table_source(run, node, &captioned);
    captioned.id = template_node_text(node, "id", NULL);
    template_captioned_start(run, sink, &captioned, DOCUMENT_TABLE);
    template_table_prepare(run, &table, node, captioned.content, sink);
    const char *empty = run->context.empty;
    int list_level = run->list_level;
    run->context.empty = table.empty;
    run->list_level = 0;
    struct template_sink inner = *sink;
    inner.target = &table;
    template_expand_children(run, node, &inner);
    document_table_close(run->document, table.table);
    run->context.empty = empty;
    run->list_level = list_level;
    template_captioned_finish(run, &captioned);
}
