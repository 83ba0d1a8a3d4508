/* A checked template: what the XML says, with rules resolved and expressions parsed. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base_source.h"
#include "template_style.h"
#include "template_vocabulary.h"

struct base_arena;
struct expression_template;
struct template_pack;
struct xml_node;

/* An attribute. */
struct template_value {
    const struct template_attribute_rule *rule; /* NULL: a parameter of a piece */
    const char *name;
    const char *text;                        /* as written */
    const struct expression_template *parts; /* when it holds an expression, or for texts */
    bool dynamic;                            /* holds an expression */
    base_origin origin;
};

struct template_node {
    const struct template_rule *rule; /* NULL: text */
    base_origin origin;
    const struct expression_template *text; /* text nodes */
    struct template_value *values;
    size_t value_count, value_capacity;
    struct template_node *parent, *first, *last, *next;
    struct template_style *style;       /* the static style attributes; NULL when there are none */
    bool dynamic_style;                 /* has style attributes with expressions */
    const struct template_node *target; /* sisipkan: the file's isi; pakai: the potongan */
    const char *pack_folder;            /* where the file of this node lies */
};

/* The attribute of a name, or NULL. */
const struct template_value *template_node_value(const struct template_node *node,
                                                 const char *name);
/* Its text as written, or fallback (static attributes). */
const char *template_node_text(const struct template_node *node, const char *name,
                               const char *fallback);
bool template_node_is(const struct template_node *node, const char *element);
