/* Collects the embedded files: what was read, the rekap, and a manifest of digests and versions. */
#include "report_embed.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_digest.h"
#include "base_file.h"
#include "base_source.h"
#include "font.h"
#include "image.h"
#include "json.h"
#include "model.h"
#include "narrative.h"
#include "page.h"
#include "report.h"
#include "report_annexes.h"
#include "report_changes.h"
#include "report_data.h"
#include "value.h"

enum {
    MANIFEST_VERSION = 1,
    MOST_HYPHENATION = 10000000, /* bytes */
    MOST_PICTURES = 5000000,     /* bytes of all embedded pictures */
    MOST_UNSHOWN = 100000000,    /* bytes of one picture that no page shows */
    MOST_PAGES_AGAIN = 100,      /* without the words of its pages */
};

/* A picture for which there was no room. */
struct left_out {
    const char *name, *digest;
};

struct report_embedding {
    struct report *report;
    struct base_arena *arena;
    struct pdf_attachment *items;
    size_t count, capacity;
    struct page_shown shown;
    size_t picture_bytes;
    struct left_out *left_out;
    size_t left_count, left_capacity;
    const struct report_embedded_rekap *rekap;
};

/* Kinds of files that are read, by the end of their name. */
static const struct kind {
    const char *ending, *mime, *description, *folder;
    enum pdf_relation relation;
} kinds[] = {
    {".json", "application/json", "Data masukan laporan", "", PDF_SOURCE},
    {".xml", "application/xml", "Templat laporan", "templates/", PDF_SUPPLEMENT},
    {".md", "text/markdown", "Narasi laporan", "", PDF_SOURCE},
};

static const struct kind *kind_of(const char *name)
{
    const char *ending = strrchr(name, '.');
    for (size_t i = 0; ending != NULL && i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(ending, kinds[i].ending) == 0) {
            return &kinds[i];
        }
    }
    return NULL;
}

static bool is_embedded(const struct report_embedding *embedding, const char *name)
{
    for (size_t i = 0; i < embedding->count; i++) {
        if (strcmp(embedding->items[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void add(struct report_embedding *embedding, struct pdf_attachment item)
{
    BASE_PUSH(embedding->arena, embedding->items, embedding->count, embedding->capacity, item);
}

static void add_source(struct report_embedding *embedding, const struct kind *kind, uint32_t source)
{
    const struct base_sources *sources = embedding->report->sources;
    struct pdf_attachment item = {.name = base_source_name(sources, source)};
    item.bytes = base_source_bytes(sources, source, &item.length);
    if (item.bytes == NULL || !base_path_is_local(item.name)) {
        return;
    }
    item.name = base_format(embedding->arena, "%s%s", kind->folder, item.name);
    item.mime = kind->mime;
    item.description = kind->description;
    item.relation = kind->relation;
    if (!is_embedded(embedding, item.name)) {
        add(embedding, item);
    }
}

/* All files that the report was made from, as they were read; files from elsewhere are not. Kind by
 * kind, whatever was read first. */
static void add_sources(struct report_embedding *embedding)
{
    const struct base_sources *sources = embedding->report->sources;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        for (uint32_t i = 1; i < base_source_count(sources); i++) {
            if (kind_of(base_source_name(sources, i)) == &kinds[k]) {
                add_source(embedding, &kinds[k], i);
            }
        }
    }
}

/* Where a picture belongs below the report: in its own folder gambar/, or in that of a pack. */
static const char *picture_name(const struct report_embedding *embedding, const char *path)
{
    static const char part[] = "/gambar/";
    const char *found = strstr(path, part);
    for (const char *next = found; next != NULL; next = strstr(next + 1, part)) {
        found = next;
    }
    if (found == NULL) {
        return NULL;
    }
    const char *owner = base_copy(embedding->arena, path, (size_t)(found - path));
    if (strcmp(owner, embedding->report->folder) == 0) {
        return found + 1;
    }
    return base_format(embedding->arena, "templates/%s%s", base_path_name(embedding->arena, owner),
                       found);
}

static const char *mime_of(const struct pdf_attachment *picture)
{
    const unsigned char first = picture->length > 0 ? *(const unsigned char *)picture->bytes : 0;
    return first == 0xff ? "image/jpeg" : first == '%' ? "application/pdf" : "image/png";
}

/* Embeds the file of a picture while there is room, so that the report can be made again. */
static bool add_picture(struct report_embedding *embedding, const struct image *image)
{
    const char *name = image->path != NULL ? picture_name(embedding, image->path) : NULL;
    if (name == NULL || !base_path_is_safe(name)) {
        return false;
    }
    if (is_embedded(embedding, name)) {
        return true;
    }
    struct base_diagnostics *silent = base_diagnostics_create(embedding->arena, NULL);
    struct pdf_attachment item = {
        .name = name, .description = "Gambar laporan", .relation = PDF_SOURCE};
    item.bytes = base_file_read(embedding->arena, image->path, name,
                                MOST_PICTURES - embedding->picture_bytes, &item.length, silent);
    /* Another file than the one that was read: somebody is at work in the folder. */
    if (item.bytes == NULL ||
        strcmp(base_digest(embedding->arena, item.bytes, item.length), image->digest) != 0) {
        return false;
    }
    item.mime = mime_of(&item);
    embedding->picture_bytes += item.length;
    add(embedding, item);
    return true;
}

static void leave_out(struct report_embedding *embedding, const char *name, const char *digest)
{
    const struct left_out picture = {name, digest};
    BASE_PUSH(embedding->arena, embedding->left_out, embedding->left_count,
              embedding->left_capacity, picture);
}

static void add_pictures(struct report_embedding *embedding)
{
    const struct page_shown *shown = &embedding->shown;
    for (size_t i = 0; i < shown->image_count; i++) {
        const struct image *image = shown->images[i];
        if (image->digest != NULL && !add_picture(embedding, image)) {
            leave_out(embedding, image->name, image->digest);
        }
    }
}

static bool is_left_out(const struct report_embedding *embedding, const char *name)
{
    for (size_t i = 0; i < embedding->left_count; i++) {
        if (strcmp(embedding->left_out[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void leave_out_unshown(struct report_embedding *embedding, const char *name,
                              const char *path)
{
    struct base_arena *arena = base_arena_create();
    struct base_diagnostics *silent = base_diagnostics_create(arena, NULL);
    size_t length = 0;
    const char *bytes = base_file_read(arena, path, name, MOST_UNSHOWN, &length, silent);
    if (bytes != NULL) {
        leave_out(embedding, name, base_digest(embedding->arena, bytes, length));
    }
    base_arena_destroy(arena);
}

/* Embeds a file of gambar/ that the input names and no page shows, such as the stamp of a report
 * that is signed electronically: without it the input has a fault. */
static void add_unshown(struct report_embedding *embedding, const char *name)
{
    struct base_arena *arena = embedding->arena;
    struct pdf_attachment item = {.name = base_format(arena, "gambar/%s", name),
                                  .description = "Gambar laporan",
                                  .relation = PDF_SOURCE};
    if (is_embedded(embedding, item.name) || is_left_out(embedding, name) ||
        is_embedded(embedding, base_format(arena, REPORT_ANNEXES "%s", name))) {
        return;
    }
    struct base_diagnostics *silent = base_diagnostics_create(arena, NULL);
    const char *path = base_path_join(arena, embedding->report->folder, item.name);
    item.bytes = base_file_read(arena, path, item.name, MOST_PICTURES - embedding->picture_bytes,
                                &item.length, silent);
    if (item.bytes == NULL) {
        leave_out_unshown(embedding, name, path);
        return;
    }
    item.mime = mime_of(&item);
    embedding->picture_bytes += item.length;
    add(embedding, item);
}

static void add_unshown_pictures(struct report_embedding *embedding)
{
    const struct model *model = embedding->report->model;
    for (size_t i = 0; i < model->picture_count; i++) {
        add_unshown(embedding, model->pictures[i]);
    }
}

/* Adds one of the files that the program made; its bytes are set by the caller. */
static struct pdf_attachment *add_made(struct report_embedding *embedding, const char *name,
                                       const char *description, size_t length)
{
    const struct pdf_attachment item = {
        .name = name,
        .mime = "application/json",
        .description = description,
        .relation = PDF_DATA,
        .length = length,
    };
    add(embedding, item);
    return &embedding->items[embedding->count - 1];
}

/* ---------------------------------------------------------------- manifest */

static const struct value *text(const struct report_embedding *embedding, const char *words)
{
    return value_text(embedding->arena, 0, words);
}

struct values {
    const struct value **items;
    size_t count, capacity;
};

/* Adds {nama, sha256, ukuran?} unless the name is listed. */
static void list(struct report_embedding *embedding, struct values *values, const char *name,
                 const char *digest, size_t length)
{
    for (size_t i = 0; i < values->count; i++) {
        if (strcmp(value_text_or(value_get(values->items[i], "nama"), ""), name) == 0) {
            return;
        }
    }
    struct value_builder *entry = value_builder_create(embedding->arena);
    value_builder_set(entry, "nama", text(embedding, name));
    value_builder_set(entry, "sha256", text(embedding, digest));
    if (length > 0) {
        value_builder_set(entry, "ukuran", value_integer(embedding->arena, 0, (long long)length));
    }
    const struct value *value = value_builder_finish(entry, 0);
    BASE_PUSH(embedding->arena, values->items, values->count, values->capacity, value);
}

static const struct value *finish(const struct report_embedding *embedding,
                                  const struct values *values)
{
    return value_list(embedding->arena, 0, values->items, values->count);
}

static const struct value *list_files(struct report_embedding *embedding)
{
    struct values files = {0};
    for (size_t i = 0; i < embedding->count; i++) {
        const struct pdf_attachment *item = &embedding->items[i];
        const char *digest = item->deflated != NULL
                                 ? embedding->rekap->digest
                                 : base_digest(embedding->arena, item->bytes, item->length);
        list(embedding, &files, item->name, digest, item->length);
    }
    return finish(embedding, &files);
}

/* Pictures and fonts that the pages show. */
static void list_shown(struct report_embedding *embedding, struct values *pictures,
                       struct values *fonts)
{
    const struct page_shown *shown = &embedding->shown;
    for (size_t i = 0; i < shown->image_count; i++) {
        if (shown->images[i]->digest != NULL) {
            list(embedding, pictures, shown->images[i]->name, shown->images[i]->digest, 0);
        }
    }
    for (size_t i = 0; i < shown->face_count; i++) {
        list(embedding, fonts, font_metrics(shown->faces[i])->postscript_name,
             font_digest(shown->faces[i]), 0);
    }
}

const char *report_libraries(struct base_arena *arena)
{
    size_t length = 0;
    struct base_diagnostics *silent = base_diagnostics_create(arena, NULL);
    const char *words = base_file_read(arena, REPORT_HYPHENATION, REPORT_HYPHENATION,
                                       MOST_HYPHENATION, &length, silent);
    return base_format(arena, "%s, %s, %s, %s, hyph_id_ID %.12s", pdf_libraries(), font_library(),
                       image_libraries(arena), narrative_library(arena),
                       words != NULL ? base_digest(arena, words, length) : "-");
}

static const struct value *manifest_of(struct report_embedding *embedding)
{
    struct base_arena *arena = embedding->arena;
    struct values pictures = {0}, fonts = {0};
    const char *date = embedding->report->marked_date;
    bool marked = embedding->report->marked;
    list_shown(embedding, &pictures, &fonts);
    for (size_t i = 0; i < embedding->left_count; i++) {
        list(embedding, &pictures, embedding->left_out[i].name, embedding->left_out[i].digest, 0);
    }
    struct value_entry entries[] = {
        {"format", text(embedding, "lkjip-manifes")},
        {"versi", value_integer(arena, 0, MANIFEST_VERSION)},
        {"nama", text(embedding, embedding->report->name)},
        {"program", text(embedding, "lkjip " LKJIP_VERSION)},
        {"pustaka", text(embedding, report_libraries(arena))},
        {"berkas", list_files(embedding)},
        {"gambar", finish(embedding, &pictures)},
        {"huruf", finish(embedding, &fonts)},
        {"tanda", text(embedding, marked ? "draf" : "tanpa")},
        {"tanggal_draf", date == NULL ? value_null(arena, 0) : text(embedding, date)},
        {"bahasa", marked ? text(embedding, embedding->report->language) : value_null(arena, 0)},
        {"perubahan_sejak", report_changes_since(embedding->report)},
    };
    return value_record(arena, 0, entries, sizeof entries / sizeof *entries);
}

struct report_embedding *report_embed_begin(struct report *report)
{
    struct report_embedding *embedding = base_alloc(report->arena, sizeof *embedding);
    size_t annex_count;
    const struct pdf_attachment *annexes = report_annexes(report, &annex_count);
    if (annexes == NULL) {
        return NULL;
    }
    embedding->report = report;
    embedding->arena = report->arena;
    embedding->shown = page_shown(report->arena, report->pages);
    add_sources(embedding);
    add_pictures(embedding);
    for (size_t i = 0; i < annex_count; i++) {
        add(embedding, annexes[i]);
    }
    add_unshown_pictures(embedding);
    return embedding;
}

bool report_embed_needs_words(const struct report_embedding *embedding)
{
    return embedding->report->pages->count > MOST_PAGES_AGAIN || embedding->left_count > 0;
}

struct pdf_options report_embed_end(struct report_embedding *embedding,
                                    const struct report_embedded_rekap *rekap)
{
    struct base_buffer manifest = {.arena = embedding->arena};
    embedding->rekap = rekap;
    add_made(embedding, "rekap.json", "Rekap angka laporan", rekap->length)->deflated =
        rekap->deflated;
    json_write(&manifest, manifest_of(embedding), 1);
    base_buffer_char(&manifest, '\n');
    add_made(embedding, "manifes.json", "Daftar berkas, gambar, huruf dan versi program",
             manifest.length)
        ->bytes = base_buffer_get(&manifest);
    return (struct pdf_options){
        .producer = "lkjip " LKJIP_VERSION,
        .attachments = embedding->items,
        .count = embedding->count,
    };
}
