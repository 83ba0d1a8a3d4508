/* The files of a pack: the first folder that has one, never a place outside of it. */
#include "template_pack.h"

#include <string.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "xml.h"

/* The first folder that has a file of the name; NULL when none has. */
static const char *folder_of(const struct template_pack *pack, const char *name)
{
    for (size_t i = 0; i < pack->pack_count; i++) {
        if (base_path_exists(base_path_join(pack->arena, pack->folders[i], name)) &&
            base_path_stays_in(pack->folders[i], name))
            return pack->folders[i];
    }
    return NULL;
}

/* True when a pack has a file of the name that stands elsewhere. */
static bool leads_out(const struct template_pack *pack, const char *name)
{
    for (size_t i = 0; i < pack->pack_count; i++) {
        if (!base_path_stays_in(pack->folders[i], name))
            return true;
    }
    return false;
}

static const char *suggest_file(const struct template_pack *pack, const char *name)
{
    for (size_t i = 0; i < pack->pack_count; i++) {
        size_t count;
        char **names = base_folder_list(pack->arena, pack->folders[i], ".xml", &count);
        const char **list = base_alloc_array(pack->arena, count + 1, sizeof *list);
        for (size_t k = 0; names != NULL && k < count; k++)
            list[k] = names[k];
        const char *nearest = template_nearest(pack->arena, name, list);
        if (*nearest != '\0')
            return nearest;
    }
    return "";
}

const char *template_pack_shown(const struct template_pack *pack, const char *folder,
                                const char *name)
{
    return base_path_join(pack->arena, base_path_name(pack->arena, folder), name);
}

const struct template_xml_file *template_pack_file(struct template_pack *pack, const char *name,
                                                   base_origin origin)
{
    for (size_t i = 0; i < pack->file_count; i++) {
        if (strcmp(pack->files[i].name, name) == 0)
            return &pack->files[i];
    }
    if (!base_path_is_local(name)) {
        base_report(pack->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_FILE_OUTSIDE, name);
        return NULL;
    }
    const char *folder = folder_of(pack, name);
    if (folder == NULL && leads_out(pack, name)) {
        base_report(pack->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_FILE_LINK, name);
        return NULL;
    }
    if (folder == NULL) {
        base_report(pack->diagnostics, base_at(origin), BASE_MESSAGE_TEMPLATE_FILE_MISSING, name,
                    suggest_file(pack, name));
        return NULL;
    }
    struct template_xml_file file = {.name = name, .folder = folder};
    file.root = xml_read_file(pack->arena, pack->sources, pack->diagnostics,
                              base_path_join(pack->arena, folder, name),
                              template_pack_shown(pack, folder, name));
    BASE_PUSH(pack->arena, pack->files, pack->file_count, pack->file_capacity, file);
    return &pack->files[pack->file_count - 1];
}
