/* The free tables of tabel.json (inside export/ only). */
#pragma once

#include "export.h"

void export_add_free(struct base_arena *arena, struct export_tables *tables,
                     const struct figures *figures);
