/* The field table: perencanaan.json and indicators. */
#include "model_fields.h"

static const struct model_field rumus_fields[] = {
    FIELD("pembilang", TEXT, OPTIONAL, "di atas garis pecahan"),
    FIELD("penyebut", TEXT, OPTIONAL, "di bawah garis pecahan"),
    FIELD("kali", TEXT, OPTIONAL, "pengali di belakang pecahan", .example = "\"100%\""),
    FIELD("teks", TEXT, OPTIONAL, "rumus sebagai kalimat"),
};
static const struct model_type rumus = {.name = "rumus",
                                        .title = "Rumus indikator",
                                        FIELDS(rumus_fields),
                                        .one_of = {"pembilang", "teks"},
                                        .shorthand = "teks"};

static const struct model_field kondisi_awal_fields[] = {
    FIELD("tahun", YEAR, ISI, "tahun dasar", .flags = MODEL_NULLABLE),
    FIELD("nilai", VALUE, ISI, "nilai pada tahun dasar"),
};
static const struct model_type kondisi_awal = {
    .name = "kondisi_awal", .title = "Kondisi awal", FIELDS(kondisi_awal_fields)};

static const struct model_field peringkat_name =
    FIELD("peringkat", CHOICE, OPTIONAL, "nama daftar predikat yang tersedia",
          CHOICES("akip", "opini_bpk", "opini_bpk_dpp", "mutu_layanan", "spbe"));

static const struct model_field indikator_fields[] = {
    FIELD("id", ID, STRUCTURAL, "dipakai untuk merujuk indikator ini", .index = MODEL_INDIKATOR),
    FIELD("nama", TEXT, STRUCTURAL, "rumusan indikator"),
    FIELD("singkat", TEXT, OPTIONAL, "nama pendek untuk sel sempit"),
    FIELD("nama_lain", TEXT, OPTIONAL, "nama lain di dokumen sumber", .shape = MODEL_LIST),
    FIELD("jenis", CHOICE, OPTIONAL, "jenis indikator", .fallback = "hasil",
          CHOICES("masukan", "keluaran", "hasil", "dampak")),
    FIELD("iku", BOOL, OPTIONAL,
          "indikator kinerja utama; bawaan: true pada sasaran, selain itu false",
          .flags = MODEL_TRUE_IN_SASARAN),
    FIELD("satuan", TEXT, ISI, "satuan target dan realisasi", .example = "\"%\"",
          .flags = MODEL_NULLABLE),
    FIELD(
        "arah", CHOICE, OPTIONAL,
        "cara menghitung capaian: naik R/T; turun (2T−R)/T; turun_terbalik T/R; rentang; tepat; "
        "nilai = predikat menurut peringkat; jumlah = R/T dengan target 0 tercapai; nihil = "
        "(2T−R)/T ditekan sampai nol",
        .fallback = "naik",
        CHOICES("naik", "turun", "turun_terbalik", "rentang", "tepat", "nilai", "jumlah", "nihil")),
    FIELD("peringkat", TEXT, OPTIONAL,
          "urutan predikat dari yang terbaik, untuk arah nilai; atau nama daftar yang tersedia",
          .shape = MODEL_LIST, .example = "[\"A\", \"BB\", \"B\"]", .other = &peringkat_name),
    FIELD("nilai_peringkat", NUMBER, OPTIONAL,
          "nilai tiap predikat, seurut peringkat; bila ada, capaian = nilai realisasi ÷ nilai "
          "target",
          .shape = MODEL_LIST, .low = 0, .high = 1000000, .example = "[85, 75, 65]"),
    FIELD("desimal", INTEGER, OPTIONAL, "banyaknya desimal yang dicetak", .high = 6),
    FIELD("rumus", RECORD, OPTIONAL, "cara menghitung indikator", .type = &rumus),
    FIELD("sumber", TEXT, OPTIONAL, "sumber data"),
    FIELD("keterangan", TEXT, OPTIONAL, "keterangan"),
    FIELD("penanggung_jawab", TEXT, OPTIONAL, "unit atau jabatan penanggung jawab"),
    FIELD("definisi", PROSE, OPTIONAL, "definisi operasional"),
    FIELD("alasan", PROSE, OPTIONAL, "alasan pemilihan indikator"),
    FIELD("kondisi_awal", RECORD, OPTIONAL, "nilai sebelum periode Renstra", .type = &kondisi_awal),
    FIELD("target", VALUE, ISI, "target tiap tahun", .shape = MODEL_BY_YEAR,
          .example = "{\"2024\": 67, \"2025\": 70}"),
    FIELD("target_triwulan", VALUE, OPTIONAL, "target empat triwulan tiap tahun",
          .shape = MODEL_LISTS_BY_YEAR, .length = 4, .example = "{\"2024\": [15, 30, 45, 67]}"),
    FIELD("target_akhir", VALUE, OPTIONAL,
          "target akhir Renstra; bawaan: target tahun renstra.akhir"),
    FIELD("standar_nasional", VALUE, OPTIONAL, "pembanding nasional"),
    FIELD("bobot", NUMBER, OPTIONAL, "bobot pada rata-rata", .high = 1000000),
    FIELD("akumulasi", CHOICE, OPTIONAL, "cara menggabungkan triwulan; bawaan: terakhir",
          CHOICES("jumlah", "terakhir", "rata")),
    FREE_FIELD,
};
const struct model_type model_type_indikator = {
    .name = "indikator", .title = "Indikator", FIELDS(indikator_fields)};

static const struct model_field sasaran_fields[] = {
    FIELD("id", ID, STRUCTURAL, "dipakai untuk merujuk sasaran ini", .index = MODEL_SASARAN),
    FIELD("nama", TEXT, STRUCTURAL, "rumusan sasaran"),
    FIELD("singkat", TEXT, OPTIONAL, "nama pendek"),
    FIELD("nama_lain", TEXT, OPTIONAL, "nama lain di dokumen sumber", .shape = MODEL_LIST),
    FIELD("indikator", RECORD, ISI, "indikator sasaran", .shape = MODEL_LIST,
          .type = &model_type_indikator),
    FIELD("program", REFERENCE, OPTIONAL, "program pendukung", .shape = MODEL_LIST,
          .target = MODEL_ANGGARAN, .example = "[\"1.06.02\"]"),
    FIELD("strategi", RECORD, OPTIONAL, "strategi mencapai sasaran", .shape = MODEL_LIST,
          .type = &model_type_butir),
    FIELD("kebijakan", RECORD, OPTIONAL, "arah kebijakan", .shape = MODEL_LIST,
          .type = &model_type_butir),
    FIELD("bobot", NUMBER, OPTIONAL, "bobot pada rata-rata keseluruhan", .high = 1000000),
    FIELD("uraian", PROSE, OPTIONAL, "penjelasan"),
    FREE_FIELD,
};
static const struct model_type sasaran = {
    .name = "sasaran", .title = "Sasaran", FIELDS(sasaran_fields)};

static const struct model_field tujuan_fields[] = {
    FIELD("id", ID, STRUCTURAL, "dipakai untuk merujuk tujuan ini", .index = MODEL_TUJUAN),
    FIELD("nama", TEXT, STRUCTURAL, "rumusan tujuan"),
    FIELD("singkat", TEXT, OPTIONAL, "nama pendek"),
    FIELD("nama_lain", TEXT, OPTIONAL, "nama lain di dokumen sumber", .shape = MODEL_LIST),
    FIELD("misi", REFERENCE, OPTIONAL, "misi yang didukung", .shape = MODEL_LIST,
          .target = MODEL_MISI),
    FIELD("indikator", RECORD, OPTIONAL, "indikator tujuan", .shape = MODEL_LIST,
          .type = &model_type_indikator),
    FIELD("sasaran", RECORD, ISI, "sasaran di bawah tujuan", .shape = MODEL_LIST, .type = &sasaran),
    FIELD("uraian", PROSE, OPTIONAL, "penjelasan"),
    FREE_FIELD,
};
static const struct model_type tujuan = {
    .name = "tujuan", .title = "Tujuan", FIELDS(tujuan_fields)};

static const struct model_field misi_fields[] = {
    FIELD("id", ID, OPTIONAL, "dipakai untuk merujuk misi ini", .index = MODEL_MISI),
    FIELD("teks", TEXT, STRUCTURAL, "bunyi misi"),
    FIELD("didukung", BOOL, OPTIONAL, "didukung oleh perangkat daerah ini", .fallback = "false"),
    FREE_FIELD,
};
static const struct model_type misi = {
    .name = "misi", .title = "Misi", FIELDS(misi_fields), .shorthand = "teks"};

static const struct model_field renstra_fields[] = {
    FIELD("awal", YEAR, ISI, "tahun pertama Renstra"),
    FIELD("akhir", YEAR, ISI, "tahun terakhir Renstra"),
    FIELD("tahun_ke", TEXT, OPTIONAL, "tahun keberapa, sebagai teks", .example = "\"ke-III\""),
    FIELD("dokumen", TEXT, OPTIONAL, "nama dokumen Renstra"),
    FREE_FIELD,
};
static const struct model_type renstra = {
    .name = "renstra", .title = "Renstra", FIELDS(renstra_fields)};

static const struct model_field iku_indikator_fields[] = {
    FIELD("indikator", REFERENCE, OPTIONAL, "indikator yang dimaksud", .target = MODEL_INDIKATOR),
    FIELD("nama", TEXT, OPTIONAL, "rumusan pada versi ini bila berbeda"),
    FIELD("satuan", TEXT, OPTIONAL, "satuan pada versi ini bila berbeda"),
    FIELD("target", VALUE, OPTIONAL, "target pada versi ini bila berbeda", .shape = MODEL_BY_YEAR),
    FIELD("rumus", RECORD, OPTIONAL, "rumus pada versi ini bila berbeda", .type = &rumus),
    FIELD("sumber", TEXT, OPTIONAL, "sumber data pada versi ini bila berbeda"),
    FIELD("keterangan", TEXT, OPTIONAL, "keterangan"),
    FREE_FIELD,
};
static const struct model_type iku_indikator = {.name = "iku_indikator",
                                                .title = "Indikator dalam satu versi IKU",
                                                FIELDS(iku_indikator_fields),
                                                .one_of = {"indikator", "nama"}};

static const struct model_field iku_versi_fields[] = {
    FIELD("id", ID, STRUCTURAL, "nama versi", .index = MODEL_LOCAL, .example = "\"awal\""),
    FIELD("tanggal", DATE, OPTIONAL, "tanggal penetapan"),
    FIELD("alasan", PROSE, OPTIONAL, "alasan perubahan"),
    FIELD("dasar", TEXT, OPTIONAL, "dasar hukum penetapan"),
    FIELD("nama_lama", TEXT, OPTIONAL, "nama sebelum perubahan"),
    FIELD("indikator", RECORD, OPTIONAL, "indikator dalam versi ini", .shape = MODEL_LIST,
          .type = &iku_indikator),
    FREE_FIELD,
};
static const struct model_type iku_versi = {
    .name = "iku_versi", .title = "Versi IKU", FIELDS(iku_versi_fields)};

static const struct model_field iku_fields[] = {
    FIELD("versi", RECORD, OPTIONAL, "versi penetapan IKU, dari yang pertama", .shape = MODEL_LIST,
          .type = &iku_versi),
    FREE_FIELD,
};
static const struct model_type iku = {
    .name = "iku", .title = "Indikator kinerja utama", FIELDS(iku_fields)};

static const struct model_field perencanaan_fields[] = {
    FIELD("renstra", RECORD, ISI, "periode Renstra", .type = &renstra, .flags = MODEL_FILLED),
    FIELD("visi", TEXT, OPTIONAL, "visi kepala daerah"),
    FIELD("misi", RECORD, OPTIONAL, "misi kepala daerah", .shape = MODEL_LIST, .type = &misi),
    FIELD("tujuan", RECORD, ISI, "tujuan, sasaran, dan indikator", .shape = MODEL_LIST,
          .type = &tujuan),
    FIELD("strategi", RECORD, OPTIONAL, "strategi perangkat daerah", .shape = MODEL_LIST,
          .type = &model_type_butir),
    FIELD("kebijakan", RECORD, OPTIONAL, "arah kebijakan", .shape = MODEL_LIST,
          .type = &model_type_butir),
    FIELD("iku", RECORD, OPTIONAL, "riwayat penetapan IKU", .type = &iku, .flags = MODEL_FILLED),
    FREE_FIELD,
};
const struct model_type model_type_perencanaan = {
    .name = "perencanaan", .title = "perencanaan.json", FIELDS(perencanaan_fields)};
