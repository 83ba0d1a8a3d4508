/* Proves that a PDF is what its embedded inputs give: makes it again and compares the bytes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct base_arena;
struct base_diagnostics;
struct report_settings;

enum report_verdict {
    REPORT_EQUAL,
    REPORT_DIFFERENT,
    REPORT_UNREADABLE,  /* no PDF, no file of ours, unsafe or damaged files in it */
    REPORT_ENVIRONMENT, /* no temporary folder, no fonts */
};

/* A reason why the bytes differ, or what could not be compared. */
struct report_reason {
    const char *text; /* in the language of messages */
};

struct report_proof {
    enum report_verdict verdict;
    size_t length;          /* bytes that were compared: all, or up to the first signature */
    size_t difference;      /* DIFFERENT: offset of the first other byte */
    const char *signatures; /* names of signed fields; NULL = not signed */
    struct report_reason *reasons;
    size_t count, capacity;
};

/* pictures: a folder for pictures that are not embedded; NULL = none. Faults are reported. */
struct report_proof report_verify(struct base_arena *arena, struct base_diagnostics *diagnostics,
                                  const char *path, const char *pictures,
                                  const struct report_settings *settings);
