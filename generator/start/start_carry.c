/* Carries the data of a report over to the next year, field by field of the table. */
#include "start_carry.h"

#include <stdbool.h>
#include <string.h>

#include "base_arena.h"
#include "model.h"
#include "start.h"
#include "start_json.h"
#include "start_skeleton.h"
#include "value.h"

/* What becomes of a field. Fields that are not named below are kept. */
enum rule {
    KEEP,
    DROP,
    OPEN,      /* to be filled in anew; what stood there becomes a comment */
    OPEN_LEAF, /* the same in budget nodes without nodes below, dropped in others */
    OPEN_OWN,  /* the same where the record does not refer to a datum that has it, else dropped */
    OPEN_FREE, /* numbers and dates below are to be filled in anew */
    PROSE,     /* kept as a text to be revised */
    SERIES,    /* by year: the new year is to be filled in, unless it is there (Renstra) */
    YEARS,     /* a text in which the year is counted on */
};

static const struct {
    const char *type, *field;
    enum rule rule;
} rules[] = {
    {"laporan", "judul", YEARS},
    {"laporan", "judul_pendek", YEARS},
    {"laporan", "nomor", OPEN},
    {"laporan", "tanggal", OPEN},
    {"laporan", "pindaian", DROP},
    {"laporan", "versi", DROP},
    {"laporan", "harus_sama", DROP},
    {"laporan", "terima", DROP},
    {"organisasi", "pegawai", OPEN_FREE},
    {"organisasi", "sarana", OPEN_FREE},
    {"renstra", "tahun_ke", OPEN},
    {"indikator", "target", SERIES},
    {"indikator", "target_triwulan", SERIES},
    {"capaian", "realisasi", SERIES},
    {"capaian", "triwulan", SERIES},
    {"capaian", "penyebab", PROSE},
    {"capaian", "hambatan", PROSE},
    {"capaian", "solusi", PROSE},
    {"capaian", "rencana", PROSE},
    {"capaian", "catatan", PROSE},
    {"capaian", "bukti", DROP},
    {"capaian", "nilai_lain", DROP},
    {"capaian", "klaim", DROP},
    {"penunjang", "keterangan", PROSE},
    {"program", "pagu", OPEN_LEAF},
    {"program", "realisasi", OPEN_LEAF},
    {"program", "pagu_awal", DROP},
    {"program", "nama_awal", DROP},
    {"program", "fisik", DROP},
    {"perjanjian_kinerja", "judul", YEARS},
    {"perjanjian_kinerja", "tanggal", OPEN},
    {"perjanjian_kinerja", "alasan", DROP},
    {"perjanjian_indikator", "target", OPEN_OWN},
    {"perjanjian_anggaran", "pagu", OPEN_OWN},
    {"kinerja", "lain", OPEN_FREE},
    {"capaian", "lain", OPEN_FREE},
    {"organisasi", "lain", OPEN_FREE},
    {"anggaran", "lain", OPEN_FREE},
    {"program", "lain", OPEN_FREE},
    {"tabel_data", "judul", YEARS},
    {"tabel_data", "sumber", YEARS},
    {"tabel_data", "baris", OPEN_FREE},
};

static bool is_comment(const char *key)
{
    return strncmp(key, "//", 2) == 0;
}

/* Budget nodes of all levels have the same fields. */
static const char *family_of(const struct model_type *type)
{
    static const char *const nodes[] = {"kegiatan", "sub_kegiatan", "rincian"};
    for (size_t i = 0; i < sizeof nodes / sizeof *nodes; i++) {
        if (strcmp(type->name, nodes[i]) == 0)
            return "program";
    }
    return type->name;
}

static bool is_leaf(const struct value *record)
{
    return value_count(value_get(record, "kegiatan")) == 0 &&
           value_count(value_get(record, "sub_kegiatan")) == 0 &&
           value_count(value_get(record, "rincian")) == 0;
}

static enum rule rule_of(const struct model_type *type, const char *key, const struct value *record)
{
    enum rule rule = KEEP;
    for (size_t i = 0; type != NULL && i < sizeof rules / sizeof *rules; i++) {
        if (strcmp(rules[i].type, family_of(type)) == 0 && strcmp(rules[i].field, key) == 0)
            rule = rules[i].rule;
    }
    if (rule == OPEN_LEAF)
        return is_leaf(record) ? OPEN : DROP;
    const struct value *value = value_get(record, key);
    if (rule == OPEN_OWN && value->kind == VALUE_NULL)
        return KEEP;
    if (rule == OPEN_OWN)
        return value_get(record, "indikator") != NULL || value_get(record, "kode") != NULL ? DROP
                                                                                           : OPEN;
    return rule;
}

/* ------------------------------------------------------------ values */

static const struct value *open_mark(const struct start_carry *carry)
{
    return value_text(carry->arena, 0, "?");
}

/* True for a date as the input writes them. */
static bool is_date(const char *text)
{
    size_t length = strlen(text);
    bool year = length >= 4 && strspn(text, "0123456789") == 4 && strcmp(text, "1900") >= 0 &&
                strcmp(text, "22") < 0;
    return year && (length == 4 || ((length == 7 || length == 10) && text[4] == '-' &&
                                    strspn(text, "0123456789-") == length));
}

/* The same structure with numbers and dates to be filled in. */
static const struct value *open_all(const struct start_carry *carry, const struct value *value)
{
    struct base_arena *arena = carry->arena;
    size_t count = value_count(value);
    if (value->kind == VALUE_NUMBER || (value->kind == VALUE_TEXT && is_date(value->text)))
        return open_mark(carry);
    if (value->kind == VALUE_LIST) {
        const struct value **items = base_alloc_array(arena, count, sizeof *items);
        for (size_t i = 0; i < count; i++)
            items[i] = open_all(carry, value_at(value, i));
        return value_list(arena, 0, items, count);
    }
    if (value->kind != VALUE_RECORD)
        return value;
    struct value_entry *entries = base_alloc_array(arena, count, sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        entries[i] = value_entry_at(value, i);
        if (!is_comment(entries[i].key))
            entries[i].value = open_all(carry, entries[i].value);
    }
    return value_record(arena, 0, entries, count);
}

/* A text with the new year for every old one. */
static const struct value *count_years(const struct start_carry *carry, const struct value *value)
{
    if (value->kind != VALUE_TEXT)
        return value;
    struct base_buffer buffer = {.arena = carry->arena};
    const char *old = base_format(carry->arena, "%lld", carry->old_year);
    const char *rest = value->text;
    for (const char *at; (at = strstr(rest, old)) != NULL; rest = at + strlen(old)) {
        bool digits = (at > value->text && at[-1] >= '0' && at[-1] <= '9') ||
                      (at[strlen(old)] >= '0' && at[strlen(old)] <= '9');
        base_buffer_add(&buffer, rest, (size_t)(at - rest));
        base_buffer_format(&buffer, "%lld", digits ? carry->old_year : carry->new_year);
    }
    base_buffer_text(&buffer, rest);
    return value_text(carry->arena, 0, base_buffer_get(&buffer));
}

/* A text that counts as not filled in, but can be read by whoever writes the new one. */
static const struct value *to_revise(const struct start_carry *carry, const struct value *value)
{
    if (value->kind != VALUE_TEXT || value->text[strspn(value->text, " \n\t\r")] == '\0')
        return value;
    const char *text = value->text;
    if (strncmp(text, "? ", 2) == 0) { /* not revised since the year before either */
        const char *behind = strncmp(text, "? (naskah ", 10) == 0 ? strstr(text, ") ") : NULL;
        text = behind != NULL ? behind + 2 : text + 2;
    }
    if (strcmp(text, "?") == 0)
        return value;
    return value_text(carry->arena, 0,
                      base_format(carry->arena, "? (naskah %lld) %s", carry->old_year, text));
}

/* Values by year with the new year, which stands behind the year before. */
static const struct value *add_year(const struct start_carry *carry, const struct value *value)
{
    struct base_arena *arena = carry->arena;
    const char *year = base_format(arena, "%lld", carry->new_year);
    if (value->kind != VALUE_RECORD || value_get(value, year) != NULL)
        return value;
    size_t count = value_count(value);
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        const char *key = value_entry_at(value, i).key;
        if (is_comment(key) || strcmp(key, year) < 0)
            at = i + 1;
    }
    struct value_entry *entries = base_alloc_array(arena, count + 1, sizeof *entries);
    for (size_t i = 0; i <= count; i++)
        entries[i] = i == at ? (struct value_entry){year, open_mark(carry)}
                             : value_entry_at(value, i - (i > at));
    return value_record(arena, 0, entries, count + 1);
}

/* ------------------------------------------------------------ records */

struct copy {
    struct value_entry *entries;
    size_t count;
    struct value_builder *old; /* what was taken out, for a comment */
    size_t old_count;
};

static const struct value *carry_value(const struct start_carry *carry,
                                       const struct model_field *field, const struct value *value);

static const struct value *carry_rows(const struct start_carry *carry, const struct value *rows);

static void put(struct copy *copy, const char *key, const struct value *value)
{
    copy->entries[copy->count++] = (struct value_entry){key, value};
}

static void take_out(struct copy *copy, const char *key, const struct value *value)
{
    if (value->kind == VALUE_NULL || (value->kind == VALUE_TEXT && value->text[0] == '?'))
        return;
    value_builder_set(copy->old, key, value);
    copy->old_count++;
}

/* Free data keep their structure; rows have their own comments. */
static void put_free(const struct start_carry *carry, struct copy *copy,
                     const struct value_entry *entry)
{
    bool rows = strcmp(entry->key, "baris") == 0;
    const struct value *opened =
        rows ? carry_rows(carry, entry->value) : open_all(carry, entry->value);
    if (!rows && !value_equal(opened, entry->value))
        take_out(copy, entry->key, entry->value);
    put(copy, entry->key, opened);
}

static void carry_entry(const struct start_carry *carry, const struct model_type *type,
                        const struct value *record, const struct value_entry *entry,
                        struct copy *copy)
{
    const struct value *value = entry->value;
    switch (rule_of(type, entry->key, record)) {
    case DROP:
        break;
    case OPEN:
        take_out(copy, entry->key, value);
        put(copy, entry->key, open_mark(carry));
        break;
    case OPEN_FREE:
        put_free(carry, copy, entry);
        break;
    case PROSE:
        put(copy, entry->key, to_revise(carry, value));
        break;
    case SERIES:
        put(copy, entry->key, add_year(carry, value));
        break;
    case YEARS:
        put(copy, entry->key, count_years(carry, value));
        break;
    default:
        put(copy, entry->key, carry_value(carry, start_field(type, entry->key), value));
        break;
    }
}

/* True for a comment that holds what an earlier year took out: "// 2024". */
static bool is_old(const char *key)
{
    return strncmp(key, "// ", 3) == 0 && strlen(key) == 7 && strspn(key + 3, "0123456789") == 4;
}

static const struct value *carry_record(const struct start_carry *carry,
                                        const struct model_type *type, const struct value *record)
{
    struct base_arena *arena = carry->arena;
    size_t count = value_count(record);
    struct copy copy = {.entries = base_alloc_array(arena, count + 1, sizeof *copy.entries),
                        .old = value_builder_create(arena)};
    for (size_t i = 0; i < count; i++) {
        const struct value_entry entry = value_entry_at(record, i);
        if (is_old(entry.key) || strcmp(entry.key, "$schema") == 0)
            continue;
        if (is_comment(entry.key))
            put(&copy, entry.key, entry.value);
        else
            carry_entry(carry, type, record, &entry, &copy);
    }
    if (copy.old_count > 0)
        put(&copy, base_format(arena, "// %lld", carry->old_year),
            value_builder_finish(copy.old, 0));
    return value_record(arena, 0, copy.entries, copy.count);
}

/* A free record, or a row of a table (with its groups): numbers and dates are to be filled in anew,
 * what stood there becomes a comment. */
static const struct value *carry_free(const struct start_carry *carry, const struct value *record,
                                      bool row)
{
    struct base_arena *arena = carry->arena;
    size_t count = value_count(record);
    struct copy copy = {.entries = base_alloc_array(arena, count + 1, sizeof *copy.entries),
                        .old = value_builder_create(arena)};
    for (size_t i = 0; i < count; i++) {
        const struct value_entry entry = value_entry_at(record, i);
        bool group = row && strcmp(entry.key, "baris") == 0;
        if (is_old(entry.key) || strcmp(entry.key, "$schema") == 0)
            continue;
        const struct value *opened = is_comment(entry.key) ? entry.value
                                     : group               ? carry_rows(carry, entry.value)
                                                           : open_all(carry, entry.value);
        if (!group && !value_equal(opened, entry.value))
            take_out(&copy, entry.key, entry.value);
        put(&copy, entry.key, opened);
    }
    if (copy.old_count > 0)
        put(&copy, base_format(arena, "// %lld", carry->old_year),
            value_builder_finish(copy.old, 0));
    return value_record(arena, 0, copy.entries, copy.count);
}

static const struct value *carry_rows(const struct start_carry *carry, const struct value *rows)
{
    if (rows->kind != VALUE_LIST)
        return rows;
    size_t count = value_count(rows);
    const struct value **items = base_alloc_array(carry->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++) {
        const struct value *row = value_at(rows, i);
        items[i] = row->kind == VALUE_RECORD ? carry_free(carry, row, true) : row;
    }
    return value_list(carry->arena, 0, items, count);
}

static const struct value *carry_value(const struct start_carry *carry,
                                       const struct model_field *field, const struct value *value)
{
    const struct model_type *type = field != NULL ? field->type : NULL;
    if (type == NULL)
        return value;
    if (value->kind == VALUE_RECORD)
        return carry_record(carry, type, value);
    if (value->kind != VALUE_LIST)
        return value;
    size_t count = value_count(value);
    const struct value **items = base_alloc_array(carry->arena, count, sizeof *items);
    for (size_t i = 0; i < count; i++)
        items[i] = value_at(value, i)->kind == VALUE_RECORD
                       ? carry_record(carry, type, value_at(value, i))
                       : value_at(value, i);
    return value_list(carry->arena, 0, items, count);
}

/* ------------------------------------------------------------ files */

/* Sets an entry where it stands, or behind the others; NULL: leaves it as it is. */
static const struct value *set(const struct start_carry *carry, const struct value *record,
                               const char *key, const struct value *value)
{
    struct base_arena *arena = carry->arena;
    size_t count = value_count(record);
    if (value == NULL || record->kind != VALUE_RECORD)
        return record;
    struct value_entry *entries = base_alloc_array(arena, count + 1, sizeof *entries);
    bool found = false;
    for (size_t i = 0; i < count; i++) {
        bool same = strcmp(value_entry_at(record, i).key, key) == 0;
        entries[i] = same ? (struct value_entry){key, value} : value_entry_at(record, i);
        found = found || same;
    }
    entries[count] = (struct value_entry){key, value};
    return value_record(arena, 0, entries, count + !found);
}

static const struct value *set_text(const struct start_carry *carry, const struct value *record,
                                    const char *key, const char *text)
{
    return set(carry, record, key, text != NULL ? value_text(carry->arena, 0, text) : NULL);
}

static const struct value *finish_report(const struct start_carry *carry, const struct value *value)
{
    const struct start_facts *facts = carry->facts;
    const struct value *agency = value_get(value, "instansi");
    if (agency != NULL && agency->kind == VALUE_RECORD) {
        agency = set_text(carry, agency, "nama", facts->agency);
        agency = set_text(carry, agency, "wilayah", facts->region);
        agency = set_text(carry, agency, "singkatan", facts->short_name);
        value = set(carry, value, "instansi", agency);
    }
    value = set(carry, value, "tahun", value_integer(carry->arena, 0, carry->new_year));
    value = set_text(carry, value, "tahap", "draf");
    value = set_text(carry, value, "jenis", facts->kind);
    return set_text(carry, value, "paket", facts->pack);
}

static const char *text_of(const struct value *record, const char *key)
{
    return value_text_or(value_get(record, key), "");
}

/* True for a changed agreement of the year whose first form is there too, and on which no other one
 * rests: the new year starts from the first form. */
static bool is_superseded(const struct value *list, const struct value *item)
{
    bool first = false;
    if (strcmp(text_of(item, "versi"), "perubahan") != 0)
        return false;
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *other = value_at(list, i);
        if (strcmp(text_of(other, "induk"), text_of(item, "id")) == 0)
            return false;
        first =
            first || (strcmp(text_of(other, "versi"), "perubahan") != 0 &&
                      strcmp(text_of(other, "pihak_pertama"), text_of(item, "pihak_pertama")) == 0);
    }
    return first;
}

static const struct value *finish_agreements(const struct start_carry *carry,
                                             const struct value *value)
{
    const struct value *list = value_get(value, "perjanjian");
    if (list == NULL || list->kind != VALUE_LIST)
        return value;
    const struct value **items = base_alloc_array(carry->arena, value_count(list), sizeof *items);
    size_t count = 0;
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *item = value_at(list, i);
        if (is_superseded(list, item))
            continue;
        bool changed = strcmp(text_of(item, "versi"), "perubahan") == 0;
        items[count++] = changed ? set_text(carry, item, "versi", "awal") : item;
    }
    return set(carry, value, "perjanjian", value_list(carry->arena, 0, items, count));
}

const struct value *start_carry_file(const struct start_carry *carry, size_t file,
                                     const struct value *value)
{
    const struct model_type *type = model_files[file].type;
    if (value->kind != VALUE_RECORD)
        return type->count == 0 ? open_all(carry, value) : value;
    if (type->count == 0)
        return carry_free(carry, value, false);
    const struct value *carried = carry_record(carry, type, value);
    if (strcmp(type->name, "laporan") == 0)
        return finish_report(carry, carried);
    if (strcmp(type->name, "perjanjian") == 0)
        return finish_agreements(carry, carried);
    if (strcmp(type->name, "anggaran") == 0 && value_get(value, "tahun") != NULL)
        return set(carry, carried, "tahun", value_integer(carry->arena, 0, carry->new_year));
    return carried;
}
