/* Names the library that reads Markdown. */
#include "narrative.h"

#include <cmark.h>

#include "base_arena.h"

const char *narrative_library(struct base_arena *arena)
{
    return base_format(arena, "cmark %s", cmark_version_string());
}
