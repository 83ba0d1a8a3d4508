/* The RELAX NG schema of the vocabulary, for editors. */
#include "template.h"

#include <string.h>

#include "base_arena.h"
#include "template_node.h"
#include "template_text.h"

/* An element with what it holds; an element that holds what is around it occurs several times. */
struct pattern {
    const struct template_rule *rule;
    unsigned content;
};

struct schema {
    struct base_buffer *out;
    struct base_arena *arena;
    struct pattern *patterns;
    size_t count, capacity;
};

/* What an element holds, given what it stands in. */
static unsigned inner_content(const struct template_rule *rule, unsigned content)
{
    if ((rule->content & TEMPLATE_CONTENT_SAME) == 0)
        return rule->content;
    unsigned around = content & ~(unsigned)(TEMPLATE_IN_CHOICE | TEMPLATE_IN_LOOP);
    return around | (rule->content & ~(unsigned)TEMPLATE_CONTENT_SAME);
}

/* The name of a pattern; it is written later. */
static const char *pattern_name(struct schema *schema, const struct template_rule *rule,
                                unsigned content)
{
    size_t i = 0;
    while (i < schema->count &&
           (schema->patterns[i].rule != rule || schema->patterns[i].content != content))
        i++;
    if (i == schema->count) {
        struct pattern pattern = {rule, content};
        BASE_PUSH(schema->arena, schema->patterns, schema->count, schema->capacity, pattern);
    }
    return base_format(schema->arena, "%s.%zx.%x", rule->name, (size_t)(rule - template_rules),
                       content);
}

/* ------------------------------------------------------------ attributes */

#define EXPRESSION_PATTERN "\\s*\\{\\{(.|\\n|\\r)*\\}\\}\\s*"
#define MIXED_PATTERN "(.|\\n|\\r)*\\{\\{(.|\\n|\\r)*\\}\\}(.|\\n|\\r)*"
#define LENGTH_PATTERN "(0|-?[0-9]+([.,][0-9]+)?(pt|mm|cm|in))"

/* The form of a value as an XML Schema pattern; NULL = any text. */
static const char *type_pattern(enum template_type type)
{
    switch (type) {
    case TEMPLATE_EXPRESSION:
        return EXPRESSION_PATTERN;
    case TEMPLATE_NAME:
    case TEMPLATE_LOOK:
    case TEMPLATE_PAGES:
    case TEMPLATE_SCHEME:
    case TEMPLATE_PIECE:
        return "[a-z0-9_\\-]+";
    case TEMPLATE_VARIABLE:
        return "[a-z_][a-z0-9_]*";
    case TEMPLATE_PARAMETERS:
        return "\\s*([a-z_][a-z0-9_]*\\??\\s*)*";
    case TEMPLATE_COLUMN_IDS:
        return "\\s*([a-z0-9_\\-]+\\s*)+";
    case TEMPLATE_NUMBER:
        return "-?[0-9]{1,9}";
    case TEMPLATE_LENGTH:
        return LENGTH_PATTERN;
    case TEMPLATE_LENGTHS:
        return LENGTH_PATTERN "( " LENGTH_PATTERN ")*";
    case TEMPLATE_WIDTH:
        return LENGTH_PATTERN "|[0-9]+\\*|auto";
    case TEMPLATE_LEADING:
        return LENGTH_PATTERN "|[0-9]+%";
    case TEMPLATE_COLOUR:
        return "(#[0-9A-Fa-f]{6}|[a-z0-9_\\-]+)( [0-9]{1,3}%)?";
    case TEMPLATE_PAPER:
        return "A4|F4|laporan|" LENGTH_PATTERN " x " LENGTH_PATTERN;
    default:
        return NULL;
    }
}

static void add_data(struct schema *schema, const char *pattern)
{
    base_buffer_format(schema->out,
                       "<data type=\"string\"><param name=\"pattern\">%s</param></data>", pattern);
}

static void add_values(struct schema *schema, const char *values)
{
    for (const char *c = values; *c != '\0';) {
        size_t length = strcspn(c, "|");
        base_buffer_format(schema->out, "<value>%.*s</value>", (int)length, c);
        c += length + (c[length] == '|');
    }
}

static void add_attribute(struct schema *schema, const struct template_attribute_rule *rule)
{
    const char *pattern = type_pattern(rule->type);
    bool choice = rule->type == TEMPLATE_CHOICE || rule->type == TEMPLATE_YES;
    bool open = template_text_is_open(rule->type) && rule->type != TEMPLATE_EXPRESSION;
    base_buffer_format(schema->out, "%s<attribute name=\"%s\">",
                       rule->required ? "      " : "      <optional>", rule->name);
    if (pattern == NULL && !choice) {
        base_buffer_text(schema->out, "<text/>");
    } else {
        base_buffer_text(schema->out, "<choice>");
        if (choice)
            add_values(schema, rule->type == TEMPLATE_YES ? "ya|tidak" : rule->values);
        else
            add_data(schema, pattern);
        if (open)
            add_data(schema, MIXED_PATTERN);
        base_buffer_text(schema->out, "</choice>");
    }
    base_buffer_format(schema->out, "</attribute>%s\n", rule->required ? "" : "</optional>");
}

/* pakai takes the parameters of its piece as attributes. */
static void add_open_attributes(struct schema *schema)
{
    base_buffer_text(schema->out,
                     "      <zeroOrMore><attribute><anyName><except><name>potongan</name></except>"
                     "</anyName><text/></attribute></zeroOrMore>\n");
}

/* All attributes but one that is written by itself. */
static void add_attributes(struct schema *schema, const struct template_rule *rule,
                           const char *without)
{
    const struct template_attribute_rule *list = rule->groups[0];
    for (; list != NULL && list->name != NULL; list++) {
        if (without == NULL || strcmp(list->name, without) != 0)
            add_attribute(schema, list);
    }
    if (rule->groups[1] != NULL)
        base_buffer_format(schema->out, "      <ref name=\"%s\"/>\n",
                           rule->groups[1] == template_style_attributes ? "gaya" : "rupa");
    if (template_rule_is_open(rule))
        add_open_attributes(schema);
}

/* ------------------------------------------------------------ content */

static void add_choices(struct schema *schema, unsigned content, unsigned kinds)
{
    for (size_t i = 0; i < template_rule_count; i++) {
        const struct template_rule *rule = &template_rules[i];
        if ((rule->in & kinds) == 0)
            continue;
        base_buffer_format(schema->out, "        <ref name=\"%s\"/>\n",
                           pattern_name(schema, rule, inner_content(rule, content)));
    }
}

static const struct template_rule *rule_of(const char *name, unsigned content)
{
    return template_rule_find(name, content);
}

static void add_content(struct schema *schema, unsigned content)
{
    const unsigned last = TEMPLATE_IN_CHOICE | TEMPLATE_IN_LOOP;
    bool text = (content & TEMPLATE_IN_TEXT) != 0;
    if ((content & ~last) == 0 && !text) {
        base_buffer_text(schema->out, "      <empty/>\n");
        return;
    }
    base_buffer_text(schema->out, "      <zeroOrMore><choice>\n");
    if (text)
        base_buffer_text(schema->out, "        <text/>\n");
    add_choices(schema, content, content & ~last);
    base_buffer_text(schema->out, "      </choice></zeroOrMore>\n");
    if ((content & TEMPLATE_IN_CHOICE) != 0)
        base_buffer_format(
            schema->out, "      <zeroOrMore><ref name=\"%s\"/></zeroOrMore>\n",
            pattern_name(schema, rule_of("lain-jika", TEMPLATE_IN_CHOICE),
                         inner_content(rule_of("lain-jika", TEMPLATE_IN_CHOICE), content)));
    if ((content & last) != 0)
        base_buffer_format(schema->out, "      <optional><ref name=\"%s\"/></optional>\n",
                           pattern_name(schema, rule_of("lain", last),
                                        inner_content(rule_of("lain", last), content)));
}

/* potongan: what it holds follows from jenis. */
static void add_piece(struct schema *schema, const struct template_rule *rule)
{
    add_attributes(schema, rule, "jenis");
    base_buffer_text(schema->out, "      <choice>\n");
    const struct template_piece_kind *kind = template_piece_kinds;
    for (; kind->name != NULL; kind++) {
        bool assumed = kind == template_piece_kinds;
        base_buffer_format(
            schema->out,
            "      <group>%s<attribute name=\"jenis\"><value>%s</value></attribute>%s\n",
            assumed ? "<optional>" : "", kind->name, assumed ? "</optional>" : "");
        add_content(schema, kind->content);
        base_buffer_text(schema->out, "      </group>\n");
    }
    base_buffer_text(schema->out, "      </choice>\n");
}

/* Attributes that several elements share. */
static void add_shared(struct schema *schema, const char *name,
                       const struct template_attribute_rule *list)
{
    base_buffer_format(schema->out, "  <define name=\"%s\">\n", name);
    for (; list->name != NULL; list++)
        add_attribute(schema, list);
    base_buffer_text(schema->out, "  </define>\n");
}

static void add_pattern(struct schema *schema, const struct pattern *pattern)
{
    const struct template_rule *rule = pattern->rule;
    base_buffer_format(schema->out, "  <define name=\"%s\">\n    <element name=\"%s\">\n",
                       pattern_name(schema, rule, pattern->content), rule->name);
    if (strcmp(rule->name, "potongan") == 0) {
        add_piece(schema, rule);
    } else {
        add_attributes(schema, rule, NULL);
        add_content(schema, pattern->content);
    }
    base_buffer_text(schema->out, "    </element>\n  </define>\n");
}

void template_schema_write(struct base_buffer *buffer)
{
    struct schema schema = {.out = buffer, .arena = buffer->arena};
    base_buffer_text(buffer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<!-- Dibuat dari kosakata templat oleh lkjip; jangan diubah. -->\n"
                             "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
                             "    datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"
                             "  <start><choice>\n");
    const struct template_rule *content = template_rule_find("isi", TEMPLATE_IN_ROOT);
    base_buffer_format(buffer, "    <ref name=\"%s\"/>\n",
                       pattern_name(&schema, content, TEMPLATE_CONTENT_ANY));
    for (const char *const *name = (const char *const[]){"paket", "kumpulan", NULL}; *name != NULL;
         name++) {
        const struct template_rule *rule = template_rule_find(*name, TEMPLATE_IN_ROOT);
        base_buffer_format(buffer, "    <ref name=\"%s\"/>\n",
                           pattern_name(&schema, rule, rule->content));
    }
    base_buffer_text(buffer, "  </choice></start>\n");
    for (size_t i = 0; i < schema.count; i++) { /* grows while patterns are written */
        struct pattern pattern = schema.patterns[i];
        add_pattern(&schema, &pattern);
    }
    add_shared(&schema, "gaya", template_style_attributes);
    add_shared(&schema, "rupa", template_look_attributes);
    base_buffer_text(buffer, "</grammar>\n");
}
