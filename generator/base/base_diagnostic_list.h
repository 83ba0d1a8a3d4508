/* The list of diagnostics, for base_diagnostic.c and its printer only. */
#pragma once

#include "base_diagnostic.h"

/* Diagnostics of one kind that are kept; further ones are counted. */
enum { BASE_DIAGNOSTICS_KEPT = 200 };

struct base_diagnostics {
    struct base_arena *arena;
    struct base_sources *sources;
    struct base_diagnostic *items; /* in the order of reporting */
    size_t count, capacity;
    size_t reported[BASE_MESSAGE_COUNT]; /* also those not kept */
};
