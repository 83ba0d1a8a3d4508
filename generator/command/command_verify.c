/* lkjip verify: is a PDF what its embedded inputs give? */
#include "command_run.h"

#include <stdio.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "command_options.h"
#include "report.h"
#include "report_verify.h"

/* Status when the file is not what comes out now. */
enum { DIFFERENT = 4 };

static void print_different(const char *path, const struct report_proof *proof)
{
    printf(
        base_translate(N_("%s: differs from what its embedded inputs give, first at byte %zu\n")),
        path, proof->difference);
    for (size_t i = 0; i < proof->count; i++) {
        printf("  - %s\n", proof->reasons[i].text);
    }
}

static int print(const struct command_call *call, const char *path,
                 const struct report_proof *proof)
{
    switch (proof->verdict) {
    case REPORT_EQUAL:
        if (call->line->values[COMMAND_QUIET] == NULL && proof->signatures == NULL) {
            printf(base_translate(N_("%s: equal, all %zu bytes\n")), path, proof->length);
        } else if (call->line->values[COMMAND_QUIET] == NULL) {
            printf(base_translate(N_("%s: equal up to its signatures, %zu bytes (signed fields: "
                                     "%s); whether the signatures are valid is for a PDF reader "
                                     "to say\n")),
                   path, proof->length, proof->signatures);
        }
        return 0;
    case REPORT_DIFFERENT:
        print_different(path, proof);
        return DIFFERENT;
    case REPORT_UNREADABLE:
        return 1;
    case REPORT_ENVIRONMENT:
        break;
    }
    return 3;
}

int command_verify(const struct command_call *call)
{
    const struct report_settings settings = {.changes_since =
                                                 call->line->values[COMMAND_CHANGES_SINCE]};
    int worst = 0;
    for (size_t i = 0; i < call->line->word_count; i++) {
        const char *path = call->line->words[i];
        struct report_proof proof = report_verify(call->arena, call->diagnostics, path,
                                                  call->line->values[COMMAND_PICTURES], &settings);
        int status = print(call, path, &proof);
        worst = status > worst ? status : worst;
    }
    return worst;
}
