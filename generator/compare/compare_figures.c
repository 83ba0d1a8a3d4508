/* Compares all figures and follows the recorded derivations back to the changed inputs. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"
#include "value.h"

enum state { UNSEEN, OPEN, DONE };

struct node {
    const char *path;
    const struct value *before, *after; /* NULL when absent */
    enum state state;
    bool differs;  /* value or text */
    bool unsteady; /* an operand differs */
    struct compare_causes causes;
    size_t figure; /* in the result, or COMPARE_NONE */
    struct node *next;
};

struct compare_lookup {
    struct compare_result *result;
    const struct compare_places *old_places, *new_places;
    struct node **slots;
    size_t slot_count;
    struct node **nodes; /* in order */
    size_t count;
};

/* ---------------------------------------------------------------- nodes */

static struct node *find_node(const struct compare_lookup *lookup, const char *path)
{
    uint64_t hash = compare_hash(path, strlen(path));
    struct node *at = lookup->slots[hash & (lookup->slot_count - 1)];
    while (at != NULL && strcmp(at->path, path) != 0) {
        at = at->next;
    }
    return at;
}

static struct node *add_node(struct compare_lookup *lookup, const char *path)
{
    struct node *node = base_alloc(lookup->result->arena, sizeof *node);
    uint64_t hash = compare_hash(path, strlen(path));
    node->path = path;
    node->figure = COMPARE_NONE;
    node->next = lookup->slots[hash & (lookup->slot_count - 1)];
    lookup->slots[hash & (lookup->slot_count - 1)] = node;
    lookup->nodes[lookup->count++] = node;
    return node;
}

static void collect_nodes(struct compare_lookup *lookup, const struct value *before,
                          const struct value *after)
{
    size_t all = value_count(before) + value_count(after);
    lookup->slot_count = 64;
    while (lookup->slot_count < all) {
        lookup->slot_count *= 2;
    }
    lookup->slots = base_alloc_array(lookup->result->arena, lookup->slot_count, sizeof(void *));
    lookup->nodes = base_alloc_array(lookup->result->arena, all + 1, sizeof(void *));
    for (size_t i = 0; i < value_count(after); i++) {
        add_node(lookup, value_entry_at(after, i).key)->after = value_entry_at(after, i).value;
    }
    for (size_t i = 0; i < value_count(before); i++) {
        const char *path = value_entry_at(before, i).key;
        struct node *node = find_node(lookup, path);
        node = node != NULL ? node : add_node(lookup, path);
        node->before = value_entry_at(before, i).value;
    }
}

/* ---------------------------------------------------------------- differences */

/* The exact values of two figures or operands. */
static bool same_value(const struct value *before, const struct value *after)
{
    const struct value *a = value_get(before, "tepat"), *b = value_get(after, "tepat");
    return a != NULL || b != NULL
               ? compare_equal(a, b)
               : compare_equal(value_get(before, "nilai"), value_get(after, "nilai"));
}

bool compare_same_figure(const struct value *before, const struct value *after)
{
    return before != NULL && after != NULL && same_value(before, after) &&
           compare_equal(value_get(before, "tampil"), value_get(after, "tampil"));
}

static bool same_operands(const struct value *before, const struct value *after)
{
    const struct value *a = value_get(before, "unsur"), *b = value_get(after, "unsur");
    if (value_count(a) != value_count(b)) {
        return false;
    }
    for (size_t i = 0; i < value_count(a); i++) {
        if (!same_value(value_at(a, i), value_at(b, i))) {
            return false;
        }
    }
    return true;
}

/* ---------------------------------------------------------------- causes */

static void visit(struct compare_lookup *lookup, struct node *node);

/* What one operand, or one of the sources of a computed operand, goes back to. */
static void add_source(struct compare_lookup *lookup, const struct compare_places *places,
                       const struct value *source, struct compare_causes *causes)
{
    struct base_arena *arena = lookup->result->arena;
    const char *figure = value_text_or(value_get(source, "angka"), NULL);
    const char *file = value_text_or(value_get(source, "berkas"), NULL);
    const struct value *several = value_get(source, "dari");
    if (figure != NULL) {
        struct node *node = find_node(lookup, figure);
        if (node != NULL) {
            visit(lookup, node);
            if (node->differs) {
                compare_causes_join(arena, causes, &node->causes);
            }
        }
    } else if (file != NULL) {
        const char *path = value_text_or(value_get(source, "jalur"), "");
        compare_places_find(places, base_format(arena, "%s:%s", file, path), arena, causes);
    }
    for (size_t i = 0; i < value_count(several); i++) {
        add_source(lookup, places, value_at(several, i), causes);
    }
}

static void add_operands(struct compare_lookup *lookup, const struct compare_places *places,
                         const struct value *figure, struct compare_causes *causes)
{
    const struct value *operands = value_get(figure, "unsur");
    for (size_t i = 0; i < value_count(operands); i++) {
        add_source(lookup, places, value_at(operands, i), causes);
    }
}

/* A record that only stands elsewhere changes no value when something else does. */
static void drop_moved(const struct compare_result *result, struct compare_causes *causes)
{
    size_t kept = 0;
    for (size_t i = 0; i < causes->count; i++) {
        if (result->roots[causes->items[i]].change != COMPARE_MOVED) {
            causes->items[kept++] = causes->items[i];
        }
    }
    causes->count = kept;
}

static void visit(struct compare_lookup *lookup, struct node *node)
{
    if (node->state != UNSEEN) {
        return;
    }
    node->state = OPEN;
    node->differs = !compare_same_figure(node->before, node->after);
    node->unsteady = node->differs || !same_operands(node->before, node->after);
    if (node->unsteady) {
        add_operands(lookup, lookup->new_places, node->after, &node->causes);
        add_operands(lookup, lookup->old_places, node->before, &node->causes);
        drop_moved(lookup->result, &node->causes);
        bool operands = value_count(value_get(node->after, "unsur")) > 0 ||
                        value_count(value_get(node->before, "unsur")) > 0;
        if (node->causes.count == 0 && node->differs && operands) {
            compare_settings(lookup->result, node->path, node->after, &node->causes);
            compare_settings(lookup->result, node->path, node->before, &node->causes);
        }
    }
    node->state = DONE;
}

static bool counts_labels(const struct node *node)
{
    const struct value *figure = node->after != NULL ? node->after : node->before;
    return node->differs && node->causes.count == 0 && value_count(value_get(figure, "unsur")) == 0;
}

/* A count of predikat names none of them: it differs because one of them does. */
static void explain_counts(struct compare_lookup *lookup)
{
    struct compare_causes labels = {0};
    for (size_t i = 0; i < lookup->count; i++) {
        const struct node *node = lookup->nodes[i];
        const struct value *figure = node->after != NULL ? node->after : node->before;
        if (node->differs && strncmp(node->path, "indikator.", 10) == 0 &&
            strcmp(value_text_or(value_get(figure, "satuan"), ""), "kata") == 0) {
            compare_causes_join(lookup->result->arena, &labels, &node->causes);
        }
    }
    for (size_t i = 0; i < lookup->count; i++) {
        struct node *node = lookup->nodes[i];
        if (counts_labels(node)) {
            compare_causes_join(lookup->result->arena, &node->causes, &labels);
            compare_settings(lookup->result, node->path, node->after, &node->causes);
        }
    }
}

/* "Persentase ..." for "indikator.ik1.capaian.2024", and what is behind the id: "capaian.2024". An
 * id may hold dots. */
static const char *title_of(const struct compare_result *result, const char *path,
                            const char **part)
{
    const char *id = strchr(path, '.');
    *part = path;
    if (id == NULL) {
        return "";
    }
    id++;
    for (size_t length = strlen(id); length > 0; length--) {
        if (id[length] != '.') {
            continue;
        }
        const char *name = base_copy(result->arena, id, length);
        const char *title = compare_title_of_id(result->new_side, name);
        title = *title != '\0' ? title : compare_title_of_id(result->old_side, name);
        if (*title != '\0') {
            *part = id + length + 1;
            return title;
        }
    }
    return "";
}

static void add_figure(struct compare_result *result, struct node *node)
{
    const char *part;
    const char *title = title_of(result, node->path, &part);
    const struct compare_figure figure = {
        .change = node->before == NULL  ? COMPARE_ADDED
                  : node->after == NULL ? COMPARE_REMOVED
                                        : COMPARE_CHANGED,
        .path = node->path,
        .old_figure = node->before,
        .new_figure = node->after,
        .title = title,
        .part = part,
        .causes = node->causes,
        .steady = !node->differs,
        .twin = COMPARE_NONE,
    };
    node->figure = result->figure_count;
    BASE_PUSH(result->arena, result->figures, result->figure_count, result->figure_capacity,
              figure);
}

struct compare_lookup *compare_figures(struct compare_result *result,
                                       const struct compare_places *old_places,
                                       const struct compare_places *new_places)
{
    struct compare_lookup *lookup = base_alloc(result->arena, sizeof *lookup);
    lookup->result = result;
    lookup->old_places = old_places;
    lookup->new_places = new_places;
    collect_nodes(lookup, value_get(result->old_side->rekap, "angka"),
                  value_get(result->new_side->rekap, "angka"));
    for (size_t i = 0; i < lookup->count; i++) {
        visit(lookup, lookup->nodes[i]);
    }
    explain_counts(lookup);
    for (size_t i = 0; i < lookup->count; i++) {
        if (lookup->nodes[i]->unsteady) {
            add_figure(result, lookup->nodes[i]);
        }
    }
    compare_renames(result, lookup);
    return lookup;
}

const struct compare_figure *compare_lookup_find(const struct compare_lookup *lookup,
                                                 const char *path)
{
    const struct node *node = find_node(lookup, path);
    return node == NULL || node->figure == COMPARE_NONE || !node->differs
               ? NULL
               : &lookup->result->figures[node->figure];
}
