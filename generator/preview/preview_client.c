/* Connections: how many, for how long. Somebody who opens thousands, or sends a byte a second,
 * loses them; who knows the token keeps theirs. */
#include "preview_inside.h"

#include <sys/socket.h>

#include "base_arena.h"
#include "preview_build.h"

struct preview_client *preview_client_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        libmhd.get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == NULL ? NULL : info->socket_context;
}

/* MHD sees the end of the stream and closes the connection. */
static void cut(struct preview_client *client)
{
    shutdown(client->file, SHUT_RDWR);
    client->deadline = 0;
}

/* Ends the oldest strangers while there are too many. New ones stand first in the list. */
static void limit_strangers(struct preview_server *server)
{
    size_t strangers = 0;
    for (struct preview_client *c = server->clients; c != NULL; c = c->next) {
        strangers += !c->trusted;
        if (!c->trusted && strangers > PREVIEW_STRANGERS && c->deadline != 0) {
            cut(c);
        }
    }
}

void preview_client_notify(void *closure, struct MHD_Connection *connection, void **own,
                           enum MHD_ConnectionNotificationCode code)
{
    struct preview_server *server = closure;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            libmhd.get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        struct preview_client *client = base_malloc_zeroed(sizeof *client);
        client->file = info->connect_fd;
        client->deadline = preview_now() + PREVIEW_HEADER_WAIT;
        client->next = server->clients;
        server->clients = client;
        server->client_count++;
        *own = client;
        limit_strangers(server);
        return;
    }
    struct preview_client **place = &server->clients;
    while (*place != NULL && *place != *own) {
        place = &(*place)->next;
    }
    if (*place != NULL) {
        struct preview_client *client = *place;
        *place = client->next;
        server->client_count--;
        base_free(client);
    }
    *own = NULL;
}

void preview_client_expire(struct preview_server *server)
{
    int64_t now = preview_now();
    for (struct preview_client *c = server->clients; c != NULL; c = c->next) {
        if (c->deadline != 0 && c->deadline <= now) {
            cut(c);
        }
    }
}

int preview_client_wait(const struct preview_server *server)
{
    int64_t first = 0;
    for (const struct preview_client *c = server->clients; c != NULL; c = c->next) {
        if (c->deadline != 0 && (first == 0 || c->deadline < first)) {
            first = c->deadline;
        }
    }
    int64_t left = first - preview_now();
    return first == 0 ? -1 : left > 0 ? (int)left + 1 : 0;
}
