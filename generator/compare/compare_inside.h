/* Inside of compare/: sequences, look-up of roots, steps of a comparison. */
#pragma once

#include <stdint.h>

#include "compare.h"

/* ---------------------------------------------------------------- compare_sequence.c */

/* A longest common subsequence of two sequences of digests (of all of them where these are not far
 * apart, else of what lies between unique common members). to_new[i] gets the index in the new one,
 * or COMPARE_NONE. */
void compare_sequence(const uint64_t *old_items, size_t old_count, const uint64_t *new_items,
                      size_t new_count, size_t *to_new);
/* Pairs members of two short sequences in order so that the sum of scores is highest; score
 * gives 0 for two that must not be paired. to_new as above. */
typedef int compare_score(const void *data, size_t old_index, size_t new_index);
void compare_pair(size_t old_count, size_t new_count, compare_score *score, const void *data,
                  size_t *to_new);
/* Marks the members of a permutation that stand outside its longest ascending part. */
void compare_out_of_order(const size_t *order, size_t count, bool *moved);

/* ---------------------------------------------------------------- compare_words.c */

uint64_t compare_hash(const char *text, size_t length);
/* Differing runs of words; empty when the texts have the same words. */
struct compare_edits compare_words(struct base_arena *arena, const char *old_text,
                                   const char *new_text);
/* The words of a text without their order. */
struct compare_bag {
    uint64_t *digests; /* ascending */
    size_t count;
};
struct compare_bag compare_bag_of(struct base_arena *arena, const char *text, size_t length);
/* How much two bags have in common, in thousandths. */
int compare_alike(const struct compare_bag *left, const struct compare_bag *right);

/* ---------------------------------------------------------------- roots and causes */

/* A table from "file:path" to numbers of roots. */
struct compare_places;

/* Fills result->roots (compare_inputs.c, compare_materials.c). */
void compare_inputs(struct compare_result *result);
void compare_materials(struct compare_result *result);
struct compare_root *compare_root_add(struct compare_result *result, struct compare_root root);

struct compare_places *compare_places_of(const struct compare_result *result, bool of_new);
/* Adds the roots that a place ("kinerja.json:capaian[0].realisasi.2024", "narasi/a.md:3",
 * "pack/bab1.xml:4") belongs to: those at it, above it and below it. */
void compare_places_find(const struct compare_places *places, const char *place,
                         struct base_arena *arena, struct compare_causes *causes);
void compare_cause_add(struct base_arena *arena, struct compare_causes *causes, size_t root);
void compare_causes_join(struct base_arena *arena, struct compare_causes *causes,
                         const struct compare_causes *other);

/* Equal as data: exact numbers, "?" for what is missing. */
bool compare_equal(const struct value *left, const struct value *right);
uint64_t compare_value_hash(const struct value *value);
/* Fills side->names from its rekap; before any title is asked for. */
void compare_title_names(struct base_arena *arena, struct compare_side *side);
/* The name of the record that a path of an input leads to; "" = none. */
const char *compare_title_of_id(const struct compare_side *side, const char *id);
const char *compare_title(const struct compare_side *side, const char *file, const char *path);

/* ---------------------------------------------------------------- figures and texts */

struct compare_lookup; /* causes of figures by path */
struct compare_lookup *compare_figures(struct compare_result *result,
                                       const struct compare_places *old_places,
                                       const struct compare_places *new_places);
/* NULL when the figure did not change. */
const struct compare_figure *compare_lookup_find(const struct compare_lookup *lookup,
                                                 const char *path);

/* Whether both are there and have the same exact value and the same text. */
bool compare_same_figure(const struct value *before, const struct value *after);
/* Pairs figures that only bear another name. */
void compare_renames(struct compare_result *result, const struct compare_lookup *lookup);
/* Whether people are told of a figure: not when it only bears another name; steady ones where they
 * judge, as a predikat that stays is news. */
bool compare_is_told(const struct compare_figure *figure);
/* How many figures bear another name because of a root. */
size_t compare_renamed_count(const struct compare_result *result, size_t root);

/* Adds the changed inputs that may stand behind a figure whose operands do not say why it differs:
 * in the record of an operand, of the same id, rules of the report, members come and gone. */
void compare_settings(const struct compare_result *result, const char *path,
                      const struct value *figure, struct compare_causes *causes);
/* Without a known cause: the only thing that changed. */
void compare_only_root(const struct compare_result *result, struct compare_causes *causes);

/* Pairs the units of both sides: fills result->texts and rows, without causes and classes. */
void compare_units(struct compare_result *result);
/* Classes and causes of texts, then pages. */
void compare_text_causes(struct compare_result *result, const struct compare_lookup *figures,
                         const struct compare_places *old_places,
                         const struct compare_places *new_places);
void compare_pages(struct compare_result *result);
