/* Opens a pack: its files, the packs it extends, its definitions. */
#include "template_pack.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_utf8.h"
#include "template_text.h"
#include "xml.h"

/* ------------------------------------------------------------ definitions */

/* Adds a definition; one of a pack further out replaces that of its base. */
static void add_definition(struct template_pack *pack, const struct template_rule *rule,
                           const struct xml_node *xml, size_t index, const char *folder)
{
    const char *name = xml_value(xml, "nama", strcmp(rule->name, "metadata") == 0 ? "" : NULL);
    struct template_definition definition = {
        .rule = rule, .name = name, .xml = xml, .pack = index, .folder = folder};
    if (name == NULL)
        definition.name = ""; /* the checker reports the missing name */
    if (strcmp(rule->name, "potongan") == 0)
        definition.parameters =
            template_parameter_names(pack->arena, xml_value(xml, "parameter", ""));
    struct template_definition *old = template_pack_find(pack, rule->name, definition.name);
    if (old == NULL && pack->definition_count >= TEMPLATE_DEFINITIONS) {
        if (!pack->is_full)
            base_report(pack->diagnostics, base_at(xml->origin), BASE_MESSAGE_TEMPLATE_DEFINITIONS,
                        base_format(pack->arena, "%d", TEMPLATE_DEFINITIONS));
        pack->is_full = true;
        return;
    }
    if (old == NULL) {
        uint32_t *bucket = &pack->buckets[template_pack_bucket(definition.name)];
        definition.in_bucket = *bucket;
        BASE_PUSH(pack->arena, pack->definitions, pack->definition_count, pack->definition_capacity,
                  definition);
        *bucket = (uint32_t)pack->definition_count;
        return;
    }
    if (old->pack == index)
        base_report(pack->diagnostics, base_at(xml->origin), BASE_MESSAGE_TEMPLATE_DUPLICATE,
                    rule->name, definition.name);
    if (strcmp(rule->name, "gaya") == 0) {
        definition.extended = base_alloc(pack->arena, sizeof definition);
        *definition.extended = *old;
    }
    definition.in_bucket = old->in_bucket;
    *old = definition;
}

static void collect(struct template_pack *pack, const struct xml_node *root, unsigned content,
                    size_t index, const char *folder);

static bool is_being_read(const struct template_pack *pack, const char *name)
{
    for (size_t i = 0; i < pack->including_count; i++) {
        if (strcmp(pack->including[i], name) == 0)
            return true;
    }
    return false;
}

/* A file of definitions. */
static void collect_file(struct template_pack *pack, const struct xml_node *include, size_t index)
{
    const struct xml_attribute *name = xml_attribute(include, "berkas");
    template_check_element(pack, include, TEMPLATE_IN_DEFINITIONS, "");
    if (name == NULL)
        return;
    if (is_being_read(pack, name->value) || pack->including_count == TEMPLATE_INCLUDE_DEPTH) {
        base_report(pack->diagnostics, base_at(name->value_origin),
                    BASE_MESSAGE_TEMPLATE_FILE_CYCLE, name->value);
        return;
    }
    const struct template_xml_file *file =
        template_pack_file(pack, name->value, name->value_origin);
    if (file == NULL || file->root == NULL)
        return;
    if (strcmp(file->root->name, "kumpulan") != 0) {
        base_report(pack->diagnostics, base_at(file->root->origin), BASE_MESSAGE_TEMPLATE_ROOT,
                    "kumpulan", file->root->name);
        return;
    }
    pack->including[pack->including_count++] = name->value;
    collect(pack, file->root, TEMPLATE_IN_DEFINITIONS, index, file->folder);
    pack->including_count--;
}

static void collect(struct template_pack *pack, const struct xml_node *root, unsigned content,
                    size_t index, const char *folder)
{
    for (const struct xml_node *child = root->first; child != NULL; child = child->next) {
        if (child->kind == XML_TEXT) {
            if (!xml_is_space(child->text))
                base_report(pack->diagnostics, base_at(child->origin),
                            BASE_MESSAGE_TEMPLATE_MISPLACED_TEXT, root->name, "...");
            continue;
        }
        const struct template_rule *rule = template_rule_find(child->name, content);
        if (rule == NULL)
            template_check_element(pack, child, content, folder); /* reports */
        else if (strcmp(rule->name, "sisipkan") == 0)
            collect_file(pack, child, index);
        else if (strcmp(rule->name, "isi") != 0)
            add_definition(pack, rule, child, index, folder);
    }
}

/* ------------------------------------------------------------ styles */

static void report_base_cycle(const struct template_pack *pack,
                              const struct template_definition *definition)
{
    if (pack->diagnostics != NULL)
        base_report(pack->diagnostics, base_at(definition->xml->origin),
                    BASE_MESSAGE_TEMPLATE_BASE_CYCLE, definition->rule->name, definition->name);
}

/* True when a style goes on from the style of its name in the pack below: dasar= names itself or is
 * not given. */
static bool goes_on(const struct template_definition *definition)
{
    const char *base = xml_value(definition->xml, "dasar", definition->name);
    return definition->extended != NULL && strcmp(base, definition->name) == 0;
}

static const struct template_style *flatten(const struct template_pack *pack,
                                            struct template_definition *definition);

/* The style that another starts from; NULL when it starts from nothing. */
static const struct template_style *style_below(const struct template_pack *pack,
                                                const struct template_definition *definition)
{
    const char *base = xml_value(definition->xml, "dasar", NULL);
    if (goes_on(definition))
        return flatten(pack, definition->extended);
    return base != NULL && strcmp(base, "dasar") != 0 ? template_pack_style(pack, base) : NULL;
}

static const struct template_style *flatten(const struct template_pack *pack,
                                            struct template_definition *definition)
{
    if (definition->flat != NULL)
        return definition->flat;
    if (definition->busy) {
        report_base_cycle(pack, definition);
        return NULL;
    }
    definition->busy = true;
    struct template_style *flat = base_alloc(pack->arena, sizeof *flat);
    const struct template_style *below = style_below(pack, definition);
    if (below != NULL)
        *flat = *below;
    if (definition->node != NULL && definition->node->style != NULL)
        template_style_merge(flat, definition->node->style, UINT32_MAX);
    definition->busy = false;
    definition->flat = flat;
    return flat;
}

const struct template_style *template_pack_style(const struct template_pack *pack, const char *name)
{
    struct template_definition *definition = template_pack_find(pack, "gaya", name);
    return definition == NULL ? NULL : flatten(pack, definition);
}

const struct template_style *template_pack_role(const struct template_pack *pack,
                                                struct base_arena *arena, const char *name)
{
    const struct template_style *style = template_pack_style(pack, name);
    char *shorter = style == NULL ? base_copy_text(arena, name) : NULL;
    while (style == NULL) {
        char *hyphen = strrchr(shorter, '-');
        if (hyphen == NULL)
            return NULL;
        *hyphen = '\0';
        style = template_pack_style(pack, shorter);
    }
    return style;
}

/* ------------------------------------------------------------ opening */

/* ", did you mean" for the packs in the folders; "" when none is near. */
static const char *suggest_pack(const struct template_pack *pack, const char *const *search_folders,
                                const char *name)
{
    const char **known = NULL;
    size_t known_count = 0, capacity = 0;
    for (; *search_folders != NULL; search_folders++) {
        size_t count;
        char **names = base_folder_folders(pack->arena, *search_folders, &count);
        for (size_t i = 0; names != NULL && i < count; i++) {
            const char *folder = base_path_join(pack->arena, *search_folders, names[i]);
            if (base_path_exists(base_path_join(pack->arena, folder, "pack.xml")))
                BASE_PUSH(pack->arena, known, known_count, capacity, names[i]);
        }
    }
    BASE_PUSH(pack->arena, known, known_count, capacity, NULL);
    return template_nearest(pack->arena, name, known);
}

static const char *find_folder(struct template_pack *pack, const char *const *search_folders,
                               const char *name, base_origin origin)
{
    struct base_buffer looked = {.arena = pack->arena};
    if (!base_path_is_local(name) || strchr(name, '/') != NULL) {
        const char *last = base_path_name(pack->arena, name);
        base_report(pack->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_NO_PACK_NAME, name,
                    suggest_pack(pack, search_folders, last));
        return NULL;
    }
    for (size_t i = 0; search_folders[i] != NULL; i++) {
        const char *folder = base_path_join(pack->arena, search_folders[i], name);
        if (base_path_exists(base_path_join(pack->arena, folder, "pack.xml")))
            return folder;
        base_buffer_format(&looked, "%s%s", looked.length > 0 ? ", " : "", search_folders[i]);
    }
    base_report(pack->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_NOT_FOUND, name,
                base_buffer_get(&looked), suggest_pack(pack, search_folders, name));
    return NULL;
}

/* Reads one pack.xml; gives the name of the pack it extends, or NULL. */
static const struct xml_attribute *read_pack(struct template_pack *pack, const char *folder,
                                             const char *name)
{
    const struct xml_node *root = xml_read_file(pack->arena, pack->sources, pack->diagnostics,
                                                base_path_join(pack->arena, folder, "pack.xml"),
                                                template_pack_shown(pack, folder, "pack.xml"));
    if (root == NULL)
        return NULL;
    if (strcmp(root->name, "paket") != 0) {
        base_report(pack->diagnostics, base_at(root->origin), BASE_MESSAGE_TEMPLATE_ROOT, "paket",
                    root->name);
        return NULL;
    }
    const char *own = xml_value(root, "nama", name);
    if (strcmp(own, name) != 0)
        base_report(pack->diagnostics, base_at(xml_attribute(root, "nama")->value_origin),
                    BASE_MESSAGE_TEMPLATE_PACK_NAME, name, own);
    pack->roots[pack->pack_count] = root;
    pack->folders[pack->pack_count++] = folder;
    return xml_attribute(root, "induk");
}

/* Follows induk from pack to pack. */
static void read_packs(struct template_pack *pack, const char *const *search_folders,
                       const char *name, base_origin origin)
{
    while (name != NULL) {
        const char *folder = find_folder(pack, search_folders, name, origin);
        if (folder == NULL)
            return;
        for (size_t i = 0; i < pack->pack_count; i++) {
            if (strcmp(pack->folders[i], folder) == 0 || pack->pack_count == TEMPLATE_PACK_DEPTH) {
                base_report(pack->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_PACK_CYCLE,
                            name);
                return;
            }
        }
        const struct xml_attribute *base = read_pack(pack, folder, name);
        name = base != NULL ? base->value : NULL;
        origin = base != NULL ? base->value_origin : 0;
    }
}

/* The attributes of the root elements; children are checked as definitions. */
static void check_roots(struct template_pack *pack)
{
    for (size_t i = 0; i < pack->pack_count; i++) {
        struct xml_node bare = *pack->roots[i];
        bare.first = bare.last = NULL;
        template_check_element(pack, &bare, TEMPLATE_IN_ROOT, pack->folders[i]);
        const char *scheme = xml_value(pack->roots[i], "skema-judul", NULL);
        pack->scheme = pack->scheme != NULL ? pack->scheme : scheme;
    }
}

static void add_choice(struct template_pack *pack, const struct xml_node *xml)
{
    struct template_choice choice = {
        .name = xml_value(xml, "nama", ""),
        .initial = strcmp(xml_value(xml, "bawaan", ""), "ya") == 0,
        .help = xml_value(xml, "keterangan", NULL),
    };
    BASE_PUSH(pack->arena, pack->choices, pack->choice_count, pack->choice_capacity, choice);
}

/* True when the element's definitions are needed to read the others. */
static bool comes_first(const struct template_definition *definition)
{
    return strcmp(definition->rule->name, "warna") == 0 ||
           strcmp(definition->rule->name, "gaya") == 0;
}

/* Checks a definition, and what it goes on from. */
static void check_definition(struct template_pack *pack, struct template_definition *definition)
{
    for (; definition != NULL; definition = definition->extended)
        definition->node = template_check_element(
            pack, definition->xml, TEMPLATE_IN_DEFINITIONS | TEMPLATE_IN_PACK, definition->folder);
}

static void check_definitions(struct template_pack *pack, bool first)
{
    for (size_t i = 0; i < pack->definition_count; i++) {
        struct template_definition *definition = &pack->definitions[i];
        if (comes_first(definition) != first)
            continue;
        check_definition(pack, definition);
        if (strcmp(definition->rule->name, "pilihan") == 0)
            add_choice(pack, definition->xml);
        else if (strcmp(definition->rule->name, "metadata") == 0)
            pack->metadata = definition->node;
    }
}

/* Styles and page set-ups are based on others that exist, without a circle. False when they go too
 * deep to be followed. */
static bool check_bases(struct template_pack *pack)
{
    static const char *const kinds[] = {"gaya", "gaya-tabel", "halaman"};
    bool followed = true;
    for (size_t i = 0; i < pack->definition_count; i++) {
        struct template_definition *definition = &pack->definitions[i];
        const struct xml_attribute *base = xml_attribute(definition->xml, "dasar");
        const char *kind = definition->rule->name;
        bool based = strcmp(kind, kinds[0]) == 0 || strcmp(kind, kinds[1]) == 0 ||
                     strcmp(kind, kinds[2]) == 0;
        if (!based || base == NULL || goes_on(definition))
            continue;
        const struct template_definition *below = template_pack_find(pack, kind, base->value);
        size_t steps = 0;
        if (below == NULL && strcmp(base->value, "dasar") != 0 && strcmp(kind, "halaman") != 0)
            base_report(pack->diagnostics, base_at(base->value_origin),
                        BASE_MESSAGE_TEMPLATE_UNKNOWN_NAME, kind, base->value,
                        template_pack_suggest(pack, pack->arena, kind, base->value));
        while (below != NULL && below != definition && steps++ < TEMPLATE_BASE_DEPTH)
            below = template_pack_find(pack, kind, xml_value(below->xml, "dasar", ""));
        if (below == definition) {
            report_base_cycle(pack, definition);
        } else if (below != NULL) {
            base_report(pack->diagnostics, base_at(base->value_origin),
                        BASE_MESSAGE_TEMPLATE_BASE_DEEP, kind, definition->name,
                        base_format(pack->arena, "%d", TEMPLATE_BASE_DEPTH));
            followed = false;
        }
    }
    return followed;
}

/* The content: that of the pack itself, or of the nearest base that has one; a look has none. */
static void check_content(struct template_pack *pack, bool has_look)
{
    for (size_t i = has_look ? 1 : 0; i < pack->pack_count; i++) {
        const struct xml_node *child = pack->roots[i]->first;
        for (; child != NULL; child = child->next) {
            if (child->kind == XML_ELEMENT && strcmp(child->name, "isi") == 0) {
                pack->content =
                    template_check_element(pack, child, TEMPLATE_IN_PACK, pack->folders[i]);
                return;
            }
        }
    }
    base_report(pack->diagnostics, base_at(pack->roots[0]->origin),
                BASE_MESSAGE_TEMPLATE_NO_CONTENT, NULL);
}

/* Lays the definitions of a pack over those of the packs that are read behind it. */
static void read_look(struct template_pack *pack, const char *const *search_folders,
                      const char *name, base_origin origin)
{
    const char *folder = find_folder(pack, search_folders, name, origin);
    if (folder != NULL)
        read_pack(pack, folder, name);
}

struct template_pack *template_pack_open(struct base_arena *arena, struct base_sources *sources,
                                         struct base_diagnostics *diagnostics,
                                         const char *const *search_folders, const char *name,
                                         base_origin origin)
{
    return template_pack_open_with_look(arena, sources, diagnostics, search_folders, name, origin,
                                        (struct template_look){0});
}

struct template_pack *template_pack_open_with_look(struct base_arena *arena,
                                                   struct base_sources *sources,
                                                   struct base_diagnostics *diagnostics,
                                                   const char *const *search_folders,
                                                   const char *name, base_origin origin,
                                                   struct template_look look)
{
    struct template_pack *pack = base_alloc(arena, sizeof *pack);
    pack->arena = arena;
    pack->sources = sources;
    pack->diagnostics = diagnostics;
    pack->name = base_copy_text(arena, name);
    size_t errors = base_diagnostics_errors(diagnostics);
    bool has_look = look.pack != NULL && strcmp(look.pack, name) != 0;
    if (has_look)
        read_look(pack, search_folders, base_copy_text(arena, look.pack), look.pack_origin);
    read_packs(pack, search_folders, pack->name, origin);
    if (pack->pack_count == 0 || base_diagnostics_errors(diagnostics) > errors)
        return NULL;
    for (size_t i = pack->pack_count; i-- > 0;)
        collect(pack, pack->roots[i], TEMPLATE_IN_DEFINITIONS | TEMPLATE_IN_PACK,
                pack->pack_count - 1 - i, pack->folders[i]);
    if (look.accent != NULL && !template_text_accent(pack, look.accent))
        base_report(diagnostics, base_at(look.accent_origin), BASE_MESSAGE_TEMPLATE_NO_ACCENT,
                    pack->name);
    check_roots(pack);
    if (!check_bases(pack))
        return NULL;
    check_definitions(pack, true);
    check_definitions(pack, false);
    check_content(pack, has_look);
    pack->diagnostics = NULL;
    return base_diagnostics_errors(diagnostics) > errors ? NULL : pack;
}

const char *template_pack_name(const struct template_pack *pack)
{
    return pack->name;
}

const struct template_choice *template_pack_choices(const struct template_pack *pack, size_t *count)
{
    *count = pack->choice_count;
    return pack->choices;
}
