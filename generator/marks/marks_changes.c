/* The list of changes behind the last page: what stood there, what stands there now, and why. */
#include "marks_draw.h"

#include "base_arena.h"

#define MARGIN BASE_PT(56)
#define SIZE ((base_length)8500)
#define LEADING ((base_length)11000)
#define PADDING BASE_PT(3)
#define GRID 0xB8BCC2

enum { NUMBER, PAGE, OLD, NEW, CAUSE, COLUMNS };

struct list {
    const struct marks_draw *draw;
    const struct marks_options *options;
    struct page *page;
    struct page_fragment fragment;
    uint32_t section, table;
    base_length x[COLUMNS + 1];
    base_length y; /* top of the next row */
    size_t pages;
};

/* ---------------------------------------------------------------- pages */

static void flush(struct list *list)
{
    if (list->page != NULL) {
        page_fragment_place(list->draw->document, list->page, &list->fragment, 0, 0);
        list->fragment = (struct page_fragment){0};
    }
}

static void rule(struct list *list, base_length y, base_length thickness, page_colour colour)
{
    struct page_item *item =
        page_fragment_add(list->draw->document, &list->fragment, PAGE_FILL, PAGE_ARTIFACT, 0);
    item->x = list->x[0];
    item->y = y;
    item->width = list->x[COLUMNS] - list->x[0];
    item->height = thickness;
    item->colour = colour;
}

static void next_page(struct list *list)
{
    struct page_document *document = list->draw->document;
    const struct page *like = document->pages[0];
    bool turned = like->width > like->height;
    flush(list);
    list->page = page_add(document, turned ? like->height : like->width,
                          turned ? like->width : like->height);
    list->pages++;
    list->page->label = base_format(document->arena, "P-%zu", list->pages);
    list->page->watermark = list->options->watermark;
    list->page->background = PAGE_NO_COLOUR;
    list->y = MARGIN;
    page_text_add(document, &list->fragment, list->draw->face, MARKS_SIZE, MARKS_INK,
                  list->page->width - MARGIN - BASE_PT(14), list->page->height - BASE_PT(30),
                  list->page->label, PAGE_ARTIFACT, 0);
}

static void place_columns(struct list *list)
{
    base_length width = list->page->width - 2 * MARGIN;
    base_length fixed = BASE_PT(24) + BASE_PT(48) + BASE_PT(116);
    const base_length widths[COLUMNS] = {BASE_PT(24), BASE_PT(48), (width - fixed) / 2,
                                         (width - fixed) / 2, BASE_PT(116)};
    list->x[0] = MARGIN;
    for (size_t i = 0; i < COLUMNS; i++) {
        list->x[i + 1] = list->x[i] + widths[i];
    }
}

/* ---------------------------------------------------------------- rows */

struct row {
    const char *texts[COLUMNS];
    const char **lines[COLUMNS];
    size_t counts[COLUMNS];
    base_length height;
};

static void break_row(struct list *list, struct row *row, const struct font_face *face)
{
    struct marks_draw draw = *list->draw;
    size_t most = 1;
    draw.face = face;
    for (size_t i = 0; i < COLUMNS; i++) {
        base_length width = list->x[i + 1] - list->x[i] - 2 * PADDING;
        row->lines[i] = marks_lines(&draw, SIZE, width, 0, row->texts[i], 0, &row->counts[i]);
        most = row->counts[i] > most ? row->counts[i] : most;
    }
    row->height = (base_length)most * LEADING + 2 * PADDING;
}

/* heading: PAGE_ROLE_HEADER_CELL; of a continued table: PAGE_ROLE_DOCUMENT, an artifact. */
static void paint_row(struct list *list, const struct row *row, const struct font_face *face,
                      enum page_role role)
{
    struct page_document *document = list->draw->document;
    bool artifact = role == PAGE_ROLE_DOCUMENT;
    uint32_t whole =
        artifact ? PAGE_ARTIFACT : page_element_add(document, PAGE_ROLE_ROW, list->table, 0);
    for (size_t i = 0; i < COLUMNS; i++) {
        uint32_t cell = artifact ? PAGE_ARTIFACT : page_element_add(document, role, whole, 0);
        if (role == PAGE_ROLE_HEADER_CELL) {
            document->elements[cell].column_header = true;
        }
        for (size_t k = 0; k < row->counts[i]; k++) {
            const char *line = k + 1 < row->counts[i]
                                   ? base_format(document->arena, "%s ", row->lines[i][k])
                                   : row->lines[i][k];
            page_text_add(document, &list->fragment, face, SIZE, 0x111417, list->x[i] + PADDING,
                          list->y + PADDING + (base_length)k * LEADING + SIZE, line, cell, 0);
        }
    }
    list->y += row->height;
}

static void head(struct list *list, bool first)
{
    struct row row = {.texts = {"No", "Halaman", "Semula", "Menjadi", "Karena"}};
    rule(list, list->y, 900, 0x111417);
    break_row(list, &row, list->draw->bold);
    paint_row(list, &row, list->draw->bold, first ? PAGE_ROLE_HEADER_CELL : PAGE_ROLE_DOCUMENT);
    rule(list, list->y, 900, 0x111417);
}

static const char *page_of(const struct list *list, const struct marks_mark *mark)
{
    struct page_document *document = list->draw->document;
    const char *label = mark->count > 0 ? document->pages[mark->places[0].page]->label : NULL;
    if (mark->count == 0) {
        return list->options->no_page_word;
    }
    return label != NULL && label[0] != '\0'
               ? label
               : base_format(document->arena, "[%zu]", mark->places[0].page + 1);
}

static void entry(struct list *list, const struct marks_mark *mark, size_t number)
{
    struct row row = {.texts = {base_format(list->draw->document->arena, "%zu", number),
                                page_of(list, mark), mark->old_text, mark->new_text,
                                mark->source != NULL ? mark->source : ""}};
    break_row(list, &row, list->draw->face);
    if (list->y + row.height > list->page->height - MARGIN) {
        next_page(list);
        head(list, false);
    }
    paint_row(list, &row, list->draw->face, PAGE_ROLE_CELL);
    rule(list, list->y, 400, GRID);
}

/* ---------------------------------------------------------------- list */

/* Lines over the whole width. */
static void paragraph(struct list *list, const struct font_face *face, base_length size,
                      const char *text, enum page_role role)
{
    struct page_document *document = list->draw->document;
    struct marks_draw draw = *list->draw;
    size_t count;
    draw.face = face;
    uint32_t element = page_element_add(document, role, list->section, 0);
    document->elements[element].level = role == PAGE_ROLE_HEADING ? 1 : 0;
    const char **lines =
        marks_lines(&draw, size, list->page->width - 2 * MARGIN, 0, text, 0, &count);
    for (size_t i = 0; i < count; i++) {
        const char *line = i + 1 < count ? base_format(document->arena, "%s ", lines[i]) : lines[i];
        page_text_add(document, &list->fragment, face, size, 0x111417, MARGIN, list->y + size, line,
                      element, 0);
        list->y += size * 137 / 100;
    }
    list->y += BASE_PT(5);
}

static void begin(struct list *list)
{
    struct page_document *document = list->draw->document;
    list->section = page_element_add(document, PAGE_ROLE_SECTION, 0, 0);
    next_page(list);
    place_columns(list);
    page_bookmark_add(document, list->options->change_title, 1, document->count - 1, MARGIN);
    paragraph(list, list->draw->bold, BASE_PT(14), list->options->change_title, PAGE_ROLE_HEADING);
    if (list->options->change_intro != NULL) {
        paragraph(list, list->draw->face, (base_length)9500, list->options->change_intro,
                  PAGE_ROLE_PARAGRAPH);
    }
    list->table = page_element_add(document, PAGE_ROLE_TABLE, list->section, 0);
    head(list, true);
}

void marks_changes(const struct marks_draw *draw, const struct marks_options *options,
                   const struct marks_mark *marks, size_t count)
{
    struct list list = {.draw = draw, .options = options};
    size_t number = 0;
    for (size_t i = 0; i < count; i++) {
        if ((marks[i].parts & MARKS_CHANGE) == 0) {
            continue;
        }
        if (list.page == NULL) {
            begin(&list);
        }
        entry(&list, &marks[i], ++number);
    }
    flush(&list);
}
