/* The parts of the server. Inside of preview/. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "preview_mhd.h"

struct base_arena;
struct preview_server;

enum {
    PREVIEW_TOKEN = 43,              /* letters of a token: 256 bits */
    PREVIEW_CONNECTIONS = 160,       /* at most */
    PREVIEW_STRANGERS = 96,          /* connections without a right token kept open, at most */
    PREVIEW_STREAMS = 24,            /* readers of the news, at most */
    PREVIEW_HEADER = 16 * 1024,      /* bytes of memory of a request, at most */
    PREVIEW_HEADER_WAIT = 6 * 1000,  /* milliseconds for a whole request to come */
    PREVIEW_ANSWER_WAIT = 60 * 1000, /* milliseconds for an answer to be read */
};

/* A connection. */
struct preview_client {
    int file;
    bool trusted;     /* sent the token once */
    int64_t deadline; /* 0 = none: it waits for us */
    struct preview_client *next;
};

/* A request that is answered later or in pieces. */
struct preview_request {
    enum { PREVIEW_ASKED, PREVIEW_STREAM, PREVIEW_WAITING } kind;
    struct preview_server *server;
    struct MHD_Connection *connection;
    struct preview_client *client;
    bool suspended, gone;
    bool plain;      /* WAITING: for a PDF without draft marks */
    unsigned seen;   /* STREAM: the state that was sent last */
    size_t sent;     /* STREAM: bytes of the state under way */
    char *under_way; /* STREAM: NULL = none */
    size_t length;
    struct preview_request *next;
};

struct preview_server {
    struct MHD_Daemon *daemon;
    const struct preview_store *store;
    const char *name;
    unsigned short port;
    char token[PREVIEW_TOKEN + 1];
    char *address, *words;
    int hangups; /* tells of readers that went away */
    struct preview_client *clients;
    size_t client_count;
    struct preview_request *requests; /* streams and waiting ones */
    char *state;
    unsigned state_number;
    int pdf; /* the file to answer with; -1 = none */
};

/* ---------------------------------------------------------------- who may ask */

/* A new token from the system's randomness; false when there is none. */
bool preview_token_make(char *token);
/* Equal, in a time that does not tell where they differ. */
bool preview_token_equal(const char *left, const char *right, size_t length);
/* The status to refuse with; 0 = the request may be answered. *path gets what follows the token. */
unsigned preview_guard(const struct preview_server *server, struct MHD_Connection *connection,
                       const char *method, const char *url, const char **path);

/* ---------------------------------------------------------------- connections */

/* MHD tells of connections. */
void preview_client_notify(void *closure, struct MHD_Connection *connection, void **own,
                           enum MHD_ConnectionNotificationCode code);
struct preview_client *preview_client_of(struct MHD_Connection *connection);
/* Ends those whose time is over. */
void preview_client_expire(struct preview_server *server);
/* Milliseconds to the next deadline; -1 = none. */
int preview_client_wait(const struct preview_server *server);

/* ---------------------------------------------------------------- answers */

/* Queues and frees a response with the headers that all answers have. */
enum MHD_Result preview_answer(struct MHD_Connection *connection, unsigned status,
                               struct MHD_Response *response, const char *type);
enum MHD_Result preview_refuse(struct MHD_Connection *connection, unsigned status);
/* The answer for a path below the token. */
enum MHD_Result preview_route(struct preview_request *request, const char *method,
                              const char *path);

/* ---------------------------------------------------------------- news */

enum MHD_Result preview_stream_start(struct preview_request *request);
enum MHD_Result preview_pdf_start(struct preview_request *request);
/* Lets readers of the news, or those who wait for a PDF of a kind, go on. */
void preview_streams_resume(struct preview_server *server);
void preview_waiting_resume(struct preview_server *server, bool plain);
/* Takes a request out of the list. */
void preview_request_end(struct preview_request *request);
/* Readers that went away. */
void preview_hangups_read(struct preview_server *server);

/* The words of the page as JSON, in the language of messages. */
const char *preview_words(struct base_arena *arena, const char *report);

/* The files of the page, made at build time from web/. */
struct preview_web {
    const char *name, *type;
    const unsigned char *bytes;
    size_t length;
};
extern const struct preview_web preview_web_files[]; /* ends with a NULL name */
