/* lkjip recap: the table of a region from the rekaps of its reports. */
#include "command_run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "command_options.h"
#include "json.h"
#include "recap.h"
#include "report_paper.h"

#define ENDING ".rekap.json"

/* Reads all rekaps of a folder. */
static bool add_folder(const struct command_call *call, struct recap *recap, const char *folder)
{
    size_t count = 0;
    char **names = base_folder_list(call->arena, folder, ENDING, &count);
    if (names == NULL || count == 0) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_RECAP_EMPTY_FOLDER, folder);
        return false;
    }
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good &= recap_add(recap, base_path_join(call->arena, folder, names[i]));
    }
    return good;
}

/* The year of --tahun; 0 without it, -1 after reporting. */
static long long year_of(const struct command_call *call)
{
    const char *given = call->line->values[COMMAND_YEAR];
    if (given == NULL) {
        return 0;
    }
    if (strlen(given) == 4 && strspn(given, "0123456789") == 4 && given[0] != '0') {
        return atoi(given);
    }
    base_report(call->diagnostics, base_at(0), BASE_MESSAGE_RECAP_YEAR, given);
    return -1;
}

/* --urut; the choices stand in the order of enum recap_order. */
static enum recap_order order_of(const struct command_call *call)
{
    const char *given = call->line->values[COMMAND_SORT];
    const char *const *choices = command_option_table[COMMAND_SORT].choices;
    size_t order = 0;
    while (given != NULL && choices[order] != NULL && strcmp(choices[order], given) != 0) {
        order++;
    }
    return (enum recap_order)order;
}

static struct recap_csv form_of(const struct command_line *line)
{
    const char *numbers = line->values[COMMAND_NUMBERS];
    return (struct recap_csv){
        .separator = command_separator(line),
        .mark = line->values[COMMAND_BOM] != NULL,
        .indonesian = numbers != NULL && strcmp(numbers, "id") == 0,
    };
}

static struct base_buffer text_of(const struct command_call *call, const struct recap *recap,
                                  bool json)
{
    struct base_buffer text = {.arena = call->arena};
    if (json) {
        json_write(&text, recap_value(recap), 1);
        base_buffer_char(&text, '\n');
    } else {
        recap_write_csv(recap, form_of(call->line), &text);
    }
    return text;
}

static bool write_text(const struct command_call *call, const struct base_buffer *text,
                       const char *path)
{
    struct base_output *output = base_output_open(path, call->diagnostics);
    if (output == NULL) {
        return false;
    }
    base_output_write(output, base_buffer_get(text), text->length);
    return base_output_commit(output, call->diagnostics);
}

static bool write_paper(const struct command_call *call, const struct recap *recap,
                        const char *path)
{
    const struct value *table = recap_value(recap);
    const struct report_settings settings = {.template_folders = call->line->template_folders};
    const struct report_paper paper = {
        .pack = "rekap-daerah",
        .names = table,
        .data = table,
        .data_name = "rekap-daerah.json",
        .data_about = "Rekapitulasi sebagai data",
    };
    return report_paper_write(call->arena, call->diagnostics, &paper, &settings, path);
}

/* ---------------------------------------------------------------- files */

enum form { CSV, BOOK, PAPER, JSON, FORM_COUNT, ALL_FORMS = JSON };
static const char *const endings[FORM_COUNT] = {".csv", ".xlsx", ".pdf", ".json"};

static bool write_form(const struct command_call *call, const struct recap *recap, enum form form,
                       const char *path)
{
    struct base_buffer text = {0};
    bool good;
    if (form == BOOK) {
        good = recap_write_book(recap, path);
    } else if (form == PAPER) {
        good = write_paper(call, recap, path);
    } else {
        text = text_of(call, recap, form == JSON);
        good = write_text(call, &text, path);
    }
    if (good && call->line->values[COMMAND_QUIET] == NULL) {
        printf("%s\n", path);
    }
    return good;
}

/* One file by its ending, else a table, a workbook and a paper under that name. */
static bool write_files(const struct command_call *call, const struct recap *recap,
                        const char *name)
{
    size_t length = strlen(name);
    for (enum form form = CSV; form < FORM_COUNT; form++) {
        size_t tail = strlen(endings[form]);
        if (length > tail && strcmp(name + length - tail, endings[form]) == 0) {
            return write_form(call, recap, form, name);
        }
    }
    if (base_path_is_folder(name)) {
        name = base_path_join(call->arena, name,
                              base_format(call->arena, "rekap-daerah-%lld", recap->year));
    }
    bool good = true;
    for (enum form form = CSV; form < ALL_FORMS && good; form++) {
        good = write_form(call, recap, form, base_format(call->arena, "%s%s", name, endings[form]));
    }
    return good;
}

static void print(const struct command_call *call, const struct recap *recap)
{
    const char *format = call->line->values[COMMAND_FORMAT];
    bool json = format != NULL && strcmp(format, "json") == 0;
    struct base_buffer text = text_of(call, recap, json);
    fwrite(base_buffer_get(&text), 1, text.length, stdout);
}

int command_recap(const struct command_call *call)
{
    struct recap *recap = recap_create(call->arena, call->diagnostics);
    long long year = year_of(call);
    if (year < 0) {
        return 2;
    }
    bool good = true;
    for (size_t i = 0; i < call->line->word_count; i++) {
        const char *word = call->line->words[i];
        good &= base_path_is_folder(word) ? add_folder(call, recap, word) : recap_add(recap, word);
    }
    if (!good || !recap_finish(recap, year, order_of(call))) {
        return 1;
    }
    const char *output = call->line->values[COMMAND_OUTPUT];
    if (output != NULL) {
        return write_files(call, recap, output) ? 0 : 3;
    }
    print(call, recap);
    return 0;
}
