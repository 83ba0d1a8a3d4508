/* Reads XML as a stream of events through libxml2's text reader. */
#include "xml_stream.h"

#include <libxml/xmlreader.h>
#include <string.h>

#include "base_arena.h"

struct xml_stream {
    struct xml_stream_source source;
    xmlTextReaderPtr reader;
    bool end_pending; /* an empty element: its end is still to be told */
    bool failed;
    xmlChar *attribute;
};

static int read_bytes(void *context, char *buffer, int size)
{
    struct xml_stream *stream = context;
    long count = stream->source.read(stream->source.context, buffer, (size_t)size);
    stream->failed = stream->failed || count < 0;
    return (int)count;
}

static void ignore_fault(void *context, const char *text, xmlParserSeverities severity,
                         xmlTextReaderLocatorPtr place)
{
    (void)text;
    (void)place;
    struct xml_stream *stream = context;
    if (severity == XML_PARSER_SEVERITY_ERROR)
        stream->failed = true;
}

struct xml_stream *xml_stream_create(struct xml_stream_source source)
{
    struct xml_stream *stream = base_malloc_zeroed(sizeof *stream);
    stream->source = source;
    stream->reader = xmlReaderForIO(read_bytes, NULL, stream, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                        XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    if (stream->reader != NULL)
        xmlTextReaderSetErrorHandler(stream->reader, ignore_fault, stream);
    return stream;
}

void xml_stream_destroy(struct xml_stream *stream)
{
    if (stream == NULL)
        return;
    if (stream->attribute != NULL)
        xmlFree(stream->attribute);
    if (stream->reader != NULL)
        xmlFreeTextReader(stream->reader);
    base_free(stream);
}

/* The event of the reader's node; -1 for what is passed over. */
static int event_of(struct xml_stream *stream)
{
    switch (xmlTextReaderNodeType(stream->reader)) {
    case XML_READER_TYPE_ELEMENT:
        stream->end_pending = xmlTextReaderIsEmptyElement(stream->reader) == 1;
        return XML_EVENT_START;
    case XML_READER_TYPE_END_ELEMENT:
        return XML_EVENT_END;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
    case XML_READER_TYPE_WHITESPACE:
        return XML_EVENT_TEXT;
    case XML_READER_TYPE_DOCUMENT_TYPE:
    case XML_READER_TYPE_ENTITY_REFERENCE:
        return XML_EVENT_FAULT;
    default:
        return -1;
    }
}

enum xml_event xml_stream_next(struct xml_stream *stream)
{
    if (stream->end_pending) {
        stream->end_pending = false;
        return XML_EVENT_END;
    }
    int event = -1;
    while (event < 0) {
        int status = stream->reader != NULL ? xmlTextReaderRead(stream->reader) : -1;
        if (status < 0 || stream->failed)
            return XML_EVENT_FAULT;
        if (status == 0)
            return XML_EVENT_DONE;
        event = event_of(stream);
    }
    stream->failed = event == XML_EVENT_FAULT;
    return (enum xml_event)event;
}

const char *xml_stream_text(const struct xml_stream *stream)
{
    int type = xmlTextReaderNodeType(stream->reader);
    bool element = type == XML_READER_TYPE_ELEMENT || type == XML_READER_TYPE_END_ELEMENT;
    const xmlChar *text = element ? xmlTextReaderConstLocalName(stream->reader)
                                  : xmlTextReaderConstValue(stream->reader);
    return text != NULL ? (const char *)text : "";
}

const char *xml_stream_attribute(struct xml_stream *stream, const char *name)
{
    const char *found = NULL;
    for (int more = xmlTextReaderMoveToFirstAttribute(stream->reader); more == 1 && found == NULL;
         more = xmlTextReaderMoveToNextAttribute(stream->reader)) {
        const xmlChar *local = xmlTextReaderConstLocalName(stream->reader);
        if (local == NULL || strcmp((const char *)local, name) != 0)
            continue;
        if (stream->attribute != NULL)
            xmlFree(stream->attribute);
        stream->attribute = xmlTextReaderValue(stream->reader);
        found = (const char *)stream->attribute;
        break;
    }
    xmlTextReaderMoveToElement(stream->reader);
    return found;
}

int xml_stream_depth(const struct xml_stream *stream)
{
    return xmlTextReaderDepth(stream->reader);
}
