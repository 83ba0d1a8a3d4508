/* Reads what a workbook says about its sheets: names, shared texts, number formats. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "sheet_reader.h"
#include "xml_stream.h"

static const char *attribute(struct sheet_xlsx *xlsx, struct xml_stream *stream, const char *name)
{
    const char *value = xml_stream_attribute(stream, name);
    return value != NULL ? base_copy_text(xlsx->reader->arena, value) : "";
}

static bool is_true(struct sheet_xlsx *xlsx, struct xml_stream *stream, const char *name)
{
    const char *value = attribute(xlsx, stream, name);
    return strcmp(value, "1") == 0 || strcmp(value, "true") == 0;
}

static bool is_start(struct xml_stream *stream, enum xml_event event, const char *name)
{
    return event == XML_EVENT_START && strcmp(xml_stream_text(stream), name) == 0;
}

/* ---------------------------------------------------------------- the list of sheets */

static bool read_workbook(struct sheet_xlsx *xlsx)
{
    static const char path[] = "xl/workbook.xml";
    struct xml_stream *stream = sheet_open_part(xlsx, path, true);
    if (stream == NULL)
        return false;
    enum xml_event event;
    while ((event = xml_stream_next(stream)) < XML_EVENT_DONE) {
        if (is_start(stream, event, "workbookPr"))
            xlsx->from_1904 = is_true(xlsx, stream, "date1904");
        if (!is_start(stream, event, "sheet"))
            continue;
        struct sheet_part part = {.name = attribute(xlsx, stream, "name"),
                                  .id = attribute(xlsx, stream, "id")};
        const char *state = attribute(xlsx, stream, "state");
        part.hidden = strncmp(state, "hidden", 6) == 0 || strcmp(state, "veryHidden") == 0;
        BASE_PUSH(xlsx->reader->arena, xlsx->parts, xlsx->part_count, xlsx->part_capacity, part);
    }
    return sheet_close_part(xlsx, stream, path, event == XML_EVENT_FAULT);
}

/* The path of a relation's target in the archive. */
static const char *target_path(struct sheet_xlsx *xlsx, const char *target)
{
    if (target[0] == '/')
        return target + 1;
    return base_format(xlsx->reader->arena, "xl/%s", target);
}

static bool read_relations(struct sheet_xlsx *xlsx)
{
    static const char path[] = "xl/_rels/workbook.xml.rels";
    struct xml_stream *stream = sheet_open_part(xlsx, path, true);
    if (stream == NULL)
        return false;
    enum xml_event event;
    while ((event = xml_stream_next(stream)) < XML_EVENT_DONE) {
        if (!is_start(stream, event, "Relationship"))
            continue;
        const char *id = attribute(xlsx, stream, "Id");
        const char *type = attribute(xlsx, stream, "Type");
        const char *target = target_path(xlsx, attribute(xlsx, stream, "Target"));
        size_t length = strlen(type);
        bool sheet = length > 10 && strcmp(type + length - 10, "/worksheet") == 0;
        for (size_t i = 0; sheet && i < xlsx->part_count; i++) {
            if (strcmp(xlsx->parts[i].id, id) == 0)
                xlsx->parts[i].path = target;
        }
    }
    return sheet_close_part(xlsx, stream, path, event == XML_EVENT_FAULT);
}

/* ---------------------------------------------------------------- shared texts */

/* Reads <si> ... </si>: all its <t>, those of phonetic hints left out. */
static const char *read_item(struct sheet_xlsx *xlsx, struct xml_stream *stream,
                             enum xml_event *event)
{
    struct base_buffer buffer = {.arena = xlsx->reader->arena};
    int depth = xml_stream_depth(stream);
    int hint = 0;
    bool text = false;
    while ((*event = xml_stream_next(stream)) < XML_EVENT_DONE) {
        if (*event == XML_EVENT_TEXT) {
            if (text && hint == 0)
                base_buffer_text(&buffer, xml_stream_text(stream));
            continue;
        }
        if (*event == XML_EVENT_END && xml_stream_depth(stream) == depth)
            break;
        const char *name = xml_stream_text(stream);
        int change = *event == XML_EVENT_START ? 1 : -1;
        hint += strcmp(name, "rPh") == 0 ? change : 0;
        text = strcmp(name, "t") == 0 && change > 0;
    }
    return base_buffer_get(&buffer);
}

static bool read_strings(struct sheet_xlsx *xlsx)
{
    static const char path[] = "xl/sharedStrings.xml";
    struct xml_stream *stream = sheet_open_part(xlsx, path, false);
    if (stream == NULL)
        return true;
    enum xml_event event;
    while ((event = xml_stream_next(stream)) < XML_EVENT_DONE) {
        if (!is_start(stream, event, "si"))
            continue;
        const char *text = read_item(xlsx, stream, &event);
        if (event >= XML_EVENT_DONE)
            break;
        text = sheet_trim(base_copy_text(xlsx->reader->arena, text));
        BASE_PUSH(xlsx->reader->arena, xlsx->strings, xlsx->string_count, xlsx->string_capacity,
                  text);
    }
    return sheet_close_part(xlsx, stream, path, event == XML_EVENT_FAULT);
}

/* ---------------------------------------------------------------- number formats */

struct sheet_form sheet_form_of(const char *format)
{
    struct sheet_form form = {SHEET_FORM_PLAIN, SHEET_ANY_DECIMALS};
    bool decimals = false;
    for (const char *at = format; *at != '\0' && *at != ';'; at++) {
        if (*at == '"') {
            at = strchr(at + 1, '"');
            if (at == NULL)
                break;
        } else if (*at == '[') {
            at = strchr(at, ']');
            if (at == NULL)
                break;
        } else if ((*at == '\\' || *at == '_' || *at == '*') && at[1] != '\0') {
            at++;
        } else if (*at == '%') {
            form.kind = SHEET_FORM_PERCENT;
        } else if (strncmp(at, "General", 7) == 0) {
            at += 6;
        } else if (strchr("ymdhsYMDHS", *at) != NULL) {
            form.kind = SHEET_FORM_DATE;
        } else if (*at == '.') {
            decimals = true;
        } else if (*at == '0' || *at == '#') {
            form.decimals = form.decimals == SHEET_ANY_DECIMALS ? 0 : form.decimals;
            form.decimals += decimals && *at == '0';
        }
    }
    return form;
}

/* Of the formats that every workbook has. */
static struct sheet_form built_in_form(long id)
{
    struct sheet_form form = {SHEET_FORM_PLAIN, SHEET_ANY_DECIMALS};
    if (id == 1 || id == 3 || id == 9 || id == 37 || id == 38)
        form.decimals = 0;
    if (id == 2 || id == 4 || id == 10 || id == 39 || id == 40)
        form.decimals = 2;
    bool date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
                (id >= 50 && id <= 58);
    form.kind = date                  ? SHEET_FORM_DATE
                : id == 9 || id == 10 ? SHEET_FORM_PERCENT
                                      : SHEET_FORM_PLAIN;
    return form;
}

struct own_form {
    long id;
    struct sheet_form form;
};

static bool read_styles(struct sheet_xlsx *xlsx)
{
    static const char path[] = "xl/styles.xml";
    struct base_arena *arena = xlsx->reader->arena;
    struct own_form *own = NULL;
    size_t count = 0;
    size_t capacity = 0;
    bool cells = false;
    struct xml_stream *stream = sheet_open_part(xlsx, path, false);
    if (stream == NULL)
        return true;
    enum xml_event event;
    while ((event = xml_stream_next(stream)) < XML_EVENT_DONE) {
        if (event == XML_EVENT_TEXT)
            continue;
        if (strcmp(xml_stream_text(stream), "cellXfs") == 0)
            cells = event == XML_EVENT_START;
        if (is_start(stream, event, "numFmt")) {
            struct own_form form = {strtol(attribute(xlsx, stream, "numFmtId"), NULL, 10),
                                    sheet_form_of(attribute(xlsx, stream, "formatCode"))};
            BASE_PUSH(arena, own, count, capacity, form);
        }
        if (!cells || !is_start(stream, event, "xf"))
            continue;
        long id = strtol(attribute(xlsx, stream, "numFmtId"), NULL, 10);
        struct sheet_form form = built_in_form(id);
        for (size_t i = 0; i < count; i++)
            form = own[i].id == id ? own[i].form : form;
        BASE_PUSH(arena, xlsx->forms, xlsx->form_count, xlsx->form_capacity, form);
    }
    return sheet_close_part(xlsx, stream, path, event == XML_EVENT_FAULT);
}

bool sheet_read_frame(struct sheet_xlsx *xlsx)
{
    return read_workbook(xlsx) && read_relations(xlsx) && read_strings(xlsx) && read_styles(xlsx);
}
