/* Follows the bytes beside libxml2's events, to know where each tag, attribute and text stands. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* A place in well-formed XML: events arrive only for what libxml2 has found to be in order. */
struct xml_scan {
    const char *bytes;
    size_t length;
    size_t offset; /* behind the last tag, comment or instruction */
};

/* Offsets of an attribute in the bytes. */
struct xml_span {
    size_t name, value, value_end;
};

/* Moves to the next tag; returns the offset of its "<". */
size_t xml_scan_tag(struct xml_scan *scan);
/* In a start tag, behind its name or an attribute: reads the next attribute. False at the end. */
bool xml_scan_attribute(struct xml_scan *scan, struct xml_span *span);
/* Moves behind the ">" of a tag. */
void xml_scan_tag_end(struct xml_scan *scan);
/* Moves behind the next comment or processing instruction. */
void xml_scan_aside(struct xml_scan *scan);
