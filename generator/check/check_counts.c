/* Rule K026: a number in digits beside the same in words: "28 (dua puluh delapan)" or "dua puluh
 * delapan (28)". */
#include <string.h>

#include "base_arena.h"
#include "base_utf8.h"
#include "check_text.h"
#include "format_words.h"

static bool is_number_word(const char *word, size_t length)
{
    static const char *const words[] = {
        "nol",     "satu",     "dua",     "tiga",    "empat",  "lima",    "enam",    "tujuh",
        "delapan", "sembilan", "sepuluh", "sebelas", "belas",  "puluh",   "seratus", "ratus",
        "seribu",  "ribu",     "juta",    "miliar",  "milyar", "triliun", "koma",    "minus",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0) {
            return true;
        }
    }
    return false;
}

/* How many words at the end (or the start) of plain text are number words; *begin and *end get
 * their part. */
static bool number_words(const char *plain, bool at_end, const char **begin, const char **end)
{
    const char *stop = plain + strlen(plain);
    *begin = at_end ? stop : plain;
    *end = *begin;
    while (at_end ? *begin > plain : *end < stop) {
        const char *word = at_end ? *begin : *end;
        size_t length = 0;
        if (at_end) {
            word -= word[-1] == ' ';
            while (word > plain && word[-1] != ' ') {
                word--;
                length++;
            }
        } else {
            word += *word == ' ';
            length = strcspn(word, " ");
        }
        if (!is_number_word(word, length)) {
            break;
        }
        *begin = at_end ? word : *begin;
        *end = at_end ? *end : word + length;
    }
    return *begin < *end;
}

/* True when the words say the number, "milyar" and "satu ribu" included. */
static bool says(struct base_arena *arena, const char *begin, const char *end,
                 const struct check_typed *typed, const char **expected)
{
    const char *words = base_copy(arena, begin, (size_t)(end - begin));
    *expected = format_words(arena, typed->number, typed->decimals);
    if (*expected == NULL || strcmp(words, *expected) == 0) {
        return true;
    }
    const char *whole = format_words(arena, typed->number, -1);
    const char *old = strstr(words, "milyar");
    struct base_buffer buffer = {.arena = arena};
    if (old != NULL) {
        base_buffer_add(&buffer, words, (size_t)(old - words));
        base_buffer_text(&buffer, "miliar");
        base_buffer_text(&buffer, old + strlen("milyar"));
        words = base_buffer_get(&buffer);
    }
    return strcmp(words, *expected) == 0 || (whole != NULL && strcmp(words, whole) == 0);
}

static void report(const struct check_input *input, base_origin origin, const char *digits,
                   size_t length, const char *begin, const char *end, const char *expected)
{
    /* The digits with what is around them, so that the same number elsewhere is not meant. */
    const char *around = base_copy(input->arena, digits, length + strcspn(digits + length, "\n)"));
    base_report(input->diagnostics, base_at(check_narrow(input, origin, around)),
                BASE_MESSAGE_CHECK_WORDS, base_copy(input->arena, digits, length),
                base_copy(input->arena, begin, (size_t)(end - begin)), expected);
}

/* The bracket behind a number; "%", ",-" and one word ("28 orang (dua puluh delapan)") may stand
 * between. */
static const char *bracket_behind(const char *text)
{
    text += strncmp(text, ",-", 2) == 0 ? 2 : 0;
    text += strspn(text, " %");
    if (check_is_letter(*text)) {
        const char *word = text;
        while (check_is_letter(*text)) {
            text++;
        }
        return is_number_word(word, (size_t)(text - word)) ? word : text + strspn(text, " ");
    }
    return text;
}

/* "28 (dua puluh delapan)": the bracket follows the digits. */
static void check_behind(const struct check_input *input, base_origin origin, const char *digits,
                         const struct check_typed *typed)
{
    const char *open = bracket_behind(digits + typed->length);
    size_t length = *open == '(' ? strcspn(open, ")") : 0;
    if (length < 2 || open[length] != ')') {
        return;
    }
    const char *plain =
        check_plain_name(input->arena, base_copy(input->arena, open + 1, length - 1));
    const char *begin = NULL, *end = NULL, *expected = NULL;
    bool is_count = number_words(plain, false, &begin, &end);
    bool is_whole = is_count && (*end == '\0' || strchr(end + 1, ' ') == NULL); /* "... orang" */
    if (is_whole && !says(input->arena, begin, end, typed, &expected)) {
        report(input, origin, digits, typed->length, begin, end, expected);
    }
}

/* "dua puluh delapan (28)": the digits alone in a bracket, words before it. */
static void check_before(const struct check_input *input, base_origin origin, const char *text,
                         const char *digits, const struct check_typed *typed)
{
    if (digits == text || digits[-1] != '(' || digits[typed->length] != ')') {
        return;
    }
    enum { FAR = 200 };
    size_t before = (size_t)(digits - 1 - text);
    size_t length = before < FAR ? before : FAR;
    const char *from = digits - 1 - length;
    while (from < digits - 1 && ((unsigned char)*from & 0xC0U) == 0x80U) {
        from++;
    }
    const char *plain =
        check_plain_name(input->arena, base_copy(input->arena, from, (size_t)(digits - 1 - from)));
    const char *begin = NULL, *end = NULL, *expected = NULL;
    if (number_words(plain, true, &begin, &end) &&
        !says(input->arena, begin, end, typed, &expected)) {
        report(input, origin, digits, typed->length, begin, end, expected);
    }
}

void check_counts(const struct check_input *input, base_origin origin, const char *text)
{
    if (strchr(text, '(') == NULL) {
        return;
    }
    for (const char *at = text; *at != '\0';) {
        struct check_typed typed;
        if (!check_number_starts(text, at) || !check_read_number(input->arena, at, &typed)) {
            at++;
            continue;
        }
        check_behind(input, origin, at, &typed);
        check_before(input, origin, text, at, &typed);
        at += typed.length;
    }
}
