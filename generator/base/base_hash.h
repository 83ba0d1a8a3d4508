/* A hash of texts for look-up in tables: FNV-1a with 64 bits. */
#pragma once

#include <stdint.h>

/* Its high half is folded into the low one, as the low bits of FNV-1a alone are poor. The same on
 * every machine: the shares of a run rest on it. */
static inline uint64_t base_hash_text(const char *text)
{
    uint64_t hash = 14695981039346656037u;
    for (; *text != '\0'; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash ^ (hash >> 32);
}
