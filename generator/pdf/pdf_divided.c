/* Words that layout divided between lines: the first part stands for the whole word. */
#include "pdf_structure.h"

#include <string.h>

static bool is_text(const struct page_item *item, uint32_t element)
{
    return item->kind == PAGE_GLYPHS && item->element == element && item->glyphs.count > 0;
}

/* Where a run of glyphs is. */
struct place {
    size_t page, item;
};

static const struct page_item *run_at(const struct page_document *pages, struct place place)
{
    return &page_items(pages, pages->pages[place.page])[place.item];
}

/* The next run is looked for on so many pages, while the page being painted is at hand, too. */
enum { PAGES = 3 };
_Static_assert(PAGES + 1 <= PAGE_ROOMS, "all pages have room");

/* Goes to the next run of the same element, on this page or the next two; false = there is none. */
static bool next_run(const struct page_document *pages, struct place *place)
{
    uint32_t element = run_at(pages, *place)->element;
    struct place at = {place->page, place->item + 1};
    for (; at.page < pages->count && at.page < place->page + PAGES; at.page++, at.item = 0) {
        for (; at.item < pages->pages[at.page]->count; at.item++) {
            if (is_text(run_at(pages, at), element)) {
                *place = at;
                return true;
            }
        }
    }
    return false;
}

/* Bytes up to the end of the first word; a hyphen that layout added counts. */
static size_t first_word(const char *text)
{
    return strcspn(text, " ");
}

static size_t last_word(const char *text)
{
    const char *space = strrchr(text, ' ');
    return space != NULL ? (size_t)(space - text) + 1 : 0;
}

/* Adds a part of a word without the hyphen at its end. */
static void add_part(struct base_buffer *word, const char *text, size_t length, bool hyphen)
{
    base_buffer_add(word, text, hyphen && length > 0 ? length - 1 : length);
}

/* Finds the whole of the word that ends a run; false when its rest is not found. */
static bool find_word(const struct page_document *pages, struct place place,
                      struct base_buffer *word)
{
    const struct place first = place;
    const char *text = run_at(pages, first)->glyphs.text;
    text += last_word(text);
    word->length = 0;
    add_part(word, text, strlen(text), true);
    for (bool goes_on = true; goes_on;) {
        run_at(pages, first); /* its page, which is being painted, keeps its room */
        if (!next_run(pages, &place)) {
            return false;
        }
        const struct page_item *run = run_at(pages, place);
        size_t length = first_word(run->glyphs.text);
        goes_on = run->glyphs.soft_hyphen && run->glyphs.text[length] == '\0';
        add_part(word, run->glyphs.text, length, goes_on);
    }
    return true;
}

size_t pdf_divided_words(struct pdf_painter *painter, size_t page, size_t item,
                         struct pdf_replacement replacements[2])
{
    const struct place place = {page, item};
    const struct page_item *run = run_at(painter->pages, place);
    const char *text = run->glyphs.text;
    bool divided = run->glyphs.soft_hyphen;
    size_t count = 0;
    if (run->element == PAGE_ARTIFACT || run->glyphs.count == 0) {
        return 0;
    }
    bool goes_on = pdf_structure_divide(painter->structure, run->element, divided);
    if (goes_on) {
        replacements[count++] = (struct pdf_replacement){0, first_word(text), ""};
    }
    size_t last = divided ? last_word(text) : 0;
    if (divided && (last > 0 || !goes_on) && find_word(painter->pages, place, &painter->word)) {
        replacements[count++] =
            (struct pdf_replacement){last, strlen(text), base_buffer_get(&painter->word)};
    }
    return count;
}
