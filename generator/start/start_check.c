/* Checks what a new report is to be: names, year, pack, and that its place is free. */
#include "start.h"

#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "base_utf8.h"
#include "model.h"
#include "report.h"
#include "start_folder.h"
#include "start_skeleton.h"

/* One line of text of a sane length. */
static bool is_plain_text(const char *text)
{
    enum { LONGEST = 200 };
    bool blank = true;
    if (base_utf8_check(text, strlen(text)) != strlen(text) || base_utf8_count(text) > LONGEST)
        return false;
    while (*text != '\0') {
        uint32_t sign = base_utf8_next(text, &text);
        if (sign < ' ' || (sign >= 0x7F && sign < 0xA0))
            return false;
        blank = blank && sign == ' ';
    }
    return !blank;
}

static bool check_text(struct base_diagnostics *diagnostics, const char *option, const char *text)
{
    if (text == NULL || is_plain_text(text))
        return true;
    base_report(diagnostics, base_at(0), BASE_MESSAGE_START_TEXT, option);
    return false;
}

static bool check_year(struct base_diagnostics *diagnostics, const char *year)
{
    if (year == NULL || (strlen(year) == 4 && strspn(year, "0123456789") == 4 &&
                         strcmp(year, "1900") >= 0 && strcmp(year, "2199") <= 0))
        return true;
    base_report(diagnostics, base_at(0), BASE_MESSAGE_START_YEAR, year);
    return false;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* The folders that a report will look for packs in. Those beside it are named by its parent, since
 * the report is not there yet. */
static const char *const *pack_folders(struct base_arena *arena, const char *folder,
                                       const struct report_settings *settings)
{
    const char **given = NULL;
    size_t count = 0, capacity = 0;
    for (size_t i = 0; settings->template_folders != NULL && settings->template_folders[i] != NULL;
         i++)
        BASE_PUSH(arena, given, count, capacity, settings->template_folders[i]);
    const char *parent = start_parent(arena, folder);
    BASE_PUSH(arena, given, count, capacity, base_path_join(arena, parent, "templates"));
    BASE_PUSH(arena, given, count, capacity, base_path_join(arena, parent, "../templates"));
    BASE_PUSH(arena, given, count, capacity, NULL);
    struct report_settings beside = *settings;
    beside.template_folders = given;
    return report_pack_folders(arena, folder, &beside);
}

/* Packs of the program that set something else than a report. */
static bool sets_no_report(const char *pack)
{
    static const char *const others[] = {"daftar-perubahan", "matriks-perubahan", "rekap-daerah"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (strcmp(pack, others[i]) == 0)
            return true;
    }
    return false;
}

const char *const *start_packs(struct base_arena *arena, const char *folder,
                               const struct report_settings *settings)
{
    const char *const *folders = pack_folders(arena, folder, settings);
    const char **names = NULL;
    size_t count = 0, capacity = 0;
    for (; *folders != NULL; folders++) {
        size_t found = 0;
        char **below = base_folder_folders(arena, *folders, &found);
        for (size_t i = 0; below != NULL && i < found; i++) {
            const char *pack = base_path_join(arena, *folders, below[i]);
            bool known = sets_no_report(below[i]) ||
                         !base_path_exists(base_path_join(arena, pack, "pack.xml"));
            for (size_t j = 0; !known && j < count; j++)
                known = strcmp(names[j], below[i]) == 0;
            if (!known)
                BASE_PUSH(arena, names, count, capacity, below[i]);
        }
    }
    if (count > 1)
        qsort(names, count, sizeof *names, compare_names);
    BASE_PUSH(arena, names, count, capacity, NULL);
    return names;
}

static const char *join(struct base_arena *arena, const char *const *names)
{
    struct base_buffer buffer = {.arena = arena};
    for (size_t i = 0; names[i] != NULL; i++)
        base_buffer_format(&buffer, "%s%s", i > 0 ? ", " : "", names[i]);
    return buffer.length > 0 ? base_buffer_get(&buffer) : "-";
}

static bool is_among(const char *name, const char *const *names)
{
    for (; *names != NULL; names++) {
        if (strcmp(*names, name) == 0)
            return true;
    }
    return false;
}

static bool check_pack(struct base_arena *arena, struct base_diagnostics *diagnostics,
                       const char *folder, const char *pack, const struct report_settings *settings)
{
    const char *const *packs = start_packs(arena, folder, settings);
    if (pack == NULL || is_among(pack, packs))
        return true;
    const char *nearest = base_nearest(pack, packs);
    base_report(diagnostics, base_at(0), BASE_MESSAGE_START_PACK, pack,
                nearest != NULL ? base_format(arena, " (\"%s\"?)", nearest) : "",
                join(arena, packs));
    return false;
}

static bool check_kind(struct base_arena *arena, struct base_diagnostics *diagnostics,
                       const char *kind)
{
    const struct model_field *field = start_field(model_files[0].type, "jenis");
    if (kind == NULL || is_among(kind, field->choices))
        return true;
    base_report(diagnostics, base_at(0), BASE_MESSAGE_START_KIND, kind,
                join(arena, field->choices));
    return false;
}

static bool check_needed(struct base_diagnostics *diagnostics, const struct start_facts *facts)
{
    const struct {
        const char *given, *words, *option;
    } needed[] = {
        {facts->agency, N_("the name of the agency"), "--instansi"},
        {facts->region, N_("the region, for example \"Kabupaten Contoh\""), "--daerah"},
        {facts->year, N_("the year of the report"), "--tahun"},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        if (needed[i].given == NULL) {
            base_report(diagnostics, base_at(0), BASE_MESSAGE_START_NEEDED,
                        base_translate(needed[i].words), needed[i].option);
            good = false;
        }
    }
    return good;
}

bool start_check(struct base_arena *arena, struct base_diagnostics *diagnostics, const char *folder,
                 const struct start_facts *facts, bool from, const struct report_settings *settings)
{
    bool good = from || check_needed(diagnostics, facts);
    good &= check_text(diagnostics, "--instansi", facts->agency);
    good &= check_text(diagnostics, "--daerah", facts->region);
    good &= check_text(diagnostics, "--singkatan", facts->short_name);
    good &= check_year(diagnostics, facts->year);
    good &= check_kind(arena, diagnostics, facts->kind);
    return check_pack(arena, diagnostics, folder, facts->pack, settings) && good;
}

bool start_is_free(struct base_diagnostics *diagnostics, const char *folder)
{
    if (!base_path_exists(folder) || base_folder_is_empty(folder))
        return true;
    base_report(diagnostics, base_at(0), BASE_MESSAGE_START_EXISTS, folder);
    return false;
}
