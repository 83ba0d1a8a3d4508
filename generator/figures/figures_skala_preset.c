/* Built-in predikat scales. Printed scales often leave values without a class; each says how it was
 * printed and how the gap was closed. "x >= bound" where inclusive, otherwise "x > bound". */
#include "figures_skala.h"

#include <stddef.h>

#include "figures.h"

const struct figures_preset figures_presets[FIGURES_PRESETS + 1] = {
    {"permendagri86",
     "91–100; 76–90; 66–75; 51–65; ≤ 50 (Permendagri 86/2017)",
     "nilai di antara dua kelas (90,5) belum mencapai kelas atas dan tetap di kelas bawah; di atas "
     "100 ikut kelas tertinggi",
     {{91, true, "Sangat Tinggi"},
      {76, true, "Tinggi"},
      {66, true, "Sedang"},
      {51, true, "Rendah"},
      {0, true, "Sangat Rendah"}}},
    {"mamuju",
     "120 > X > 100; X = 100; 80 < X < 100; 50 < X < 80; X < 50",
     "80 dan 50 ikut kelas di atasnya; 120 ke atas ikut kelas tertinggi, seperti dipakai laporan "
     "asalnya (126 %)",
     {{100, false, "Sangat Baik"},
      {100, true, "Baik"},
      {80, true, "Cukup"},
      {50, true, "Kurang"},
      {0, true, "Sangat Kurang"}}},
    {"gowa",
     "≥ 110; 90 ≤ x < 110; 60 ≤ x < 90; x < 60",
     NULL,
     {{110, true, "Sangat Berhasil"},
      {90, true, "Berhasil"},
      {60, true, "Cukup Berhasil"},
      {0, true, "Tidak Berhasil"}}},
    {"lan",
     "X > 85; 70 < X < 85; 55 < X < 70; X < 55 (LAN 239/2003)",
     "85, 70, dan 55 ikut kelas di atasnya, bentuk yang lazim untuk skala ini",
     {{85, true, "Sangat Berhasil"},
      {70, true, "Berhasil"},
      {55, true, "Cukup Berhasil"},
      {0, true, "Tidak Berhasil"}}},
    {"maluku_tengah",
     "> 85–100; > 75–85; > 65–75; > 50–65; > 30–50; 0–30",
     "di atas 100 ikut kelas tertinggi",
     {{85, false, "Memuaskan"},
      {75, false, "Sangat Baik"},
      {65, false, "Baik"},
      {50, false, "Cukup Baik"},
      {30, false, "Agak Kurang"},
      {0, true, "Kurang"}}},
    {"monev",
     "≥ 100; 75–< 100; 55–< 75; < 55",
     NULL,
     {{100, true, "Sangat Berhasil"},
      {75, true, "Berhasil"},
      {55, true, "Cukup Berhasil"},
      {0, true, "Kurang Berhasil"}}},
    {"drafter",
     "≥ 100; 85–99; 70–84; < 70",
     "nilai di antara dua kelas (99,5) belum mencapai kelas atas dan tetap di kelas bawah",
     {{100, true, "Sangat Berhasil"},
      {85, true, "Berhasil"},
      {70, true, "Cukup Berhasil"},
      {0, true, "Kurang Berhasil"}}},
    {"pelara",
     "≥ 100; ≥ 90; ≥ 75; ≥ 50; < 50",
     NULL,
     {{100, true, "Tercapai"},
      {90, true, "Hampir Tercapai"},
      {75, true, "Sedang Tercapai"},
      {50, true, "Kurang Tercapai"},
      {0, true, "Tidak Tercapai"}}},
    {"lampu",
     "> 90 hijau; 70–≤ 90 kuning; < 70 merah",
     NULL,
     {{90, false, "Hijau"}, {70, true, "Kuning"}, {0, true, "Merah"}}},
    {"iki",
     "> 110; 100–109; 80–99; 60–79; ≤ 59 (PermenPANRB 8/2021, telah dicabut)",
     "110 ikut kelas 100–109; nilai di antara dua kelas tetap di kelas bawah",
     {{110, false, "Sangat Baik"},
      {100, true, "Baik"},
      {80, true, "Cukup"},
      {60, true, "Kurang"},
      {0, true, "Sangat Kurang"}}},
    {"akip",
     "> 90–100; > 80–90; > 70–80; > 60–70; > 50–60; > 30–50; 0–30 (PermenPANRB 88/2021)",
     "di atas 100 ikut kelas tertinggi",
     {{90, false, "AA"},
      {80, false, "A"},
      {70, false, "BB"},
      {60, false, "B"},
      {50, false, "CC"},
      {30, false, "C"},
      {0, true, "D"}}},
    {NULL, NULL, NULL, {{0, false, NULL}}},
};

const char *const *figures_scale_names(void)
{
    static const char *names[FIGURES_PRESETS + 1];
    for (size_t i = 0; i < FIGURES_PRESETS; i++) {
        names[i] = figures_presets[i].name;
    }
    return names;
}
