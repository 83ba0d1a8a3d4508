/* What the checker knows beyond the table: pieces, files, alternatives. */
#include "template_check.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "template_pack.h"
#include "template_text.h"
#include "xml.h"

unsigned template_piece_content(const struct xml_node *xml)
{
    const char *kind = xml_value(xml, "jenis", "blok");
    const struct template_piece_kind *known = template_piece_kinds;
    while (known->name != NULL && strcmp(known->name, kind) != 0)
        known++;
    return known->name != NULL ? known->content : template_piece_kinds[0].content;
}

/* True when parameter is one of "a b? c"; *optional gets whether it may be left out. */
static bool has_parameter(const char *parameters, const char *name, bool *optional)
{
    size_t length = strlen(name);
    for (const char *c = parameters + strspn(parameters, " "); *c != '\0'; c += strspn(c, " ")) {
        size_t size = strcspn(c, " ");
        *optional = c[size - 1] == '?';
        if (size - *optional == length && memcmp(c, name, length) == 0)
            return true;
        c += size;
    }
    return false;
}

const char *const *template_parameter_names(struct base_arena *arena, const char *parameters)
{
    const char **names = base_alloc_array(arena, strlen(parameters) + 2, sizeof *names);
    size_t count = 0;
    for (const char *c = parameters + strspn(parameters, " "); *c != '\0'; c += strspn(c, " ")) {
        size_t size = strcspn(c, " ");
        names[count++] = base_copy(arena, c, size - (c[size - 1] == '?'));
        c += size;
    }
    return names;
}

/* The arguments of pakai against the parameters of the piece. */
static void check_arguments(struct template_pack *pack, const struct template_node *node,
                            const struct template_definition *piece)
{
    const char *parameters = xml_value(piece->xml, "parameter", "");
    const char *const *names = piece->parameters;
    bool optional;
    for (size_t i = 0; i < node->value_count; i++) {
        const struct template_value *value = &node->values[i];
        if (value->rule == NULL && !has_parameter(parameters, value->name, &optional))
            base_report(pack->diagnostics, base_at(value->origin),
                        BASE_MESSAGE_TEMPLATE_UNKNOWN_PARAMETER, piece->name, value->name,
                        template_nearest(pack->arena, value->name, names));
    }
    for (; *names != NULL; names++) {
        has_parameter(parameters, *names, &optional);
        if (!optional && template_node_value(node, *names) == NULL)
            base_report(pack->diagnostics, base_at(node->origin),
                        BASE_MESSAGE_TEMPLATE_MISSING_PARAMETER, piece->name, *names);
    }
}

static void check_use(struct template_pack *pack, struct template_node *node, unsigned content)
{
    const char *name = template_node_text(node, "potongan", "");
    const struct template_definition *piece = template_pack_find(pack, "potongan", name);
    if (piece == NULL)
        return;
    check_arguments(pack, node, piece);
    unsigned held = template_piece_content(piece->xml);
    bool page = (held & TEMPLATE_IN_PAGE) != 0 && (content & TEMPLATE_IN_PAGE) == 0;
    if ((held & content) == 0 || page)
        base_report(pack->diagnostics, base_at(node->origin), BASE_MESSAGE_TEMPLATE_PIECE_KIND,
                    name, xml_value(piece->xml, "jenis", "blok"));
}

/* Reads and checks the included file as content of the same kind. */
static void check_include(struct template_pack *pack, struct template_node *node, unsigned content)
{
    const struct template_value *value = template_node_value(node, "berkas");
    if (value == NULL || (content & TEMPLATE_IN_DEFINITIONS) != 0)
        return;
    for (size_t i = 0; i < pack->including_count; i++) {
        if (strcmp(pack->including[i], value->text) == 0) {
            base_report(pack->diagnostics, base_at(value->origin), BASE_MESSAGE_TEMPLATE_FILE_CYCLE,
                        value->text);
            return;
        }
    }
    const struct template_xml_file *file = template_pack_file(pack, value->text, value->origin);
    if (file == NULL || file->root == NULL || pack->including_count == TEMPLATE_INCLUDE_DEPTH)
        return;
    if (strcmp(file->root->name, "isi") != 0) {
        base_report(pack->diagnostics, base_at(file->root->origin), BASE_MESSAGE_TEMPLATE_ROOT,
                    "isi", file->root->name);
        return;
    }
    pack->including[pack->including_count++] = value->text;
    struct template_node *inner = base_alloc(pack->arena, sizeof *inner);
    inner->rule = template_rule_named("isi");
    inner->origin = file->root->origin;
    inner->pack_folder = file->folder;
    template_check_children(pack, inner, file->root,
                            content & ~(unsigned)(TEMPLATE_IN_CHOICE | TEMPLATE_IN_LOOP),
                            file->folder);
    pack->including_count--;
    node->target = inner;
}

/* Exactly one of two attributes. */
static void check_either(struct template_pack *pack, const struct template_node *node,
                         const char *first, const char *second)
{
    bool one = template_node_value(node, first) != NULL;
    bool other = template_node_value(node, second) != NULL;
    if (one == other)
        base_report(pack->diagnostics, base_at(node->origin), BASE_MESSAGE_TEMPLATE_ONE_OF,
                    node->rule->name, first, second);
}

/* A whole number between limits, when written out. */
static void check_range(struct template_pack *pack, const struct template_node *node,
                        const char *name, long least, long most)
{
    const struct template_value *value = template_node_value(node, name);
    long number;
    if (value == NULL || value->dynamic || !template_text_number(value->text, &number) ||
        (number >= least && number <= most))
        return;
    base_report(pack->diagnostics, base_at(value->origin), BASE_MESSAGE_TEMPLATE_BAD_VALUE,
                value->text, name, base_format(pack->arena, "%ld ... %ld", least, most));
}

/* kolom, then kepala, then badan. */
static void check_table_order(struct template_pack *pack, const struct template_node *node)
{
    static const char *const parts[] = {"kolom", "kepala", "badan"};
    size_t reached = 0;
    for (const struct template_node *child = node->first; child != NULL; child = child->next) {
        for (size_t i = 0; i < 3; i++) {
            if (!template_node_is(child, parts[i]))
                continue;
            if (i < reached)
                base_report(pack->diagnostics, base_at(child->origin),
                            BASE_MESSAGE_TEMPLATE_TABLE_ORDER, parts[i], parts[reached]);
            reached = i > reached ? i : reached;
        }
    }
}

void template_check_special(struct template_pack *pack, struct template_node *node,
                            unsigned content)
{
    const char *name = node->rule->name;
    if (strcmp(name, "pakai") == 0)
        check_use(pack, node, content);
    else if (strcmp(name, "sisipkan") == 0)
        check_include(pack, node, content);
    else if (strcmp(name, "narasi") == 0)
        check_either(pack, node, "berkas", "teks");
    else if (strcmp(name, "grafik") == 0)
        check_either(pack, node, "data", "tabel");
    else if (strcmp(name, "tabel") == 0)
        check_table_order(pack, node);
    check_range(pack, node, "ke", 1, 6);
    check_range(pack, node, "tingkat", 1, 6);
    check_range(pack, node, "kolom-span", 1, 100);
    check_range(pack, node, "baris-span", 1, 10000);
    check_range(pack, node, "kolom", 1, 6);
    check_range(pack, node, "mulai", 0, 99999);
}
