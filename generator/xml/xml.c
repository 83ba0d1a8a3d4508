/* Reads XML by libxml2's events into an own tree with positions. */
#include "xml.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_utf8.h"
#include "xml_fault.h"
#include "xml_scan.h"

/* What the event handlers share. */
struct reader {
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostics *diagnostics;
    xmlParserCtxtPtr parser;
    uint32_t source;
    struct xml_scan scan;
    struct xml_node *root, *current;
    struct base_buffer text; /* of the text node being read */
    size_t text_start;
    bool in_text;
    bool self_closing; /* the tag read last was "<x/>" */
    int depth, elements;
    bool failed;
};

static base_origin origin_at(struct reader *reader, size_t offset)
{
    uint32_t line, column;
    base_source_position(reader->sources, reader->source, offset, &line, &column);
    return base_origin_place(reader->sources, reader->source, line, column);
}

/* Reports and stops; only the first fault of a file is worth telling. */
static void fail(struct reader *reader, base_origin origin, enum base_message message,
                 const char *first, const char *second)
{
    if (!reader->failed)
        base_report(reader->diagnostics, base_at(origin), message, first, second);
    reader->failed = true;
    xmlStopParser(reader->parser);
}

static void append_node(struct reader *reader, struct xml_node *node)
{
    node->parent = reader->current;
    if (reader->current == NULL) {
        reader->root = node;
    } else if (reader->current->last == NULL) {
        reader->current->first = reader->current->last = node;
    } else {
        reader->current->last->next = node;
        reader->current->last = node;
    }
}

/* Closes the text node being read. */
static void finish_text(struct reader *reader)
{
    if (!reader->in_text)
        return;
    struct xml_node *node = base_alloc(reader->arena, sizeof *node);
    node->kind = XML_TEXT;
    node->origin = origin_at(reader, reader->text_start);
    node->text = base_copy(reader->arena, reader->text.data, reader->text.length);
    append_node(reader, node);
    reader->text.length = 0;
    reader->in_text = false;
}

/* The value as libxml2 decoded it; as written when only line ends would have been lost. */
static const char *attribute_value(struct reader *reader, const char *decoded, size_t length,
                                   const struct xml_span *span)
{
    const char *written = reader->scan.bytes + span->value;
    size_t written_length = span->value_end - span->value;
    bool lines = memchr(written, '\n', written_length) != NULL;
    if (lines && memchr(written, '&', written_length) == NULL)
        return base_copy(reader->arena, written, written_length);
    return base_copy(reader->arena, decoded, length);
}

static const char *full_name(struct reader *reader, const xmlChar *prefix, const xmlChar *name)
{
    if (prefix == NULL)
        return base_copy_text(reader->arena, (const char *)name);
    return base_format(reader->arena, "%s:%s", (const char *)prefix, (const char *)name);
}

/* Attributes arrive as name, prefix, URI, value, end of value. */
static void add_attributes(struct reader *reader, struct xml_node *node, const xmlChar **list,
                           int count)
{
    for (int i = 0; i < count; i++) {
        const xmlChar **entry = list + (size_t)i * 5;
        struct xml_span span = {0};
        xml_scan_attribute(&reader->scan, &span);
        struct xml_attribute attribute = {
            .name = full_name(reader, entry[1], entry[0]),
            .value = attribute_value(reader, (const char *)entry[3], (size_t)(entry[4] - entry[3]),
                                     &span),
            .name_origin = origin_at(reader, span.name),
            .value_origin = origin_at(reader, span.value),
        };
        BASE_PUSH(reader->arena, node->attributes, node->attribute_count, node->attribute_capacity,
                  attribute);
    }
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted, const xmlChar **attributes)
{
    (void)uri, (void)namespaces, (void)defaulted;
    struct reader *reader = context;
    if (reader->failed)
        return;
    finish_text(reader);
    struct xml_node *node = base_alloc(reader->arena, sizeof *node);
    node->kind = XML_ELEMENT;
    node->name = full_name(reader, prefix, name);
    node->origin = origin_at(reader, xml_scan_tag(&reader->scan));
    if (namespace_count > 0) {
        fail(reader, node->origin, BASE_MESSAGE_XML_NAMESPACE, NULL, NULL);
        return;
    }
    if (++reader->depth > XML_DEPTH_LIMIT) {
        fail(reader, node->origin, BASE_MESSAGE_XML_DEPTH,
             base_format(reader->arena, "%d", XML_DEPTH_LIMIT), NULL);
        return;
    }
    if (++reader->elements > XML_ELEMENT_LIMIT) {
        fail(reader, node->origin, BASE_MESSAGE_XML_ELEMENTS,
             base_format(reader->arena, "%d", XML_ELEMENT_LIMIT), NULL);
        return;
    }
    add_attributes(reader, node, attributes, attribute_count);
    xml_scan_tag_end(&reader->scan);
    reader->self_closing =
        reader->scan.offset >= 2 && reader->scan.bytes[reader->scan.offset - 2] == '/';
    append_node(reader, node);
    reader->current = node;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)name, (void)prefix, (void)uri;
    struct reader *reader = context;
    if (reader->failed || reader->current == NULL)
        return;
    finish_text(reader);
    if (!reader->self_closing) {
        xml_scan_tag(&reader->scan);
        xml_scan_tag_end(&reader->scan);
    }
    reader->self_closing = false;
    reader->depth--;
    reader->current = reader->current->parent;
}

static void on_text(void *context, const xmlChar *text, int length)
{
    struct reader *reader = context;
    if (reader->failed || reader->current == NULL)
        return;
    if (!reader->in_text)
        reader->text_start = reader->scan.offset;
    reader->in_text = true;
    base_buffer_add(&reader->text, (const char *)text, (size_t)length);
}

/* A comment or instruction ends a text node, so that positions stay right behind it. */
static void on_comment(void *context, const xmlChar *text)
{
    (void)text;
    struct reader *reader = context;
    finish_text(reader);
    xml_scan_aside(&reader->scan);
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
    (void)target;
    on_comment(context, data);
}

static void on_doctype(void *context, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    struct reader *reader = context;
    const char *found = strstr(reader->scan.bytes + reader->scan.offset, "<!DOCTYPE");
    size_t offset = found != NULL ? (size_t)(found - reader->scan.bytes) : 0;
    fail(reader, origin_at(reader, offset), BASE_MESSAGE_XML_DOCTYPE, NULL, NULL);
}

static xmlEntityPtr on_entity(void *context, const xmlChar *name)
{
    (void)context;
    return xmlGetPredefinedEntity(name);
}

/* The element opened last, for a closing tag that does not match. */
static void report_mismatch(struct reader *reader, base_origin origin)
{
    base_origin opened = reader->current->origin;
    fail(reader, origin, BASE_MESSAGE_XML_TAG_MISMATCH, reader->current->name,
         base_format(reader->arena, "%u", base_origin_get(reader->sources, opened).line));
}

static void on_error(void *context, xmlErrorPtr error)
{
    struct reader *reader = context;
    if (reader->failed || error->level < XML_ERR_ERROR)
        return;
    base_origin origin = base_origin_place(reader->sources, reader->source,
                                           error->line > 0 ? (uint32_t)error->line : 0,
                                           error->int2 > 0 ? (uint32_t)error->int2 : 0);
    if (error->code == XML_ERR_TAG_NAME_MISMATCH && reader->current != NULL)
        report_mismatch(reader, origin);
    else if (error->code == XML_ERR_UNDECLARED_ENTITY || error->code == XML_WAR_UNDECLARED_ENTITY)
        fail(reader, origin, BASE_MESSAGE_XML_ENTITY, NULL, NULL);
    else if (error->code == XML_ERR_ATTRIBUTE_REDEFINED)
        fail(reader, origin, BASE_MESSAGE_XML_DUPLICATE_ATTRIBUTE,
             error->str1 != NULL ? error->str1 : "", NULL);
    else
        fail(reader, origin, BASE_MESSAGE_XML_SYNTAX, xml_fault_words(error->code), NULL);
}

static char *copy_text(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(base_malloc(size), text, size);
}

static void prepare_library(void)
{
    static bool prepared;
    if (prepared)
        return;
    prepared = true;
    xmlMemSetup(base_free, base_malloc, base_realloc, copy_text);
    xmlInitParser();
}

static void parse(struct reader *reader)
{
    xmlSAXHandler handler = {
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_doctype,
        .getEntity = on_entity,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .comment = on_comment,
        .processingInstruction = on_instruction,
        .serror = on_error,
    };
    prepare_library();
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (parser == NULL)
        base_out_of_memory();
    *parser->sax = handler;
    parser->userData = reader;
    reader->parser = parser;
    xmlDocPtr tree = xmlCtxtReadMemory(parser, reader->scan.bytes, (int)reader->scan.length, NULL,
                                       "UTF-8", XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT);
    xmlFreeDoc(tree);
    if (!parser->wellFormed && !reader->failed)
        fail(reader, origin_at(reader, reader->scan.offset), BASE_MESSAGE_XML_SYNTAX,
             xml_fault_words(XML_ERR_OK), NULL);
    xmlFreeDoc(parser->myDoc);
    xmlFreeParserCtxt(parser);
}

static bool is_blank(const char *bytes, size_t length)
{
    size_t i = 0;
    while (i < length && strchr(" \t\r\n", bytes[i]) != NULL && bytes[i] != '\0')
        i++;
    return i == length;
}

/* Size, encoding and that there is something, before libxml2 sees the bytes. */
static bool check_bytes(struct reader *reader)
{
    base_origin start = base_origin_place(reader->sources, reader->source, 1, 1);
    if (reader->scan.length > XML_SIZE_LIMIT) {
        base_report(reader->diagnostics, base_at(start), BASE_MESSAGE_XML_SIZE,
                    base_format(reader->arena, "%d", XML_SIZE_LIMIT));
        return false;
    }
    size_t fault = base_utf8_check(reader->scan.bytes, reader->scan.length);
    if (fault < reader->scan.length) {
        base_report(reader->diagnostics, base_at(origin_at(reader, fault)), BASE_MESSAGE_XML_UTF8,
                    NULL);
        return false;
    }
    if (is_blank(reader->scan.bytes, reader->scan.length)) {
        base_report(reader->diagnostics, base_at(start), BASE_MESSAGE_XML_EMPTY, NULL);
        return false;
    }
    return true;
}

struct xml_node *xml_read(struct base_arena *arena, struct base_sources *sources,
                          struct base_diagnostics *diagnostics, const char *bytes, size_t length,
                          const char *shown_name)
{
    struct reader reader = {
        .arena = arena,
        .sources = sources,
        .diagnostics = diagnostics,
        .source = base_source_add(sources, shown_name, bytes, length),
        .scan = {.bytes = bytes, .length = length},
        .text = {.arena = arena},
    };
    if (!check_bytes(&reader))
        return NULL;
    parse(&reader);
    return reader.failed ? NULL : reader.root;
}

struct xml_node *xml_read_file(struct base_arena *arena, struct base_sources *sources,
                               struct base_diagnostics *diagnostics, const char *path,
                               const char *shown_name)
{
    size_t length;
    char *bytes = base_file_read(arena, path, shown_name, XML_SIZE_LIMIT, &length, diagnostics);
    if (bytes == NULL)
        return NULL;
    return xml_read(arena, sources, diagnostics, bytes, length, shown_name);
}

const struct xml_attribute *xml_attribute(const struct xml_node *node, const char *name)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        if (strcmp(node->attributes[i].name, name) == 0)
            return &node->attributes[i];
    }
    return NULL;
}

const char *xml_value(const struct xml_node *node, const char *name, const char *fallback)
{
    const struct xml_attribute *attribute = xml_attribute(node, name);
    return attribute != NULL ? attribute->value : fallback;
}

bool xml_is_space(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}
