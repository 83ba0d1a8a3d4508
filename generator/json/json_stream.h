/* JSON text written member by member: what is written need not be in memory as one value. The bytes
 * are those of json_write for the same value. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_buffer;
struct value;

enum { JSON_LINE = 200 }; /* bytes of a record or list that stands on one line */

/* Start with {0} and set buffer and indent (as for json_write); give, too, where the text need not
 * be in memory whole. */
struct json_stream {
    struct base_buffer *buffer;
    int indent;
    /* Records and lists that hold neither, at least none with something in it, stand on one line
     * where that has room. */
    bool lines;
    int level;   /* records and lists that are open */
    bool filled; /* the innermost one has something in it */
    /* Takes the text so far, a piece of more than 100 kB, out of the buffer; NULL = it stays. */
    void (*give)(void *context, const char *bytes, size_t length);
    void *context;
};

/* Gives what is in the buffer. */
void json_stream_flush(struct json_stream *stream);

/* Opens a record '{' or list '['; key: of the record it stands in, NULL in a list or outside. */
void json_stream_open(struct json_stream *stream, const char *key, char bracket);
/* Writes a member of the open record, or an item of the open list (key NULL). */
void json_stream_value(struct json_stream *stream, const char *key, const struct value *value);
/* Closes what was opened last, of which this is the closing bracket. */
void json_stream_close(struct json_stream *stream, char bracket);
