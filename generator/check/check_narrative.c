/* Rule K027: percentages, amounts and quantities typed into a text that match no number of the
 * report. Only numbers with %, Rp or the unit of an indicator are looked at, so that dates, laws,
 * lists and pages stay out. */
#include <string.h>

#include "base_arena.h"
#include "base_file.h"
#include "base_source.h"
#include "base_utf8.h"
#include "check_text.h"
#include "figures.h"
#include "model.h"

/* All numbers that the report knows. */
struct numbers {
    const struct value_rational **items;
    long long *keys; /* times 100, to compare fast */
    size_t count, capacity;
};

struct search {
    const struct check_input *input;
    const char **units; /* lower case, NULL-terminated */
    size_t unit_count, unit_capacity;
    struct numbers numbers; /* gathered when the first number has to be looked up */
    bool gathered;
};

/* ---------------------------------------------------------------- what is known */

static void gather(struct search *search, const struct value *value)
{
    struct numbers *numbers = &search->numbers;
    if (value == NULL) {
        return;
    }
    if (value->kind == VALUE_NUMBER) {
        BASE_PUSH(search->input->arena, numbers->items, numbers->count, numbers->capacity,
                  value->number);
    }
    for (size_t i = 0; i < value_count(value); i++) {
        gather(search,
               value->kind == VALUE_LIST ? value_at(value, i) : value->record.entries[i].value);
    }
}

static void gather_all(struct search *search)
{
    const struct model *model = search->input->model;
    const struct value *const files[] = {model->laporan, model->organisasi, model->perencanaan,
                                         model->kinerja, model->anggaran,   model->perjanjian,
                                         model->tabel,   model->data};
    search->gathered = true;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        gather(search, files[i]);
    }
    for (size_t i = 0; i < search->input->figures->count; i++) {
        const struct value *value = search->input->figures->records[i].value;
        if (value->kind == VALUE_NUMBER) {
            gather(search, value);
        }
    }
    struct numbers *numbers = &search->numbers;
    numbers->keys =
        base_alloc_array(search->input->arena, numbers->count + 1, sizeof *numbers->keys);
    for (size_t i = 0; i < numbers->count; i++) {
        numbers->keys[i] = value_rational_scaled(numbers->items[i], 100);
    }
}

/* True when a number of the report rounds to the typed one, or is cut to it. */
static bool is_known(struct search *search, const struct check_typed *typed,
                     const struct value_rational *scale)
{
    if (!search->gathered) {
        gather_all(search);
    }
    const struct value_rational *wanted =
        value_rational_multiply(search->input->arena, typed->number, scale);
    const struct value_rational *unit = scale;
    for (int i = 0; i < typed->decimals; i++) {
        unit = value_rational_divide(search->input->arena, unit,
                                     value_rational_integer(search->input->arena, 10));
    }
    long long key = value_rational_scaled(wanted, 100);
    long long near = value_rational_scaled(unit, 100) + 1;
    const struct numbers *numbers = &search->numbers;
    for (size_t i = 0; i < numbers->count; i++) {
        long long far = numbers->keys[i] > key ? numbers->keys[i] - key : key - numbers->keys[i];
        if (far > near) {
            continue;
        }
        const struct value_rational *own =
            value_rational_divide(search->input->arena, numbers->items[i], scale);
        if (check_rounds_to(search->input, own, typed->number, typed->decimals, VALUE_HALF_UP) ||
            check_rounds_to(search->input, own, typed->number, typed->decimals, VALUE_TRUNCATE)) {
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- units */

static void add_unit(struct search *search, const struct value *unit)
{
    const char *text = value_text_or(unit, "");
    if (check_is_letter(text[0])) {
        BASE_PUSH(search->input->arena, search->units, search->unit_count, search->unit_capacity,
                  base_utf8_lower_text(search->input->arena, text));
    }
}

static void read_units(struct search *search)
{
    const struct model_index *index = &search->input->model->index[MODEL_INDIKATOR];
    for (size_t i = 0; i < index->count; i++) {
        add_unit(search, value_get(index->entries[i].value, "satuan"));
    }
}

/* Letters of a text as its lower case. */
static bool begins_with_unit(const char *text, const char *unit)
{
    size_t length = strlen(unit);
    for (size_t i = 0; i < length; i++) {
        char byte = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] - 'A' + 'a') : text[i];
        if (byte != unit[i]) {
            return false;
        }
    }
    return !check_is_letter(text[length]);
}

static bool has_unit(const struct search *search, const char *text)
{
    if (*text == '%' || begins_with_unit(text, "persen")) {
        return true;
    }
    for (size_t i = 0; i < search->unit_count; i++) {
        if (begins_with_unit(text, search->units[i])) {
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- one text */

/* A text being searched and where it stands: at an origin, or as a line of a file. */
struct place {
    const char *text;
    base_origin origin; /* 0: as a line */
    uint32_t source, line;
};

/* The origin of a place inside the text. */
static base_origin origin_at(const struct search *search, const struct place *place, const char *at)
{
    if (place->origin != 0) {
        return place->origin;
    }
    const char *before = base_copy(search->input->arena, place->text, (size_t)(at - place->text));
    return base_origin_place(search->input->sources, place->source, place->line,
                             (uint32_t)base_utf8_count(before) + 1);
}

/* The "Rp", "Rp." or "Rp " in front of the number; NULL when there is none. */
static const char *money_sign(const char *text, const char *number)
{
    while (number > text && (number[-1] == ' ' || number[-1] == '.')) {
        number--;
    }
    bool found = number - text >= 2 && number[-2] == 'R' && number[-1] == 'p';
    return found ? number - 2 : NULL;
}

static const struct value_rational *scale_of(const struct search *search, const char *text)
{
    static const struct {
        const char *word;
        long long factor;
    } words[] = {{"ribu", 1000},
                 {"juta", 1000000},
                 {"miliar", 1000000000},
                 {"milyar", 1000000000},
                 {"triliun", 1000000000000}};
    long long factor = 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        factor = begins_with_unit(text, words[i].word) ? words[i].factor : factor;
    }
    return value_rational_integer(search->input->arena, factor);
}

static void check_typed_number(struct search *search, const struct place *place, const char *number,
                               const struct check_typed *typed)
{
    const char *behind = number + typed->length;
    behind += strspn(behind, " ");
    const char *unit = behind;
    const struct value_rational *scale = scale_of(search, behind);
    if (!value_rational_is_integer(scale) ||
        value_rational_compare(scale, value_rational_integer(search->input->arena, 1)) != 0) {
        unit += strcspn(unit, " ");
        unit += strspn(unit, " ");
    }
    const char *money = money_sign(place->text, number);
    if ((money == NULL && !has_unit(search, unit)) || is_known(search, typed, scale)) {
        return;
    }
    const char *end = unit > behind ? behind + strcspn(behind, " .,;:)\n") : behind;
    end = money != NULL ? (unit > behind ? end : number + typed->length)
                        : unit + strcspn(unit, " .,;:)\n");
    base_report(search->input->diagnostics,
                base_at(origin_at(search, place, money != NULL ? money : number)),
                BASE_MESSAGE_CHECK_TYPED_NUMBER,
                base_format(search->input->arena, "%s%.*s", money != NULL ? "Rp" : "",
                            (int)(end - number), number));
}

/* Expressions and code are left out: their length. */
static size_t skipped(const char *text)
{
    const char *end = NULL;
    if (strncmp(text, "{{", 2) == 0) {
        end = strstr(text, "}}");
        return end == NULL ? strlen(text) : (size_t)(end - text) + 2;
    }
    if (text[0] == ']' && text[1] == '(') {
        end = strchr(text, ')');
        return end == NULL ? 0 : (size_t)(end - text) + 1;
    }
    return 0;
}

static void search_text(struct search *search, const struct place *place)
{
    for (const char *at = place->text; *at != '\0';) {
        size_t skip = skipped(at);
        struct check_typed typed;
        if (skip > 0) {
            at += skip;
        } else if (check_number_starts(place->text, at) &&
                   check_read_number(search->input->arena, at, &typed)) {
            check_typed_number(search, place, at, &typed);
            at += typed.length;
        } else {
            at++;
        }
    }
}

/* ---------------------------------------------------------------- which texts */

static void search_file(struct search *search, const char *folder, const char *name)
{
    enum { LIMIT = 4 * 1024 * 1024 };
    const struct check_input *input = search->input;
    const char *shown = base_format(input->arena, "narasi/%s", name);
    size_t length = 0;
    const char *bytes = base_file_read(input->arena, base_path_join(input->arena, folder, name),
                                       shown, LIMIT, &length, input->diagnostics);
    if (bytes == NULL) {
        return;
    }
    uint32_t source = base_source_add(input->sources, shown, bytes, length);
    uint32_t line = 1;
    for (const char *at = bytes; *at != '\0'; line++) {
        size_t end = strcspn(at, "\n");
        struct place place = {base_copy(input->arena, at, end), 0, source, line};
        search_text(search, &place);
        at += end + (at[end] == '\n');
    }
}

/* The longer texts of kinerja.json. */
static void search_records(struct search *search)
{
    static const char *const keys[] = {"penyebab", "hambatan", "solusi", "rencana", "catatan"};
    const struct value *list = value_get(search->input->model->kinerja, "capaian");
    for (size_t i = 0; i < value_count(list); i++) {
        for (size_t key = 0; key < sizeof keys / sizeof *keys; key++) {
            const struct value *text = value_get(value_at(list, i), keys[key]);
            if (text != NULL && text->kind == VALUE_TEXT) {
                search_text(search, &(struct place){text->text, text->origin, 0, 0});
            }
        }
    }
}

void check_narrative(const struct check_input *input)
{
    struct search search = {.input = input};
    const char *folder = base_path_join(input->arena, input->model->folder, "narasi");
    read_units(&search);
    search_records(&search);
    if (!base_path_is_folder(folder)) {
        return;
    }
    size_t count = 0;
    char **names = base_folder_list(input->arena, folder, ".md", &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        search_file(&search, folder, names[i]);
    }
}
