/* The preview's loop: files change, a child builds, the page is told. */
#include "preview.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "base_file.h"
#include "preview_build.h"
#include "preview_server.h"
#include "preview_state.h"
#include "preview_watch.h"
#include "report.h"

enum {
    SETTLE = 2,      /* milliseconds without a further change before a build */
    WRITING = 250,   /* the same while a file is open for writing */
    PATIENCE = 1000, /* a build is no longer given up for a newer one after so long without pages */
    BREAK = 30,      /* after a build, before the child for the next makes itself ready */
    BUILD_LIMIT = 60, /* seconds */
};

struct preview {
    const struct preview_settings *settings;
    struct preview_store *store;
    struct preview_state *state;
    struct preview_server *server;
    struct preview_watch *watch;
    int signals;
    struct preview_build *build, *pdf; /* under way; NULL = none */
    struct preview_build *standby;     /* makes itself ready for the next build; NULL = none */
    int64_t standby_due;               /* when to start it; 0 = not at all */
    char *pdf_folder;
    bool pdf_plain;     /* without draft marks */
    int64_t due;        /* when to build; 0 = nothing to do */
    int64_t last_shown; /* when pages came the last time */
};

/* ---------------------------------------------------------------- builds */

static void publish(struct preview *preview)
{
    struct base_arena *arena = base_arena_create();
    preview_server_publish(preview->server, preview_state_text(preview->state, arena));
    base_arena_destroy(arena);
}

static void fail(struct preview *preview, const char *why)
{
    preview_state_fail(preview->state, why);
    publish(preview);
}

static void dismiss_standby(struct preview *preview)
{
    preview_build_stop(preview->standby);
    preview->standby = NULL;
    preview->standby_due = 0;
}

/* The child that stands by, when it is ready, or a new one. */
static void start_build(struct preview *preview)
{
    preview->due = 0;
    preview_state_begin(preview->state);
    preview->standby_due = 0;
    if (preview->standby != NULL && preview_build_ready(preview->standby) &&
        preview_build_call(preview->standby)) {
        preview->build = preview->standby;
        preview->standby = NULL;
        return;
    }
    dismiss_standby(preview);
    preview->build =
        preview_build_start(PREVIEW_TASK_PAGES, preview->settings, preview->store, NULL);
    if (preview->build == NULL) {
        fail(preview, base_error_text(errno));
    }
}

/* After a build, when the browser has painted: a child knows the parent's pieces only as they were
 * at its start. */
static void start_standby(struct preview *preview)
{
    dismiss_standby(preview);
    preview->standby =
        preview_build_start(PREVIEW_TASK_STANDBY, preview->settings, preview->store, NULL);
}

static int64_t build_limit(const struct preview *preview)
{
    int seconds = preview->settings->build_seconds;
    return (int64_t)(seconds > 0 ? seconds : BUILD_LIMIT) * 1000;
}

static bool has_expired(const struct preview *preview, const struct preview_build *build)
{
    return preview_build_began(build) + build_limit(preview) < preview_now();
}

/* A build that broke. What stood by may have been ended before it was called: then a new child
 * decides. */
static void take_fault(struct preview *preview)
{
    struct preview_build *build = preview->build;
    preview->build = NULL;
    if (preview_build_stood_by(build) && !preview_build_shown(build) &&
        !has_expired(preview, build)) {
        start_build(preview);
    } else {
        struct base_arena *arena = base_arena_create();
        preview_state_take(preview->state, build);
        fail(preview, preview_build_fault(build, arena));
        base_arena_destroy(arena);
        preview->last_shown = preview_now();
    }
    preview_build_stop(build);
}

static void look_at_build(struct preview *preview)
{
    enum preview_progress progress = preview_build_look(preview->build);
    if (progress == PREVIEW_RUNNING) {
        return;
    }
    if (progress == PREVIEW_BROKEN) {
        take_fault(preview);
        return;
    }
    bool details = preview_state_take(preview->state, preview->build);
    if (progress == PREVIEW_SHOWN) {
        preview->last_shown = preview_now();
        preview_state_shown(preview->state,
                            preview->last_shown - preview_build_began(preview->build));
        publish(preview);
        return;
    }
    if (details) {
        publish(preview);
        preview_state_sweep(preview->state);
    }
    preview_build_stop(preview->build);
    preview->build = NULL;
    preview->standby_due = preview_now() + BREAK;
}

/* A change during a build: the build is given up, unless its pages are there, or none have come for
 * so long that the reader would never see any. */
static void supersede(struct preview *preview)
{
    if (preview->build == NULL || preview_build_shown(preview->build) ||
        preview_now() - preview->last_shown > PATIENCE) {
        return;
    }
    preview_build_stop(preview->build);
    preview->build = NULL;
}

static void on_change(struct preview *preview)
{
    enum preview_change change = preview_watch_read(preview->watch);
    if (change == PREVIEW_SAME) {
        return;
    }
    int64_t due = preview_now() + (change == PREVIEW_CHANGED ? SETTLE : WRITING);
    preview->due = change == PREVIEW_WRITING && preview->due != 0 ? preview->due : due;
    if (change == PREVIEW_CHANGED) {
        supersede(preview);
    }
}

/* ---------------------------------------------------------------- PDF */

static void start_pdf(struct preview *preview, bool plain)
{
    preview->pdf_plain = plain;
    struct base_arena *arena = base_arena_create();
    const char *folder = base_temporary_folder(arena, NULL);
    if (folder != NULL) {
        size_t length = strlen(folder) + 1;
        preview->pdf_folder = memcpy(base_malloc(length), folder, length);
        preview->pdf = preview_build_start(plain ? PREVIEW_TASK_PLAIN_PDF : PREVIEW_TASK_PDF,
                                           preview->settings, preview->store, folder);
    }
    if (preview->pdf == NULL) {
        preview_server_give_pdf(preview->server, plain, -1);
    }
    base_arena_destroy(arena);
}

static void remove_pdf(struct preview *preview)
{
    static const char *const names[] = {"laporan.pdf", "laporan.rekap.json", "laporan.ttd.json"};
    struct base_arena *arena = base_arena_create();
    for (size_t i = 0; preview->pdf_folder != NULL && i < sizeof names / sizeof *names; i++) {
        unlink(base_path_join(arena, preview->pdf_folder, names[i]));
    }
    if (preview->pdf_folder != NULL) {
        rmdir(preview->pdf_folder);
    }
    base_arena_destroy(arena);
    base_free(preview->pdf_folder);
    preview->pdf_folder = NULL;
}

static void look_at_pdf(struct preview *preview)
{
    enum preview_progress progress = preview_build_look(preview->pdf);
    if (progress != PREVIEW_DONE && progress != PREVIEW_BROKEN) {
        return;
    }
    struct base_arena *arena = base_arena_create();
    int file = -1;
    if (progress == PREVIEW_DONE && preview_build_status(preview->pdf) == 0) {
        file =
            open(base_path_join(arena, preview->pdf_folder, "laporan.pdf"), O_RDONLY | O_CLOEXEC);
    }
    base_arena_destroy(arena);
    preview_build_stop(preview->pdf);
    preview->pdf = NULL;
    remove_pdf(preview);
    preview_server_give_pdf(preview->server, preview->pdf_plain, file);
}

/* ---------------------------------------------------------------- loop */

static int least(int left, int64_t right)
{
    right = right < 0 ? 0 : right;
    return left < 0 || right < left ? (int)right : left;
}

/* The child that stands by, while it is not ready. */
static struct preview_build *unready(const struct preview *preview)
{
    struct preview_build *standby = preview->standby;
    return standby != NULL && !preview_build_ready(standby) ? standby : NULL;
}

/* Milliseconds until something is to be done without any news; -1 = never. */
static int waiting(const struct preview *preview)
{
    int wait = preview_server_wait(preview->server);
    int64_t now = preview_now();
    if (preview->due != 0 && preview->build == NULL) {
        wait = least(wait, preview->due - now);
    }
    if (preview->standby_due != 0) {
        wait = least(wait, preview->standby_due - now);
    }
    const struct preview_build *builds[] = {preview->build, preview->pdf, unready(preview)};
    for (size_t i = 0; i < sizeof builds / sizeof *builds; i++) {
        if (builds[i] != NULL) {
            wait = least(wait, preview_build_began(builds[i]) + build_limit(preview) - now + 1);
        }
    }
    return wait;
}

static void do_what_is_due(struct preview *preview)
{
    int64_t now = preview_now();
    struct preview_build *builds[] = {preview->build, preview->pdf};
    for (int i = 0; i < 2; i++) {
        if (builds[i] != NULL && has_expired(preview, builds[i])) {
            preview_build_expire(builds[i]);
        }
    }
    if (unready(preview) != NULL && has_expired(preview, preview->standby)) {
        dismiss_standby(preview);
    }
    if (preview->build == NULL && preview->due != 0 && preview->due <= now) {
        start_build(preview);
    }
    if (preview->standby_due != 0 && preview->standby_due <= now) {
        start_standby(preview);
    }
    bool plain;
    if (preview->pdf == NULL && preview_server_wants_pdf(preview->server, &plain)) {
        start_pdf(preview, plain);
    }
}

static void loop(struct preview *preview)
{
    enum { SIGNALS, CHANGES, BUILD, PDF, SERVER, COUNT = SERVER + PREVIEW_SERVER_FILES };
    for (;;) {
        int server_files[PREVIEW_SERVER_FILES];
        preview_server_files(preview->server, server_files);
        struct pollfd files[COUNT] = {
            [SIGNALS] = {preview->signals, POLLIN, 0},
            [CHANGES] = {preview_watch_file(preview->watch), POLLIN, 0},
            [BUILD] = {preview->build != NULL ? preview_build_file(preview->build) : -1, POLLIN, 0},
            [PDF] = {preview->pdf != NULL ? preview_build_file(preview->pdf) : -1, POLLIN, 0},
        };
        for (int i = 0; i < PREVIEW_SERVER_FILES; i++) {
            files[SERVER + i] = (struct pollfd){server_files[i], POLLIN, 0};
        }
        poll(files, COUNT, waiting(preview));
        if (files[SIGNALS].revents != 0) {
            return;
        }
        if (files[CHANGES].revents != 0) {
            on_change(preview);
        }
        /* A build that was given up above is gone. */
        if (files[BUILD].revents != 0 && preview->build != NULL) {
            look_at_build(preview);
        }
        if (files[PDF].revents != 0) {
            look_at_pdf(preview);
        }
        preview_server_run(preview->server);
        do_what_is_due(preview);
    }
}

/* ---------------------------------------------------------------- start and end */

/* The files of signals that end the preview. */
static int open_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* A folder as it is found from everywhere. */
static const char *whole_path(struct base_arena *arena, const char *folder)
{
    char *real = realpath(folder, NULL);
    const char *path = real == NULL ? folder : base_copy_text(arena, real);
    base_free(real);
    return path;
}

static void watch_all(struct preview *preview, struct base_arena *arena)
{
    const struct preview_settings *settings = preview->settings;
    const struct report_settings report = {.data_folder = settings->data_folder,
                                           .template_folders = settings->template_folders};
    preview_watch_add(preview->watch, whole_path(arena, settings->folder));
    const char *const *folders = report_pack_folders(arena, settings->folder, &report);
    for (; *folders != NULL; folders++) {
        preview_watch_add(preview->watch, whole_path(arena, *folders));
    }
}

static void finish(struct preview *preview)
{
    preview_build_stop(preview->build);
    preview_build_stop(preview->standby);
    preview_build_stop(preview->pdf);
    remove_pdf(preview);
    preview_server_stop(preview->server);
    preview_watch_destroy(preview->watch);
    preview_store_destroy(preview->store);
    if (preview->signals >= 0) {
        close(preview->signals);
    }
    preview_state_destroy(preview->state);
}

int preview_run(const struct preview_settings *settings, struct base_diagnostics *diagnostics)
{
    struct base_arena *arena = base_arena_create();
    struct preview preview = {.settings = settings, .signals = -1};
    preview.store = preview_store_create();
    preview.state = preview_state_create(preview.store);
    preview.watch = preview_watch_create();
    if (preview.watch == NULL) {
        base_report(diagnostics, base_at(0), BASE_MESSAGE_PREVIEW_WATCH, base_error_text(errno));
    } else {
        watch_all(&preview, arena);
        preview.server =
            preview_server_start(preview.store, settings->port,
                                 base_path_name(arena, (char *)settings->folder), diagnostics);
    }
    bool good = preview.server != NULL;
    if (good) {
        if (!preview_watch_complete(preview.watch)) {
            base_report(diagnostics, base_at(0), BASE_MESSAGE_PREVIEW_WATCH_SOME, NULL);
        }
        preview.signals = open_signals();
        preview.due = preview.last_shown = preview_now();
        printf(base_translate(N_("Preview of %s: %s\nOpen this address in a browser of this "
                                 "machine; Ctrl+C ends it.\n")),
               settings->folder, preview_server_address(preview.server));
        fflush(stdout);
        loop(&preview);
    }
    finish(&preview);
    base_arena_destroy(arena);
    return good ? 0 : 3;
}
