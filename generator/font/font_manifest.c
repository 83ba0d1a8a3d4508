/* Reads the font manifest: families, files, packages, checksums, folders. */
#include "font_face.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"

#define FIELDS 6

/* A copy of text without the blanks around it. */
static char *trimmed(struct base_arena *arena, const char *start, size_t length)
{
    while (length > 0 && (*start == ' ' || *start == '\t')) {
        start++;
        length--;
    }
    while (length > 0 && strchr(" \t\r", start[length - 1]) != NULL) {
        length--;
    }
    return base_copy(arena, start, length);
}

/* Splits a line at its bars; returns the number of fields, FIELDS + 1 for too many. */
static size_t split(struct base_arena *arena, const char *line, size_t length,
                    const char *fields[FIELDS])
{
    size_t count = 0, start = 0;
    for (size_t i = 0; i <= length; i++) {
        if (i == length || line[i] == '|') {
            if (count == FIELDS) {
                return FIELDS + 1;
            }
            fields[count++] = trimmed(arena, line + start, i - start);
            start = i + 1;
        }
    }
    return count;
}

static void add_folder(struct font_set *set, const char *folder)
{
    const char *slash = strrchr(set->manifest, '/');
    size_t length = slash != NULL ? (size_t)(slash - set->manifest) : 0;
    const char *beside = slash != NULL ? base_copy(set->arena, set->manifest, length) : "";
    const char *path = base_path_join(set->arena, beside, folder);
    BASE_PUSH(set->arena, set->folders, set->folder_count, set->folder_capacity, path);
}

/* True when text is one of two words; *second tells which. */
static bool one_of(const char *text, const char *first_word, const char *second_word, bool *second)
{
    *second = strcmp(text, second_word) == 0;
    return *second || strcmp(text, first_word) == 0;
}

static bool add_entry(struct font_set *set, const char *const fields[FIELDS], size_t count)
{
    struct font_entry entry = {
        .family = fields[0],
        .file = count > 3 ? fields[3] : "",
        .package = count > 4 ? fields[4] : "",
        .sha256 = count > 5 ? fields[5] : "",
    };
    if (count < 4 || count > FIELDS || entry.family[0] == '\0' || entry.file[0] == '\0' ||
        !one_of(fields[1], "regular", "bold", &entry.bold) ||
        !one_of(fields[2], "upright", "italic", &entry.italic)) {
        return false;
    }
    BASE_PUSH(set->arena, set->entries, set->entry_count, set->entry_capacity, entry);
    return true;
}

static bool read_line(struct font_set *set, const char *line, size_t length)
{
    const char *fields[FIELDS] = {0};
    size_t count = split(set->arena, line, length, fields);
    if (count == 1 && (fields[0][0] == '\0' || fields[0][0] == '#')) {
        return true;
    }
    if (fields[0][0] == '#') {
        return true;
    }
    if (count == 2 && strcmp(fields[0], "folder") == 0 && fields[1][0] != '\0') {
        add_folder(set, fields[1]);
        return true;
    }
    return add_entry(set, fields, count);
}

bool font_manifest_read(struct font_set *set, const char *manifest)
{
    size_t length;
    const char *text =
        base_file_read(set->arena, manifest, manifest, (size_t)1 << 20, &length, set->diagnostics);
    if (text == NULL) {
        return false;
    }
    set->manifest = base_copy_text(set->arena, manifest);
    bool good = true;
    unsigned number = 0;
    for (const char *line = text; *line != '\0';) {
        const char *end = line + strcspn(line, "\n");
        number++;
        if (!read_line(set, line, (size_t)(end - line))) {
            base_report(set->diagnostics, base_at_file(manifest, number, 1),
                        BASE_MESSAGE_FONT_MANIFEST_LINE,
                        trimmed(set->arena, line, (size_t)(end - line)));
            good = false;
        }
        line = *end != '\0' ? end + 1 : end;
    }
    return good;
}
