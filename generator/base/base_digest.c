/* SHA-256, so that files can be named by their content. */
#include "base_digest.h"

#include <nettle/sha2.h>

#include "base_arena.h"

struct base_digest_sum {
    struct base_arena *arena;
    struct sha256_ctx context;
};

struct base_digest_sum *base_digest_start(struct base_arena *arena)
{
    struct base_digest_sum *sum = base_alloc(arena, sizeof *sum);
    sum->arena = arena;
    sha256_init(&sum->context);
    return sum;
}

void base_digest_add(struct base_digest_sum *sum, const void *bytes, size_t length)
{
    sha256_update(&sum->context, length, bytes);
}

char *base_digest_end(struct base_digest_sum *sum)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char digest[SHA256_DIGEST_SIZE];
    sha256_digest(&sum->context, sizeof digest, digest);
    char *text = base_alloc(sum->arena, 2 * sizeof digest + 1);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    return text;
}

char *base_digest(struct base_arena *arena, const void *bytes, size_t length)
{
    struct base_digest_sum sum = {.arena = arena};
    sha256_init(&sum.context);
    base_digest_add(&sum, bytes, length);
    return base_digest_end(&sum);
}
