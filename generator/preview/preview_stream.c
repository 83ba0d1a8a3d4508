/* Answers that wait: the news for each reader (server-sent events), and the PDF under way. */
#include "preview_inside.h"

#include <fcntl.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_arena.h"
#include "preview_build.h"

/* ---------------------------------------------------------------- waiting */

static void suspend(struct preview_request *request)
{
    request->suspended = true;
    if (request->client != NULL) {
        request->client->deadline = 0;
    }
    libmhd.suspend_connection(request->connection);
}

static void resume(struct preview_request *request)
{
    if (!request->suspended) {
        return;
    }
    request->suspended = false;
    if (request->client != NULL) {
        request->client->deadline = preview_now() + PREVIEW_ANSWER_WAIT;
    }
    libmhd.resume_connection(request->connection);
}

/* A reader that goes away while it waits is seen by its socket alone. */
static void watch_hangup(struct preview_request *request)
{
    struct epoll_event event = {.events = EPOLLRDHUP | EPOLLHUP | EPOLLONESHOT,
                                .data.ptr = request};
    if (request->client != NULL) {
        epoll_ctl(request->server->hangups, EPOLL_CTL_ADD, request->client->file, &event);
    }
}

static void begin(struct preview_request *request)
{
    request->next = request->server->requests;
    request->server->requests = request;
    watch_hangup(request);
}

void preview_request_end(struct preview_request *request)
{
    struct preview_request **place = &request->server->requests;
    while (*place != NULL && *place != request) {
        place = &(*place)->next;
    }
    if (*place != NULL) {
        *place = request->next;
        if (request->client != NULL) {
            epoll_ctl(request->server->hangups, EPOLL_CTL_DEL, request->client->file, NULL);
        }
    }
    base_free(request->under_way);
    base_free(request);
}

void preview_hangups_read(struct preview_server *server)
{
    struct epoll_event events[32];
    int count = epoll_wait(server->hangups, events, 32, 0);
    for (int i = 0; i < count; i++) {
        struct preview_request *request = events[i].data.ptr;
        request->gone = true;
        resume(request);
    }
}

void preview_streams_resume(struct preview_server *server)
{
    for (struct preview_request *r = server->requests; r != NULL; r = r->next) {
        if (r->kind == PREVIEW_STREAM) {
            resume(r);
        }
    }
}

void preview_waiting_resume(struct preview_server *server, bool plain)
{
    for (struct preview_request *r = server->requests; r != NULL; r = r->next) {
        if (r->kind == PREVIEW_WAITING && r->plain == plain) {
            resume(r);
        }
    }
}

/* ---------------------------------------------------------------- news */

/* "data: <state>\n\n" */
static void take_state(struct preview_request *request)
{
    static const char before[] = "data: ", after[] = "\n\n";
    const char *state = request->server->state;
    size_t length = strlen(state);
    char *text = base_malloc(length + sizeof before + sizeof after);
    memcpy(text, before, sizeof before - 1);
    memcpy(text + sizeof before - 1, state, length);
    memcpy(text + sizeof before - 1 + length, after, sizeof after - 1);
    request->under_way = text;
    request->length = length + sizeof before + sizeof after - 2;
    request->sent = 0;
    request->seen = request->server->state_number;
}

static ssize_t read_stream(void *closure, uint64_t position, char *buffer, size_t room)
{
    struct preview_request *request = closure;
    (void)position;
    if (request->gone) {
        return MHD_CONTENT_READER_END_WITH_ERROR;
    }
    if (request->under_way == NULL) {
        if (request->seen == request->server->state_number) {
            suspend(request);
            return 0;
        }
        take_state(request);
    }
    size_t left = request->length - request->sent;
    size_t count = left < room ? left : room;
    memcpy(buffer, request->under_way + request->sent, count);
    request->sent += count;
    if (request->client != NULL) {
        request->client->deadline = preview_now() + PREVIEW_ANSWER_WAIT;
    }
    if (request->sent == request->length) {
        base_free(request->under_way);
        request->under_way = NULL;
    }
    return (ssize_t)count;
}

/* The oldest reader makes room; it stands last in the list. */
static void limit_streams(struct preview_server *server)
{
    size_t count = 0;
    for (struct preview_request *r = server->requests; r != NULL; r = r->next) {
        if (r->kind == PREVIEW_STREAM && ++count >= PREVIEW_STREAMS) {
            r->gone = true;
            resume(r);
        }
    }
}

enum MHD_Result preview_stream_start(struct preview_request *request)
{
    limit_streams(request->server);
    request->kind = PREVIEW_STREAM;
    begin(request);
    return preview_answer(request->connection, MHD_HTTP_OK,
                          libmhd.create_response_from_callback(MHD_SIZE_UNKNOWN, 32 * 1024,
                                                               read_stream, request, NULL),
                          "text/event-stream");
}

/* ---------------------------------------------------------------- PDF */

static enum MHD_Result answer_pdf(struct preview_request *request)
{
    struct preview_server *server = request->server;
    struct stat status;
    int file = server->pdf < 0 ? -1 : fcntl(server->pdf, F_DUPFD_CLOEXEC, 3);
    if (file < 0 || fstat(file, &status) != 0) {
        return preview_refuse(request->connection, MHD_HTTP_CONFLICT);
    }
    struct MHD_Response *response =
        libmhd.create_response_from_fd_at_offset64((uint64_t)status.st_size, file, 0);
    if (response == NULL) {
        close(file);
        return MHD_NO;
    }
    struct base_arena *arena = base_arena_create();
    libmhd.add_response_header(response, "Content-Disposition",
                               base_format(arena, "attachment; filename=\"%s.pdf\"", server->name));
    base_arena_destroy(arena);
    return preview_answer(request->connection, MHD_HTTP_OK, response, "application/pdf");
}

/* Called twice: the first time the request waits for the build. */
enum MHD_Result preview_pdf_start(struct preview_request *request)
{
    if (request->kind == PREVIEW_WAITING) {
        return request->gone ? MHD_NO : answer_pdf(request);
    }
    const char *marks =
        libmhd.lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, "tanda");
    request->plain = marks != NULL && strcmp(marks, "0") == 0;
    request->kind = PREVIEW_WAITING;
    begin(request);
    suspend(request);
    return MHD_YES;
}
