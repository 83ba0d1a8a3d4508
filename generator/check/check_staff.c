/* Rule K036: tables of the same staff that add up to different numbers of people. */
#include <string.h>

#include "base_arena.h"
#include "check_agreement.h"
#include "check_text.h"
#include "figures.h"
#include "model.h"

/* A table that counts staff, and what it comes to. */
struct staff {
    const struct value *table;
    const struct value_rational *total;
    unsigned people; /* which of the words below its title has */
};

static bool is_total(struct base_arena *arena, const struct value *column)
{
    static const char *const keys[] = {"id", "judul"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *plain = check_plain_name(arena, value_text_or(value_get(column, keys[i]), ""));
        if (strcmp(plain, "jumlah") == 0 || strcmp(plain, "total") == 0) {
            return true;
        }
    }
    return false;
}

static bool is_count(const struct value *column)
{
    return strcmp(value_text_or(value_get(column, "jenis"), "teks"), "angka") == 0;
}

/* The column that holds the people of a row: the one named total, else the only one of numbers. */
static const struct value *column_of_people(const struct check_input *input,
                                            const struct value *table)
{
    const struct value *columns = value_get(table, "kolom");
    const struct value *only = NULL;
    size_t counts = 0;
    for (size_t i = 0; i < value_count(columns); i++) {
        const struct value *column = value_at(columns, i);
        if (is_count(column) && is_total(input->arena, column)) {
            return column;
        }
        counts += is_count(column);
        only = is_count(column) ? column : only;
    }
    return counts == 1 ? only : NULL;
}

/* Which people a title is about: "Pegawai", "PNS", "Non ASN" are not the same; 0: not staff. */
static unsigned people_of(struct base_arena *arena, const char *title)
{
    static const char *const words[] = {
        "pegawai",    "aparatur", "asn",        "pns",     "pppk",     "non",     "honorer",
        "kontrak",    "pejabat",  "fungsional", "jabatan", "eselon",   "formasi", "kebutuhan",
        "kekurangan", "diklat",   "pelatihan",  "pensiun", "penyuluh", "mutasi",
    };
    enum { STAFF = 4 }; /* the first ones name staff, the others narrow it down */
    const char *plain = check_plain_name(arena, title);
    unsigned found = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        found |= check_find_word(plain, words[i]) != NULL ? 1U << i : 0U;
    }
    return (found & ((1U << STAFF) - 1)) != 0 ? found : 0;
}

static bool read_staff(const struct check_input *input, const struct value *table,
                       struct staff *staff)
{
    const struct value *column = column_of_people(input, table);
    *staff = (struct staff){
        .table = table,
        .people = people_of(input->arena, value_text_or(value_get(table, "judul"), ""))};
    if (column == NULL || staff->people == 0) {
        return false;
    }
    const char *path =
        base_format(input->arena, "tabel.%s.jumlah.%s", check_id(table), check_id(column));
    const struct figures_record *total = figures_find(input->figures, path);
    staff->total = total == NULL ? NULL : check_number(total->value);
    return staff->total != NULL;
}

/* laporan.harus_sama already compares the two tables. */
static bool is_declared(const struct check_input *input, const char *left, const char *right)
{
    const struct value *list = value_get(input->model->laporan, "harus_sama");
    for (size_t i = 0; i < value_count(list); i++) {
        const struct value *values = value_get(value_at(list, i), "nilai");
        bool has_left = false, has_right = false;
        for (size_t k = 0; k < value_count(values); k++) {
            const char *text = value_text_or(value_at(values, k), "");
            has_left = has_left || strstr(text, left) != NULL;
            has_right = has_right || strstr(text, right) != NULL;
        }
        if (has_left && has_right) {
            return true;
        }
    }
    return false;
}

static void compare(const struct check_input *input, const struct staff *first,
                    const struct staff *other)
{
    if (first->people == other->people && value_rational_compare(first->total, other->total) != 0 &&
        !is_declared(input, check_id(first->table), check_id(other->table))) {
        base_report(input->diagnostics, base_at(other->table->origin),
                    BASE_MESSAGE_CHECK_STAFF_TABLES, check_id(other->table),
                    check_shown(input, other->total, -1), check_id(first->table),
                    check_shown(input, first->total, -1));
    }
}

void check_staff(const struct check_input *input)
{
    const struct value *tables = value_get(input->model->tabel, "tabel");
    struct staff *staff = base_alloc_array(input->arena, value_count(tables) + 1, sizeof *staff);
    size_t count = 0;
    for (size_t i = 0; i < value_count(tables); i++) {
        count += read_staff(input, value_at(tables, i), &staff[count]);
    }
    for (size_t i = 1; i < count; i++) {
        size_t first = 0; /* the first table of the same people is what the others are held to */
        while (staff[first].people != staff[i].people) {
            first++;
        }
        if (first < i) {
            compare(input, &staff[first], &staff[i]);
        }
    }
}
