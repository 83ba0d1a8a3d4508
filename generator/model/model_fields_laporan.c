/* The field table: laporan.json. */
#include "model_fields.h"

static const struct model_field instansi_fields[] = {
    FIELD("nama", TEXT, STRUCTURAL, "nama lengkap perangkat daerah",
          .example = "\"Dinas Sosial Kabupaten Mamuju\""),
    FIELD("singkatan", TEXT, OPTIONAL, "nama pendek untuk kepala halaman"),
    FIELD("wilayah", TEXT, ISI, "kabupaten, kota, atau provinsi",
          .example = "\"Kabupaten Mamuju\""),
    FIELD("provinsi", TEXT, OPTIONAL, "nama provinsi"),
    FIELD("ibu_kota", TEXT, OPTIONAL, "tempat kedudukan"),
    FIELD("alamat", TEXT, OPTIONAL, "alamat kantor"),
    FIELD("telepon", TEXT, OPTIONAL, "nomor telepon, ditulis di antara tanda petik"),
    FIELD("email", TEXT, OPTIONAL, "alamat surel"),
    FIELD("laman", TEXT, OPTIONAL, "alamat laman"),
    FIELD("logo", PICTURE, OPTIONAL, "berkas lambang daerah di folder gambar/"),
    FIELD("kepala_wilayah", TEXT, OPTIONAL, "sebutan kepala daerah",
          .example = "\"Bupati Mamuju\""),
    FIELD("penyusun", TEXT, OPTIONAL, "bagian yang menyusun laporan"),
    FREE_FIELD,
};
static const struct model_type instansi = {
    .name = "instansi", .title = "Instansi", FIELDS(instansi_fields)};

static const struct model_field pejabat_fields[] = {
    FIELD("id", ID, STRUCTURAL, "dipakai untuk merujuk pejabat ini", .index = MODEL_PEJABAT),
    FIELD("jabatan", TEXT, ISI, "nama jabatan seperti di atas tanda tangan", .flags = MODEL_PERSON),
    FIELD("nama", TEXT, ISI, "nama dengan gelar", .flags = MODEL_NULLABLE | MODEL_PERSON),
    FIELD("pangkat", TEXT, OPTIONAL, "pangkat", .flags = MODEL_PERSON,
          .example = "\"Pembina Utama Muda\""),
    FIELD("golongan", TEXT, OPTIONAL, "golongan ruang", .example = "\"IV/c\""),
    FIELD("nip", NIP, OPTIONAL, "18 angka, boleh dengan spasi"),
    FIELD("sebagai", CHOICE, OPTIONAL, "kedudukan saat menandatangani", .fallback = "definitif",
          CHOICES("definitif", "Plt.", "Plh.", "Pj.", "a.n.")),
    FIELD("atas_nama", TEXT, OPTIONAL, "jabatan yang diwakili bila a.n.", .flags = MODEL_PERSON),
    FIELD("urutan", INTEGER, OPTIONAL,
          "urutan menandatangani; yang sama atau tanpa urutan menurut letaknya", .low = 1,
          .high = 1000),
    FIELD("jangkar", TEXT, OPTIONAL,
          "teks penanda yang dicari layanan tanda tangan elektronik; {n} menjadi nomor urut tanda "
          "tangan pejabat ini",
          .example = "\"#\""),
    FIELD("cap", PICTURE, OPTIONAL, "gambar cap atau stempel pada tanda tangan basah"),
    FREE_FIELD,
};
static const struct model_type pejabat = {
    .name = "pejabat", .title = "Pejabat", FIELDS(pejabat_fields)};

static const struct model_field pindaian_fields[] = {
    FIELD("judul", TEXT, STRUCTURAL, "judul lampiran"),
    FIELD("berkas", PICTURE, STRUCTURAL,
          "gambar (PNG, JPEG) atau PDF di folder gambar/; gambar menjadi halaman tersendiri, PDF "
          "disertakan di dalam berkas laporan dengan halaman pembatas",
          .example = "\"surat-tugas.jpg\""),
    FIELD("alternatif", TEXT, OPTIONAL,
          "isi halaman dalam kata-kata bagi pembaca layar; wajib untuk gambar"),
    FIELD("keterangan", TEXT, OPTIONAL, "keterangan pada halaman pembatas"),
    FREE_FIELD,
};
static const struct model_type pindaian = {
    .name = "pindaian", .title = "Lampiran pindaian", FIELDS(pindaian_fields)};

static const struct model_field dasar_hukum_fields[] = {
    FIELD("id", ID, OPTIONAL, "nama pendek untuk merujuk", .index = MODEL_LOCAL),
    FIELD("jenis", TEXT, STRUCTURAL, "jenis peraturan", .example = "\"Peraturan Presiden\""),
    FIELD("nomor", TEXT, ISI, "nomor peraturan, sebagai teks", .flags = MODEL_NULLABLE),
    FIELD("tahun", YEAR, ISI, "tahun peraturan", .flags = MODEL_NULLABLE),
    FIELD("tentang", TEXT, ISI, "judul peraturan; null bila sumber tidak menyebutnya",
          .flags = MODEL_NULLABLE),
    FIELD("tanggal", DATE, OPTIONAL, "tanggal penetapan"),
    FIELD("kelompok", TEXT, OPTIONAL, "kelompok menurut templat, misalnya landasan atau rujukan"),
    FIELD("bagian", TEXT, OPTIONAL, "bagian laporan yang mengutipnya"),
    FIELD("keterangan", TEXT, OPTIONAL, "keterangan, misalnya nomor lembaran daerah"),
    FREE_FIELD,
};
static const struct model_type dasar_hukum = {
    .name = "dasar_hukum", .title = "Dasar hukum", FIELDS(dasar_hukum_fields)};

static const struct model_field angka_fields[] = {
    FIELD("desimal_persen", INTEGER, OPTIONAL, "banyaknya desimal pada persentase", .high = 6,
          .fallback = "2"),
    FIELD("pembulatan", CHOICE, OPTIONAL, "cara membulatkan", .fallback = "setengah_ke_atas",
          CHOICES("setengah_ke_atas", "potong")),
    FIELD("kosong", TEXT, OPTIONAL, "tanda untuk sel kosong", .fallback = "–"),
};
static const struct model_type angka = {
    .name = "angka", .title = "Penulisan angka", FIELDS(angka_fields)};

static const struct model_field skala_fields[] = {
    FIELD("batas_bawah", NUMBER, STRUCTURAL, "batas bawah kelas; kelas terendah mulai dari 0",
          .unit = "persen", .low = 0, .high = 1000000),
    FIELD("termasuk", BOOL, OPTIONAL, "true: nilai tepat pada batas termasuk (≥); false: > ",
          .fallback = "true"),
    FIELD("batas_atas", NUMBER, OPTIONAL,
          "batas atas seperti dicetak; bila diisi harus bertemu batas bawah kelas di atasnya",
          .unit = "persen", .low = 0, .high = 1000000),
    FIELD("termasuk_atas", BOOL, OPTIONAL, "true: nilai tepat pada batas atas termasuk (≤)",
          .fallback = "false"),
    FIELD("predikat", TEXT, STRUCTURAL, "nama kelas", .example = "\"Sangat Baik\""),
    FIELD("tanda", TEXT, OPTIONAL, "bentuk tanda di samping predikat"),
    FIELD("warna", COLOUR, OPTIONAL, "warna kelas"),
    FIELD("teks", TEXT, OPTIONAL, "rentang seperti yang dicetak", .example = "\"80 ≤ x < 100\""),
};
static const struct model_type skala = {
    .name = "skala", .title = "Kelas skala capaian, dari tinggi ke rendah", FIELDS(skala_fields)};

static const struct model_field skala_name =
    FIELD("skala", CHOICE, OPTIONAL, "nama skala yang tersedia",
          CHOICES("permendagri86", "mamuju", "gowa", "lan", "maluku_tengah", "monev", "drafter",
                  "pelara", "lampu", "iki", "akip"));

static const struct model_field presisi_desimal =
    FIELD("presisi_skala", INTEGER, OPTIONAL, "banyaknya desimal", .high = 6);

static const struct model_field capaian_fields[] = {
    FIELD("batas", CHOICE, OPTIONAL, "capaian tertinggi yang diakui; null: tanpa batas",
          CHOICES("100", "110", "120", "150"), .unit = "persen"),
    FIELD("skala", RECORD, OPTIONAL, "nama skala yang tersedia, atau daftar kelas sendiri",
          .shape = MODEL_LIST, .type = &skala, .other = &skala_name),
    FIELD("presisi_skala", CHOICE, OPTIONAL,
          "capaian yang dinilai dengan skala: tercetak = setelah dibulatkan seperti dicetak; tepat "
          "= tanpa pembulatan; atau banyaknya desimal",
          .fallback = "tercetak", CHOICES("tercetak", "tepat"), .other = &presisi_desimal),
    FIELD("batas_untuk", CHOICE, OPTIONAL,
          "batas berlaku untuk semua; hanya tampilan (rata-rata memakai capaian asli); atau hanya "
          "rata_rata (yang dicetak capaian asli)",
          .fallback = "semua", CHOICES("semua", "tampilan", "rata_rata")),
    FIELD("target_nol", CHOICE, OPTIONAL,
          "capaian bila target 0: kosong, atau tercapai = 100 bila tercapai, selain itu 0",
          .fallback = "kosong", CHOICES("kosong", "tercapai")),
    FIELD("realisasi_nol", CHOICE, OPTIONAL,
          "capaian turun_terbalik bila realisasi 0: kosong, seratus, atau batas (nilai batas)",
          .fallback = "kosong", CHOICES("kosong", "seratus", "batas")),
    FIELD("negatif", CHOICE, OPTIONAL, "capaian di bawah 0: apa_adanya, atau dijadikan nol",
          .fallback = "apa_adanya", CHOICES("apa_adanya", "nol")),
    FIELD("kosong_pada_rata", CHOICE, OPTIONAL,
          "capaian kosong pada rata-rata: dilewati, atau mengosongkan rata-ratanya; tidak pernah "
          "dihitung 0",
          .fallback = "dilewati", CHOICES("dilewati", "mengosongkan")),
    FIELD("rata_rata", CHOICE, OPTIONAL, "dasar rata-rata capaian keseluruhan",
          .fallback = "sasaran", CHOICES("sasaran", "indikator")),
};
static const struct model_type capaian = {
    .name = "aturan_capaian", .title = "Aturan capaian", FIELDS(capaian_fields)};

static const struct model_field versi_fields[] = {
    FIELD("nomor", INTEGER, OPTIONAL, "nomor versi", .low = 0, .high = 100000),
    FIELD("tanggal", DATE, OPTIONAL, "tanggal versi"),
    FIELD("catatan", TEXT, OPTIONAL, "apa yang berubah"),
};
static const struct model_type versi = {
    .name = "versi", .title = "Versi laporan", FIELDS(versi_fields)};

static const struct model_field terima_fields[] = {
    FIELD("aturan", RULE, STRUCTURAL, "kode temuan yang diterima; * untuk semua"),
    FIELD("tempat", TEXT, STRUCTURAL, "awal jalur, berkas, atau id tempat temuan"),
    FIELD("alasan", TEXT, STRUCTURAL, "alasan penerimaan; ikut dicetak pada catatan pemeriksaan"),
};
static const struct model_type terima = {
    .name = "terima", .title = "Temuan yang diterima", FIELDS(terima_fields)};

static const struct model_field harus_sama_fields[] = {
    FIELD("id", ID, STRUCTURAL, "nama pendek, dipakai pada terima", .index = MODEL_LOCAL),
    FIELD("uraian", TEXT, STRUCTURAL, "besaran yang dibandingkan"),
    FIELD("nilai", EXPRESSION, STRUCTURAL, "ekspresi yang hasilnya harus sama", .shape = MODEL_LIST,
          .example = "[\"ik.ppks.realisasi\", \"data.jumlah\"]"),
};
static const struct model_type harus_sama = {
    .name = "harus_sama", .title = "Besaran yang harus sama", FIELDS(harus_sama_fields)};

static const struct model_field laporan_fields[] = {
    FIELD("jenis", CHOICE, OPTIONAL, "jenis dokumen", .fallback = "lkjip",
          CHOICES("lkjip", "renja", "perjanjian_kinerja", "rekap")),
    FIELD("tahun", YEAR, STRUCTURAL, "tahun laporan"),
    FIELD("tahap", CHOICE, OPTIONAL, "tahap penyusunan", .fallback = "draf",
          CHOICES("draf", "direviu", "final")),
    FIELD("paket", TEXT, OPTIONAL, "nama folder templat di templates/", .fallback = "lkjip"),
    FIELD("tampilan", TEXT, OPTIONAL, "nama folder templat yang rupanya dipakai di atas paket"),
    FIELD("warna", COLOUR, OPTIONAL, "warna pokok laporan: sampul, judul, dan grafik",
          .example = "\"#7A1F2B\""),
    FIELD("judul", TEXT, ISI, "judul pada sampul"),
    FIELD("judul_pendek", TEXT, OPTIONAL, "judul pada kepala halaman"),
    FIELD("kertas", CHOICE, OPTIONAL, "ukuran kertas", .fallback = "A4", CHOICES("A4", "F4")),
    FIELD("instansi", RECORD, STRUCTURAL, "perangkat daerah yang melapor", .type = &instansi),
    FIELD("tempat", TEXT, ISI, "tempat penandatanganan"),
    FIELD("tanggal", DATE, ISI, "tanggal penandatanganan; boleh hanya bulan atau tahun"),
    FIELD("tanda_tangan", CHOICE, OPTIONAL, "cara menandatangani", .fallback = "basah",
          CHOICES("basah", "elektronik")),
    FIELD("penandatanganan", CHOICE, OPTIONAL,
          "penanda tempat tanda tangan di dalam PDF: ruas tanda tangan (bidang), teks jangkar bagi "
          "pejabat yang punya jangkar, atau keduanya",
          .fallback = "bidang", CHOICES("bidang", "jangkar", "keduanya")),
    FIELD("nomor", TEXT, OPTIONAL, "nomor laporan, sebagai teks",
          .example = "\"700/12/DINSOS/2025\""),
    FIELD("verifikasi", TEXT, OPTIONAL,
          "alamat untuk memeriksa keaslian, menjadi kode QR tanda tangan elektronik; {nomor} "
          "diganti nomor laporan; tanpa alamat kode QR berisi nomor",
          .example = "\"https://contoh.go.id/cek/{nomor}\""),
    FIELD("catatan_kaki", TEXT, OPTIONAL,
          "catatan di kaki setiap halaman, misalnya tentang sertifikat elektronik"),
    FIELD("paraf", REFERENCE, OPTIONAL, "pejabat yang membubuhkan paraf, menurut urutan",
          .shape = MODEL_LIST, .target = MODEL_PEJABAT),
    FIELD("pindaian", RECORD, OPTIONAL, "dokumen bertanda tangan yang menjadi lampiran",
          .shape = MODEL_LIST, .type = &pindaian),
    FIELD("pejabat", RECORD, OPTIONAL, "semua pejabat yang disebut", .shape = MODEL_LIST,
          .type = &pejabat),
    FIELD("penandatangan", REFERENCE, ISI, "pejabat yang menandatangani laporan",
          .target = MODEL_PEJABAT),
    FIELD("bagian", BOOL, OPTIONAL, "bagian yang ditampilkan; namanya ditentukan paket templat",
          .shape = MODEL_BY_NAME, .example = "{\"ikhtisar\": true}"),
    FIELD("dasar_hukum", RECORD, OPTIONAL, "peraturan yang menjadi dasar", .shape = MODEL_LIST,
          .type = &dasar_hukum),
    FIELD("angka", RECORD, OPTIONAL, "cara menulis angka", .type = &angka, .flags = MODEL_FILLED),
    FIELD("capaian", RECORD, OPTIONAL, "cara menghitung dan menilai capaian", .type = &capaian,
          .flags = MODEL_FILLED),
    FIELD("efisiensi", CHOICE, OPTIONAL, "cara menilai efisiensi; lihat angka.md",
          .fallback = "selisih",
          CHOICES("selisih", "label", "tiga_kelas", "bertingkat", "rupiah", "rasio", "tercapai",
                  "pmk249", "pmk249_nilai", "pmk214", "pmk214_nilai", "pmk22", "pmk22_nilai")),
    FIELD("versi", RECORD, OPTIONAL, "versi dokumen, juga di kaki halaman draf", .type = &versi,
          .flags = MODEL_FILLED),
    FIELD("nama_berkas", TEXT, OPTIONAL,
          "nama berkas keluaran tanpa .pdf, dengan ungkapan; bawaan: nama folder laporan",
          .example = "\"LKjIP_{{ instansi.singkatan }}_{{ tahun }}_{{ tahap }}\""),
    FIELD("harus_sama", RECORD, OPTIONAL, "pasangan besaran yang harus sama", .shape = MODEL_LIST,
          .type = &harus_sama),
    FIELD("terima", RECORD, OPTIONAL, "temuan pemeriksaan yang diterima dengan alasan",
          .shape = MODEL_LIST, .type = &terima),
    FREE_FIELD,
};
const struct model_type model_type_laporan = {
    .name = "laporan", .title = "laporan.json", FIELDS(laporan_fields)};
