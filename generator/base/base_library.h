/* Shared libraries that few commands need. The program is not linked to them, which would make each
 * start take three times as long: a library is opened when it is used first, and its functions are
 * called by way of a structure of pointers that have the types of its own header. One macro lists
 * those that are called:
 *
 *     #define SHEET_ZIP(FUNCTION) FUNCTION(zip_, fopen) FUNCTION(zip_, fclose)
 *     struct sheet_zip { SHEET_ZIP(BASE_LIBRARY_POINTER) };
 *
 * generator/meson.build writes zip_library.h with ZIP_LIBRARY, the name by which the loader finds
 * the library, and ZIP_PACKAGE, the Debian package that holds it ("" = unknown). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#define BASE_LIBRARY_POINTER(prefix, name) __typeof__(prefix##name) *name;
#define BASE_LIBRARY_NAME(prefix, name) #prefix #name "\0"

struct base_library {
    const char *file;    /* as the loader finds it: "libzip.so.4" */
    const char *package; /* the Debian package that holds it; "" = unknown */
    const char *names;   /* of its functions, each ended by a NUL, all by an empty one */
    void *functions;     /* the structure of pointers, in the order of names */
    size_t size;         /* of the structure */
    bool is_open;
};

/* Opens the library, unless it is open, and looks up all functions. When one is missing the program
 * ends with a message and status 3, without unfinished files. */
void base_library_open(struct base_library *library);
