/* Follows the bytes beside libxml2's events, to know where each tag, attribute and text stands. */
#include "xml_scan.h"

#include <string.h>

static bool at(const struct xml_scan *scan, const char *word)
{
    size_t length = strlen(word);
    return scan->length - scan->offset >= length &&
           memcmp(scan->bytes + scan->offset, word, length) == 0;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Moves behind the next occurrence of a word, or to the end. */
static void skip_past(struct xml_scan *scan, const char *word)
{
    while (scan->offset < scan->length && !at(scan, word))
        scan->offset++;
    if (scan->offset < scan->length)
        scan->offset += strlen(word);
}

/* Skips a comment, instruction or CDATA section that starts here. */
static bool skip_aside(struct xml_scan *scan)
{
    if (at(scan, "<!--")) {
        scan->offset += 4;
        skip_past(scan, "-->");
    } else if (at(scan, "<?")) {
        skip_past(scan, "?>");
    } else if (at(scan, "<![CDATA[")) {
        skip_past(scan, "]]>");
    } else {
        return false;
    }
    return true;
}

size_t xml_scan_tag(struct xml_scan *scan)
{
    while (scan->offset < scan->length) {
        if (scan->bytes[scan->offset] != '<')
            scan->offset++;
        else if (!skip_aside(scan))
            break;
    }
    size_t start = scan->offset;
    while (scan->offset < scan->length && !is_space(scan->bytes[scan->offset]) && !at(scan, ">") &&
           !at(scan, "/>"))
        scan->offset++;
    return start;
}

bool xml_scan_attribute(struct xml_scan *scan, struct xml_span *span)
{
    while (scan->offset < scan->length && is_space(scan->bytes[scan->offset]))
        scan->offset++;
    if (scan->offset >= scan->length || at(scan, ">") || at(scan, "/"))
        return false;
    span->name = scan->offset;
    while (scan->offset < scan->length && !at(scan, "\"") && !at(scan, "'"))
        scan->offset++;
    if (scan->offset >= scan->length)
        return false;
    char quote = scan->bytes[scan->offset++];
    span->value = scan->offset;
    while (scan->offset < scan->length && scan->bytes[scan->offset] != quote)
        scan->offset++;
    span->value_end = scan->offset;
    if (scan->offset < scan->length)
        scan->offset++;
    return true;
}

void xml_scan_tag_end(struct xml_scan *scan)
{
    skip_past(scan, ">");
}

void xml_scan_aside(struct xml_scan *scan)
{
    while (scan->offset < scan->length && !at(scan, "<!--") && !at(scan, "<?"))
        scan->offset++;
    skip_aside(scan);
}
