/* SHA-256, so that files can be named by their content. */
#include "base_digest.h"

#include <nettle/sha2.h>

#include "base_arena.h"

char *base_digest(struct base_arena *arena, const void *bytes, size_t length)
{
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx context;
    unsigned char digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, length, bytes);
    sha256_digest(&context, sizeof digest, digest);
    char *text = base_alloc(arena, 2 * sizeof digest + 1);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    return text;
}
