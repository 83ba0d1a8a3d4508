/* Compares two sides: inputs, figures, texts, pages. */
#include "compare_inside.h"

#include <string.h>

#include "base_arena.h"

struct compare_result *compare_sides(struct base_arena *arena, const struct compare_side *old_side,
                                     const struct compare_side *new_side)
{
    struct compare_result *result = base_alloc(arena, sizeof *result);
    result->arena = arena;
    result->old_side = old_side;
    result->new_side = new_side;
    compare_inputs(result);
    compare_materials(result);
    const struct compare_places *old_places = compare_places_of(result, false);
    const struct compare_places *new_places = compare_places_of(result, true);
    const struct compare_lookup *figures = compare_figures(result, old_places, new_places);
    result->compared_pages = old_side->has_pages && new_side->has_pages;
    if (result->compared_pages) {
        size_t size = new_side->unit_count * sizeof *result->old_of_new;
        result->old_of_new = base_alloc(arena, size + 1);
        memset(result->old_of_new, 0xff, size);
        compare_units(result);
        compare_text_causes(result, figures, old_places, new_places);
        compare_pages(result);
    }
    return result;
}

bool compare_is_equal(const struct compare_result *result)
{
    for (size_t i = 0; i < result->page_count; i++) {
        if (result->pages[i].state != COMPARE_SAME) {
            return false;
        }
    }
    return result->root_count == 0 && result->figure_count == 0 && result->text_count == 0 &&
           (!result->compared_pages ||
            result->old_side->page_count == result->new_side->page_count);
}
