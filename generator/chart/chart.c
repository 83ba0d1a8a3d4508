/* Draws charts: chooses the way that has room for all texts. */
#include "chart.h"

#include "base_arena.h"
#include "base_diagnostic.h"
#include "chart_frame.h"

static bool has_numbers(const struct document_chart *chart)
{
    for (size_t i = 0; i < chart->series_count; i++) {
        for (size_t k = 0; k < chart->category_count; k++) {
            if (chart->series[i].numbers[k] != NULL) {
                return true;
            }
        }
    }
    return false;
}

/* The family of the chart's style when it is meant for charts (small type), else the sans. */
static const char *family_of(const struct document_style *style)
{
    enum { LARGEST = 9500 };
    bool own = style != NULL && style->text.family != NULL && style->text.size <= LARGEST;
    return own ? style->text.family : "Liberation Sans";
}

static void draw_empty(struct chart_frame *frame)
{
    frame->plot.bottom -= CHART_TEXT_SIZE;
    chart_text(&frame->pen, frame->pen.face, CHART_TEXT_SIZE, CHART_GREY, CHART_CENTRE,
               frame->width / 2, frame->height / 2, "Tidak ada data");
    chart_line(&frame->pen, CHART_AXIS, 700, false, 0, frame->plot.bottom, frame->width,
               frame->plot.bottom);
}

/* Bars upright when every text has room, else lying, else upright with upright values, else cut. */
static void draw_bars(struct chart_frame *frame, bool stacked)
{
    size_t count = frame->chart->category_count;
    if (chart_draw_bars(frame, stacked, CHART_PLAIN) ||
        chart_draw_horizontal(frame, stacked, CHART_PLAIN) ||
        (!stacked && chart_draw_bars(frame, stacked, CHART_UPWARD))) {
        return;
    }
    if (frame->height / (base_length)count > CHART_SMALLEST * 3 / 2) {
        chart_draw_horizontal(frame, stacked, CHART_FORCED);
    } else {
        chart_draw_bars(frame, stacked, CHART_FORCED);
    }
}

static void draw_kind(struct chart_frame *frame)
{
    if (!has_numbers(frame->chart)) {
        draw_empty(frame);
        return;
    }
    switch (frame->chart->kind) {
    case DOCUMENT_CHART_BAR:
        draw_bars(frame, false);
        break;
    case DOCUMENT_CHART_STACKED:
        draw_bars(frame, true);
        break;
    case DOCUMENT_CHART_HORIZONTAL:
        chart_draw_horizontal(frame, false, CHART_FORCED);
        break;
    case DOCUMENT_CHART_LINE:
        chart_draw_lines(frame);
        break;
    }
}

void chart_draw(struct page_document *pages, struct page_fragment *fragment,
                const struct document_block *block, base_length width, base_length height,
                uint32_t element, struct base_diagnostics *diagnostics)
{
    const struct document_chart *chart = block->chart;
    const char *family = family_of(block->style);
    base_origin asked = block->style != NULL ? block->style->text.family_origin : 0;
    struct chart_frame frame = {
        .pen = {.pages = pages,
                .fragment = fragment,
                .element = element,
                .origin = block->origin,
                .face = font_find(pages->fonts, family, false, false, asked),
                .bold = font_find(pages->fonts, family, true, false, asked)},
        .arena = base_arena_create(),
        .chart = chart,
        .diagnostics = diagnostics,
        .origin = block->origin,
        .width = width,
        .height = height,
        .plot = {0, 0, width, height},
        .size = CHART_TEXT_SIZE,
        .accent = chart->accent == DOCUMENT_NO_COLOUR ? 0x0B4F6C : chart->accent,
    };
    fragment->width = width;
    fragment->height = height;
    if (frame.pen.face != NULL && frame.pen.bold != NULL) {
        draw_kind(&frame);
    }
    if (frame.left_out > 0) {
        base_report(diagnostics, base_at(block->origin), BASE_MESSAGE_CHART_CROWDED,
                    base_format(pages->arena, "%zu", frame.left_out));
    }
    base_arena_destroy(frame.arena);
}
