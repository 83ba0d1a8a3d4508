/* The orientation that a camera noted in its EXIF block. */
#include "image_reader.h"

#include <string.h>

struct exif {
    const unsigned char *bytes;
    size_t length;
    bool big; /* most significant byte first */
};

/* size bytes at offset as a number; 0 outside the block. */
static uint32_t number_at(const struct exif *exif, size_t offset, size_t size)
{
    if (offset > exif->length || size > exif->length - offset) {
        return 0;
    }
    uint32_t number = 0;
    for (size_t i = 0; i < size; i++) {
        number = number << 8 | exif->bytes[offset + (exif->big ? i : size - 1 - i)];
    }
    return number;
}

int image_exif_orientation(const unsigned char *block, size_t length)
{
    enum { TAG_ORIENTATION = 0x0112, KIND_SHORT = 3, ENTRY = 12 };
    if (length < 8 || (memcmp(block, "II*\0", 4) != 0 && memcmp(block, "MM\0*", 4) != 0)) {
        return 1;
    }
    struct exif exif = {.bytes = block, .length = length, .big = block[0] == 'M'};
    size_t directory = number_at(&exif, 4, 4);
    size_t count = number_at(&exif, directory, 2);
    for (size_t i = 0; i < count; i++) {
        size_t entry = directory + 2 + i * ENTRY;
        if (number_at(&exif, entry, 2) == TAG_ORIENTATION) {
            uint32_t value = number_at(&exif, entry + 8, 2);
            bool valid = number_at(&exif, entry + 2, 2) == KIND_SHORT && value >= 1 && value <= 8;
            return valid ? (int)value : 1;
        }
    }
    return 1;
}
