/* Rules K017, K018, K037, K038: amounts in perjanjian kinerja against pagu and against the
 * superior's. */
#include <string.h>

#include "base_arena.h"
#include "check_agreement.h"
#include "figures.h"
#include "model.h"

/* A line of an agreement's budget. */
struct line {
    const struct value *agreement, *view;
    const struct value_rational *amount; /* NULL: stated to be none */
    const char *code;
    bool taken; /* summed up already */
};

struct lines {
    struct line *items;
    size_t count, capacity;
};

static bool same_name(const struct check_input *input, const struct value *node, const char *key,
                      const char *name)
{
    const char *own = value_text_or(value_get(node, key), "");
    return own[0] != '\0' && check_same_name(input->arena, own, name);
}

static bool is_called(const struct check_input *input, const struct value *node, const char *name)
{
    return same_name(input, node, "nama", name) || same_name(input, node, "nama_awal", name) ||
           same_name(input, node, "singkat", name);
}

/* The parts of the budget by what they are called, in plain form; null for a name of several. */
static const struct value *parts_by_name(const struct check_input *input, struct base_arena *arena)
{
    static const char *const keys[] = {"nama", "nama_awal", "singkat"};
    static const struct value several = {.kind = VALUE_NULL};
    const struct value *rows = value_get(input->figures->scope, "anggaran_baris");
    struct value_builder *parts = value_builder_create(arena);
    struct value_seen seen[sizeof keys / sizeof *keys] = {0};
    for (size_t i = 0; i < value_count(rows); i++) {
        const struct value *row = value_at(rows, i);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            const char *own = value_text_or(value_get_again(row, keys[k], &seen[k]), "");
            const char *plain = own[0] != '\0' ? check_plain_name(arena, own) : NULL;
            const struct value *known = plain != NULL ? value_builder_get(parts, plain) : row;
            if (known != row) {
                value_builder_set(parts, plain, known == NULL ? row : &several);
            }
        }
    }
    return value_builder_finish(parts, 0);
}

/* The code of the only part of the budget that goes by a name; NULL when there is none. *parts is
 * NULL at first and gets all by name when first needed. */
static const char *code_of_name(const struct check_input *input, struct base_arena *arena,
                                const struct value **parts, const char *name)
{
    if (*parts == NULL) {
        *parts = parts_by_name(input, arena);
    }
    const struct value *part = value_get(*parts, check_plain_name(arena, name));
    return value_text_or(value_get(part, "kode"), NULL);
}

static struct lines collect(const struct check_input *input, const struct value *agreements)
{
    struct lines lines = {0};
    struct base_arena *aside = base_arena_create();
    const struct value *parts = NULL;
    for (size_t i = 0; i < value_count(agreements); i++) {
        const struct value *agreement = value_at(agreements, i);
        const struct value *budget = value_get(agreement, "anggaran");
        for (size_t k = 0; !check_is_replaced(agreements, i) && k < value_count(budget); k++) {
            struct line line = {.agreement = agreement, .view = value_at(budget, k)};
            line.code = value_text_or(value_get(line.view, "kode"), NULL);
            if (line.code == NULL) {
                const char *name = value_text_or(value_get(line.view, "nama"), NULL);
                line.code = name == NULL ? NULL : code_of_name(input, aside, &parts, name);
            }
            line.amount = value_number_or_null(value_get(line.view, "pagu"));
            if (line.code != NULL) {
                BASE_PUSH(input->arena, lines.items, lines.count, lines.capacity, line);
            }
        }
    }
    base_arena_destroy(aside);
    return lines;
}

static const struct value_rational *add(const struct check_input *input,
                                        const struct value_rational *sum,
                                        const struct value_rational *number)
{
    if (sum == NULL || number == NULL) {
        return sum != NULL ? sum : number;
    }
    return value_rational_add(input->arena, sum, number);
}

static bool same_superior(const struct line *left, const struct line *right)
{
    return strcmp(value_text_or(value_get(left->agreement, "induk"), ""),
                  value_text_or(value_get(right->agreement, "induk"), "")) == 0;
}

/* What the budget says of a node: before changes for a first agreement. */
static const struct value_rational *pagu_of(const struct check_input *input,
                                            const struct line *line)
{
    const struct value *node = value_get(value_get(input->figures->scope, "mata"), line->code);
    const struct value_rational *first = value_number_or_null(value_get(node, "pagu_awal"));
    bool is_first = strcmp(value_text_or(value_get(line->agreement, "versi"), "awal"), "awal") == 0;
    return is_first && first != NULL ? first : value_number_or_null(value_get(node, "pagu"));
}

/* K017: parts of a node that several subordinates share are added up. */
static void check_line(const struct check_input *input, struct lines *lines, size_t index)
{
    struct line *line = &lines->items[index];
    const struct value_rational *sum = NULL;
    struct base_buffer names = {.arena = input->arena};
    for (size_t i = index; i < lines->count; i++) {
        struct line *other = &lines->items[i];
        if (strcmp(other->code, line->code) == 0 && same_superior(line, other)) {
            other->taken = true;
            sum = add(input, sum, other->amount);
            base_buffer_format(&names, "%s%s", names.length == 0 ? "" : ", ",
                               check_id(other->agreement));
        }
    }
    const struct value_rational *pagu = pagu_of(input, line);
    if (sum != NULL && pagu != NULL && value_rational_compare(sum, pagu) != 0) {
        base_report(input->diagnostics, base_at(line->view->origin), BASE_MESSAGE_CHECK_AGREED_PAGU,
                    base_buffer_get(&names), line->code, check_shown(input, sum, -1),
                    check_shown(input, pagu, -1));
    }
}

static bool is_below(const char *code, const char *above)
{
    size_t length = strlen(above);
    return strncmp(code, above, length) == 0 && code[length] == '.';
}

/* True when each part of a program has a line of its own in the set. */
static bool is_covered(const struct check_input *input, const struct lines *lines,
                       const struct line *above)
{
    const struct value *node = value_get(value_get(input->figures->scope, "mata"), above->code);
    const struct value *parts = value_get(node, "kegiatan");
    for (size_t i = 0; i < value_count(parts); i++) {
        const char *code = value_text_or(value_get(value_at(parts, i), "kode"), "");
        bool found = false;
        for (size_t k = 0; k < lines->count && !found; k++) {
            found = strcmp(lines->items[k].code, code) == 0;
        }
        if (!found) {
            return false;
        }
    }
    return value_count(parts) > 0;
}

/* K018: what the subordinates have of a program, against the superior's line. */
static void check_shares(const struct check_input *input, const struct lines *lines,
                         const struct line *above)
{
    const struct value_rational *sum = NULL;
    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->items[i];
        const char *superior = value_text_or(value_get(line->agreement, "induk"), "");
        if (strcmp(superior, check_id(above->agreement)) == 0 &&
            is_below(line->code, above->code)) {
            sum = add(input, sum, line->amount);
        }
    }
    if (sum == NULL || above->amount == NULL) {
        return;
    }
    int order = value_rational_compare(sum, above->amount);
    if (order > 0 || (order < 0 && is_covered(input, lines, above))) {
        base_report(input->diagnostics, base_at(above->view->origin),
                    BASE_MESSAGE_CHECK_AGREED_SHARES, check_id(above->agreement), above->code,
                    check_shown(input, above->amount, -1), check_shown(input, sum, -1));
    }
}

/* K037: a line under another name than the budget gives. */
static void check_name(const struct check_input *input, const struct line *line)
{
    const struct value *node = value_get(value_get(input->figures->scope, "mata"), line->code);
    const char *name = value_text_or(value_get(line->view, "nama"), NULL);
    if (node != NULL && name != NULL && !is_called(input, node, name)) {
        base_report(input->diagnostics, base_at(line->view->origin), BASE_MESSAGE_CHECK_AGREED_NAME,
                    check_id(line->agreement), line->code, name,
                    value_text_or(value_get(node, "nama"), ""));
    }
}

static bool has_line(const struct lines *lines, const struct value *agreement, const char *code)
{
    for (size_t i = 0; i < lines->count; i++) {
        const char *own = lines->items[i].code;
        if (lines->items[i].agreement == agreement &&
            (strcmp(own, code) == 0 || is_below(own, code))) {
            return true;
        }
    }
    return false;
}

/* True when a part of the budget, or one below it, is said to serve a sasaran or an indicator. */
static bool is_linked(const struct value *part)
{
    static const char *const below[] = {"kegiatan", "sub_kegiatan", "rincian"};
    if (value_count(value_get(part, "sasaran")) > 0 ||
        value_count(value_get(part, "indikator_terkait")) > 0) {
        return true;
    }
    for (size_t k = 0; k < sizeof below / sizeof *below; k++) {
        const struct value *parts = value_get(part, below[k]);
        for (size_t i = 0; i < value_count(parts); i++) {
            if (is_linked(value_at(parts, i))) {
                return true;
            }
        }
    }
    return false;
}

static bool same_kind(const struct value *left, const struct value *right)
{
    return strcmp(value_text_or(value_get(left, "kelompok"), ""),
                  value_text_or(value_get(right, "kelompok"), "")) == 0;
}

/* True when an agreement is expected to list a program: it serves a sasaran, or the agreement lists
 * others of its kelompok that serve none either. */
static bool is_expected(const struct check_input *input, const struct lines *lines,
                        const struct value *agreement, const struct value *program)
{
    const struct value *programs = value_get(input->model->anggaran, "program");
    if (is_linked(program)) {
        return true;
    }
    for (size_t i = 0; i < value_count(programs); i++) {
        const struct value *other = value_at(programs, i);
        if (same_kind(program, other) &&
            has_line(lines, agreement, value_text_or(value_get(other, "kode"), "")) &&
            !is_linked(other)) {
            return true;
        }
    }
    return false;
}

/* K038: programs with money that the agreement of the head of the agency leaves out. */
static void check_complete(const struct check_input *input, const struct lines *lines,
                           const struct value *agreement)
{
    const struct value *programs = value_get(input->model->anggaran, "program");
    const struct value *budget = value_get(agreement, "anggaran");
    for (size_t i = 0; value_count(budget) > 0 && i < value_count(programs); i++) {
        const struct value *program = value_at(programs, i);
        const char *code = value_text_or(value_get(program, "kode"), NULL);
        const struct value *nodes = value_get(input->figures->scope, "mata");
        const struct value *node = code == NULL ? NULL : value_get(nodes, code);
        const struct value_rational *pagu = value_number_or_null(value_get(node, "pagu"));
        if (pagu != NULL && value_rational_sign(pagu) > 0 && !has_line(lines, agreement, code) &&
            is_expected(input, lines, agreement, program)) {
            base_report(input->diagnostics, base_at(value_at(budget, 0)->origin),
                        BASE_MESSAGE_CHECK_AGREED_MISSING, check_id(agreement), code,
                        value_text_or(value_get(program, "nama"), ""),
                        check_shown(input, pagu, -1));
        }
    }
}

void check_agreed_budget(const struct check_input *input, const struct value *agreements)
{
    struct lines lines = collect(input, agreements);
    for (size_t i = 0; i < lines.count; i++) {
        if (!lines.items[i].taken) {
            check_line(input, &lines, i);
        }
        check_shares(input, &lines, &lines.items[i]);
        check_name(input, &lines.items[i]);
    }
    for (size_t i = 0; i < value_count(agreements); i++) {
        const struct value *agreement = value_at(agreements, i);
        if (!check_is_replaced(agreements, i) && check_superior(agreements, agreement) == NULL) {
            check_complete(input, &lines, agreement);
        }
    }
}
