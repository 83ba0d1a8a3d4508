/* A quick digest of numbers and texts (inside record/ only); not against forgery. */
#pragma once

#include <stdint.h>

#define RECORD_HASH_START UINT64_C(0xCBF29CE484222325)

static inline uint64_t record_hash_number(uint64_t hash, uint64_t number)
{
    hash = (hash ^ number) * UINT64_C(0x9FB21C651E98DF25);
    return hash ^ (hash >> 32);
}

static inline uint64_t record_hash_text(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    }
    return hash;
}
