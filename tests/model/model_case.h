/* A report's folder written for a test from one text:
 *
 *   == laporan.json
 *   {"tahun": 2024 ...}
 *   == gambar/logo.png
 *
 * Lines before the first "==" are a comment. Without laporan.json a short one is added; a section
 * "== tanpa laporan.json" prevents that. */
#pragma once

struct base_arena;

/* Writes the files into a new folder and returns its path. */
const char *model_case_write(struct base_arena *arena, const char *text);
/* Removes the folder with its files. */
void model_case_remove(struct base_arena *arena, const char *folder);
