/* Fills the example files: names and years, and above each field what it is for. */
#include "start_skeleton.h"

#include <stdbool.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_source.h"
#include "json.h"
#include "model.h"
#include "start_json.h"
#include "value.h"

/* The examples as they stand here: "@name" is replaced, "@-1", "@0" and "@1" are the year before,
 * of and after the report, "?" is not filled in. */
#define JSON(...) #__VA_ARGS__
/* clang-format off */
static const char *const examples[MODEL_FILE_COUNT] = {
    JSON({
        "jenis": "@kind", "tahun": "@year", "tahap": "draf", "paket": "@pack",
        "judul": "Laporan Kinerja Instansi Pemerintah", "judul_pendek": "@title",
        "instansi": {"nama": "@agency", "singkatan": "@short_name", "wilayah": "@region",
                     "kepala_wilayah": "@head"},
        "tempat": "?", "tanggal": "?",
        "pejabat": [
            {"id": "kepala", "jabatan": "@position", "nama": "?", "pangkat": "?", "golongan": "?",
             "nip": "?"},
            {"id": "kepala_daerah", "jabatan": "@head", "nama": "?"}
        ],
        "penandatangan": "kepala",
        "dasar_hukum": [
            {"jenis": "Peraturan Presiden", "nomor": "29", "tahun": 2014,
             "tentang": "Sistem Akuntabilitas Kinerja Instansi Pemerintah"}
        ]
    }),
    JSON({
        "tugas": "?", "fungsi": ["?"],
        "unit": [
            {"id": "pimpinan", "nama": "@position", "jabatan": "@position", "pejabat": "kepala",
             "jenis": "pimpinan",
             "anak": [{"id": "sekretariat", "nama": "Sekretariat", "tugas": "?"},
                      {"id": "bidang-1", "nama": "?", "tugas": "?"},
                      {"id": "bidang-2", "nama": "?", "tugas": "?"}]}
        ],
        "isu_strategis": [{"judul": "?", "uraian": "?"}]
    }),
    JSON({
        "renstra": {"awal": "?", "akhir": "?", "dokumen": "?"},
        "tujuan": [
            {"id": "tujuan-1", "nama": "?",
             "sasaran": [
                 {"id": "sasaran-1", "nama": "?",
                  "indikator": [
                      {"id": "indikator-1", "nama": "?", "satuan": "?", "arah": "naik",
                       "rumus": {"pembilang": "?", "penyebut": "?", "kali": "100%"},
                       "sumber": "?", "target": {"@-1": "?", "@0": "?", "@1": "?"}}
                  ]}
             ]}
        ]
    }),
    JSON({
        "capaian": [
            {"indikator": "indikator-1", "realisasi": {"@-1": "?", "@0": "?"}, "penyebab": "?",
             "hambatan": "?", "solusi": "?", "rencana": "?",
             "penunjang": [{"kode": "X.XX.01.2.01"}]}
        ]
    }),
    JSON({
        "sumber_dana": "APBD",
        "program": [
            {"kode": "X.XX.01", "nama": "?", "sasaran": ["sasaran-1"],
             "kegiatan": [
                 {"kode": "X.XX.01.2.01", "nama": "?",
                  "sub_kegiatan": [
                      {"kode": "X.XX.01.2.01.0001", "nama": "?", "pagu": "?", "realisasi": "?"},
                      {"kode": "X.XX.01.2.01.0002", "nama": "?", "pagu": "?", "realisasi": "?"}
                  ]}
             ]}
        ]
    }),
    JSON({
        "perjanjian": [
            {"id": "pk-kepala", "judul": "Perjanjian Kinerja", "versi": "awal", "tanggal": "?",
             "pihak_pertama": "kepala", "pihak_kedua": "kepala_daerah",
             "sasaran": [{"sasaran": "sasaran-1", "indikator": [{"indikator": "indikator-1"}]}],
             "anggaran": [{"kode": "X.XX.01"}]}
        ]
    }),
    JSON({
        "tabel": [
            {"id": "pegawai-golongan", "judul": "Pegawai Menurut Golongan", "sumber": "?",
             "kolom": [
                 {"id": "no", "judul": "No", "jenis": "nomor", "lebar": "9mm"},
                 {"id": "golongan", "judul": "Golongan"},
                 {"id": "laki", "judul": "Laki-laki", "jenis": "angka"},
                 {"id": "perempuan", "judul": "Perempuan", "jenis": "angka"},
                 {"id": "jumlah", "judul": "Jumlah", "jenis": "angka", "hitung": "laki + perempuan"}
             ],
             "baris": [{"golongan": "Golongan IV", "laki": "?", "perempuan": "?"},
                       {"golongan": "Golongan III", "laki": "?", "perempuan": "?"},
                       {"golongan": "Golongan II", "laki": "?", "perempuan": "?"}],
             "total": {"label": "Jumlah"}}
        ]
    }),
    NULL,
    JSON({"// foto": {"foto": [{"berkas": "kegiatan.jpg", "judul": "judul foto", "tempat": "tempat",
                                "tanggal": "2024-06-12"}]}}),
    NULL,
};
/* clang-format on */

struct skeleton {
    struct base_arena *arena;
    const struct start_names *names;
    const struct model_type *seen[32]; /* types whose fields have been explained */
    size_t seen_count;
};

const struct model_field *start_field(const struct model_type *type, const char *key)
{
    for (size_t i = 0; type != NULL && i < type->count; i++) {
        if (strcmp(type->fields[i].name, key) == 0)
            return &type->fields[i];
    }
    return NULL;
}

/* What stands for "@name"; NULL when it is not known. */
static const char *name_of(const struct skeleton *skeleton, const char *name)
{
    const struct start_names *names = skeleton->names;
    if (strcmp(name, "@title") == 0)
        return base_format(skeleton->arena, "Laporan Kinerja %s Tahun %lld",
                           names->short_name != NULL ? names->short_name : names->agency,
                           names->year);
    const struct {
        const char *name, *text;
    } known[] = {
        {"@kind", names->kind},         {"@pack", names->pack},
        {"@agency", names->agency},     {"@short_name", names->short_name},
        {"@region", names->region},     {"@head", names->head_of_region},
        {"@position", names->position},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].name, name) == 0)
            return known[i].text;
    }
    return NULL;
}

/* "2025" for "@1" in a report of 2024; other keys as they are. */
static const char *key_of(const struct skeleton *skeleton, const char *key)
{
    if (key[0] != '@')
        return key;
    long long shift = strcmp(key, "@-1") == 0 ? -1 : strcmp(key, "@1") == 0 ? 1 : 0;
    return base_format(skeleton->arena, "%lld", skeleton->names->year + shift);
}

static bool explain(struct skeleton *skeleton, const struct model_type *type)
{
    enum { MOST = sizeof skeleton->seen / sizeof *skeleton->seen };
    for (size_t i = 0; i < skeleton->seen_count; i++) {
        if (skeleton->seen[i] == type)
            return false;
    }
    if (type == NULL || skeleton->seen_count == MOST)
        return false;
    skeleton->seen[skeleton->seen_count++] = type;
    return true;
}

static const char *help_of(struct skeleton *skeleton, const struct model_field *field, bool written)
{
    const char *help = written || field->need != MODEL_OPTIONAL
                           ? model_field_need(skeleton->arena, field)
                           : model_field_help(skeleton->arena, field);
    if (field->example == NULL)
        return help;
    return base_format(skeleton->arena, "%s; contoh: %s", help, field->example);
}

/* The fields of a type that the example does not have, for a comment. */
static const struct value *others(struct skeleton *skeleton, const struct model_type *type,
                                  const struct value *record)
{
    const struct value **items = base_alloc_array(skeleton->arena, type->count, sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < type->count; i++) {
        if (value_get(record, type->fields[i].name) == NULL)
            items[count++] = value_text(skeleton->arena, 0,
                                        base_format(skeleton->arena, "%s: %s", type->fields[i].name,
                                                    help_of(skeleton, &type->fields[i], false)));
    }
    return count > 0 ? value_list(skeleton->arena, 0, items, count) : NULL;
}

static const struct value *fill(struct skeleton *skeleton, const struct model_type *type,
                                const struct model_field *field, const struct value *value);

static const struct value *fill_record(struct skeleton *skeleton, const struct model_type *type,
                                       const struct value *record)
{
    struct base_arena *arena = skeleton->arena;
    struct value_builder *builder = value_builder_create(arena);
    bool explained = explain(skeleton, type);
    for (size_t i = 0; i < value_count(record); i++) {
        const struct value_entry entry = value_entry_at(record, i);
        const struct model_field *field = start_field(type, entry.key);
        const struct model_type *below = field != NULL ? field->type : NULL;
        const struct value *value = fill(skeleton, below, field, entry.value);
        if (value == NULL)
            continue;
        if (explained && field != NULL)
            value_builder_set(builder, base_format(arena, "// %s", entry.key),
                              value_text(arena, 0, help_of(skeleton, field, true)));
        value_builder_set(builder, key_of(skeleton, entry.key), value);
    }
    const struct value *rest = explained ? others(skeleton, type, record) : NULL;
    if (rest != NULL)
        value_builder_set(builder, "// boleh ditambah", rest);
    return value_builder_finish(builder, 0);
}

static const struct value *fill_text(struct skeleton *skeleton, const struct model_field *field,
                                     const struct value *value)
{
    if (strcmp(value->text, "@year") == 0)
        return value_integer(skeleton->arena, 0, skeleton->names->year);
    if (value->text[0] == '@') {
        const char *text = name_of(skeleton, value->text);
        if (text == NULL)
            return NULL;
        value = value_text(skeleton->arena, 0, text);
    }
    /* What is always needed gets a mark with words, because "?" alone is refused there. */
    if (strcmp(value->text, "?") == 0 && field != NULL && field->need == MODEL_STRUCTURAL)
        return value_text(skeleton->arena, 0, base_format(skeleton->arena, "? %s", field->text));
    return value;
}

static const struct value *fill(struct skeleton *skeleton, const struct model_type *type,
                                const struct model_field *field, const struct value *value)
{
    if (value->kind == VALUE_TEXT)
        return fill_text(skeleton, field, value);
    if (value->kind == VALUE_RECORD)
        return fill_record(skeleton, type, value);
    if (value->kind != VALUE_LIST)
        return value;
    size_t count = value_count(value);
    const struct value **items = base_alloc_array(skeleton->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = fill(skeleton, type, field, value_at(value, i));
    return value_list(skeleton->arena, 0, items, count);
}

/* What stands at the top of a file. */
static const struct value *head(struct skeleton *skeleton, size_t file)
{
    struct value_builder *builder = value_builder_create(skeleton->arena);
    const char *text = base_format(
        skeleton->arena,
        "Isi berkas ini: %s. Bidang yang diawali // adalah petunjuk dan boleh dihapus. Tanda \"?\" "
        "berarti belum diisi: gantilah dengan isinya.",
        model_files[file].text);
    value_builder_set(builder, "//", value_text(skeleton->arena, 0, text));
    return value_builder_finish(builder, 0);
}

const struct value *start_skeleton(struct base_arena *arena, size_t file,
                                   const struct start_names *names)
{
    if (examples[file] == NULL)
        return NULL;
    struct skeleton skeleton = {.arena = arena, .names = names};
    struct base_sources *sources = base_sources_create(arena);
    struct base_diagnostics *unused = base_diagnostics_create(arena, sources);
    const struct value *example =
        json_read_all_memory(arena, sources, unused, model_files[file].type->name, examples[file],
                             strlen(examples[file]));
    const struct value *filled = fill(&skeleton, model_files[file].type, NULL, example);
    return start_json_join(arena, head(&skeleton, file), filled);
}
