/* Words that stand for a chart or tree where it cannot be seen. */
#include "chart.h"

#include "base_arena.h"
#include "document.h"

enum { MOST_BYTES = 4000 }; /* readers read it aloud without a pause */

static void add_series(struct base_buffer *buffer, const struct document_chart *chart,
                       const struct document_chart_series *series)
{
    base_buffer_format(buffer, " %s: ", series->name);
    for (size_t k = 0; k < chart->category_count && buffer->length < MOST_BYTES; k++) {
        const char *label = series->labels != NULL ? series->labels[k] : NULL;
        if (series->numbers[k] == NULL) {
            label = "tidak ada data";
        }
        base_buffer_format(buffer, "%s%s %s", k > 0 ? "; " : "", chart->categories[k],
                           label != NULL ? label : "");
    }
    base_buffer_char(buffer, '.');
}

static void add_chart(struct base_buffer *buffer, const struct document_chart *chart)
{
    static const char *const kinds[] = {
        [DOCUMENT_CHART_BAR] = "Grafik batang",
        [DOCUMENT_CHART_STACKED] = "Grafik batang bertumpuk",
        [DOCUMENT_CHART_HORIZONTAL] = "Grafik batang mendatar",
        [DOCUMENT_CHART_LINE] = "Grafik garis",
    };
    base_buffer_text(buffer, kinds[chart->kind]);
    if (chart->axis_title != NULL && *chart->axis_title != '\0') {
        base_buffer_format(buffer, " (%s)", chart->axis_title);
    }
    base_buffer_char(buffer, '.');
    for (size_t i = 0; i < chart->series_count && buffer->length < MOST_BYTES; i++) {
        add_series(buffer, chart, &chart->series[i]);
    }
}

static void add_node(struct base_buffer *buffer, const struct document_tree_node *node)
{
    base_buffer_text(buffer, document_plain(buffer->arena, &node->title));
    if (node->text.count > 0) {
        base_buffer_format(buffer, " (%s)", document_plain(buffer->arena, &node->text));
    }
    if (node->first != NULL && buffer->length < MOST_BYTES) {
        base_buffer_text(buffer, ", membawahi: ");
        for (const struct document_tree_node *at = node->first; at != NULL; at = at->next) {
            base_buffer_text(buffer, at == node->first ? "[" : "; ");
            add_node(buffer, at);
        }
        base_buffer_char(buffer, ']');
    }
}

const char *chart_alternative(struct base_arena *arena, const struct document_block *block)
{
    struct base_buffer buffer = {.arena = arena};
    if (block->kind == DOCUMENT_CHART) {
        add_chart(&buffer, block->chart);
    } else if (block->kind == DOCUMENT_TREE && block->tree->root != NULL) {
        base_buffer_text(&buffer, "Bagan: ");
        add_node(&buffer, block->tree->root);
        base_buffer_char(&buffer, '.');
    }
    return base_buffer_get(&buffer);
}
