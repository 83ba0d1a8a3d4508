/* The name of a report's files. */
#pragma once

struct report;

/* What laporan.nama_berkas gives; NULL when it is not set or no file can be called so, which is
 * reported. The figures must have been made. */
const char *report_file_name(struct report *report);
