/* The vocabulary table: every element, where it stands, what it holds, what expands it. */
#include "template_vocabulary.h"

#include <string.h>

#include "base_utf8.h"
#include "template_attributes.h"
#include "template_elements.h"

#define NONE TEMPLATE_CONTENT_NONE
#define FLEX TEMPLATE_CONTENT_FLEX
#define FLOW TEMPLATE_CONTENT_FLOW
#define ANY TEMPLATE_CONTENT_ANY
#define SAME TEMPLATE_CONTENT_SAME
#define IN(name) TEMPLATE_IN_##name

/* An element with its own attributes, perhaps with the style attributes or those of a table look.
 */
#define ELEMENT(name, in, content, list, expand, help)                                             \
    {                                                                                              \
        name, in, content, {template_list_##list, NULL}, expand, help                              \
    }
#define STYLED(name, in, content, list, expand, help)                                              \
    {                                                                                              \
        name, in, content, {template_list_##list, template_style_attributes}, expand, help         \
    }
#define LOOKED(name, in, content, list, expand, help)                                              \
    {                                                                                              \
        name, in, content, {template_list_##list, template_look_attributes}, expand, help          \
    }
#define BARE(name, in, content, expand, help)                                                      \
    {                                                                                              \
        name, in, content, {NULL, NULL}, expand, help                                              \
    }

const struct template_rule template_rules[] = {
    /* definitions */
    ELEMENT("paket", IN(ROOT), IN(DEFINITIONS) | IN(PACK), paket, NULL, "akar pack.xml"),
    BARE("kumpulan", IN(ROOT), IN(DEFINITIONS), NULL, "akar berkas berisi definisi"),
    BARE("isi", IN(ROOT) | IN(PACK), IN(SECTIONS), NULL,
         "isi laporan; atau akar berkas yang disisipkan"),
    ELEMENT("metadata", IN(PACK), NONE, metadata, NULL, "keterangan berkas PDF"),
    ELEMENT("warna", IN(DEFINITIONS), NONE, warna, NULL, "warna bernama"),
    STYLED("gaya", IN(DEFINITIONS), NONE, gaya, NULL, "gaya tulisan dan blok"),
    LOOKED("gaya-tabel", IN(DEFINITIONS), NONE, gaya, NULL, "gaya tabel"),
    ELEMENT("halaman", IN(DEFINITIONS), IN(PAGE_SETUP), halaman, NULL, "tata halaman"),
    ELEMENT("kepala-halaman", IN(PAGE_SETUP), IN(RUNNING), running, NULL, "kepala halaman"),
    ELEMENT("kaki-halaman", IN(PAGE_SETUP), IN(RUNNING), running, NULL, "kaki halaman"),
    BARE("kiri", IN(RUNNING), IN(TEXT), NULL, "bagian kiri"),
    BARE("tengah", IN(RUNNING), IN(TEXT), NULL, "bagian tengah"),
    BARE("kanan", IN(RUNNING), IN(TEXT), NULL, "bagian kanan"),
    BARE("catatan", IN(RUNNING), IN(TEXT), NULL,
         "catatan selebar halaman di bawahnya, misalnya tentang tanda tangan elektronik"),
    ELEMENT("skema-judul", IN(DEFINITIONS), IN(SCHEME), skema, NULL, "penomoran dan gaya judul"),
    ELEMENT("tingkat", IN(SCHEME), NONE, tingkat, NULL, "satu tingkat judul"),
    ELEMENT("seri-keterangan", IN(DEFINITIONS), NONE, seri_keterangan, NULL,
            "deret keterangan: Tabel, Gambar, Grafik"),
    ELEMENT("pemenggalan", IN(DEFINITIONS), NONE, pemenggalan, NULL,
            "kata yang dipenggal lain dari pola bahasa"),
    ELEMENT("pilihan", IN(DEFINITIONS), NONE, pilihan, NULL, "bagian yang dapat dipilih laporan"),
    ELEMENT("potongan", IN(DEFINITIONS), FLOW, potongan, NULL, "potongan yang dipakai ulang"),

    /* control */
    ELEMENT("tetapkan", IN(DEFINITIONS) | ANY, NONE, tetapkan, template_expand_let,
            "memberi nama pada nilai"),
    ELEMENT("sisipkan", IN(DEFINITIONS) | ANY, NONE, sisipkan, template_expand_include,
            "menyisipkan berkas paket"),
    ELEMENT("pakai", ANY, SAME, pakai, template_expand_use, "memakai potongan"),
    BARE("tempat-isi", ANY, NONE, template_expand_slot, "tempat isi unsur pakai"),
    ELEMENT("ulang", ANY, SAME | IN(LOOP), ulang, template_expand_loop, "mengulang isinya"),
    ELEMENT("jika", ANY, SAME | IN(CHOICE), jika, template_expand_choice, "isi bersyarat"),
    ELEMENT("lain-jika", IN(CHOICE), SAME, jika, template_expand_nothing, "syarat berikutnya"),
    BARE("lain", IN(CHOICE) | IN(LOOP), SAME, template_expand_nothing,
         "isi bila tidak ada syarat atau anggota yang memenuhi"),

    /* pages and headings */
    ELEMENT("seksi", IN(SECTIONS) | IN(PAGE), FLOW, seksi, template_expand_section,
            "rangkaian halaman"),
    ELEMENT("bab", IN(PAGE), FLOW, bab, template_expand_chapter, "bab"),
    ELEMENT("bagian", FLOW, FLOW, bab, template_expand_part, "bagian, setingkat di bawahnya"),
    ELEMENT("lampiran", IN(PAGE), FLOW, lampiran, template_expand_annex, "lampiran"),
    STYLED("judul", FLOW, IN(TEXT), judul, template_expand_heading, "judul"),
    ELEMENT("halaman-baru", IN(PAGE), NONE, halaman_baru, template_expand_page_break,
            "pindah halaman"),
    BARE("dorong", IN(PAGE), NONE, template_expand_fill, "mendorong isi berikutnya ke bawah"),
    STYLED("letak", IN(PAGE), IN(BLOCK), letak, template_expand_placed,
           "isi di tempat tetap pada halaman"),
    ELEMENT("daftar-isi", IN(PAGE), NONE, daftar_isi, template_expand_contents, "daftar isi"),
    ELEMENT("daftar-seri", IN(PAGE), NONE, daftar_seri, template_expand_series,
            "daftar tabel, gambar, grafik"),
    ELEMENT("penanda", IN(PAGE), NONE, penanda, template_expand_bookmark, "penanda PDF"),

    /* blocks */
    STYLED("paragraf", IN(BLOCK), IN(TEXT), block, template_expand_paragraph, "paragraf"),
    STYLED("daftar", IN(BLOCK), IN(LIST), daftar, template_expand_list, "daftar berbutir"),
    ELEMENT("butir", IN(LIST), FLEX, butir, template_expand_item, "satu butir"),
    ELEMENT("identitas", IN(BLOCK), IN(IDENTITY), identitas, template_expand_identity,
            "pasangan label dan isi yang rata"),
    ELEMENT("data", IN(IDENTITY), IN(TEXT), data, template_expand_identity_row, "satu pasangan"),
    STYLED("rumus", IN(BLOCK), IN(TEXT), block, template_expand_formula, "rumus di tengah"),
    STYLED("kotak", IN(BLOCK), IN(BLOCK), kotak, template_expand_box, "kelompok blok"),
    STYLED("berdampingan", IN(BLOCK), IN(LANES), berdampingan, template_expand_columns,
           "blok bersebelahan"),
    STYLED("lajur", IN(LANES), IN(BLOCK), lajur, template_expand_lane, "satu lajur"),
    ELEMENT("garis", IN(BLOCK), NONE, garis, template_expand_rule, "garis datar"),
    ELEMENT("jarak", IN(BLOCK), NONE, jarak, template_expand_space, "jarak tegak"),
    ELEMENT("narasi", IN(BLOCK), IN(BLOCK), narasi, template_expand_narrative,
            "naskah Markdown dari laporan"),
    ELEMENT("jangkar", IN(BLOCK), NONE, jangkar, template_expand_anchor, "sasaran rujukan"),
    ELEMENT("keterangan", IN(BLOCK), IN(TEXT), keterangan, template_expand_caption,
            "keterangan tersendiri"),

    /* tables */
    LOOKED("tabel", IN(BLOCK), IN(TABLE), tabel, template_expand_table, "tabel"),
    BARE("judul", IN(TABLE), IN(TEXT), template_expand_nothing, "judul tabel"),
    BARE("sumber", IN(TABLE), IN(TEXT), template_expand_nothing, "sumber tabel"),
    ELEMENT("kolom", IN(TABLE), NONE, kolom, template_expand_table_column, "satu kolom"),
    BARE("kepala", IN(TABLE), IN(HEAD), template_expand_table_head, "baris-baris kepala"),
    BARE("badan", IN(TABLE), IN(BODY), template_expand_table_body, "baris-baris isi"),
    ELEMENT("nomor-kolom", IN(HEAD), NONE, nomor_kolom, template_expand_table_numbers,
            "baris nomor kolom"),
    ELEMENT("baris", IN(HEAD) | IN(BODY), IN(ROW), baris, template_expand_table_row, "satu baris"),
    STYLED("sel", IN(ROW), FLEX, sel, template_expand_table_cell, "satu sel"),
    LOOKED("tabel-data", IN(BLOCK), NONE, tabel_data, template_expand_table_data,
           "tabel bebas dari data"),

    /* figures */
    ELEMENT("gambar", IN(BLOCK), NONE, gambar, template_expand_picture, "gambar"),
    ELEMENT("grafik", IN(BLOCK), IN(CHART), grafik, template_expand_chart, "grafik"),
    ELEMENT("seri", IN(CHART), NONE, seri, template_expand_chart_series, "satu seri grafik"),
    ELEMENT("bagan", IN(BLOCK), NONE, bagan, template_expand_tree, "bagan organisasi atau pohon"),

    /* signatures */
    ELEMENT("tanda-tangan", IN(BLOCK), IN(SIGNATURES), tanda_tangan, template_expand_signatures,
            "blok tanda tangan"),
    ELEMENT("penanda-tangan", IN(SIGNATURES), NONE, penanda_tangan, template_expand_signatory,
            "satu penanda tangan"),

    /* text */
    BARE("tebal", IN(TEXT), IN(TEXT), template_expand_bold, "tebal"),
    BARE("miring", IN(TEXT), IN(TEXT), template_expand_italic, "miring"),
    BARE("garis-bawah", IN(TEXT), IN(TEXT), template_expand_underline, "bergaris bawah"),
    BARE("kapital", IN(TEXT), IN(TEXT), template_expand_upper, "huruf kapital"),
    BARE("kapital-kecil", IN(TEXT), IN(TEXT), template_expand_small_caps, "kapital kecil"),
    BARE("atas", IN(TEXT), IN(TEXT), template_expand_superscript, "tulisan naik"),
    BARE("bawah", IN(TEXT), IN(TEXT), template_expand_subscript, "tulisan turun"),
    BARE("rekat", IN(TEXT), IN(TEXT), template_expand_unbreakable, "tidak dipotong di spasi"),
    ELEMENT("renggang", IN(TEXT), IN(TEXT), renggang, template_expand_letterspaced, "renggang"),
    ELEMENT("teks", IN(TEXT), IN(TEXT), teks, template_expand_span, "tulisan bergaya"),
    BARE("ganti-baris", IN(TEXT), NONE, template_expand_line_break, "ganti baris"),
    ELEMENT("tab", IN(TEXT), NONE, tab, template_expand_tab, "tab"),
    ELEMENT("tautan", IN(TEXT), IN(TEXT), tautan, template_expand_link, "tautan"),
    ELEMENT("rujuk", IN(TEXT), NONE, rujuk, template_expand_reference, "rujukan ke id"),
    ELEMENT("bidang", IN(TEXT), NONE, bidang, template_expand_field,
            "nomor halaman dan sejenisnya"),
    BARE("pecahan", IN(TEXT), IN(FRACTION), template_expand_fraction, "pecahan bersusun"),
    BARE("pembilang", IN(FRACTION), IN(TEXT), template_expand_nothing, "pembilang"),
    BARE("penyebut", IN(FRACTION), IN(TEXT), template_expand_nothing, "penyebut"),
    BARE("catatan-kaki", IN(TEXT), FLEX, template_expand_footnote, "catatan kaki"),
    ELEMENT("ikon", IN(TEXT), NONE, ikon, template_expand_icon, "tanda"),
    ELEMENT("bilah", IN(TEXT), NONE, bilah, template_expand_bar, "bilah kemajuan"),
    ELEMENT("belum", IN(TEXT), NONE, belum, template_expand_gap, "tanda belum diisi"),
};

const struct template_piece_kind template_piece_kinds[] = {
    {"blok", IN(BLOCK)},
    {"halaman", FLOW},
    {"seksi", IN(SECTIONS)},
    {"teks", IN(TEXT)},
    {"baris", IN(HEAD) | IN(BODY)},
    {"sel", IN(ROW)},
    {"kolom", IN(TABLE)},
    {"butir", IN(LIST)},
    {NULL, 0},
};
const size_t template_rule_count = sizeof template_rules / sizeof template_rules[0];

const struct template_rule *template_rule_find(const char *name, unsigned content)
{
    for (size_t i = 0; i < template_rule_count; i++) {
        if ((template_rules[i].in & content) != 0 && base_same_text(template_rules[i].name, name))
            return &template_rules[i];
    }
    return NULL;
}

const struct template_rule *template_rule_named(const char *name)
{
    return template_rule_find(name, ~0u);
}

const struct template_attribute_rule *template_rule_attribute(const struct template_rule *rule,
                                                              const char *name)
{
    for (size_t group = 0; group < TEMPLATE_GROUPS; group++) {
        const struct template_attribute_rule *list = rule->groups[group];
        for (; list != NULL && list->name != NULL; list++) {
            if (base_same_text(list->name, name))
                return list;
        }
    }
    return NULL;
}

bool template_rule_is_open(const struct template_rule *rule)
{
    return rule->groups[0] == template_list_pakai;
}
