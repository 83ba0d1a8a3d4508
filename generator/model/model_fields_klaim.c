/* The field table: klaim.json, figures as a printed document states them. */
#include "model_fields.h"

static const struct model_field halaman_text = FIELD("halaman", TEXT, OPTIONAL, "nomor halaman");

static const struct model_field klaim_fields[] = {
    FIELD("angka", TEXT, OPTIONAL, "jalur angka turunan, lihat docs/angka.md",
          .example = "\"indikator.i1.capaian.2024\""),
    FIELD("ekspresi", EXPRESSION, OPTIONAL, "ekspresi bila tidak ada angka turunan yang sesuai",
          .example = "\"banyak(sasaran)\""),
    FIELD("nilai", VALUE, STRUCTURAL, "seperti yang tercetak: angka, atau teks untuk predikat",
          .example = "126"),
    FIELD("desimal", INTEGER, OPTIONAL,
          "banyaknya desimal yang tercetak, bila berakhir dengan nol (99,70)", .high = 6),
    FIELD("tempat", TEXT, STRUCTURAL, "tempat angka itu tercetak", .example = "\"Tabel 3.1\""),
    FIELD("halaman", INTEGER, OPTIONAL, "nomor halaman", .low = 1, .high = 100000,
          .other = &halaman_text),
    FIELD("keterangan", TEXT, OPTIONAL, "keterangan"),
};
static const struct model_type klaim = {.name = "klaim_angka",
                                        .title = "Angka yang dinyatakan",
                                        FIELDS(klaim_fields),
                                        .one_of = {"angka", "ekspresi"}};

static const struct model_field file_fields[] = {
    FIELD("klaim", RECORD, OPTIONAL, "angka tercetak yang diperiksa", .shape = MODEL_LIST,
          .type = &klaim),
    FREE_FIELD,
};
const struct model_type model_type_klaim = {
    .name = "klaim", .title = "klaim.json", FIELDS(file_fields)};
