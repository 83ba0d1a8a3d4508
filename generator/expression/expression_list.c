/* Functions that choose from lists and records. */
#include "expression_function.h"
#include "expression_search.h"

#include "base_arena.h"

/* A list under construction. */
struct items {
    const struct value **items;
    size_t count, capacity;
};

static struct base_arena *arena_of(const struct expression_call *call)
{
    return call->run->context->arena;
}

static void push(const struct expression_call *call, struct items *items, const struct value *value)
{
    BASE_PUSH(arena_of(call), items->items, items->count, items->capacity, value);
}

static const struct value *finish(const struct expression_call *call, const struct items *items)
{
    return value_list(arena_of(call), call->arguments[0]->origin, items->items, items->count);
}

static size_t count_of(const struct expression_call *call)
{
    return call->arguments[0]->list.count;
}

static const struct value *item_of(const struct expression_call *call, size_t index)
{
    return call->arguments[0]->list.items[index];
}

/* The member of an item that the key argument names. */
static const struct value *member_of(const struct expression_call *call, size_t index,
                                     const char *key)
{
    return expression_follow(call, item_of(call, index), key);
}

const struct value *expression_pertama(const struct expression_call *call)
{
    if (count_of(call) == 0)
        return value_null(arena_of(call), call->arguments[0]->origin);
    return item_of(call, 0);
}

const struct value *expression_terakhir(const struct expression_call *call)
{
    if (count_of(call) == 0)
        return value_null(arena_of(call), call->arguments[0]->origin);
    return item_of(call, count_of(call) - 1);
}

const struct value *expression_banyak(const struct expression_call *call)
{
    return value_integer(arena_of(call), call->arguments[0]->origin,
                         (long long)value_count(call->arguments[0]));
}

/* Whether an item passes saring(list, key, value?). */
static bool passes(const struct expression_call *call, size_t index, const char *key)
{
    const struct value *wanted = expression_argument(call, 2);
    const struct value *member = member_of(call, index, key);
    return wanted == NULL ? value_truth(member) : expression_same(member, wanted);
}

/* The items that pass, or those that do not. A missing value to compare with stays missing. */
static const struct value *filter(const struct expression_call *call, bool wanted)
{
    struct items items = {0};
    const char *key = expression_key(call, 1);
    const struct value *same = expression_argument(call, 2);
    struct expression_search search;
    if (same != NULL && same->kind == VALUE_MISSING)
        return same;
    if (wanted && same != NULL && expression_search_start(&search, call, key, same)) {
        for (const struct value *item; (item = expression_search_next(&search)) != NULL;)
            push(call, &items, item);
        return finish(call, &items);
    }
    for (size_t i = 0; i < count_of(call); i++) {
        if (passes(call, i, key) == wanted)
            push(call, &items, item_of(call, i));
    }
    return finish(call, &items);
}

const struct value *expression_saring(const struct expression_call *call)
{
    return filter(call, true);
}

const struct value *expression_tolak(const struct expression_call *call)
{
    return filter(call, false);
}

static const struct value *not_found(const struct expression_call *call)
{
    const struct expression_source *source = &call->run->expression->source;
    const char *shown = base_copy(arena_of(call), source->text + call->node->start,
                                  call->node->end - call->node->start);
    return value_missing(arena_of(call), call->arguments[0]->origin, shown);
}

const struct value *expression_cari(const struct expression_call *call)
{
    const char *key = expression_key(call, 1);
    struct expression_search search;
    if (call->arguments[2]->kind == VALUE_MISSING)
        return call->arguments[2];
    if (expression_search_start(&search, call, key, call->arguments[2])) {
        const struct value *item = expression_search_next(&search);
        return item != NULL ? item : not_found(call);
    }
    for (size_t i = 0; i < count_of(call); i++) {
        if (passes(call, i, key))
            return item_of(call, i);
    }
    return not_found(call);
}

const struct value *expression_balik(const struct expression_call *call)
{
    struct items items = {0};
    for (size_t i = count_of(call); i > 0; i--)
        push(call, &items, item_of(call, i - 1));
    return finish(call, &items);
}

const struct value *expression_ambil(const struct expression_call *call)
{
    struct items items = {0};
    const char *key = expression_key(call, 1);
    for (size_t i = 0; i < count_of(call); i++)
        push(call, &items, member_of(call, i, key));
    return finish(call, &items);
}

/* The position of an equal value, or count. */
static size_t find(const struct items *items, const struct value *value)
{
    size_t i = 0;
    while (i < items->count && !expression_same(items->items[i], value))
        i++;
    return i;
}

const struct value *expression_unik(const struct expression_call *call)
{
    struct items items = {0}, seen = {0};
    const char *key = expression_key(call, 1);
    for (size_t i = 0; i < count_of(call); i++) {
        const struct value *member = member_of(call, i, key);
        if (find(&seen, member) < seen.count)
            continue;
        push(call, &seen, member);
        push(call, &items, item_of(call, i));
    }
    return finish(call, &items);
}

static const struct value *group(const struct expression_call *call, const struct value *key,
                                 const struct items *items)
{
    const struct value_entry entries[] = {{"kunci", key}, {"isi", finish(call, items)}};
    return value_record(arena_of(call), call->arguments[0]->origin, entries, 2);
}

/* Groups stand in the order of their first items. */
const struct value *expression_kelompok(const struct expression_call *call)
{
    struct items keys = {0}, groups = {0};
    struct items *members = base_alloc_array(arena_of(call), count_of(call), sizeof *members);
    const char *key = expression_key(call, 1);
    for (size_t i = 0; i < count_of(call); i++) {
        const struct value *member = member_of(call, i, key);
        size_t found = find(&keys, member);
        if (found == keys.count)
            push(call, &keys, member);
        push(call, &members[found], item_of(call, i));
    }
    for (size_t i = 0; i < keys.count; i++)
        push(call, &groups, group(call, keys.items[i], &members[i]));
    return finish(call, &groups);
}

const struct value *expression_berisi(const struct expression_call *call)
{
    const struct value *wanted = call->arguments[1];
    if (wanted->kind == VALUE_MISSING)
        return wanted;
    return value_bool(arena_of(call), call->arguments[0]->origin,
                      expression_holds(arena_of(call), call->arguments[0], wanted));
}

const struct value *expression_kunci(const struct expression_call *call)
{
    struct items items = {0};
    const struct value *record = call->arguments[0];
    for (size_t i = 0; i < value_count(record); i++) {
        const struct value_entry entry = value_entry_at(record, i);
        push(call, &items, value_text(arena_of(call), entry.value->origin, entry.key));
    }
    return finish(call, &items);
}

const struct value *expression_isi(const struct expression_call *call)
{
    struct items items = {0};
    const struct value *record = call->arguments[0];
    for (size_t i = 0; i < value_count(record); i++)
        push(call, &items, value_entry_at(record, i).value);
    return finish(call, &items);
}

const struct value *expression_belum(const struct expression_call *call)
{
    return value_missing(arena_of(call), 0, call->arguments[0]->text);
}

const struct value *expression_jika_kosong(const struct expression_call *call)
{
    const struct value *value = call->arguments[0];
    bool empty_text = value->kind == VALUE_TEXT && value->text[0] == '\0';
    return empty_text || expression_is_empty(value) ? call->arguments[1] : value;
}
