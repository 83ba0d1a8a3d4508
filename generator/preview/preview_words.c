/* The words of the page, in the language of messages. */
#include "preview_inside.h"

#include "base_arena.h"
#include "base_diagnostic.h"
#include "json.h"
#include "value.h"

/* Names in web/ and their texts. */
static const struct {
    const char *name, *text;
} words[] = {
    /* Translators: the code of this language. */
    {"bahasa", N_("en")},
    {"pratinjau", N_("Preview")},
    {"halaman", N_("Pages")},
    {"halaman_x", N_("Page {1}")},
    {"halaman_dari", N_("page {1} of {2}")},
    {"strip", N_("Page strip")},
    {"masalah", N_("Problems")},
    {"angka", N_("Figures")},
    {"garis", N_("Outline")},
    {"cari", N_("Search")},
    {"cari_teks", N_("Search in the text")},
    {"cari_angka", N_("Search figures by path")},
    {"tak_ada", N_("Nothing found")},
    {"ditemukan", N_("{1} places on {2} pages")},
    {"pdf", N_("PDF")},
    {"pdf_tip", N_("Make the PDF and download it")},
    {"pdf_dibuat", N_("The PDF is being made…")},
    {"pdf_gagal", N_("The PDF could not be made; the problems say why.")},
    {"tanda", N_("Draft marks")},
    {"tanda_tip", N_("Show or hide watermark, notes and marks of missing values")},
    {"tema", N_("Light or dark")},
    {"kecil", N_("Smaller")},
    {"besar", N_("Larger")},
    {"lebar", N_("Fit to width")},
    {"panel", N_("Side panel")},
    {"tutup", N_("Close")},
    {"kembali", N_("Back")},
    {"memuat", N_("The pages are being made…")},
    {"tanpa_halaman", N_("There are no pages yet. The problems say why.")},
    {"lama", N_("The report has errors. The pages are those of the last good build.")},
    {"salah", N_("The report has errors: {1}")},
    {"gagal", N_("The build failed: {1}. The pages are those of the last good build.")},
    {"putus",
     N_("The preview has ended or cannot be reached. Start it again with lkjip preview and "
        "open the new address.")},
    {"diperbarui", N_("Updated: {1}")},
    {"tetap", N_("Updated; no page changed")},
    {"halaman_berubah", N_("pages changed: {1}")},
    {"ms", N_("{1} pages in {2} ms")},
    {"kesalahan", N_("Errors")},
    {"peringatan", N_("Warnings")},
    {"kosong", N_("Not filled in yet")},
    {"catatan", N_("Notes")},
    {"diterima", N_("Accepted")},
    {"kelengkapan", N_("Completeness")},
    {"bersih", N_("No problems. Nothing is missing.")},
    {"selebihnya", N_("… and {1} more that are not listed")},
    {"alasan", N_("Accepted because: {1}")},
    {"baris", N_("line {1}")},
    {"ke_halaman", N_("Show on page {1}")},
    {"salin", N_("Copy place")},
    {"tersalin", N_("Copied")},
    {"buka", N_("Show the source line")},
    {"asal", N_("Where this comes from")},
    {"rumus", N_("Formula")},
    {"isi", N_("With values")},
    {"nilai", N_("Exact value")},
    {"tampil", N_("Printed")},
    {"pembulatan", N_("Rounding")},
    {"unsur", N_("Made from")},
    {"sumber", N_("Source")},
    {"dari", N_("Computed from")},
    {"semua_unsur", N_("{1} in all; the first are shown")},
    {"klik", N_("Click a number or a text on a page to see where it comes from.")},
    {"di_halaman", N_("Figures on page {1}")},
    {"semua_angka", N_("All figures")},
    {"lebih", N_("{1} more; search to see them")},
    {"tunggu", N_("Details are being made…")},
    {"tak_tahu", N_("This text stands in the program or is made by the layout.")},
    {"jalur", N_("Path")},
    {"pintasan", N_("Keys")},
    {"pintasan_isi", N_("/ search · j and k next and previous page · g go to page · + and − zoom · "
                        "0 fit to width · "
                        "m problems · a figures · o outline · d draft marks · p PDF · Esc close")},
    {"nomor", N_("Page number")},
};

const char *preview_words(struct base_arena *arena, const char *report)
{
    struct value_builder *all = value_builder_create(arena);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        value_builder_set(all, words[i].name, value_text(arena, 0, base_translate(words[i].text)));
    }
    value_builder_set(all, "laporan", value_text(arena, 0, report));
    struct base_buffer buffer = {.arena = arena};
    json_write(&buffer, value_builder_finish(all, 0), 0);
    return base_buffer_get(&buffer);
}
