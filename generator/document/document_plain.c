/* Plain text of inlines, for outlines, contents, alternative texts and dumps. */
#include "document.h"

#include "base_arena.h"

static void add_plain(struct base_buffer *buffer, const struct document_inlines *inlines);

static void add_inline(struct base_buffer *buffer, const struct document_inline *item)
{
    switch (item->kind) {
    case DOCUMENT_TEXT:
    case DOCUMENT_REFERENCE:
        base_buffer_text(buffer, item->text != NULL ? item->text : "");
        break;
    case DOCUMENT_LINE_BREAK:
    case DOCUMENT_TAB:
        base_buffer_char(buffer, ' ');
        break;
    case DOCUMENT_MARK:
        base_buffer_format(buffer, "[%s]", item->text);
        break;
    case DOCUMENT_FRACTION:
        add_plain(buffer, &item->fraction->numerator);
        base_buffer_text(buffer, " / ");
        add_plain(buffer, &item->fraction->denominator);
        break;
    case DOCUMENT_FIELD:
    case DOCUMENT_NOTE:
    case DOCUMENT_ICON:
        break;
    }
}

static void add_plain(struct base_buffer *buffer, const struct document_inlines *inlines)
{
    for (size_t i = 0; inlines != NULL && i < inlines->count; i++) {
        add_inline(buffer, &inlines->items[i]);
    }
}

char *document_plain(struct base_arena *arena, const struct document_inlines *inlines)
{
    struct base_buffer buffer = {.arena = arena};
    add_plain(&buffer, inlines);
    return base_copy_text(arena, base_buffer_get(&buffer));
}
