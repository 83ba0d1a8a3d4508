/* The list of numbered marks behind the last page: what is still to be done, to print and tick. */
#include "marks_draw.h"

#include "base_arena.h"

#define MARGIN BASE_PT(56)
#define TEXT ((base_length)9500)
#define LEADING ((base_length)13000)
#define NUMBER_ROOM BASE_PT(24) /* before the words of an entry */
#define PAGE_ROOM BASE_PT(58)   /* for the page beside them */

/* The list being written. */
struct list {
    const struct marks_draw *draw;
    const struct marks_options *options;
    struct page *page;
    struct page_fragment fragment;
    uint32_t section;
    base_length y; /* the next base line */
    size_t pages;  /* made so far */
};

static void flush(struct list *list)
{
    if (list->page != NULL) {
        page_fragment_place(list->draw->document, list->page, &list->fragment, 0, 0);
        list->fragment = (struct page_fragment){0};
    }
}

static void next_page(struct list *list)
{
    struct page_document *document = list->draw->document;
    const struct page *like = document->pages[0];
    flush(list);
    list->page = page_add(document, like->width, like->height);
    list->pages++;
    list->page->label = base_format(document->arena, "D-%zu", list->pages);
    list->page->watermark = list->options->watermark;
    list->page->background = PAGE_NO_COLOUR;
    list->y = MARGIN + LEADING;
    page_text_add(document, &list->fragment, list->draw->face, MARKS_SIZE, MARKS_INK,
                  list->page->width - MARGIN - BASE_PT(14), list->page->height - BASE_PT(30),
                  list->page->label, PAGE_ARTIFACT, 0);
}

/* Lines of one paragraph from x on. */
static void paragraph(struct list *list, const struct font_face *face, base_length size,
                      base_length x, base_length width, const char *text, uint32_t element)
{
    struct marks_draw draw = *list->draw;
    draw.face = face;
    size_t count;
    const char **lines = marks_lines(&draw, size, width, 0, text, 0, &count);
    for (size_t i = 0; i < count; i++) {
        if (list->y > list->page->height - MARGIN) {
            next_page(list);
        }
        const char *line =
            i + 1 < count ? base_format(draw.document->arena, "%s ", lines[i]) : lines[i];
        page_text_add(draw.document, &list->fragment, face, size, 0x111417, x, list->y, line,
                      element, 0);
        list->y += size * 137 / 100;
    }
}

static uint32_t element(struct list *list, enum page_role role)
{
    return page_element_add(list->draw->document, role, list->section, 0);
}

static void heading(struct list *list)
{
    struct page_document *document = list->draw->document;
    base_length width = list->page->width - 2 * MARGIN;
    page_bookmark_add(document, list->options->list_title, 1, document->count - 1, MARGIN);
    uint32_t title = element(list, PAGE_ROLE_HEADING);
    document->elements[title].level = 1;
    paragraph(list, list->draw->bold, BASE_PT(14), MARGIN, width, list->options->list_title, title);
    list->y += BASE_PT(4);
    if (list->options->list_intro != NULL) {
        paragraph(list, list->draw->face, TEXT, MARGIN, width, list->options->list_intro,
                  element(list, PAGE_ROLE_PARAGRAPH));
    }
    list->y += BASE_PT(6);
}

/* "hlm. 12": by the page's own label when it has one. */
static const char *page_words(struct list *list, const struct marks_mark *mark)
{
    struct page_document *document = list->draw->document;
    if (mark->count == 0) {
        return list->options->no_page_word;
    }
    const struct page *page = document->pages[mark->places[0].page];
    if (page->label != NULL && page->label[0] != '\0') {
        return base_format(document->arena, "%s %s", list->options->page_word, page->label);
    }
    return base_format(document->arena, "%s [%zu]", list->options->page_word,
                       mark->places[0].page + 1);
}

static void entry(struct list *list, const struct marks_mark *mark, size_t number)
{
    struct page_document *document = list->draw->document;
    const char *text = mark->full != NULL ? mark->full : mark->text;
    if (mark->source != NULL) {
        text = base_format(document->arena, "%s (%s)", text, mark->source);
    }
    if (list->y > list->page->height - MARGIN - 2 * LEADING) {
        next_page(list);
    }
    uint32_t whole = element(list, PAGE_ROLE_PARAGRAPH);
    base_length x = MARGIN + NUMBER_ROOM + PAGE_ROOM;
    page_text_add(document, &list->fragment, list->draw->bold, TEXT, 0x111417, MARGIN, list->y,
                  base_format(document->arena, "%zu. ", number), whole, 0);
    page_text_add(document, &list->fragment, list->draw->face, TEXT, 0x111417, MARGIN + NUMBER_ROOM,
                  list->y, base_format(document->arena, "%s ", page_words(list, mark)), whole, 0);
    paragraph(list, list->draw->face, TEXT, x, list->page->width - MARGIN - x, text, whole);
    list->y += BASE_PT(3);
}

void marks_list(const struct marks_draw *draw, const struct marks_options *options,
                const struct marks_mark *marks, size_t count)
{
    struct list list = {.draw = draw, .options = options};
    size_t number = 0;
    for (size_t i = 0; i < count; i++) {
        if ((marks[i].parts & MARKS_LIST) == 0) {
            continue;
        }
        if (list.page == NULL) {
            list.section = page_element_add(draw->document, PAGE_ROLE_SECTION, 0, 0);
            next_page(&list);
            heading(&list);
        }
        entry(&list, &marks[i], ++number);
    }
    flush(&list);
}
