/* Places to sign: the file beside the PDF, anchors, the content of the QR code. */
#include "report_signing.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "json.h"
#include "model.h"
#include "page.h"
#include "report.h"
#include "value.h"

/* ---------------------------------------------------------------- QR code */

/* A document's number within an address: what is not a letter, a digit or - . _ ~ as %XX. */
static const char *address_part(struct base_arena *arena, const char *text)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    struct base_buffer buffer = {.arena = arena};
    for (; *text != '\0'; text++) {
        if (strchr(plain, *text) != NULL) {
            base_buffer_char(&buffer, *text);
        } else {
            base_buffer_format(&buffer, "%%%02X", (unsigned)(unsigned char)*text);
        }
    }
    return base_buffer_get(&buffer);
}

const char *report_signing_code(struct report *report)
{
    static const char mark[] = "{nomor}";
    const struct value *laporan = report->model->laporan;
    const char *number = value_text_or(value_get(laporan, "nomor"), "");
    const struct value *address = value_get(laporan, "verifikasi");
    const char *text = value_text_or(address, "");
    const char *at = strstr(text, mark);
    if (at == NULL) {
        return *text != '\0' ? text : *number != '\0' ? number : NULL;
    }
    if (*number == '\0') {
        base_report(report->diagnostics, base_at(address->origin), BASE_MESSAGE_REPORT_NO_NUMBER,
                    NULL);
        return NULL;
    }
    return base_format(report->arena, "%.*s%s%s", (int)(at - text), text,
                       address_part(report->arena, number), at + sizeof mark - 1);
}

/* ---------------------------------------------------------------- anchors */

/* How often an anchor stands in the text, and on which pages. */
struct occurrences {
    size_t count;
    struct base_buffer pages;
};

/* All text of a page in painting order, as a reader of the file finds it. */
static const char *page_text(struct report *report, const struct page *page)
{
    struct base_buffer text = {.arena = report->arena};
    const struct page_item *items = page_items(report->pages, page);
    for (size_t i = 0; i < page->count; i++) {
        if (items[i].kind == PAGE_GLYPHS) {
            base_buffer_text(&text, items[i].glyphs.text);
        }
    }
    return base_buffer_get(&text);
}

static struct occurrences find(struct report *report, const char *const *texts, const char *anchor)
{
    struct occurrences found = {.pages = {.arena = report->arena}};
    for (size_t page = 0; page < report->pages->count; page++) {
        size_t before = found.count;
        for (const char *at = strstr(texts[page], anchor); at != NULL;
             at = strstr(at + strlen(anchor), anchor)) {
            found.count++;
        }
        if (found.count > before) {
            base_buffer_format(&found.pages, "%s%zu", before > 0 ? ", " : "", page + 1);
        }
    }
    return found;
}

/* True when the painted anchor is one run of glyphs. */
static bool in_one_run(const struct report *report, const struct page *page, const char *anchor)
{
    const struct page_item *items = page_items(report->pages, page);
    for (size_t i = 0; i < page->count; i++) {
        const struct page_item *item = &items[i];
        if (item->kind == PAGE_GLYPHS && item->element == PAGE_ARTIFACT &&
            strcmp(item->glyphs.text, anchor) == 0) {
            return true;
        }
    }
    return false;
}

static void check_anchor(struct report *report, const char *const *texts, const struct page *page,
                         const struct page_item *field)
{
    const char *anchor = field->field->anchor;
    const struct occurrences found = find(report, texts, anchor);
    if (!in_one_run(report, page, anchor)) {
        base_report(report->diagnostics, base_at(field->origin), BASE_MESSAGE_REPORT_ANCHOR_SPLIT,
                    anchor, field->field->signatory);
    } else if (found.count != 1) {
        base_report(report->diagnostics, base_at(field->origin), BASE_MESSAGE_REPORT_ANCHOR_TWICE,
                    anchor, field->field->signatory, base_format(report->arena, "%zu", found.count),
                    base_buffer_get(&found.pages));
    }
}

/* The texts of all pages. */
static const char *const *page_texts(struct report *report)
{
    const struct page_document *pages = report->pages;
    const char **texts = base_alloc_array(report->arena, pages->count, sizeof *texts);
    for (size_t i = 0; i < pages->count; i++) {
        texts[i] = page_text(report, pages->pages[i]);
    }
    return texts;
}

void report_signing_check(struct report *report)
{
    size_t count = 0;
    const struct page_signing *places = page_signings(report->arena, report->pages, &count);
    const char *const *texts = NULL;
    for (size_t i = 0; i < count; i++) {
        if (places[i].item.field->anchor != NULL) {
            texts = texts != NULL ? texts : page_texts(report);
            check_anchor(report, texts, report->pages->pages[places[i].page], &places[i].item);
        }
    }
}

/* ---------------------------------------------------------------- the file beside the PDF */

static const struct value *text_or_null(struct base_arena *arena, const char *text)
{
    return text != NULL && *text != '\0' ? value_text(arena, 0, text) : value_null(arena, 0);
}

static const struct value *points(struct base_arena *arena, base_length length)
{
    return value_number(arena, 0, value_rational_ratio(arena, length, 1000));
}

static const struct value *rectangle(struct base_arena *arena, const struct page_item *item,
                                     base_length top)
{
    const struct value_entry entries[] = {
        {"x", points(arena, item->x)},
        {"y", points(arena, top)},
        {"lebar", points(arena, item->width)},
        {"tinggi", points(arena, item->height)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}

static const struct value *page_record(struct report *report, size_t index)
{
    struct base_arena *arena = report->arena;
    const struct page *page = report->pages->pages[index];
    const struct value_entry entries[] = {
        {"nomor", value_integer(arena, 0, (long long)index + 1)},
        {"label", value_text(arena, 0, page->label)},
        {"lebar", points(arena, page->width)},
        {"tinggi", points(arena, page->height)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}

static const struct value *place_record(struct report *report, const struct page_signing *place,
                                        size_t number)
{
    struct base_arena *arena = report->arena;
    const struct page_item *item = &place->item;
    base_length height = report->pages->pages[place->page]->height;
    const struct value_entry entries[] = {
        {"urutan", value_integer(arena, 0, (long long)number)},
        {"penandatangan", text_or_null(arena, item->field->signatory)},
        {"jabatan", text_or_null(arena, item->field->role)},
        {"nama", text_or_null(arena, item->field->person)},
        {"bidang", text_or_null(arena, item->field->widget ? item->field->name : NULL)},
        {"jangkar", text_or_null(arena, item->field->anchor)},
        {"halaman", page_record(report, place->page)},
        {"dari_kiri_bawah", rectangle(arena, item, height - item->y - item->height)},
        {"dari_kiri_atas", rectangle(arena, item, item->y)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}

static const struct value *file_record(struct report *report, const struct page_signing *places,
                                       size_t count)
{
    struct base_arena *arena = report->arena;
    const struct value **list = base_alloc_array(arena, count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        list[i] = place_record(report, &places[i], i + 1);
    }
    const struct value_entry entries[] = {
        {"format", value_text(arena, 0, "lkjip-ttd")},   {"versi", value_integer(arena, 0, 1)},
        {"laporan", value_text(arena, 0, report->name)}, {"satuan", value_text(arena, 0, "pt")},
        {"tempat", value_list(arena, 0, list, count)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}

bool report_signing_open(struct report *report, const char *path, struct base_output **output)
{
    size_t count = 0;
    const struct page_signing *places = page_signings(report->arena, report->pages, &count);
    *output = NULL;
    if (count == 0) {
        return true;
    }
    struct base_output *file = base_output_open(path, report->diagnostics);
    if (file == NULL) {
        return false;
    }
    struct base_buffer buffer = {.arena = report->arena};
    json_write(&buffer, file_record(report, places, count), 1);
    base_buffer_char(&buffer, '\n');
    /* A failed write is reported here. */
    base_output_write(file, base_buffer_get(&buffer), buffer.length);
    *output = base_output_finish(file, report->diagnostics) ? file : NULL;
    return *output != NULL;
}
