/* Writes workbooks through libxlsxwriter: files, pages, formats. */
#include "sheet_write.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "base_file.h"
#include "sheet_library.h"
#include "sheet_page.h"

/* 1 January 2000: the same bytes each time. */
enum { FIXED_DATE = 946684800, NAME_LIMIT = 31 };

struct sheet_writer *sheet_writer_create(struct base_arena *arena,
                                         struct base_diagnostics *diagnostics, const char *path,
                                         const char *title, const char *subject)
{
    sheet_library_xlsxwriter();
    struct sheet_writer *writer = base_alloc(arena, sizeof *writer);
    writer->arena = arena;
    writer->diagnostics = diagnostics;
    writer->path = base_copy_text(arena, path);
    writer->output = base_output_open(path, diagnostics);
    if (writer->output == NULL)
        return NULL;
    const char *name = base_path_name(arena, path);
    size_t folder = strlen(path) - strlen(name);
    writer->work = base_format(arena, "%.*s.%s.part", (int)folder, path, name);
    writer->workbook = libxlsx.workbook_new(writer->work);
    if (writer->workbook == NULL)
        base_out_of_memory();
    lxw_doc_properties properties = {.title = (char *)title,
                                     .subject = (char *)subject,
                                     .author = "lkjip",
                                     .created = FIXED_DATE};
    libxlsx.workbook_set_properties(writer->workbook, &properties);
    return writer;
}

/* Copies the finished workbook into the checked output file. */
static bool copy_work(struct sheet_writer *writer)
{
    enum { LIMIT = 1000 * 1000 * 1000 };
    size_t length = 0;
    char *bytes = base_file_read(writer->arena, writer->work, writer->path, LIMIT, &length,
                                 writer->diagnostics);
    remove(writer->work);
    if (bytes == NULL)
        return false;
    char *freed = sheet_free_heights(writer->arena, bytes, &length);
    if (freed == NULL) {
        base_report(writer->diagnostics, base_at(0), BASE_MESSAGE_SHEET_WRITE, writer->path,
                    libxlsx.lxw_strerror(LXW_ERROR_ZIP_FILE_OPERATION));
        return false;
    }
    base_output_write(writer->output, freed, length);
    return true;
}

bool sheet_writer_finish(struct sheet_writer *writer)
{
    for (struct sheet_page *page = writer->pages; page != NULL; page = page->next)
        sheet_page_set_heights(page);
    errno = 0;
    lxw_error error = libxlsx.workbook_close(writer->workbook);
    if (error != LXW_NO_ERROR) {
        const char *reason = errno != 0 ? base_error_text(errno) : libxlsx.lxw_strerror(error);
        base_report(writer->diagnostics, base_at(0), BASE_MESSAGE_SHEET_WRITE, writer->path,
                    reason);
        remove(writer->work);
        base_output_discard(writer->output);
        return false;
    }
    if (copy_work(writer))
        return base_output_commit(writer->output, writer->diagnostics);
    base_output_discard(writer->output);
    return false;
}

void sheet_writer_discard(struct sheet_writer *writer)
{
    if (writer == NULL)
        return;
    libxlsx.lxw_workbook_free(writer->workbook);
    base_output_discard(writer->output);
}

/* ---------------------------------------------------------------- pages */

static bool same_name(const char *left, const char *right)
{
    for (; *left != '\0' && *right != '\0'; left++, right++) {
        char a = *left >= 'A' && *left <= 'Z' ? (char)(*left + 32) : *left;
        char b = *right >= 'A' && *right <= 'Z' ? (char)(*right + 32) : *right;
        if (a != b)
            return false;
    }
    return *left == *right;
}

static bool is_used(const struct sheet_writer *writer, const char *name)
{
    for (const struct sheet_page *page = writer->pages; page != NULL; page = page->next) {
        if (same_name(page->name, name))
            return true;
    }
    return false;
}

/* The first characters of a text that fit, without cutting one in two. */
static size_t fitting(const char *text, size_t limit)
{
    size_t characters = 0;
    size_t at = 0;
    for (; text[at] != '\0'; at++) {
        if (((unsigned char)text[at] & 0xC0) != 0x80 && ++characters > limit)
            break;
    }
    return at;
}

/* A valid name that no page has. */
static const char *page_name(struct sheet_writer *writer, const char *wanted)
{
    struct base_arena *arena = writer->arena;
    char *clean = base_copy(arena, wanted, fitting(wanted, NAME_LIMIT));
    for (char *at = clean; *at != '\0'; at++) {
        if (strchr("[]:*?/\\'", *at) != NULL)
            *at = ' ';
    }
    const char *name = *clean != '\0' ? clean : "-";
    for (unsigned n = 2; is_used(writer, name); n++)
        name = base_format(arena, "%.*s (%u)", (int)fitting(clean, NAME_LIMIT - 7), clean, n);
    return name;
}

struct sheet_page *sheet_page_create(struct sheet_writer *writer, const char *name)
{
    struct sheet_page *page = base_alloc(writer->arena, sizeof *page);
    page->writer = writer;
    page->name = page_name(writer, name);
    page->sheet = libxlsx.workbook_add_worksheet(writer->workbook, page->name);
    if (page->sheet == NULL)
        base_out_of_memory();
    page->widths = base_alloc_array(writer->arena, SHEET_COLUMNS, sizeof *page->widths);
    page->next = writer->pages;
    writer->pages = page;
    return page;
}

const char *sheet_page_name(const struct sheet_page *page)
{
    return page->name;
}

/* ---------------------------------------------------------------- formats */

static bool same_style(const struct sheet_style *left, const struct sheet_style *right)
{
    const char *a = left->number_format != NULL ? left->number_format : "";
    const char *b = right->number_format != NULL ? right->number_format : "";
    return left->bold == right->bold && left->italic == right->italic &&
           left->wrap == right->wrap && left->border == right->border &&
           left->open == right->open && left->fill == right->fill &&
           left->colour == right->colour && left->align == right->align &&
           left->indent == right->indent && strcmp(a, b) == 0;
}

static void set_format(lxw_format *format, const struct sheet_style *style)
{
    static const uint8_t aligns[] = {LXW_ALIGN_NONE, LXW_ALIGN_LEFT, LXW_ALIGN_CENTER,
                                     LXW_ALIGN_RIGHT};
    if (style->bold)
        libxlsx.format_set_bold(format);
    if (style->italic)
        libxlsx.format_set_italic(format);
    if (style->wrap)
        libxlsx.format_set_text_wrap(format);
    if (style->border) {
        libxlsx.format_set_border(format, LXW_BORDER_THIN);
        libxlsx.format_set_border_color(format, 0xBFC5CC);
    }
    if (style->open)
        libxlsx.format_set_unlocked(format);
    if (style->fill != 0) {
        libxlsx.format_set_pattern(format, LXW_PATTERN_SOLID);
        libxlsx.format_set_fg_color(format, style->fill);
    }
    if (style->colour != 0)
        libxlsx.format_set_font_color(format, style->colour);
    if (style->align != SHEET_ALIGN_DEFAULT)
        libxlsx.format_set_align(format, aligns[style->align]);
    libxlsx.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (style->indent > 0)
        libxlsx.format_set_indent(format, (uint8_t)(style->indent > 15 ? 15 : style->indent));
    if (style->number_format != NULL)
        libxlsx.format_set_num_format(format, style->number_format);
}

lxw_format *sheet_format(struct sheet_writer *writer, const struct sheet_style *style)
{
    if (style == NULL)
        return NULL;
    for (struct sheet_shared *shared = writer->formats; shared != NULL; shared = shared->next) {
        if (same_style(&shared->style, style))
            return shared->format;
    }
    struct sheet_shared *shared = base_alloc(writer->arena, sizeof *shared);
    shared->style = *style;
    shared->format = libxlsx.workbook_add_format(writer->workbook);
    if (shared->format == NULL)
        base_out_of_memory();
    set_format(shared->format, style);
    shared->next = writer->formats;
    writer->formats = shared;
    return shared->format;
}
