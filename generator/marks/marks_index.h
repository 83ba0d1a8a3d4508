/* Inside of marks/: what the pages show, by origin. */
#pragma once

#include <stdint.h>

#include "marks.h"
#include "page.h"

/* One item that shows an origin; 0 ends a chain. */
struct marks_link {
    uint32_t page, item, next;
    bool running; /* a running head or foot */
};

/* The first item that shows something computed from an origin. */
struct marks_first {
    bool set;
    uint32_t page, item;
};

struct marks_index {
    struct base_arena *arena;
    const struct page_document *document;
    const struct figures *figures;
    struct marks_link *links; /* from 1 */
    size_t link_count, link_capacity;
    uint32_t *heads, *tails;     /* by slot */
    struct marks_first *derived; /* by slot */
    size_t origins, slots;       /* slots: origins, then figures in their order */
};

/* The slot of an origin: that of its figure, else its own. */
size_t marks_slot(const struct marks_index *index, base_origin origin);
