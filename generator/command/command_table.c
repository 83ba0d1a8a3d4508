/* lkjip table: one table of a report as CSV or JSON. */
#include "command_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "command_options.h"
#include "command_print.h"
#include "export.h"
#include "report.h"

static void list_tables(const struct export_tables *tables)
{
    for (size_t i = 0; i < tables->count; i++) {
        const struct export_table *table = &tables->items[i];
        printf("%s\t%s\t%s\n", table->id, table->label, table->title);
    }
}

char command_separator(const struct command_line *line)
{
    const char *name = line->values[COMMAND_SEPARATOR];
    return name == NULL                     ? ','
           : strcmp(name, "semicolon") == 0 ? ';'
           : strcmp(name, "tab") == 0       ? '\t'
                                            : ',';
}

/* Writes to standard output or to -o. */
static int write_text(const struct command_call *call, const struct base_buffer *text)
{
    const char *path = call->line->values[COMMAND_OUTPUT];
    if (path == NULL) {
        fwrite(text->data, 1, text->length, stdout);
        return 0;
    }
    struct base_output *output = base_output_open(path, call->diagnostics);
    if (output == NULL) {
        return 3;
    }
    base_output_write(output, text->data, text->length);
    return base_output_commit(output, call->diagnostics) ? 0 : 3;
}

/* The ids of the tables, the first ones when there are very many. */
static const char *ids_of(struct base_arena *arena, const struct export_tables *tables)
{
    enum { MOST = 24 };
    struct base_buffer list = {.arena = arena};
    for (size_t i = 0; i < tables->count && i < MOST; i++) {
        base_buffer_format(&list, "%s%s", i > 0 ? ", " : "", tables->items[i].id);
    }
    if (tables->count > MOST) {
        base_buffer_text(&list, ", …");
    }
    return tables->count > 0 ? base_buffer_get(&list) : base_translate(N_("none"));
}

static int write_table(const struct command_call *call, struct report *report,
                       const struct export_tables *tables, const char *id)
{
    const char *nearest = NULL;
    const struct export_table *table = export_find(report->arena, tables, id, &nearest);
    if (table == NULL) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_NO_TABLE, report->folder,
                    id, nearest != NULL ? base_format(call->arena, " (\"%s\"?)", nearest) : "",
                    ids_of(report->arena, tables));
        return 2;
    }
    const struct command_line *line = call->line;
    const char *format = line->values[COMMAND_FORMAT];
    struct base_buffer text = {.arena = report->arena};
    if (format != NULL && strcmp(format, "json") == 0) {
        export_json(report->arena, table, &text);
    } else {
        export_csv(table, command_separator(line), line->values[COMMAND_BOM] != NULL, &text);
    }
    return write_text(call, &text);
}

int command_table(const struct command_call *call)
{
    const struct command_line *line = call->line;
    if (line->word_count > 2) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_ONE_REPORT, line->command);
        return 2;
    }
    const struct report_settings settings = {.template_folders = line->template_folders};
    struct report *report = report_make(line->words[0], REPORT_DOCUMENT, &settings);
    int status = 0;
    if (report->figures == NULL) {
        command_print_findings(report, false);
        status = report_status(report);
        status = status != 0 ? status : 1;
    } else {
        const struct export_tables *tables =
            export_collect(report->arena, report->document, report->figures);
        if (line->word_count == 1) {
            list_tables(tables);
        } else {
            status = write_table(call, report, tables, line->words[1]);
        }
    }
    report_destroy(report);
    return status;
}
