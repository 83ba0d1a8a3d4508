/* Narrative, templates, pictures, fonts and versions, as the rekap names them. */
#include "record_materials.h"

#include <stdbool.h>
#include <string.h>

#include "base_arena.h"
#include "base_digest.h"
#include "base_file.h"
#include "base_source.h"
#include "base_utf8.h"
#include "font.h"
#include "image.h"
#include "page.h"
#include "record.h"
#include "value.h"

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static const struct value *text(const struct record_report *report, const char *words)
{
    return value_text(report->arena, 0, words);
}

/* The bytes of a source of the report itself, when its name ends so; NULL: another one. */
static const char *source_bytes(const struct record_report *report, uint32_t index,
                                const char *ending, size_t *length)
{
    const char *name = base_source_name(report->sources, index);
    return ends_with(name, ending) && base_path_is_local(name)
               ? base_source_bytes(report->sources, index, length)
               : NULL;
}

const struct value *record_narratives(const struct record_report *report)
{
    struct value_builder *all = value_builder_create(report->arena);
    for (uint32_t i = 1; i < base_source_count(report->sources); i++) {
        size_t length = 0;
        const char *bytes = source_bytes(report, i, ".md", &length);
        if (bytes != NULL && base_utf8_check(bytes, length) == length) {
            value_builder_set(all, base_source_name(report->sources, i),
                              text(report, base_copy(report->arena, bytes, length)));
        }
    }
    return value_builder_finish(all, 0);
}

static const struct value *templates(const struct record_report *report)
{
    struct value_builder *all = value_builder_create(report->arena);
    for (uint32_t i = 1; i < base_source_count(report->sources); i++) {
        size_t length = 0;
        const char *bytes = source_bytes(report, i, ".xml", &length);
        if (bytes != NULL) {
            value_builder_set(all, base_source_name(report->sources, i),
                              text(report, base_digest(report->arena, bytes, length)));
        }
    }
    return value_builder_finish(all, 0);
}

/* Pictures and fonts that the pages show, by name. */
static void add_shown(const struct record_report *report, struct value_builder *pictures,
                      struct value_builder *fonts)
{
    if (report->pages == NULL) {
        return;
    }
    const struct page_shown shown = page_shown(report->arena, report->pages);
    for (size_t i = 0; i < shown.image_count; i++) {
        if (shown.images[i]->digest != NULL) {
            value_builder_set(pictures, shown.images[i]->name,
                              text(report, shown.images[i]->digest));
        }
    }
    for (size_t i = 0; i < shown.face_count; i++) {
        value_builder_set(fonts, font_metrics(shown.faces[i])->postscript_name,
                          text(report, font_digest(shown.faces[i])));
    }
}

const struct value *record_materials(const struct record_report *report)
{
    struct value_builder *pictures = value_builder_create(report->arena);
    struct value_builder *fonts = value_builder_create(report->arena);
    add_shown(report, pictures, fonts);
    struct value_entry entries[] = {
        {"program", text(report, report->program != NULL ? report->program : "")},
        {"pustaka", text(report, report->libraries != NULL ? report->libraries : "")},
        {"templat", templates(report)},
        {"gambar", value_builder_finish(pictures, 0)},
        {"huruf", value_builder_finish(fonts, 0)},
    };
    return value_record(report->arena, 0, entries, sizeof entries / sizeof *entries);
}
