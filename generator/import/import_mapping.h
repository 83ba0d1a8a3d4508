/* impor.json: how sheets were read, to read the next ones alike (inside import/ only). */
#pragma once

#include "import_plan.h"

#define IMPORT_MAPPING_FILE "impor.json"

/* Reads the file of a report when there is one. False after reporting. */
bool import_read_mappings(struct import_plan *plan);
/* The text of the file with what was kept; NULL when nothing was. */
const char *import_mapping_text(const struct import_plan *plan, size_t *length);
