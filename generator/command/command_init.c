/* lkjip init: a new report folder, asked for or from options, or from last year's report. */
#include "command_run.h"

#include <stdio.h>
#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_folder.h"
#include "base_terminal.h"
#include "command_options.h"
#include "command_print.h"
#include "page.h"
#include "report.h"
#include "start.h"

/* What the call is about. */
struct init {
    const struct command_call *call;
    const char *folder, *last;
    struct start_facts facts;
    struct report_settings settings;
};

/* A line from the terminal without blanks around; NULL at its end. */
static const char *read_answer(struct base_arena *arena)
{
    char line[1024];
    if (fgets(line, sizeof line, stdin) == NULL)
        return NULL;
    size_t length = strcspn(line, "\n");
    if (line[length] != '\n' && !feof(stdin)) { /* the rest of a line that is too long */
        for (int next = getchar(); next != '\n' && next != EOF;)
            next = getchar();
    }
    size_t start = strspn(line, " \t");
    while (length > start && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        length--;
    return base_copy(arena, line + start, length > start ? length - start : 0);
}

/* Asks for a fact that was not given until the answer can be used. fallback: for an empty answer,
 * NULL = there is none. */
static void ask(struct init *init, const char **fact, const char *question, const char *fallback)
{
    enum { TRIES = 5 };
    struct base_arena *arena = init->call->arena;
    for (int i = 0; i < TRIES && *fact == NULL; i++) {
        fprintf(stderr, fallback != NULL ? "%s [%s]: " : "%s: ", question, fallback);
        const char *answer = read_answer(arena);
        if (answer == NULL)
            break;
        *fact = answer[0] == '\0' ? fallback : answer;
        struct base_diagnostics *faults = base_diagnostics_create(arena, NULL);
        if (*fact != NULL &&
            !start_check(arena, faults, init->folder, &init->facts, true, &init->settings)) {
            base_diagnostics_print(faults, stderr);
            *fact = NULL;
        }
    }
}

static void ask_all(struct init *init)
{
    struct base_arena *arena = init->call->arena;
    struct start_facts *facts = &init->facts;
    struct base_buffer packs = {.arena = arena};
    const char *const *names = start_packs(arena, init->folder, &init->settings);
    for (size_t i = 0; names[i] != NULL; i++)
        base_buffer_format(&packs, "%s%s", i > 0 ? ", " : "", names[i]);
    ask(init, &facts->agency, base_translate(N_("Name of the agency, for example Dinas Sosial")),
        NULL);
    ask(init, &facts->region, base_translate(N_("Region, for example Kabupaten Contoh")), NULL);
    ask(init, &facts->year, base_translate(N_("Year of the report")), NULL);
    ask(init, &facts->pack,
        base_format(arena, base_translate(N_("Template pack (%s)")), base_buffer_get(&packs)),
        "lkjip");
}

static void print_result(const struct init *init, const struct start_result *result)
{
    const struct report *report = result->report;
    const char *folder = report->folder;
    printf(base_translate(N_("%s: %zu files written; the report has %zu pages and %zu points to "
                             "look at\n")),
           folder, result->files, report->pages != NULL ? report->pages->count : 0,
           base_diagnostics_warnings(report->diagnostics));
    if (init->last != NULL)
        fputs(base_translate(
                  N_("Figures and dates of the year are open (\"?\"), with last year's beside them "
                     "in comments;\n"
                     "texts are last year's, marked until they are revised. Accepted findings, "
                     "claims, \"harus_sama\",\n"
                     "scans and changed agreements of last year were left out.\n")),
              stdout);
    printf(base_translate(N_("Next:\n"
                             "  lkjip preview %s    shows the pages while you fill it in\n"
                             "  lkjip check %s    says what is still open\n"
                             "  lkjip build %s    makes the PDF\n")),
           folder, folder, folder);
}

static int run(struct init *init)
{
    const struct command_call *call = init->call;
    struct start_result result = {0};
    bool good = init->last != NULL ? start_from(call->arena, call->diagnostics, init->folder,
                                                init->last, &init->facts, &init->settings, &result)
                                   : start_new(call->arena, call->diagnostics, init->folder,
                                               &init->facts, &init->settings, &result);
    int status = good ? report_status(result.report) : result.unwritable ? 3 : 1;
    if (good && status != 0)
        command_print_findings(result.report, false);
    if (!good && result.source != NULL && !result.source->complete)
        command_print_findings(result.source, false);
    if (good && call->line->values[COMMAND_QUIET] == NULL)
        print_result(init, &result);
    report_destroy(result.report);
    report_destroy(result.source);
    return status;
}

int command_init(const struct command_call *call)
{
    const struct command_line *line = call->line;
    struct init init = {
        .call = call,
        .last = line->values[COMMAND_FROM],
        .facts = {.agency = line->values[COMMAND_AGENCY],
                  .region = line->values[COMMAND_REGION],
                  .year = line->values[COMMAND_YEAR],
                  .pack = line->values[COMMAND_PACK],
                  .short_name = line->values[COMMAND_SHORT],
                  .kind = line->values[COMMAND_KIND]},
        .settings = {.template_folders = line->template_folders},
    };
    if (line->word_count != 1 || line->words[0][0] == '\0') {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_START_ONE, NULL);
        return 2;
    }
    init.folder = line->words[0];
    if (!start_is_free(call->diagnostics, init.folder))
        return 1;
    const struct start_facts *facts = &init.facts;
    bool open = facts->agency == NULL || facts->region == NULL || facts->year == NULL;
    if (init.last == NULL && open && base_terminal_types())
        ask_all(&init);
    if (!start_check(call->arena, call->diagnostics, init.folder, facts, init.last != NULL,
                     &init.settings))
        return 2;
    return run(&init);
}
