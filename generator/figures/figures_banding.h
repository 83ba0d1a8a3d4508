/* Comparisons of an indicator: with last year, with the end of the Renstra, with the nation. */
#pragma once

struct figures_context;
struct figures_series;
struct figures_year;
struct value;

/* {selisih, pertumbuhan, arah}: this year's realisation against last year's. */
const struct value *figures_compare_years(struct figures_context *context,
                                          const struct figures_series *series,
                                          const struct figures_year *now,
                                          const struct figures_year *last);
/* Publishes selisih and pertumbuhan of a year of the table and sets them; nothing when one of the
 * two years has no realisasi. */
void figures_compare_with_before(struct figures_context *context,
                                 const struct figures_series *series, struct figures_year *year,
                                 const struct figures_year *before);
/* {tahun, target, target_teks, capaian, selisih}: against the target at the end of the Renstra. */
const struct value *figures_compare_plan(struct figures_context *context,
                                         const struct figures_series *series,
                                         const struct figures_year *now);
/* {nilai, nilai_teks, capaian, selisih}: against the national standard. */
const struct value *figures_compare_nation(struct figures_context *context,
                                           const struct figures_series *series,
                                           const struct figures_year *now);
