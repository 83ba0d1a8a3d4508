/* Inline elements: styles of characters, breaks, links, references, fractions, notes, marks. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"
#include "template_text.h"

void template_expand_bold(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    struct template_sink inner = *sink;
    inner.text.bold = true;
    template_expand_children(run, node, &inner);
}

void template_expand_italic(struct template_run *run, const struct template_node *node,
                            struct template_sink *sink)
{
    struct template_sink inner = *sink;
    inner.text.italic = !sink->text.italic;
    template_expand_children(run, node, &inner);
}

void template_expand_underline(struct template_run *run, const struct template_node *node,
                               struct template_sink *sink)
{
    struct template_sink inner = *sink;
    inner.text.underline = true;
    template_expand_children(run, node, &inner);
}

void template_expand_upper(struct template_run *run, const struct template_node *node,
                           struct template_sink *sink)
{
    struct template_sink inner = *sink;
    inner.text.caps = DOCUMENT_CAPS_UPPER;
    template_expand_children(run, node, &inner);
}

void template_expand_small_caps(struct template_run *run, const struct template_node *node,
                                struct template_sink *sink)
{
    struct template_sink inner = *sink;
    inner.text.caps = DOCUMENT_CAPS_SMALL;
    template_expand_children(run, node, &inner);
}

void template_expand_superscript(struct template_run *run, const struct template_node *node,
                                 struct template_sink *sink)
{
    struct template_sink inner = *sink;
    inner.text.script = DOCUMENT_SUPERSCRIPT;
    template_expand_children(run, node, &inner);
}

void template_expand_subscript(struct template_run *run, const struct template_node *node,
                               struct template_sink *sink)
{
    struct template_sink inner = *sink;
    inner.text.script = DOCUMENT_SUBSCRIPT;
    template_expand_children(run, node, &inner);
}

void template_expand_unbreakable(struct template_run *run, const struct template_node *node,
                                 struct template_sink *sink)
{
    struct template_sink inner = *sink;
    inner.unbreakable = true;
    template_expand_children(run, node, &inner);
}

void template_expand_letterspaced(struct template_run *run, const struct template_node *node,
                                  struct template_sink *sink)
{
    struct template_sink inner = *sink;
    inner.text.letterspacing = template_run_length(run, node, "jarak", BASE_PT(1));
    template_expand_children(run, node, &inner);
}

/* The properties of a gaya that concern characters, laid over a text style. */
static void apply_text_style(struct document_text_style *text, const struct template_style *over)
{
    struct template_style style = {.values = {.text = *text}};
    template_style_merge(&style, over, TEMPLATE_INHERITED);
    *text = style.values.text;
}

void template_expand_span(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    struct template_sink inner = *sink;
    struct template_style style = {0};
    template_run_node_style(run, node, &style);
    apply_text_style(&inner.text, &style);
    inner.text.colour = template_run_colour(run, node, "warna", inner.text.colour);
    inner.text.size = template_run_length(run, node, "ukuran", inner.text.size);
    if (template_run_has(run, node, "huruf")) {
        inner.text.family = template_run_text(run, node, "huruf", inner.text.family);
        inner.text.family_origin = template_node_value(node, "huruf")->origin;
    }
    template_expand_children(run, node, &inner);
}

void template_expand_line_break(struct template_run *run, const struct template_node *node,
                                struct template_sink *sink)
{
    template_sink_add(run, sink, DOCUMENT_LINE_BREAK, node->origin);
}

void template_expand_tab(struct template_run *run, const struct template_node *node,
                         struct template_sink *sink)
{
    template_sink_add(run, sink, DOCUMENT_TAB, node->origin)->leader =
        template_run_yes(run, node, "titik", false);
}

void template_expand_link(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    struct template_sink inner = *sink;
    const struct template_style *style = template_pack_style(run->pack, "tautan");
    if (style != NULL)
        apply_text_style(&inner.text, style);
    inner.link = template_run_text(run, node, "ke", NULL);
    template_expand_children(run, node, &inner);
}

void template_expand_reference(struct template_run *run, const struct template_node *node,
                               struct template_sink *sink)
{
    struct template_sink inner = *sink;
    const struct template_style *style = template_pack_style(run->pack, "rujuk");
    if (style != NULL)
        apply_text_style(&inner.text, style);
    const char *target = template_run_text(run, node, "ke", "");
    struct document_inline *item = template_sink_add(run, &inner, DOCUMENT_REFERENCE, node->origin);
    item->target = target;
    item->form = (enum document_reference_form)template_run_choice(run, node, "bentuk", 0);
    item->link = base_format(run->arena, "#%s", target);
}

void template_expand_field(struct template_run *run, const struct template_node *node,
                           struct template_sink *sink)
{
    template_sink_add(run, sink, DOCUMENT_FIELD, node->origin)->field =
        (enum document_field)template_run_choice(run, node, "nama", 0);
}

static void fill_part(struct template_run *run, struct document_inlines *part,
                      const struct document_text_style *text, const struct template_node *node)
{
    if (node != NULL)
        template_fill_children(run, part, text, node);
}

void template_expand_fraction(struct template_run *run, const struct template_node *node,
                              struct template_sink *sink)
{
    struct document_fraction *fraction = base_alloc(run->arena, sizeof *fraction);
    fill_part(run, &fraction->numerator, &sink->text, template_child(node, "pembilang"));
    fill_part(run, &fraction->denominator, &sink->text, template_child(node, "penyebut"));
    template_sink_add(run, sink, DOCUMENT_FRACTION, node->origin)->fraction = fraction;
}

void template_expand_footnote(struct template_run *run, const struct template_node *node,
                              struct template_sink *sink)
{
    struct document_block *holder = document_block_create(
        run->document, DOCUMENT_GROUP, template_run_role(run, NULL), node->origin);
    struct template_flow flow;
    struct template_sink inner = template_sink_block(&flow, holder);
    struct template_style style = template_run_role_style(run, "catatan-kaki");
    flow.paragraph = template_run_role(run, "catatan-kaki");
    inner.bare = true;
    inner.text = flow.paragraph->text;
    template_style_merge(&inner.inherited, &style, TEMPLATE_INHERITED);
    template_expand_children(run, node, &inner);
    template_flow_finish(run, &flow);
    struct template_writer *writer = template_sink_writer(run, sink, node->origin);
    template_writer_finish(run, writer); /* the mark stands close to its word */
    struct document_inline *item = template_sink_add(run, sink, DOCUMENT_NOTE, node->origin);
    item->note = holder->first;
    for (struct document_block *block = holder->first; block != NULL; block = block->next)
        block->parent = NULL;
}

/* The shapes as written in templates, and as data may name them. */
static const struct {
    const char *word, *shape;
} shapes[] = {
    {"naik", "up"},           {"turun", "down"},    {"titik", "dot"},    {"kotak", "square"},
    {"segitiga", "triangle"}, {"centang", "check"}, {"silang", "cross"},
};

void template_expand_icon(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    const struct template_value *value = template_node_value(node, "bentuk");
    const struct value *given = template_run_value(run, node, "bentuk");
    const char *word = given != NULL ? value_text_or(given, "") : value->text;
    const char *shape = NULL;
    struct template_sink inner = *sink;
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
        if (strcmp(word, shapes[i].word) == 0 || strcmp(word, shapes[i].shape) == 0)
            shape = shapes[i].shape;
    }
    if (shape == NULL) {
        if (given == NULL || given->kind == VALUE_TEXT)
            base_report(run->diagnostics, base_at(value->origin), BASE_MESSAGE_TEMPLATE_BAD_VALUE,
                        word, value->name, template_text_expected(value->rule, run->arena));
        return; /* no mark for null */
    }
    inner.text.colour = template_run_colour(run, node, "warna", sink->text.colour);
    template_sink_add(run, &inner, DOCUMENT_ICON, node->origin)->text = shape;
}

/* How much of the whole a value is, in thousandths; what is beyond fills the bar. */
static int share_of(struct base_arena *arena, const struct value_rational *number,
                    const struct value *whole)
{
    const struct value_rational *full = whole != NULL && whole->kind == VALUE_NUMBER
                                            ? whole->number
                                            : value_rational_integer(arena, 100);
    if (value_rational_sign(full) <= 0 || value_rational_sign(number) <= 0)
        return 0;
    long long share = value_rational_scaled(value_rational_divide(arena, number, full), 1000);
    return share > 1000 ? 1000 : (int)share;
}

void template_expand_bar(struct template_run *run, const struct template_node *node,
                         struct template_sink *sink)
{
    const struct value *value = template_run_value(run, node, "nilai");
    bool missing;
    if (value->kind == VALUE_MISSING)
        template_run_show(run, value, template_node_value(node, "nilai")->origin, &missing);
    else if (value->kind != VALUE_NUMBER && value->kind != VALUE_NULL)
        base_report(run->diagnostics, base_at(template_node_value(node, "nilai")->origin),
                    BASE_MESSAGE_TEMPLATE_NOT_THIS, "nilai", template_kind_words(VALUE_NUMBER),
                    template_kind_words(value->kind));
    if (value->kind != VALUE_NUMBER)
        return;
    struct template_sink inner = *sink;
    inner.text.colour = template_run_colour(run, node, "warna", sink->text.colour);
    struct document_inline *bar = template_sink_add(run, &inner, DOCUMENT_ICON, node->origin);
    bar->text = "bar";
    bar->width = template_run_length(run, node, "lebar", BASE_MM(16));
    bar->share =
        (uint16_t)share_of(run->arena, value->number, template_run_value(run, node, "penuh"));
}

void template_expand_gap(struct template_run *run, const struct template_node *node,
                         struct template_sink *sink)
{
    const char *text = template_run_text(run, node, "teks", "");
    const struct value none = {.kind = VALUE_MISSING};
    template_run_report_missing(run, &none, node->origin, text);
    template_sink_mark(run, sink, text, node->origin);
}
