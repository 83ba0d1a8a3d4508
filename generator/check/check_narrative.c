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
    struct numbers bounds;  /* of the classes of the scale */
    struct numbers numbers; /* gathered when the first number has to be looked up */
    bool gathered;
    bool scaled_units; /* a unit such as "juta rupiah" */
};

/* ---------------------------------------------------------------- what is known */

static void add_number(const struct search *search, struct numbers *numbers,
                       const struct value_rational *number)
{
    BASE_PUSH(search->input->arena, numbers->items, numbers->count, numbers->capacity, number);
}

/* Numbers inside of a value that is a text: {"teks": "610 Lembar, 1 kali"}. */
static void gather_text(const struct search *search, struct numbers *numbers, const char *text)
{
    for (const char *at = text; *at != '\0';) {
        struct check_typed typed;
        bool is_number =
            check_number_starts(text, at) && check_read_number(search->input->arena, at, &typed);
        if (is_number) {
            add_number(search, numbers, typed.number);
        }
        at += is_number ? typed.length : 1;
    }
}

static void gather(struct search *search, const struct value *value)
{
    if (value == NULL) {
        return;
    }
    if (value->kind == VALUE_NUMBER) {
        add_number(search, &search->numbers, value->number);
    }
    for (size_t i = 0; i < value_count(value); i++) {
        if (value->kind == VALUE_LIST) {
            gather(search, value_at(value, i));
        } else if (strcmp(value_entry_at(value, i).key, "teks") == 0) {
            gather_text(search, &search->numbers,
                        value_text_or(value_entry_at(value, i).value, ""));
        } else {
            gather(search, value_entry_at(value, i).value);
        }
    }
}

/* Differences that a text tells beside a figure: what lacks to 100 percent, and to the target. */
static void gather_differences(struct search *search, const struct figures_record *record)
{
    struct base_arena *arena = search->input->arena;
    const struct value_rational *number = value_number_or_null(record->value);
    bool measures = strstr(record->path, ".capaian") != NULL && record->operand_count == 2;
    if (number != NULL && record->unit == FIGURES_PERCENT) {
        const struct value_rational *hundred = value_rational_integer(arena, 100);
        add_number(search, &search->numbers,
                   value_rational_absolute(arena, value_rational_subtract(arena, number, hundred)));
    }
    const struct value_rational *left = measures ? check_number(record->operands[0].value) : NULL;
    const struct value_rational *right = measures ? check_number(record->operands[1].value) : NULL;
    if (left != NULL && right != NULL) {
        add_number(search, &search->numbers,
                   value_rational_absolute(arena, value_rational_subtract(arena, left, right)));
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
        gather_differences(search, &search->input->figures->records[i]);
    }
    const struct value *scope = search->input->figures->scope;
    const struct value *scale = value_get(scope, "skala");
    for (size_t i = 0; i < value_count(scale); i++) {
        gather_text(search, &search->bounds,
                    value_text_or(value_get(value_at(scale, i), "teks"), ""));
    }
    gather_text(search, &search->bounds,
                value_text_or(check_at(scope, "skala_bawaan.tercetak"), ""));
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
    search->scaled_units = search->scaled_units || check_find_word(text, "ribu") != NULL ||
                           check_find_word(text, "juta") != NULL ||
                           check_find_word(text, "miliar") != NULL;
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
    if (*text == '%' || begins_with_unit(text, "persen") || begins_with_unit(text, "rupiah") ||
        begins_with_unit(text, "poin persen")) {
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

/* A blank or a mark of emphasis between a number and its unit; 0 when there is none. */
static size_t mark_length(const char *text)
{
    static const char *const marks[] = {" ", "*", "_", "\xc2\xa0", "\xe2\x80\xaf", "&nbsp;"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (strncmp(text, marks[i], strlen(marks[i])) == 0) {
            return strlen(marks[i]);
        }
    }
    return 0;
}

static size_t glue(const char *text)
{
    size_t length = 0, mark;
    while ((mark = mark_length(text + length)) > 0) {
        length += mark;
    }
    return length;
}

/* "44 (empat puluh empat) persen": what is between the number and its unit. */
static size_t glue_and_words(const char *text)
{
    size_t length = glue(text);
    size_t words = text[length] == '(' ? strcspn(text + length, ")0123456789") : 0;
    return words > 1 && text[length + words] == ')'
               ? length + words + 1 + glue(text + length + words + 1)
               : length;
}

/* The "Rp", "Rp." or "Rp " in front of the number; NULL when there is none. */
static const char *money_sign(const char *text, const char *number)
{
    while (number > text &&
           (strchr(" .*_", number[-1]) != NULL || number[-1] == '\xa0' || number[-1] == '\xc2')) {
        number--;
    }
    if (number - text >= 3 && strncmp(number - 3, "IDR", 3) == 0) {
        return number - 3;
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

/* The word in front of a number, without "." and blanks; its length. */
static size_t word_before(const char *text, const char *number, const char **word)
{
    const char *end = number;
    while (end > text && (end[-1] == ' ' || end[-1] == '.')) {
        end--;
    }
    *word = end;
    while (*word > text && check_is_letter((*word)[-1])) {
        --*word;
    }
    return (size_t)(end - *word);
}

static bool is_one_of(const char *word, size_t length, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(words[i]) == length && begins_with_unit(word, words[i])) {
            return true;
        }
    }
    return false;
}

/* Numbers of laws, pages and tables, and years: "Nomor 25 Tahun 2014", "31 Desember 2024". */
static bool is_exempt(const char *text, const char *number, const struct check_typed *typed,
                      const char *unit)
{
    static const char *const counted[] = {
        "nomor", "no",  "pasal", "ayat",     "bab",   "tabel",   "gambar", "grafik", "halaman",
        "hlm",   "hal", "huruf", "lampiran", "butir", "tanggal", "pukul",  "bagan",
    };
    static const char *const dated[] = {
        "tahun", "januari", "februari",  "maret",   "april",    "mei",      "juni",
        "juli",  "agustus", "september", "oktober", "november", "desember",
    };
    const char *word = NULL;
    size_t length = word_before(text, number, &word);
    bool is_year =
        typed->length == 4 && (strncmp(number, "19", 2) == 0 || strncmp(number, "20", 2) == 0);
    bool is_law = begins_with_unit(unit, "tahun") && unit[strlen("tahun")] == ' ' &&
                  strspn(unit + strlen("tahun "), "0123456789") == 4;
    return is_law || is_one_of(word, length, counted, sizeof counted / sizeof *counted) ||
           (is_year && is_one_of(word, length, dated, sizeof dated / sizeof *dated));
}

/* Behind the first number of "44-66%" or "44 sampai 66%": the unit, NULL when there is none. */
static const char *unit_of_range(const struct search *search, const char *behind)
{
    static const char *const signs[] = {"-",      "\xe2\x80\x93", "s.d.", "s/d", "sampai dengan",
                                        "sampai", "hingga"};
    struct check_typed other;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        const char *at = behind + length;
        if (strncmp(behind, signs[i], length) == 0 &&
            check_read_number(search->input->arena, at + glue(at), &other)) {
            at += glue(at) + other.length;
            return at + glue_and_words(at);
        }
    }
    return NULL;
}

/* "di atas 90%": a bound of the scale. */
static bool is_bound(const struct search *search, const struct check_typed *typed, const char *unit)
{
    bool percent = *unit == '%' || begins_with_unit(unit, "persen");
    for (size_t i = 0; percent && i < search->bounds.count; i++) {
        if (value_rational_compare(search->bounds.items[i], typed->number) == 0) {
            return true;
        }
    }
    return false;
}

/* True when the typed number, taken times its "juta" or not, is one of the report's. */
static bool is_known_so(struct search *search, const struct check_typed *typed,
                        const struct value_rational *scale)
{
    const struct value_rational *one = value_rational_integer(search->input->arena, 1);
    return is_known(search, typed, scale) || (search->scaled_units && is_known(search, typed, one));
}

static void check_typed_number(struct search *search, const struct place *place, const char *number,
                               const struct check_typed *typed)
{
    const char *behind = number + typed->length;
    behind += glue_and_words(behind);
    const char *unit = behind;
    const struct value_rational *scale = scale_of(search, behind);
    if (value_rational_compare(scale, value_rational_integer(search->input->arena, 1)) != 0) {
        unit += strcspn(unit, " ");
        unit += glue_and_words(unit);
    }
    const char *money = money_sign(place->text, number);
    const char *range = money == NULL ? unit_of_range(search, behind) : NULL;
    bool is_range = range != NULL && has_unit(search, range);
    if ((money == NULL && !is_range && !has_unit(search, unit)) ||
        is_exempt(place->text, number, typed, unit) || is_known_so(search, typed, scale) ||
        is_bound(search, typed, unit)) {
        return;
    }
    const char *end = unit > behind ? behind + strcspn(behind, " .,;:)\n") : behind;
    end = money != NULL ? (unit > behind ? end : number + typed->length)
                        : unit + strcspn(unit, " .,;:)\n");
    end = is_range ? range + strcspn(range, " .,;:)\n") : end;
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
    enum { LIMIT = 1024 * 1024 };
    const struct check_input *input = search->input;
    const char *shown = base_format(input->arena, "narasi/%s", name);
    size_t length = 0;
    const char *bytes = base_file_read(input->lasting, base_path_join(input->arena, folder, name),
                                       shown, LIMIT, &length, input->diagnostics);
    if (bytes == NULL) {
        return;
    }
    uint32_t source = base_source_add(input->sources, shown, bytes, length);
    struct base_buffer text = {.arena = input->arena};
    uint32_t line = 1;
    for (const char *at = bytes; *at != '\0'; line++) {
        size_t end = strcspn(at, "\n");
        text.length = 0;
        base_buffer_add(&text, at, end);
        struct place place = {base_buffer_get(&text), 0, source, line};
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
