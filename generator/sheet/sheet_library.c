/* Opens libzip and libxlsxwriter. */
#include "sheet_library.h"

#include "xlsxwriter_library.h"
#include "zip_library.h"

struct sheet_zip libzip;
struct sheet_xlsxwriter libxlsx;

void sheet_library_zip(void)
{
    static struct base_library library = {
        .file = ZIP_LIBRARY,
        .package = ZIP_PACKAGE,
        .names = SHEET_ZIP(BASE_LIBRARY_NAME),
        .functions = &libzip,
        .size = sizeof libzip,
    };
    base_library_open(&library);
}

void sheet_library_xlsxwriter(void)
{
    static struct base_library library = {
        .file = XLSXWRITER_LIBRARY,
        .package = XLSXWRITER_PACKAGE,
        .names = SHEET_XLSXWRITER(BASE_LIBRARY_NAME),
        .functions = &libxlsx,
        .size = sizeof libxlsx,
    };
    base_library_open(&library);
}
