/* Answers: the files of the page, pieces of the report, and what follows from the address. */
#include "preview_inside.h"

#include <string.h>

#include "base_arena.h"
#include "preview_store.h"

/* What every answer says. Nothing may be loaded from elsewhere, nothing may show or read the page
 * from elsewhere, and the address (with the token) is told nobody. */
static const char *const headers[][2] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
     "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
};

static const char *const types[PREVIEW_TYPE_COUNT] = {
    [PREVIEW_JSON] = "application/json", [PREVIEW_SVG] = "image/svg+xml",
    [PREVIEW_CSS] = "text/css",          [PREVIEW_FONT] = "font/ttf",
    [PREVIEW_PNG] = "image/png",         [PREVIEW_JPEG] = "image/jpeg",
};

enum MHD_Result preview_answer(struct MHD_Connection *connection, unsigned status,
                               struct MHD_Response *response, const char *type)
{
    if (response == NULL) {
        return MHD_NO;
    }
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        libmhd.add_response_header(response, headers[i][0], headers[i][1]);
    }
    if (libmhd.get_response_header(response, "Cache-Control") == NULL) {
        libmhd.add_response_header(response, "Cache-Control", "no-store");
    }
    libmhd.add_response_header(response, "Content-Type", type);
    enum MHD_Result result = libmhd.queue_response(connection, status, response);
    libmhd.destroy_response(response);
    return result;
}

enum MHD_Result preview_refuse(struct MHD_Connection *connection, unsigned status)
{
    static char text[] = "refused\n";
    struct MHD_Response *response =
        libmhd.create_response_from_buffer(sizeof text - 1, text, MHD_RESPMEM_PERSISTENT);
    if (response != NULL) {
        libmhd.add_response_header(response, "Connection", "close");
    }
    return preview_answer(connection, status, response, "text/plain");
}

static void let_go(void *closure)
{
    preview_piece_release(closure);
}

/* A piece never changes: the browser keeps it. */
static enum MHD_Result answer_piece(struct preview_request *request, const char *name)
{
    struct preview_piece *piece = preview_store_find(request->server->store, name);
    if (piece == NULL) {
        return preview_refuse(request->connection, MHD_HTTP_NOT_FOUND);
    }
    struct MHD_Response *response = libmhd.create_response_from_buffer_with_free_callback_cls(
        piece->length, piece->bytes, let_go, piece);
    if (response == NULL) {
        return MHD_NO;
    }
    piece->held++;
    libmhd.add_response_header(response, "Cache-Control", "private, max-age=31536000, immutable");
    return preview_answer(request->connection, MHD_HTTP_OK, response, types[piece->type]);
}

static enum MHD_Result answer_text(struct preview_request *request, const void *bytes,
                                   size_t length, const char *type)
{
    struct MHD_Response *response =
        libmhd.create_response_from_buffer(length, (void *)bytes, MHD_RESPMEM_PERSISTENT);
    return preview_answer(request->connection, MHD_HTTP_OK, response, type);
}

enum MHD_Result preview_route(struct preview_request *request, const char *method, const char *path)
{
    static const char pieces[] = "isi/";
    const struct preview_server *server = request->server;
    if (strncmp(path, pieces, sizeof pieces - 1) == 0) {
        return answer_piece(request, path + sizeof pieces - 1);
    }
    if (strcmp(path, "kata.json") == 0) {
        return answer_text(request, server->words, strlen(server->words), "application/json");
    }
    bool asks = strcmp(method, "GET") == 0;
    if (strcmp(path, "kabar") == 0 && asks) {
        return preview_stream_start(request);
    }
    if (strcmp(path, "laporan.pdf") == 0 && asks) {
        return preview_pdf_start(request);
    }
    const char *name = path[0] == '\0' ? "index.html" : path;
    for (const struct preview_web *file = preview_web_files; file->name != NULL; file++) {
        if (strcmp(file->name, name) == 0) {
            return answer_text(request, file->bytes, file->length, file->type);
        }
    }
    return preview_refuse(request->connection, MHD_HTTP_NOT_FOUND);
}
