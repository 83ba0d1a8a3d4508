/* The field table: organisasi.json. */
#include "model_fields.h"

static const struct model_field butir_fields[] = {
    FIELD("judul", TEXT, ISI, "pokok butir"),
    FIELD("uraian", PROSE, OPTIONAL, "penjelasan"),
    FIELD("sumber", TEXT, OPTIONAL, "sumber"),
    FREE_FIELD,
};
const struct model_type model_type_butir = {.name = "butir",
                                            .title = "Butir (aspek, isu, strategi)",
                                            FIELDS(butir_fields),
                                            .shorthand = "judul"};

static const struct model_type unit;
static const struct model_field unit_fields[] = {
    FIELD("id", ID, STRUCTURAL, "dipakai untuk merujuk unit ini", .index = MODEL_UNIT),
    FIELD("nama", TEXT, STRUCTURAL, "nama unit kerja"),
    FIELD("jabatan", TEXT, OPTIONAL, "jabatan pimpinan unit"),
    FIELD("pejabat", REFERENCE, OPTIONAL, "pejabat yang memimpin", .target = MODEL_PEJABAT),
    FIELD("jenis", CHOICE, OPTIONAL, "jenis unit", .fallback = "struktural",
          CHOICES("pimpinan", "struktural", "fungsional", "uptd")),
    FIELD("staf", BOOL, OPTIONAL, "digambar sebagai cabang staf di samping garis",
          .fallback = "false"),
    FIELD("tugas", PROSE, OPTIONAL, "tugas pokok"),
    FIELD("fungsi", TEXT, OPTIONAL, "fungsi, satu teks tiap butir", .shape = MODEL_LIST),
    FIELD("anak", RECORD, OPTIONAL, "unit di bawahnya", .shape = MODEL_LIST, .type = &unit),
    FREE_FIELD,
};
static const struct model_type unit = {.name = "unit", .title = "Unit kerja", FIELDS(unit_fields)};

static const struct model_field organisasi_fields[] = {
    FIELD("unit", RECORD, ISI, "susunan organisasi, bertingkat dengan anak", .shape = MODEL_LIST,
          .type = &unit),
    FIELD("tugas", PROSE, OPTIONAL, "tugas perangkat daerah"),
    FIELD("fungsi", TEXT, OPTIONAL, "fungsi perangkat daerah", .shape = MODEL_LIST),
    FIELD("landasan", PROSE, OPTIONAL, "landasan pembentukan organisasi"),
    FIELD("pegawai", ANY, OPTIONAL, "jumlah pegawai dengan nama bebas", .shape = MODEL_BY_NAME,
          .example = "{\"asn\": 29, \"non_asn\": 38, \"per\": \"2024-12-31\"}"),
    FIELD("aspek_strategis", RECORD, OPTIONAL, "aspek strategis organisasi", .shape = MODEL_LIST,
          .type = &model_type_butir),
    FIELD("isu_strategis", RECORD, OPTIONAL, "permasalahan utama", .shape = MODEL_LIST,
          .type = &model_type_butir),
    FIELD("sarana", ANY, OPTIONAL, "sarana dan prasarana, bentuk bebas", .shape = MODEL_LIST),
    FREE_FIELD,
};
const struct model_type model_type_organisasi = {
    .name = "organisasi", .title = "organisasi.json", FIELDS(organisasi_fields)};
