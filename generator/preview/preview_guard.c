/* Who may ask: the address must be ours, the page that asks too, and the token right. */
#include "preview_inside.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "base_arena.h"

bool preview_token_make(char *token)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    unsigned char bytes[PREVIEW_TOKEN];
    size_t got = 0;
    while (got < sizeof bytes) {
        ssize_t more = getrandom(bytes + got, sizeof bytes - got, 0);
        if (more < 0 && errno != EINTR) {
            return false;
        }
        got += more > 0 ? (size_t)more : 0;
    }
    for (size_t i = 0; i < sizeof bytes; i++) {
        token[i] = letters[bytes[i] % 64];
    }
    token[PREVIEW_TOKEN] = '\0';
    return true;
}

bool preview_token_equal(const char *left, const char *right, size_t length)
{
    unsigned difference = 0;
    for (size_t i = 0; i < length; i++) {
        difference |= (unsigned)((unsigned char)left[i] ^ (unsigned char)right[i]);
    }
    return difference == 0;
}

/* All headers of one name. */
struct named {
    const char *name, *value;
    int count;
};

static enum MHD_Result count_named(void *closure, enum MHD_ValueKind kind, const char *key,
                                   const char *value)
{
    struct named *named = closure;
    (void)kind;
    size_t length = strlen(named->name);
    bool same = strlen(key) == length;
    for (size_t i = 0; same && i < length; i++) {
        same = (key[i] | 0x20) == (named->name[i] | 0x20);
    }
    if (same) {
        named->count++;
        named->value = value;
    }
    return MHD_YES;
}

static struct named header(struct MHD_Connection *connection, const char *name)
{
    struct named named = {.name = name};
    libmhd.get_connection_values(connection, MHD_HEADER_KIND, count_named, &named);
    return named;
}

/* "127.0.0.1:8123" or "localhost:8123", after a prefix. A name of somebody else's that was made to
 * lead here (DNS rebinding) is none of these. */
static bool is_ours(const struct preview_server *server, const char *prefix, const char *text)
{
    static const char *const names[] = {"127.0.0.1", "localhost"};
    bool ours = false;
    struct base_arena *arena = base_arena_create();
    for (size_t i = 0; text != NULL && i < sizeof names / sizeof *names; i++) {
        const char *wanted =
            base_format(arena, "%s%s:%u", prefix, names[i], (unsigned)server->port);
        ours |= strcmp(text, wanted) == 0;
    }
    base_arena_destroy(arena);
    return ours;
}

/* A page of another site may not even ask. */
static bool is_foreign(const struct preview_server *server, struct MHD_Connection *connection)
{
    struct named origin = header(connection, "Origin");
    if (origin.count > 1 || (origin.count == 1 && !is_ours(server, "http://", origin.value))) {
        return true;
    }
    struct named site = header(connection, "Sec-Fetch-Site");
    return site.count > 1 ||
           (site.count == 1 && (site.value == NULL || (strcmp(site.value, "same-origin") != 0 &&
                                                       strcmp(site.value, "none") != 0)));
}

unsigned preview_guard(const struct preview_server *server, struct MHD_Connection *connection,
                       const char *method, const char *url, const char **path)
{
    bool reads = strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0;
    struct named host = header(connection, "Host");
    if (host.count != 1 || !is_ours(server, "", host.value)) {
        return MHD_HTTP_MISDIRECTED_REQUEST;
    }
    if (is_foreign(server, connection)) {
        return MHD_HTTP_FORBIDDEN;
    }
    if (strlen(url) < PREVIEW_TOKEN + 2 || url[0] != '/' ||
        !preview_token_equal(url + 1, server->token, PREVIEW_TOKEN) ||
        url[PREVIEW_TOKEN + 1] != '/') {
        return MHD_HTTP_FORBIDDEN;
    }
    *path = url + PREVIEW_TOKEN + 2;
    return reads ? 0 : MHD_HTTP_METHOD_NOT_ALLOWED;
}
