/* The reference of elements and attributes as Markdown, from the vocabulary table. */
#include "template.h"

#include <string.h>

#include "base_arena.h"
#include "template_node.h"

static const struct {
    unsigned in;
    const char *title;
} places[] = {
    {TEMPLATE_IN_ROOT | TEMPLATE_IN_PACK | TEMPLATE_IN_DEFINITIONS, "Definisi paket"},
    {TEMPLATE_IN_PAGE_SETUP | TEMPLATE_IN_RUNNING | TEMPLATE_IN_SCHEME, "Bagian definisi"},
    {TEMPLATE_IN_SECTIONS | TEMPLATE_IN_PAGE, "Halaman dan judul"},
    {TEMPLATE_IN_BLOCK | TEMPLATE_IN_LIST | TEMPLATE_IN_LANES | TEMPLATE_IN_IDENTITY, "Blok"},
    {TEMPLATE_IN_TABLE | TEMPLATE_IN_HEAD | TEMPLATE_IN_BODY | TEMPLATE_IN_ROW, "Tabel"},
    {TEMPLATE_IN_CHART, "Grafik"},
    {TEMPLATE_IN_SIGNATURES, "Tanda tangan"},
    {TEMPLATE_IN_TEXT | TEMPLATE_IN_FRACTION, "Tulisan"},
};
enum { PLACE_COUNT = sizeof places / sizeof places[0] };

static const char *type_words(enum template_type type)
{
    static const char *const words[] = {
        [TEMPLATE_TEXT] = "teks",
        [TEMPLATE_EXPRESSION] = "`{{ }}`",
        [TEMPLATE_VALUE] = "`{{ }}` atau teks",
        [TEMPLATE_NAME] = "nama",
        [TEMPLATE_VARIABLE] = "nama peubah",
        [TEMPLATE_PARAMETERS] = "nama-nama peubah",
        [TEMPLATE_COLUMN_IDS] = "id kolom",
        [TEMPLATE_LABEL] = "teks tetap",
        [TEMPLATE_FORMAT] = "bentuk nomor",
        [TEMPLATE_YES] = "ya, tidak",
        [TEMPLATE_NUMBER] = "bilangan",
        [TEMPLATE_LENGTH] = "panjang",
        [TEMPLATE_LENGTHS] = "panjang-panjang",
        [TEMPLATE_WIDTH] = "panjang, `2*`, auto",
        [TEMPLATE_LEADING] = "panjang atau %",
        [TEMPLATE_COLOUR] = "warna",
        [TEMPLATE_PAPER] = "kertas",
        [TEMPLATE_FILE] = "berkas",
        [TEMPLATE_STYLE] = "nama gaya",
        [TEMPLATE_LOOK] = "nama gaya-tabel",
        [TEMPLATE_PAGES] = "nama halaman",
        [TEMPLATE_SCHEME] = "nama skema-judul",
        [TEMPLATE_PIECE] = "nama potongan",
    };
    return words[type];
}

static void add_values(struct base_buffer *buffer, const char *values)
{
    for (const char *c = values; *c != '\0';) {
        size_t length = strcspn(c, "|");
        base_buffer_format(buffer, "%s`%.*s`", c == values ? "" : " ", (int)length, c);
        c += length + (c[length] == '|');
    }
}

static void add_list(struct base_buffer *buffer, const struct template_attribute_rule *list)
{
    base_buffer_text(buffer, "| atribut | nilai | arti |\n|---|---|---|\n");
    for (; list->name != NULL; list++) {
        base_buffer_format(buffer, "| `%s`%s | ", list->name, list->required ? " (wajib)" : "");
        if (list->type == TEMPLATE_CHOICE)
            add_values(buffer, list->values);
        else
            base_buffer_text(buffer, type_words(list->type));
        base_buffer_format(buffer, " | %s |\n", list->help);
    }
    base_buffer_char(buffer, '\n');
}

static void add_content_words(struct base_buffer *buffer, unsigned content)
{
    if ((content & TEMPLATE_CONTENT_SAME) != 0) {
        base_buffer_text(buffer, "Isi: seperti di sekelilingnya.");
        return;
    }
    if (content == TEMPLATE_CONTENT_NONE) {
        base_buffer_text(buffer, "Tanpa isi.");
        return;
    }
    const char *between = "Isi: ";
    if ((content & TEMPLATE_IN_TEXT) != 0) {
        base_buffer_text(buffer, "Isi: tulisan");
        between = (content & TEMPLATE_IN_BLOCK) != 0 ? " dan blok" : "";
        base_buffer_format(buffer, "%s.", between);
        return;
    }
    if ((content & (TEMPLATE_IN_BLOCK | TEMPLATE_IN_PAGE)) != 0) {
        base_buffer_text(buffer, "Isi: blok.");
        return;
    }
    for (size_t i = 0; i < template_rule_count; i++) {
        const struct template_rule *rule = &template_rules[i];
        bool control = (rule->in & TEMPLATE_CONTENT_ANY) == TEMPLATE_CONTENT_ANY;
        if ((rule->in & content) == 0 || control)
            continue;
        base_buffer_format(buffer, "%s`%s`", between, rule->name);
        between = ", ";
    }
    base_buffer_char(buffer, '.');
}

static void add_rule(struct base_buffer *buffer, const struct template_rule *rule)
{
    base_buffer_format(buffer, "### `<%s>`\n\n%s. ", rule->name, rule->help);
    add_content_words(buffer, rule->content);
    if (rule->groups[1] == template_style_attributes)
        base_buffer_text(buffer, " Juga atribut gaya.");
    else if (rule->groups[1] == template_look_attributes)
        base_buffer_text(buffer, " Juga atribut rupa tabel.");
    base_buffer_text(buffer, "\n\n");
    if (rule->groups[0] != NULL)
        add_list(buffer, rule->groups[0]);
}

/* Elements that may stand anywhere. */
static bool is_control(const struct template_rule *rule)
{
    return (rule->in & TEMPLATE_CONTENT_ANY) == TEMPLATE_CONTENT_ANY ||
           (rule->in & (TEMPLATE_IN_CHOICE | TEMPLATE_IN_LOOP)) != 0;
}

/* The first place that an element belongs to. */
static size_t place_of(const struct template_rule *rule)
{
    size_t place = 0;
    while (place + 1 < PLACE_COUNT && (rule->in & places[place].in) == 0)
        place++;
    return place;
}

void template_reference_write(struct base_buffer *buffer)
{
    base_buffer_text(buffer, "## Kendali\n\n");
    for (size_t i = 0; i < template_rule_count; i++) {
        if (is_control(&template_rules[i]))
            add_rule(buffer, &template_rules[i]);
    }
    for (size_t place = 0; place < PLACE_COUNT; place++) {
        base_buffer_format(buffer, "## %s\n\n", places[place].title);
        for (size_t i = 0; i < template_rule_count; i++) {
            if (!is_control(&template_rules[i]) && place_of(&template_rules[i]) == place)
                add_rule(buffer, &template_rules[i]);
        }
    }
    base_buffer_text(buffer, "## Atribut gaya\n\n");
    add_list(buffer, template_style_attributes);
    base_buffer_text(buffer, "## Atribut rupa tabel\n\n");
    add_list(buffer, template_look_attributes);
}
