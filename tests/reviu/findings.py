"""Twelve findings of a review of the example report of Gowa: what was wrong in the first draft, and
what the second one says instead (the example as it is)."""


def at(data, path):
    """The container and key of a path such as ("capaian", {"indikator": "ppks"}, "penyebab")."""
    *steps, last = path
    for step in steps:
        if isinstance(step, dict):
            key, value = next(iter(step.items()))
            step = next(i for i, item in enumerate(data) if item.get(key) == value)
        data = data[step]
    return data, last


def put(*path, value):
    def change(data):
        where, key = at(data, path)
        where[key] = value
    return change


def take(*path):
    def change(data):
        where, key = at(data, path)
        del where[key]
    return change


PPKS = {"indikator": "ppks"}
EXTRA = ("\nSeluruh kegiatan pada Dinas Kesehatan telah dilaksanakan menurut jadwal dan hasilnya "
         "telah diserahterimakan kepada puskesmas.\n")

# File, how the first draft spoils it, place, what was found, criterion, changes that answer it.
FINDINGS = [
    ("kinerja.json", put("capaian", PPKS, "realisasi", "2024", value=635),
     ["kinerja.json:capaian[ppks].realisasi.2024", "indikator.ppks.capaian.2024"],
     "Persentase capaian PPKS tercetak 109,48%, sedangkan rincian layanan berjumlah 653 orang.",
     "Capaian dihitung dari realisasi yang didukung rincian layanan.",
     ["kinerja.json:capaian[ppks].realisasi.2024"]),
    ("anggaran.json", put("program", {"kode": "1.06.04"}, "kegiatan", 0, "realisasi",
                          value=223880000),
     ["anggaran.json:program[1.06.04].kegiatan[0].realisasi"],
     "Jumlah realisasi anggaran tidak sama dengan laporan realisasi anggaran.",
     "Jumlah sama dengan laporan realisasi anggaran tahun 2024.",
     ["anggaran.json:program[1.06.04].kegiatan[0].realisasi"]),
    ("tabel.json", put("tabel", {"id": "sdm_status"}, "baris", 1, "jumlah", value=54),
     ["sdm_status"], "Banyaknya tenaga non-ASN tercatat 54 orang, menurut daftar 45 orang.",
     "Jumlah pegawai sama dengan daftar pegawai 31 Desember 2024.",
     ["tabel.json:tabel[sdm_status].baris[1].jumlah"]),
    ("laporan.json", put("dasar_hukum", 4, "tahun", value=2023),
     ["laporan.json:dasar_hukum[4].tahun"], "Tahun keputusan penetapan IKU tertulis 2023.",
     "Keputusan ditetapkan pada tahun 2024.", ["laporan.json:dasar_hukum[4].tahun"]),
    ("perjanjian.json", put("perjanjian", 0, "sasaran", 0, "indikator", 0, "target", value=600),
     ["perjanjian.json:perjanjian[pk_kepala_dinas].sasaran[0]"],
     "Target PPKS pada perjanjian kinerja 600 orang, pada Bab III 580 orang.",
     "Target pada Bab III sama dengan target yang diperjanjikan.",
     ["perjanjian.json:perjanjian[pk_kepala_dinas].sasaran[s1]"]),
    ("kinerja.json", take("capaian", {"indikator": "reh_layanan"}, "penyebab"),
     ["kinerja.json:capaian[reh_layanan]"],
     "Penyebab keberhasilan pelayanan rehabilitasi belum dianalisis.",
     "Setiap capaian disertai analisis penyebab keberhasilan atau kegagalan.",
     ["kinerja.json:capaian[reh_layanan].penyebab"]),
    ("laporan.json", put("capaian", "skala", 0, "batas_bawah", value=105),
     ["laporan.json:capaian.skala[0]", "hitung.predikat"],
     "Batas kelas tertinggi skala penilaian berbeda dari yang ditetapkan.",
     "Kelas tertinggi mulai dari 110.", ["laporan.json:capaian.skala[0].batas_bawah"]),
    ("narasi/penutup-simpulan.md", lambda text: text.replace("tercapai. Dari", "belum tercapai. Dari"),
     ["narasi/penutup-simpulan"], "Simpulan menyatakan sasaran belum tercapai, bertentangan dengan "
     "Bab III.", "Simpulan sesuai dengan capaian.", ["narasi/penutup-simpulan"]),
    ("kinerja.json", take("capaian", PPKS, "hambatan"),
     ["kinerja.json:capaian[ppks]"], "Hambatan pencapaian PPKS belum disebut.",
     "Analisis memuat hambatan dan upaya nyata.", ["kinerja.json:capaian[ppks].hambatan"]),
    ("data.json", put("layanan", {"id": "kesejahteraan"}, "jumlah", value=220),
     ["data.json:layanan[kesejahteraan].jumlah"],
     "Layanan peningkatan kesejahteraan tercatat 220 jiwa, menurut berita acara 200 jiwa.",
     "Jumlah didukung berita acara.", ["data.json:layanan[kesejahteraan].jumlah"]),
    ("anggaran.json", put("program", {"kode": "1.06.05"}, "nama",
                          value="Program Perlindungan Jaminan Sosial"),
     ["1.06.05"], "Nama program tidak sama dengan dokumen anggaran.",
     "Nama program menurut DPA.", ["anggaran.json:program[1.06.05].nama"]),
    ("narasi/penutup-langkah.md", lambda text: text + EXTRA,
     ["narasi/penutup-langkah"], "Ada alinea tentang perangkat daerah lain.",
     "Laporan memuat kinerja Dinas Sosial saja.", ["narasi/penutup-langkah"]),
]
