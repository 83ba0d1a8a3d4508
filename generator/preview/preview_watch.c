/* Watches folders: editors that write in place, that rename a new file over the old, new folders.
 */
#include "preview_watch.h"

#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base_arena.h"
#include "base_file.h"

enum { MOST_WATCHES = 4000, DEEPEST = 12 };

/* One watched folder. */
struct watched {
    int handle; /* of inotify; -1 = free */
    int depth;  /* below the root; -1: a parent of roots, of which only their names matter */
    char *path;
};

struct root {
    char *path;
    char *name; /* its last part */
    int parent; /* handle of the folder it stands in; -1 = none */
};

struct preview_watch {
    int file;
    struct watched *items;
    size_t count, capacity;
    struct root *roots;
    size_t root_count;
    bool complete;
};

#define BELOW                                                                                      \
    (IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE |            \
     IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB | IN_ONLYDIR)
#define BESIDE (IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE | IN_ONLYDIR | IN_MASK_ADD)

static char *copy(const char *text)
{
    size_t length = strlen(text) + 1;
    return memcpy(base_malloc(length), text, length);
}

static struct watched *find(struct preview_watch *watch, int handle)
{
    for (size_t i = 0; i < watch->count; i++) {
        if (watch->items[i].handle == handle) {
            return &watch->items[i];
        }
    }
    return NULL;
}

static struct watched *free_entry(struct preview_watch *watch)
{
    struct watched *entry = find(watch, -1);
    if (entry != NULL) {
        return entry;
    }
    if (watch->count == watch->capacity) {
        watch->capacity = watch->capacity == 0 ? 16 : 2 * watch->capacity;
        watch->items = base_realloc(watch->items, watch->capacity * sizeof *watch->items);
    }
    return &watch->items[watch->count++];
}

/* Watches one folder; -1 when it is no folder or the limit is reached. */
static int watch_one(struct preview_watch *watch, const char *path, int depth)
{
    if (watch->count >= MOST_WATCHES) {
        watch->complete = false;
        return -1;
    }
    int handle = inotify_add_watch(watch->file, path, depth < 0 ? BESIDE : BELOW | IN_MASK_ADD);
    if (handle < 0) {
        watch->complete &= errno == ENOENT || errno == ENOTDIR || errno == EACCES;
        return -1;
    }
    struct watched *entry = find(watch, handle);
    if (entry == NULL) {
        entry = free_entry(watch);
        *entry = (struct watched){.handle = handle, .depth = depth, .path = copy(path)};
    } else if (depth >= 0) { /* a parent that is itself below a root; or it got another name */
        entry->depth = depth;
        char *old = entry->path;
        entry->path = copy(path);
        base_free(old);
    }
    return handle;
}

static bool is_hidden(const char *name)
{
    return name[0] == '.';
}

/* Watches a folder and all below it. */
static void watch_tree(struct preview_watch *watch, const char *path, int depth)
{
    if (watch_one(watch, path, depth) < 0 || depth >= DEEPEST) {
        return;
    }
    struct base_arena *arena = base_arena_create();
    size_t count = 0;
    char **names = base_folder_folders(arena, path, &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        watch_tree(watch, base_path_join(arena, path, names[i]), depth + 1);
    }
    base_arena_destroy(arena);
}

/* Where the root stands, so that its coming and going are seen. */
static int watch_parent(struct preview_watch *watch, const char *path)
{
    struct base_arena *arena = base_arena_create();
    int handle = watch_one(watch, base_path_join(arena, path, ".."), -1);
    if (handle < 0) {
        const char *slash = strrchr(path, '/');
        const char *parent =
            slash == NULL ? "."
                          : base_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
        handle = watch_one(watch, parent, -1);
    }
    base_arena_destroy(arena);
    return handle;
}

struct preview_watch *preview_watch_create(void)
{
    int file = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (file < 0) {
        return NULL;
    }
    struct preview_watch *watch = base_malloc_zeroed(sizeof *watch);
    watch->file = file;
    watch->complete = true;
    return watch;
}

void preview_watch_add(struct preview_watch *watch, const char *folder)
{
    struct base_arena *arena = base_arena_create();
    watch->roots = base_realloc(watch->roots, (watch->root_count + 1) * sizeof *watch->roots);
    watch->roots[watch->root_count++] =
        (struct root){.path = copy(folder),
                      .name = copy(base_path_name(arena, (char *)folder)),
                      .parent = watch_parent(watch, folder)};
    base_arena_destroy(arena);
    watch_tree(watch, folder, 0);
}

int preview_watch_file(const struct preview_watch *watch)
{
    return watch->file;
}

bool preview_watch_complete(const struct preview_watch *watch)
{
    return watch->complete;
}

static void watch_roots(struct preview_watch *watch)
{
    for (size_t i = 0; i < watch->root_count; i++) {
        watch_tree(watch, watch->roots[i].path, 0);
    }
}

/* An event in the folder of roots: it matters when it names one. */
static enum preview_change event_beside(struct preview_watch *watch,
                                        const struct inotify_event *event)
{
    for (size_t i = 0; event->len > 0 && i < watch->root_count; i++) {
        if (watch->roots[i].parent == event->wd && strcmp(watch->roots[i].name, event->name) == 0) {
            watch_tree(watch, watch->roots[i].path, 0);
            return PREVIEW_CHANGED;
        }
    }
    return PREVIEW_SAME;
}

/* A new folder is watched; files may have come into it before. */
static void watch_new(struct preview_watch *watch, const struct watched *entry, const char *name)
{
    struct base_arena *arena = base_arena_create();
    watch_tree(watch, base_path_join(arena, entry->path, name), entry->depth + 1);
    base_arena_destroy(arena);
}

static enum preview_change event_of(struct preview_watch *watch, const struct inotify_event *event)
{
    if ((event->mask & IN_Q_OVERFLOW) != 0) {
        watch_roots(watch);
        return PREVIEW_CHANGED;
    }
    struct watched *entry = find(watch, event->wd);
    if (entry == NULL) {
        return PREVIEW_SAME;
    }
    if ((event->mask & IN_IGNORED) != 0) {
        base_free(entry->path);
        *entry = (struct watched){.handle = -1};
        return PREVIEW_SAME;
    }
    if (entry->depth < 0) {
        return event_beside(watch, event);
    }
    if (event->len > 0 && is_hidden(event->name)) {
        return PREVIEW_SAME;
    }
    if ((event->mask & IN_ISDIR) != 0 && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
        watch_new(watch, entry, event->name);
        return PREVIEW_CHANGED;
    }
    bool done = (event->mask & ~(uint32_t)(IN_MODIFY | IN_CREATE | IN_ATTRIB)) != 0;
    event_beside(watch, event);
    return done ? PREVIEW_CHANGED : PREVIEW_WRITING;
}

enum preview_change preview_watch_read(struct preview_watch *watch)
{
    enum preview_change change = PREVIEW_SAME;
    _Alignas(struct inotify_event) char buffer[64 * 1024];
    ssize_t length;
    while ((length = read(watch->file, buffer, sizeof buffer)) > 0) {
        const struct inotify_event *event;
        for (char *at = buffer; at < buffer + length; at += sizeof *event + event->len) {
            event = (const struct inotify_event *)(void *)at;
            enum preview_change one = event_of(watch, event);
            change = one > change ? one : change;
        }
    }
    return change;
}

void preview_watch_destroy(struct preview_watch *watch)
{
    if (watch == NULL) {
        return;
    }
    close(watch->file);
    for (size_t i = 0; i < watch->count; i++) {
        base_free(watch->items[i].path);
    }
    for (size_t i = 0; i < watch->root_count; i++) {
        base_free(watch->roots[i].path);
        base_free(watch->roots[i].name);
    }
    base_free(watch->items);
    base_free(watch->roots);
    base_free(watch);
}
