/* Numbers in words (terbilang). */
#include "format_words.h"

#include <stdbool.h>
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "format_number.h"

enum { MAX_WHOLE_DIGITS = 18 };

static const char *const units[] = {
    "nol",  "satu",  "dua",     "tiga",     "empat",   "lima",
    "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
};

/* By groups of three digits from the right. */
static const char *const scales[] = {"", "ribu", "juta", "miliar", "triliun", "kuadriliun"};

static void put_word(struct base_buffer *buffer, const char *word)
{
    if (word[0] == '\0')
        return;
    if (buffer->length > 0)
        base_buffer_char(buffer, ' ');
    base_buffer_text(buffer, word);
}

/* 1..99 */
static void put_tens(struct base_buffer *buffer, int number)
{
    if (number >= 20) {
        put_word(buffer, units[number / 10]);
        put_word(buffer, "puluh");
        number %= 10;
    } else if (number >= 12) {
        put_word(buffer, units[number - 10]);
        put_word(buffer, "belas");
        return;
    }
    if (number > 0)
        put_word(buffer, units[number]);
}

/* 0..999; 0 gives nothing. */
static void put_hundreds(struct base_buffer *buffer, int number)
{
    if (number >= 200)
        put_word(buffer, units[number / 100]);
    if (number >= 100)
        put_word(buffer, number >= 200 ? "ratus" : "seratus");
    put_tens(buffer, number % 100);
}

static void put_group(struct base_buffer *buffer, int number, size_t scale)
{
    if (number == 0)
        return;
    if (number == 1 && scale == 1) {
        put_word(buffer, "seribu");
        return;
    }
    put_hundreds(buffer, number);
    put_word(buffer, scales[scale]);
}

/* The whole part, given as plain digits; at most MAX_WHOLE_DIGITS. */
static void put_whole(struct base_buffer *buffer, const char *digits, size_t count)
{
    int number = 0;
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        number = number * 10 + (digits[i] - '0');
        if ((count - i - 1) % 3 != 0)
            continue;
        any = any || number > 0;
        put_group(buffer, number, (count - i - 1) / 3);
        number = 0;
    }
    if (!any)
        put_word(buffer, units[0]);
}

static const char *plain_words(struct base_arena *arena, const char *plain)
{
    struct base_buffer buffer = {.arena = arena};
    if (*plain == '-') {
        put_word(&buffer, "minus");
        plain++;
    }
    size_t whole = strcspn(plain, ".");
    if (whole > MAX_WHOLE_DIGITS)
        return NULL;
    put_whole(&buffer, plain, whole);
    if (plain[whole] == '.')
        put_word(&buffer, "koma");
    for (const char *digit = plain + whole; *digit != '\0'; digit++) {
        if (*digit != '.')
            put_word(&buffer, units[*digit - '0']);
    }
    return base_buffer_get(&buffer);
}

const char *format_words(struct base_arena *arena, const struct value_rational *number,
                         int decimals)
{
    const char *plain = value_rational_text(arena, number, decimals);
    if (strchr(plain, '/') != NULL)
        plain = value_rational_text(arena, number, 2);
    return plain_words(arena, plain);
}

const char *format_words_title(struct base_arena *arena, const struct value_rational *number,
                               int decimals)
{
    const char *words = format_words(arena, number, decimals);
    return words == NULL ? NULL : base_utf8_title_text(arena, words);
}

const char *format_words_with_digits(struct base_arena *arena, const struct value_rational *number,
                                     int decimals)
{
    const char *words = format_words(arena, number, decimals);
    if (words == NULL)
        return NULL;
    const char *digits = format_number(arena, number, (struct format_number){.decimals = decimals});
    return base_format(arena, "%s (%s)", digits, words);
}

const char *format_words_rupiah(struct base_arena *arena, const struct value_rational *number)
{
    char *plain = value_rational_text(arena, number, 2);
    size_t whole = strlen(plain) - 3;
    int sen = (plain[whole + 1] - '0') * 10 + (plain[whole + 2] - '0');
    plain[whole] = '\0';
    const char *words = plain_words(arena, plain);
    if (words == NULL)
        return NULL;
    struct base_buffer buffer = {.arena = arena};
    put_word(&buffer, words);
    put_word(&buffer, "rupiah");
    put_tens(&buffer, sen);
    put_word(&buffer, sen > 0 ? "sen" : "");
    return base_buffer_get(&buffer);
}
