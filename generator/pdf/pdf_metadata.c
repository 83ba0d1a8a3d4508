/* Title, author, subject, keywords, dates and language; no clock. */
#include "pdf_paint.h"

#include <string.h>

#include "pdf_text.h"

static void add_entry(struct base_buffer *text, const char *key, const char *value)
{
    if (value != NULL && value[0] != '\0') {
        base_buffer_format(text, "/%s ", key);
        pdf_text_string(text, value);
        base_buffer_char(text, '\n');
    }
}

/* "2025-01-21" as "D:20250121000000Z"; parts that are not known become 01. */
static void add_date(struct base_buffer *text, const char *key, const char *date)
{
    if (date == NULL || strlen(date) < 4) {
        return;
    }
    const char *month = strlen(date) >= 7 ? date + 5 : "01";
    const char *day = strlen(date) >= 10 ? date + 8 : "01";
    base_buffer_format(text, "/%s (D:%.4s%.2s%.2s000000Z)\n", key, date, month, day);
}

void pdf_metadata_write(struct pdf_painter *painter)
{
    const struct page_meta *meta = &painter->pages->meta;
    struct base_buffer text = {.arena = painter->arena};
    add_entry(&text, "Title", meta->title);
    add_entry(&text, "Author", meta->author);
    add_entry(&text, "Subject", meta->subject);
    add_entry(&text, "Keywords", meta->keywords);
    add_entry(&text, "Creator", "lkjip");
    add_date(&text, "CreationDate", meta->date);
    add_date(&text, "ModDate", meta->date);
    pdf_info_set(painter->file, pdf_object_add(painter->file, base_buffer_get(&text)));
    pdf_catalog_text(painter->file, "Lang", meta->language != NULL ? meta->language : "id-ID");
    pdf_catalog_reference(painter->file, "ViewerPreferences",
                          pdf_object_add(painter->file, "/DisplayDocTitle true"));
}
