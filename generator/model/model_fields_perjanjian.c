/* The field table: perjanjian.json. */
#include "model_fields.h"

static const struct model_field indikator_fields[] = {
    FIELD("indikator", REFERENCE, OPTIONAL, "indikator yang diperjanjikan",
          .target = MODEL_INDIKATOR),
    FIELD("nama", TEXT, OPTIONAL, "rumusan bila bukan indikator yang tercatat atau berbeda"),
    FIELD("target", VALUE, OPTIONAL, "target; bawaan: target indikator pada tahun laporan"),
    FIELD("satuan", TEXT, OPTIONAL, "satuan; bawaan: satuan indikator"),
    FIELD("keterangan", TEXT, OPTIONAL, "keterangan"),
    FREE_FIELD,
};
static const struct model_type indikator = {.name = "perjanjian_indikator",
                                            .title = "Indikator dalam perjanjian",
                                            FIELDS(indikator_fields),
                                            .one_of = {"indikator", "nama"}};

static const struct model_field sasaran_fields[] = {
    FIELD("sasaran", REFERENCE, OPTIONAL, "sasaran yang tercatat", .target = MODEL_SASARAN),
    FIELD("nama", TEXT, OPTIONAL, "rumusan bila bukan sasaran yang tercatat atau berbeda"),
    FIELD("indikator", RECORD, ISI, "indikator dan target", .shape = MODEL_LIST,
          .type = &indikator),
    FREE_FIELD,
};
static const struct model_type sasaran = {.name = "perjanjian_sasaran",
                                          .title = "Sasaran dalam perjanjian",
                                          FIELDS(sasaran_fields),
                                          .one_of = {"sasaran", "nama"}};

static const struct model_field anggaran_fields[] = {
    FIELD("kode", REFERENCE, OPTIONAL, "program, kegiatan, atau sub kegiatan",
          .target = MODEL_ANGGARAN, .example = "\"1.06.02\""),
    FIELD("nama", TEXT, OPTIONAL, "nama bila tidak tercatat di anggaran.json atau berbeda"),
    FIELD("pagu", NUMBER, OPTIONAL,
          "anggaran yang diperjanjikan; null: tercantum tanpa anggaran; bawaan: pagu menurut kode",
          .unit = "rupiah", .low = 0, .high = 1000000000000000000),
    FIELD("keterangan", TEXT, OPTIONAL, "keterangan", .example = "\"APBD\""),
    FREE_FIELD,
};
static const struct model_type anggaran = {.name = "perjanjian_anggaran",
                                           .title = "Anggaran dalam perjanjian",
                                           FIELDS(anggaran_fields),
                                           .one_of = {"kode", "nama"}};

static const struct model_field perjanjian_fields[] = {
    FIELD("id", ID, STRUCTURAL, "dipakai untuk merujuk perjanjian ini", .index = MODEL_PERJANJIAN),
    FIELD("tingkat", TEXT, OPTIONAL, "tingkat jabatan pihak pertama",
          .example = "\"kepala_dinas\""),
    FIELD("judul", TEXT, OPTIONAL, "judul perjanjian"),
    FIELD("unit", TEXT, OPTIONAL, "unit pihak pertama"),
    FIELD("versi", CHOICE, OPTIONAL, "awal atau perubahan", .fallback = "awal",
          CHOICES("awal", "perubahan")),
    FIELD("tanggal", DATE, ISI, "tanggal; boleh hanya bulan", .flags = MODEL_NULLABLE),
    FIELD("tempat", TEXT, OPTIONAL, "tempat; bawaan: tempat laporan"),
    FIELD("tanda_tangan", CHOICE, OPTIONAL, "cara menandatangani; bawaan: seperti laporan",
          CHOICES("basah", "elektronik")),
    FIELD("alasan", PROSE, OPTIONAL, "alasan perubahan"),
    FIELD("pihak_pertama", REFERENCE, ISI, "yang berjanji", .target = MODEL_PEJABAT),
    FIELD("pihak_kedua", REFERENCE, OPTIONAL, "atasan; tidak ada pada kepala daerah",
          .target = MODEL_PEJABAT),
    FIELD("atasan_langsung", BOOL, OPTIONAL, "pihak kedua adalah atasan langsung",
          .fallback = "false"),
    FIELD("induk", REFERENCE, OPTIONAL, "perjanjian atasan", .target = MODEL_PERJANJIAN),
    FIELD("judul_sasaran", TEXT, OPTIONAL, "judul kolom sasaran", .example = "\"SASARAN PROGRAM\""),
    FIELD("sasaran", RECORD, ISI, "sasaran dan indikator", .shape = MODEL_LIST, .type = &sasaran),
    FIELD("judul_anggaran", TEXT, OPTIONAL, "judul kolom anggaran", .example = "\"Kegiatan\""),
    FIELD("anggaran", RECORD, OPTIONAL, "baris anggaran", .shape = MODEL_LIST, .type = &anggaran),
    FREE_FIELD,
};
static const struct model_type perjanjian = {
    .name = "perjanjian_kinerja", .title = "Perjanjian kinerja", FIELDS(perjanjian_fields)};

static const struct model_field file_fields[] = {
    FIELD("perjanjian", RECORD, ISI, "semua perjanjian kinerja", .shape = MODEL_LIST,
          .type = &perjanjian),
    FREE_FIELD,
};
const struct model_type model_type_perjanjian = {
    .name = "perjanjian", .title = "perjanjian.json", FIELDS(file_fields)};
