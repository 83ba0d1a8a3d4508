/* Numbers, percent, rupiah and units in Indonesian form. */
#include "format_number.h"

#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"

enum { LONGEST = 12, SHORTENED = 2 };

/* Digits of the whole part with a dot after every third from the right. */
static char *put_grouped(char *at, const char *digits, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0)
            *at++ = '.';
        *at++ = digits[i];
    }
    return at;
}

static void put_decimals(char *at, const char *decimals, bool trim)
{
    size_t count = strlen(decimals);
    while (trim && count > 0 && decimals[count - 1] == '0')
        count--;
    if (count == 0)
        return;
    *at++ = ',';
    memcpy(at, decimals, count);
}

/* From plain text with a dot ("-1234.50") to "-1.234,50". */
static const char *from_plain(struct base_arena *arena, const char *plain, bool trim)
{
    size_t whole = strcspn(plain, ".");
    char *text = base_alloc(arena, strlen(plain) + whole / 3 + 1);
    char *at = text;
    if (*plain == '-') {
        *at++ = *plain++;
        whole--;
    }
    at = put_grouped(at, plain, whole);
    if (plain[whole] == '.')
        put_decimals(at, plain + whole + 1, trim);
    return text;
}

/* The exact plain text, or NULL when it is endless or has too many decimals. */
static const char *own_decimals(struct base_arena *arena, const struct value_rational *number)
{
    const char *plain = value_rational_text(arena, number, -1);
    const char *dot = strchr(plain, '.');
    if (strchr(plain, '/') != NULL || (dot != NULL && strlen(dot + 1) > LONGEST))
        return NULL;
    return plain;
}

const char *format_number(struct base_arena *arena, const struct value_rational *number,
                          struct format_number style)
{
    if (style.decimals == FORMAT_OWN_DECIMALS) {
        const char *plain = own_decimals(arena, number);
        if (plain != NULL)
            return from_plain(arena, plain, style.trim);
        style.decimals = SHORTENED;
    }
    const char *plain = value_rational_text_rounded(arena, number, style.decimals, style.rounding);
    return from_plain(arena, plain, style.trim);
}

const char *format_percent(struct base_arena *arena, const struct value_rational *number,
                           struct format_number style, bool spaced)
{
    const char *text = format_number(arena, number, style);
    return base_format(arena, "%s%s%%", text, spaced ? FORMAT_NO_BREAK_SPACE : "");
}

/* The amount without sign and symbol. */
static const char *amount(struct base_arena *arena, const char *digits, struct format_rupiah style)
{
    const char *symbol = style.bare ? "" : style.space ? "Rp" FORMAT_NO_BREAK_SPACE : "Rp";
    const char *end = style.dash && !style.decimals ? ",-" : "";
    return base_format(arena, "%s%s%s", symbol, digits, end);
}

const char *format_rupiah(struct base_arena *arena, const struct value_rational *number,
                          struct format_rupiah style)
{
    struct format_number digits = {.decimals = style.decimals ? 2 : 0, .rounding = style.rounding};
    const char *shown = format_number(arena, number, digits);
    bool negative = shown[0] == '-';
    const char *text = amount(arena, shown + negative, style);
    if (!negative)
        return text;
    return base_format(arena, style.brackets ? "(%s)" : "-%s", text);
}

static bool add_style(const char *word, size_t length, struct format_rupiah *style)
{
    const struct {
        const char *name;
        bool *flag;
    } words[] = {
        {"spasi", &style->space},     {"desimal", &style->decimals}, {"strip", &style->dash},
        {"kurung", &style->brackets}, {"tanpa", &style->bare},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i].name) == length && memcmp(words[i].name, word, length) == 0) {
            *words[i].flag = true;
            return true;
        }
    }
    return false;
}

bool format_rupiah_style(const char *words, struct format_rupiah *style)
{
    words += strspn(words, " ");
    while (*words != '\0') {
        size_t length = strcspn(words, " ");
        if (!add_style(words, length, style))
            return false;
        words += length;
        words += strspn(words, " ");
    }
    return true;
}

const char *format_unit(struct base_arena *arena, const char *number, const char *unit)
{
    if (unit == NULL || unit[0] == '\0')
        return number;
    const char *lower = base_utf8_lower_text(arena, unit);
    if (strcmp(lower, "%") == 0 || strcmp(lower, "persen") == 0)
        return base_format(arena, "%s%%", number);
    return base_format(arena, "%s" FORMAT_NO_BREAK_SPACE "%s", number, unit);
}
