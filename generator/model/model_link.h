/* Ids and references of the checked files (inside model/ only). */
#pragma once

#include "model.h"

struct model_reader;

/* Fills the indices and reports ids that are used twice. */
void model_build_indices(struct model_reader *reader, struct model *model);
/* Reports references to ids that do not exist, circles of perjanjian, and scales out of order. */
void model_check_links(struct model_reader *reader, const struct model *model);
/* The files in narasi/ of a report's folder that are not blank. */
const char *const *model_list_narratives(struct model_reader *reader);
/* The checked record of a file by its position in model_files. */
const struct value *model_file_value(const struct model *model, size_t file);
