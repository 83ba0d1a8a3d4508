/* lkjip preview: the pages of one report in a browser, while its files are edited. */
#include "command_run.h"

#include "base_diagnostic.h"
#include "base_file.h"
#include "command_options.h"
#include "preview.h"

/* A port number, 0 = any; -1 = none. */
static int port_of(const char *text)
{
    int port = 0;
    for (const char *at = text; *at != '\0'; at++) {
        if (*at < '0' || *at > '9' || port > 65535) {
            return -1;
        }
        port = port * 10 + (*at - '0');
    }
    return text[0] == '\0' || port > 65535 || (port > 0 && port < 1024) ? -1 : port;
}

int command_preview(const struct command_call *call)
{
    const struct command_line *line = call->line;
    if (line->word_count != 1) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_COMMAND_ONE_REPORT, line->command);
        return 2;
    }
    const char *port = line->values[COMMAND_PORT] != NULL ? line->values[COMMAND_PORT] : "0";
    if (port_of(port) < 0) {
        base_report(call->diagnostics, base_at(0), BASE_MESSAGE_PREVIEW_PORT, port);
        return 2;
    }
    if (!base_path_is_folder(line->words[0])) {
        base_report(call->diagnostics, base_at_file(line->words[0], 0, 0),
                    BASE_MESSAGE_REPORT_NOT_A_FOLDER, line->words[0]);
        return 1;
    }
    const struct preview_settings settings = {.folder = line->words[0],
                                              .template_folders = line->template_folders,
                                              .draft_date = line->values[COMMAND_DRAFT_DATE],
                                              .port = (unsigned short)port_of(port)};
    return preview_run(&settings, call->diagnostics);
}
