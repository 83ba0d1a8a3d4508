/* Changes values in a JSON text: the nodes of the text and what is put in. */
#include "json_edit.h"

#include <string.h>

#include "base_arena.h"
#include "json_edit_tree.h"
#include "value.h"

struct json_node *json_edit_node(struct json_edit *edit, struct json_node *parent,
                                 struct json_node *after)
{
    struct json_node *node = base_alloc(edit->arena, sizeof *node);
    node->parent = parent;
    if (parent == NULL)
        return node;
    struct json_node **link = after != NULL ? &after->next : &parent->first;
    node->next = *link;
    *link = node;
    if (node->next == NULL)
        parent->last = node;
    return node;
}

/* Nodes below a value that was put in are made when they are first asked for. */
void json_edit_unfold(struct json_edit *edit, struct json_node *node)
{
    const struct value *value = node->value;
    if (value == NULL || node->first != NULL)
        return;
    for (size_t i = 0; i < value_count(value); i++) {
        struct json_node *child = json_edit_node(edit, node, node->last);
        child->changed = true;
        child->key = value->kind == VALUE_RECORD ? value_entry_at(value, i).key : NULL;
        child->value =
            value->kind == VALUE_RECORD ? value_entry_at(value, i).value : value_at(value, i);
        child->kind = json_edit_kind(child->value);
    }
}

unsigned char json_edit_kind(const struct value *value)
{
    return value->kind == VALUE_RECORD ? '{' : value->kind == VALUE_LIST ? '[' : '0';
}

struct json_node *json_edit_root(struct json_edit *edit)
{
    return edit->root;
}

struct json_node *json_edit_member(struct json_edit *edit, struct json_node *record,
                                   const char *key)
{
    if (record->kind != '{')
        return NULL;
    json_edit_unfold(edit, record);
    for (struct json_node *node = record->first; node != NULL; node = node->next) {
        if (strcmp(node->key, key) == 0)
            return node;
    }
    return NULL;
}

struct json_node *json_edit_item(struct json_edit *edit, struct json_node *list, size_t index)
{
    if (list->kind != '[')
        return NULL;
    json_edit_unfold(edit, list);
    /* Records of long lists are mostly asked for one after the other. */
    if (edit->last_list != list || edit->last_index > index) {
        edit->last_list = list;
        edit->last_index = 0;
        edit->last_item = list->first;
    }
    for (; edit->last_item != NULL && edit->last_index < index; edit->last_index++)
        edit->last_item = edit->last_item->next;
    struct json_node *item = edit->last_item;
    if (item == NULL)
        edit->last_list = NULL;
    return item;
}

struct json_node *json_edit_find(struct json_edit *edit, const struct base_sources *sources,
                                 base_origin origin)
{
    struct base_origin_record record = base_origin_get(sources, origin);
    if (record.kind == BASE_ORIGIN_PLACE)
        return edit->root;
    struct json_node *parent = json_edit_find(edit, sources, record.parent);
    if (parent == NULL)
        return NULL;
    return record.kind == BASE_ORIGIN_MEMBER ? json_edit_member(edit, parent, record.key)
                                             : json_edit_item(edit, parent, record.index);
}

static void mark_changed(struct json_node *node)
{
    for (; node != NULL && !node->changed; node = node->parent)
        node->changed = true;
}

void json_edit_replace(struct json_edit *edit, struct json_node *node, const struct value *value)
{
    node->value = value;
    node->kind = json_edit_kind(value);
    node->first = node->last = NULL;
    edit->last_list = NULL;
    mark_changed(node);
}

static struct json_node *put_in(struct json_edit *edit, struct json_node *parent,
                                struct json_node *after, const char *key, const struct value *value)
{
    struct json_node *node = json_edit_node(edit, parent, after);
    node->key = key != NULL ? base_copy_text(edit->arena, key) : NULL;
    node->value = value;
    node->kind = json_edit_kind(value);
    node->changed = true;
    mark_changed(parent);
    return node;
}

struct json_node *json_edit_insert(struct json_edit *edit, struct json_node *record,
                                   struct json_node *after, const char *key,
                                   const struct value *value)
{
    json_edit_unfold(edit, record);
    return put_in(edit, record, after != NULL ? after : record->last, key, value);
}

struct json_node *json_edit_insert_first(struct json_edit *edit, struct json_node *record,
                                         const char *key, const struct value *value)
{
    json_edit_unfold(edit, record);
    return put_in(edit, record, NULL, key, value);
}

struct json_node *json_edit_append(struct json_edit *edit, struct json_node *list,
                                   const struct value *value)
{
    json_edit_unfold(edit, list);
    return put_in(edit, list, list->last, NULL, value);
}

void json_edit_remove(struct json_edit *edit, struct json_node *node)
{
    node->removed = true;
    edit->last_list = NULL;
    mark_changed(node);
}

bool json_edit_is_changed(const struct json_edit *edit)
{
    return edit->root->changed;
}
