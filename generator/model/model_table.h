/* The one field table: every file, record and field of the input. The checks, the reference of
 * docs/masukan.md and the schema for editors come from it. */
#pragma once

#include <stddef.h>

/* What ids and references name. */
enum model_target {
    MODEL_NO_TARGET,
    MODEL_PEJABAT,
    MODEL_UNIT,
    MODEL_MISI,
    MODEL_TUJUAN,
    MODEL_SASARAN,
    MODEL_INDIKATOR,
    MODEL_CAPAIAN,  /* the record of kinerja.json about an indicator, by the indicator's id */
    MODEL_ANGGARAN, /* program, kegiatan, sub kegiatan and rincian, by id (default: kode) */
    MODEL_PERJANJIAN,
    MODEL_TABEL,
    MODEL_TARGET_COUNT,
    MODEL_LOCAL, /* unique in its own list only */
};

enum model_kind {
    MODEL_TEXT,
    MODEL_PROSE,      /* longer text, Markdown */
    MODEL_EXPRESSION, /* kept as text, checked by later steps */
    MODEL_ID,
    MODEL_REFERENCE,
    MODEL_CHOICE,
    MODEL_BOOL,
    MODEL_NUMBER,
    MODEL_INTEGER,
    MODEL_YEAR,
    MODEL_DATE,
    MODEL_NIP,
    MODEL_CODE,    /* budget code: 1.06.02.2.01 */
    MODEL_COLOUR,  /* #rrggbb */
    MODEL_WIDTH,   /* 30mm, 2* */
    MODEL_PICTURE, /* a file in gambar/ */
    MODEL_RULE,    /* code of a message, or * */
    MODEL_VALUE,   /* target, realisasi ...: see model_type_nilai */
    MODEL_RECORD,
    MODEL_ROWS, /* rows of a table, by its columns */
    MODEL_ANY,  /* any JSON */
    MODEL_KIND_COUNT,
};

enum model_shape {
    MODEL_ONE,
    MODEL_LIST,
    MODEL_BY_YEAR,       /* {"2024": ...} */
    MODEL_BY_NAME,       /* {"name": ...} */
    MODEL_LISTS_BY_YEAR, /* {"2024": [...]} */
};

enum model_need {
    MODEL_OPTIONAL,
    MODEL_ISI,        /* may lack while it is a draft; becomes VALUE_MISSING */
    MODEL_STRUCTURAL, /* always needed */
};

enum {
    MODEL_NULLABLE = 1,        /* null allowed although it is not optional */
    MODEL_FILLED = 2,          /* an absent record becomes a record of absent fields */
    MODEL_SAME_AS_KODE = 4,    /* absent: takes the value of the field "kode" */
    MODEL_TRUE_IN_SASARAN = 8, /* default true when the owner is a sasaran, otherwise false */
    MODEL_ISI_ON_LEAF = 16,    /* "isi" in a budget node without nodes below it */
    MODEL_PERSON = 32,         /* somebody's name or office: no signs that cannot be seen */
};

struct model_type;

struct model_field {
    const char *name;
    enum model_kind kind; /* of the value or of each item */
    enum model_shape shape;
    enum model_need need;
    unsigned flags;
    const char *text;                /* description, Indonesian */
    const struct model_type *type;   /* MODEL_RECORD */
    enum model_target target;        /* MODEL_REFERENCE: what it names */
    enum model_target index;         /* the index that the record enters under this field's text */
    const char *const *choices;      /* MODEL_CHOICE, numbers as text; ends with NULL */
    long long low, high;             /* numbers: allowed range when high > low */
    size_t length;                   /* lists: exact number of items, 0 = any */
    const char *fallback;            /* default value as text, NULL = none */
    const struct model_field *other; /* a second allowed form, NULL = none */
    const char *example;             /* as JSON; NULL = the kind's own example */
    const char *unit;                /* of numbers, for the reference; NULL = none */
};

struct model_type {
    const char *name;
    const char *title; /* Indonesian, for the reference */
    const struct model_field *fields;
    size_t count;
    const char *one_of[3]; /* at least one of these fields is needed; NULL-terminated */
    const char
        *shorthand; /* a plain text stands for a record with this field; NULL = not allowed */
};

/* A file of a report: its type's name and ".json" is its file name. */
struct model_file {
    const struct model_type *type; /* data.json: a type without fields */
    const char *text;              /* what it holds, Indonesian */
    int required;
};
enum { MODEL_FILE_COUNT = 10 };
extern const struct model_file model_files[MODEL_FILE_COUNT];

/* The forms of a value besides number, null and text. */
extern const struct model_type model_type_nilai_satuan, model_type_nilai_teks,
    model_type_nilai_rentang;

/* How a kind is called: in messages (English, to be translated; with an example) and in the
 * reference (Indonesian); pattern is a regular expression or NULL. */
struct model_kind_text {
    const char *message;
    const char *reference;
    const char *pattern;
};
extern const struct model_kind_text model_kind_texts[MODEL_KIND_COUNT];
/* What a target is called in messages and the reference. */
extern const char *const model_target_names[MODEL_TARGET_COUNT];
