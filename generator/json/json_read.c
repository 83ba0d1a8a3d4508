/* Reads JSON: cJSON's tree and the tokens of the strict walk become values with origins. */
#include "json.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "json_scan.h"
#include "value.h"

enum { KEYS = 256 }; /* a power of two */

/* What is gathered while a value is read; each list and record takes off what it put on. */
struct builder {
    struct json_scanner *scanner;
    size_t next; /* index of the next token */
    const struct value **items;
    size_t item_count, item_capacity;
    struct value_entry *entries;
    size_t entry_count, entry_capacity;
    struct keyed *keys;
    size_t key_count, key_capacity;
    const char *known[KEYS]; /* keys that were met, by hash: most occur many times */
};

/* An entry with the place of its key, for finding duplicates. */
struct keyed {
    const char *key;
    size_t order;
    size_t token;
};

static bool is_dropped(const char *key)
{
    return strncmp(key, "//", 2) == 0 || strcmp(key, "$schema") == 0;
}

/* Moves behind the tokens of a value that is left out. */
static void skip_value(struct builder *builder, const cJSON *node)
{
    builder->next++;
    const cJSON *child = NULL;
    cJSON_ArrayForEach(child, node)
    {
        if (cJSON_IsObject(node))
            builder->next++;
        skip_value(builder, child);
    }
}

/* A key, which is kept once. */
static const char *keep_key(struct builder *builder, const char *text)
{
    size_t hash = 0;
    for (const char *at = text; *at != '\0'; at++)
        hash = hash * 31 + (unsigned char)*at;
    const char **known = &builder->known[(hash ^ hash >> 8) & (KEYS - 1)];
    if (*known == NULL || strcmp(*known, text) != 0)
        *known = base_copy_text(builder->scanner->arena, text);
    return *known;
}

static int compare_keyed(const void *left, const void *right)
{
    const struct keyed *a = left;
    const struct keyed *b = right;
    int order = strcmp(a->key, b->key);
    if (order != 0)
        return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* Reports keys that occur twice in one record. The array is reordered. */
static void check_duplicates(struct builder *builder, struct keyed *keys, size_t count)
{
    struct json_scanner *scanner = builder->scanner;
    if (count > 1)
        qsort(keys, count, sizeof *keys, compare_keyed);
    size_t first = 0;
    for (size_t i = 1; i < count; i++) {
        if (strcmp(keys[i].key, keys[first].key) != 0) {
            first = i;
            continue;
        }
        const struct json_token *token = &scanner->tokens[keys[first].token];
        const char *place = base_format(scanner->arena, "%u:%u", token->line, token->column);
        json_fault(scanner, scanner->tokens[keys[i].token].start, BASE_MESSAGE_JSON_DUPLICATE,
                   keys[i].key, place);
    }
}

static const struct value *build_value(struct builder *builder, const cJSON *node,
                                       base_origin origin);

static const struct value *build_list(struct builder *builder, const cJSON *node,
                                      base_origin origin)
{
    struct json_scanner *scanner = builder->scanner;
    size_t first = builder->item_count;
    const cJSON *child = NULL;
    cJSON_ArrayForEach(child, node)
    {
        const struct json_token *token = &scanner->tokens[builder->next];
        base_origin at =
            base_origin_element(scanner->sources, origin, (uint32_t)(builder->item_count - first),
                                scanner->source, token->line, token->column);
        const struct value *item = build_value(builder, child, at);
        BASE_PUSH(scanner->scratch, builder->items, builder->item_count, builder->item_capacity,
                  item);
    }
    size_t count = builder->item_count - first;
    builder->item_count = first;
    return value_list(scanner->arena, origin, count > 0 ? builder->items + first : NULL, count);
}

/* Reads one key with its value, unless it is a comment. */
static void build_member(struct builder *builder, const cJSON *node, base_origin origin)
{
    struct json_scanner *scanner = builder->scanner;
    size_t key_token = builder->next++;
    bool dropped = is_dropped(node->string);
    if (dropped && !scanner->keep_all) {
        skip_value(builder, node);
        return;
    }
    const char *key = keep_key(builder, node->string);
    const struct json_token *token = &scanner->tokens[builder->next];
    base_origin at = base_origin_member(scanner->sources, origin, key, scanner->source, token->line,
                                        token->column);
    struct keyed keyed = {key, builder->key_count, key_token};
    struct value_entry entry = {key, build_value(builder, node, at)};
    if (!dropped)
        BASE_PUSH(scanner->scratch, builder->keys, builder->key_count, builder->key_capacity,
                  keyed);
    BASE_PUSH(scanner->scratch, builder->entries, builder->entry_count, builder->entry_capacity,
              entry);
}

static const struct value *build_record(struct builder *builder, const cJSON *node,
                                        base_origin origin)
{
    struct json_scanner *scanner = builder->scanner;
    size_t first = builder->entry_count;
    size_t first_key = builder->key_count;
    const cJSON *child = NULL;
    cJSON_ArrayForEach(child, node)
    {
        build_member(builder, child, origin);
    }
    unsigned before = scanner->faults;
    if (builder->key_count > first_key)
        check_duplicates(builder, builder->keys + first_key, builder->key_count - first_key);
    size_t count = scanner->faults == before ? builder->entry_count - first : 0;
    builder->key_count = first_key;
    builder->entry_count = first;
    return value_record(scanner->arena, origin, count > 0 ? builder->entries + first : NULL, count);
}

static const struct value *build_value(struct builder *builder, const cJSON *node,
                                       base_origin origin)
{
    struct json_scanner *scanner = builder->scanner;
    struct base_arena *arena = scanner->arena;
    assert(builder->next < scanner->token_count);
    const struct json_token *token = &scanner->tokens[builder->next++];
    if (cJSON_IsObject(node))
        return build_record(builder, node, origin);
    if (cJSON_IsArray(node))
        return build_list(builder, node, origin);
    if (cJSON_IsString(node))
        return value_text(arena, origin, base_copy_text(arena, node->valuestring));
    if (cJSON_IsNumber(node))
        return value_number(
            arena, origin,
            value_rational_parse(arena, scanner->bytes + token->start, token->end - token->start));
    if (cJSON_IsBool(node))
        return value_bool(arena, origin, cJSON_IsTrue(node));
    return value_null(arena, origin);
}

/* Where cJSON's tree lives, which is freed as a whole; its hooks know no context. */
static struct base_arena *tree_arena;

static void *allocate_node(size_t size)
{
    return base_alloc(tree_arena, size);
}

static void release_node(void *memory)
{
    (void)memory;
}

/* Builds the values from a text that the strict walk has accepted. */
static const struct value *build(struct json_scanner *scanner)
{
    cJSON_Hooks hooks = {allocate_node, release_node};
    tree_arena = scanner->scratch;
    cJSON_InitHooks(&hooks);
    const char *start = scanner->bytes + scanner->tokens[0].start;
    size_t length = scanner->length - scanner->tokens[0].start;
    cJSON *tree = cJSON_ParseWithLengthOpts(start, length, NULL, false);
    assert(tree != NULL); /* what the walk accepts, cJSON accepts */
    struct builder *builder = base_alloc(scanner->scratch, sizeof *builder);
    builder->scanner = scanner;
    base_origin origin = base_origin_place(scanner->sources, scanner->source,
                                           scanner->tokens[0].line, scanner->tokens[0].column);
    const struct value *value = build_value(builder, tree, origin);
    assert(builder->next == scanner->token_count);
    return scanner->faults == 0 ? value : NULL;
}

static const struct value *read_bytes(struct json_scanner *scanner, const char *shown_name)
{
    scanner->source =
        base_source_add(scanner->sources, shown_name, scanner->bytes, scanner->length);
    scanner->scratch = base_arena_create();
    const struct value *value = json_scan(scanner) ? build(scanner) : NULL;
    base_arena_destroy(scanner->scratch);
    return value;
}

const struct value *json_read_memory(struct base_arena *arena, struct base_sources *sources,
                                     struct base_diagnostics *diagnostics, const char *shown_name,
                                     const char *bytes, size_t length)
{
    struct json_scanner scanner = {.arena = arena,
                                   .sources = sources,
                                   .diagnostics = diagnostics,
                                   .bytes = bytes,
                                   .length = length};
    return read_bytes(&scanner, shown_name);
}

static const struct value *read_file(struct json_scanner *scanner, const char *path,
                                     const char *shown_name)
{
    scanner->bytes = base_file_read(scanner->arena, path, shown_name, JSON_SIZE_LIMIT,
                                    &scanner->length, scanner->diagnostics);
    return scanner->bytes != NULL ? read_bytes(scanner, shown_name) : NULL;
}

const struct value *json_read(struct base_arena *arena, struct base_sources *sources,
                              struct base_diagnostics *diagnostics, const char *path,
                              const char *shown_name)
{
    struct json_scanner scanner = {.arena = arena, .sources = sources, .diagnostics = diagnostics};
    return read_file(&scanner, path, shown_name);
}

const struct value *json_read_all(struct base_arena *arena, struct base_sources *sources,
                                  struct base_diagnostics *diagnostics, const char *path,
                                  const char *shown_name)
{
    struct json_scanner scanner = {
        .arena = arena, .sources = sources, .diagnostics = diagnostics, .keep_all = true};
    return read_file(&scanner, path, shown_name);
}

const struct value *json_read_all_memory(struct base_arena *arena, struct base_sources *sources,
                                         struct base_diagnostics *diagnostics,
                                         const char *shown_name, const char *bytes, size_t length)
{
    struct json_scanner scanner = {.arena = arena,
                                   .sources = sources,
                                   .diagnostics = diagnostics,
                                   .bytes = bytes,
                                   .length = length,
                                   .keep_all = true};
    return read_bytes(&scanner, shown_name);
}
