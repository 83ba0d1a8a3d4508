/* The field table: reviu.json, the review of the report by the Inspektorat. */
#include "model_fields.h"

static const struct model_field anggota_fields[] = {
    FIELD("id", ID, STRUCTURAL, "dipakai temuan untuk merujuk pereviu ini", .index = MODEL_LOCAL),
    FIELD("peran", TEXT, STRUCTURAL, "peran dalam tim", .example = "\"Ketua Tim\""),
    FIELD("nama", TEXT, ISI, "nama dengan gelar", .flags = MODEL_NULLABLE),
    FIELD("nip", NIP, OPTIONAL, "18 angka, boleh dengan spasi"),
    FREE_FIELD,
};
static const struct model_type anggota = {
    .name = "reviu_anggota", .title = "Anggota tim reviu", FIELDS(anggota_fields)};

static const struct model_field temuan_fields[] = {
    FIELD("nomor", TEXT, STRUCTURAL, "nomor temuan, sebagai teks", .index = MODEL_LOCAL,
          .example = "\"1\""),
    FIELD("tempat", TEXT, ISI,
          "yang ditemukan salah: jalur masukan, narasi, jalur angka, atau id indikator, sasaran, "
          "tabel, mata anggaran, bab; lihat reviu.md",
          .shape = MODEL_LIST,
          .example = "[\"kinerja.json:capaian[ppks].realisasi.2024\", \"narasi/penutup\"]"),
    FIELD("halaman", TEXT, OPTIONAL, "halaman dokumen yang direviu, seperti tercetak di sana",
          .example = "\"31\""),
    FIELD("uraian", PROSE, ISI, "keadaan yang ditemukan"),
    FIELD("kriteria", PROSE, ISI, "yang seharusnya, dengan dasarnya"),
    FIELD("rekomendasi", PROSE, OPTIONAL, "yang disarankan pereviu"),
    FIELD("pereviu", TEXT, OPTIONAL, "id anggota tim; bawaan: seluruh tim",
          .example = "\"anggota1\""),
    FIELD("tanggal", DATE, OPTIONAL, "tanggal temuan dicatat"),
    FIELD("status", CHOICE, OPTIONAL,
          "terbuka; dijawab = sudah ditindaklanjuti, belum diperiksa pereviu; selesai = diterima "
          "pereviu",
          .fallback = "terbuka", CHOICES("terbuka", "dijawab", "selesai")),
    FIELD("jawaban", PROSE, OPTIONAL, "tanggapan penyusun laporan"),
    FIELD("tanggal_jawaban", DATE, OPTIONAL, "tanggal tanggapan"),
    FIELD("perubahan", TEXT, OPTIONAL,
          "jalur masukan atau narasi yang diubah untuk menjawab temuan ini", .shape = MODEL_LIST,
          .example = "[\"kinerja.json:capaian[ppks].realisasi.2024\"]"),
    FREE_FIELD,
};
static const struct model_type temuan = {
    .name = "reviu_temuan", .title = "Temuan reviu", FIELDS(temuan_fields)};

static const struct model_field pernyataan_fields[] = {
    FIELD("status", CHOICE, OPTIONAL, "belum: blok Inspektur untuk diisi; ditandatangani",
          .fallback = "belum", CHOICES("belum", "ditandatangani")),
    FIELD("nomor", TEXT, OPTIONAL, "nomor pernyataan"),
    FIELD("tanggal", DATE, OPTIONAL, "tanggal pernyataan ditandatangani"),
    FIELD("tempat", TEXT, OPTIONAL, "tempat penandatanganan; bawaan: tempat laporan"),
};
static const struct model_type pernyataan = {
    .name = "reviu_pernyataan", .title = "Pernyataan Telah Direviu", FIELDS(pernyataan_fields)};

static const struct model_field formulir_fields[] = {
    FIELD("butir", TEXT, STRUCTURAL, "nomor butir pada Formulir Checklist Reviu",
          .index = MODEL_LOCAL, .example = "\"II.3\""),
    FIELD("jawaban", CHOICE, ISI, "jawaban pereviu; menggantikan jawaban program",
          CHOICES("ya", "tidak", "tidak_berlaku"), .example = "\"ya\""),
    FIELD("catatan", TEXT, OPTIONAL, "bukti atau penjelasan"),
};
static const struct model_type formulir = {
    .name = "reviu_formulir", .title = "Jawaban pereviu pada formulir", FIELDS(formulir_fields)};

static const struct model_field file_fields[] = {
    FIELD("unit", TEXT, ISI, "perangkat daerah yang mereviu",
          .example = "\"Inspektorat Kabupaten Gowa\""),
    FIELD("surat_tugas", TEXT, OPTIONAL, "nomor dan tanggal surat tugas, sebagai teks"),
    FIELD("nomor", TEXT, OPTIONAL, "nomor catatan hasil reviu"),
    FIELD("mulai", DATE, OPTIONAL, "hari pertama reviu"),
    FIELD("selesai", DATE, OPTIONAL, "hari terakhir reviu"),
    FIELD("tanggal", DATE, OPTIONAL, "tanggal catatan hasil reviu"),
    FIELD("versi", TEXT, OPTIONAL, "versi laporan yang direviu", .example = "\"Draf 1\""),
    FIELD("inspektur", REFERENCE, ISI, "pejabat yang menandatangani pernyataan",
          .target = MODEL_PEJABAT),
    FIELD("tim", RECORD, OPTIONAL, "tim reviu", .shape = MODEL_LIST, .type = &anggota),
    FIELD("temuan", RECORD, OPTIONAL, "temuan reviu", .shape = MODEL_LIST, .type = &temuan),
    FIELD("formulir", RECORD, OPTIONAL, "butir formulir yang dijawab pereviu", .shape = MODEL_LIST,
          .type = &formulir),
    FIELD("pernyataan", RECORD, OPTIONAL, "Pernyataan Telah Direviu", .type = &pernyataan,
          .flags = MODEL_FILLED),
    FREE_FIELD,
};
const struct model_type model_type_reviu = {
    .name = "reviu", .title = "reviu.json", FIELDS(file_fields)};
