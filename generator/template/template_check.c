/* Checks XML against the vocabulary and turns it into template nodes, before any data is seen. */
#include "template_pack.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_utf8.h"
#include "expression.h"
#include "template_check.h"
#include "template_text.h"
#include "xml.h"

const char *template_nearest(struct base_arena *arena, const char *name, const char *const *names)
{
    const char *nearest = base_nearest(name, names);
    return nearest == NULL
               ? ""
               : base_format(arena, base_translate(N_(" (did you mean \"%s\"?)")), nearest);
}

/* The names of the elements that may stand in a kind of content. */
static const char **allowed_names(struct template_pack *pack, unsigned content)
{
    const char **names = base_alloc_array(pack->arena, template_rule_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < template_rule_count; i++) {
        if ((template_rules[i].in & content) != 0)
            names[count++] = template_rules[i].name;
    }
    return names;
}

static const char *joined(struct template_pack *pack, const char *const *names)
{
    struct base_buffer buffer = {.arena = pack->arena};
    for (; *names != NULL; names++)
        base_buffer_format(&buffer, "%s%s", buffer.length > 0 ? ", " : "", *names);
    return buffer.length > 0 ? buffer.data : base_translate(N_("nothing"));
}

static const char *allowed_here(struct template_pack *pack, unsigned content)
{
    const char *names = joined(pack, allowed_names(pack, content));
    if ((content & TEMPLATE_IN_TEXT) != 0)
        return base_format(pack->arena, base_translate(N_("text, %s")), names);
    return names;
}

/* ------------------------------------------------------------ attributes */

static void report_unknown_attribute(struct template_pack *pack, const struct template_rule *rule,
                                     const struct xml_attribute *attribute)
{
    const char **names = base_alloc_array(pack->arena, 100, sizeof *names);
    size_t count = 0;
    for (size_t group = 0; group < TEMPLATE_GROUPS; group++) {
        const struct template_attribute_rule *list = rule->groups[group];
        for (; list != NULL && list->name != NULL && count < 99; list++)
            names[count++] = list->name;
    }
    base_report(pack->diagnostics, base_at(attribute->name_origin),
                BASE_MESSAGE_TEMPLATE_UNKNOWN_ATTRIBUTE, rule->name, attribute->name,
                template_nearest(pack->arena, attribute->name, names), joined(pack, names));
}

static void report_value(struct template_pack *pack, const struct template_attribute_rule *rule,
                         const struct xml_attribute *attribute)
{
    base_report(pack->diagnostics, base_at(attribute->value_origin),
                BASE_MESSAGE_TEMPLATE_BAD_VALUE, attribute->value, rule->name,
                template_text_expected(rule, pack->arena));
}

/* Names of styles, pages and so on must be defined. */
static void check_defined(struct template_pack *pack, const struct template_attribute_rule *rule,
                          const struct xml_attribute *attribute)
{
    const char *element = template_text_definer(rule->type);
    if (element == NULL || template_pack_find(pack, element, attribute->value) != NULL)
        return;
    base_report(pack->diagnostics, base_at(attribute->value_origin),
                BASE_MESSAGE_TEMPLATE_UNKNOWN_NAME, element, attribute->value,
                template_pack_suggest(pack, pack->arena, element, attribute->value));
}

/* A fixed value: of its type, its name known, its style property set. */
static void check_fixed(struct template_pack *pack, struct template_node *node,
                        const struct template_attribute_rule *rule,
                        const struct xml_attribute *attribute)
{
    bool good;
    if (rule->property != TEMPLATE_NO_PROPERTY) {
        if (node->style == NULL)
            node->style = base_alloc(pack->arena, sizeof *node->style);
        good = template_text_property(pack, rule, attribute->value, node->style);
        if (rule->property == TEMPLATE_FAMILY)
            node->style->values.text.family_origin = attribute->value_origin;
    } else {
        good = template_text_valid(pack, rule, attribute->value);
    }
    if (good)
        check_defined(pack, rule, attribute);
    else
        report_value(pack, rule, attribute);
}

/* One expression and nothing around it. */
static bool is_single(const struct expression_template *parts)
{
    return parts->count == 1 && parts->parts[0].text == NULL;
}

static void check_dynamic(struct template_pack *pack, struct template_node *node,
                          struct template_value *value)
{
    const struct template_attribute_rule *rule = value->rule;
    bool whole = rule->type == TEMPLATE_EXPRESSION || rule->type == TEMPLATE_VALUE ||
                 rule->type == TEMPLATE_YES || rule->type == TEMPLATE_CHOICE ||
                 rule->type == TEMPLATE_NUMBER;
    if (!template_text_is_open(rule->type))
        base_report(pack->diagnostics, base_at(value->origin),
                    BASE_MESSAGE_TEMPLATE_EXPRESSION_REFUSED, value->name);
    else if (whole && value->parts != NULL && !is_single(value->parts))
        base_report(pack->diagnostics, base_at(value->origin),
                    BASE_MESSAGE_TEMPLATE_EXPRESSION_NEEDED, value->name, "{{ sasaran }}");
    if (rule->property != TEMPLATE_NO_PROPERTY)
        node->dynamic_style = true;
}

static void add_value(struct template_pack *pack, struct template_node *node,
                      struct template_value value)
{
    BASE_PUSH(pack->arena, node->values, node->value_count, node->value_capacity, value);
}

static void check_attribute(struct template_pack *pack, struct template_node *node,
                            const struct xml_attribute *attribute)
{
    const struct template_attribute_rule *rule =
        template_rule_attribute(node->rule, attribute->name);
    if (rule == NULL && !template_rule_is_open(node->rule)) {
        report_unknown_attribute(pack, node->rule, attribute);
        return;
    }
    struct template_value value = {
        .rule = rule,
        .name = attribute->name,
        .text = attribute->value,
        .dynamic = strstr(attribute->value, "{{") != NULL,
        .origin = attribute->value_origin,
    };
    bool text = rule == NULL || rule->type == TEMPLATE_TEXT || rule->type == TEMPLATE_VALUE;
    if (value.dynamic || text)
        value.parts = expression_template_parse(pack->arena, pack->sources, pack->diagnostics,
                                                attribute->value, attribute->value_origin);
    if (rule != NULL && value.dynamic)
        check_dynamic(pack, node, &value);
    else if (rule != NULL && rule->type == TEMPLATE_EXPRESSION)
        base_report(pack->diagnostics, base_at(value.origin),
                    BASE_MESSAGE_TEMPLATE_EXPRESSION_NEEDED, value.name,
                    base_format(pack->arena, "{{ %s }}", attribute->value));
    else if (rule != NULL)
        check_fixed(pack, node, rule, attribute);
    add_value(pack, node, value);
}

static void check_required(struct template_pack *pack, const struct template_node *node)
{
    for (size_t group = 0; group < TEMPLATE_GROUPS; group++) {
        const struct template_attribute_rule *list = node->rule->groups[group];
        for (; list != NULL && list->name != NULL; list++) {
            if (list->required && template_node_value(node, list->name) == NULL)
                base_report(pack->diagnostics, base_at(node->origin),
                            BASE_MESSAGE_TEMPLATE_MISSING_ATTRIBUTE, node->rule->name, list->name);
        }
    }
}

const struct template_value *template_node_value(const struct template_node *node, const char *name)
{
    for (size_t i = 0; i < node->value_count; i++) {
        if (base_same_text(node->values[i].name, name))
            return &node->values[i];
    }
    return NULL;
}

const char *template_node_text(const struct template_node *node, const char *name,
                               const char *fallback)
{
    const struct template_value *value = template_node_value(node, name);
    return value != NULL ? value->text : fallback;
}

bool template_node_is(const struct template_node *node, const char *element)
{
    return node->rule != NULL && base_same_text(node->rule->name, element);
}

/* ------------------------------------------------------------ elements and text */

static void append_child(struct template_node *parent, struct template_node *child)
{
    child->parent = parent;
    if (parent->last == NULL)
        parent->first = child;
    else
        parent->last->next = child;
    parent->last = child;
}

/* The place of the first character that is not space. */
static base_origin first_character(struct template_pack *pack, const struct xml_node *xml)
{
    struct base_origin_record record = base_origin_get(pack->sources, xml->origin);
    for (const char *c = xml->text; strchr(" \t\r\n", *c) != NULL && *c != '\0'; c++) {
        record.column = *c == '\n' ? 1 : record.column + 1;
        record.line += *c == '\n';
    }
    return base_origin_place(pack->sources, record.source, record.line, record.column);
}

static void check_text(struct template_pack *pack, struct template_node *parent,
                       const struct xml_node *xml, unsigned content)
{
    if ((content & TEMPLATE_IN_TEXT) == 0) {
        if (!xml_is_space(xml->text))
            base_report(pack->diagnostics, base_at(first_character(pack, xml)),
                        BASE_MESSAGE_TEMPLATE_MISPLACED_TEXT, xml->parent->name,
                        allowed_here(pack, content));
        return;
    }
    struct template_node *node = base_alloc(pack->arena, sizeof *node);
    node->origin = xml->origin;
    node->text = expression_template_parse(pack->arena, pack->sources, pack->diagnostics, xml->text,
                                           xml->origin);
    if (node->text != NULL)
        append_child(parent, node);
}

/* lain-jika and lain stand behind everything else. */
static void check_order(struct template_pack *pack, const struct xml_node *xml)
{
    bool last = false, very_last = false;
    for (const struct xml_node *child = xml->first; child != NULL; child = child->next) {
        if (child->kind == XML_TEXT && xml_is_space(child->text))
            continue;
        bool other = child->kind == XML_ELEMENT && strcmp(child->name, "lain") == 0;
        bool choice = child->kind == XML_ELEMENT && strcmp(child->name, "lain-jika") == 0;
        if (very_last || (last && !other && !choice)) {
            base_report(pack->diagnostics, base_at(child->origin), BASE_MESSAGE_TEMPLATE_ORDER,
                        very_last ? "lain" : "lain-jika", xml->name);
            return;
        }
        very_last = other;
        last = last || choice;
    }
}

static void report_element(struct template_pack *pack, const struct xml_node *xml, unsigned content)
{
    const char *here = allowed_here(pack, content);
    if (template_rule_named(xml->name) != NULL && xml->parent != NULL) {
        base_report(pack->diagnostics, base_at(xml->origin),
                    BASE_MESSAGE_TEMPLATE_MISPLACED_ELEMENT, xml->name, xml->parent->name, here);
        return;
    }
    const char *nearest = template_nearest(pack->arena, xml->name, allowed_names(pack, content));
    if (*nearest == '\0')
        nearest = template_nearest(pack->arena, xml->name, allowed_names(pack, ~0u));
    base_report(pack->diagnostics, base_at(xml->origin), BASE_MESSAGE_TEMPLATE_UNKNOWN_ELEMENT,
                xml->name, nearest, here);
}

/* What an element holds, given what it stands in. */
static unsigned content_of(const struct template_rule *rule, unsigned content)
{
    if ((rule->content & TEMPLATE_CONTENT_SAME) == 0)
        return rule->content;
    unsigned around = content & ~(unsigned)(TEMPLATE_IN_CHOICE | TEMPLATE_IN_LOOP);
    return around | (rule->content & ~(unsigned)TEMPLATE_CONTENT_SAME);
}

struct template_node *template_check_element(struct template_pack *pack, const struct xml_node *xml,
                                             unsigned content, const char *folder)
{
    const struct template_rule *rule = template_rule_find(xml->name, content);
    if (rule == NULL) {
        report_element(pack, xml, content);
        return NULL;
    }
    struct template_node *node = base_alloc(pack->arena, sizeof *node);
    node->rule = rule;
    node->origin = xml->origin;
    node->pack_folder = folder;
    for (size_t i = 0; i < xml->attribute_count; i++)
        check_attribute(pack, node, &xml->attributes[i]);
    check_required(pack, node);
    if ((rule->content & (TEMPLATE_IN_CHOICE | TEMPLATE_IN_LOOP)) != 0)
        check_order(pack, xml);
    unsigned inner = strcmp(xml->name, "potongan") == 0 ? template_piece_content(xml)
                                                        : content_of(rule, content);
    template_check_children(pack, node, xml, inner, folder);
    template_check_special(pack, node, content);
    return node;
}

void template_check_children(struct template_pack *pack, struct template_node *node,
                             const struct xml_node *xml, unsigned content, const char *folder)
{
    for (const struct xml_node *child = xml->first; child != NULL; child = child->next) {
        if (child->kind == XML_TEXT) {
            check_text(pack, node, child, content);
            continue;
        }
        struct template_node *result = template_check_element(pack, child, content, folder);
        if (result != NULL)
            append_child(node, result);
    }
}
