/* Template packs that are read once for many reports. */
#include "report_shared.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_source.h"
#include "json.h"
#include "layout.h"
#include "model.h"
#include "report.h"
#include "report_data.h"
#include "template.h"
#include "value.h"

enum { MOST_PACKS = 16 };

struct report_shared {
    struct base_arena *arena;
    struct report_shared_pack packs[MOST_PACKS];
    size_t count;
};

struct report_shared *report_shared_create(struct base_arena *arena)
{
    layout_keep_patterns(REPORT_HYPHENATION);
    struct report_shared *shared = base_alloc(arena, sizeof *shared);
    shared->arena = arena;
    return shared;
}

void report_shared_close(struct report_shared *shared)
{
    for (size_t i = 0; i < shared->count; i++) {
        base_arena_destroy(shared->packs[i].arena);
    }
    shared->count = 0;
}

/* The folders in which packs are looked for, as they are called without links and dots: equal ones
 * hold the same packs. */
static bool add_folders(struct base_buffer *key, const char *folder,
                        const struct report_settings *settings)
{
    const char *const *folders = report_pack_folders(key->arena, folder, settings);
    for (; *folders != NULL; folders++) {
        const char *path = base_path_plain(key->arena, *folders);
        if (strchr(path, '\n') != NULL) {
            return false;
        }
        base_buffer_format(key, "%s\n", path);
    }
    return true;
}

/* The folders, then name, look and accent: a line each. */
static const char *key_of(struct base_arena *arena, const char *folder, const struct value *laporan,
                          const struct report_settings *settings)
{
    static const char *const members[] = {"paket", "tampilan", "warna"};
    struct base_buffer key = {.arena = arena};
    if (!add_folders(&key, folder, settings)) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const struct value *member = value_get(laporan, members[i]);
        const char *text = value_text_or(member, "");
        if (strchr(text, '\n') != NULL || (i == 0 && (*text == '\0' || member->origin == 0))) {
            return NULL;
        }
        base_buffer_format(&key, "%s\n", text);
    }
    return base_buffer_get(&key);
}

const char *report_shared_key(const struct report *report, const struct report_settings *settings)
{
    return key_of(report->arena, report->folder, report->model->laporan, settings);
}

static const struct report_shared_pack *find(const struct report_shared *shared, const char *key)
{
    for (size_t i = 0; key != NULL && i < shared->count; i++) {
        if (strcmp(shared->packs[i].key, key) == 0) {
            return &shared->packs[i];
        }
    }
    return NULL;
}

/* A line of a key, counted from its end. */
static const char *line_of(struct base_arena *arena, const char *key, int back)
{
    const char *end = key + strlen(key);
    for (; back > 0 && end > key; back--) {
        for (end--; end > key && end[-1] != '\n';) {
            end--;
        }
    }
    return base_copy(arena, end, strcspn(end, "\n"));
}

static const char *or_null(const char *text)
{
    return *text == '\0' ? NULL : text;
}

void report_shared_add(struct report_shared *shared, const char *folder, const char *key,
                       const char *templates, const struct report_settings *settings)
{
    if (*key == '\0' || shared->count == MOST_PACKS || find(shared, key) != NULL) {
        return;
    }
    struct report_shared_pack *made = &shared->packs[shared->count++];
    made->key = base_copy_text(shared->arena, key);
    made->templates = base_copy_text(shared->arena, templates);
    made->arena = base_arena_create();
    made->sources = base_sources_create(made->arena);
    made->diagnostics = base_diagnostics_create(made->arena, made->sources);
    made->pack = template_pack_open_with_look(
        made->arena, made->sources, made->diagnostics,
        report_pack_folders(made->arena, folder, settings), line_of(made->arena, key, 3), 0,
        (struct template_look){.pack = or_null(line_of(made->arena, key, 2)),
                               .accent = or_null(line_of(made->arena, key, 1))});
    /* What is to be said about a pack is said with each report. */
    if (base_diagnostics_count(made->diagnostics) > 0) {
        made->pack = NULL;
    }
}

const struct report_shared_pack *report_shared_find(const struct report_shared *shared,
                                                    const char *folder,
                                                    const struct report_settings *settings)
{
    if (shared == NULL || shared->count == 0) {
        return NULL;
    }
    struct base_arena *scratch = base_arena_create();
    struct base_sources *sources = base_sources_create(scratch);
    struct base_diagnostics *silent = base_diagnostics_create(scratch, sources);
    const char *path = base_path_join(scratch, folder, "laporan.json");
    const struct value *laporan =
        base_path_exists(path) ? json_read(scratch, sources, silent, path, path) : NULL;
    const struct report_shared_pack *found =
        laporan != NULL ? find(shared, key_of(scratch, folder, laporan, settings)) : NULL;
    base_arena_destroy(scratch);
    return found != NULL && found->pack != NULL ? found : NULL;
}
