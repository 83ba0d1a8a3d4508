/* Rules K024, K025, K026 and K028 over the text of the finished document. */
#include <string.h>

#include "base_arena.h"
#include "base_source.h"
#include "check_text.h"
#include "document.h"
#include "figures.h"

/* A walk over the document. */
struct walk {
    const struct check_input *input; /* its arena is emptied behind each text */
    const struct document *document;
};

static bool is_typed(const struct document_inline *item)
{
    return item->kind == DOCUMENT_TEXT && item->text != NULL;
}

/* The text of inlines; a reference, which was resolved, stands for a blank. */
static const char *typed_text(struct base_arena *arena, const struct document_inlines *inlines)
{
    struct base_buffer buffer = {.arena = arena};
    if (inlines->count == 1 && is_typed(&inlines->items[0])) {
        return inlines->items[0].text;
    }
    for (size_t i = 0; i < inlines->count; i++) {
        const struct document_inline *item = &inlines->items[i];
        if (is_typed(item)) {
            base_buffer_text(&buffer, item->text);
        } else {
            base_buffer_char(&buffer, ' ');
        }
    }
    return base_buffer_get(&buffer);
}

/* ---------------------------------------------------------------- K028 */

static bool is_label(const struct walk *walk, const char *label)
{
    for (size_t i = 0; i < walk->document->caption_count; i++) {
        if (strcmp(walk->document->captions[i], label) == 0) {
            return true;
        }
    }
    return false;
}

/* "3.9" at the start of a text: digits, a dot, digits. */
static size_t number_length(const char *text)
{
    size_t bab = strspn(text, "0123456789");
    size_t rest = bab > 0 && text[bab] == '.' ? strspn(text + bab + 1, "0123456789") : 0;
    return rest > 0 ? bab + 1 + rest : 0;
}

/* True when a caption of the series is numbered without the number of its bab: "Tabel 3". */
static bool counts_through(const struct walk *walk, const char *series)
{
    size_t length = strlen(series);
    for (size_t i = 0; i < walk->document->caption_count; i++) {
        const char *label = walk->document->captions[i];
        if (strncmp(label, series, length) == 0 && label[length] == ' ' &&
            label[length + 1 + strspn(label + length + 1, "0123456789")] == '\0') {
            return true;
        }
    }
    return false;
}

/* Behind "3.1": the next number of "3.1, 3.2 dan 3.4" or "3.1-3.4"; NULL when there is none. */
static const char *next_number(const char *text)
{
    static const char *const signs[] = {", dan ",          ", ",       " dan ",  " atau ",
                                        " sampai dengan ", " sampai ", " s.d. ", "-",
                                        "\xe2\x80\x93"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        if (strncmp(text, signs[i], length) == 0 && number_length(text + length) > 0) {
            return text + length;
        }
    }
    return NULL;
}

static void check_numbers(const struct walk *walk, base_origin origin, const char *series,
                          const char *number)
{
    while (number != NULL) {
        size_t length = number_length(number);
        if (length == 0 && counts_through(walk, series)) {
            length = strspn(number, "0123456789");
        }
        const char *label = base_format(walk->input->arena, "%s %.*s", series, (int)length, number);
        if (length > 0 && !is_label(walk, label)) {
            base_report(walk->input->diagnostics, base_at(check_narrow(walk->input, origin, label)),
                        BASE_MESSAGE_CHECK_REFERENCE, label);
        }
        number = length > 0 ? next_number(number + length) : NULL;
    }
}

static void check_references(const struct walk *walk, base_origin origin, const char *text)
{
    static const char *const series[] = {"Tabel", "Gambar", "Grafik", "Bagan", "Diagram", "Peta"};
    static const char initials[] = "TtGgBbDdPp";
    if (strpbrk(text, "0123456789") == NULL) {
        return;
    }
    for (const char *at = text; (at = strpbrk(at, initials)) != NULL; at++) {
        for (size_t i = 0; i < sizeof series / sizeof *series; i++) {
            if (!check_is_word(text, at, series[i])) {
                continue;
            }
            const char *behind = at + strlen(series[i]);
            const char *number = behind + strspn(behind, " ");
            number += strncmp(number, "\xc2\xa0", 2) == 0 ? 2 : 0;
            check_numbers(walk, origin, series[i], number > behind ? number : NULL);
        }
    }
}

/* ---------------------------------------------------------------- the walk */

/* Told already, about the text of the input that is printed here. */
static bool is_told(const struct check_input *input, const char *text)
{
    for (size_t i = 0; i < base_diagnostics_count(input->diagnostics); i++) {
        const struct base_diagnostic *told = base_diagnostics_get(input->diagnostics, i);
        if (told->message == BASE_MESSAGE_CHECK_OTHER_YEAR && told->argument_count > 0 &&
            strcmp(told->arguments[0], text) == 0) {
            return true;
        }
    }
    return false;
}

static void check_year_of(const struct walk *walk, base_origin origin, const char *text)
{
    long long foreign = check_foreign_year(walk->input, text);
    if (foreign != 0 && !is_told(walk->input, text)) {
        const struct value *year = value_get(walk->input->figures->scope, "tahun");
        base_report(walk->input->diagnostics, base_at(origin), BASE_MESSAGE_CHECK_OTHER_YEAR, text,
                    base_format(walk->input->arena, "%lld", foreign),
                    base_format(walk->input->arena, "%lld", value_integer_or(year, 0)));
    }
}

/* The place of the text rather than that of the template around it. */
static base_origin origin_of(const struct document_block *block)
{
    return block->inlines.count > 0 && block->inlines.items[0].origin != 0
               ? block->inlines.items[0].origin
               : block->origin;
}

/* Most cells of tables hold numbers, about which no rule has anything to say. */
static bool has_letter(const char *text)
{
    while (*text != '\0' && (unsigned)(*text | 0x20) - 'a' > 'z' - 'a') {
        text++;
    }
    return *text != '\0';
}

static void visit_text(const struct walk *walk, const struct document_block *block)
{
    const struct check_input *input = walk->input;
    if (block->inlines.count == 0) {
        return;
    }
    const char *text = typed_text(input->arena, &block->inlines);
    if (!has_letter(text)) {
        return;
    }
    base_origin origin = origin_of(block);
    if (block->kind == DOCUMENT_HEADING || block->kind == DOCUMENT_CAPTION) {
        check_year_of(walk, origin, text);
    }
    check_agency(input, origin, text);
    check_unit(input, origin, text);
    check_counts(input, origin, text);
    check_references(walk, origin, text);
    base_arena_reset(input->arena);
}

static void visit(const struct walk *walk, const struct document_block *block);

static void visit_list(const struct walk *walk, const struct document_block *first)
{
    for (; first != NULL; first = first->next) {
        visit(walk, first);
    }
}

static void visit_table(const struct walk *walk, const struct document_table *table)
{
    for (size_t row = 0; row < table->row_count; row++) {
        for (size_t cell = 0; cell < table->rows[row].cell_count; cell++) {
            struct document_plain room;
            visit_list(walk, document_cell_blocks(&table->rows[row].cells[cell], &room));
        }
    }
}

/* The depth is that of the template, which its own limits bound. */
static void visit(const struct walk *walk, const struct document_block *block)
{
    visit_text(walk, block);
    for (size_t i = 0; i < block->inlines.count; i++) {
        if (block->inlines.items[i].kind == DOCUMENT_NOTE) {
            visit_list(walk, block->inlines.items[i].note);
        }
    }
    if (block->kind == DOCUMENT_TABLE) {
        visit_table(walk, block->table);
    }
    visit_list(walk, block->first);
}

void check_text(const struct check_input *input)
{
    struct check_input aside = *input;
    aside.arena = base_arena_create();
    const struct walk walk = {.input = &aside, .document = input->document};
    visit_list(&walk, input->document->first);
    base_arena_destroy(aside.arena);
}
