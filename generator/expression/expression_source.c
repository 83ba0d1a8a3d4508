/* Places inside the text of an expression. */
#include "expression_source.h"

#include "base_utf8.h"

base_origin expression_origin_at(struct base_sources *sources, base_origin origin, const char *text,
                                 size_t offset)
{
    struct base_origin_record record = base_origin_get(sources, origin);
    if (record.line == 0 || offset == 0)
        return origin;
    const char *end = text + offset;
    while (text < end) {
        bool newline = *text == '\n';
        record.line += newline;
        record.column = newline ? 1 : record.column + 1;
        if ((unsigned char)*text < 0x80)
            text++;
        else
            base_utf8_next(text, &text);
    }
    return base_origin_place(sources, record.source, record.line, record.column);
}

struct base_place expression_place(const struct expression_source *source, size_t offset)
{
    return base_at(expression_origin_at(source->sources, source->origin, source->text, offset));
}
