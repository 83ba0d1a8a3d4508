/* Opens a workbook's archive and its parts, within limits. */
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "sheet_library.h"
#include "sheet_reader.h"
#include "xml_stream.h"

/* The open part: libxml2 reads through it. One at a time. */
struct part_file {
    struct sheet_xlsx *xlsx;
    zip_file_t *file;
};

static long read_part(void *context, char *buffer, size_t size)
{
    struct part_file *part = context;
    zip_int64_t count = libzip.fread(part->file, buffer, size);
    if (count > 0)
        part->xlsx->unpacked += (size_t)count;
    if (part->xlsx->unpacked > SHEET_UNPACKED_LIMIT) {
        part->xlsx->bomb = true;
        return -1;
    }
    if (count <= 0) {
        bool failed = count < 0 || libzip.file_get_error(part->file)->zip_err != ZIP_ER_OK;
        return failed ? -1 : 0;
    }
    return (long)count;
}

struct xml_stream *sheet_open_part(struct sheet_xlsx *xlsx, const char *path, bool needed)
{
    struct part_file *part = base_alloc(xlsx->reader->arena, sizeof *part);
    part->xlsx = xlsx;
    part->file = libzip.fopen(xlsx->archive, path, ZIP_FL_NOCASE);
    if (part->file != NULL) {
        xlsx->file = part->file;
        return xml_stream_create((struct xml_stream_source){read_part, part});
    }
    if (needed)
        base_report(xlsx->reader->diagnostics, base_at_file(xlsx->reader->path, 0, 0),
                    BASE_MESSAGE_SHEET_DAMAGED, xlsx->reader->path, path,
                    libzip.strerror(xlsx->archive));
    return NULL;
}

bool sheet_close_part(struct sheet_xlsx *xlsx, struct xml_stream *stream, const char *path,
                      bool broken)
{
    xml_stream_destroy(stream);
    libzip.fclose(xlsx->file);
    xlsx->file = NULL;
    if (!broken)
        return true;
    struct sheet_reader *reader = xlsx->reader;
    struct base_place place = base_at_file(reader->path, 0, 0);
    if (xlsx->bomb)
        base_report(reader->diagnostics, place, BASE_MESSAGE_SHEET_BOMB, reader->path,
                    base_format(reader->arena,
                                base_translate(N_("unpacked it has more than %d bytes")),
                                SHEET_UNPACKED_LIMIT));
    else
        base_report(reader->diagnostics, place, BASE_MESSAGE_SHEET_DAMAGED, reader->path, path,
                    base_translate(N_("broken compression or XML")));
    return false;
}

/* What makes the archive too dangerous to unpack; NULL = nothing. */
static const char *find_bomb(struct sheet_xlsx *xlsx)
{
    enum { SMALL = 1000 * 1000 };
    struct base_arena *arena = xlsx->reader->arena;
    zip_int64_t count = libzip.get_num_entries(xlsx->archive, 0);
    if (count > SHEET_ENTRY_LIMIT)
        return base_format(arena, base_translate(N_("it has more than %d parts")),
                           SHEET_ENTRY_LIMIT);
    zip_uint64_t total = 0;
    for (zip_int64_t i = 0; i < count; i++) {
        zip_stat_t stat;
        if (libzip.stat_index(xlsx->archive, (zip_uint64_t)i, 0, &stat) != 0 ||
            (stat.valid & ZIP_STAT_SIZE) == 0)
            continue;
        total += stat.size;
        if (stat.size > SHEET_UNPACKED_LIMIT || total > SHEET_UNPACKED_LIMIT)
            return base_format(arena, base_translate(N_("unpacked it has more than %d bytes")),
                               SHEET_UNPACKED_LIMIT);
        if (stat.size > SMALL && stat.size / SHEET_RATIO_LIMIT > stat.comp_size)
            return base_format(arena,
                               base_translate(N_("a part grows more than %d times when unpacked")),
                               SHEET_RATIO_LIMIT);
    }
    return NULL;
}

static bool read_parts(struct sheet_xlsx *xlsx)
{
    struct sheet_reader *reader = xlsx->reader;
    struct base_place place = base_at_file(reader->path, 0, 0);
    const char *bomb = find_bomb(xlsx);
    if (bomb != NULL) {
        base_report(reader->diagnostics, place, BASE_MESSAGE_SHEET_BOMB, reader->path, bomb);
        return false;
    }
    if (libzip.name_locate(xlsx->archive, "xl/workbook.xml", ZIP_FL_NOCASE) < 0) {
        base_report(reader->diagnostics, place, BASE_MESSAGE_SHEET_NO_WORKBOOK, reader->path);
        return false;
    }
    bool good = sheet_read_frame(xlsx);
    for (size_t i = 0; good && i < xlsx->part_count; i++)
        good = sheet_read_part(xlsx, &xlsx->parts[i]);
    return good;
}

bool sheet_read_xlsx(struct sheet_reader *reader, const char *bytes, size_t length)
{
    struct sheet_xlsx xlsx = {.reader = reader};
    sheet_library_zip();
    zip_error_t error;
    libzip.error_init(&error);
    zip_source_t *source = libzip.source_buffer_create(bytes, length, 0, &error);
    xlsx.archive =
        source != NULL ? libzip.open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : NULL;
    if (xlsx.archive == NULL) {
        libzip.source_free(source);
        libzip.error_fini(&error);
        base_report(reader->diagnostics, base_at_file(reader->path, 0, 0),
                    BASE_MESSAGE_SHEET_NO_ZIP, reader->path);
        return false;
    }
    bool good = read_parts(&xlsx);
    libzip.discard(xlsx.archive);
    libzip.error_fini(&error);
    return good;
}
