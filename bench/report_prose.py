"""Words and sentences for the reports that make_report writes.

Every sentence is put together from the lists below, so that two seeds give two texts and a long report
does not repeat itself line by line. Nothing here is taken from an existing report.
"""

# Fields of government: name, what is served, who is served, what it is counted in, typical results.
FIELDS = [
    ("Pendidikan", "satuan pendidikan", "peserta didik", "sekolah",
     ["ruang kelas dalam keadaan baik", "guru bersertifikat pendidik", "lulusan yang melanjutkan pendidikan",
      "sekolah yang memenuhi delapan standar", "perpustakaan sekolah yang terakreditasi"]),
    ("Kesehatan", "fasilitas pelayanan kesehatan", "pasien dan keluarganya", "puskesmas",
     ["puskesmas dengan dokter lengkap", "ibu hamil yang diperiksa sesuai standar", "bayi dengan imunisasi dasar lengkap",
      "desa dengan posyandu aktif", "penderita tuberkulosis yang diobati sampai sembuh"]),
    ("Pekerjaan Umum dan Penataan Ruang", "jaringan jalan dan irigasi", "pengguna jalan dan petani", "ruas",
     ["jalan provinsi dalam kondisi mantap", "jembatan dalam kondisi baik", "daerah irigasi yang berfungsi",
      "rumah tangga dengan akses air minum layak", "kawasan yang sesuai dengan rencana tata ruang"]),
    ("Perumahan dan Kawasan Permukiman", "kawasan permukiman", "keluarga berpenghasilan rendah", "rumah",
     ["rumah tidak layak huni yang diperbaiki", "kawasan kumuh yang ditangani", "permukiman dengan sanitasi layak",
      "rumah korban bencana yang dibangun kembali"]),
    ("Sosial", "lembaga kesejahteraan sosial", "pemerlu pelayanan kesejahteraan sosial", "lembaga",
     ["penyandang disabilitas yang dilayani di panti", "korban bencana yang terpenuhi kebutuhan dasarnya",
      "lanjut usia terlantar yang direhabilitasi", "keluarga miskin yang mandiri setelah didampingi"]),
    ("Tenaga Kerja dan Transmigrasi", "balai latihan kerja", "pencari kerja", "balai",
     ["pencari kerja yang ditempatkan", "lulusan pelatihan yang bersertifikat", "perusahaan yang mematuhi norma kerja",
      "perselisihan yang selesai di tingkat mediasi"]),
    ("Pemberdayaan Perempuan dan Perlindungan Anak", "pusat pelayanan terpadu", "perempuan dan anak", "pusat layanan",
     ["korban kekerasan yang didampingi sampai tuntas", "kecamatan yang ramah anak",
      "anggaran yang responsif gender", "sekolah yang ramah anak"]),
    ("Pangan", "cadangan pangan daerah", "rumah tangga rawan pangan", "lumbung",
     ["desa yang bebas rawan pangan", "pangan segar yang aman dikonsumsi", "cadangan pangan yang tersedia",
      "keluarga dengan pola pangan harapan"]),
    ("Lingkungan Hidup", "tempat pengolahan sampah", "warga di daerah aliran sungai", "lokasi",
     ["sampah yang dikelola", "usaha yang menaati izin lingkungan", "titik pantau air yang memenuhi baku mutu",
      "sekolah yang berwawasan lingkungan"]),
    ("Administrasi Kependudukan", "layanan pencatatan sipil", "penduduk wajib identitas", "kecamatan",
     ["penduduk dengan identitas elektronik", "kelahiran yang dicatat tepat waktu",
      "perangkat daerah yang memakai data kependudukan"]),
    ("Pemberdayaan Masyarakat dan Desa", "badan usaha milik desa", "masyarakat desa", "desa",
     ["desa yang berstatus mandiri", "badan usaha milik desa yang berkembang", "desa dengan laporan keuangan tepat waktu"]),
    ("Perhubungan", "terminal dan pelabuhan", "penumpang angkutan umum", "simpul",
     ["simpul transportasi yang laik operasi", "kendaraan angkutan yang lulus uji", "trayek perintis yang dilayani",
      "ruas jalan dengan perlengkapan lengkap"]),
    ("Komunikasi dan Informatika", "pusat data pemerintah", "pengguna layanan digital", "layanan",
     ["layanan publik yang tersedia secara daring", "desa yang terjangkau jaringan internet",
      "perangkat daerah dengan indeks keamanan baik"]),
    ("Koperasi dan Usaha Kecil", "koperasi dan usaha kecil", "pelaku usaha kecil", "koperasi",
     ["koperasi yang sehat", "usaha mikro yang naik kelas", "pelaku usaha yang memperoleh sertifikat halal"]),
    ("Penanaman Modal", "layanan perizinan terpadu", "penanam modal", "izin",
     ["izin yang selesai tepat waktu", "rencana investasi yang terealisasi", "pengaduan yang ditindaklanjuti"]),
    ("Kepemudaan dan Olahraga", "gelanggang olahraga", "pemuda dan atlet", "cabang olahraga",
     ["pemuda wirausaha yang mandiri", "atlet yang berprestasi tingkat nasional", "fasilitas olahraga yang terpelihara"]),
    ("Kebudayaan dan Pariwisata", "destinasi wisata", "wisatawan", "destinasi",
     ["destinasi dengan sarana lengkap", "warisan budaya yang dilestarikan", "pelaku wisata yang bersertifikat",
      "desa wisata yang berkembang"]),
    ("Kelautan dan Perikanan", "pelabuhan perikanan", "nelayan dan pembudi daya", "kelompok",
     ["kelompok pembudi daya yang produktif", "kawasan konservasi yang diawasi", "nelayan yang diasuransikan",
      "hasil olahan ikan yang memenuhi standar"]),
    ("Pertanian", "kelompok tani", "petani", "kelompok tani",
     ["lahan sawah dengan irigasi cukup", "kelompok tani yang naik kelas", "ternak yang divaksinasi",
      "benih bersertifikat yang ditanam"]),
    ("Kehutanan", "kesatuan pengelolaan hutan", "masyarakat sekitar hutan", "kesatuan",
     ["hutan lindung yang dijaga", "lahan kritis yang direhabilitasi", "kelompok perhutanan sosial yang mandiri"]),
    ("Energi dan Sumber Daya Mineral", "jaringan listrik pedesaan", "rumah tangga terpencil", "desa",
     ["rumah tangga yang berlistrik", "usaha tambang yang mematuhi aturan", "sumur pantau yang berfungsi"]),
    ("Perdagangan dan Perindustrian", "pasar rakyat", "pedagang dan konsumen", "pasar",
     ["pasar rakyat yang memenuhi standar", "alat ukur yang ditera ulang", "industri kecil yang menembus ekspor"]),
    ("Penanggulangan Bencana", "pusat pengendalian operasi", "warga di daerah rawan bencana", "posko",
     ["desa tangguh bencana", "kejadian yang ditangani dalam sehari", "jalur evakuasi yang siap pakai"]),
    ("Pengawasan Daerah", "satuan kerja", "perangkat daerah yang diawasi", "satuan kerja",
     ["temuan yang selesai ditindaklanjuti", "perangkat daerah dengan nilai akuntabilitas baik",
      "aduan masyarakat yang diselesaikan"]),
]

GOALS = ["Meningkatnya mutu pelayanan bidang {f}", "Terwujudnya tata kelola {f} yang akuntabel dan terpadu",
         "Meningkatnya pemerataan layanan {f} di seluruh kabupaten dan kota",
         "Menguatnya daya saing daerah melalui pembangunan {f}"]
TARGETS = ["Meningkatnya {r}", "Bertambahnya {r} di wilayah prioritas", "Terpeliharanya {r} secara berkelanjutan",
           "Menguatnya kapasitas pengelolaan {s}", "Meningkatnya kepuasan {w} terhadap layanan {f}"]
MEASURES = [("Persentase {r}", "%", "naik"), ("Jumlah {r}", None, "naik"), ("Rasio {r} terhadap seluruh {s}", "%", "naik"),
            ("Indeks kepuasan {w}", "indeks", "naik"), ("Persentase {s} yang belum terlayani", "%", "turun"),
            ("Rata-rata waktu pelayanan bagi {w}", "hari", "turun"), ("Nilai akuntabilitas pengelolaan {s}", "nilai", "naik"),
            ("Predikat mutu layanan {f}", "predikat", "nilai"), ("Tingkat keterisian {s}", "%", "rentang")]
PROGRAMS = ["Program Pengelolaan {s}", "Program Peningkatan Kapasitas {s}", "Program Pelayanan dan Perlindungan {w}",
            "Program Pembinaan dan Pengawasan {f}", "Program Pengembangan Data dan Informasi {f}"]
ACTIVITIES = ["Penyediaan layanan dasar bagi {w}", "Pembinaan teknis {s} kewenangan provinsi",
              "Pembangunan dan pemeliharaan {s} lintas kabupaten/kota", "Koordinasi dan sinkronisasi kebijakan {f}",
              "Peningkatan kompetensi sumber daya manusia bidang {f}", "Pengelolaan data, evaluasi, dan pelaporan {f}"]
SUBACTIVITIES = ["Penyusunan rencana, kebijakan teknis, dan standar operasional {s}", "Pengadaan sarana pendukung {s}",
                 "Rehabilitasi sedang dan berat {s}", "Pendampingan dan penyuluhan bagi {w}",
                 "Fasilitasi kerja sama antardaerah bidang {f}", "Pemutakhiran data {w}", "Bimbingan teknis pengelola {s}",
                 "Pemantauan, evaluasi, dan pengendalian {f}", "Penyediaan tenaga pendamping {w}",
                 "Publikasi dan sosialisasi layanan {f}", "Pemeliharaan berkala {s} di wilayah kepulauan",
                 "Penanganan pengaduan {w}"]

ACTORS = ["Dinas", "bidang teknis", "unit pelaksana", "tim lintas bidang", "pemerintah kabupaten dan kota",
          "mitra pembangunan", "perangkat daerah terkait", "sekretariat bersama", "pendamping lapangan",
          "forum perangkat daerah", "satuan tugas wilayah"]
ACTS = ["memperluas jangkauan", "menata kembali prosedur", "mempercepat pelayanan", "menyatukan pencatatan",
        "menambah tenaga pendamping bagi", "memeriksa kembali sasaran", "membagi wilayah kerja",
        "menyederhanakan persyaratan", "memusatkan pembinaan pada", "memperbaiki sarana pendukung",
        "menyepakati standar mutu", "mengukur secara berkala hasil", "mendahulukan penanganan"]
MEANS = ["melalui pendampingan langsung di lapangan", "dengan memanfaatkan data terpadu", "melalui kesepakatan bersama pemerintah desa",
         "dengan jadwal kerja yang dipantau setiap bulan", "melalui pelatihan berjenjang bagi petugas",
         "dengan menggeser anggaran dari kegiatan yang kurang mendesak", "melalui layanan bergerak ke daerah kepulauan",
         "dengan membuka saluran pengaduan yang mudah dijangkau", "melalui kerja sama dengan perguruan tinggi",
         "dengan menerbitkan petunjuk teknis yang lebih sederhana", "melalui pemeriksaan silang antarsumber data"]
TIMES = ["sejak triwulan pertama", "pada pertengahan tahun", "sepanjang tahun anggaran", "setelah perubahan anggaran ditetapkan",
         "menjelang akhir tahun", "pada musim hujan", "selama masa transisi sistem", "sesudah rapat evaluasi tengah tahun",
         "bersamaan dengan pendataan ulang", "dalam dua semester berturut-turut"]
EFFECTS = ["waktu tunggu menjadi lebih singkat", "kesenjangan antarwilayah mulai berkurang", "data sasaran menjadi lebih bersih",
           "tingkat kepercayaan masyarakat meningkat", "biaya pelayanan per orang menurun",
           "hasil pemeriksaan lapangan sesuai dengan laporan", "jumlah keluhan berkurang nyata",
           "pelaksanaan kegiatan tidak lagi menumpuk pada triwulan keempat", "penerima manfaat dapat dilayani di tempat tinggalnya",
           "keputusan dapat diambil berdasarkan angka yang sama"]
CAUSES = ["keterbatasan tenaga teknis di kabupaten kepulauan", "perubahan kebijakan pengadaan pada awal tahun",
          "belum terpadunya sistem pencatatan antarperangkat daerah", "cuaca yang menghambat pengangkutan barang",
          "pergantian pengelola kegiatan pada pertengahan tahun", "data dasar yang belum dimutakhirkan",
          "keterlambatan penetapan petunjuk teknis", "tingginya biaya perjalanan ke wilayah terluar",
          "rendahnya minat penyedia jasa di daerah terpencil", "kerusakan sarana akibat bencana hidrometeorologi"]
PLACES = ["di kawasan pesisir utara", "di wilayah pegunungan", "pada sebelas kabupaten dan kota", "di daerah perbatasan",
          "di pulau-pulau terluar", "di ibu kota kabupaten", "pada kecamatan prioritas", "di daerah aliran sungai utama",
          "di kawasan perkotaan yang padat"]
OPENERS = ["Dengan demikian, ", "Di samping itu, ", "Selanjutnya, ", "Sejalan dengan itu, ", "Pada saat yang sama, ",
           "Berdasarkan hasil evaluasi, ", "Meskipun demikian, ", "Secara keseluruhan, ", "Sebagai tindak lanjut, ", ""]

SHAPES = [
    "{O}{a} {act} {s} {means}, sehingga {effect}.",
    "{O}upaya {a} {place} dilakukan {time}; hasilnya, {effect}.",
    "{O}{time} {a} bersama {a2} {act} {s} {place}.",
    "Perhatian khusus diberikan kepada {w} {place} karena {cause} masih mempengaruhi pelaksanaan kegiatan.",
    "{O}{cause} merupakan sebab utama yang membedakan pencapaian {place} dengan wilayah lainnya.",
    "Apabila {cause} dapat diatasi, {a} memperkirakan bahwa {effect} dan manfaatnya dirasakan oleh {w}.",
    "{O}{a} {act} {s}, {a2} menyediakan data pendukungnya, dan hasil keduanya dibahas {time}.",
    "Tidak semua upaya berhasil: {cause} menyebabkan sebagian kegiatan bergeser, sedangkan {effect} baru tampak {time}.",
    "{O}sebanyak {n} {unit} telah mengikuti pembinaan, dan {n2} di antaranya dinyatakan memenuhi persyaratan.",
    "Hasil itu diperoleh {means} dan didukung anggaran sebesar {m} dari seluruh pagu kegiatan.",
    "Menurut catatan {a}, {r} merupakan ukuran yang paling dekat dengan kebutuhan {w}.",
    "{O}{a} {act} {s} {place}, meskipun {cause} menuntut penyesuaian jadwal {time}.",
    "Pengalaman {time} menunjukkan bahwa {effect} hanya bila {a} {act} {s} secara terus-menerus.",
    "{O}tanggung jawab atas {s} dibagi: {a} menetapkan standar, {a2} melaksanakan, dan masyarakat ikut menilai.",
    "Pertanyaannya bukan lagi apakah {w} terlayani, melainkan seberapa cepat dan seberapa baik layanan itu diberikan {place}.",
]


def lower(text):
    return text[0].lower() + text[1:]


def upper(text):
    return text[0].upper() + text[1:]


class Prose:
    """Sentences about one field, by a random generator of its own; their numbers go into `figures`."""

    def __init__(self, random, field, figures):
        self.random = random
        self.figures = figures
        self.name, self.thing, self.people, self.unit, self.results = field

    def fill(self, shape, result=None):
        """A short shape: names of goals, programs and measures."""
        text = shape.format(f=self.name.lower(), s=self.thing, w=self.people, r=result or self.random.choice(self.results))
        return upper(text)

    def figure(self, value, filter_name):
        """A number kept in data.json, as the expression that prints it."""
        self.figures.append(value)
        return f"{{{{ data.catatan[{len(self.figures) - 1}] | {filter_name} }}}}"

    def sentence(self):
        pick = self.random.choice
        first, second = self.random.sample(ACTORS, 2)
        shape = pick(SHAPES)
        numbers = {}
        if "{n}" in shape:
            count = self.random.randrange(20, 900)
            numbers = {"n": self.figure(count, "angka"), "n2": self.figure(count * self.random.randrange(40, 95) // 100, "angka")}
        elif "{m}" in shape:
            numbers = {"m": self.figure(self.random.randrange(12, 980) * 1_000_000, "rupiah")}
        text = shape.format(
            O=pick(OPENERS), a=first, a2=second, act=pick(ACTS), s=self.thing, w=self.people, r=pick(self.results),
            means=pick(MEANS), time=pick(TIMES), effect=pick(EFFECTS), cause=pick(CAUSES), place=pick(PLACES),
            unit=self.unit, **numbers)
        return upper(text)

    def paragraph(self, low=3, high=6):
        return " ".join(self.sentence() for _ in range(self.random.randint(low, high)))

    def clause(self):
        pick = self.random.choice
        return lower(f"{pick(ACTS)} {self.thing} {pick(MEANS)}")

    def items(self, low=3, high=6, sign="{n}."):
        """A list whose items end like those of a regulation."""
        lines = [self.clause() for _ in range(self.random.randint(low, high))]
        ends = [";"] * (len(lines) - 1) + ["."]
        return "\n".join(f"{sign.format(n=number)} {line}{end}" for number, (line, end) in enumerate(zip(lines, ends), 1))
