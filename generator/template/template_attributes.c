/* The attribute lists of the elements: definitions, control, blocks, tables. */
#include "template_attributes.h"

#include "template_attribute_words.h"

const struct template_attribute_rule template_style_attributes[] = {
    PROPERTY("huruf", TEXT, FAMILY, "keluarga huruf, mis. Liberation Serif"),
    PROPERTY("ukuran", LENGTH, SIZE, "ukuran huruf"),
    PROPERTY("tebal", YES, BOLD, "huruf tebal"),
    PROPERTY("miring", YES, ITALIC, "huruf miring"),
    PROPERTY("garis-bawah", YES, UNDERLINE, "bergaris bawah"),
    PROPERTY_CHOICE("kapital", "tidak|semua|kecil", CAPS, "huruf kapital"),
    PROPERTY("renggang", LENGTH, LETTERSPACING, "jarak tambahan antarhuruf"),
    PROPERTY("warna", COLOUR, TEXT_COLOUR, "warna huruf"),
    PROPERTY("jarak-baris", LEADING, LINE, "jarak antarbaris: panjang atau persen ukuran huruf"),
    PROPERTY_CHOICE("rata", "kiri|tengah|kanan|penuh|desimal", ALIGN, "perataan"),
    PROPERTY("inden-pertama", LENGTH, INDENT_FIRST, "inden baris pertama"),
    PROPERTY("inden-kiri", LENGTH, INDENT_LEFT, "inden kiri"),
    PROPERTY("inden-kanan", LENGTH, INDENT_RIGHT, "inden kanan"),
    PROPERTY("jarak-atas", LENGTH, SPACE_BEFORE, "jarak sebelum blok"),
    PROPERTY("jarak-bawah", LENGTH, SPACE_AFTER, "jarak sesudah blok"),
    PROPERTY("ikut-berikut", YES, KEEP_NEXT, "tetap sehalaman dengan blok berikutnya"),
    PROPERTY("utuh", YES, KEEP_TOGETHER, "tidak dipotong ganti halaman"),
    PROPERTY("mulai-halaman", YES, BREAK_BEFORE, "mulai di halaman baru"),
    PROPERTY("pemenggalan", YES, HYPHENATE, "kata dipenggal di ujung baris"),
    PROPERTY("baris-awal", NUMBER, WIDOWS, "paling sedikit baris di awal halaman"),
    PROPERTY("baris-akhir", NUMBER, ORPHANS, "paling sedikit baris di akhir halaman"),
    PROPERTY("ruang", LENGTHS, PADDING, "ruang dalam: 1, 2 atau 4 panjang (atas kanan bawah kiri)"),
    PROPERTY("bingkai", LENGTH, BORDER, "tebal bingkai"),
    PROPERTY("warna-bingkai", COLOUR, BORDER_COLOUR, "warna bingkai"),
    PROPERTY("latar", COLOUR, FILL, "warna latar"),
    PROPERTY("sudut", LENGTH, RADIUS, "jari-jari sudut"),
    PROPERTY_CHOICE("rata-tegak", "atas|tengah|bawah", VALIGN, "letak tegak di dalam sel"),
    END,
};

const struct template_attribute_rule template_look_attributes[] = {
    OPTIONAL("garis", LENGTH, "tebal garis dalam; 0pt = tanpa"),
    OPTIONAL("bingkai", LENGTH, "tebal garis atas, bawah, dan di bawah kepala"),
    OPTIONAL("garis-tegak", YES, "garis antarkolom"),
    OPTIONAL("garis-datar", YES, "garis antarbaris"),
    OPTIONAL("warna-garis", COLOUR, "warna garis dalam"),
    OPTIONAL("warna-bingkai", COLOUR, "warna garis bingkai"),
    OPTIONAL("ulang-kepala", YES, "kepala diulang di halaman lanjutan (bawaan ya)"),
    OPTIONAL("ukuran-terkecil", LENGTH, "batas pengecilan huruf otomatis (bawaan 7pt)"),
    OPTIONAL("kosong", TEXT, "isi sel yang nilainya null (bawaan –)"),
    OPTIONAL("belang", COLOUR, "latar setiap baris isi kedua"),
    OPTIONAL("ulang-gabung", YES, "isi sel gabungan diulang di halaman lanjutan (bawaan ya)"),
    OPTIONAL("boleh-terpotong", YES, "baris boleh terpotong ganti halaman (bawaan ya)"),
    OPTIONAL("utuh", YES, "tabel tidak dipotong ganti halaman"),
    OPTIONAL("lanjutan", TEXT, "tulisan di halaman lanjutan bila tabel tanpa nomor, mis. Lanjutan"),
    OPTIONAL("sumber-awalan", TEXT, "kata di depan sumber (bawaan \"Sumber: \")"),
    OPTIONAL("gaya-sel", STYLE, "gaya sel (bawaan tabel-sel)"),
    OPTIONAL("gaya-kepala", STYLE, "gaya sel kepala (bawaan tabel-kepala)"),
    OPTIONAL("gaya-nomor", STYLE, "gaya baris nomor kolom (bawaan tabel-nomor)"),
    OPTIONAL("gaya-grup", STYLE, "gaya baris grup (bawaan tabel-grup)"),
    OPTIONAL("gaya-subjumlah", STYLE, "gaya baris subjumlah (bawaan tabel-subjumlah)"),
    OPTIONAL("gaya-jumlah", STYLE, "gaya baris jumlah (bawaan tabel-jumlah)"),
    OPTIONAL("gaya-tingkat", LABEL, "awalan nama gaya tingkat (bawaan tabel-tingkat)"),
    OPTIONAL("gaya-kosong", STYLE, "gaya sel kosong (bawaan tabel-kosong)"),
    OPTIONAL("gaya-sumber", STYLE, "gaya baris sumber (bawaan sumber)"),
    OPTIONAL("gaya-lanjutan", STYLE, "gaya tulisan lanjutan (bawaan tabel-lanjutan)"),
    END,
};

/* ------------------------------------------------------------ definitions */

LIST(paket) = {
    REQUIRED("nama", NAME, "nama paket, sama dengan nama foldernya"),
    OPTIONAL("induk", NAME, "paket yang diperluas"),
    OPTIONAL("judul", LABEL, "judul paket"),
    OPTIONAL("keterangan", LABEL, "keterangan paket"),
    OPTIONAL("skema-judul", SCHEME, "skema judul yang dipakai (bawaan: bawaan)"),
    END,
};
LIST(metadata) = {
    OPTIONAL("judul", TEXT, "judul dokumen"),
    OPTIONAL("penulis", TEXT, "penulis"),
    OPTIONAL("subjek", TEXT, "subjek"),
    OPTIONAL("kata-kunci", TEXT, "kata kunci"),
    OPTIONAL("tanggal", TEXT, "tanggal dokumen, 2025-01-31"),
    OPTIONAL("bahasa", LABEL, "bahasa (bawaan id)"),
    END,
};
LIST(warna) = {
    REQUIRED("nama", NAME, "nama warna"),
    REQUIRED("nilai", COLOUR, "#RRGGBB atau warna lain, mis. aksen 12%"),
    END,
};
LIST(gaya) = {
    REQUIRED("nama", NAME, "nama gaya"),
    OPTIONAL("dasar", NAME, "gaya yang diwarisi"),
    END,
};
LIST(halaman) = {
    REQUIRED("nama", NAME, "nama tata halaman"),
    OPTIONAL("dasar", PAGES, "tata halaman yang diwarisi"),
    OPTIONAL("kertas", PAPER, "A4, F4, laporan, atau 215mm x 330mm"),
    CHOICE("arah", "tegak|mendatar", "arah kertas"),
    OPTIONAL("margin-atas", LENGTH, "margin atas (bawaan 30mm)"),
    OPTIONAL("margin-bawah", LENGTH, "margin bawah (bawaan 25mm)"),
    OPTIONAL("margin-kiri", LENGTH, "margin kiri (bawaan 30mm)"),
    OPTIONAL("margin-kanan", LENGTH, "margin kanan (bawaan 25mm)"),
    OPTIONAL("margin-jilid", LENGTH, "tambahan di tepi jilid"),
    OPTIONAL("cermin", YES, "margin kiri dan kanan bertukar di halaman genap"),
    OPTIONAL("jarak-kepala", LENGTH, "tepi kertas ke garis dasar kepala halaman"),
    OPTIONAL("jarak-kaki", LENGTH, "tepi kertas ke garis dasar kaki halaman"),
    CHOICE("nomor", PAGE_NUMBERS, "bentuk nomor halaman (bawaan angka)"),
    OPTIONAL("latar", COLOUR, "warna latar halaman"),
    OPTIONAL("tanda-air", TEXT, "tulisan tanda air"),
    END,
};
LIST(running) = {
    CHOICE("pada", "semua|pertama", "halaman tempat berlakunya"),
    OPTIONAL("garis", LENGTH, "tebal garis"),
    OPTIONAL("gaya", STYLE, "gaya tulisan"),
    END,
};
LIST(skema) = {
    REQUIRED("nama", NAME, "nama skema; bawaan adalah yang dipakai"),
    END,
};
LIST(tingkat) = {
    REQUIRED("ke", NUMBER, "tingkat judul, 1 sampai 6"),
    OPTIONAL("nomor", FORMAT, "bentuk nomor, mis. BAB {1:I}; kosong = tanpa nomor"),
    OPTIONAL("gaya", STYLE, "gaya judul (bawaan judul-<ke>)"),
    OPTIONAL("gaya-nomor", STYLE, "gaya nomornya"),
    CHOICE("letak-nomor", "sebaris|atas", "letak nomor"),
    OPTIONAL("lebar-nomor", LENGTH, "lebar nomor yang menggantung"),
    OPTIONAL("daftar-isi", YES, "masuk daftar isi (bawaan ya)"),
    OPTIONAL("penanda", YES, "masuk penanda PDF (bawaan ya)"),
    END,
};
LIST(pemenggalan) = {
    REQUIRED("nama", NAME, "nama daftar kata"),
    REQUIRED(
        "kata", LABEL,
        "kata dengan tanda hubung di tempat penggalannya, mis. ke-ja-ya-an; tanpa tanda hubung: "
        "tidak dipenggal"),
    END,
};
LIST(seri_keterangan) = {
    REQUIRED("nama", LABEL, "nama seri: Tabel, Gambar, Grafik ..."),
    OPTIONAL("nomor", FORMAT, "bentuk nomor (bawaan {1}.{n})"),
    CHOICE("letak", "atas|bawah", "letak keterangan"),
    OPTIONAL("gaya", STYLE, "gaya keterangan"),
    OPTIONAL("gaya-label", STYLE, "gaya labelnya"),
    OPTIONAL("lanjutan", LABEL, "tulisan di halaman lanjutan, mis. Lanjutan {label}"),
    END,
};
LIST(pilihan) = {
    REQUIRED("nama", VARIABLE, "nama bagian; terlihat sebagai pilihan.<nama>"),
    REQUIRED("bawaan", YES, "nilai bila laporan tidak menyebutnya"),
    OPTIONAL("keterangan", LABEL, "keterangan"),
    END,
};
LIST(tetapkan) = {
    REQUIRED("nama", VARIABLE, "nama"),
    REQUIRED("nilai", VALUE, "nilai"),
    END,
};
LIST(potongan) = {
    REQUIRED("nama", NAME, "nama potongan"),
    OPTIONAL("parameter", PARAMETERS, "nama-nama parameter; x? = boleh tidak diisi"),
    CHOICE("jenis", "blok|halaman|seksi|teks|baris|sel|kolom|butir", "jenis isinya (bawaan blok)"),
    END,
};

/* ------------------------------------------------------------ control */

LIST(sisipkan) = {
    REQUIRED("berkas", FILE, "berkas XML di folder paket"),
    END,
};
LIST(pakai) = {
    REQUIRED("potongan", PIECE, "nama potongan; atribut lain adalah parameternya"),
    END,
};
LIST(ulang) = {
    REQUIRED("setiap", EXPRESSION, "daftar, rekaman, atau bilangan"),
    REQUIRED("sebagai", VARIABLE, "nama untuk tiap anggota"),
    OPTIONAL("nomor", VARIABLE, "nama untuk nomor urut, dari 1"),
    OPTIONAL("kunci", VARIABLE, "nama untuk kunci anggota rekaman"),
    OPTIONAL("terakhir", VARIABLE, "nama yang benar pada anggota terakhir"),
    OPTIONAL("bila", EXPRESSION, "hanya anggota yang memenuhi syarat"),
    END,
};
LIST(jika) = {
    REQUIRED("benar", EXPRESSION, "syarat"),
    END,
};

/* ------------------------------------------------------------ blocks */

LIST(seksi) = {
    REQUIRED("halaman", PAGES, "tata halaman"),
    CHOICE("nomor", PAGE_NUMBERS, "bentuk nomor halaman"),
    OPTIONAL("mulai", NUMBER, "nomor halaman pertama; tanpa ini dilanjutkan"),
    CHOICE("sisi", SIDES, "sisi halaman pertama"),
    OPTIONAL("skema-judul", SCHEME, "skema judul di dalamnya"),
    OPTIONAL("tanda-air", TEXT, "tulisan tanda air"),
    OPTIONAL("mengapung", YES, "tulisan sesudahnya mengisi halaman sebelumnya (bawaan tidak)"),
    END,
};
LIST(bab) = {
    OPTIONAL("judul", TEXT, "judul; atau unsur judul di dalamnya"),
    ID,
    OPTIONAL("nomor", YES, "bernomor (bawaan menurut skema)"),
    OPTIONAL("daftar-isi", YES, "masuk daftar isi"),
    OPTIONAL("judul-singkat", TEXT, "judul untuk kepala halaman"),
    OPTIONAL("skema-judul", SCHEME, "skema judul di dalamnya"),
    OPTIONAL("gaya", STYLE, "gaya judul"),
    END,
};
LIST(judul) = {
    OPTIONAL("tingkat", NUMBER, "tingkat judul, 1 sampai 6"),
    ID,
    OPTIONAL("nomor", YES, "bernomor"),
    OPTIONAL("daftar-isi", YES, "masuk daftar isi"),
    OPTIONAL("judul-singkat", TEXT, "judul untuk kepala halaman"),
    OPTIONAL("gaya", STYLE, "gaya judul"),
    END,
};
LIST(lampiran) = {
    OPTIONAL("judul", TEXT, "judul; atau unsur judul di dalamnya"),
    ID,
    OPTIONAL("nomor", YES, "bernomor (bawaan ya)"),
    OPTIONAL("seri", LABEL, "deret nomor (bawaan Lampiran)"),
    OPTIONAL("daftar-isi", YES, "masuk daftar isi (bawaan ya)"),
    OPTIONAL("judul-singkat", TEXT, "judul untuk kepala halaman"),
    OPTIONAL("gaya", STYLE, "gaya judul (bawaan judul-lampiran)"),
    END,
};
LIST(block) = {
    OPTIONAL("gaya", STYLE, "nama gaya"),
    ID,
    END,
};
LIST(daftar) = {
    OPTIONAL("gaya", STYLE, "nama gaya butirnya (bawaan butir)"),
    CHOICE("tanda", "1.|1)|(1)|a.|a)|(a)|A.|A)|(A)|i.|i)|(i)|I.|I)|(I)|•|–|-|▪|✓|tanpa",
           "tanda butir; bawaan menurut kedalaman: 1. a. 1) a) (1)"),
    OPTIONAL("mulai", NUMBER, "nomor pertama"),
    OPTIONAL("lanjut", YES, "melanjutkan nomor daftar sebelumnya"),
    OPTIONAL("lebar-nomor", LENGTH, "lebar tanda yang menggantung"),
    OPTIONAL("rapat", YES, "tanpa jarak antarbutir"),
    END,
};
LIST(butir) = {
    OPTIONAL("tanda", TEXT, "tanda sendiri"),
    OPTIONAL("judul", TEXT, "kata pembuka yang tebal"),
    OPTIONAL("gaya", STYLE, "nama gaya"),
    ID,
    END,
};
LIST(identitas) = {
    OPTIONAL("lebar-label", LENGTH, "lebar kolom label (bawaan 35mm)"),
    OPTIONAL("pemisah", LABEL, "tanda pemisah (bawaan :)"),
    OPTIONAL("gaya", STYLE, "nama gaya"),
    END,
};
LIST(data) = {
    REQUIRED("label", TEXT, "label"),
    END,
};

/* ------------------------------------------------------------ tables */

#define TABLE_COMMON                                                                               \
    ID, OPTIONAL("judul", TEXT, "judul tabel"), OPTIONAL("sumber", TEXT, "sumber data"),           \
        OPTIONAL("seri", LABEL, "seri keterangan (bawaan Tabel)"),                                 \
        OPTIONAL("nomor", YES, "judul bernomor (bawaan ya)"),                                      \
        OPTIONAL("lebar", LENGTH, "lebar tabel (bawaan penuh)"),                                   \
        CHOICE("rata", ALIGNS, "letak tabel"),                                                     \
        OPTIONAL("mengapung", YES,                                                                 \
                 "boleh pindah ke awal halaman berikutnya, tulisan sesudahnya mengisi halaman"),   \
        OPTIONAL("gaya", LOOK, "nama gaya-tabel (bawaan tabel)"),                                  \
        OPTIONAL("susunan", YES, "hanya penataan: tanpa garis, bukan tabel data"),                 \
        OPTIONAL("alternatif", TEXT, "keterangan bagi pembaca layar")

LIST(tabel) = {TABLE_COMMON, END};
LIST(tabel_data) = {REQUIRED("tabel", EXPRESSION, "tabel bebas, mis. tabel.pegawai"), TABLE_COMMON,
                    END};
LIST(kolom) = {
    OPTIONAL("lebar", WIDTH, "panjang, bagian seperti 2*, atau auto"),
    OPTIONAL("terkecil", LENGTH, "lebar terkecil"),
    CHOICE("rata", "kiri|tengah|kanan|penuh|desimal", "perataan sel isi"),
    CHOICE("rata-tegak", "atas|tengah|bawah", "letak tegak sel isi"),
    OPTIONAL("gaya", STYLE, "gaya sel isi"),
    END,
};
LIST(nomor_kolom) = {
    OPTIONAL("mulai", NUMBER, "nomor kolom pertama"),
    END,
};
LIST(baris) = {
    CHOICE("jenis", "isi|grup|subjumlah|jumlah", "jenis baris"),
    OPTIONAL("tingkat", NUMBER, "tingkat baris 1 sampai 6: gaya tabel-tingkat-<n>"),
    OPTIONAL("gaya", STYLE, "gaya semua selnya"),
    OPTIONAL("boleh-terpotong", YES, "boleh terpotong ganti halaman"),
    OPTIONAL("ikut-berikut", YES, "tetap sehalaman dengan baris berikutnya"),
    OPTIONAL("tinggi", LENGTH, "tinggi terkecil"),
    OPTIONAL("latar", COLOUR, "warna latar baris"),
    END,
};
LIST(sel) = {
    OPTIONAL("kolom-span", NUMBER, "banyak kolom yang ditempati"),
    OPTIONAL("baris-span", NUMBER, "banyak baris yang ditempati"),
    OPTIONAL("gabung", TEXT, "kunci: sel berurutan ke bawah dengan kunci sama digabung"),
    OPTIONAL("kepala", YES, "sel kepala baris"),
    OPTIONAL("putar", YES, "tulisan tegak ke atas"),
    OPTIONAL("batang", EXPRESSION, "batang kemajuan, 0 sampai 100"),
    OPTIONAL("warna-batang", COLOUR, "warna batang"),
    OPTIONAL("ulangi", YES, "isi diulang di halaman lanjutan"),
    OPTIONAL("kosong", TEXT, "tulisan bila nilainya null"),
    OPTIONAL("gaya", STYLE, "nama gaya"),
    ID,
    END,
};
