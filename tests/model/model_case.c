/* Writes a report's folder from one text. */
#include "model_case.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <check.h>

#include "base_arena.h"
#include "base_file.h"
#include "test_fixture.h"

static const char short_report[] = "{\"tahun\": 2024, \"judul\": \"Laporan\", \"instansi\": "
                                   "{\"nama\": \"Dinas\", \"wilayah\": \"Kabupaten\"}}\n";

static void write_file(struct base_arena *arena, const char *folder, const char *name,
                       const char *text, size_t length)
{
    char *path = base_path_join(arena, folder, name);
    char *slash = strrchr(path, '/');
    *slash = '\0';
    ck_assert(base_folder_create(path));
    *slash = '/';
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, length, file), length);
    ck_assert_int_eq(fclose(file), 0);
}

/* The next line that begins a section, at or behind text; NULL at the end. */
static const char *next_section(const char *text)
{
    while (text != NULL && strncmp(text, "== ", 3) != 0) {
        text = strchr(text, '\n');
        if (text != NULL)
            text++;
    }
    return text;
}

const char *model_case_write(struct base_arena *arena, const char *text)
{
    const char *folder = test_scratch(arena);
    bool report = false;
    const char *section = next_section(text);
    while (section != NULL) {
        const char *name = section + 3;
        const char *body = strchr(name, '\n');
        ck_assert_ptr_nonnull(body);
        char *file = base_copy(arena, name, (size_t)(body - name));
        section = next_section(++body);
        size_t length = section == NULL ? strlen(body) : (size_t)(section - body);
        report = report || strstr(file, "laporan.json") != NULL;
        if (strncmp(file, "tanpa ", 6) != 0)
            write_file(arena, folder, file, body, length);
    }
    if (!report)
        write_file(arena, folder, "laporan.json", short_report, sizeof short_report - 1);
    return folder;
}

static void remove_files(struct base_arena *arena, const char *folder)
{
    size_t count = 0;
    char **names = base_folder_list(arena, folder, "", &count);
    for (size_t i = 0; i < count; i++)
        unlink(base_path_join(arena, folder, names[i]));
    rmdir(folder);
}

void model_case_remove(struct base_arena *arena, const char *folder)
{
    const char *pictures = base_path_join(arena, folder, "gambar");
    if (base_path_is_folder(pictures))
        remove_files(arena, pictures);
    remove_files(arena, folder);
}
