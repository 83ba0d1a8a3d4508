/* Built-in predikat scales. Printed scales often leave values without a class; each comment says
 * how the gap was closed. "x >= bound" where inclusive, otherwise "x > bound". */
#include "figures_skala.h"

#include <stddef.h>

#include "figures.h"

const struct figures_preset figures_presets[FIGURES_PRESETS + 1] = {
    /* Printed as 91-100, 76-90, 66-75, 51-65, <=50. A value between two classes (90,5) has not
     * reached the upper one and stays in the lower; above 100 belongs to the highest. */
    {"permendagri86",
     {{91, true, "Sangat Tinggi"},
      {76, true, "Tinggi"},
      {66, true, "Sedang"},
      {51, true, "Rendah"},
      {0, true, "Sangat Rendah"}}},
    /* Printed as 120>X>100, X=100, 80<X<100, 50<X<80, X<50. 80 and 50 belong to the class above
     * them; 120 and more to the highest, as the report that prints it uses it (126 %). */
    {"mamuju",
     {{100, false, "Sangat Baik"},
      {100, true, "Baik"},
      {80, true, "Cukup"},
      {50, true, "Kurang"},
      {0, true, "Sangat Kurang"}}},
    /* Complete as printed: 110 and more, 90 <= x < 110, 60 <= x < 90, x < 60. */
    {"gowa",
     {{110, true, "Sangat Berhasil"},
      {90, true, "Berhasil"},
      {60, true, "Cukup Berhasil"},
      {0, true, "Tidak Berhasil"}}},
    /* Printed as X>85, 70<X<85, 55<X<70, X<55. 85, 70 and 55 belong to the class above them, the
     * usual form of this scale. */
    {"lan",
     {{85, true, "Sangat Berhasil"},
      {70, true, "Berhasil"},
      {55, true, "Cukup Berhasil"},
      {0, true, "Tidak Berhasil"}}},
    /* Printed as >85-100, >75-85, >65-75, >50-65, >30-50, 0-30; above 100 is the highest too. */
    {"maluku_tengah",
     {{85, false, "Memuaskan"},
      {75, false, "Sangat Baik"},
      {65, false, "Baik"},
      {50, false, "Cukup Baik"},
      {30, false, "Agak Kurang"},
      {0, true, "Kurang"}}},
    /* Complete: >=100, 75-<100, 55-<75, <55. */
    {"monev",
     {{100, true, "Sangat Berhasil"},
      {75, true, "Berhasil"},
      {55, true, "Cukup Berhasil"},
      {0, true, "Kurang Berhasil"}}},
    /* Printed as >=100, 85-99, 70-84, <70: 99,5 has not reached 100 and stays with 85-99. */
    {"drafter",
     {{100, true, "Sangat Berhasil"},
      {85, true, "Berhasil"},
      {70, true, "Cukup Berhasil"},
      {0, true, "Kurang Berhasil"}}},
    /* Complete: >=100, >=90, >=75, >=50, <50. */
    {"pelara",
     {{100, true, "Tercapai"},
      {90, true, "Hampir Tercapai"},
      {75, true, "Sedang Tercapai"},
      {50, true, "Kurang Tercapai"},
      {0, true, "Tidak Tercapai"}}},
    /* Complete: >90 green, 70-90 yellow, <70 red. */
    {"lampu", {{90, false, "Hijau"}, {70, true, "Kuning"}, {0, true, "Merah"}}},
    /* Printed as >110, 100-109, 80-99, 60-79, <=59: 110 itself joins 100-109, and a value between
     * two classes stays in the lower one. */
    {"iki",
     {{110, false, "Sangat Baik"},
      {100, true, "Baik"},
      {80, true, "Cukup"},
      {60, true, "Kurang"},
      {0, true, "Sangat Kurang"}}},
    /* AKIP score: >90-100, >80-90, >70-80, >60-70, >50-60, >30-50, 0-30. */
    {"akip",
     {{90, false, "AA"},
      {80, false, "A"},
      {70, false, "BB"},
      {60, false, "B"},
      {50, false, "CC"},
      {30, false, "C"},
      {0, true, "D"}}},
    {NULL, {{0, false, NULL}}},
};

const char *const *figures_scale_names(void)
{
    static const char *names[FIGURES_PRESETS + 1];
    for (size_t i = 0; i < FIGURES_PRESETS; i++) {
        names[i] = figures_presets[i].name;
    }
    return names;
}
