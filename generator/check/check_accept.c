/* Accepted findings: laporan.terima gives code, place and reason. */
#include "check_report.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "model.h"
#include "value.h"

/* True when path begins with part and goes on with a new step, or ends. */
static bool begins_with(const char *path, const char *part)
{
    size_t length = strlen(part);
    return strncmp(path, part, length) == 0 &&
           (path[length] == '\0' || path[length] == '.' || path[length] == '[');
}

/* The JSON path of a finding, as "laporan.json:harus_sama[3]" and without the file's ".json:". */
static bool path_matches(struct base_arena *arena, const struct base_sources *sources,
                         base_origin origin, const char *place)
{
    struct base_buffer buffer = {.arena = arena};
    base_origin_describe(sources, origin, &buffer);
    const char *whole = base_buffer_get(&buffer);
    const char *colon = strchr(whole, ':');
    if (begins_with(whole, place) || (colon != NULL && begins_with(colon + 1, place))) {
        return true;
    }
    const char *dot = strstr(whole, ".json:");
    if (dot == NULL) {
        return false;
    }
    const char *joined =
        base_format(arena, "%.*s.%s", (int)(dot - whole), whole, dot + strlen(".json:"));
    return begins_with(joined, place);
}

/* A file, with or without a line: "narasi/penutup.md", "narasi/penutup", "narasi/penutup.md:12". */
static bool file_matches(const struct base_sources *sources, base_origin origin, const char *place)
{
    const struct base_origin_record found = base_origin_locate(sources, origin);
    const char *name = found.source == 0 ? "" : base_source_name(sources, found.source);
    size_t length = strlen(name);
    size_t bare = length > 3 && strcmp(name + length - 3, ".md") == 0 ? length - 3 : length;
    if (length == 0 || strncmp(place, name, bare) != 0) {
        return false;
    }
    const char *rest = place + bare;
    rest += strncmp(rest, name + bare, length - bare) == 0 ? length - bare : 0;
    char line[16];
    snprintf(line, sizeof line, ":%u", (unsigned)found.line);
    return *rest == '\0' || strcmp(rest, line) == 0;
}

/* "<list>.<id>" or "<id>", where the id is what the finding is about. */
static bool id_matches(const struct base_diagnostic *finding, const char *place)
{
    const char *dot = strchr(place, '.');
    for (size_t i = 0; i < finding->argument_count; i++) {
        if (strcmp(finding->arguments[i], place) == 0 ||
            (dot != NULL && strcmp(finding->arguments[i], dot + 1) == 0)) {
            return true;
        }
    }
    return false;
}

static bool names(struct base_arena *arena, const struct base_sources *sources,
                  const struct base_diagnostic *finding, const char *code, const char *place)
{
    if (strcmp(code, "*") != 0 && strcmp(code, base_message_code(finding->message)) != 0) {
        return false;
    }
    return place[0] == '\0' || id_matches(finding, place) ||
           file_matches(sources, finding->place.origin, place) ||
           path_matches(arena, sources, finding->place.origin, place);
}

/* Which entries that name no finding are reported. */
enum telling { TELL_NONE, TELL_DATA, TELL_ALL };

/* False for an entry that may name a finding of the pages, when there are none yet. */
static bool is_told(enum telling telling, const char *code)
{
    static const char data[] = "JMFEKXTN"; /* codes of steps before the pages */
    return telling == TELL_ALL || (telling == TELL_DATA && strchr(data, code[0]) != NULL);
}

static void accept(struct base_arena *arena, struct base_sources *sources,
                   struct base_diagnostics *diagnostics, const struct model *model,
                   enum telling telling)
{
    const struct value *list = value_get(model->laporan, "terima");
    size_t findings = base_diagnostics_count(diagnostics);
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *entry = value_at(list, i);
        const char *code = value_text_or(value_get(entry, "aturan"), "*");
        const char *place = value_text_or(value_get(entry, "tempat"), "");
        size_t accepted = 0;
        for (size_t k = 0; k < findings; k++) {
            if (names(arena, sources, base_diagnostics_get(diagnostics, k), code, place)) {
                base_diagnostics_accept(diagnostics, k,
                                        value_text_or(value_get(entry, "alasan"), ""));
                accepted++;
            }
        }
        if (accepted == 0 && is_told(telling, code)) {
            base_report(diagnostics, base_at(entry->origin), BASE_MESSAGE_CHECK_ACCEPT_NOTHING,
                        code, place);
        }
    }
}

void check_accept(struct base_arena *arena, struct base_sources *sources,
                  struct base_diagnostics *diagnostics, const struct model *model, bool pages)
{
    accept(arena, sources, diagnostics, model, pages ? TELL_ALL : TELL_DATA);
}

void check_accept_so_far(struct base_arena *arena, struct base_sources *sources,
                         struct base_diagnostics *diagnostics, const struct model *model)
{
    accept(arena, sources, diagnostics, model, TELL_NONE);
}
