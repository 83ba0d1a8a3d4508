/* Tests of hyphenation: the patterns as repaired, and where words are not cut. */
#include <string.h>

#include "layout_build.h"
#include "layout_words.h"
#include "test_main.h"

#define PATTERNS "/usr/share/hyphen/hyph_id_ID.dic"

static struct build build;
static struct layout_hyphen *hyphen;

static void setup(void)
{
    build = build_start(BASE_PT(240), BASE_PT(200));
    hyphen = layout_hyphen_create(build.fixture.arena, build.fixture.diagnostics, PATTERNS);
    ck_assert_ptr_nonnull(hyphen);
}

static void teardown(void)
{
    layout_hyphen_destroy(hyphen);
    build_finish(&build);
}

/* The word with hyphens at its breaks. */
static const char *cut(const char *word)
{
    struct base_buffer buffer = {.arena = build.fixture.arena};
    size_t length = strlen(word);
    const char *points = layout_hyphen_points(hyphen, word, length);
    for (size_t i = 0; i < length; i++) {
        base_buffer_char(&buffer, word[i]);
        if (points != NULL && points[i]) {
            base_buffer_char(&buffer, '-');
        }
    }
    return base_buffer_get(&buffer);
}

START_TEST(syllables_keep_their_consonant)
{
    static const char *const words[] = {
        "Se-lu-ruh-nya",    "ke-lu-rah-an",     "ke-pe-ser-ta-an", "di-ru-juk",
        "ma-sya-ra-kat",    "trans-pa-ran-si",  "De-sem-ber",      "ke-sa-lah-an",
        "di-per-ca-ya-kan", "ke-ber-ha-sil-an", "ang-gar-an-nya",  "me-ri-ngan-kan",
        "de-ngan",
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        char plain[64];
        size_t length = 0;
        for (const char *at = words[i]; *at != '\0'; at++) {
            if (*at != '-') {
                plain[length++] = *at;
            }
        }
        plain[length] = '\0';
        char *wanted = base_copy(build.fixture.arena, words[i], strlen(words[i]));
        size_t end = strlen(wanted);
        if (end > 3 && wanted[end - 3] == '-') { /* two letters never go to the next line */
            memmove(wanted + end - 3, wanted + end - 2, 3);
        }
        ck_assert_str_eq(cut(plain), wanted);
    }
}
END_TEST

START_TEST(other_words_are_left_whole)
{
    ck_assert_str_eq(cut("PDRB"), "PDRB");
    ck_assert_str_eq(cut("dan"), "dan");
    ck_assert_str_eq(cut("iPhone"), "iPhone");
    ck_assert_str_eq(cut("rrrrrr"), "rrrrrr");
    ck_assert_str_eq(cut("aiueoaiueo"), cut("aiueoaiueo"));
}
END_TEST

START_TEST(repair_of_any_cuts_is_safe)
{
    unsigned seed = 7;
    for (int round = 0; round < 3000; round++) {
        char word[24];
        char cuts[24] = {0};
        size_t length = 1 + round % 20;
        for (size_t i = 0; i < length; i++) {
            seed = seed * 1103515245u + 12345u;
            word[i] = "abeginkorsuy"[(seed >> 16) % 12];
            cuts[i] = i > 0 && (seed >> 20) % 2;
        }
        layout_hyphen_repair(word, length, cuts);
        ck_assert_int_eq(cuts[0], 0);
        bool vowel = false;
        bool cut_before = false;
        for (size_t i = 0; i < length; i++) {
            ck_assert(!cuts[i] || vowel || !cut_before);
            cut_before = cut_before || cuts[i];
            vowel = (vowel && !cuts[i]) || strchr("aeiou", word[i]) != NULL;
        }
    }
}
END_TEST

/* Words that a pack hyphenates in its own way, or not at all. */
START_TEST(words_of_a_pack_go_first)
{
    layout_hyphen_learn(hyphen, "ke-jayaan; pelayanan,Disd-ik");
    ck_assert_str_eq(cut("kejayaan"), "ke-jayaan");
    ck_assert_str_eq(cut("Kejayaan"), "Ke-jayaan");
    ck_assert_str_eq(cut("pelayanan"), "pelayanan");
    ck_assert_str_eq(cut("disdik"), "disd-ik");
    ck_assert_str_ne(cut("kegiatan"), "kegiatan");
    layout_hyphen_learn(NULL, "ke-jayaan");
    layout_hyphen_learn(hyphen, NULL);
}
END_TEST

TEST_SUITE(layout_hyphen)
{
    TCase *group = test_group(suite, "hyphen");
    tcase_add_checked_fixture(group, setup, teardown);
    tcase_add_test(group, syllables_keep_their_consonant);
    tcase_add_test(group, other_words_are_left_whole);
    tcase_add_test(group, repair_of_any_cuts_is_safe);
    tcase_add_test(group, words_of_a_pack_go_first);
}
