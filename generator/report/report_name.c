/* The name of a report's files from laporan.nama_berkas. */
#include "report_name.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_language.h"
#include "base_utf8.h"
#include "expression.h"
#include "figures.h"
#include "model.h"
#include "report.h"
#include "value.h"

enum { LONGEST = 180 }; /* in bytes: endings and temporary names must fit behind it */

/* The text with its expressions put in; NULL after reporting, *open tells what is not filled in. */
static const char *expand(struct report *report, const struct value *wanted, const char **open)
{
    const struct value_scope scope = {.value = report->figures->scope};
    const struct expression_context context = {.arena = report->arena,
                                               .sources = report->sources,
                                               .diagnostics = report->diagnostics,
                                               .scope = &scope,
                                               .empty = "",
                                               .percent_decimals = 2};
    struct base_buffer buffer = {.arena = report->arena};
    const struct expression_template *template = expression_template_parse(
        report->arena, report->sources, report->diagnostics, wanted->text, wanted->origin);
    for (size_t i = 0; template != NULL && i < template->count; i++) {
        const struct expression_template_part *part = &template->parts[i];
        bool missing = false;
        const char *text = part->text;
        if (text == NULL) {
            text = expression_show(expression_evaluate(part->expression, &context), &context,
                                   &missing);
        }
        if (missing) {
            *open = text;
        }
        base_buffer_text(&buffer, text);
    }
    return template != NULL ? base_buffer_get(&buffer) : NULL;
}

/* Names that Windows keeps for devices, whatever follows a dot. */
static bool is_device(struct base_arena *arena, const char *name)
{
    static const char *const devices[] = {"con", "prn", "aux", "nul"};
    const char *stem = base_copy(arena, name, strcspn(name, "."));
    stem = base_utf8_lower_text(arena, stem);
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        if (strcmp(stem, devices[i]) == 0) {
            return true;
        }
    }
    return strlen(stem) == 4 && (strncmp(stem, "com", 3) == 0 || strncmp(stem, "lpt", 3) == 0) &&
           stem[3] >= '1' && stem[3] <= '9';
}

/* Why no file can have a name; NULL when one can. */
static const char *fault_of(struct base_arena *arena, const char *name)
{
    size_t length = strlen(name);
    for (const char *c = name; *c != '\0'; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7f || strchr("<>:\"/\\|?*", *c) != NULL) {
            return N_("these are not allowed: / \\ : * ? \" < > |");
        }
    }
    if (length == 0) {
        return N_("it is empty");
    }
    if (length > LONGEST) {
        return N_("it is too long");
    }
    if (strchr(". -", name[0]) != NULL || strchr(". ", name[length - 1]) != NULL) {
        return N_("it must not begin with a dot, a blank or a hyphen, nor end with a dot or blank");
    }
    return is_device(arena, name) ? N_("Windows keeps this name for a device") : NULL;
}

const char *report_file_name(struct report *report)
{
    static const char ending[] = ".pdf";
    const struct value *wanted = value_get(report->model->laporan, "nama_berkas");
    const char *open = NULL;
    if (value_text_or(wanted, NULL) == NULL) {
        return NULL;
    }
    const char *name = expand(report, wanted, &open);
    if (name == NULL) {
        return NULL;
    }
    size_t length = strlen(name), tail = strlen(ending);
    if (length > tail && strcmp(name + length - tail, ending) == 0) {
        name = base_copy(report->arena, name, length - tail);
    }
    const char *fault =
        open != NULL ? N_("something in it is not filled in") : fault_of(report->arena, name);
    if (fault != NULL) {
        base_report(report->diagnostics, base_at(wanted->origin), BASE_MESSAGE_REPORT_FILE_NAME,
                    name, base_translate(fault));
        return NULL;
    }
    return name;
}
