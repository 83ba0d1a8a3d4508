/* Pictures and charts with their captions. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"
#include "base_file.h"
#include "template_text.h"

/* What gambar, grafik and bagan share. */
static void start_figure(struct template_run *run, const struct template_node *node,
                         struct template_sink *sink, struct template_captioned *captioned,
                         const char *series, enum document_kind kind)
{
    captioned->node = node;
    captioned->series = template_node_text(node, "seri", series);
    captioned->source_role = "sumber";
    captioned->source_prefix = "Sumber: ";
    captioned->id = template_node_text(node, "id", NULL);
    template_captioned_start(run, sink, captioned, kind);
    struct document_given *given = document_give(run->document, captioned->content);
    given->width = template_run_length(run, node, "lebar", 0);
    given->height = template_run_length(run, node, "tinggi", 0);
    given->alternative = template_run_text(run, node, "alternatif", NULL);
}

/* ------------------------------------------------------------ pictures */

/* The path of a picture; NULL after reporting. */
static const char *picture_path(struct template_run *run, const struct template_node *node,
                                const char *name)
{
    bool own = template_run_choice(run, node, "dari", 0) == 1;
    const char *folder = run->report_folder;
    const char *below = base_path_join(run->arena, "gambar", name);
    for (size_t i = 0; own && i < run->pack->pack_count; i++) {
        folder = run->pack->folders[i];
        if (base_path_exists(base_path_join(run->arena, folder, below)))
            break;
    }
    if (base_path_is_local(name) && base_path_stays_in(folder, below))
        return base_path_join(run->arena, folder, below);
    base_report(run->diagnostics, base_at(template_node_value(node, "berkas")->origin),
                BASE_MESSAGE_TEMPLATE_FILE_OUTSIDE, name);
    return NULL;
}

/* A picture that has no name yet: a mark when it must be there. */
static bool picture_named(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    const struct value *name = template_run_value(run, node, "berkas");
    bool absent = name->kind == VALUE_NULL || name->kind == VALUE_MISSING ||
                  (name->kind == VALUE_TEXT && *name->text == '\0');
    if (!absent)
        return true;
    if (!template_run_yes(run, node, "wajib", true))
        return false;
    const char *path =
        name->kind == VALUE_MISSING && name->missing != NULL ? name->missing : "gambar";
    template_run_report_missing(run, name, template_node_value(node, "berkas")->origin, path);
    const struct document_style *style = template_run_role(run, "paragraf");
    struct document_block *block =
        document_block_create(run->document, DOCUMENT_PARAGRAPH, style, node->origin);
    document_inline_add(run->document, &block->inlines, DOCUMENT_MARK, &style->text, node->origin)
        ->text = path;
    template_flow_append(run, sink, block);
    return false;
}

void template_expand_picture(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink)
{
    if (!picture_named(run, node, sink))
        return;
    const struct value *given = template_run_value(run, node, "berkas");
    const char *name = template_run_text(run, node, "berkas", "");
    const char *path = picture_path(run, node, name);
    bool needed = template_run_yes(run, node, "wajib", true);
    if (path == NULL || (!needed && !base_path_exists(path)))
        return;
    struct template_captioned captioned = {.style = template_run_role(run, "gambar")};
    start_figure(run, node, sink, &captioned, "Gambar", DOCUMENT_PICTURE);
    if (given->origin != 0)
        captioned.content->origin = given->origin;
    struct document_picture *picture = captioned.content->picture;
    picture->file = path;
    picture->name = name;
    picture->align = (enum document_align)template_run_choice(run, node, "rata", 1);
    picture->max_height = template_run_length(run, node, "tinggi-maks", 0);
    picture->frame = template_run_length(run, node, "bingkai", 0);
    template_captioned_finish(run, &captioned);
}

/* ------------------------------------------------------------ charts */

/* A chart being built. */
struct chart {
    struct document_chart *chart;
    const struct value *data; /* list, or NULL */
    const char *name;         /* of each item */
    size_t category_capacity, series_capacity;
};

static void add_category(struct template_run *run, struct chart *chart, const char *text)
{
    BASE_PUSH(run->arena, chart->chart->categories, chart->chart->category_count,
              chart->category_capacity, text);
}

/* Puts a value into a series; what is not a number leaves a gap. */
static void set_number(struct template_run *run, struct document_chart_series *series, size_t index,
                       const struct value *value, const char *label, base_origin origin)
{
    bool missing = false;
    series->origins[index] = value->origin != 0 ? value->origin : origin;
    if (value->kind == VALUE_MISSING) {
        template_run_show(run, value, origin, &missing);
        return;
    }
    if (value->kind != VALUE_NUMBER) {
        if (value->kind != VALUE_NULL)
            base_report(run->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_CHART_VALUE,
                        expression_show(value, &run->context, &missing),
                        template_kind_words(value->kind));
        return;
    }
    series->numbers[index] = value->number;
    series->labels[index] = label != NULL ? label : expression_show(value, &run->context, &missing);
}

static struct document_chart_series *add_series(struct template_run *run, struct chart *chart,
                                                const char *name)
{
    size_t count = chart->chart->category_count;
    struct document_chart_series series = {
        .name = name,
        .numbers = base_alloc_array(run->arena, count, sizeof(struct value_rational *)),
        .labels = base_alloc_array(run->arena, count, sizeof(const char *)),
        .origins = base_alloc_array(run->arena, count, sizeof(base_origin)),
        .colour = DOCUMENT_NO_COLOUR,
    };
    BASE_PUSH(run->arena, chart->chart->series, chart->chart->series_count, chart->series_capacity,
              series);
    return &chart->chart->series[chart->chart->series_count - 1];
}

void template_expand_chart_series(struct template_run *run, const struct template_node *node,
                                  struct template_sink *sink)
{
    struct chart *chart = sink->target;
    if (chart->data == NULL)
        return;
    struct document_chart_series *series =
        add_series(run, chart, template_run_text(run, node, "nama", ""));
    series->outlined = template_run_yes(run, node, "tepi", false);
    series->colour = template_run_colour(run, node, "warna", DOCUMENT_NO_COLOUR);
    const struct value_scope *scope = run->context.scope;
    for (size_t i = 0; i < chart->chart->category_count; i++) {
        template_run_bind(run, chart->name, value_at(chart->data, i));
        const struct value *value = template_run_value(run, node, "nilai");
        const char *label =
            value->kind == VALUE_NUMBER ? template_run_text(run, node, "teks", NULL) : NULL;
        set_number(run, series, i, value, label, template_node_value(node, "nilai")->origin);
        run->context.scope = scope;
    }
}

static void fill_categories(struct template_run *run, const struct template_node *node,
                            struct chart *chart)
{
    const struct value *data = template_run_value(run, node, "data");
    bool missing;
    if (data->kind != VALUE_LIST) {
        if (data->kind == VALUE_MISSING)
            template_run_show(run, data, template_node_value(node, "data")->origin, &missing);
        else if (data->kind != VALUE_NULL)
            base_report(run->diagnostics, base_at(template_node_value(node, "data")->origin),
                        BASE_MESSAGE_TEMPLATE_NOT_THIS, "data", template_kind_words(VALUE_LIST),
                        template_kind_words(data->kind));
        return;
    }
    chart->data = data;
    const struct value_scope *scope = run->context.scope;
    for (size_t i = 0; i < data->list.count; i++) {
        template_run_bind(run, chart->name, data->list.items[i]);
        add_category(run, chart, template_run_text(run, node, "kategori", ""));
        run->context.scope = scope;
    }
}

/* The title of a free table's column, or NULL after reporting that there is none. */
static const char *column_title(struct template_run *run, const struct template_node *node,
                                const struct value *table, const char *id)
{
    const struct value *columns = value_get(table, "kolom");
    const char **names = base_alloc_array(run->arena, value_count(columns) + 1, sizeof *names);
    for (size_t i = 0; i < value_count(columns); i++) {
        const struct value *column = value_at(columns, i);
        names[i] = value_text_or(value_get(column, "id"), "");
        if (strcmp(names[i], id) == 0)
            return value_text_or(value_get(column, "judul"), id);
    }
    base_report(run->diagnostics, base_at(node->origin), BASE_MESSAGE_TEMPLATE_COLUMN,
                value_text_or(value_get(table, "id"), "?"), id,
                template_nearest(run->arena, id, names));
    return NULL;
}

static bool is_plain_row(const struct value *row)
{
    return strcmp(value_text_or(value_get(row, "tingkat"), "baris"), "baris") == 0;
}

/* One series from a column of a free table. */
static void add_column(struct template_run *run, const struct template_node *node,
                       struct chart *chart, const struct value *table, const char *id)
{
    const char *title = column_title(run, node, table, id);
    if (title == NULL)
        return;
    struct document_chart_series *series = add_series(run, chart, title);
    const struct value *rows = value_get(table, "baris");
    size_t index = 0;
    for (size_t i = 0; i < value_count(rows); i++) {
        const struct value *row = value_at(rows, i);
        const struct value *cell = value_get(value_get(row, "sel"), id);
        if (!is_plain_row(row))
            continue;
        if (cell != NULL)
            set_number(run, series, index, cell, NULL, node->origin);
        index++;
    }
}

static void fill_from_table(struct template_run *run, const struct template_node *node,
                            struct chart *chart)
{
    const struct value *table = template_run_value(run, node, "tabel");
    const char *category = template_node_text(node, "kolom-kategori", "");
    const struct value *rows = value_get(table, "baris");
    bool missing;
    if (table->kind == VALUE_MISSING)
        template_run_show(run, table, node->origin, &missing);
    if (table->kind != VALUE_RECORD || column_title(run, node, table, category) == NULL)
        return;
    for (size_t i = 0; i < value_count(rows); i++) {
        const struct value *row = value_at(rows, i);
        const struct value *cell = value_get(value_get(row, "sel"), category);
        if (is_plain_row(row))
            add_category(run, chart,
                         cell != NULL ? expression_show(cell, &run->context, &missing) : "");
    }
    const char *ids = template_node_text(node, "kolom-nilai", "");
    for (const char *c = ids + strspn(ids, " "); *c != '\0'; c += strspn(c, " ")) {
        size_t size = strcspn(c, " ");
        add_column(run, node, chart, table, base_copy(run->arena, c, size));
        c += size;
    }
}

void template_expand_chart(struct template_run *run, const struct template_node *node,
                           struct template_sink *sink)
{
    struct template_captioned captioned = {
        .style = template_run_style(run, node, "grafik", sink, false)};
    start_figure(run, node, sink, &captioned, "Grafik", DOCUMENT_CHART);
    struct document_chart *chart = captioned.content->chart;
    struct chart building = {.chart = chart, .name = template_node_text(node, "sebagai", "titik")};
    chart->kind = (enum document_chart_kind)template_run_choice(run, node, "jenis", 0);
    chart->axis_title = template_run_text(run, node, "sumbu", NULL);
    chart->accent = template_run_colour(run, node, "warna", DOCUMENT_NO_COLOUR);
    if (chart->accent == DOCUMENT_NO_COLOUR &&
        !template_text_colour(run->pack, "aksen", &chart->accent))
        chart->accent = 0x0B4F6C;
    if (captioned.content->given->height == 0)
        document_give(run->document, captioned.content)->height = BASE_MM(70);
    struct template_sink inner = *sink;
    inner.target = &building;
    if (template_node_value(node, "tabel") != NULL) {
        fill_from_table(run, node, &building);
    } else {
        fill_categories(run, node, &building);
        template_expand_children(run, node, &inner);
    }
    chart->legend = template_run_yes(run, node, "legenda", chart->series_count > 1);
    template_captioned_finish(run, &captioned);
}

/* ------------------------------------------------------------ trees */

/* What is evaluated for each box. */
struct tree {
    const struct template_node *node;
    const char *name;
    const struct document_text_style *title, *text;
};

static void add_boxes(struct template_run *run, const struct tree *tree,
                      const struct value *children, struct document_tree_node *parent, int depth);

static struct document_tree_node *add_box(struct template_run *run, const struct tree *tree,
                                          const struct value *value, int depth)
{
    struct document_tree_node *box = base_alloc(run->arena, sizeof *box);
    const struct value_scope *scope = run->context.scope;
    template_run_bind(run, tree->name, value);
    box->origin = value->origin != 0 ? value->origin : tree->node->origin;
    box->id = template_run_text(run, tree->node, "kunci", NULL);
    template_fill_attribute(run, &box->title, tree->title, tree->node, "kotak");
    if (template_run_has(run, tree->node, "teks"))
        template_fill_attribute(run, &box->text, tree->text, tree->node, "teks");
    box->staff = template_run_yes(run, tree->node, "staf", false);
    const struct value *children = template_run_value(run, tree->node, "anak");
    if (depth < TEMPLATE_TREE_LIMIT)
        add_boxes(run, tree, children, box, depth + 1);
    else if (value_count(children) > 0)
        base_report(run->diagnostics, base_at(tree->node->origin), BASE_MESSAGE_TEMPLATE_TREE_CYCLE,
                    base_format(run->arena, "%d", TEMPLATE_TREE_LIMIT));
    run->context.scope = scope;
    return box;
}

static void add_boxes(struct template_run *run, const struct tree *tree,
                      const struct value *children, struct document_tree_node *parent, int depth)
{
    for (size_t i = 0; children->kind == VALUE_LIST && i < children->list.count; i++) {
        if (!template_run_count(run, tree->node->origin))
            return;
        struct document_tree_node *box = add_box(run, tree, children->list.items[i], depth);
        box->parent = parent;
        if (parent->last == NULL)
            parent->first = box;
        else
            parent->last->next = box;
        parent->last = box;
    }
}

void template_expand_tree(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    const struct value *root = template_run_value(run, node, "akar");
    bool missing;
    if (root->kind == VALUE_LIST && root->list.count > 0)
        root = root->list.items[0];
    if (root->kind != VALUE_RECORD) {
        if (root->kind == VALUE_MISSING)
            template_run_show(run, root, template_node_value(node, "akar")->origin, &missing);
        return;
    }
    const struct document_style *box = template_run_style(run, node, "bagan", sink, false);
    struct template_captioned captioned = {.style = box};
    start_figure(run, node, sink, &captioned, "Gambar", DOCUMENT_TREE);
    struct document_tree *tree = captioned.content->tree;
    tree->box = box;
    tree->name_style =
        &template_run_role(run, template_node_text(node, "gaya-teks", "bagan-teks"))->text;
    tree->gap_x = template_run_length(run, node, "jarak-x", BASE_MM(4));
    tree->gap_y = template_run_length(run, node, "jarak-y", BASE_MM(6));
    tree->box_width = template_run_length(run, node, "lebar-kotak", 0);
    struct tree building = {node, template_node_text(node, "sebagai", "simpul"), &box->text,
                            tree->name_style};
    tree->root = add_box(run, &building, root, 1);
    template_captioned_finish(run, &captioned);
}
