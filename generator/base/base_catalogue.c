/* Reads compiled gettext catalogues. */
#include "base_catalogue.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base_arena.h"

enum { HEADER = 20, LARGEST = 8 << 20, MAGIC_BYTES = 4 };

struct base_catalogue {
    unsigned char *bytes;
    size_t length;
    bool big_endian;
    uint32_t count, originals, translations; /* entries; offsets of the two tables */
};

static uint32_t number_at(const struct base_catalogue *catalogue, size_t offset)
{
    const unsigned char *b = catalogue->bytes + offset;
    if (catalogue->big_endian)
        return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
    return (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

static const char *text_at(const struct base_catalogue *catalogue, uint32_t table, size_t index)
{
    return (const char *)catalogue->bytes + number_at(catalogue, table + index * 8 + 4);
}

/* True when all entries of a table lie in the file and end with NUL. */
static bool table_is_sound(const struct base_catalogue *catalogue, uint32_t table)
{
    if (table > catalogue->length || catalogue->count > (catalogue->length - table) / 8)
        return false;
    for (size_t i = 0; i < catalogue->count; i++) {
        size_t length = number_at(catalogue, table + i * 8);
        size_t start = number_at(catalogue, table + i * 8 + 4);
        if (start >= catalogue->length || length >= catalogue->length - start)
            return false;
        if (catalogue->bytes[start + length] != '\0')
            return false;
    }
    return true;
}

/* Reads the header and checks every offset, so that look-ups need no checks. */
static bool open_tables(struct base_catalogue *catalogue)
{
    static const unsigned char little[] = {0xde, 0x12, 0x04, 0x95};
    static const unsigned char big[] = {0x95, 0x04, 0x12, 0xde};
    if (catalogue->length < HEADER)
        return false;
    catalogue->big_endian = memcmp(catalogue->bytes, big, MAGIC_BYTES) == 0;
    if (!catalogue->big_endian && memcmp(catalogue->bytes, little, MAGIC_BYTES) != 0)
        return false;
    if (number_at(catalogue, 4) >> 16 != 0)
        return false;
    catalogue->count = number_at(catalogue, 8);
    catalogue->originals = number_at(catalogue, 12);
    catalogue->translations = number_at(catalogue, 16);
    return table_is_sound(catalogue, catalogue->originals) &&
           table_is_sound(catalogue, catalogue->translations);
}

/* Reads the whole file; NULL when that fails or it is too large. */
static unsigned char *read_all(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    unsigned char *bytes = base_malloc(LARGEST);
    *length = fread(bytes, 1, LARGEST, file);
    bool good = !ferror(file) && *length < LARGEST;
    fclose(file);
    if (good)
        return base_realloc(bytes, *length);
    base_free(bytes);
    return NULL;
}

struct base_catalogue *base_catalogue_create(const char *path)
{
    size_t length = 0;
    unsigned char *bytes = read_all(path, &length);
    if (bytes == NULL)
        return NULL;
    struct base_catalogue *catalogue = base_malloc(sizeof *catalogue);
    *catalogue = (struct base_catalogue){.bytes = bytes, .length = length};
    if (open_tables(catalogue))
        return catalogue;
    base_catalogue_destroy(catalogue);
    return NULL;
}

void base_catalogue_destroy(struct base_catalogue *catalogue)
{
    if (catalogue == NULL)
        return;
    base_free(catalogue->bytes);
    base_free(catalogue);
}

const char *base_catalogue_find(const struct base_catalogue *catalogue, const char *text)
{
    size_t low = 0, high = catalogue->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(text, text_at(catalogue, catalogue->originals, middle));
        if (order == 0) {
            const char *found = text_at(catalogue, catalogue->translations, middle);
            return *text == '\0' || *found == '\0' ? text : found;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return text;
}
