/* What kinds and targets are called, and other words for messages. */
#include "model_reader.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

const struct model_kind_text model_kind_texts[MODEL_KIND_COUNT] = {
    [MODEL_TEXT] = {N_("a text in double quotes"), "teks", NULL},
    [MODEL_PROSE] = {N_("a text in double quotes"), "teks (Markdown)", NULL},
    [MODEL_EXPRESSION] = {N_("an expression as text, for example \"laki + perempuan\""), "ekspresi",
                          NULL},
    [MODEL_ID] = {N_("an id of lower-case letters, digits, _ and -, for example \"sasaran-1\""),
                  "id", "^[a-z0-9_-]+$"},
    [MODEL_REFERENCE] = {N_("the id of something given elsewhere, as text"), "rujukan", NULL},
    [MODEL_CHOICE] = {N_("one of the allowed values"), "pilihan", NULL},
    [MODEL_BOOL] = {N_("true or false, without quotes"), "true/false", NULL},
    [MODEL_NUMBER] = {N_("a number without quotes, for example 1250000 or 85.5"), "angka", NULL},
    [MODEL_INTEGER] = {N_("a whole number without quotes, for example 2"), "bilangan bulat", NULL},
    [MODEL_YEAR] = {N_("a year between 1900 and 2199 without quotes, for example 2024"), "tahun",
                    NULL},
    [MODEL_DATE] =
        {N_("a date as text: \"2024-12-31\", \"2024-12\" or \"2024\""), "tanggal",
         "^(19|20|21)[0-9]{2}(-(0[1-9]|1[0-2]))?$|^(19|20|21)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|"
         "[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$"},
    [MODEL_NIP] = {N_("an NIP of 18 digits as text, for example \"00000000 000000 0 000\""), "NIP",
                   "^ *([0-9] *){18}$"},
    [MODEL_CODE] = {N_("a code of digits and dots as text, for example \"1.06.02.2.01\""),
                    "kode rekening", "^[0-9X]+(\\.[0-9X]+)*$"},
    [MODEL_COLOUR] = {N_("a colour such as \"#0B4F6C\""), "warna", "^#[0-9A-Fa-f]{6}$"},
    [MODEL_WIDTH] = {N_("a width such as \"30mm\" or a share such as \"2*\""), "lebar",
                     "^(\\+?[0-9]+(\\.[0-9]+)?(mm|cm|pt|in)|[1-9][0-9]?\\*|\\*)$"},
    [MODEL_PICTURE] = {N_("the name of a file in gambar/, for example \"logo.png\""),
                       "berkas gambar", "^(?!/)(?!\\?( |$))(?!.*(^|/)\\.\\.(/|$)).*[^ ].*$"},
    [MODEL_RULE] = {N_("the code of a finding such as \"C012\", or \"*\""), "kode temuan",
                    "^([A-Z][0-9]{3}|\\*)$"},
    [MODEL_VALUE] = {N_("a value: a number, a grade as text, null, "
                        "{\"nilai\": 610, \"satuan\": \"Lembar\"} or {\"teks\": \"...\"}"),
                     "nilai", NULL},
    [MODEL_RECORD] = {N_("a record in braces"), "rekaman", NULL},
    [MODEL_ROWS] = {N_("a list of rows in square brackets"), "baris tabel", NULL},
    [MODEL_ANY] = {N_("any value"), "bebas", NULL},
};

const char *const model_target_names[MODEL_TARGET_COUNT] = {
    [MODEL_NO_TARGET] = "",          [MODEL_PEJABAT] = "pejabat",
    [MODEL_UNIT] = "unit",           [MODEL_MISI] = "misi",
    [MODEL_TUJUAN] = "tujuan",       [MODEL_SASARAN] = "sasaran",
    [MODEL_INDIKATOR] = "indikator", [MODEL_CAPAIAN] = "capaian",
    [MODEL_ANGGARAN] = "anggaran",   [MODEL_PERJANJIAN] = "perjanjian",
    [MODEL_TABEL] = "tabel",
};

const char *model_describe(struct model_reader *reader, const struct value *value)
{
    enum { SHOWN = 40 };
    switch (value->kind) {
    case VALUE_TEXT: {
        const char *end = value->text;
        for (size_t i = 0; i < SHOWN && *end != '\0'; i++)
            base_utf8_next(end, &end);
        return base_format(reader->arena, base_translate(N_("the text \"%.*s%s\"")),
                           (int)(end - value->text), value->text, *end == '\0' ? "" : "...");
    }
    case VALUE_NUMBER:
        return base_format(reader->arena, base_translate(N_("the number %s")),
                           value_rational_text(reader->arena, value->number, -1));
    case VALUE_BOOL:
        return value->boolean ? "true" : "false";
    case VALUE_LIST:
        return base_translate(N_("a list"));
    case VALUE_RECORD:
        return base_translate(N_("a record"));
    default:
        return "null";
    }
}

const char *model_join(struct base_arena *arena, const char *const *names)
{
    struct base_buffer buffer = {.arena = arena};
    for (size_t i = 0; names[i] != NULL; i++)
        base_buffer_format(&buffer, "%s\"%s\"", i == 0 ? "" : ", ", names[i]);
    return buffer.length == 0 ? "-" : base_buffer_get(&buffer);
}

const struct value *model_wrong_kind(struct model_reader *reader, struct model_item item,
                                     const char *allowed)
{
    if (allowed == NULL)
        allowed = base_translate(model_kind_texts[item.field->kind].message);
    model_report(reader, item.value->origin, BASE_MESSAGE_MODEL_KIND, item.name, allowed,
                 model_describe(reader, item.value));
    return value_null(reader->arena, item.value->origin);
}

bool model_is_id(const char *text)
{
    return *text != '\0' && text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-")] == '\0';
}
