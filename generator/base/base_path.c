/* Paths and folders. */
#define _XOPEN_SOURCE 700
#include "base_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base_arena.h"

const char *base_path_plain(struct base_arena *arena, const char *path)
{
    char *real = realpath(path, NULL);
    const char *plain = real != NULL ? base_copy_text(arena, real) : "";
    free(real);
    return plain;
}

char *base_path_join(struct base_arena *arena, const char *folder, const char *name)
{
    if (*folder == '\0' || *name == '/')
        return base_copy_text(arena, name);
    bool slash = folder[strlen(folder) - 1] == '/';
    return base_format(arena, slash ? "%s%s" : "%s/%s", folder, name);
}

char *base_path_name(struct base_arena *arena, const char *path)
{
    size_t end = strlen(path);
    while (end > 1 && path[end - 1] == '/')
        end--;
    size_t start = end;
    while (start > 0 && path[start - 1] != '/')
        start--;
    char *name = base_copy(arena, path + start, end - start);
    /* "." and "..": as the folder is called. */
    char whole[PATH_MAX];
    bool relative = strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
    if (relative && realpath(path, whole) != NULL && strcmp(whole, "/") != 0)
        return base_path_name(arena, whole);
    return name;
}

bool base_path_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool base_path_exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0 || (errno != ENOENT && errno != ENOTDIR);
}

bool base_path_is_local(const char *name)
{
    if (*name == '\0' || *name == '/')
        return false;
    for (const char *c = name; *c != '\0'; c++) {
        if ((unsigned char)*c < ' ' || *c == 0x7f)
            return false;
    }
    for (const char *part = name; *part != '\0';) {
        size_t length = strcspn(part, "/");
        if (length == 2 && part[0] == '.' && part[1] == '.')
            return false;
        part += length;
        part += *part == '/';
    }
    return true;
}

/* True when path is folder or lies below it; both are resolved. */
static bool is_below(const char *folder, const char *path)
{
    size_t length = strlen(folder);
    if (strncmp(folder, path, length) != 0)
        return false;
    return length == 1 || path[length] == '/' || path[length] == '\0';
}

/* True when no part of a local name is a link below the folder: then it leads nowhere else. */
static bool is_without_links(const char *folder, const char *name)
{
    char path[512];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (!base_path_is_local(name) || length < 0 || (size_t)length >= sizeof path)
        return false;
    for (char *part = path + strlen(folder) + 1; part != NULL;) {
        struct stat info;
        char *slash = strchr(part, '/');
        if (slash != NULL)
            *slash = '\0';
        if (lstat(path, &info) != 0 || S_ISLNK(info.st_mode))
            return false;
        if (slash != NULL)
            *slash = '/';
        part = slash != NULL ? slash + 1 : NULL;
    }
    return true;
}

bool base_path_stays_in(const char *folder, const char *name)
{
    if (*folder != '\0' && is_without_links(folder, name))
        return true;
    struct base_arena *arena = base_arena_create();
    char *inner = realpath(base_path_join(arena, folder, name), NULL);
    /* What cannot be reached is told by whoever reads it. */
    bool missing =
        inner == NULL && (errno == ENOENT || errno == ENOTDIR || errno == EACCES || errno == ELOOP);
    char *outer = realpath(folder, NULL);
    bool inside = inner != NULL && outer != NULL && is_below(outer, inner);
    free(inner);
    free(outer);
    base_arena_destroy(arena);
    return missing || inside;
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static bool ends_with(const char *text, const char *suffix)
{
    size_t length = strlen(text), end = strlen(suffix);
    return length >= end && strcmp(text + length - end, suffix) == 0;
}

/* True for a folder, or for a regular file. */
static bool is_kind_in(DIR *folder, const char *name, bool folders)
{
    struct stat info;
    return fstatat(dirfd(folder), name, &info, 0) == 0 &&
           (folders ? S_ISDIR(info.st_mode) : S_ISREG(info.st_mode));
}

/* The names in a folder that end with suffix: folders, or regular files. */
static char **list_names(struct base_arena *arena, const char *folder, const char *suffix,
                         bool folders, size_t *count)
{
    *count = 0;
    DIR *open_folder = opendir(folder);
    if (open_folder == NULL)
        return NULL;
    size_t capacity = 0;
    char **names = base_grow(arena, NULL, 0, &capacity, sizeof *names);
    const struct dirent *entry;
    errno = 0;
    while ((entry = readdir(open_folder)) != NULL) {
        if (entry->d_name[0] != '.' && ends_with(entry->d_name, suffix) &&
            is_kind_in(open_folder, entry->d_name, folders))
            BASE_PUSH(arena, names, *count, capacity, base_copy_text(arena, entry->d_name));
        errno = 0;
    }
    bool good = errno == 0;
    closedir(open_folder);
    qsort(names, *count, sizeof *names, compare_names);
    return good ? names : NULL;
}

char **base_folder_list(struct base_arena *arena, const char *folder, const char *suffix,
                        size_t *count)
{
    return list_names(arena, folder, suffix, false, count);
}

char **base_folder_folders(struct base_arena *arena, const char *folder, size_t *count)
{
    return list_names(arena, folder, "", true, count);
}

static bool leads_out(const char *inside, const char *path)
{
    char *outer = realpath(inside, NULL), *inner = realpath(path, NULL);
    bool out = outer != NULL && inner != NULL && !is_below(outer, inner);
    free(outer);
    free(inner);
    return out;
}

static const char *find_link(struct base_arena *arena, const char *folder, const char *inside,
                             int levels)
{
    DIR *open_folder = opendir(folder);
    const char *found = NULL;
    const struct dirent *entry;
    while (found == NULL && open_folder != NULL && (entry = readdir(open_folder)) != NULL) {
        struct stat info;
        if (entry->d_name[0] == '.' ||
            fstatat(dirfd(open_folder), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        const char *path = base_path_join(arena, folder, entry->d_name);
        if (S_ISLNK(info.st_mode) && leads_out(inside, path))
            found = path;
        else if (S_ISDIR(info.st_mode) && levels > 1)
            found = find_link(arena, path, inside, levels - 1);
    }
    if (open_folder != NULL)
        closedir(open_folder);
    return found;
}

const char *base_folder_link_out(struct base_arena *arena, const char *folder, const char *inside,
                                 bool below)
{
    enum { MOST_LEVELS = 8 };
    return find_link(arena, folder, inside, below ? MOST_LEVELS : 1);
}

bool base_folder_is_empty(const char *folder)
{
    struct stat status;
    DIR *open = lstat(folder, &status) == 0 && S_ISDIR(status.st_mode) ? opendir(folder) : NULL;
    if (open == NULL)
        return false;
    size_t count = 0;
    while (readdir(open) != NULL)
        count++;
    closedir(open);
    return count == 2; /* "." and ".." */
}

/* Creates one folder; true when it is there afterwards, else errno says why. */
static bool create_one(const char *path)
{
    if (mkdir(path, 0777) == 0) {
        return true;
    }
    int error = errno;
    bool there = base_path_is_folder(path);
    errno = error;
    return there;
}

bool base_folder_create(const char *path)
{
    struct base_arena *arena = base_arena_create();
    char *part = base_copy_text(arena, path);
    bool good = *path != '\0';
    for (char *slash = part; good && (slash = strchr(slash + 1, '/')) != NULL;) {
        *slash = '\0';
        good = create_one(part);
        *slash = '/';
    }
    good = good && create_one(path);
    int error = errno;
    base_arena_destroy(arena);
    errno = error;
    return good;
}

char *base_program_folder(struct base_arena *arena)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || (size_t)length == sizeof path)
        return base_copy_text(arena, ".");
    while (length > 1 && path[length - 1] != '/')
        length--;
    return base_copy(arena, path, (size_t)length);
}
