/* Writes narratives: guidance for new ones, marks in those of the year before. */
#include "start_narrative.h"

#include <string.h>

#include "base_arena.h"
#include "base_comment.h"
#include "base_file.h"
#include "document.h"
#include "model.h"
#include "report.h"
#include "start_folder.h"
#include "value.h"

/* What belongs into the narratives that packs have in common. */
static const struct {
    const char *name, *text;
} guidance[] = {
    {"kata-pengantar",
     "Rasa syukur, dasar penyusunan laporan, isinya secara ringkas, dan harapan."},
    {"ikhtisar", "Ringkasan satu halaman: sasaran, capaian terpenting, hambatan, dan langkah."},
    {"latar-belakang", "Mengapa laporan disusun, dan keadaan daerah yang melatarbelakanginya."},
    {"tugas-fungsi", "Tugas dan fungsi menurut peraturan pembentukan perangkat daerah."},
    {"struktur", "Susunan organisasi; bagannya digambar dari organisasi.json."},
    {"kepegawaian", "Jumlah dan susunan pegawai; tabelnya ditulis di tabel.json."},
    {"sarana", "Sarana dan prasarana yang mendukung pelaksanaan tugas."},
    {"aspek-strategis", "Peran strategis perangkat daerah dalam pembangunan daerah."},
    {"isu-strategis", "Permasalahan utama yang dihadapi; butirnya dari organisasi.json."},
    {"landasan-hukum", "Pengantar daftar peraturan; daftarnya dari laporan.json dasar_hukum."},
    {"sistematika", "Isi ringkas tiap bab."},
    {"renstra", "Visi, misi, dan arah Renstra yang menjadi acuan."},
    {"tujuan-sasaran", "Hubungan tujuan, sasaran, dan indikatornya."},
    {"iku", "Penetapan indikator kinerja utama dan perubahannya."},
    {"perjanjian-kinerja", "Perjanjian kinerja tahun ini dan perubahannya."},
    {"program-pendukung", "Program yang mendukung sasaran."},
    {"skala-penilaian", "Cara menilai capaian: kelas dan predikatnya."},
    {"capaian-organisasi", "Gambaran umum capaian seluruh sasaran."},
    {"capaian-target", "Target dan realisasi tahun ini."},
    {"capaian-tahun", "Perbandingan dengan tahun-tahun sebelumnya."},
    {"capaian-renstra", "Perbandingan dengan target akhir Renstra."},
    {"capaian-nasional", "Perbandingan dengan standar nasional atau daerah lain."},
    {"capaian-penyebab", "Sebab keberhasilan atau kegagalan, hambatan, dan solusi."},
    {"capaian-efisiensi", "Efisiensi penggunaan sumber daya."},
    {"capaian-program", "Program dan kegiatan yang menunjang capaian."},
    {"realisasi-anggaran", "Penyerapan anggaran dan penjelasan yang tidak terserap."},
    {"foto", "Pengantar dokumentasi kegiatan; fotonya disebut di data.json."},
    {"penutup-simpulan", "Simpulan capaian kinerja."},
    {"penutup-langkah", "Langkah perbaikan pada tahun berikutnya."},
};

/* What a narrative is about. */
static const char *guidance_of(struct base_arena *arena, const struct report *report,
                               const char *name)
{
    static const char prefix[] = "capaian-";
    for (size_t i = 0; i < sizeof guidance / sizeof *guidance; i++) {
        if (strcmp(guidance[i].name, name) == 0)
            return guidance[i].text;
    }
    const struct value *target = NULL;
    if (strncmp(name, prefix, strlen(prefix)) == 0)
        target = model_find_value(report->model, MODEL_SASARAN, name + strlen(prefix));
    const char *words = value_text_or(value_get(target, "nama"), NULL);
    if (words == NULL)
        return base_format(arena, "Uraian \"%s\" menurut susunan paket templat.", name);
    return base_format(arena, "Capaian sasaran: %s", words);
}

/* A text that does not end a comment. */
static const char *harmless(struct base_arena *arena, const char *text)
{
    char *copy = base_copy_text(arena, text);
    for (char *at = copy; (at = strstr(at, "--")) != NULL;)
        at[1] = ' ';
    return copy;
}

void start_write_guidance(struct start_folder *folder, const struct report *report)
{
    struct base_arena *arena = folder->arena;
    const struct document *document = report->document;
    for (size_t i = 0; document != NULL && i < document->narrative_count; i++) {
        const char *name = document->narratives[i];
        const char *words = harmless(arena, guidance_of(arena, report, name));
        if (!base_path_is_local(name))
            continue;
        start_folder_write_text(
            folder, base_format(arena, "narasi/%s.md", name),
            base_format(
                arena,
                "<!-- %s\n\n"
                "Tulis uraian di bawah petunjuk ini. Selama berkas hanya berisi petunjuk,\n"
                "laporan memuat kalimat baku yang disusun dari data, atau tidak memuat apa\n"
                "pun. Angka ditulis dengan namanya, misalnya {{ hitung.capaian_rata | "
                "persen }}.\n"
                "Berkas ini boleh dihapus.\n"
                "-->\n",
                words));
    }
}

static const char opening[] = "<!-- Naskah laporan ";
static const char mark[] = "{{ belum('perbarui naskah ";

/* Behind the mark that an earlier year has put before a text. */
static const char *behind_mark(const char *text)
{
    if (strncmp(text, opening, strlen(opening)) != 0)
        return text;
    const char *line = strchr(text, '\n');
    if (line == NULL || strncmp(line + 1, mark, strlen(mark)) != 0)
        return text;
    line = strchr(line + 1, '\n');
    return line != NULL ? line + 1 + strspn(line + 1, "\n") : text;
}

static void carry_one(struct start_folder *folder, const char *path, const char *name,
                      long long old_year, long long new_year)
{
    enum { LIMIT = 1024 * 1024 };
    size_t length = 0;
    const char *text =
        base_file_read(folder->arena, path, path, LIMIT, &length, folder->diagnostics);
    if (text == NULL || strlen(text) != length) {
        folder->failed = folder->failed || text == NULL;
        start_folder_copy(folder, path, name);
        return;
    }
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    text = behind_mark(text);
    bool blank = text[strspn(text, " \t\r\n")] == '\0' || base_comments_only(text);
    if (!blank)
        text = base_format(folder->arena,
                           "%s%lld sebagai bahan. Perbarui untuk tahun %lld, lalu hapus baris ini "
                           "dan baris di bawahnya. -->\n%s%lld') }}\n\n%s",
                           opening, old_year, new_year, mark, old_year, text);
    start_folder_write_text(folder, name, text);
}

void start_carry_narratives(struct start_folder *folder, const char *last, long long old_year,
                            long long new_year)
{
    struct base_arena *arena = folder->arena;
    const char *from = base_path_join(arena, last, "narasi");
    size_t count = 0;
    char **names = base_folder_list(arena, from, ".md", &count);
    for (size_t i = 0; names != NULL && i < count && !folder->failed; i++)
        carry_one(folder, base_path_join(arena, from, names[i]),
                  base_path_join(arena, "narasi", names[i]), old_year, new_year);
}
