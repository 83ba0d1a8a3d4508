/* Heights of rows with wrapped texts: counted here, because not every spreadsheet does so when it
 * opens a file, and left free to grow, which libxlsxwriter cannot say. */
#include <string.h>

#include "base_arena.h"
#include "sheet_library.h"
#include "sheet_page.h"

enum { USUAL_WIDTH = 8, LINE_HEIGHT = 15, MOST_LINES = 27 };

static unsigned characters(const char *text, size_t length)
{
    unsigned count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

/* Lines of a text in a column of so many characters, broken between words. */
static unsigned lines_of(const char *text, unsigned width)
{
    unsigned lines = 1;
    unsigned used = 0;
    while (*text != '\0') {
        size_t length = strcspn(text, " \n");
        unsigned word = characters(text, length);
        if (used > 0 && used + 1 + word > width) {
            lines++;
            used = 0;
        }
        lines += word > width ? (word - 1) / width : 0;
        used += (used > 0) + (word > width ? word % width : word);
        text += length;
        if (*text == '\n') {
            lines++;
            used = 0;
        }
        text += *text != '\0';
    }
    return lines;
}

void sheet_page_set_heights(struct sheet_page *page)
{
    uint8_t *lines = base_alloc_array(page->writer->arena, page->wrapped_rows + 1, sizeof *lines);
    for (size_t i = 0; i < page->wrapped_count; i++) {
        const struct sheet_wrapped *cell = &page->wrapped[i];
        unsigned width = page->widths[cell->column];
        width = width == 0 ? USUAL_WIDTH : width;
        width = width > 2U * cell->indent + 1 ? width - 2U * cell->indent : 1;
        /* Widths count digits; letters are narrower, bold ones less so. */
        unsigned count = lines_of(cell->text, cell->bold ? width : width + width / 9);
        count = count > MOST_LINES ? MOST_LINES : count;
        if (count > lines[cell->row])
            lines[cell->row] = (uint8_t)count;
    }
    for (uint32_t row = 0; row < page->wrapped_rows; row++) {
        if (lines[row] > 1)
            libxlsx.worksheet_set_row(page->sheet, row, lines[row] * LINE_HEIGHT, NULL);
    }
}

/* Drops the mark of rows whose height was set by hand; returns the new length. */
static size_t free_rows(char *xml, size_t length)
{
    static const char tag[] = "<row ", mark[] = " customHeight=\"1\"";
    const size_t size = sizeof mark - 1;
    char *to = xml;
    bool row = false;
    for (size_t i = 0; i < length;) {
        if (xml[i] == '<')
            row = length - i > sizeof tag && memcmp(xml + i, tag, sizeof tag - 1) == 0;
        row = row && xml[i] != '>';
        if (row && length - i > size && memcmp(xml + i, mark, size) == 0)
            i += size;
        else
            *to++ = xml[i++];
    }
    return (size_t)(to - xml);
}

/* One part of an archive, unpacked; NULL when it cannot be read. */
static char *unpack(struct base_arena *arena, zip_t *archive, zip_uint64_t index, size_t *length)
{
    zip_stat_t stat;
    zip_file_t *file = libzip.fopen_index(archive, index, 0);
    if (file == NULL)
        return NULL;
    char *bytes = NULL;
    if (libzip.stat_index(archive, index, 0, &stat) == 0) {
        *length = (size_t)stat.size;
        bytes = base_alloc_array(arena, *length + 1, 1);
        if (libzip.fread(file, bytes, stat.size) != (zip_int64_t)stat.size)
            bytes = NULL;
    }
    libzip.fclose(file);
    return bytes;
}

/* Copies one part, without the marks when it is a sheet. The date is always the same. */
static bool copy_part(struct base_arena *arena, zip_t *from, zip_t *to, zip_uint64_t index)
{
    enum { FIRST_JANUARY_1980 = 0x21 };
    static const char sheets[] = "xl/worksheets/sheet";
    const char *name = libzip.get_name(from, index, 0);
    size_t length = 0;
    char *bytes = name == NULL ? NULL : unpack(arena, from, index, &length);
    if (bytes == NULL)
        return false;
    if (strncmp(name, sheets, sizeof sheets - 1) == 0)
        length = free_rows(bytes, length);
    zip_source_t *source = libzip.source_buffer(to, bytes, length, 0);
    zip_int64_t place =
        source == NULL ? -1
                       : libzip.file_add(to, base_copy_text(arena, name), source, ZIP_FL_ENC_UTF_8);
    if (place < 0) {
        libzip.source_free(source);
        return false;
    }
    return libzip.file_set_dostime(to, (zip_uint64_t)place, 0, FIRST_JANUARY_1980, 0) == 0;
}

/* What was written into a source in memory. */
static char *written(struct base_arena *arena, zip_source_t *source, size_t *length)
{
    if (libzip.source_open(source) != 0)
        return NULL;
    char *bytes = NULL;
    if (libzip.source_seek(source, 0, SEEK_END) == 0) {
        zip_int64_t end = libzip.source_tell(source);
        *length = end > 0 ? (size_t)end : 0;
        bytes = base_alloc_array(arena, *length + 1, 1);
        if (libzip.source_seek(source, 0, SEEK_SET) != 0 ||
            libzip.source_read(source, bytes, *length) != end)
            bytes = NULL;
    }
    libzip.source_close(source);
    return bytes;
}

static bool copy_parts(struct base_arena *arena, zip_t *from, zip_t *to)
{
    zip_int64_t count = libzip.get_num_entries(from, 0);
    bool good = count > 0;
    for (zip_int64_t i = 0; good && i < count; i++)
        good = copy_part(arena, from, to, (zip_uint64_t)i);
    return good;
}

char *sheet_free_heights(struct base_arena *arena, const char *bytes, size_t *length)
{
    sheet_library_zip();
    zip_source_t *old = libzip.source_buffer_create(bytes, *length, 0, NULL);
    zip_source_t *new = libzip.source_buffer_create(NULL, 0, 0, NULL);
    zip_t *from = old == NULL ? NULL : libzip.open_from_source(old, ZIP_RDONLY, NULL);
    zip_t *to = new == NULL ? NULL : libzip.open_from_source(new, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    char *result = NULL;
    if (from == NULL)
        libzip.source_free(old);
    if (to == NULL) {
        libzip.source_free(new);
    } else {
        libzip.source_keep(new);
        if (from != NULL && copy_parts(arena, from, to) && libzip.close(to) == 0)
            result = written(arena, new, length);
        else
            libzip.discard(to);
        libzip.source_free(new);
    }
    if (from != NULL)
        libzip.discard(from);
    return result;
}
