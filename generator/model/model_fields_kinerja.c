/* The field table: kinerja.json, anggaran.json. */
#include "model_fields.h"

static const struct model_field penunjang_fields[] = {
    FIELD("kode", REFERENCE, STRUCTURAL, "program, kegiatan, atau sub kegiatan",
          .target = MODEL_ANGGARAN, .example = "\"1.06.02\""),
    FIELD("menunjang", BOOL, OPTIONAL, "menunjang atau tidak menunjang", .fallback = "true"),
    FIELD("keterangan", PROSE, OPTIONAL, "penjelasan"),
    FIELD("indikator", REFERENCE, OPTIONAL, "indikator program yang dibahas", .shape = MODEL_LIST,
          .target = MODEL_INDIKATOR),
    FREE_FIELD,
};
static const struct model_type penunjang = {.name = "penunjang",
                                            .title = "Program atau kegiatan penunjang",
                                            FIELDS(penunjang_fields),
                                            .shorthand = "kode"};

static const struct model_field nilai_lain_fields[] = {
    FIELD("tahun", YEAR, OPTIONAL, "tahun"),
    FIELD("nilai", VALUE, ISI, "nilai yang berbeda itu"),
    FIELD("tempat", TEXT, OPTIONAL, "tempat nilai itu tercatat"),
    FIELD("sumber", TEXT, OPTIONAL, "sumber nilai itu"),
    FIELD("keterangan", TEXT, OPTIONAL, "keterangan"),
    FREE_FIELD,
};
static const struct model_type nilai_lain = {
    .name = "nilai_lain", .title = "Nilai lain yang pernah tercatat", FIELDS(nilai_lain_fields)};

static const struct model_field capaian_fields[] = {
    FIELD("indikator", REFERENCE, STRUCTURAL, "indikator yang diukur", .target = MODEL_INDIKATOR,
          .index = MODEL_CAPAIAN),
    FIELD("realisasi", VALUE, ISI, "realisasi tiap tahun", .shape = MODEL_BY_YEAR,
          .example = "{\"2023\": 65, \"2024\": 85}"),
    FIELD("triwulan", VALUE, OPTIONAL, "realisasi empat triwulan tiap tahun",
          .shape = MODEL_LISTS_BY_YEAR, .length = 4, .example = "{\"2024\": [10, 35, 60, 85]}"),
    FIELD("penyebab", PROSE, OPTIONAL, "sebab keberhasilan atau kegagalan"),
    FIELD("hambatan", PROSE, OPTIONAL, "hambatan"),
    FIELD("solusi", PROSE, OPTIONAL, "solusi yang telah dilakukan"),
    FIELD("rencana", PROSE, OPTIONAL, "rencana tindak lanjut"),
    FIELD("penunjang", RECORD, OPTIONAL, "program dan kegiatan yang menunjang", .shape = MODEL_LIST,
          .type = &penunjang),
    FIELD("catatan", PROSE, OPTIONAL, "catatan"),
    FIELD("sumber", TEXT, OPTIONAL, "sumber data realisasi"),
    FIELD("bukti", TEXT, OPTIONAL, "bukti realisasi", .shape = MODEL_LIST),
    FIELD("nilai_lain", RECORD, OPTIONAL, "nilai berbeda yang tercatat di tempat lain",
          .shape = MODEL_LIST, .type = &nilai_lain),
    FIELD("klaim", ANY, OPTIONAL, "angka turunan yang dinyatakan sumber, untuk dibandingkan",
          .shape = MODEL_BY_NAME, .example = "{\"capaian\": {\"2024\": 126}}"),
    FREE_FIELD,
};
static const struct model_type capaian = {
    .name = "capaian", .title = "Capaian satu indikator", FIELDS(capaian_fields)};

static const struct model_field kinerja_fields[] = {
    FIELD("capaian", RECORD, ISI, "realisasi dan analisis tiap indikator", .shape = MODEL_LIST,
          .type = &capaian),
    FREE_FIELD,
};
const struct model_type model_type_kinerja = {
    .name = "kinerja", .title = "kinerja.json", FIELDS(kinerja_fields)};

/* The range of amounts of money. */
#define AMOUNT .low = 0, .high = 1000000000000000000

static const struct model_field triwulan_fields[] = {
    FIELD("triwulan", NUMBER, ISI, "empat jumlah, satu tiap triwulan", .shape = MODEL_LIST,
          .length = 4, .unit = "rupiah", AMOUNT, .example = "[1000000, 2500000, 4000000, 5000000]"),
};
static const struct model_type triwulan = {
    .name = "realisasi_triwulan", .title = "Realisasi tiap triwulan", FIELDS(triwulan_fields)};

static const struct model_field realisasi_quarters =
    FIELD("realisasi", RECORD, ISI, "realisasi tiap triwulan", .type = &triwulan);

/* The fields of program, kegiatan, sub kegiatan and what is below; the last one differs. */
#define NODE_FIELDS                                                                                \
    FIELD("kode", CODE, ISI, "kode rekening", .flags = MODEL_NULLABLE),                            \
        FIELD("nama", TEXT, STRUCTURAL, "nama menurut dokumen anggaran"),                          \
        FIELD("id", ID, OPTIONAL, "nama pendek untuk merujuk; bawaan: kode",                       \
              .index = MODEL_ANGGARAN, .flags = MODEL_SAME_AS_KODE),                               \
        FIELD("singkat", TEXT, OPTIONAL, "nama pendek untuk sel sempit"),                          \
        FIELD("nama_awal", TEXT, OPTIONAL, "nama sebelum perubahan anggaran"),                     \
        FIELD("kelompok", TEXT, OPTIONAL, "kelompok", .example = "\"penunjang\""),                 \
        FIELD("sasaran", REFERENCE, OPTIONAL, "sasaran yang didukung", .shape = MODEL_LIST,        \
              .target = MODEL_SASARAN),                                                            \
        FIELD("indikator_terkait", REFERENCE, OPTIONAL, "indikator yang didukung",                 \
              .shape = MODEL_LIST, .target = MODEL_INDIKATOR),                                     \
        FIELD("indikator", RECORD, OPTIONAL, "indikator tingkat ini", .shape = MODEL_LIST,         \
              .type = &model_type_indikator),                                                      \
        FIELD("pagu", NUMBER, OPTIONAL,                                                            \
              "pagu akhir; perlu diisi pada tingkat terbawah, di atasnya hanya pembanding",        \
              .unit = "rupiah", AMOUNT, .flags = MODEL_ISI_ON_LEAF),                               \
        FIELD("pagu_awal", NUMBER, OPTIONAL, "pagu sebelum perubahan", .unit = "rupiah", AMOUNT),  \
        FIELD("realisasi", NUMBER, OPTIONAL,                                                       \
              "realisasi, atau per triwulan; perlu diisi pada tingkat terbawah", .unit = "rupiah", \
              AMOUNT, .other = &realisasi_quarters, .flags = MODEL_ISI_ON_LEAF),                   \
        FIELD("fisik", NUMBER, OPTIONAL, "realisasi fisik", .unit = "persen", .high = 1000),       \
        FIELD("sumber_dana", TEXT, OPTIONAL, "sumber dana bila berbeda"),                          \
        FIELD("keterangan", TEXT, OPTIONAL, "keterangan"),                                         \
        FIELD("lokasi", TEXT, OPTIONAL, "lokasi"),                                                 \
        FIELD("penanggung_jawab", TEXT, OPTIONAL, "unit atau jabatan penanggung jawab"),           \
        FREE_FIELD

/* Holds itself: as many levels as a budget has. */
static const struct model_type rincian;
#define RINCIAN_FIELD                                                                              \
    FIELD("rincian", RECORD, OPTIONAL, "rincian di bawahnya, boleh bertingkat",                    \
          .shape = MODEL_LIST, .type = &rincian)

static const struct model_field rincian_fields[] = {NODE_FIELDS, RINCIAN_FIELD};
static const struct model_type rincian = {
    .name = "rincian", .title = "Rincian", FIELDS(rincian_fields)};

static const struct model_field sub_kegiatan_fields[] = {NODE_FIELDS, RINCIAN_FIELD};
static const struct model_type sub_kegiatan = {
    .name = "sub_kegiatan", .title = "Sub kegiatan", FIELDS(sub_kegiatan_fields)};

static const struct model_field kegiatan_fields[] = {
    NODE_FIELDS,
    FIELD("sub_kegiatan", RECORD, OPTIONAL, "sub kegiatan", .shape = MODEL_LIST,
          .type = &sub_kegiatan),
};
static const struct model_type kegiatan = {
    .name = "kegiatan", .title = "Kegiatan", FIELDS(kegiatan_fields)};

static const struct model_field program_fields[] = {
    NODE_FIELDS,
    FIELD("kegiatan", RECORD, OPTIONAL, "kegiatan", .shape = MODEL_LIST, .type = &kegiatan),
};
static const struct model_type program = {
    .name = "program", .title = "Program", FIELDS(program_fields)};

static const struct model_field anggaran_fields[] = {
    FIELD("tahun", YEAR, OPTIONAL, "tahun anggaran; bawaan: tahun laporan"),
    FIELD("sumber_dana", TEXT, OPTIONAL, "sumber dana", .fallback = "APBD"),
    FIELD("program", RECORD, ISI, "program, kegiatan, sub kegiatan, dan rinciannya",
          .shape = MODEL_LIST, .type = &program),
    FREE_FIELD,
};
const struct model_type model_type_anggaran = {
    .name = "anggaran", .title = "anggaran.json", FIELDS(anggaran_fields)};
