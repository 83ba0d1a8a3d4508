/* The functions of libzip and libxlsxwriter that are called (inside sheet/ only). */
#pragma once

#include <xlsxwriter.h>
#include <zip.h>

#include "base_library.h"

#define SHEET_ZIP(FUNCTION)                                                                        \
    FUNCTION(zip_, close)                                                                          \
    FUNCTION(zip_, discard)                                                                        \
    FUNCTION(zip_, error_fini)                                                                     \
    FUNCTION(zip_, error_init)                                                                     \
    FUNCTION(zip_, fclose)                                                                         \
    FUNCTION(zip_, file_add)                                                                       \
    FUNCTION(zip_, file_get_error)                                                                 \
    FUNCTION(zip_, file_set_dostime)                                                               \
    FUNCTION(zip_, fopen)                                                                          \
    FUNCTION(zip_, fopen_index)                                                                    \
    FUNCTION(zip_, fread)                                                                          \
    FUNCTION(zip_, get_name)                                                                       \
    FUNCTION(zip_, get_num_entries)                                                                \
    FUNCTION(zip_, name_locate)                                                                    \
    FUNCTION(zip_, open_from_source)                                                               \
    FUNCTION(zip_, source_buffer)                                                                  \
    FUNCTION(zip_, source_buffer_create)                                                           \
    FUNCTION(zip_, source_close)                                                                   \
    FUNCTION(zip_, source_free)                                                                    \
    FUNCTION(zip_, source_keep)                                                                    \
    FUNCTION(zip_, source_open)                                                                    \
    FUNCTION(zip_, source_read)                                                                    \
    FUNCTION(zip_, source_seek)                                                                    \
    FUNCTION(zip_, source_tell)                                                                    \
    FUNCTION(zip_, stat_index)                                                                     \
    FUNCTION(zip_, strerror)
struct sheet_zip {
    SHEET_ZIP(BASE_LIBRARY_POINTER)
};
extern struct sheet_zip libzip;

#define SHEET_XLSXWRITER(FUNCTION)                                                                 \
    FUNCTION(, format_set_align)                                                                   \
    FUNCTION(, format_set_bg_color)                                                                \
    FUNCTION(, format_set_bold)                                                                    \
    FUNCTION(, format_set_border)                                                                  \
    FUNCTION(, format_set_border_color)                                                            \
    FUNCTION(, format_set_fg_color)                                                                \
    FUNCTION(, format_set_font_color)                                                              \
    FUNCTION(, format_set_indent)                                                                  \
    FUNCTION(, format_set_italic)                                                                  \
    FUNCTION(, format_set_num_format)                                                              \
    FUNCTION(, format_set_pattern)                                                                 \
    FUNCTION(, format_set_text_wrap)                                                               \
    FUNCTION(, format_set_unlocked)                                                                \
    FUNCTION(, lxw_strerror)                                                                       \
    FUNCTION(, lxw_workbook_free)                                                                  \
    FUNCTION(, workbook_add_format)                                                                \
    FUNCTION(, workbook_add_worksheet)                                                             \
    FUNCTION(, workbook_close)                                                                     \
    FUNCTION(, workbook_new)                                                                       \
    FUNCTION(, workbook_set_properties)                                                            \
    FUNCTION(, worksheet_autofilter)                                                               \
    FUNCTION(, worksheet_conditional_format_range)                                                 \
    FUNCTION(, worksheet_data_validation_range)                                                    \
    FUNCTION(, worksheet_fit_to_pages)                                                             \
    FUNCTION(, worksheet_freeze_panes)                                                             \
    FUNCTION(, worksheet_hide)                                                                     \
    FUNCTION(, worksheet_merge_range)                                                              \
    FUNCTION(, worksheet_protect)                                                                  \
    FUNCTION(, worksheet_repeat_rows)                                                              \
    FUNCTION(, worksheet_set_column)                                                               \
    FUNCTION(, worksheet_set_column_opt)                                                           \
    FUNCTION(, worksheet_set_landscape)                                                            \
    FUNCTION(, worksheet_set_paper)                                                                \
    FUNCTION(, worksheet_set_row)                                                                  \
    FUNCTION(, worksheet_set_row_opt)                                                              \
    FUNCTION(, worksheet_write_blank)                                                              \
    FUNCTION(, worksheet_write_comment_opt)                                                        \
    FUNCTION(, worksheet_write_formula_num)                                                        \
    FUNCTION(, worksheet_write_formula_str)                                                        \
    FUNCTION(, worksheet_write_number)                                                             \
    FUNCTION(, worksheet_write_string)
struct sheet_xlsxwriter {
    SHEET_XLSXWRITER(BASE_LIBRARY_POINTER)
};
extern struct sheet_xlsxwriter libxlsx;

/* To be called before the first function of them. */
void sheet_library_zip(void);
void sheet_library_xlsxwriter(void);
