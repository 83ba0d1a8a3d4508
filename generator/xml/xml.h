/* Reads XML with positions: no network, no document type, only the five predefined entities, limits
 * on size and depth. The result is an own small tree in the arena; libxml2 stays inside. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base_source.h"

struct base_arena;
struct base_diagnostics;

enum xml_kind { XML_ELEMENT, XML_TEXT };

enum {
    XML_DEPTH_LIMIT = 200,             /* elements within each other */
    XML_ELEMENT_LIMIT = 100000,        /* elements of a file */
    XML_SIZE_LIMIT = 16 * 1024 * 1024, /* bytes of a file */
};

struct xml_attribute {
    const char *name;
    const char *value;        /* references resolved; line ends kept, so that positions hold */
    base_origin name_origin;  /* where the name starts */
    base_origin value_origin; /* first character of the value */
};

struct xml_node {
    enum xml_kind kind;
    base_origin origin; /* ELEMENT: its "<"; TEXT: its first character */
    const char *name;   /* ELEMENT; "prefix:name" when written so */
    const char *text;   /* TEXT, as written apart from references */
    struct xml_attribute *attributes;
    size_t attribute_count, attribute_capacity;
    struct xml_node *parent, *first, *last, *next;
};

/* Reads bytes (kept by reference for positions; length bytes) and registers them as a source named
 * shown_name. Comments and processing instructions are left out. Returns the root element, or NULL
 * after reporting. */
struct xml_node *xml_read(struct base_arena *arena, struct base_sources *sources,
                          struct base_diagnostics *diagnostics, const char *bytes, size_t length,
                          const char *shown_name);
/* The same for a file. */
struct xml_node *xml_read_file(struct base_arena *arena, struct base_sources *sources,
                               struct base_diagnostics *diagnostics, const char *path,
                               const char *shown_name);

/* The attribute of a name, or NULL. */
const struct xml_attribute *xml_attribute(const struct xml_node *node, const char *name);
/* The value of an attribute, or fallback. */
const char *xml_value(const struct xml_node *node, const char *name, const char *fallback);
/* True when a text holds nothing but spaces, tabs and line ends. */
bool xml_is_space(const char *text);
