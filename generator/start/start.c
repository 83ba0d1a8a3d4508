/* Makes a new report folder, or that of the year after a finished report. */
#include "start.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_source.h"
#include "base_utf8.h"
#include "json.h"
#include "model.h"
#include "report.h"
#include "start_carry.h"
#include "start_folder.h"
#include "start_narrative.h"
#include "start_skeleton.h"
#include "value.h"

static const char *plain_folder(struct base_arena *arena, const char *folder)
{
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return base_copy(arena, folder, length);
}

static void write_schemas(struct start_folder *folder)
{
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++)
        start_folder_write_text(
            folder, base_format(folder->arena, ".skema/%s.schema.json", model_files[i].type->name),
            start_schema_text(folder->arena, i));
}

/* Puts the folder into its place and makes the report there, to show that it can be built. */
static bool finish(struct start_folder *folder, const struct report_settings *settings,
                   struct start_result *result)
{
    result->unwritable = !start_folder_commit(folder);
    if (result->unwritable)
        return false;
    result->files = folder->files;
    result->report = report_make(folder->target, REPORT_PAGES, settings);
    return true;
}

/* ------------------------------------------------------------ names */

static bool starts_with(const char *text, const char *start)
{
    size_t length = strlen(start);
    return strncmp(text, start, length) == 0 && (text[length] == ' ' || text[length] == '\0');
}

/* The head of a region by the kind of region. */
static const char *head_of(struct base_arena *arena, const char *region)
{
    static const struct {
        const char *kind, *head;
    } heads[] = {{"Kabupaten", "Bupati"}, {"Kota", "Wali Kota"}, {"Provinsi", "Gubernur"}};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (starts_with(region, heads[i].kind) && strlen(region) > strlen(heads[i].kind))
            return base_format(arena, "%s%s", heads[i].head, region + strlen(heads[i].kind));
    }
    return "?";
}

/* Who leads an agency, by the kind of agency. */
static const char *position_of(struct base_arena *arena, const char *agency)
{
    static const struct {
        const char *kind, *head; /* NULL: "Kepala" and the name */
    } heads[] = {
        {"Sekretariat Daerah", "Sekretaris Daerah"},
        {"Sekretariat DPRD", "Sekretaris DPRD"},
        {"Inspektorat", "Inspektur"},
        {"Kecamatan", "Camat"},
        {"Kelurahan", "Lurah"},
        {"RSUD", "Direktur RSUD"},
        {"Rumah Sakit", "Direktur Rumah Sakit"},
        {"Satuan Polisi Pamong Praja", NULL},
        {"Dinas", NULL},
        {"Badan", NULL},
        {"Kantor", NULL},
        {"Bagian", NULL},
        {"Balai", NULL},
        {"UPTD", NULL},
        {"Puskesmas", NULL},
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        if (!starts_with(agency, heads[i].kind))
            continue;
        return heads[i].head == NULL
                   ? base_format(arena, "Kepala %s", agency)
                   : base_format(arena, "%s%s", heads[i].head, agency + strlen(heads[i].kind));
    }
    return "?";
}

/* The agency without its region: "Dinas Sosial" for "Dinas Sosial Kabupaten Contoh". */
static const char *short_agency(struct base_arena *arena, const char *agency, const char *region)
{
    const char *at = strstr(agency, region);
    if (at == NULL || at == agency || at[-1] != ' ')
        return agency;
    return base_copy(arena, agency, (size_t)(at - agency) - 1);
}

static struct start_names names_of(struct base_arena *arena, const struct start_facts *facts)
{
    const char *bare = short_agency(arena, facts->agency, facts->region);
    bool whole = strstr(facts->agency, facts->region) != NULL;
    return (struct start_names){
        .agency = whole ? facts->agency : base_format(arena, "%s %s", facts->agency, facts->region),
        .short_name = facts->short_name != NULL ? facts->short_name : bare,
        .region = facts->region,
        .head_of_region = head_of(arena, facts->region),
        .position = position_of(arena, bare),
        .pack = facts->pack != NULL ? facts->pack : "lkjip",
        .kind = facts->kind,
        .year = strtoll(facts->year, NULL, 10),
    };
}

/* ------------------------------------------------------------ new */

bool start_new(struct base_arena *arena, struct base_diagnostics *diagnostics, const char *target,
               const struct start_facts *facts, const struct report_settings *settings,
               struct start_result *result)
{
    struct start_folder folder;
    const struct start_names names = names_of(arena, facts);
    *result = (struct start_result){0};
    target = plain_folder(arena, target);
    if (!start_is_free(diagnostics, target))
        return false;
    result->unwritable = !start_folder_open(&folder, arena, diagnostics, target);
    if (result->unwritable)
        return false;
    write_schemas(&folder);
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++) {
        const struct value *example = start_skeleton(arena, i, &names);
        if (example != NULL)
            start_folder_write_json(&folder, model_files[i].type->name, example);
    }
    /* The pack says which narratives it asks for. */
    if (!folder.failed) {
        struct report *report = report_make(folder.path, REPORT_DOCUMENT, settings);
        start_write_guidance(&folder, report);
        report_destroy(report);
    }
    return finish(&folder, settings, result);
}

/* ------------------------------------------------------------ the year after */

/* A report to be carried over. */
struct source {
    const char *folder;
    struct report *report;
    long long year;
};

/* Reads the report of the year before; false after reporting what is wrong with it. */
static bool open_source(struct base_diagnostics *diagnostics,
                        const struct report_settings *settings, struct source *source)
{
    source->report = report_make(source->folder, REPORT_VALUES, settings);
    if (!source->report->complete) {
        base_report(diagnostics, base_at(0), BASE_MESSAGE_START_LAST, source->folder);
        return false;
    }
    source->year = value_integer_or(value_get(source->report->model->laporan, "tahun"), 0);
    return true;
}

static bool carry_files(struct start_folder *folder, const struct start_carry *carry,
                        const char *last)
{
    struct base_sources *sources = base_sources_create(folder->arena);
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++) {
        const char *name = model_files[i].type->name;
        const char *file = base_format(folder->arena, "%s.json", name);
        const char *path = base_path_join(folder->arena, last, file);
        if (!base_path_exists(path) || strcmp(name, "klaim") == 0 || strcmp(name, "reviu") == 0)
            continue;
        const struct value *value =
            json_read_all(folder->arena, sources, folder->diagnostics, path, file);
        if (value == NULL)
            return false;
        start_folder_write_json(folder, name, start_carry_file(carry, i, value));
    }
    return true;
}

/* The folder of packs that has a pack; NULL when none has. */
static const char *find_pack(struct base_arena *arena, const char *const *folders, const char *name)
{
    for (; *folders != NULL; folders++) {
        const char *path = base_path_join(arena, *folders, base_format(arena, "%s/pack.xml", name));
        if (base_path_exists(path))
            return *folders;
    }
    return NULL;
}

/* The pack that a pack extends; NULL when it stands alone. */
static const char *parent_pack(struct base_arena *arena, struct base_diagnostics *diagnostics,
                               const char *folder, const char *name)
{
    enum { LIMIT = 16 * 1024 * 1024 };
    size_t length = 0;
    const char *path = base_path_join(arena, folder, base_format(arena, "%s/pack.xml", name));
    const char *text = base_file_read(arena, path, path, LIMIT, &length, diagnostics);
    const char *at = text != NULL ? strstr(text, "induk=") : NULL;
    if (at == NULL || (at[6] != '"' && at[6] != '\''))
        return NULL;
    const char *end = strchr(at + 7, at[6]);
    return end != NULL ? base_copy(arena, at + 7, (size_t)(end - at) - 7) : NULL;
}

/* Copies the packs that the report of the year before finds beside itself and the new one would
 * not. */
static void carry_packs(struct start_folder *folder, const struct source *source,
                        const struct report_settings *settings)
{
    enum { DEEPEST = 16 };
    struct base_arena *arena = folder->arena;
    const char *own = base_path_join(arena, source->folder, "templates");
    if (base_path_is_folder(own))
        start_folder_copy_all(folder, own, "templates");
    const char *const *there = report_pack_folders(arena, source->folder, settings);
    const char *const *here = report_pack_folders(arena, folder->path, settings);
    const char *name = value_text_or(value_get(source->report->model->laporan, "paket"), NULL);
    for (int i = 0; i < DEEPEST && name != NULL && !folder->failed; i++) {
        const char *found = find_pack(arena, there, name);
        if (found == NULL)
            return;
        if (find_pack(arena, here, name) == NULL && strcmp(found, own) != 0)
            start_folder_copy_all(folder, base_path_join(arena, found, name),
                                  base_format(arena, "templates/%s", name));
        name = parent_pack(arena, folder->diagnostics, found, name);
    }
}

static bool carry_all(struct start_folder *folder, const struct source *source,
                      const struct start_carry *carry, const struct report_settings *settings)
{
    struct base_arena *arena = folder->arena;
    write_schemas(folder);
    if (!carry_files(folder, carry, source->folder)) {
        start_folder_discard(folder);
        return false;
    }
    start_carry_narratives(folder, source->folder, carry->old_year, carry->new_year);
    const char *pictures = base_path_join(arena, source->folder, "gambar");
    if (base_path_is_folder(pictures))
        start_folder_copy_all(folder, pictures, "gambar");
    carry_packs(folder, source, settings);
    return true;
}

bool start_from(struct base_arena *arena, struct base_diagnostics *diagnostics, const char *target,
                const char *last, const struct start_facts *facts,
                const struct report_settings *settings, struct start_result *result)
{
    struct source source = {.folder = plain_folder(arena, last)};
    struct start_folder folder;
    *result = (struct start_result){0};
    target = plain_folder(arena, target);
    bool good = start_is_free(diagnostics, target) && open_source(diagnostics, settings, &source);
    struct start_carry carry = {.arena = arena, .old_year = source.year, .facts = facts};
    carry.new_year = facts->year != NULL ? strtoll(facts->year, NULL, 10) : source.year + 1;
    if (good && carry.new_year <= source.year) {
        base_report(diagnostics, base_at(0), BASE_MESSAGE_START_YEAR_ORDER,
                    base_format(arena, "%lld", carry.new_year),
                    base_format(arena, "%lld", source.year));
        good = false;
    }
    result->source = source.report;
    if (!good)
        return false;
    result->unwritable = !start_folder_open(&folder, arena, diagnostics, target);
    return !result->unwritable && carry_all(&folder, &source, &carry, settings) &&
           finish(&folder, settings, result);
}
