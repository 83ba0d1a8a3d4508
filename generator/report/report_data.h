/* Where the program's own files are: fonts, templates, hyphenation. */
#pragma once

/* Where words of Indonesian may be divided. */
#define REPORT_HYPHENATION "/usr/share/hyphen/hyph_id_ID.dic"

struct base_arena;

/* The folder that holds fonts/ and templates/: $LKJIP_DATA alone when it is set; else beside the
 * installed program (../share/lkjip) or the source folder of the build. NULL when none has
 * fonts/fonts.txt; *looked_in then gets the places. */
const char *report_data_folder(struct base_arena *arena, const char **looked_in);
