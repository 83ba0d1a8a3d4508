/* Finds the definitions of a pack by their names. */
#include "template_pack.h"

#include <string.h>

#include "base_arena.h"

size_t template_pack_bucket(const char *name)
{
    uint32_t hash = 2166136261u;
    for (; *name != '\0'; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619u;
    return (hash ^ hash >> 16) % TEMPLATE_BUCKETS;
}

struct template_definition *template_pack_find(const struct template_pack *pack,
                                               const char *element, const char *name)
{
    uint32_t number = pack->buckets[template_pack_bucket(name)];
    while (number > 0) {
        struct template_definition *definition = &pack->definitions[number - 1];
        if (strcmp(definition->name, name) == 0 && strcmp(definition->rule->name, element) == 0)
            return definition;
        number = definition->in_bucket;
    }
    return NULL;
}

const char *template_pack_suggest(const struct template_pack *pack, struct base_arena *arena,
                                  const char *element, const char *name)
{
    const char **names = base_alloc_array(arena, pack->definition_count + 1, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < pack->definition_count; i++) {
        if (strcmp(pack->definitions[i].rule->name, element) == 0)
            names[count++] = pack->definitions[i].name;
    }
    return template_nearest(arena, name, names);
}
