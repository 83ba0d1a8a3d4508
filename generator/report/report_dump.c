/* Prints what a stage made. */
#include "report.h"

#include "base_arena.h"
#include "document.h"
#include "figures.h"
#include "model.h"
#include "page.h"
#include "svg.h"
#include "value.h"

static void dump_values(const struct model *model, struct base_buffer *buffer)
{
    const struct {
        const char *name;
        const struct value *value;
    } files[] = {
        {"laporan", model->laporan},
        {"organisasi", model->organisasi},
        {"perencanaan", model->perencanaan},
        {"kinerja", model->kinerja},
        {"anggaran", model->anggaran},
        {"perjanjian", model->perjanjian},
        {"tabel", model->tabel},
        {"data", model->data},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        base_buffer_format(buffer, "%s: ", files[i].name);
        value_dump(files[i].value, buffer, 0);
        base_buffer_char(buffer, '\n');
    }
}

/* "path = shown   (exact)   formula: name=value ..." */
static void dump_figure(struct report *report, const struct figures_record *record,
                        struct base_buffer *buffer)
{
    const struct value_rational *number = value_number_or_null(record->value);
    base_buffer_format(buffer, "%s = %s", record->path,
                       figures_record_shown(report->figures, record, report->arena));
    if (number != NULL) {
        base_buffer_format(buffer, "  (%s)", value_rational_text(report->arena, number, -1));
    }
    base_buffer_format(buffer, "\n    %s\n", record->formula);
    for (size_t i = 0; i < record->operand_count; i++) {
        const struct figures_operand *operand = &record->operands[i];
        base_buffer_format(buffer, "    %s = ", operand->name);
        value_dump(operand->value, buffer, 2);
        base_buffer_text(buffer, "  <");
        base_origin_describe(report->sources, operand->value->origin, buffer);
        base_buffer_text(buffer, ">\n");
    }
}

void report_dump_svg(struct report *report, struct base_buffer *buffer)
{
    svg_pages(report->pages, buffer);
}

void report_dump(struct report *report, enum report_stage stage, struct base_buffer *buffer)
{
    switch (stage) {
    case REPORT_VALUES:
        dump_values(report->model, buffer);
        break;
    case REPORT_FIGURES:
        for (size_t i = 0; i < report->figures->count; i++) {
            dump_figure(report, &report->figures->records[i], buffer);
        }
        break;
    case REPORT_DOCUMENT:
        document_dump(report->document, buffer);
        break;
    case REPORT_PAGES:
        page_dump(report->pages, buffer);
        break;
    }
}
