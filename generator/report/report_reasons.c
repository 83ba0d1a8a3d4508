/* Compares manifests: program, libraries, fonts, pictures, files. */
#include "report_reasons.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_digest.h"
#include "base_source.h"
#include "json.h"
#include "pdfread.h"
#include "report_embed.h"
#include "value.h"

void report_reason_add(struct base_arena *arena, struct report_proof *proof, const char *text)
{
    const struct report_reason reason = {text};
    BASE_PUSH(arena, proof->reasons, proof->count, proof->capacity, reason);
}

/* The entry of a list {nama, sha256}; NULL when there is none. */
static const char *digest_of(const struct value *list, const char *name)
{
    for (size_t i = 0; i < value_count(list); i++) {
        if (strcmp(value_text_or(value_get(value_at(list, i), "nama"), ""), name) == 0) {
            return value_text_or(value_get(value_at(list, i), "sha256"), "");
        }
    }
    return NULL;
}

/* Program and libraries: what the file states, and what runs now. */
static void compare_versions(struct base_arena *arena, struct report_proof *proof,
                             const struct value *manifest)
{
    const struct {
        const char *key, *now, *words;
    } parts[] = {
        {"program", "lkjip " LKJIP_VERSION,
         N_("another program version: the file was made by \"%s\", this is \"%s\"")},
        {"pustaka", report_libraries(arena),
         N_("other library versions: the file was made with \"%s\", here are \"%s\"")},
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *then = value_text_or(value_get(manifest, parts[i].key), "");
        if (strcmp(then, parts[i].now) != 0) {
            report_reason_add(
                arena, proof,
                base_format(arena, base_translate(parts[i].words), then, parts[i].now));
        }
    }
}

/* Embedded files against the digests that the manifest lists. */
static void compare_files(struct base_arena *arena, struct report_proof *proof,
                          const struct value *manifest, const struct pdfread_file *files,
                          size_t count)
{
    const struct value *list = value_get(manifest, "berkas");
    for (size_t i = 0; i < count; i++) {
        const struct pdfread_file *file = &files[i];
        const char *stated = digest_of(list, file->name);
        if (strcmp(file->name, "manifes.json") != 0 && file->bytes != NULL &&
            (stated == NULL ||
             strcmp(base_digest(arena, file->bytes, file->length), stated) != 0)) {
            report_reason_add(arena, proof,
                              base_format(arena,
                                          base_translate(N_("the embedded file \"%s\" is not the "
                                                            "one that the report was made from")),
                                          file->name));
        }
    }
}

/* Fonts and made files of both manifests. */
static void compare_lists(struct base_arena *arena, struct report_proof *proof,
                          const struct value *before, const struct value *after, const char *key,
                          const char *words)
{
    before = value_get(before, key);
    after = value_get(after, key);
    for (size_t i = 0; i < value_count(before); i++) {
        const char *name = value_text_or(value_get(value_at(before, i), "nama"), "");
        const char *then = digest_of(before, name), *now = digest_of(after, name);
        if (now == NULL || strcmp(then, now) != 0) {
            report_reason_add(arena, proof, base_format(arena, base_translate(words), name));
        }
    }
}

/* The report whose changes are marked. */
static void compare_older(struct base_arena *arena, struct report_proof *proof,
                          const struct value *before, const struct value *after)
{
    before = value_get(before, "perubahan_sejak");
    after = value_get(after, "perubahan_sejak");
    const char *then = value_text_or(value_get(before, "sha256"), "");
    if (strcmp(then, value_text_or(value_get(after, "sha256"), "")) != 0) {
        report_reason_add(
            arena, proof,
            base_format(
                arena,
                base_translate(N_("the older report is not \"%s\", whose changes are marked")),
                value_text_or(value_get(before, "nama"), "")));
    }
}

static const struct value *manifest_of(struct base_arena *arena, const char *path)
{
    struct base_sources *sources = base_sources_create(arena);
    struct base_diagnostics *silent = base_diagnostics_create(arena, sources);
    struct pdfread *reader = path != NULL ? pdfread_open(arena, silent, path) : NULL;
    if (reader == NULL) {
        return NULL;
    }
    const struct pdfread_file *file = pdfread_file_named(reader, "manifes.json");
    const struct value *manifest = file == NULL || file->bytes == NULL
                                       ? NULL
                                       : json_read_memory(arena, sources, silent, "manifes.json",
                                                          (const char *)file->bytes, file->length);
    pdfread_close(reader);
    return manifest;
}

void report_reasons_find(struct base_arena *arena, struct report_proof *proof,
                         const struct value *manifest, const struct pdfread_file *files,
                         size_t count, const char *again)
{
    const struct value *now = manifest_of(arena, again);
    compare_versions(arena, proof, manifest);
    compare_files(arena, proof, manifest, files, count);
    if (now != NULL) {
        compare_older(arena, proof, manifest, now);
        compare_lists(arena, proof, manifest, now, "huruf",
                      N_("the font \"%s\" is another file here, or is not used"));
        compare_lists(arena, proof, manifest, now, "berkas",
                      N_("the embedded file \"%s\" comes out differently"));
    }
    if (proof->count == 0) {
        report_reason_add(arena, proof,
                          base_translate(N_("nothing that the file tells about itself differs: its "
                                            "bytes were changed after it was made")));
    }
}
