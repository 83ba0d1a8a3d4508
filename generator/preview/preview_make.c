/* The parts of a result: pieces that are new are written, known ones only named. */
#include "preview_make.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_digest.h"
#include "json.h"

static void write_all(struct preview_make *make, const char *bytes, size_t length)
{
    while (length > 0 && !make->failed) {
        ssize_t written = write(make->file, bytes, length);
        if (written < 0 && errno != EINTR) {
            make->failed = true;
        } else if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
}

static void write_part(struct preview_make *make, enum preview_part_kind kind,
                       enum preview_type type, const char *name, const char *bytes, size_t length)
{
    struct preview_part part;
    memset(&part, 0, sizeof part);
    part.kind = kind;
    part.type = type;
    part.length = length;
    memcpy(part.name, name, strnlen(name, PREVIEW_NAME));
    write_all(make, (const char *)&part, sizeof part);
    write_all(make, bytes, length);
}

void preview_make_part(struct preview_make *make, enum preview_part_kind kind, const char *bytes,
                       size_t length)
{
    write_part(make, kind, PREVIEW_JSON, "", bytes, length);
}

bool preview_make_known(struct preview_make *make, const char *name)
{
    if (preview_store_find(make->store, name) == NULL) {
        return false;
    }
    write_part(make, PREVIEW_PART_USED, PREVIEW_JSON, name, "", 0);
    return true;
}

void preview_make_named(struct preview_make *make, const char *name, enum preview_type type,
                        const char *bytes, size_t length)
{
    write_part(make, PREVIEW_PART_PIECE, type, name, bytes, length);
}

const char *preview_make_piece(struct preview_make *make, enum preview_type type, const char *bytes,
                               size_t length)
{
    enum { DIGITS = 24 };
    char *name = base_digest(make->arena, bytes, length);
    name[DIGITS] = '\0';
    if (!preview_make_known(make, name)) {
        preview_make_named(make, name, type, bytes, length);
    }
    return name;
}

const char *preview_make_json(struct preview_make *make, const struct value *value)
{
    struct base_buffer buffer = {.arena = make->arena};
    json_write(&buffer, value, 0);
    return preview_make_piece(make, PREVIEW_JSON, base_buffer_get(&buffer), buffer.length);
}
