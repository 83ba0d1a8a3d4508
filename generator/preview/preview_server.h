/* The web server: answers for those who know the token, on the loopback address alone. Works in the
 * caller's thread. Inside of preview/. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct base_diagnostics;
struct preview_server;
struct preview_store;

/* NULL after reporting. name: of downloaded files. */
struct preview_server *preview_server_start(const struct preview_store *store, unsigned short port,
                                            const char *name, struct base_diagnostics *diagnostics);
void preview_server_stop(struct preview_server *server);
/* "http://127.0.0.1:8123/<token>/" */
const char *preview_server_address(const struct preview_server *server);
/* To wait on for reading: requests, and readers of the news that went away. */
enum { PREVIEW_SERVER_FILES = 2 };
void preview_server_files(const struct preview_server *server, int files[PREVIEW_SERVER_FILES]);
/* Milliseconds after which preview_server_run has something to do; -1 = only when a file says so.
 */
int preview_server_wait(const struct preview_server *server);
void preview_server_run(struct preview_server *server);
/* Tells all readers the new state (JSON in one line, copied). */
void preview_server_publish(struct preview_server *server, const char *state);
/* True while somebody waits for a PDF; *plain: without draft marks. */
bool preview_server_wants_pdf(const struct preview_server *server, bool *plain);
/* Answers all who wait for one of that kind: an open file, which is closed; -1: there is none. */
void preview_server_give_pdf(struct preview_server *server, bool plain, int file);
