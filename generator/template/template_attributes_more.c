/* The attribute lists of the elements: figures, signatures, other blocks, text. */
#include "template_attributes.h"

#include "template_attribute_words.h"

/* ------------------------------------------------------------ figures */

#define CAPTIONED(series)                                                                          \
    ID, OPTIONAL("judul", TEXT, "judul keterangan"), OPTIONAL("sumber", TEXT, "sumber"),           \
        OPTIONAL("seri", LABEL, "seri keterangan (bawaan " series ")"),                            \
        CHOICE("letak-judul", "atas|bawah", "letak keterangan"),                                   \
        OPTIONAL("mengapung", YES,                                                                 \
                 "boleh pindah ke awal halaman berikutnya, tulisan sesudahnya mengisi halaman"),   \
        OPTIONAL("alternatif", TEXT, "keterangan bagi pembaca layar"),                             \
        OPTIONAL("lebar", LENGTH, "lebar"), OPTIONAL("tinggi", LENGTH, "tinggi")

LIST(gambar) = {
    REQUIRED("berkas", TEXT, "nama berkas di folder gambar"),
    CHOICE("dari", "laporan|paket", "folder gambar laporan atau paket"),
    OPTIONAL("tinggi-maks", LENGTH, "tinggi terbesar"),
    CHOICE("rata", ALIGNS, "letak"),
    OPTIONAL("bingkai", LENGTH, "tebal bingkai"),
    OPTIONAL("wajib", YES, "harus ada (bawaan ya)"),
    CAPTIONED("Gambar"),
    END,
};
LIST(grafik) = {
    CHOICE("jenis", "batang|bertumpuk|mendatar|garis", "jenis grafik"),
    OPTIONAL("data", EXPRESSION, "daftar kategori"),
    OPTIONAL("sebagai", VARIABLE, "nama tiap anggota (bawaan titik)"),
    OPTIONAL("kategori", TEXT, "nama kategori"),
    OPTIONAL("tabel", EXPRESSION, "tabel bebas sebagai pengganti data"),
    OPTIONAL("kolom-kategori", NAME, "kolom tabel bebas untuk kategori"),
    OPTIONAL("kolom-nilai", COLUMN_IDS, "kolom tabel bebas untuk seri"),
    OPTIONAL("sumbu", TEXT, "judul sumbu nilai"),
    OPTIONAL("legenda", YES, "dengan legenda (bawaan ya bila lebih dari satu seri)"),
    OPTIONAL("warna", COLOUR, "warna pokok"),
    OPTIONAL("gaya", STYLE, "gaya tulisan (bawaan grafik)"),
    CAPTIONED("Grafik"),
    END,
};
LIST(seri) = {
    REQUIRED("nama", TEXT, "nama seri"),
    REQUIRED("nilai", EXPRESSION, "nilai untuk tiap anggota"),
    OPTIONAL("teks", TEXT, "tulisan pada nilai (bawaan angkanya)"),
    OPTIONAL("tepi", YES, "digambar sebagai garis tepi"),
    OPTIONAL("warna", COLOUR, "warna seri"),
    END,
};
LIST(bagan) = {
    REQUIRED("akar", EXPRESSION, "simpul akar: rekaman atau daftar berisi satu"),
    REQUIRED("anak", EXPRESSION, "daftar anak tiap simpul"),
    REQUIRED("kotak", TEXT, "tulisan pokok tiap kotak"),
    OPTIONAL("teks", TEXT, "tulisan di bawahnya"),
    OPTIONAL("staf", EXPRESSION, "benar: cabang staf"),
    OPTIONAL("sebagai", VARIABLE, "nama tiap simpul (bawaan simpul)"),
    OPTIONAL("kunci", TEXT, "pengenal simpul"),
    OPTIONAL("lebar-kotak", LENGTH, "lebar kotak (bawaan dipilih)"),
    OPTIONAL("jarak-x", LENGTH, "jarak mendatar (bawaan 4mm)"),
    OPTIONAL("jarak-y", LENGTH, "jarak tegak (bawaan 6mm)"),
    OPTIONAL("gaya", STYLE, "gaya kotak (bawaan bagan)"),
    OPTIONAL("gaya-teks", STYLE, "gaya tulisan bawah (bawaan bagan-teks)"),
    CAPTIONED("Gambar"),
    END,
};
LIST(keterangan) = {
    REQUIRED("seri", LABEL, "seri keterangan"),
    OPTIONAL("nomor", YES, "bernomor (bawaan ya)"),
    OPTIONAL("gaya", STYLE, "nama gaya"),
    ID,
    END,
};

/* ------------------------------------------------------------ signatures */

#define FORMS "laporan|basah|elektronik"
LIST(tanda_tangan) = {
    OPTIONAL("kolom", NUMBER, "banyak kolom (bawaan 1)"),
    OPTIONAL("lebar", LENGTH, "lebar blok (bawaan 75mm)"),
    OPTIONAL("ruang", LENGTH, "tinggi ruang tanda tangan (bawaan 22mm)"),
    CHOICE("rata", ALIGNS, "letak bila satu kolom (bawaan kanan)"),
    CHOICE("bentuk", FORMS, "basah atau elektronik (bawaan laporan)"),
    OPTIONAL("teks-elektronik", TEXT, "tulisan bentuk elektronik"),
    END,
};
LIST(penanda_tangan) = {
    OPTIONAL("pejabat", EXPRESSION, "rekaman pejabat"),
    OPTIONAL("tempat-tanggal", TEXT, "tempat dan tanggal"),
    OPTIONAL("sebutan", TEXT, "baris di atas jabatan, mis. Pihak Kedua,"),
    OPTIONAL("jabatan", TEXT, "jabatan"),
    OPTIONAL("nama", TEXT, "nama"),
    OPTIONAL("pangkat", TEXT, "pangkat"),
    OPTIONAL("nip", TEXT, "NIP"),
    OPTIONAL("awalan-nip", TEXT, "kata di depan NIP (bawaan \"NIP \")"),
    CHOICE("bentuk", FORMS, "bentuk tanda tangan"),
    OPTIONAL("id", TEXT, "nama ruas tanda tangan"),
    END,
};

/* ------------------------------------------------------------ other blocks */

LIST(daftar_isi) = {
    OPTIONAL("tingkat", NUMBER, "sampai tingkat (bawaan 3)"),
    OPTIONAL("titik", YES, "dengan titik-titik (bawaan ya)"),
    OPTIONAL("lebar-nomor", LENGTHS, "lebar nomor menurut tingkat"),
    OPTIONAL("gaya", LABEL, "awalan nama gaya (bawaan daftar-isi)"),
    END,
};
LIST(daftar_seri) = {
    REQUIRED("seri", LABEL, "seri keterangan"),
    OPTIONAL("titik", YES, "dengan titik-titik (bawaan ya)"),
    OPTIONAL("lebar-nomor", LENGTH, "lebar nomor"),
    OPTIONAL("gaya", STYLE, "gaya (bawaan daftar-seri)"),
    END,
};
LIST(kotak) = {
    OPTIONAL("gaya", STYLE, "nama gaya"),
    OPTIONAL("lebar", LENGTH, "lebar"),
    OPTIONAL("tinggi", LENGTH, "tinggi terkecil"),
    ID,
    END,
};
LIST(berdampingan) = {
    OPTIONAL("gaya", STYLE, "nama gaya"),
    OPTIONAL("jarak", LENGTH, "jarak antarlajur (bawaan 5mm)"),
    END,
};
LIST(lajur) = {
    OPTIONAL("lebar", WIDTH, "panjang, atau bagian seperti 2*"),
    OPTIONAL("gaya", STYLE, "nama gaya"),
    END,
};
LIST(letak) = {
    REQUIRED("x", LENGTH, "jarak dari tepi kiri kertas"),
    REQUIRED("y", LENGTH, "jarak dari tepi atas kertas"),
    REQUIRED("lebar", LENGTH, "lebar"),
    OPTIONAL("tinggi", LENGTH, "tinggi"),
    OPTIONAL("gaya", STYLE, "nama gaya"),
    END,
};
LIST(garis) = {
    OPTIONAL("tebal", LENGTH, "tebal garis (bawaan 0.4pt)"),
    OPTIONAL("warna", COLOUR, "warna garis"),
    OPTIONAL("lebar", LENGTH, "panjang garis (bawaan penuh)"),
    OPTIONAL("jarak-atas", LENGTH, "jarak sebelumnya"),
    OPTIONAL("jarak-bawah", LENGTH, "jarak sesudahnya"),
    END,
};
LIST(jarak) = {
    REQUIRED("tinggi", LENGTH, "tinggi jarak"),
    OPTIONAL("tetap", YES, "berlaku juga di awal halaman"),
    END,
};
LIST(halaman_baru) = {
    CHOICE("sisi", SIDES, "sisi halaman berikutnya"),
    END,
};
LIST(narasi) = {
    OPTIONAL("berkas", TEXT, "nama berkas di folder narasi, tanpa .md"),
    OPTIONAL("teks", EXPRESSION, "teks Markdown dari data"),
    OPTIONAL("wajib", YES, "harus ada (bawaan tidak)"),
    OPTIONAL("tingkat", NUMBER, "tingkat judul di atasnya (bawaan menurut tempatnya)"),
    OPTIONAL("gaya", STYLE, "gaya paragraf (bawaan narasi)"),
    END,
};
LIST(jangkar) = {
    REQUIRED("id", NAME, "sasaran rujukan"),
    END,
};
LIST(penanda) = {
    REQUIRED("judul", TEXT, "judul penanda PDF"),
    END,
};

/* ------------------------------------------------------------ text */

LIST(renggang) = {
    OPTIONAL("jarak", LENGTH, "jarak tambahan antarhuruf (bawaan 1pt)"),
    END,
};
LIST(teks) = {
    OPTIONAL("gaya", STYLE, "nama gaya"),
    OPTIONAL("warna", COLOUR, "warna huruf"),
    OPTIONAL("ukuran", LENGTH, "ukuran huruf"),
    OPTIONAL("huruf", TEXT, "keluarga huruf"),
    END,
};
LIST(tab) = {
    OPTIONAL("titik", YES, "titik-titik sampai tepi kanan"),
    END,
};
LIST(tautan) = {
    REQUIRED("ke", TEXT, "https://..., mailto:..., atau #id"),
    END,
};
LIST(rujuk) = {
    REQUIRED("ke", TEXT, "id yang dirujuk"),
    CHOICE("bentuk", "label|nomor|judul|halaman", "yang ditulis (bawaan label)"),
    END,
};
LIST(bidang) = {
    {"nama", TEMPLATE_CHOICE, true, "halaman|jumlah-halaman|judul-bab|nomor-bab|bagian",
     "isi yang berganti menurut halaman", 0},
    END,
};
LIST(ikon) = {
    {"bentuk", TEMPLATE_CHOICE, true, "naik|turun|titik|kotak|segitiga|centang|silang",
     "bentuk tanda", 0},
    OPTIONAL("warna", COLOUR, "warna tanda"),
    END,
};
LIST(bilah) = {
    REQUIRED("nilai", EXPRESSION, "bilangan yang digambar; null: tanpa bilah"),
    OPTIONAL("penuh", EXPRESSION, "nilai bilah penuh (bawaan 100)"),
    OPTIONAL("lebar", LENGTH, "lebar bilah (bawaan 16mm)"),
    OPTIONAL("warna", COLOUR, "warna bilah"),
    END,
};
LIST(belum) = {
    REQUIRED("teks", TEXT, "yang belum diisi"),
    END,
};
