/* Reads XML of others (parts of a workbook) as a stream of events: no tree, no places. No network,
 * no document type, no entities of its own; libxml2's limits on depth and text size hold. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Where the bytes come from: up to size bytes into buffer; 0 at the end, -1 on failure. */
struct xml_stream_source {
    long (*read)(void *context, char *buffer, size_t size);
    void *context;
};

enum xml_event {
    XML_EVENT_START, /* of an element */
    XML_EVENT_END,   /* of an element, an empty one too */
    XML_EVENT_TEXT,
    XML_EVENT_DONE,
    XML_EVENT_FAULT, /* not well-formed, forbidden, or the source failed; nothing follows */
};

struct xml_stream;
/* Never NULL: what is wrong shows with the first event. */
struct xml_stream *xml_stream_create(struct xml_stream_source source);
void xml_stream_destroy(struct xml_stream *stream);
enum xml_event xml_stream_next(struct xml_stream *stream);
/* START, END: the name without its prefix; TEXT: the text. Valid until the next event. */
const char *xml_stream_text(const struct xml_stream *stream);
/* START: the value of an attribute by its name without prefix, NULL when there is none. Valid until
 * the next call of this function or event. */
const char *xml_stream_attribute(struct xml_stream *stream, const char *name);
/* START, END: how many elements stand around this one. */
int xml_stream_depth(const struct xml_stream *stream);
