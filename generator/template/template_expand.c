/* Expands a checked pack with data to a document: control elements and the way in. */
#include "template_run.h"

#include <string.h>

#include "base_arena.h"
#include "template_resolve.h"
#include "template_text.h"
#include "xml.h"

bool template_run_count(struct template_run *run, base_origin origin)
{
    if (++run->nodes <= TEMPLATE_NODE_LIMIT)
        return !run->stopped;
    if (!run->stopped)
        base_report(run->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_TOO_LARGE,
                    base_format(run->arena, "%d", TEMPLATE_NODE_LIMIT));
    run->stopped = true;
    return false;
}

void template_expand_node(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    if (!template_run_count(run, node->origin))
        return;
    if (node->rule == NULL)
        template_sink_parts(run, sink, node->text, true);
    else if (node->rule->expand != NULL)
        node->rule->expand(run, node, sink);
}

void template_expand_children(struct template_run *run, const struct template_node *node,
                              struct template_sink *sink)
{
    const struct value_scope *scope = run->context.scope;
    size_t bound = run->bound;
    for (const struct template_node *child = node->first; child != NULL && !run->stopped;
         child = child->next)
        template_expand_node(run, child, sink);
    run->context.scope = scope;
    run->bound = bound;
}

void template_run_bind(struct template_run *run, const char *name, const struct value *value)
{
    if (run->bound == run->frame_count) {
        struct value_scope *added = base_alloc(run->arena, sizeof *added);
        BASE_PUSH(run->arena, run->frames, run->frame_count, run->frame_capacity, added);
    }
    struct value_scope *frame = run->frames[run->bound++];
    *frame = (struct value_scope){run->context.scope, name, value};
    run->context.scope = frame;
}

void template_expand_nothing(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink)
{
    (void)run, (void)node, (void)sink;
}

/* ------------------------------------------------------------ names, files, pieces */

void template_expand_let(struct template_run *run, const struct template_node *node,
                         struct template_sink *sink)
{
    (void)sink;
    const struct value *value = template_run_value(run, node, "nilai");
    if (value != NULL)
        template_run_bind(run, template_node_text(node, "nama", ""), value);
}

void template_expand_include(struct template_run *run, const struct template_node *node,
                             struct template_sink *sink)
{
    if (node->target != NULL)
        template_expand_children(run, node->target, sink);
}

/* The scope of a piece: the names of the pack and the data, and its own parameters. */
static void bind_parameters(struct template_run *run, const struct template_node *node,
                            const struct value_scope *global,
                            const struct template_definition *piece)
{
    const struct value_scope *caller = run->context.scope;
    const struct value_scope *inner = global;
    for (const char *const *name = piece->parameters; *name != NULL; name++) {
        run->context.scope = caller;
        const struct value *value = template_run_value(run, node, *name);
        if (value == NULL)
            value = value_null(run->arena, node->origin);
        run->context.scope = inner;
        template_run_bind(run, *name, value);
        inner = run->context.scope;
    }
    run->context.scope = inner;
}

/* The outermost frames: data, choices and what the pack sets. */
static const struct value_scope *global_scope(const struct value_scope *scope)
{
    const struct value_scope *global = scope;
    for (; scope != NULL; scope = scope->outer) {
        if (scope->name == NULL)
            return global;
        if (scope->name[0] == '.') /* the mark behind the global names */
            return scope;
    }
    return global;
}

void template_expand_use(struct template_run *run, const struct template_node *node,
                         struct template_sink *sink)
{
    const struct template_definition *piece =
        template_pack_find(run->pack, "potongan", template_node_text(node, "potongan", ""));
    if (piece == NULL || piece->node == NULL)
        return;
    if (run->pieces >= TEMPLATE_PIECE_LIMIT) {
        base_report(run->diagnostics, base_at(node->origin), BASE_MESSAGE_TEMPLATE_TOO_DEEP,
                    base_format(run->arena, "%d", TEMPLATE_PIECE_LIMIT));
        run->stopped = true;
        return;
    }
    const struct value_scope *caller = run->context.scope;
    size_t bound = run->bound;
    struct template_slot slot = {node, caller, run->slot};
    bind_parameters(run, node, global_scope(caller), piece);
    run->slot = &slot;
    run->pieces++;
    template_expand_children(run, piece->node, sink);
    run->pieces--;
    run->slot = slot.outer;
    run->context.scope = caller;
    run->bound = bound;
}

void template_expand_slot(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    (void)node;
    const struct template_slot *slot = run->slot;
    if (slot == NULL)
        return;
    const struct value_scope *scope = run->context.scope;
    run->context.scope = slot->scope;
    run->slot = slot->outer;
    template_expand_children(run, slot->use, sink);
    run->slot = slot;
    run->context.scope = scope;
}

/* ------------------------------------------------------------ loops and choices */

/* One thing to repeat for. */
struct turn {
    const char *key; /* of a record, or NULL */
    const struct value *value;
};
/* Those of all loops under way, the innermost last. */
struct template_turns {
    struct turn *items;
    size_t count, capacity;
};

/* The names of a turn; the number counts from 1. */
static void bind_turn(struct template_run *run, const struct template_node *node,
                      const struct turn *turn, size_t number, bool last)
{
    template_run_bind(run, template_node_text(node, "sebagai", "_"), turn->value);
    const char *name = template_node_text(node, "nomor", NULL);
    if (name != NULL)
        template_run_bind(run, name, value_integer(run->arena, 0, (long long)number));
    name = template_node_text(node, "kunci", NULL);
    if (name != NULL && turn->key != NULL)
        template_run_bind(run, name, value_text(run->arena, turn->value->origin, turn->key));
    name = template_node_text(node, "terakhir", NULL);
    if (name != NULL)
        template_run_bind(run, name, value_bool(run->arena, 0, last));
}

static void add_turn(struct template_run *run, const struct template_node *node, size_t first,
                     const char *key, const struct value *value)
{
    struct turn turn = {key, value};
    struct template_turns *turns = run->turns;
    const struct value_scope *scope = run->context.scope;
    size_t bound = run->bound;
    bool kept = template_run_count(run, node->origin);
    if (kept && template_node_value(node, "bila") != NULL) {
        bind_turn(run, node, &turn, turns->count - first + 1, false);
        kept = template_run_holds(run, node, "bila");
        run->context.scope = scope;
        run->bound = bound;
    }
    if (kept)
        BASE_PUSH(run->arena, turns->items, turns->count, turns->capacity, turn);
}

static void collect_turns(struct template_run *run, const struct template_node *node,
                          const struct value *each)
{
    long long most = value_integer_or(each, -1);
    size_t first = run->turns->count;
    if (each->kind == VALUE_LIST) {
        for (size_t i = 0; i < each->list.count; i++)
            add_turn(run, node, first, NULL, each->list.items[i]);
    } else if (each->kind == VALUE_RECORD) {
        for (size_t i = 0; i < value_count(each); i++)
            add_turn(run, node, first, value_entry_at(each, i).key, value_entry_at(each, i).value);
    } else if (each->kind == VALUE_NUMBER && most >= 0) {
        for (long long i = 1; i <= most && !run->stopped; i++)
            add_turn(run, node, first, NULL, value_integer(run->arena, each->origin, i));
    } else if (each->kind == VALUE_MISSING) {
        template_run_report_missing(run, each, template_node_value(node, "setiap")->origin,
                                    each->missing != NULL ? each->missing : "setiap");
    } else if (each->kind != VALUE_NULL) {
        base_report(run->diagnostics, base_at(template_node_value(node, "setiap")->origin),
                    BASE_MESSAGE_TEMPLATE_NOT_A_LIST, template_node_text(node, "setiap", ""),
                    template_kind_words(each->kind));
    }
}

void template_expand_loop(struct template_run *run, const struct template_node *node,
                          struct template_sink *sink)
{
    const struct value *each = template_run_value(run, node, "setiap");
    const struct value_scope *scope = run->context.scope;
    size_t bound = run->bound;
    if (run->turns == NULL)
        run->turns = base_alloc(run->arena, sizeof *run->turns);
    size_t first = run->turns->count;
    if (each != NULL)
        collect_turns(run, node, each);
    size_t count = run->turns->count - first;
    for (size_t i = 0; i < count && !run->stopped; i++) {
        const struct turn turn = run->turns->items[first + i];
        bind_turn(run, node, &turn, i + 1, i + 1 == count);
        template_expand_children(run, node, sink);
        run->context.scope = scope;
        run->bound = bound;
    }
    run->turns->count = first;
    const struct template_node *otherwise = template_child(node, "lain");
    if (count == 0 && otherwise != NULL)
        template_expand_children(run, otherwise, sink);
}

void template_expand_choice(struct template_run *run, const struct template_node *node,
                            struct template_sink *sink)
{
    if (template_run_holds(run, node, "benar")) {
        template_expand_children(run, node, sink);
        return;
    }
    for (const struct template_node *child = node->first; child != NULL; child = child->next) {
        bool otherwise = template_node_is(child, "lain");
        if (otherwise ||
            (template_node_is(child, "lain-jika") && template_run_holds(run, child, "benar"))) {
            template_expand_children(run, child, sink);
            return;
        }
    }
}

/* ------------------------------------------------------------ the whole */

/* pilihan: the parts of the pack, as laporan.bagian or the pack says. */
static const struct value *choices_of(struct template_run *run)
{
    const struct template_pack *pack = run->pack;
    struct value_builder *builder = value_builder_create(run->arena);
    const char **names = base_alloc_array(run->arena, pack->choice_count + 1, sizeof *names);
    for (size_t i = 0; i < pack->choice_count; i++) {
        const struct template_choice *choice = &pack->choices[i];
        const struct value *given = value_get(run->options.parts, choice->name);
        names[i] = choice->name;
        value_builder_set(builder, choice->name,
                          value_bool(run->arena, given != NULL ? given->origin : 0,
                                     value_bool_or(given, choice->initial)));
    }
    const struct value *choices = value_builder_finish(builder, 0);
    for (size_t i = 0; i < value_count(run->options.parts); i++) {
        const struct value_entry entry = value_entry_at(run->options.parts, i);
        if (value_get(choices, entry.key) == NULL)
            base_report(run->diagnostics, base_at(entry.value->origin),
                        BASE_MESSAGE_TEMPLATE_UNKNOWN_PART, entry.key,
                        template_nearest(run->arena, entry.key, names));
    }
    return choices;
}

/* The outer names: data, pilihan, what the pack sets. */
static void bind_globals(struct template_run *run, const struct value *scope_root)
{
    struct value_scope *frame = base_alloc(run->arena, sizeof *frame);
    frame->value = scope_root;
    run->context.scope = frame;
    run->choices = choices_of(run);
    template_run_bind(run, "pilihan", run->choices);
    for (size_t i = 0; i < run->pack->definition_count; i++) {
        const struct template_definition *definition = &run->pack->definitions[i];
        if (strcmp(definition->rule->name, "tetapkan") == 0 && definition->node != NULL)
            template_expand_let(run, definition->node, NULL);
    }
    template_run_bind(run, ".", run->choices); /* see global_scope */
}

static void fill_meta(struct template_run *run)
{
    struct document_meta *meta = &run->document->meta;
    const struct template_node *node = run->pack->metadata;
    meta->language = "id";
    if (node == NULL)
        return;
    meta->title = template_run_text(run, node, "judul", NULL);
    meta->author = template_run_text(run, node, "penulis", NULL);
    meta->subject = template_run_text(run, node, "subjek", NULL);
    meta->keywords = template_run_text(run, node, "kata-kunci", NULL);
    meta->date = template_run_text(run, node, "tanggal", NULL);
    meta->language = template_node_text(node, "bahasa", "id");
}

/* The words that packs hyphenate in their own way, on one line. */
static void fill_hyphenation(struct template_run *run)
{
    struct base_buffer words = {.arena = run->arena};
    for (size_t i = 0; i < run->pack->definition_count; i++) {
        const struct template_definition *definition = &run->pack->definitions[i];
        if (strcmp(definition->rule->name, "pemenggalan") == 0) {
            base_buffer_text(&words, template_node_text(definition->node, "kata", ""));
            base_buffer_char(&words, ' ');
        }
    }
    run->document->hyphenation = base_buffer_get(&words);
}

struct document *template_expand(const struct template_pack *pack, struct base_arena *arena,
                                 struct base_sources *sources, struct base_diagnostics *diagnostics,
                                 const struct value *scope_root, const char *report_folder,
                                 const struct template_options *options)
{
    struct template_run run = {
        .pack = pack,
        .arena = arena,
        .scratch = base_arena_create(),
        .sources = sources,
        .diagnostics = diagnostics,
        .unheard = base_diagnostics_create(arena, sources),
        .document = document_create(arena, sources),
        .options = *options,
        .report_folder = report_folder,
        .scheme = pack->scheme != NULL ? pack->scheme : "bawaan",
        .styles = template_cache_create(arena),
    };
    run.options.empty = options->empty != NULL ? options->empty : "–";
    run.context = (struct expression_context){
        .arena = arena,
        .sources = sources,
        .diagnostics = diagnostics,
        .empty = run.options.empty,
        .memory = expression_memory_create(arena),
        .percent_decimals = options->percent_decimals,
        .rounding = options->rounding,
        .percent_space = options->percent_space,
    };
    bind_globals(&run, scope_root);
    fill_meta(&run);
    fill_hyphenation(&run);
    struct template_flow flow = {0};
    struct template_sink sink = {.flow = &flow};
    template_expand_children(&run, pack->content, &sink);
    template_missing_finish(&run);
    run.document->open = !options->final && run.missing != NULL;
    bool good = document_finish(run.document, diagnostics);
    template_continued_finish(&run);
    base_arena_destroy(run.scratch);
    return run.stopped || (!good && run.document->first == NULL) ? NULL : run.document;
}
