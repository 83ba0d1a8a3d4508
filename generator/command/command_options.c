/* Reads options by one table, which also makes the help. */
#include "command_options.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"

static const char *const languages[] = {"id", "en", NULL};
static const char *const marks[] = {"none", "draft", NULL};
static const char *const formats[] = {"text", "json", "csv", NULL};
static const char *const separators[] = {"comma", "semicolon", "tab", NULL};
static const char *const orders[] = {"instansi",    "capaian", "serapan", "efisiensi",
                                     "kelengkapan", "temuan",  NULL};
static const char *const numbers[] = {"id", "en", NULL};
static const char *const stages[] = {"values", "figures", "document", "pages", "svg", NULL};

const struct command_option command_option_table[COMMAND_OPTION_COUNT] = {
    [COMMAND_HELP] = {"--help", 'h', NULL, NULL, N_("show this help")},
    [COMMAND_VERSION] = {"--version", 'V', NULL, NULL, N_("show the version")},
    [COMMAND_LANG] = {"--lang", 0, N_("LANGUAGE"), languages, N_("language of messages: id or en")},
    [COMMAND_OUTPUT] = {"--output", 'o', N_("PATH"), NULL, N_("where to write")},
    [COMMAND_STAGE] = {"--stage", 0, N_("STAGE"), stages,
                       N_("values, figures, document, pages or svg")},
    [COMMAND_TEMPLATES] = {"--templates", 0, N_("FOLDER"), NULL,
                           N_("look for template packs here first (may be repeated)")},
    [COMMAND_QUIET] = {"--quiet", 'q', NULL, NULL, N_("print findings only")},
    [COMMAND_FORMAT] = {"--format", 0, N_("FORM"), formats,
                        N_("the form of what is printed; the first one is usual")},
    [COMMAND_COMPLETENESS] = {"--kelengkapan", 0, NULL, NULL,
                              N_("which analyses of the AKIP evaluation are there")},
    [COMMAND_PAGES] = {"--pages", 0, NULL, NULL,
                       N_("make the pages of more than 1000 budget rows, too")},
    [COMMAND_DEPTH] = {"--depth", 0, N_("LEVELS"), NULL,
                       N_("how far to go into operands (default: 3)")},
    [COMMAND_AGENCY] = {"--instansi", 0, N_("NAME"), NULL, N_("name of the agency")},
    [COMMAND_REGION] = {"--daerah", 0, N_("NAME"), NULL,
                        N_("region, for example \"Kabupaten Contoh\"")},
    [COMMAND_YEAR] = {"--tahun", 0, N_("YEAR"), NULL, N_("year of the report")},
    [COMMAND_PACK] = {"--paket", 0, N_("NAME"), NULL, N_("template pack (default: lkjip)")},
    [COMMAND_SHORT] = {"--singkatan", 0, N_("NAME"), NULL, N_("short name of the agency")},
    [COMMAND_KIND] = {"--jenis", 0, N_("KIND"), NULL, N_("kind of document (default: lkjip)")},
    [COMMAND_FROM] = {"--from", 0, N_("REPORT"), NULL,
                      N_("carry this report over to the next year")},
    [COMMAND_EXIT_CODE] = {"--exit-code", 0, NULL, NULL,
                           N_("end with status 4 when the reports differ")},
    [COMMAND_PICTURES] = {"--gambar", 0, N_("FOLDER"), NULL,
                          N_("pictures that were too large to be embedded")},
    [COMMAND_FORCE] = {"--force", 0, NULL, NULL, N_("replace files that exist")},
    [COMMAND_MARKS] = {"--marks", 0, N_("MARKS"), marks, N_("draft or none")},
    [COMMAND_DRAFT_DATE] = {"--tanggal-draf", 0, N_("DATE"), NULL,
                            N_("date on the watermark of a draft")},
    [COMMAND_FINAL] = {"--final", 0, NULL, NULL,
                       N_("refuse unless tahap is final and nothing is left open")},
    [COMMAND_CHANGES_SINCE] = {"--changes-since", 0, N_("OLD"), NULL,
                               N_("mark what changed since this report (folder, rekap or PDF)")},
    [COMMAND_CLAIMS] = {"--klaim", 0, N_("FILE"), NULL,
                        N_("compare with the printed figures in this file")},
    [COMMAND_YES] = {"--yes", 'y', NULL, NULL, N_("write the changes without asking")},
    [COMMAND_SHEET] = {"--sheet", 0, N_("NAME"), NULL, N_("only this sheet of a workbook")},
    [COMMAND_AS] = {"--as", 0, N_("TABLE"), NULL,
                    N_("what the sheet holds, for example anggaran or capaian")},
    [COMMAND_COLUMN] = {"--column", 0, N_("FIELD=HEADING"), NULL,
                        N_("which heading holds a field (may be repeated)")},
    [COMMAND_NUMBERS] = {"--numbers", 0, N_("STYLE"), numbers,
                         N_("numbers in texts: id (1.234,5) or en (1,234.5)")},
    [COMMAND_SEPARATOR] = {"--separator", 0, N_("NAME"), separators,
                           N_("between the cells of CSV: comma, semicolon or tab")},
    [COMMAND_BOM] = {"--bom", 0, NULL, NULL, N_("CSV with a byte order mark, for Excel")},
    [COMMAND_SAVE] = {"--save", 0, NULL, NULL,
                      N_("keep headings and styles in impor.json for the next time")},
    [COMMAND_JOBS] = {"--jobs", 'j', N_("NUMBER"), NULL,
                      N_("reports made at the same time (default: one a processor)")},
    [COMMAND_SUMMARY] =
        {"--summary", 0, N_("FILE"), NULL,
         N_("write how each report ended, a line of JSON each (-: standard output)")},
    [COMMAND_SHARD] = {"--shard", 0, "K/N", NULL,
                       N_("only share K of N of the reports, always the same ones")},
    [COMMAND_TIME_LIMIT] = {"--time-limit", 0, N_("SECONDS"), NULL,
                            N_("give a report up after this time")},
    [COMMAND_MEMORY_LIMIT] = {"--memory-limit", 0, "MB", NULL, N_("memory that a report may take")},
    [COMMAND_SORT] = {"--urut", 0, N_("FIGURE"), orders,
                      N_("order of the agencies: instansi (default, by name), capaian, serapan, "
                         "efisiensi, kelengkapan (highest first) or temuan (most first)")},
    [COMMAND_TIMINGS] =
        {"--timings", 0, NULL, NULL,
         N_("print the processor time of each step and the memory in use after it")},
    [COMMAND_PORT] = {"--port", 0, N_("NUMBER"), NULL,
                      N_("the port of the page (default: any that is free)")},
};

struct reading {
    struct base_arena *arena;
    struct base_diagnostics *diagnostics;
    int count, at;
    char **arguments;
    struct command_line *line;
    size_t word_capacity, folder_count, folder_capacity, column_count, column_capacity;
};

/* The option that an argument names; *value gets the text behind "=" or the letter. */
static int find_option(const char *argument, const char **value)
{
    *value = NULL;
    for (int i = 0; i < COMMAND_OPTION_COUNT; i++) {
        const struct command_option *option = &command_option_table[i];
        size_t length = strlen(option->name);
        if (strncmp(argument, option->name, length) == 0 &&
            (argument[length] == '\0' || argument[length] == '=')) {
            *value = argument[length] == '=' ? argument + length + 1 : NULL;
            return i;
        }
        if (argument[1] != '-' && argument[1] == option->letter && option->letter != 0 &&
            (argument[2] == '\0' || option->value != NULL)) {
            *value = argument[2] != '\0' ? argument + 2 : NULL;
            return i;
        }
    }
    return -1;
}

static bool read_option(struct reading *reading, const char *argument)
{
    struct command_line *line = reading->line;
    const char *value;
    int id = find_option(argument, &value);
    const struct command_option *option = id >= 0 ? &command_option_table[id] : NULL;
    if (option == NULL || (option->value == NULL && value != NULL)) {
        base_report(reading->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_OPTION,
                    line->command != NULL ? line->command : "lkjip", argument);
        return false;
    }
    if (option->value != NULL && value == NULL) {
        if (reading->at + 1 >= reading->count) {
            base_report(reading->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_OPTION_VALUE,
                        option->name, base_translate(option->value));
            return false;
        }
        value = reading->arguments[++reading->at];
    }
    line->values[id] = value != NULL ? value : "";
    if (id == COMMAND_TEMPLATES) {
        BASE_PUSH(reading->arena, line->template_folders, reading->folder_count,
                  reading->folder_capacity, value);
    }
    if (id == COMMAND_COLUMN) {
        BASE_PUSH(reading->arena, line->columns, reading->column_count, reading->column_capacity,
                  value);
    }
    return true;
}

static void read_word(struct reading *reading, const char *argument)
{
    struct command_line *line = reading->line;
    if (line->command == NULL) {
        line->command = argument;
        return;
    }
    BASE_PUSH(reading->arena, line->words, line->word_count, reading->word_capacity, argument);
}

bool command_line_read(struct base_arena *arena, struct base_diagnostics *diagnostics, int count,
                       char **arguments, struct command_line *line)
{
    struct reading reading = {.arena = arena,
                              .diagnostics = diagnostics,
                              .count = count,
                              .arguments = arguments,
                              .line = line};
    bool good = true, options = true;
    for (; reading.at < count; reading.at++) {
        const char *argument = arguments[reading.at];
        if (options && strcmp(argument, "--") == 0) {
            options = false;
        } else if (options && argument[0] == '-' && argument[1] != '\0') {
            good &= read_option(&reading, argument);
        } else {
            read_word(&reading, argument);
        }
    }
    BASE_PUSH(arena, line->template_folders, reading.folder_count, reading.folder_capacity, NULL);
    BASE_PUSH(arena, line->columns, reading.column_count, reading.column_capacity, NULL);
    return good;
}
