/* What the headings of offices mean: words and their usual spellings. */
#include "import_words.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

enum { MOST_WORDS = 24 };

/* The words of a heading in lower case: letters and digits, "%" as a word of its own. */
struct words {
    const char *list[MOST_WORDS];
    size_t count;
};

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
           (unsigned char)byte >= 0x80;
}

static struct words split(struct base_arena *arena, const char *heading)
{
    struct words words = {{NULL}, 0};
    const char *at = base_utf8_lower_text(arena, heading);
    while (*at != '\0' && words.count < MOST_WORDS) {
        if (*at == '%') {
            words.list[words.count++] = "%";
            at++;
            continue;
        }
        const char *start = at;
        while (is_letter(*at))
            at++;
        if (at > start)
            words.list[words.count++] = base_copy(arena, start, (size_t)(at - start));
        else
            at++;
    }
    return words;
}

static bool is_one_of(const char *word, const char *const *names)
{
    while (*names != NULL && strcmp(*names, word) != 0)
        names++;
    return *names != NULL;
}

static bool has(const struct words *words, const char *const *names)
{
    for (size_t i = 0; i < words->count; i++) {
        if (is_one_of(words->list[i], names))
            return true;
    }
    return false;
}

/* True when every word is one of names. */
static bool only(const struct words *words, const char *const *names)
{
    for (size_t i = 0; i < words->count; i++) {
        if (!is_one_of(words->list[i], names))
            return false;
    }
    return words->count > 0;
}

/* True when a heading names a year other than the report's. */
static bool other_year(const struct words *words, long long year)
{
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->list[i];
        if (strlen(word) == 4 && word[strspn(word, "0123456789")] == '\0' && word[0] <= '2' &&
            strtoll(word, NULL, 10) != year)
            return true;
    }
    return false;
}

static const char *const code_words[] = {"kode",  "kd",       "kodering", "koderekening",
                                         "norek", "rekening", NULL};
static const char *const code_fill[] = {
    "kode",   "kd",     "kodering", "koderekening", "norek",        "rekening",    "rek",
    "no",     "nomor",  "program",  "kegiatan",     "sub",          "subkegiatan", "dan",
    "urusan", "bidang", "anggaran", "nomenklatur",  "pemerintahan", "daerah",      NULL};
static const char *const name_words[] = {"uraian",      "nama",        "program", "kegiatan",
                                         "subkegiatan", "nomenklatur", NULL};
static const char *const name_fill[] = {
    "uraian",       "nama",        "program",     "programs",  "kegiatan",
    "sub",          "subkegiatan", "nomenklatur", "urusan",    "bidang",
    "pemerintahan", "pemerintah",  "daerah",      "dan",       "atau",
    "belanja",      "rincian",     "rekening",    "perangkat", "kab",
    "kota",         "kabupaten",   "opd",         "skpd",      NULL};
static const char *const amount_words[] = {"pagu", "anggaran", "alokasi", "dpa",
                                           "dppa", "apbd",     "budget",  NULL};
static const char *const first_words[] = {"awal", "murni", "sebelum", "induk", "semula", NULL};
static const char *const spent_words[] = {"realisasi", "penyerapan", "realisasikan", "terealisasi",
                                          NULL};
static const char *const share_words[] = {"%", "persen", "persentase", "prosentase", NULL};
static const char *const left_words[] = {"sisa", "saldo", NULL};
static const char *const quarter_words[] = {"triwulan", "tw", "semester", NULL};
static const char *const body_words[] = {"fisik", NULL};
static const char *const source_words[] = {"sumber", "sumberdana", NULL};
static const char *const place_words[] = {"lokasi", NULL};
static const char *const note_words[] = {"keterangan", "ket", "catatan", NULL};
static const char *const person_words[] = {"penanggung", "penanggungjawab", "pptk", NULL};

/* True for parts of a year: "triwulan II", "bulan ini"; not for "s/d bulan ini", which is all. */
static bool is_partial(const struct words *words)
{
    static const char *const month[] = {"bulan", "minggu", NULL};
    static const char *const before[] = {"lalu", "sebelumnya", NULL};
    static const char *const up_to[] = {"sd", "sampai", "kumulatif", NULL};
    bool all = has(words, up_to);
    for (size_t i = 0; i + 1 < words->count; i++)
        all = all || (strcmp(words->list[i], "s") == 0 && strcmp(words->list[i + 1], "d") == 0);
    return has(words, quarter_words) || (has(words, month) && (!all || has(words, before)));
}

const char *import_budget_claim(struct base_arena *arena, const char *heading)
{
    struct words words = split(arena, heading);
    static const char *const absorbed[] = {"serapan", "penyerapan", "daya", NULL};
    if (has(&words, body_words) || is_partial(&words))
        return NULL;
    if (has(&words, left_words))
        return has(&words, share_words) ? NULL : "sisa";
    bool share = has(&words, share_words);
    static const char *const weights[] = {"bobot", "target",     "kinerja",
                                          "porsi", "tertimbang", NULL};
    if (has(&words, weights))
        return NULL;
    static const char *const reach[] = {"capaian", "serapan", NULL};
    return share || only(&words, reach) || (has(&words, absorbed) && words.count == 1) ? "serapan"
                                                                                       : NULL;
}

const char *import_budget_field(struct base_arena *arena, const char *heading, long long year)
{
    struct words words = split(arena, heading);
    static const char *const target[] = {"target", "indikator", "kinerja", "satuan",
                                         "volume", "capaian",   NULL};
    if (words.count == 0 || other_year(&words, year) || has(&words, target))
        return NULL;
    if (has(&words, code_words) && only(&words, code_fill))
        return "kode";
    if (has(&words, body_words))
        return "fisik";
    if (has(&words, share_words) || has(&words, left_words) || is_partial(&words))
        return NULL;
    if (has(&words, source_words))
        return "sumber_dana";
    if (has(&words, spent_words))
        return "realisasi";
    if (has(&words, amount_words))
        return has(&words, first_words) ? "pagu_awal" : "pagu";
    if (has(&words, name_words) && only(&words, name_fill))
        return "nama";
    return has(&words, place_words)    ? "lokasi"
           : has(&words, note_words)   ? "keterangan"
           : has(&words, person_words) ? "penanggung_jawab"
                                       : NULL;
}

/* ---------------------------------------------------------------- other tables */

static const struct {
    const char *layout, *heading, *column;
} synonyms[] = {
    {"indikator", "indikator kinerja", "nama"},
    {"indikator", "indikator kinerja utama", "nama"},
    {"indikator", "indikator sasaran", "nama"},
    {"indikator", "indikator", "nama"},
    {"indikator", "iku", "nama"},
    {"indikator", "nama indikator", "nama"},
    {"indikator", "satuan target", "satuan"},
    {"capaian", "indikator kinerja", "indikator"},
    {"capaian", "indikator kinerja utama", "indikator"},
    {"capaian", "indikator sasaran", "indikator"},
    {"capaian", "iku", "indikator"},
    {"capaian", "nama indikator", "indikator"},
    {"capaian", "faktor penyebab", "penyebab"},
    {"capaian", "permasalahan", "hambatan"},
    {"capaian", "rencana tindak lanjut", "rencana"},
    {"pejabat", "nama pejabat", "nama"},
    {"pejabat", "nama lengkap", "nama"},
    {"pejabat", "nama jabatan", "jabatan"},
    {"pejabat", "gol", "golongan"},
    {"pejabat", "golongan ruang", "golongan"},
};

static const char *joined(struct base_arena *arena, const struct words *words, bool year)
{
    struct base_buffer text = {.arena = arena};
    for (size_t i = 0; i < words->count; i++) {
        bool digits = words->list[i][strspn(words->list[i], "0123456789")] == '\0';
        if (!year && (digits || strcmp(words->list[i], "tahun") == 0))
            continue;
        base_buffer_format(&text, "%s%s", text.length > 0 ? " " : "", words->list[i]);
    }
    return base_buffer_get(&text);
}

/* The year that a heading names, or the report's. */
static long long year_in(const struct words *words, long long year)
{
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->list[i];
        if (strlen(word) == 4 && word[strspn(word, "0123456789")] == '\0')
            return strtoll(word, NULL, 10);
    }
    return year;
}

const char *import_record_field(struct base_arena *arena, const char *layout, const char *heading,
                                long long year)
{
    struct words words = split(arena, heading);
    const char *text = joined(arena, &words, false);
    bool target = strcmp(layout, "indikator") == 0 && strcmp(text, "target") == 0;
    bool result = strcmp(layout, "capaian") == 0 && strcmp(text, "realisasi") == 0;
    if (target || result)
        return base_format(arena, "%s.%lld", text, year_in(&words, year));
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++) {
        if (strcmp(synonyms[i].layout, layout) == 0 && strcmp(synonyms[i].heading, text) == 0)
            return synonyms[i].column;
    }
    return NULL;
}

const char *import_record_claim(struct base_arena *arena, const char *layout, const char *heading,
                                long long year)
{
    static const char *const names[] = {"capaian",
                                        "capaian %",
                                        "% capaian",
                                        "persentase capaian",
                                        "persen capaian",
                                        "tingkat capaian",
                                        "tingkat capaian %",
                                        "capaian kinerja",
                                        "capaian kinerja %",
                                        "% capaian kinerja",
                                        "persentase capaian kinerja",
                                        NULL};
    struct words words = split(arena, heading);
    if (strcmp(layout, "capaian") != 0 || !is_one_of(joined(arena, &words, false), names))
        return NULL;
    return base_format(arena, "capaian.%lld", year_in(&words, year));
}
