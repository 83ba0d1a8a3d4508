/* Names the libraries that read and write pictures. */
#include "image.h"

#include <stdio.h>

#include <jpeglib.h>
#include <png.h>
#include <qrencode.h>

#include "base_arena.h"

#define AS_TEXT(number) #number
#define TEXT_OF(number) AS_TEXT(number)

const char *image_libraries(struct base_arena *arena)
{
#ifdef LIBJPEG_TURBO_VERSION
    static const char jpeg[] = "libjpeg-turbo " TEXT_OF(LIBJPEG_TURBO_VERSION);
#else
    static const char jpeg[] = "libjpeg " TEXT_OF(JPEG_LIB_VERSION);
#endif
    return base_format(arena, "libpng %s, %s, libqrencode %s", png_get_libpng_ver(NULL), jpeg,
                       QRcode_APIVersionString());
}
