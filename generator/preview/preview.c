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
#include "json.h"
#include "preview_build.h"
#include "preview_server.h"
#include "preview_watch.h"
#include "report.h"
#include "value.h"

enum {
    SETTLE = 4,      /* milliseconds without a further change before a build */
    WRITING = 250,   /* the same while a file is open for writing */
    PATIENCE = 1000, /* a build is no longer given up for a newer one after so long without pages */
    BUILD_LIMIT = 60, /* seconds */
};

struct preview {
    const struct preview_settings *settings;
    struct preview_store *store;
    struct preview_server *server;
    struct preview_watch *watch;
    int signals;
    struct preview_build *build, *pdf; /* under way; NULL = none */
    char *pdf_folder;
    bool pdf_plain;                   /* without draft marks */
    int64_t due;                      /* when to build; 0 = nothing to do */
    int64_t last_shown;               /* when pages came the last time */
    unsigned round;                   /* number of builds begun */
    unsigned good_round;              /* that of the last with pages */
    unsigned version;                 /* of the state */
    int64_t spent;                    /* milliseconds of the last build until its pages */
    char *pages, *findings, *details; /* JSON of the last that were made; NULL = none */
    const char *fault; /* why the last build gave nothing; NULL = it gave something */
};

static char *copy(const char *text)
{
    size_t length = strlen(text) + 1;
    return memcpy(base_malloc(length), text, length);
}

static void replace(char **place, const char *text)
{
    base_free(*place);
    *place = text == NULL ? NULL : copy(text);
}

/* ---------------------------------------------------------------- state */

static void publish(struct preview *preview)
{
    struct base_arena *arena = base_arena_create();
    struct base_buffer fault = {.arena = arena};
    if (preview->fault != NULL) {
        json_write(&fault, value_text(arena, 0, preview->fault), 0);
    }
    preview->version++;
    preview_server_publish(
        preview->server,
        base_format(arena,
                    "{\"versi\":%u,\"ms\":%lld,\"gagal\":%s,\"hasil\":%s,\"temuan\":%s,"
                    "\"rincian\":%s}",
                    preview->version, (long long)preview->spent,
                    preview->fault == NULL ? "null" : base_buffer_get(&fault),
                    preview->pages == NULL ? "null" : preview->pages,
                    preview->findings == NULL ? "null" : preview->findings,
                    preview->details == NULL ? "null" : preview->details));
    base_arena_destroy(arena);
}

/* Takes the parts that came from the build. True when details were among them. */
static bool take_parts(struct preview *preview)
{
    struct preview_part part;
    const char *bytes;
    bool details = false;
    while (preview_build_part(preview->build, &part, &bytes)) {
        struct preview_piece *piece;
        switch (part.kind) {
        case PREVIEW_PART_PIECE:
            piece = preview_store_put(preview->store, part.name, part.type, bytes, part.length);
            piece->round = preview->round;
            break;
        case PREVIEW_PART_USED:
            piece = preview_store_find(preview->store, part.name);
            if (piece != NULL) {
                piece->round = preview->round;
            }
            break;
        case PREVIEW_PART_PRINTS:
            preview_store_set_prints(preview->store, bytes, part.length);
            break;
        case PREVIEW_PART_PAGES:
            replace(&preview->pages, bytes);
            replace(&preview->details, NULL);
            break;
        case PREVIEW_PART_FINDINGS:
            replace(&preview->findings, bytes);
            break;
        case PREVIEW_PART_DETAILS:
            details = true;
            replace(&preview->details, bytes);
            break;
        }
    }
    return details;
}

/* ---------------------------------------------------------------- builds */

static void fail(struct preview *preview, const char *why)
{
    static char kept[500];
    snprintf(kept, sizeof kept, "%s", why);
    preview->fault = kept;
    publish(preview);
}

static void start_build(struct preview *preview)
{
    preview->due = 0;
    preview->round++;
    preview->build =
        preview_build_start(PREVIEW_TASK_PAGES, preview->settings, preview->store, NULL);
    if (preview->build == NULL) {
        fail(preview, base_error_text(errno));
    }
}

/* Drops old pieces, once a build has named all that it uses. Those of the last pages before these
 * stay, however long ago they were made, and those of the last rounds, which a slow reader may
 * still ask for. */
static void sweep(struct preview *preview)
{
    enum { KEPT = 8 };
    unsigned recent = preview->round > KEPT ? preview->round - KEPT : 0;
    unsigned before = preview->good_round;
    preview_store_sweep(preview->store, before < recent ? before : recent);
    preview->good_round = preview->round;
}

static void look_at_build(struct preview *preview)
{
    enum preview_progress progress = preview_build_look(preview->build);
    if (progress == PREVIEW_RUNNING) {
        return;
    }
    if (progress == PREVIEW_BROKEN) {
        struct base_arena *arena = base_arena_create();
        take_parts(preview);
        fail(preview, preview_build_fault(preview->build, arena));
        base_arena_destroy(arena);
        preview->last_shown = preview_now();
        preview_build_stop(preview->build);
        preview->build = NULL;
        return;
    }
    bool details = take_parts(preview);
    preview->fault = NULL;
    if (progress == PREVIEW_SHOWN) {
        preview->last_shown = preview_now();
        preview->spent = preview->last_shown - preview_build_began(preview->build);
        publish(preview);
        return;
    }
    if (details) {
        publish(preview);
        sweep(preview);
    }
    preview_build_stop(preview->build);
    preview->build = NULL;
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

static int64_t build_limit(const struct preview *preview)
{
    int seconds = preview->settings->build_seconds;
    return (int64_t)(seconds > 0 ? seconds : BUILD_LIMIT) * 1000;
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
    const char *place = getenv("TMPDIR");
    char *folder =
        base_format(arena, "%s/lkjip-XXXXXX", place != NULL && place[0] == '/' ? place : "/tmp");
    if (mkdtemp(folder) != NULL) {
        preview->pdf_folder = copy(folder);
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

/* Milliseconds until something is to be done without any news; -1 = never. */
static int waiting(const struct preview *preview)
{
    int wait = preview_server_wait(preview->server);
    int64_t now = preview_now();
    if (preview->due != 0 && preview->build == NULL) {
        wait = least(wait, preview->due - now);
    }
    const struct preview_build *builds[] = {preview->build, preview->pdf};
    for (int i = 0; i < 2; i++) {
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
        if (builds[i] != NULL && preview_build_began(builds[i]) + build_limit(preview) < now) {
            preview_build_expire(builds[i]);
        }
    }
    if (preview->build == NULL && preview->due != 0 && preview->due <= now) {
        start_build(preview);
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
    preview_build_stop(preview->pdf);
    remove_pdf(preview);
    preview_server_stop(preview->server);
    preview_watch_destroy(preview->watch);
    preview_store_destroy(preview->store);
    if (preview->signals >= 0) {
        close(preview->signals);
    }
    base_free(preview->pages);
    base_free(preview->findings);
    base_free(preview->details);
}

int preview_run(const struct preview_settings *settings, struct base_diagnostics *diagnostics)
{
    struct base_arena *arena = base_arena_create();
    struct preview preview = {.settings = settings, .signals = -1};
    preview.store = preview_store_create();
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
