/* The server: starts libmicrohttpd on the loopback address and hands requests to their answers. */
#include "preview_server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_error.h"
#include "microhttpd_library.h"
#include "preview_build.h"
#include "preview_inside.h"

/* ---------------------------------------------------------------- requests */

static enum MHD_Result first_look(struct preview_server *server, struct MHD_Connection *connection,
                                  const char *method, const char *url, void **own)
{
    const char *path;
    struct preview_client *client = preview_client_of(connection);
    unsigned refusal = preview_guard(server, connection, method, url, &path);
    if (refusal != 0) {
        return preview_refuse(connection, refusal);
    }
    struct preview_request *request = base_malloc_zeroed(sizeof *request);
    request->server = server;
    request->connection = connection;
    request->client = client;
    *own = request;
    if (client != NULL) {
        client->trusted = true;
        client->deadline = preview_now() + PREVIEW_ANSWER_WAIT;
    }
    return MHD_YES;
}

static enum MHD_Result on_request(void *closure, struct MHD_Connection *connection, const char *url,
                                  const char *method, const char *version, const char *upload,
                                  size_t *upload_length, void **own)
{
    struct preview_request *request = *own;
    (void)version;
    (void)upload;
    if (request == NULL) {
        return first_look(closure, connection, method, url, own);
    }
    if (*upload_length != 0) {
        return MHD_NO; /* nobody sends us anything */
    }
    return preview_route(request, method, url + PREVIEW_TOKEN + 2);
}

static void on_completed(void *closure, struct MHD_Connection *connection, void **own,
                         enum MHD_RequestTerminationCode code)
{
    struct preview_request *request = *own;
    struct preview_client *client = preview_client_of(connection);
    (void)closure;
    (void)code;
    if (client != NULL) {
        client->deadline = preview_now() + PREVIEW_HEADER_WAIT;
    }
    if (request != NULL) {
        preview_request_end(request);
    }
    *own = NULL;
}

/* Addresses are taken as they come: ours hold nothing that would be escaped. */
static size_t keep_escaped(void *closure, struct MHD_Connection *connection, char *text)
{
    (void)closure;
    (void)connection;
    return strlen(text);
}

/* What clients do wrong is no news. */
static void on_log(void *closure, const char *format, va_list list)
{
    (void)closure;
    (void)format;
    (void)list;
}

/* ---------------------------------------------------------------- start and end */

/* Room for all connections. */
static void raise_file_limit(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < 1024) {
        limit.rlim_cur = limit.rlim_max < 1024 ? limit.rlim_max : 1024;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

struct preview_microhttpd libmhd;

static struct MHD_Daemon *start_daemon(struct preview_server *server, unsigned short port)
{
    static struct base_library library = {
        .file = MICROHTTPD_LIBRARY,
        .package = MICROHTTPD_PACKAGE,
        .names = PREVIEW_MICROHTTPD(BASE_LIBRARY_NAME),
        .functions = &libmhd,
        .size = sizeof libmhd,
    };
    base_library_open(&library);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return libmhd.start_daemon(
        MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, port, NULL, NULL, on_request,
        server, MHD_OPTION_EXTERNAL_LOGGER, on_log, NULL, MHD_OPTION_UNESCAPE_CALLBACK,
        keep_escaped, NULL, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address,
        MHD_OPTION_CONNECTION_LIMIT, (unsigned)PREVIEW_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT,
        30u, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)PREVIEW_HEADER,
        MHD_OPTION_NOTIFY_CONNECTION, preview_client_notify, server, MHD_OPTION_NOTIFY_COMPLETED,
        on_completed, NULL, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
}

/* The port that the system chose. */
static unsigned short port_of(struct preview_server *server)
{
    const union MHD_DaemonInfo *info =
        libmhd.get_daemon_info(server->daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info == NULL ? 0 : info->port;
}

static char *copy(const char *text)
{
    size_t length = strlen(text) + 1;
    return memcpy(base_malloc(length), text, length);
}

static void fill_words(struct preview_server *server)
{
    struct base_arena *arena = base_arena_create();
    server->address =
        copy(base_format(arena, "http://127.0.0.1:%u/%s/", (unsigned)server->port, server->token));
    server->words = copy(preview_words(arena, server->name));
    base_arena_destroy(arena);
}

struct preview_server *preview_server_start(const struct preview_store *store, unsigned short port,
                                            const char *name, struct base_diagnostics *diagnostics)
{
    struct preview_server *server = base_malloc_zeroed(sizeof *server);
    server->store = store;
    server->name = name;
    server->pdf = -1;
    server->state = copy("null");
    raise_file_limit();
    server->hangups = epoll_create1(EPOLL_CLOEXEC);
    bool good = server->hangups >= 0 && preview_token_make(server->token);
    errno = 0;
    server->daemon = good ? start_daemon(server, port) : NULL;
    if (server->daemon == NULL) {
        struct base_arena *arena = base_arena_create();
        base_report(diagnostics, base_at(0), BASE_MESSAGE_PREVIEW_SERVER,
                    base_format(arena, "%u", (unsigned)port),
                    errno == 0 ? "?" : base_error_text(errno));
        base_arena_destroy(arena);
        preview_server_stop(server);
        return NULL;
    }
    server->port = port_of(server);
    fill_words(server);
    return server;
}

void preview_server_stop(struct preview_server *server)
{
    if (server == NULL) {
        return;
    }
    if (server->daemon != NULL) {
        for (struct preview_request *r = server->requests; r != NULL; r = r->next) {
            r->gone = true;
        }
        preview_streams_resume(server);
        preview_waiting_resume(server, true);
        preview_waiting_resume(server, false);
        libmhd.run(server->daemon);
        libmhd.stop_daemon(server->daemon);
    }
    if (server->hangups >= 0) {
        close(server->hangups);
    }
    if (server->pdf >= 0) {
        close(server->pdf);
    }
    base_free(server->address);
    base_free(server->words);
    base_free(server->state);
    base_free(server);
}

/* ---------------------------------------------------------------- use */

const char *preview_server_address(const struct preview_server *server)
{
    return server->address;
}

void preview_server_files(const struct preview_server *server, int files[PREVIEW_SERVER_FILES])
{
    const union MHD_DaemonInfo *info =
        libmhd.get_daemon_info(server->daemon, MHD_DAEMON_INFO_EPOLL_FD);
    files[0] = info->epoll_fd;
    files[1] = server->hangups;
}

int preview_server_wait(const struct preview_server *server)
{
    int wait = preview_client_wait(server);
    MHD_UNSIGNED_LONG_LONG own;
    if (libmhd.get_timeout(server->daemon, &own) == MHD_YES && (wait < 0 || own < (unsigned)wait)) {
        wait = (int)own;
    }
    return wait;
}

void preview_server_run(struct preview_server *server)
{
    preview_hangups_read(server);
    preview_client_expire(server);
    libmhd.run(server->daemon);
}

void preview_server_publish(struct preview_server *server, const char *state)
{
    base_free(server->state);
    server->state = copy(state);
    server->state_number++;
    preview_streams_resume(server);
    libmhd.run(server->daemon);
}

bool preview_server_wants_pdf(const struct preview_server *server, bool *plain)
{
    for (const struct preview_request *r = server->requests; r != NULL; r = r->next) {
        if (r->kind == PREVIEW_WAITING && r->suspended) {
            *plain = r->plain;
            return true;
        }
    }
    return false;
}

void preview_server_give_pdf(struct preview_server *server, bool plain, int file)
{
    server->pdf = file;
    preview_waiting_resume(server, plain);
    libmhd.run(server->daemon);
    if (file >= 0) {
        close(file);
    }
    server->pdf = -1;
}
