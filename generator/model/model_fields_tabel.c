/* The field table: tabel.json, data.json, the forms of a value, the list of files. */
#include "model_fields.h"

static const struct model_field kelompok_list =
    FIELD("kelompok", TEXT, OPTIONAL, "judul bertingkat", .shape = MODEL_LIST);

static const struct model_field kolom_fields[] = {
    FIELD("id", ID, STRUCTURAL, "nama kolom dalam baris dan rumus", .index = MODEL_LOCAL),
    FIELD("judul", TEXT, STRUCTURAL, "judul kolom"),
    FIELD("jenis", CHOICE, OPTIONAL, "isi kolom", .fallback = "teks",
          CHOICES("teks", "angka", "rupiah", "persen", "nomor")),
    FIELD("desimal", INTEGER, OPTIONAL, "banyaknya desimal", .high = 6),
    FIELD("satuan", TEXT, OPTIONAL, "satuan"),
    FIELD("kelompok", TEXT, OPTIONAL, "judul bersama di atas kolom, atau daftar judul bertingkat",
          .other = &kelompok_list, .example = "\"Pendidikan\", [\"Pegawai\", \"ASN\"]"),
    FIELD("lebar", WIDTH, OPTIONAL, "lebar kolom"),
    FIELD("rata", CHOICE, OPTIONAL, "perataan", CHOICES("kiri", "tengah", "kanan", "desimal")),
    FIELD("hitung", EXPRESSION, OPTIONAL, "rumus dari kolom lain pada baris yang sama",
          .example = "\"laki + perempuan\""),
    FIELD("total", EXPRESSION, OPTIONAL, "jumlah, rata, tidak, atau rumus",
          .example = "\"jumlah\""),
    FREE_FIELD,
};
static const struct model_type kolom = {
    .name = "kolom", .title = "Kolom tabel", FIELDS(kolom_fields)};

static const struct model_field total_fields[] = {
    FIELD("label", TEXT, OPTIONAL, "teks pada baris jumlah", .fallback = "Jumlah"),
    FIELD("letak", CHOICE, OPTIONAL, "letak baris jumlah", .fallback = "bawah",
          CHOICES("bawah", "atas")),
    FIELD("kelompok", BOOL, OPTIONAL, "jumlah juga tiap kelompok", .fallback = "false"),
};
static const struct model_type total = {
    .name = "total", .title = "Baris jumlah", FIELDS(total_fields)};

static const struct model_field tabel_fields[] = {
    FIELD("id", ID, STRUCTURAL, "nama tabel dalam templat", .index = MODEL_TABEL),
    FIELD("judul", TEXT, STRUCTURAL, "judul tabel"),
    FIELD("sumber", TEXT, OPTIONAL, "sumber data"),
    FIELD("catatan", TEXT, OPTIONAL, "catatan di bawah tabel"),
    FIELD("kolom", RECORD, STRUCTURAL, "kolom-kolom tabel", .shape = MODEL_LIST, .type = &kolom),
    FIELD("baris", ROWS, ISI, "baris menurut id kolom, atau kelompok {\"judul\", \"baris\"}",
          .example = "[{\"jabatan\": \"Staf\", \"s1\": 6}]"),
    FIELD("total", RECORD, OPTIONAL, "baris jumlah", .type = &total),
    FIELD("nomor_kolom", BOOL, OPTIONAL, "baris nomor kolom di bawah judul", .fallback = "false"),
    FIELD("kosong", TEXT, OPTIONAL, "tanda untuk sel kosong"),
    FIELD("nol", TEXT, OPTIONAL, "tanda untuk nilai nol"),
    FREE_FIELD,
};
static const struct model_type tabel = {
    .name = "tabel_data", .title = "Tabel", FIELDS(tabel_fields)};

static const struct model_field file_fields[] = {
    FIELD("tabel", RECORD, OPTIONAL, "semua tabel data", .shape = MODEL_LIST, .type = &tabel),
    FREE_FIELD,
};
const struct model_type model_type_tabel = {
    .name = "tabel", .title = "tabel.json", FIELDS(file_fields)};

const struct model_type model_type_data = {.name = "data", .title = "data.json"};

static const struct model_field satuan_fields[] = {
    FIELD("nilai", NUMBER, ISI, "angka", .flags = MODEL_NULLABLE),
    FIELD("satuan", TEXT, OPTIONAL, "satuan angka ini", .example = "\"Lembar\""),
};
const struct model_type model_type_nilai_satuan = {
    .name = "nilai_satuan", .title = "Nilai dengan satuan", FIELDS(satuan_fields)};

static const struct model_field teks_fields[] = {
    FIELD("teks", TEXT, STRUCTURAL, "dicetak apa adanya, tidak dihitung"),
};
const struct model_type model_type_nilai_teks = {
    .name = "nilai_teks", .title = "Nilai sebagai teks", FIELDS(teks_fields)};

static const struct model_field rentang_fields[] = {
    FIELD("bawah", NUMBER, STRUCTURAL, "batas bawah"),
    FIELD("atas", NUMBER, STRUCTURAL, "batas atas"),
};
const struct model_type model_type_nilai_rentang = {
    .name = "nilai_rentang", .title = "Rentang, untuk arah \"rentang\"", FIELDS(rentang_fields)};

const struct model_file model_files[MODEL_FILE_COUNT] = {
    {&model_type_laporan, "identitas laporan, instansi, pejabat, aturan hitung", 1},
    {&model_type_organisasi, "susunan organisasi, tugas, isu strategis", 0},
    {&model_type_perencanaan, "Renstra, tujuan, sasaran, indikator, target", 0},
    {&model_type_kinerja, "realisasi dan analisis tiap indikator", 0},
    {&model_type_anggaran, "program, kegiatan, sub kegiatan, pagu, realisasi", 0},
    {&model_type_perjanjian, "perjanjian kinerja", 0},
    {&model_type_tabel, "tabel data lain", 0},
    {&model_type_klaim, "angka tercetak yang diperiksa terhadap hitungan", 0},
    {&model_type_data, "data bebas, terbaca di templat sebagai data", 0},
    {&model_type_reviu, "reviu Inspektorat: temuan, jawaban, pernyataan", 0},
};
