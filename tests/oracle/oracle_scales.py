"""The scales of docs/angka.md: lower bound, inclusive, name; from high to low."""


def scale(*classes):
    return [(bound, sign == ">=", name) for sign, bound, name in classes]


PRESETS = {
    "permendagri86": scale((">=", 91, "Sangat Tinggi"), (">=", 76, "Tinggi"), (">=", 66, "Sedang"),
                           (">=", 51, "Rendah"), (">=", 0, "Sangat Rendah")),
    "mamuju": scale((">", 100, "Sangat Baik"), (">=", 100, "Baik"), (">=", 80, "Cukup"),
                    (">=", 50, "Kurang"), (">=", 0, "Sangat Kurang")),
    "gowa": scale((">=", 110, "Sangat Berhasil"), (">=", 90, "Berhasil"), (">=", 60, "Cukup Berhasil"),
                  (">=", 0, "Tidak Berhasil")),
    "lan": scale((">=", 85, "Sangat Berhasil"), (">=", 70, "Berhasil"), (">=", 55, "Cukup Berhasil"),
                 (">=", 0, "Tidak Berhasil")),
    "maluku_tengah": scale((">", 85, "Memuaskan"), (">", 75, "Sangat Baik"), (">", 65, "Baik"),
                           (">", 50, "Cukup Baik"), (">", 30, "Agak Kurang"), (">=", 0, "Kurang")),
    "monev": scale((">=", 100, "Sangat Berhasil"), (">=", 75, "Berhasil"), (">=", 55, "Cukup Berhasil"),
                   (">=", 0, "Kurang Berhasil")),
    "drafter": scale((">=", 100, "Sangat Berhasil"), (">=", 85, "Berhasil"), (">=", 70, "Cukup Berhasil"),
                     (">=", 0, "Kurang Berhasil")),
    "pelara": scale((">=", 100, "Tercapai"), (">=", 90, "Hampir Tercapai"), (">=", 75, "Sedang Tercapai"),
                    (">=", 50, "Kurang Tercapai"), (">=", 0, "Tidak Tercapai")),
    "lampu": scale((">", 90, "Hijau"), (">=", 70, "Kuning"), (">=", 0, "Merah")),
    "iki": scale((">", 110, "Sangat Baik"), (">=", 100, "Baik"), (">=", 80, "Cukup"), (">=", 60, "Kurang"),
                 (">=", 0, "Sangat Kurang")),
    "akip": scale((">", 90, "AA"), (">", 80, "A"), (">", 70, "BB"), (">", 60, "B"), (">", 50, "CC"),
                  (">", 30, "C"), (">=", 0, "D")),
}

# Built-in lists of grades, best first.
GRADES = {
    "akip": ["AA", "A", "BB", "B", "CC", "C", "D"],
    "opini_bpk": ["WTP", "WDP", "TW", "TMP"],
    "opini_bpk_dpp": ["WTP", "WTP-DPP", "WDP", "TW", "TMP"],
    "mutu_layanan": ["A", "B", "C", "D"],
    "spbe": ["Memuaskan", "Sangat Baik", "Baik", "Cukup", "Kurang"],
}
