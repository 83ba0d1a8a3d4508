/* What a report was made of beside its data (inside record/ only). */
#pragma once

struct record_report;
struct value;

/* The texts of the narrative files that were read, by name. */
const struct value *record_narratives(const struct record_report *report);
/* {program, pustaka, templat, gambar, huruf}: versions, and digests by name. */
const struct value *record_materials(const struct record_report *report);
