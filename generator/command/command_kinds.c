/* The table of commands and of the options that each takes. */
#include "command_kinds.h"

#include <string.h>

#include "base_diagnostic.h"
#include "command_run.h"

static const char *const text_or_json[] = {"text", "json", NULL};
static const char *const csv_or_json[] = {"csv", "json", NULL};

/* Ends a list of options. */
#define END                                                                                        \
    {                                                                                              \
        COMMAND_OPTION_COUNT, NULL, NULL                                                           \
    }

static const struct command_use every[] = {
    {COMMAND_HELP, NULL, NULL}, {COMMAND_VERSION, NULL, NULL}, {COMMAND_LANG, NULL, NULL}, END};

static const struct command_use build[] = {
    {COMMAND_OUTPUT, N_("the PDF file, or a folder for <report>.pdf (default: output/)"), NULL},
    {COMMAND_MARKS,
     N_("draft (default: watermark, notes in the margin, list at the end, unless tahap is final) "
        "or none"),
     NULL},
    {COMMAND_DRAFT_DATE, NULL, NULL},
    {COMMAND_FINAL, NULL, NULL},
    {COMMAND_CHANGES_SINCE, N_("mark what changed since this report (folder, rekap or PDF)"), NULL},
    {COMMAND_JOBS, NULL, NULL},
    {COMMAND_FORCE, N_("several reports: make those too whose files are up to date"), NULL},
    {COMMAND_SUMMARY, NULL, NULL},
    {COMMAND_SHARD, NULL, NULL},
    {COMMAND_TIME_LIMIT, NULL, NULL},
    {COMMAND_MEMORY_LIMIT, NULL, NULL},
    {COMMAND_TIMINGS, NULL, NULL},
    {COMMAND_TEMPLATES, NULL, NULL},
    {COMMAND_QUIET, NULL, NULL},
    END};

static const struct command_use preview[] = {{COMMAND_PORT, NULL, NULL},
                                             {COMMAND_DRAFT_DATE, NULL, NULL},
                                             {COMMAND_TEMPLATES, NULL, NULL},
                                             END};

static const struct command_use check[] = {
    {COMMAND_FORMAT, NULL, text_or_json},
    {COMMAND_COMPLETENESS, NULL, NULL},
    {COMMAND_CLAIMS, NULL, NULL},
    {COMMAND_PAGES, NULL, NULL},
    {COMMAND_FINAL, NULL, NULL},
    {COMMAND_CHANGES_SINCE, N_("compare the changes since this report with the review's findings"),
     NULL},
    {COMMAND_TEMPLATES, NULL, NULL},
    {COMMAND_QUIET, NULL, NULL},
    END};

static const struct command_use explain[] = {
    {COMMAND_DEPTH, NULL, NULL}, {COMMAND_TEMPLATES, NULL, NULL}, END};

static const struct command_use dump[] = {
    {COMMAND_STAGE, NULL, NULL},      {COMMAND_MARKS, N_("none (default) or draft"), NULL},
    {COMMAND_DRAFT_DATE, NULL, NULL}, {COMMAND_CHANGES_SINCE, NULL, NULL},
    {COMMAND_TEMPLATES, NULL, NULL},  END};

static const struct command_use init[] = {{COMMAND_AGENCY, NULL, NULL},
                                          {COMMAND_SHORT, NULL, NULL},
                                          {COMMAND_REGION, NULL, NULL},
                                          {COMMAND_YEAR, NULL, NULL},
                                          {COMMAND_PACK, NULL, NULL},
                                          {COMMAND_KIND, NULL, NULL},
                                          {COMMAND_FROM, NULL, NULL},
                                          {COMMAND_QUIET, NULL, NULL},
                                          {COMMAND_DRAFT_DATE, NULL, NULL},
                                          {COMMAND_TEMPLATES, NULL, NULL},
                                          END};

static const struct command_use schema[] = {
    {COMMAND_OUTPUT, N_("a folder for the schemas"), NULL}, {COMMAND_QUIET, NULL, NULL}, END};

static const struct command_use extract[] = {
    {COMMAND_OUTPUT, N_("a folder (default: <file>-isi)"), NULL},
    {COMMAND_FORCE, N_("replace files that exist"), NULL},
    {COMMAND_QUIET, NULL, NULL},
    END};

static const struct command_use diff[] = {
    {COMMAND_OUTPUT, N_("the PDF of the matrix of changes"), NULL},
    {COMMAND_FORMAT, NULL, text_or_json},
    {COMMAND_EXIT_CODE, NULL, NULL},
    {COMMAND_TEMPLATES, NULL, NULL},
    {COMMAND_QUIET, NULL, NULL},
    END};

static const struct command_use verify[] = {
    {COMMAND_PICTURES, NULL, NULL},
    {COMMAND_CHANGES_SINCE, N_("the older report, for a copy with its changes marked"), NULL},
    {COMMAND_QUIET, NULL, NULL},
    END};

static const struct command_use book[] = {
    {COMMAND_OUTPUT, N_("the workbook"), NULL}, {COMMAND_QUIET, NULL, NULL}, END};

static const struct command_use import[] = {
    {COMMAND_YES, NULL, NULL},     {COMMAND_SHEET, NULL, NULL},
    {COMMAND_AS, NULL, NULL},      {COMMAND_COLUMN, NULL, NULL},
    {COMMAND_NUMBERS, NULL, NULL}, {COMMAND_SAVE, NULL, NULL},
    {COMMAND_QUIET, NULL, NULL},   END};

static const struct command_use table[] = {{COMMAND_OUTPUT, N_("the file"), NULL},
                                           {COMMAND_FORMAT, NULL, csv_or_json},
                                           {COMMAND_SEPARATOR, NULL, NULL},
                                           {COMMAND_BOM, NULL, NULL},
                                           {COMMAND_TEMPLATES, NULL, NULL},
                                           {COMMAND_QUIET, NULL, NULL},
                                           END};

static const struct command_use recap[] = {
    {COMMAND_OUTPUT,
     N_("NAME.csv, NAME.xlsx or NAME.pdf; without an ending all three (default: CSV to the "
        "screen)"),
     NULL},
    {COMMAND_YEAR, N_("only the reports of this year"), NULL},
    {COMMAND_SORT, NULL, NULL},
    {COMMAND_FORMAT, NULL, csv_or_json},
    {COMMAND_NUMBERS, N_("decimals in CSV: en (1234.5, default) or id (1234,5)"), NULL},
    {COMMAND_SEPARATOR, NULL, NULL},
    {COMMAND_BOM, NULL, NULL},
    {COMMAND_TEMPLATES, NULL, NULL},
    {COMMAND_QUIET, NULL, NULL},
    END};

static const struct command_use workpaper[] = {{COMMAND_OUTPUT, N_("the workbook"), NULL},
                                               {COMMAND_CLAIMS, NULL, NULL},
                                               {COMMAND_TEMPLATES, NULL, NULL},
                                               {COMMAND_QUIET, NULL, NULL},
                                               END};

const struct command_kind command_kinds[] = {
    {"build", N_("REPORT..."), N_("make the PDF of each report folder"), command_build,
     COMMAND_NEEDS_REPORT, build},
    {"preview", N_("REPORT"), N_("show the pages in a browser while files are edited"),
     command_preview, COMMAND_NEEDS_REPORT, preview},
    {"check", N_("REPORT..."), N_("check data, figures and template; write nothing"), command_check,
     COMMAND_NEEDS_REPORT, check},
    {"explain", N_("REPORT FIGURE..."), N_("say how a figure was made, and from what"),
     command_explain, COMMAND_NEEDS_REPORT, explain},
    {"init", N_("FOLDER"), N_("make a new report folder"), command_init, COMMAND_NEEDS_NOTHING,
     init},
    {"schema", N_("[FILE...]"), N_("print the JSON Schemas of the input files"), command_schema,
     COMMAND_NEEDS_NOTHING, schema},
    {"book", N_("REPORT"), N_("write the input tables as a workbook"), command_book,
     COMMAND_NEEDS_REPORT, book},
    {"import", N_("REPORT FILE..."), N_("read workbooks or CSV files into the report"),
     command_import, COMMAND_NEEDS_REPORT, import},
    {"table", N_("REPORT [TABLE]"), N_("print a table as CSV or JSON; list all tables"),
     command_table, COMMAND_NEEDS_REPORT, table},
    {"kertas-kerja", N_("REPORT"), N_("write every figure as a workbook with live formulas"),
     command_workpaper, COMMAND_NEEDS_REPORT, workpaper},
    {"diff", N_("OLD NEW"), N_("what changed, and what changed because of it"), command_diff,
     COMMAND_NEEDS_NOTHING, diff},
    {"verify", N_("PDF..."), N_("make PDF files again from their data and compare"), command_verify,
     COMMAND_NEEDS_PDF, verify},
    {"recap", N_("REKAP..."), N_("make the table of a region from the rekaps of its reports"),
     command_recap, COMMAND_NEEDS_REKAP, recap},
    {"extract", N_("PDF..."), N_("write the files that a PDF holds"), command_extract,
     COMMAND_NEEDS_PDF, extract},
    {"dump", N_("--stage=STAGE REPORT"), N_("print what a step made"), command_dump,
     COMMAND_NEEDS_REPORT, dump},
    {NULL, NULL, NULL, NULL, COMMAND_NEEDS_NOTHING, NULL},
};

const struct command_kind *command_kind_find(const char *name)
{
    for (const struct command_kind *at = command_kinds; at->name != NULL; at++) {
        if (strcmp(at->name, name) == 0) {
            return at;
        }
    }
    return NULL;
}

static const struct command_use *find(const struct command_use *uses, enum command_option_id option)
{
    for (; uses->option != COMMAND_OPTION_COUNT; uses++) {
        if (uses->option == option) {
            return uses;
        }
    }
    return NULL;
}

const struct command_use *command_use_find(const struct command_kind *kind,
                                           enum command_option_id option)
{
    const struct command_use *use = find(kind->uses, option);
    return use != NULL ? use : find(every, option);
}
