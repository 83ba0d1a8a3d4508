/* Prints the field table as Markdown. */
#include "model.h"

#include <string.h>

#include "base_arena.h"

/* Types already printed, in order. */
struct printer {
    struct base_buffer *buffer;
    const struct model_type *types[64];
    size_t count;
};

/* Adds a type to be printed, once. */
static void queue(struct printer *printer, const struct model_type *type)
{
    for (size_t i = 0; i < printer->count; i++) {
        if (printer->types[i] == type)
            return;
    }
    if (printer->count < sizeof printer->types / sizeof *printer->types)
        printer->types[printer->count++] = type;
}

/* Adds a text for a table cell: bars are escaped. */
static void add_cell(struct base_buffer *buffer, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            base_buffer_char(buffer, '\\');
        base_buffer_char(buffer, *text);
    }
}

/* What a field holds: "daftar teks", "rujukan ke sasaran", "angka per tahun" ... */
static void print_content(struct base_buffer *buffer, const struct model_field *field)
{
    if (field->kind == MODEL_ANY && field->shape == MODEL_BY_NAME) {
        base_buffer_text(buffer, "rekaman bebas");
        return;
    }
    if (field->shape == MODEL_LIST)
        base_buffer_text(buffer, "daftar ");
    if (field->shape == MODEL_LISTS_BY_YEAR)
        base_buffer_text(buffer, "daftar per tahun: ");
    if (field->kind == MODEL_RECORD)
        base_buffer_text(buffer, field->type->title);
    else
        base_buffer_text(buffer, model_kind_texts[field->kind].reference);
    if (field->kind == MODEL_REFERENCE)
        base_buffer_format(buffer, " ke %s", model_target_names[field->target]);
    if (field->shape == MODEL_BY_YEAR)
        base_buffer_text(buffer, " per tahun");
    if (field->shape == MODEL_BY_NAME)
        base_buffer_text(buffer, " per nama bebas");
    if (field->length != 0)
        base_buffer_format(buffer, " (%zu butir)", field->length);
    if (field->kind == MODEL_RECORD && field->type->shorthand != NULL)
        base_buffer_format(buffer, ", atau teks saja (= `%s`)", field->type->shorthand);
    if (field->other != NULL) {
        base_buffer_text(buffer, "; atau ");
        print_content(buffer, field->other);
    }
}

static void print_description(struct base_buffer *buffer, const struct model_field *field)
{
    add_cell(buffer, field->text);
    for (size_t i = 0; field->choices != NULL && field->choices[i] != NULL; i++)
        base_buffer_format(buffer, "%s`%s`", i == 0 ? ": " : ", ", field->choices[i]);
    if (field->unit != NULL)
        base_buffer_format(buffer, "; satuan: %s", field->unit);
    if (field->fallback != NULL)
        base_buffer_format(buffer, "; bawaan: `%s`", field->fallback);
    if (field->high > field->low && field->high >= 1000000000000000000)
        base_buffer_text(buffer, "; tidak negatif");
    else if (field->high > field->low)
        base_buffer_format(buffer, "; %lld sampai %lld", field->low, field->high);
    if (field->flags & MODEL_NULLABLE)
        base_buffer_text(buffer, "; boleh `null`");
    if (field->example != NULL) {
        base_buffer_text(buffer, "; contoh: `");
        add_cell(buffer, field->example);
        base_buffer_char(buffer, '`');
    }
}

static void print_type(struct printer *printer, const struct model_type *type, int level)
{
    static const char *const needs[] = {
        [MODEL_OPTIONAL] = "", [MODEL_ISI] = "isi", [MODEL_STRUCTURAL] = "wajib"};
    struct base_buffer *buffer = printer->buffer;
    base_buffer_format(buffer, "\n%.*s %s\n\n", level, "######", type->title);
    for (size_t i = 0; type->one_of[i] != NULL; i++)
        base_buffer_format(buffer, "%s`%s`", i == 0 ? "Sedikitnya satu diisi: " : ", ",
                           type->one_of[i]);
    if (type->one_of[0] != NULL)
        base_buffer_text(buffer, ".\n\n");
    base_buffer_text(buffer, "| Nama | Perlu | Isi | Keterangan |\n|---|---|---|---|\n");
    for (size_t i = 0; i < type->count; i++) {
        const struct model_field *field = &type->fields[i];
        base_buffer_format(buffer, "| `%s` | %s | ", field->name, needs[field->need]);
        print_content(buffer, field);
        base_buffer_text(buffer, " | ");
        print_description(buffer, field);
        base_buffer_text(buffer, " |\n");
        if (field->kind == MODEL_RECORD)
            queue(printer, field->type);
        if (field->other != NULL && field->other->kind == MODEL_RECORD)
            queue(printer, field->other->type);
    }
}

void model_reference(struct base_buffer *buffer)
{
    static const struct model_type *const values[] = {
        &model_type_nilai_satuan, &model_type_nilai_teks, &model_type_nilai_rentang};
    struct printer printer = {.buffer = buffer};
    size_t printed = 0;
    for (size_t i = 0; i < MODEL_FILE_COUNT; i++) {
        const struct model_type *type = model_files[i].type;
        if (type->count == 0)
            continue;
        queue(&printer, type);
        int level = 2;
        for (; printed < printer.count; printed++) {
            print_type(&printer, printer.types[printed], level);
            level = 3;
        }
    }
    base_buffer_text(buffer, "\n## Bentuk nilai\n");
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        print_type(&printer, values[i], 3);
}
