/* Styles at expansion: lays roles, containers, gaya and attributes over each other; equal results
 * are shared. */
#include "template_resolve.h"

#include <string.h>

#include "base_arena.h"
#include "template_run.h"
#include "template_text.h"

enum { BUCKETS = 1024 };

struct entry {
    const struct document_style *style;
    struct entry *next;
};
struct text_entry {
    const struct document_text_style *text;
    struct text_entry *next;
};
struct template_cache {
    struct entry *styles[BUCKETS];
    struct text_entry *texts[BUCKETS];
};

struct template_cache *template_cache_create(struct base_arena *arena)
{
    return base_alloc(arena, sizeof(struct template_cache));
}

static uint64_t mix(uint64_t hash, int64_t number)
{
    return (hash ^ (uint64_t)number) * 0x9E3779B97F4A7C15u;
}

static uint64_t mix_text(const struct document_text_style *text)
{
    uint64_t hash = (unsigned char)text->family[0]; /* a pack has few families */
    hash = mix(hash, text->bold | text->italic << 1 | text->underline << 2 | (int)text->caps << 3 |
                         (int)text->script << 6);
    return mix(mix(mix(hash, text->size), text->letterspacing), text->colour);
}

/* The upper bits are the well mixed ones. */
static size_t bucket_of(uint64_t hash)
{
    return (size_t)(hash >> 32) % BUCKETS;
}

static bool same_spaces(const struct document_style *a, const struct document_style *b)
{
    return a->leading == b->leading && a->align == b->align && a->indent_first == b->indent_first &&
           a->indent_left == b->indent_left && a->indent_right == b->indent_right &&
           a->space_before == b->space_before && a->space_after == b->space_after &&
           a->keep_next == b->keep_next && a->keep_together == b->keep_together &&
           a->page_break_before == b->page_break_before && a->hyphenate == b->hyphenate &&
           a->widow_lines == b->widow_lines && a->orphan_lines == b->orphan_lines;
}

static bool same_style(const struct document_style *a, const struct document_style *b)
{
    return document_text_style_same(&a->text, &b->text) && same_spaces(a, b) &&
           a->padding_top == b->padding_top && a->padding_right == b->padding_right &&
           a->padding_bottom == b->padding_bottom && a->padding_left == b->padding_left &&
           a->border == b->border && a->border_colour == b->border_colour && a->fill == b->fill &&
           a->radius == b->radius && a->valign == b->valign;
}

const struct document_text_style *template_run_intern_text(struct template_run *run,
                                                           const struct document_text_style *text)
{
    struct text_entry **bucket = &run->styles->texts[bucket_of(mix_text(text))];
    for (struct text_entry *entry = *bucket; entry != NULL; entry = entry->next) {
        if (document_text_style_same(entry->text, text))
            return entry->text;
    }
    struct document_text_style *copy = base_alloc(run->arena, sizeof *copy);
    *copy = *text;
    struct text_entry *entry = base_alloc(run->arena, sizeof *entry);
    *entry = (struct text_entry){copy, *bucket};
    *bucket = entry;
    return copy;
}

const struct document_style *template_run_intern(struct template_run *run,
                                                 const struct document_style *style)
{
    uint64_t hash = mix_text(&style->text);
    hash = mix(mix(mix(hash, style->leading), style->indent_left), style->fill);
    hash = mix(mix(hash, (int)style->align), style->space_after);
    struct entry **bucket = &run->styles->styles[bucket_of(hash)];
    for (struct entry *entry = *bucket; entry != NULL; entry = entry->next) {
        if (same_style(entry->style, style))
            return entry->style;
    }
    struct document_style *copy = base_alloc(run->arena, sizeof *copy);
    *copy = *style;
    struct entry *entry = base_alloc(run->arena, sizeof *entry);
    *entry = (struct entry){copy, *bucket};
    *bucket = entry;
    return copy;
}

/* Style attributes that hold expressions. */
static void apply_dynamic(struct template_run *run, const struct template_node *node,
                          struct template_style *style)
{
    for (size_t i = 0; i < node->value_count; i++) {
        const struct template_value *value = &node->values[i];
        if (value->rule == NULL || value->rule->property == TEMPLATE_NO_PROPERTY || !value->dynamic)
            continue;
        struct template_style one = {.values.text.family_origin = value->origin};
        const char *text = value->rule->type == TEMPLATE_YES
                               ? template_run_yes(run, node, value->name, false) ? "ya" : "tidak"
                               : template_run_text(run, node, value->name, "");
        if (*text == '\0')
            continue;
        if (template_text_property(run->pack, value->rule, text, &one))
            template_style_merge(style, &one, UINT32_MAX);
        else
            base_report(run->diagnostics, base_at(value->origin), BASE_MESSAGE_TEMPLATE_BAD_VALUE,
                        text, value->name, template_text_expected(value->rule, run->arena));
    }
}

/* The flattened gaya that a node names; reports a name from data that does not exist. */
static const struct template_style *named_style(struct template_run *run,
                                                const struct template_node *node)
{
    const struct template_value *value = template_node_value(node, "gaya");
    if (value == NULL || value->rule->type != TEMPLATE_STYLE)
        return NULL;
    const char *name = template_run_text(run, node, "gaya", "");
    const struct template_style *style = template_pack_style(run->pack, name);
    if (style == NULL && *name != '\0')
        base_report(run->diagnostics, base_at(value->origin), BASE_MESSAGE_TEMPLATE_UNKNOWN_NAME,
                    "gaya", name, template_pack_suggest(run->pack, run->arena, "gaya", name));
    return style;
}

/* Lays a gaya and the style attributes of a node over style. */
static void lay_own(struct template_run *run, const struct template_node *node,
                    const struct template_style *named, struct template_style *style)
{
    if (named != NULL)
        template_style_merge(style, named, UINT32_MAX);
    if (node->style != NULL)
        template_style_merge(style, node->style, UINT32_MAX);
    if (node->dynamic_style)
        apply_dynamic(run, node, style);
}

void template_run_node_style(struct template_run *run, const struct template_node *node,
                             struct template_style *style)
{
    lay_own(run, node, named_style(run, node), style);
}

struct template_style template_run_role_style(struct template_run *run, const char *role)
{
    struct template_style style = {0};
    const struct template_style *root = template_pack_style(run->pack, "dasar");
    if (root != NULL)
        style = *root;
    const struct template_style *own =
        role != NULL ? template_pack_role(run->pack, run->arena, role) : NULL;
    if (own != NULL)
        template_style_merge(&style, own, UINT32_MAX);
    return style;
}

const struct document_style *template_run_role(struct template_run *run, const char *role)
{
    struct template_style style = template_run_role_style(run, role);
    struct document_style resolved = template_style_resolve(&style);
    return template_run_intern(run, &resolved);
}

struct template_style template_run_block_style(struct template_run *run,
                                               const struct template_node *node, const char *role,
                                               const struct template_sink *sink, bool body)
{
    const struct template_style *named = named_style(run, node);
    bool plain = !body || sink->bare || named != NULL;
    struct template_style style = template_run_role_style(run, plain ? NULL : role);
    template_style_merge(&style, &sink->inherited, UINT32_MAX);
    const struct template_style *own =
        !body && named == NULL ? template_pack_role(run->pack, run->arena, role) : NULL;
    if (own != NULL)
        template_style_merge(&style, own, UINT32_MAX);
    lay_own(run, node, named, &style);
    return style;
}

const struct document_style *template_run_style(struct template_run *run,
                                                const struct template_node *node, const char *role,
                                                const struct template_sink *sink, bool body)
{
    struct template_style style = template_run_block_style(run, node, role, sink, body);
    struct document_style resolved = template_style_resolve(&style);
    return template_run_intern(run, &resolved);
}
