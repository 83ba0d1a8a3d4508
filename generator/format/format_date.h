/* Dates: "2024-12-31", "2024-12" and "2024" to Indonesian text. */
#pragma once

#include <stdbool.h>

struct base_arena;

struct format_date {
    int year;  /* 1000..9999 */
    int month; /* 1..12; 0 = not given */
    int day;   /* 1..31; 0 = not given */
};

enum format_date_style {
    FORMAT_DATE_FULL,    /* "31 Desember 2024"; as much as is given: "Desember 2024", "2024" */
    FORMAT_DATE_WEEKDAY, /* "Selasa, 31 Desember 2024" */
    FORMAT_DATE_MONTH,   /* "Desember 2024" */
    FORMAT_DATE_BLANK,   /* a day not given is left blank for hand filling: "      Desember 2024" */
    FORMAT_DATE_WORDS,   /* "Empat Belas bulan Maret tahun Dua Ribu Dua Puluh Tiga" */
    FORMAT_DATE_WEEKDAY_WORDS, /* "Selasa tanggal Empat Belas bulan Maret tahun ..." */
    FORMAT_DATE_SHORT,         /* "31-12-2024" */
};

/* False when the text has another form or the day does not exist (31 Februari). */
bool format_date_parse(const char *text, struct format_date *date);
/* Parts that were not given are left out. */
const char *format_date(struct base_arena *arena, struct format_date date,
                        enum format_date_style style);
/* Reads "lengkap", "hari", "bulan", "kosong", "kata", "hari_kata", "pendek". */
bool format_date_style(const char *name, enum format_date_style *style);
/* "Januari" for 1 ... NULL outside 1..12. */
const char *format_month_name(int month);
/* "Senin" ...; NULL when the day is not given. */
const char *format_weekday_name(struct format_date date);
