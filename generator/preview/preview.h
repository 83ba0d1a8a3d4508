/* The preview: a web page on this machine that shows a report's pages while its files are edited.
 * One process with one thread serves the page and watches the files; every build runs in a child,
 * whose result comes back through a file in memory. */
#pragma once

struct base_diagnostics;

struct preview_settings {
    const char *folder;                  /* of the report */
    const char *const *template_folders; /* looked into first; ends with NULL; may be NULL */
    const char *data_folder;             /* as in report_settings; may be NULL */
    const char *draft_date;              /* as in report_settings; may be NULL */
    unsigned short port;                 /* 0 = any that is free */
    int build_seconds;                   /* a build that takes longer is stopped; 0 = 60 */
};

/* Serves until SIGINT or SIGTERM. The address is printed on standard output once pages can be asked
 * for. Returns the exit status: 0 ended by a signal, 3 the server could not be started. */
int preview_run(const struct preview_settings *settings, struct base_diagnostics *diagnostics);
