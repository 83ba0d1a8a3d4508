/* Changes values in a JSON text: reads the text into nodes and writes it with its changes. */
#include <string.h>

#include "base_arena.h"
#include "json.h"
#include "json_edit_tree.h"
#include "value.h"

/* ---------------------------------------------------------------- reading */

static size_t skip_blanks(const struct json_edit *edit, size_t at)
{
    while (at < edit->length && memchr(" \t\r\n", edit->bytes[at], 4) != NULL)
        at++;
    return at;
}

static size_t skip_text(const struct json_edit *edit, size_t at)
{
    for (at++; at < edit->length && edit->bytes[at] != '"'; at++)
        at += edit->bytes[at] == '\\';
    return at < edit->length ? at + 1 : edit->length;
}

/* A key of the text, which is kept once. */
static const char *known_key(struct json_edit *edit, const char *text, size_t length)
{
    size_t hash = length;
    for (size_t i = 0; i < length; i++)
        hash = hash * 31 + (unsigned char)text[i];
    const char **known = &edit->keys[(hash ^ hash >> 8) & (JSON_EDIT_KEYS - 1)];
    if (*known == NULL || strncmp(*known, text, length) != 0 || (*known)[length] != '\0')
        *known = base_copy(edit->arena, text, length);
    return *known;
}

/* Reads the key in front of a member's value. */
static size_t read_key(struct json_edit *edit, struct json_node *node, size_t at)
{
    size_t end = skip_text(edit, at);
    node->key = known_key(edit, edit->bytes + at + 1, end - at - 2);
    at = skip_blanks(edit, end);
    return skip_blanks(edit, at + 1);
}

/* Reads a value into node; returns the offset behind it. The depth was limited by json_read. */
static size_t read_value(struct json_edit *edit, struct json_node *node, size_t at)
{
    node->start = (uint32_t)at;
    node->kind = (unsigned char)edit->bytes[at];
    if (node->kind == '"')
        at = skip_text(edit, at);
    else if (node->kind != '{' && node->kind != '[') {
        while (at < edit->length && memchr(",]} \t\r\n", edit->bytes[at], 7) == NULL)
            at++;
    } else {
        at = skip_blanks(edit, at + 1);
        while (at < edit->length && edit->bytes[at] != ']' && edit->bytes[at] != '}') {
            struct json_node *child = json_edit_node(edit, node, node->last);
            child->item = (uint32_t)at;
            at = read_value(edit, child, node->kind == '{' ? read_key(edit, child, at) : at);
            at = skip_blanks(edit, at);
            if (edit->bytes[at] == ',')
                at = skip_blanks(edit, at + 1);
        }
        at++;
    }
    node->end = (uint32_t)at;
    return at;
}

static bool has_break(const struct json_edit *edit, const struct json_node *node)
{
    return memchr(edit->bytes + node->start, '\n', node->end - node->start) != NULL;
}

/* True when some record or list of plain values stands in one line. */
static bool has_small_inline(const struct json_edit *edit, const struct json_node *node)
{
    bool plain = node->kind == '{' && node->first != NULL && node->first->next != NULL;
    for (const struct json_node *child = node->first; child != NULL; child = child->next) {
        plain = plain && child->kind != '{' && child->kind != '[';
        if (has_small_inline(edit, child))
            return true;
    }
    return plain && !has_break(edit, node);
}

/* The blanks in front of the first member of the file. */
static unsigned find_unit(const struct json_edit *edit)
{
    const struct json_node *first = edit->root->first;
    size_t at = first != NULL ? first->item : 0;
    size_t blanks = at;
    while (blanks > 0 && edit->bytes[blanks - 1] == ' ')
        blanks--;
    bool line = blanks > 0 && edit->bytes[blanks - 1] == '\n' && at > blanks && at - blanks <= 8;
    return line ? (unsigned)(at - blanks) : 2;
}

struct json_edit *json_edit_create(struct base_arena *arena, const char *bytes, size_t length)
{
    struct json_edit *edit = base_alloc(arena, sizeof *edit);
    *edit = (struct json_edit){.arena = arena, .bytes = bytes, .length = length};
    edit->root = base_alloc(arena, sizeof *edit->root);
    size_t start = length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    start = skip_blanks(edit, start);
    edit->root->item = (uint32_t)start;
    read_value(edit, edit->root, start);
    const char *first = memchr(bytes, '\n', length);
    edit->line_break = first != NULL && first > bytes && first[-1] == '\r' ? "\r\n" : "\n";
    edit->unit = find_unit(edit);
    edit->small_inline = has_small_inline(edit, edit->root);
    return edit;
}

/* ---------------------------------------------------------------- writing */

/* How what is put into a list or record is laid out. */
struct layout {
    bool lines; /* one item a line */
    unsigned indent;
};

static unsigned indent_at(const struct json_edit *edit, size_t offset)
{
    size_t line = offset;
    while (line > 0 && edit->bytes[line - 1] != '\n')
        line--;
    unsigned indent = 0;
    while (line + indent < edit->length && edit->bytes[line + indent] == ' ')
        indent++;
    return indent;
}

/* The layout of the items of a node that stands in the text. */
static struct layout layout_of(const struct json_edit *edit, const struct json_node *node)
{
    const struct json_node *first = node->first;
    while (first != NULL && first->item == 0)
        first = first->next;
    if (first == NULL)
        return (struct layout){true, indent_at(edit, node->start) + edit->unit};
    bool lines = memchr(edit->bytes + node->start, '\n', first->item - node->start) != NULL;
    return (struct layout){lines, indent_at(edit, lines ? first->item : node->start)};
}

/* Hands on what was written when it has become much. */
static void hand_on(struct json_edit *edit, struct base_buffer *out, size_t much)
{
    if (edit->sink == NULL || out->length < much || out->length == 0)
        return;
    bool good = edit->sink->write(edit->sink->context, out->data, out->length);
    edit->sink_failed = edit->sink_failed || !good;
    out->length = 0;
}

static void add_break(struct json_edit *edit, struct base_buffer *out, struct layout layout)
{
    if (!layout.lines) {
        base_buffer_char(out, ' ');
        return;
    }
    base_buffer_text(out, edit->line_break);
    for (unsigned i = 0; i < layout.indent; i++)
        base_buffer_char(out, ' ');
}

static void add_key(struct base_buffer *out, const char *key)
{
    struct value text = {.kind = VALUE_TEXT, .text = key};
    json_write(out, &text, 0);
    base_buffer_text(out, ": ");
}

/* True for what fits into one line: plain values only, and a record where others do so too. */
static bool is_small(const struct json_edit *edit, const struct value *value)
{
    enum { LONGEST = 90 };
    size_t length = 0;
    if (value->kind == VALUE_RECORD && value_count(value) > 0 && !edit->small_inline)
        return false;
    for (size_t i = 0; i < value_count(value); i++) {
        bool record = value->kind == VALUE_RECORD;
        const struct value *item = record ? value_entry_at(value, i).value : value->list.items[i];
        if (item->kind == VALUE_RECORD || (item->kind == VALUE_LIST && value_count(item) > 0))
            return false;
        length += item->kind == VALUE_TEXT ? strlen(item->text) + 4 : 8;
        length += record ? strlen(value_entry_at(value, i).key) + 4 : 0;
    }
    return length <= LONGEST;
}

/* Writes a value that was put in; indent: of the line it begins in. */
static void write_value(struct json_edit *edit, const struct value *value, struct base_buffer *out,
                        unsigned indent)
{
    bool record = value->kind == VALUE_RECORD;
    if (!record && value->kind != VALUE_LIST) {
        json_write(out, value, 0);
        return;
    }
    struct layout inner = {!is_small(edit, value), indent + edit->unit};
    base_buffer_char(out, record ? '{' : '[');
    for (size_t i = 0; i < value_count(value); i++) {
        if (i > 0)
            base_buffer_char(out, ',');
        if (inner.lines || record || i > 0)
            add_break(edit, out, inner);
        if (record)
            add_key(out, value_entry_at(value, i).key);
        write_value(edit, record ? value_entry_at(value, i).value : value->list.items[i], out,
                    inner.lines ? inner.indent : indent);
    }
    if (value_count(value) > 0 && (inner.lines || record))
        add_break(edit, out, (struct layout){inner.lines, indent});
    base_buffer_char(out, record ? '}' : ']');
}

static void write_node(struct json_edit *edit, struct json_node *node, struct base_buffer *out,
                       unsigned indent);

/* Writes a value that was put in and then changed further: one item a line. */
static void write_new(struct json_edit *edit, struct json_node *node, struct base_buffer *out,
                      unsigned indent)
{
    if (node->first == NULL) {
        write_value(edit, node->value, out, indent);
        return;
    }
    struct layout inner = {true, indent + edit->unit};
    base_buffer_char(out, (char)node->kind);
    for (struct json_node *child = node->first; child != NULL; child = child->next) {
        if (child != node->first)
            base_buffer_char(out, ',');
        add_break(edit, out, inner);
        if (child->key != NULL)
            add_key(out, child->key);
        write_node(edit, child, out, inner.indent);
    }
    add_break(edit, out, (struct layout){true, indent});
    base_buffer_char(out, node->kind == '{' ? '}' : ']');
}

/* The first item that stands in the text; kept: and is not taken out. */
static const struct json_node *first_in_text(const struct json_node *node, bool kept)
{
    const struct json_node *first = node->first;
    while (first != NULL && (first->item == 0 || (kept && first->removed)))
        first = first->next;
    return first;
}

/* Writes the items of a list or record of the text, those put in between the others. */
static void write_changed(struct json_edit *edit, struct json_node *node, struct base_buffer *out,
                          unsigned indent)
{
    struct layout layout = layout_of(edit, node);
    const struct json_node *first = first_in_text(node, true);
    bool begun = false; /* something stands before the item that comes now */
    size_t at = first != NULL ? first_in_text(node, false)->item : node->start + 1;
    base_buffer_add(out, edit->bytes + node->start, at - node->start);
    at = first != NULL ? first->item : at;
    for (struct json_node *child = node->first; child != NULL; child = child->next) {
        bool leading = first != NULL && !begun;
        if (child->removed) {
            at = begun && child->item != 0 ? child->end : at;
            continue;
        }
        if (child->item != 0) {
            base_buffer_add(out, edit->bytes + at, child->start - at);
            write_node(edit, child, out, layout.lines ? layout.indent : indent);
            at = child->end;
            begun = true;
            continue;
        }
        if (begun)
            base_buffer_char(out, ',');
        if (!leading)
            add_break(edit, out, layout);
        if (child->key != NULL)
            add_key(out, child->key);
        write_node(edit, child, out, layout.indent);
        begun = begun || !leading;
        if (leading) {
            base_buffer_char(out, ',');
            add_break(edit, out, layout);
        }
    }
    if (first == NULL) {
        layout.indent -= edit->unit;
        if (begun)
            add_break(edit, out, layout);
        base_buffer_char(out, edit->bytes[node->end - 1]);
        return;
    }
    base_buffer_add(out, edit->bytes + at, node->end - at);
}

static void write_node(struct json_edit *edit, struct json_node *node, struct base_buffer *out,
                       unsigned indent)
{
    enum { MUCH = 64 * 1024 };
    hand_on(edit, out, MUCH);
    if (node->value != NULL)
        write_new(edit, node, out, indent);
    else if (node->changed)
        write_changed(edit, node, out, indent);
    else
        base_buffer_add(out, edit->bytes + node->start, node->end - node->start);
}

static void write_all(struct json_edit *edit, struct base_buffer *out)
{
    base_buffer_add(out, edit->bytes, edit->root->start);
    write_node(edit, edit->root, out, 0);
    base_buffer_add(out, edit->bytes + edit->root->end, edit->length - edit->root->end);
}

const char *json_edit_text(struct json_edit *edit, size_t *length)
{
    struct base_buffer out = {.arena = edit->arena};
    write_all(edit, &out);
    *length = out.length;
    return base_buffer_get(&out);
}

bool json_edit_write(struct json_edit *edit, struct json_sink sink)
{
    struct base_buffer out = {.arena = edit->arena};
    edit->sink = &sink;
    edit->sink_failed = false;
    write_all(edit, &out);
    hand_on(edit, &out, 0);
    edit->sink = NULL;
    return !edit->sink_failed;
}
