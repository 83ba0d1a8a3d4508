/* The vocabulary of templates: ONE table of elements and attributes. The checker, the dispatch to
 * the expanding functions, the RELAX NG schema and the reference are all driven by it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct template_node;
struct template_run;
struct template_sink;

/* Kinds of content, as bits. An element may stand where its `in` meets the content of its parent.
 */
enum {
    TEMPLATE_IN_ROOT = 1 << 0,
    TEMPLATE_IN_DEFINITIONS = 1 << 1, /* paket, kumpulan */
    TEMPLATE_IN_SECTIONS = 1 << 2,    /* the pack's isi */
    TEMPLATE_IN_PAGE = 1 << 3,        /* blocks that touch pages: bab, halaman-baru ... */
    TEMPLATE_IN_BLOCK = 1 << 4,
    TEMPLATE_IN_TEXT = 1 << 5,
    TEMPLATE_IN_TABLE = 1 << 6, /* parts of tabel */
    TEMPLATE_IN_HEAD = 1 << 7,  /* rows of kepala */
    TEMPLATE_IN_BODY = 1 << 8,  /* rows of badan */
    TEMPLATE_IN_ROW = 1 << 9,   /* cells */
    TEMPLATE_IN_LIST = 1 << 10,
    TEMPLATE_IN_LANES = 1 << 11,
    TEMPLATE_IN_IDENTITY = 1 << 12,
    TEMPLATE_IN_CHART = 1 << 13,
    TEMPLATE_IN_SIGNATURES = 1 << 14,
    TEMPLATE_IN_SCHEME = 1 << 15,
    TEMPLATE_IN_PAGE_SETUP = 1 << 16,
    TEMPLATE_IN_RUNNING = 1 << 17,
    TEMPLATE_IN_FRACTION = 1 << 18,
    TEMPLATE_IN_PACK = 1 << 19,   /* only directly in paket: isi, metadata */
    TEMPLATE_IN_CHOICE = 1 << 20, /* lain, lain-jika inside jika */
    TEMPLATE_IN_LOOP = 1 << 21,   /* lain inside ulang */

    TEMPLATE_CONTENT_NONE = 0,
    TEMPLATE_CONTENT_FLEX = TEMPLATE_IN_BLOCK | TEMPLATE_IN_TEXT,
    TEMPLATE_CONTENT_FLOW = TEMPLATE_IN_BLOCK | TEMPLATE_IN_PAGE,
    /* Everything that can be looped over and chosen. */
    TEMPLATE_CONTENT_ANY = TEMPLATE_IN_SECTIONS | TEMPLATE_IN_PAGE | TEMPLATE_IN_BLOCK |
                           TEMPLATE_IN_TEXT | TEMPLATE_IN_TABLE | TEMPLATE_IN_HEAD |
                           TEMPLATE_IN_BODY | TEMPLATE_IN_ROW | TEMPLATE_IN_LIST |
                           TEMPLATE_IN_LANES | TEMPLATE_IN_IDENTITY | TEMPLATE_IN_CHART |
                           TEMPLATE_IN_SIGNATURES,
    TEMPLATE_CONTENT_SAME = 1 << 30, /* as around the element */
};

enum template_type {
    TEMPLATE_TEXT,       /* any text with {{ }} */
    TEMPLATE_EXPRESSION, /* exactly one {{ }} */
    TEMPLATE_VALUE,      /* exactly one {{ }}, or a text */
    TEMPLATE_NAME,       /* [a-z0-9_-]+ */
    TEMPLATE_VARIABLE,   /* [a-z_][a-z0-9_]* */
    TEMPLATE_PARAMETERS, /* variables by spaces, "?" behind optional ones */
    TEMPLATE_COLUMN_IDS, /* names by spaces */
    TEMPLATE_LABEL,      /* a literal text */
    TEMPLATE_FORMAT,     /* number format: literal with {1:I} {n} */
    TEMPLATE_YES,        /* ya, tidak */
    TEMPLATE_CHOICE,
    TEMPLATE_NUMBER,
    TEMPLATE_LENGTH,
    TEMPLATE_LENGTHS,
    TEMPLATE_WIDTH,   /* length, "2*", auto */
    TEMPLATE_LEADING, /* length or percentage */
    TEMPLATE_COLOUR,
    TEMPLATE_PAPER,
    TEMPLATE_FILE,
    TEMPLATE_STYLE,  /* name of a gaya */
    TEMPLATE_LOOK,   /* name of a gaya-tabel */
    TEMPLATE_PAGES,  /* name of a halaman */
    TEMPLATE_SCHEME, /* name of a skema-judul */
    TEMPLATE_PIECE,  /* name of a potongan */
};

struct template_attribute_rule {
    const char *name;
    enum template_type type;
    bool required;
    const char *values; /* CHOICE: "a|b|c"; an alias for a value of data is not listed */
    const char *help;   /* Indonesian, for the reference */
    int property;       /* style property, or 0 */
};

typedef void template_expander(struct template_run *run, const struct template_node *node,
                               struct template_sink *sink);

enum { TEMPLATE_GROUPS = 2 };

struct template_rule {
    const char *name;
    unsigned in;      /* where it may stand */
    unsigned content; /* what it may hold */
    /* its own attributes, then the style or look attributes; each list ends with a NULL name */
    const struct template_attribute_rule *groups[TEMPLATE_GROUPS];
    template_expander *expand; /* NULL: read by its parent or a definition */
    const char *help;
};

/* What a potongan of a jenis holds; the first is assumed. Ends with a NULL name. */
struct template_piece_kind {
    const char *name;
    unsigned content;
};
extern const struct template_piece_kind template_piece_kinds[];

extern const struct template_rule template_rules[];
extern const size_t template_rule_count;

/* Attribute lists shared by several elements. */
extern const struct template_attribute_rule template_style_attributes[];
extern const struct template_attribute_rule template_look_attributes[];

/* The rule for an element in a kind of content; NULL when it is unknown or not allowed there. */
const struct template_rule *template_rule_find(const char *name, unsigned content);
/* Any rule of that name, or NULL. */
const struct template_rule *template_rule_named(const char *name);
const struct template_attribute_rule *template_rule_attribute(const struct template_rule *rule,
                                                              const char *name);
/* True when the element takes attributes beyond its list (pakai: the parameters of the piece). */
bool template_rule_is_open(const struct template_rule *rule);
