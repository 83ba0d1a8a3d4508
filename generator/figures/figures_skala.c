/* Reading, checking and applying predikat scales. */
#include "figures_skala.h"

#include <string.h>

#include "figures_context.h"
#include "figures_teks.h"

/* Marks (shapes of icons) and colours from best to worst, for scales that give none; the shapes
 * differ, so that the meaning does not hang on colour. */
static const char *const marks[] = {"up", "check", "dot", "triangle", "cross"};
static const char *const colors[] = {"#1B7837", "#4D9F3C", "#B8860B", "#C75B12", "#A61C28"};

/* The place among `of` steps of class `index` of `count`: first and last always fit. */
static size_t step(size_t index, size_t count, size_t of)
{
    return count < 2 ? 0 : (index * (of - 1) + (count - 1) / 2) / (count - 1);
}

/* "≥ 110", "90 ≤ x < 110", "x < 60". */
static const char *class_text(struct figures_context *context, const struct figures_class *classes,
                              size_t index, size_t count)
{
    const struct figures_class *class = &classes[index];
    const struct figures_class *above = index == 0 ? NULL : &classes[index - 1];
    const char *bound = figures_number_text(context, class->bound);
    if (above == NULL) {
        return base_format(context->arena, "%s %s", class->inclusive ? "≥" : ">", bound);
    }
    const char *limit = figures_number_text(context, above->bound);
    const char *less = above->inclusive ? "<" : "≤";
    if (value_rational_compare(class->bound, above->bound) == 0) {
        return bound;
    }
    if (index + 1 == count) {
        return base_format(context->arena, "x %s %s", less, limit);
    }
    return base_format(context->arena, "%s %s x %s %s", bound, class->inclusive ? "≤" : "<", less,
                       limit);
}

/* Fills what the report or the preset left out. */
static void complete(struct figures_context *context, struct figures_class *classes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (classes[i].text == NULL) {
            classes[i].text = class_text(context, classes, i, count);
        }
        if (classes[i].mark == NULL) {
            classes[i].mark = marks[step(i, count, FIGURES_COUNT_OF(marks))];
        }
        if (classes[i].color == NULL) {
            classes[i].color = colors[step(i, count, FIGURES_COUNT_OF(colors))];
        }
    }
}

static const struct figures_scale *make(struct figures_context *context, const char *name,
                                        struct figures_class *classes, size_t count)
{
    complete(context, classes, count);
    struct figures_scale *scale = base_alloc(context->arena, sizeof *scale);
    *scale = (struct figures_scale){name, classes, count};
    return scale;
}

static const struct figures_scale *from_preset(struct figures_context *context,
                                               const struct figures_preset *preset)
{
    struct figures_class *classes =
        base_alloc_array(context->arena, FIGURES_COUNT_OF(preset->classes), sizeof *classes);
    size_t count = 0;
    for (; preset->classes[count].label != NULL; count++) {
        const struct figures_preset_class *class = &preset->classes[count];
        classes[count].bound = value_rational_integer(context->arena, class->bound);
        classes[count].inclusive = class->inclusive;
        classes[count].label = class->label;
    }
    return make(context, preset->name, classes, count);
}

static const struct figures_scale *by_name(struct figures_context *context,
                                           const struct value *given)
{
    struct base_buffer names = {.arena = context->arena};
    for (const struct figures_preset *preset = figures_presets; preset->name != NULL; preset++) {
        if (strcmp(preset->name, given->text) == 0) {
            return from_preset(context, preset);
        }
        base_buffer_format(&names, "%s%s", names.length == 0 ? "" : ", ", preset->name);
    }
    base_report(context->diagnostics, base_at(given->origin), BASE_MESSAGE_FIGURES_SCALE_UNKNOWN,
                given->text, base_buffer_get(&names));
    return NULL;
}

static const char *bound_text(struct figures_context *context, const struct figures_class *class)
{
    return base_format(context->arena, "%s %s", class->inclusive ? "≥" : ">",
                       figures_number_text(context, class->bound));
}

/* True when class starts below the one before it; a message otherwise. */
static bool below(struct figures_context *context, const struct figures_class *above,
                  const struct figures_class *class, base_origin origin)
{
    int order = value_rational_compare(class->bound, above->bound);
    if (order < 0 || (order == 0 && class->inclusive && !above->inclusive)) {
        return true;
    }
    base_report(context->diagnostics, base_at(origin), BASE_MESSAGE_FIGURES_SCALE_OVERLAP,
                class->label, bound_text(context, class), above->label, bound_text(context, above));
    return false;
}

/* A stated upper bound has to meet the lower bound of the class above: no gap, no overlap. above is
 * NULL for the highest class. */
static bool meets(struct figures_context *context, const struct figures_class *above,
                  const struct figures_class *class, const struct value *item)
{
    const struct value *stated = figures_member(item, "batas_atas");
    const struct value_rational *upper = value_number_or_null(stated);
    if (upper == NULL) {
        return true;
    }
    bool included = value_bool_or(figures_member(item, "termasuk_atas"), false);
    const char *limit = base_format(context->arena, "%s %s", included ? "≤" : "<",
                                    figures_number_text(context, upper));
    if (above == NULL) {
        base_report(context->diagnostics, base_at(stated->origin), BASE_MESSAGE_FIGURES_SCALE_TOP,
                    class->label, limit);
        return false;
    }
    int order = value_rational_compare(upper, above->bound);
    if (order == 0 && included != above->inclusive) {
        return true;
    }
    bool hole = order < 0 || (order == 0 && !included);
    base_report(context->diagnostics, base_at(stated->origin),
                hole ? BASE_MESSAGE_FIGURES_SCALE_HOLE : BASE_MESSAGE_FIGURES_SCALE_DOUBLE,
                class->label, limit, above->label, bound_text(context, above));
    return false;
}

/* Reads one class; a message and false when a field is missing. */
static bool read_class(struct figures_context *context, const struct value *item,
                       struct figures_class *class)
{
    class->bound = value_number_or_null(figures_member(item, "batas_bawah"));
    class->label = figures_text_member(item, "predikat");
    class->inclusive = value_bool_or(figures_member(item, "termasuk"), true);
    class->text = figures_text_member(item, "teks");
    class->mark = figures_text_member(item, "tanda");
    class->color = figures_text_member(item, "warna");
    if (class->bound != NULL && class->label != NULL) {
        return true;
    }
    base_report(context->diagnostics, base_at(item->origin), BASE_MESSAGE_FIGURES_SCALE_FIELD,
                class->bound == NULL ? "batas_bawah" : "predikat");
    return false;
}

/* The lowest class has to start at 0, with 0 in it: no gap at the low end. */
static bool ends_at_zero(struct figures_context *context, const struct figures_class *last,
                         base_origin origin)
{
    if (value_rational_sign(last->bound) == 0 && last->inclusive) {
        return true;
    }
    base_report(context->diagnostics, base_at(origin), BASE_MESSAGE_FIGURES_SCALE_GAP, last->label,
                bound_text(context, last));
    return false;
}

static const struct figures_scale *from_list(struct figures_context *context,
                                             const struct value *given)
{
    size_t count = value_count(given);
    struct figures_class *classes = base_alloc_array(context->arena, count, sizeof *classes);
    bool sound = true;
    for (size_t i = 0; i < count; i++) {
        sound = read_class(context, value_at(given, i), &classes[i]) && sound;
    }
    for (size_t i = 1; sound && i < count; i++) {
        sound = below(context, &classes[i - 1], &classes[i], value_at(given, i)->origin);
    }
    for (size_t i = 0; sound && i < count; i++) {
        sound = meets(context, i == 0 ? NULL : &classes[i - 1], &classes[i], value_at(given, i));
    }
    if (!sound || !ends_at_zero(context, &classes[count - 1], value_at(given, count - 1)->origin)) {
        return NULL;
    }
    return make(context, NULL, classes, count);
}

const struct figures_scale *figures_scale_read(struct figures_context *context,
                                               const struct value *given)
{
    if (given->kind == VALUE_TEXT) {
        return by_name(context, given);
    }
    if (given->kind == VALUE_LIST && value_count(given) > 0) {
        return from_list(context, given);
    }
    return from_preset(context, &figures_presets[0]);
}

const struct figures_class *figures_scale_find(const struct figures_context *context,
                                               const struct value_rational *percent)
{
    const struct figures_scale *scale = context->scale;
    if (scale == NULL || percent == NULL) {
        return NULL;
    }
    if (context->rules.scale_decimals != FIGURES_UNROUNDED) {
        percent = value_rational_round(context->arena, percent, context->rules.scale_decimals,
                                       context->rounding);
    }
    for (size_t i = 0; i + 1 < scale->count; i++) {
        int order = value_rational_compare(percent, scale->classes[i].bound);
        if (order > 0 || (order == 0 && scale->classes[i].inclusive)) {
            return &scale->classes[i];
        }
    }
    return &scale->classes[scale->count - 1];
}

const char *figures_preset_label(const struct figures_context *context, const char *name,
                                 const struct value_rational *number)
{
    const struct figures_preset *preset = figures_presets;
    while (preset->name != NULL && strcmp(preset->name, name) != 0) {
        preset++;
    }
    if (preset->name == NULL) {
        return NULL;
    }
    const struct figures_preset_class *class = preset->classes;
    for (; class[1].label != NULL; class ++) {
        int order =
            value_rational_compare(number, value_rational_integer(context->arena, class->bound));
        if (order > 0 || (order == 0 && class->inclusive)) {
            break;
        }
    }
    return class->label;
}

static const struct value *text_or_null(struct figures_context *context, const char *text)
{
    return text == NULL ? value_null(context->arena, 0) : value_text(context->arena, 0, text);
}

const struct value *figures_scale_view(struct figures_context *context)
{
    struct figures_list list = {0};
    for (size_t i = 0; context->scale != NULL && i < context->scale->count; i++) {
        const struct figures_class *class = &context->scale->classes[i];
        struct value_builder *view = value_builder_create(context->arena);
        value_builder_close(view);
        value_builder_set(view, "predikat", value_text(context->arena, 0, class->label));
        value_builder_set(view, "teks", value_text(context->arena, 0, class->text));
        value_builder_set(view, "batas_bawah", value_number(context->arena, 0, class->bound));
        value_builder_set(view, "termasuk", value_bool(context->arena, 0, class->inclusive));
        value_builder_set(view, "batas_atas",
                          i == 0 ? value_null(context->arena, 0)
                                 : value_number(context->arena, 0, (class - 1)->bound));
        value_builder_set(view, "tanda", text_or_null(context, class->mark));
        value_builder_set(view, "warna", text_or_null(context, class->color));
        figures_list_add(context, &list, value_builder_finish(view, 0));
    }
    return figures_list_value(context, &list);
}

const struct value *figures_scale_note(struct figures_context *context)
{
    const struct figures_preset *preset = figures_presets;
    const char *name = context->scale == NULL ? NULL : context->scale->name;
    while (preset->name != NULL && (name == NULL || strcmp(preset->name, name) != 0)) {
        preset++;
    }
    if (preset->name == NULL) {
        return value_null(context->arena, 0);
    }
    struct value_entry entries[] = {{"nama", text_or_null(context, preset->name)},
                                    {"tercetak", text_or_null(context, preset->printed)},
                                    {"dibenahi", text_or_null(context, preset->mended)}};
    return value_record_closed(context->arena, 0, entries, FIGURES_COUNT_OF(entries));
}

/* At which precision the scale is applied, in words. */
static const char *precision(const struct figures_context *context)
{
    int decimals = context->rules.scale_decimals;
    if (decimals == context->percent_decimals) {
        return "sebagaimana tercetak";
    }
    return decimals == FIGURES_UNROUNDED ? "tanpa pembulatan"
                                         : base_format(context->arena, "pada %d desimal", decimals);
}

struct figures_verdict figures_verdict_publish(struct figures_context *context, const char *path,
                                               const struct value *capaian)
{
    struct figures_verdict verdict = {
        .class = figures_scale_find(context, value_number_or_null(capaian)),
    };
    if (verdict.class == NULL) {
        verdict.predikat = figures_is_missing(capaian) ? capaian : figures_nothing(context, path);
        verdict.tanda = verdict.predikat;
        verdict.warna = verdict.predikat;
        return verdict;
    }
    struct figures_operand operands[] = {{"capaian", capaian}};
    verdict.predikat =
        figures_publish_label(context, path,
                              base_format(context->arena, "kelas skala untuk capaian %s: %s",
                                          precision(context), verdict.class->text),
                              operands, 1, verdict.class->label);
    verdict.tanda = value_text(context->arena, verdict.predikat->origin, verdict.class->mark);
    verdict.warna = value_text(context->arena, verdict.predikat->origin, verdict.class->color);
    return verdict;
}
