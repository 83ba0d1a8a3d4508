/* Opens shared libraries. */
#include "base_library.h"

#include <assert.h>
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

#include "base_diagnostic.h"
#include "base_memory.h"

_Noreturn static void end_without(const struct base_library *library)
{
    const char *format =
        *library->package != '\0'
            ? N_("the library %s cannot be opened (%s); please install the package %s")
            : N_("the library %s cannot be opened (%s)");
    const char *reason = dlerror();
    char text[1024];
    snprintf(text, sizeof text, base_translate(format), library->file, reason != NULL ? reason : "",
             library->package);
    base_end(text);
}

void base_library_open(struct base_library *library)
{
    if (library->is_open) {
        return;
    }
    void *handle = dlopen(library->file, RTLD_LAZY | RTLD_LOCAL);
    if (handle == NULL) {
        end_without(library);
    }
    char *slot = library->functions;
    for (const char *name = library->names; *name != '\0'; name += strlen(name) + 1) {
        void *function = dlsym(handle, name);
        if (function == NULL) {
            end_without(library);
        }
        memcpy(slot, &function, sizeof function);
        slot += sizeof function;
    }
    assert(slot == (char *)library->functions + library->size);
    library->is_open = true;
}
