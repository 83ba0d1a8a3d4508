/* A pack inside the template folder: its files, definitions and checked content. */
#pragma once

#include "template.h"
#include "template_node.h"

struct base_sources;

enum { TEMPLATE_BUCKETS = 64 };

struct template_definition {
    const struct template_rule *rule;
    const char *name;
    const struct xml_node *xml;
    size_t pack; /* index of the pack it is from, 0 = the base-most */
    const char *folder;
    const char *const *parameters; /* potongan: their names; ends with NULL */
    struct template_node *node;    /* once checked */
    /* gaya: the one of the same name in the pack that this pack extends, or NULL: what is not given
     * here is taken over from it */
    struct template_definition *extended;
    /* gaya: own properties with those of its base; once asked for */
    struct template_style *flat;
    bool busy;          /* being flattened: finds cycles */
    uint32_t in_bucket; /* the definition before it in its bucket, from 1; 0 = none */
    document_colour colour;
    bool colour_known;
};

struct template_xml_file {
    const char *name; /* as in berkas= */
    const char *folder;
    const struct xml_node *root; /* NULL: faulty */
};

enum {
    TEMPLATE_PACK_DEPTH = 16,
    TEMPLATE_INCLUDE_DEPTH = 32,
    TEMPLATE_BASE_DEPTH = 100,    /* styles based on each other */
    TEMPLATE_DEFINITIONS = 10000, /* of a pack with those that it extends */
};

struct template_pack {
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics; /* while opening */
    const char *name;
    const char *folders[TEMPLATE_PACK_DEPTH]; /* the pack's own first, base last */
    const struct xml_node *roots[TEMPLATE_PACK_DEPTH];
    size_t pack_count;
    struct template_definition *definitions;
    size_t definition_count, definition_capacity;
    uint32_t buckets[TEMPLATE_BUCKETS]; /* last definition of a bucket, from 1; 0 = none */
    struct template_xml_file *files;
    size_t file_count, file_capacity;
    struct template_choice *choices;
    size_t choice_count, choice_capacity;
    const struct template_node *content;
    const struct template_node *metadata;          /* or NULL */
    const char *scheme;                            /* name of the heading scheme */
    const char *including[TEMPLATE_INCLUDE_DEPTH]; /* files being read, to find cycles */
    size_t including_count;
    bool is_full; /* of definitions; told */
};

/* The bucket that definitions of a name are in. */
size_t template_pack_bucket(const char *name);
/* The definition of an element name and nama; NULL when there is none. */
struct template_definition *template_pack_find(const struct template_pack *pack,
                                               const char *element, const char *name);
/* ", did you mean ..." for a definition's name, or "". */
const char *template_pack_suggest(const struct template_pack *pack, struct base_arena *arena,
                                  const char *element, const char *name);
/* The flattened properties of a gaya; NULL when there is none. */
const struct template_style *template_pack_style(const struct template_pack *pack,
                                                 const char *name);
/* The same, trying the name without its last "-part" until one is found. */
const struct template_style *template_pack_role(const struct template_pack *pack,
                                                struct base_arena *arena, const char *name);
/* "<pack>/<file>", as shown in messages. */
const char *template_pack_shown(const struct template_pack *pack, const char *folder,
                                const char *name);
/* A file included by name: from the first folder that has it. Reports at origin. */
const struct template_xml_file *template_pack_file(struct template_pack *pack, const char *name,
                                                   base_origin origin);

/* Checks an element and all in it against the vocabulary; content is what its parent holds.
 * Returns the node even when faults were reported, NULL when there is nothing to go on with. */
struct template_node *template_check_element(struct template_pack *pack, const struct xml_node *xml,
                                             unsigned content, const char *folder);
/* Checks the children of xml as content of node. */
void template_check_children(struct template_pack *pack, struct template_node *node,
                             const struct xml_node *xml, unsigned content, const char *folder);
/* The names of a list of parameters, as an array that ends with NULL. */
const char *const *template_parameter_names(struct base_arena *arena, const char *parameters);
/* The kind of content of a piece. */
unsigned template_piece_content(const struct xml_node *xml);
/* ", did you mean \"x\"?" or "". */
const char *template_nearest(struct base_arena *arena, const char *name, const char *const *names);
