/* Runs kept inputs once each, without libFuzzer: replay FOLDER... Prints TAP. */
#include <stdio.h>

#include "base_arena.h"
#include "base_diagnostic.h"
#include "base_file.h"
#include "fuzz.h"

static size_t replay(struct base_arena *arena, const char *folder, size_t number)
{
    size_t count = 0;
    char **names = base_folder_list(arena, folder, "", &count);
    for (size_t i = 0; names != NULL && i < count; i++) {
        size_t length = 0;
        const char *path = base_path_join(arena, folder, names[i]);
        const char *bytes = base_file_read(arena, path, path, (size_t)1 << 24, &length,
                                           base_diagnostics_create(arena, NULL));
        if (bytes == NULL) {
            printf("not ok %zu - %s cannot be read\n", ++number, path);
            continue;
        }
        LLVMFuzzerTestOneInput((const unsigned char *)bytes, length);
        printf("ok %zu - %s\n", ++number, names[i]);
        fflush(stdout);
    }
    return number;
}

int main(int count, char **words)
{
    LLVMFuzzerInitialize(&count, &words);
    struct base_arena *arena = base_arena_create();
    size_t number = 0;
    for (int i = 1; i < count; i++) {
        number = replay(arena, words[i], number);
    }
    printf("1..%zu\n", number);
    base_arena_destroy(arena);
    return number == 0;
}
