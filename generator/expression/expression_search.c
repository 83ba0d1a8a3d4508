/* Searches in lists by tables of the texts that a member has: a list of all rows of the budget is
 * searched once for each row of an agreement. */
#include "expression_search.h"

#include <string.h>

#include "base_arena.h"
#include "base_hash.h"

enum { TABLES = 64, SEARCHES_BEFORE = 2, LEAST_ITEMS = 16 };

struct expression_table {
    const struct value *const *items;
    const char **texts; /* of each item; NULL: empty */
    uint32_t *buckets;  /* the first item of each, from 1; 0 = none */
    uint32_t *next;     /* of each item, the next one in its bucket */
    size_t mask;
};

/* A list and a path that were searched. */
struct searched {
    const struct value *const *items; /* NULL: none yet; lists in use are never freed */
    size_t count, searches;
    const char *path;
    struct expression_table *table; /* NULL: none, or none possible */
};

struct expression_memory {
    struct base_arena *arena;
    struct searched searched[TABLES];
};

struct expression_memory *expression_memory_create(struct base_arena *arena)
{
    struct expression_memory *memory = base_alloc(arena, sizeof *memory);
    memory->arena = arena;
    return memory;
}

/* The place of a text in the buckets; NULL is empty. */
static size_t bucket_of(const struct expression_table *table, const char *text)
{
    return base_hash_text(text != NULL ? text : "") & table->mask;
}

/* The member of an item without a word of what is absent. False when the usual way has something to
 * tell of it, or when it is neither a text nor empty. */
static bool text_of(struct base_arena *scratch, const struct value *item, const char *path,
                    const char **text)
{
    *text = NULL;
    for (const char *at = path; *at != '\0';) {
        size_t length = strcspn(at, ".");
        const struct value *member = value_get(item, base_copy(scratch, at, length));
        if (item->kind == VALUE_LIST ||
            (member == NULL && item->kind == VALUE_RECORD && item->closed))
            return false;
        if (member == NULL)
            return item->kind != VALUE_MISSING;
        item = member;
        at += length;
        at += *at == '.';
    }
    *text = value_text_or(item, NULL);
    return *text != NULL || item->kind == VALUE_NULL;
}

static struct expression_table *make_table(struct base_arena *arena,
                                           const struct searched *searched)
{
    struct expression_table *table = base_alloc(arena, sizeof *table);
    size_t count = searched->count, size = LEAST_ITEMS;
    while (size < count)
        size *= 2;
    *table = (struct expression_table){
        .items = searched->items,
        .texts = base_alloc_array(arena, count, sizeof *table->texts),
        .buckets = base_alloc_array(arena, size, sizeof *table->buckets),
        .next = base_alloc_array(arena, count, sizeof *table->next),
        .mask = size - 1,
    };
    struct base_arena *scratch = base_arena_create();
    bool fits = true;
    for (size_t i = count; fits && i-- > 0;) {
        fits = text_of(scratch, table->items[i], searched->path, &table->texts[i]);
        uint32_t *bucket = &table->buckets[bucket_of(table, table->texts[i])];
        table->next[i] = *bucket;
        *bucket = (uint32_t)i + 1;
    }
    base_arena_destroy(scratch);
    return fits ? table : NULL;
}

/* The table of a list and a path; NULL when there is none. */
static const struct expression_table *table_of(struct expression_memory *memory,
                                               const struct value *list, const char *path)
{
    size_t place = (base_hash_text(path) ^ (uintptr_t)list->list.items >> 4) % TABLES;
    struct searched *searched = &memory->searched[place];
    bool known = searched->items == list->list.items && searched->count == list->list.count &&
                 strcmp(searched->path, path) == 0;
    if (!known && searched->table != NULL)
        return NULL; /* the place is taken for good */
    if (!known)
        *searched = (struct searched){.items = list->list.items,
                                      .count = list->list.count,
                                      .path = base_copy_text(memory->arena, path)};
    if (searched->searches++ == SEARCHES_BEFORE)
        searched->table = make_table(memory->arena, searched);
    return searched->table;
}

bool expression_search_start(struct expression_search *search, const struct expression_call *call,
                             const char *path, const struct value *wanted)
{
    const struct expression_context *context = call->run->context;
    const struct value *list = call->arguments[0];
    if (context->memory == NULL || list->list.count < LEAST_ITEMS ||
        (wanted->kind != VALUE_TEXT && wanted->kind != VALUE_NULL))
        return false;
    /* A list that was made on the way is gone when the next one lies in its place. */
    bool lasts = context->arena == context->memory->arena ||
                 !base_arena_holds(context->arena, list->list.items);
    search->table = lasts ? table_of(context->memory, list, path) : NULL;
    if (search->table == NULL)
        return false;
    search->text = value_text_or(wanted, NULL);
    search->next = search->table->buckets[bucket_of(search->table, search->text)];
    return true;
}

static bool same(const char *left, const char *right)
{
    return left == right || (left != NULL && right != NULL && strcmp(left, right) == 0);
}

const struct value *expression_search_next(struct expression_search *search)
{
    const struct expression_table *table = search->table;
    while (search->next != 0) {
        size_t item = search->next - 1;
        search->next = table->next[item];
        if (same(table->texts[item], search->text))
            return table->items[item];
    }
    return NULL;
}
