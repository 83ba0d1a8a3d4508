// The panel at the side: problems, figures, outline; and where a text comes from.
import { t, buat, ambil, ingat, keadaan } from "./muka.js";

const $ = (id) => document.getElementById(id);
const TAB = ["masalah", "angka", "garis", "cari"];
const JENIS = ["kesalahan", "kosong", "peringatan", "catatan", "diterima"];

export class Panel {
  constructor(lembar) {
    this.lembar = lembar;
    this.jejak = []; // figures looked at before, to go back to
    this.pilihan = null;
    for (const nama of TAB) {
      $("tab-" + nama).addEventListener("click", () => this.buka(nama));
      $("tab-" + nama).addEventListener("keydown", (e) => this.tabBerikut(e, nama));
    }
    $("tutup").addEventListener("click", () => this.tutup());
    $("buka-panel").addEventListener("click", () =>
      document.body.classList.contains("berpanel") ? this.tutup() : this.buka(this.tab));
    lembar.padaHalaman = () => { this.halamanBerganti(); };
    // On a phone the panel covers the pages.
    lembar.padaPergi = () => { if (innerWidth <= 700) document.body.classList.remove("berpanel"); };
    lembar.padaLukis = (kotak) => this.hiasi(kotak);
    this.tab = "masalah";
    if (ingat.baca("panel", innerWidth > 900 ? "1" : "0") === "1" && innerWidth > 900) this.buka("masalah", false);
    else this.pilihTab("masalah");
    this.awalAngka();
    // A line that is longer than the panel is wide is moved until its mark shows, once it is seen.
    this.tampak = new IntersectionObserver((daftar) => {
      for (const { target, isIntersecting } of daftar) {
        if (!isIntersecting) continue;
        this.tampak.unobserve(target);
        const jauh = target.querySelector("mark").offsetLeft - target.offsetLeft;
        if (jauh > target.clientWidth - 24) target.scrollLeft = jauh - target.clientWidth / 2;
      }
    });
  }

  tabBerikut(e, nama) {
    const arah = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!arah) return;
    const lain = TAB[(TAB.indexOf(nama) + arah + TAB.length) % TAB.length];
    this.buka(lain);
    $("tab-" + lain).focus();
  }

  pilihTab(nama) {
    this.tab = nama;
    for (const lain of TAB) {
      $("tab-" + lain).setAttribute("aria-selected", String(lain === nama));
      $("tab-" + lain).tabIndex = lain === nama ? 0 : -1;
      $("isi-" + lain).hidden = lain !== nama;
    }
  }

  buka(nama, catat = true) {
    this.pilihTab(nama);
    document.body.classList.add("berpanel");
    if (catat) ingat.tulis("panel", "1");
    if (nama === "masalah") this.masalah();
    if (nama === "garis") this.garis();
    if (nama === "angka" && !this.pilihan) this.daftarAngka();
    if (nama === "cari") $("isi-cari").dispatchEvent(new Event("buka"));
  }

  // By a key: what follows is done with keys, too.
  ketik(nama) {
    this.buka(nama);
    $("tab-" + nama).focus();
  }

  tutup() {
    document.body.classList.remove("berpanel");
    ingat.tulis("panel", "0");
    this.lembar.pilih(-1);
  }

  terbuka(nama) { return document.body.classList.contains("berpanel") && this.tab === nama; }

  terima({ temuanBaru, rincianBaru, halamanBaru }) {
    if (temuanBaru) this.hitung();
    if (temuanBaru || rincianBaru) this.masalah();
    if (halamanBaru && this.tab === "garis") this.garis();
    if (rincianBaru && keadaan.rincian) {
      if (this.pilihan) this.ulangiAngka();
      else if (this.tab === "angka") this.daftarAngka();
      for (const kotak of this.lembar.kotak) if (kotak.terlukis) this.hiasi(kotak);
    }
  }

  // ---------------------------------------------------------------- problems

  async hitung() {
    const temuan = keadaan.temuan;
    const daftar = temuan ? await ambil(temuan.daftar).catch(() => []) : [];
    const buka = daftar.filter((m) => m.jenis !== "diterima" && m.jenis !== "catatan");
    for (const e of [$("jumlah-masalah"), $("hitung")]) {
      e.hidden = buka.length === 0;
      e.textContent = buka.length > 999 ? "999+" : buka.length;
      e.classList.toggle("gawat", (temuan?.kesalahan ?? 0) > 0);
    }
  }

  async masalah() {
    const giliran = (this.giliran = (this.giliran ?? 0) + 1);
    const temuan = keadaan.temuan;
    if (!temuan) return;
    const daftar = await ambil(temuan.daftar).catch(() => null);
    const tempat = keadaan.rincian ? await ambil(keadaan.rincian.tempat).catch(() => null) : null;
    const lengkap = keadaan.rincian ? await ambil(keadaan.rincian.lengkap).catch(() => null) : null;
    if (giliran !== this.giliran || !daftar) return;
    const buka = new Set([...$("isi-masalah").querySelectorAll("details")].filter((d) => !d.open).map((d) => d.dataset.jenis));
    const isi = [];
    const urut = (m) => (m.berkas ?? "") + "\0" + String(m.baris ?? 0).padStart(8, "0");
    for (const jenis of JENIS) {
      const kelompok = daftar.filter((m) => m.jenis === jenis).sort((a, b) => urut(a) < urut(b) ? -1 : 1);
      if (kelompok.length > 0) isi.push(this.kelompok(jenis, kelompok, tempat, buka));
    }
    if (isi.length === 0) isi.push(buat("p", { class: "hampa" }, t("bersih")));
    if (temuan.selebihnya > 0) isi.push(buat("p", { class: "hampa" }, t("selebihnya", temuan.selebihnya)));
    if (lengkap) {
      isi.push(buat("details", { class: "kelompok", "data-jenis": "kelengkapan" },
        buat("summary", {}, t("kelengkapan")), buat("pre", { class: "laporan" }, lengkap)));
    }
    $("isi-masalah").replaceChildren(...isi);
  }

  kelompok(jenis, daftar, tempat, tertutup) {
    return buat("details", { class: "kelompok " + jenis, "data-jenis": jenis, open: jenis !== "diterima" && !tertutup.has(jenis) },
      buat("summary", {}, t(jenis), buat("b", {}, String(daftar.length))),
      ...daftar.slice(0, 500).map((m) => this.satuMasalah(m, tempat)));
  }

  satuMasalah(m, tempat) {
    const halaman = this.halamanPasti(m, tempat);
    const kepala = buat("p", { class: "teks" }, m.teks);
    const lokasi = m.berkas ? m.berkas + (m.baris ? ":" + m.baris + (m.kolom ? ":" + m.kolom : "") : "") : "";
    const aksi = buat("div", { class: "aksi" },
      buat("code", { class: "kode" }, m.kode),
      lokasi ? this.salin(lokasi) : null,
      halaman ? buat("button", { class: "tautan ke", onclick: () => this.keTempat(m, halaman) }, t("ke_halaman", this.label(halaman))) : null);
    return buat("article", { class: "masalah " + m.jenis + (m.gawat ? " gawat" : "") }, kepala,
      this.petikan(m), m.alasan ? buat("p", { class: "alasan" }, t("alasan", m.alasan)) : null, aksi);
  }

  // While no new pages could be made, the page is that of the last good build.
  halamanPasti(m, tempat) {
    if (m.halaman) return m.halaman;
    const baris = m.berkas && m.baris && !keadaan.temuan.dibuat ? tempat?.[m.berkas] : null;
    let terbaik = null;
    for (const [b, h] of baris ?? []) if (b <= m.baris && (!terbaik || b > terbaik[0])) terbaik = [b, h];
    return terbaik?.[1] ?? null;
  }

  label(halaman) { return keadaan.hasil?.halaman[halaman - 1]?.[3] || halaman; }

  // Goes to the page, and on it to the text of the place.
  async keTempat(m, halaman) {
    this.lembar.ke(halaman - 1, m.y ?? null);
    const asal = keadaan.rincian?.asal[halaman - 1];
    if (!asal || !m.berkas) return;
    const daftar = await ambil(asal).catch(() => []);
    let pilih = daftar.map((a, i) => (a.berkas === m.berkas && (m.jalur ? a.jalur === m.jalur : a.baris === m.baris) ? i + 1 : 0)).filter(Boolean);
    if (pilih.length === 0 && m.baris) pilih = daftar.map((a, i) => (a.berkas === m.berkas && a.baris === m.baris ? i + 1 : 0)).filter(Boolean);
    setTimeout(() => {
      this.lembar.pilih(halaman - 1, pilih);
      this.lembar.wadah.querySelector(".dipilih")?.scrollIntoView({ block: "center" });
    }, 60);
  }

  salin(lokasi) {
    return buat("button", { class: "tautan lokasi", title: t("salin"), onclick: async (e) => {
      const tombol = e.currentTarget;
      try { await navigator.clipboard.writeText(lokasi); } catch { return; }
      tombol.textContent = t("tersalin");
      setTimeout(() => { tombol.textContent = lokasi; }, 900);
    } }, lokasi);
  }

  petikan(m) {
    if (!m.petikan?.length) return null;
    let tanda = null;
    const baris = m.petikan.map(([nomor, teks]) => {
      const ini = nomor === m.baris;
      const e = buat("div", { class: ini ? "ini" : "" }, buat("i", {}, String(nomor)));
      if (ini && m.kolom && m.kolom <= [...teks].length + 1) {
        const huruf = [...teks];
        tanda = buat("mark", {}, huruf[m.kolom - 1] ?? " ");
        e.append(huruf.slice(0, m.kolom - 1).join(""), tanda, huruf.slice(m.kolom).join(""));
      } else e.append(teks);
      return e;
    });
    const e = buat("pre", { class: "petikan", tabindex: "0", "aria-label": t("baris", m.baris) }, ...baris);
    if (tanda) this.tampak.observe(e);
    return e;
  }

  // ---------------------------------------------------------------- figures

  awalAngka() {
    this.kolom = buat("input", { type: "search", autocomplete: "off", spellcheck: "false", placeholder: t("cari_angka"), "aria-label": t("cari_angka") });
    this.kolom.addEventListener("input", () => this.daftarAngka());
    this.isiAngka = buat("div", {});
    $("isi-angka").replaceChildren(this.kolom, this.isiAngka);
  }

  async semuaAngka() {
    return keadaan.rincian ? ambil(keadaan.rincian.angka) : null;
  }

  halamanBerganti() {
    if (!this.pilihan && this.terbuka("angka") && !this.kolom.value) this.daftarAngka();
  }

  async daftarAngka() {
    this.pilihan = null;
    this.jejak = [];
    const indeks = this.lembar.sekarang;
    const cari = this.kolom.value.trim().toLowerCase();
    const semua = await this.semuaAngka().catch(() => null);
    if (this.pilihan) return;
    if (!semua) { this.isiAngka.replaceChildren(buat("p", { class: "hampa" }, t("tunggu"))); return; }
    let daftar, judul;
    if (cari) {
      judul = t("semua_angka");
      daftar = semua.filter((a) => a.jalur.toLowerCase().includes(cari) || (a.tampil ?? "").includes(cari));
    } else {
      const asal = await ambil(keadaan.rincian.asal[indeks]).catch(() => []);
      if (this.pilihan) return;
      const ada = new Set(asal.map((a) => a.angka).filter(Boolean));
      judul = t("di_halaman", this.label(indeks + 1));
      daftar = semua.filter((a) => ada.has(a.jalur));
    }
    const isi = [buat("p", { class: "petunjuk" }, t("klik")), buat("h2", {}, judul, buat("b", {}, String(daftar.length)))];
    for (const a of daftar.slice(0, 300)) {
      isi.push(buat("button", { class: "angka", onclick: () => this.angka(a.jalur) }, buat("span", {}, a.jalur), buat("b", {}, a.tampil ?? "–")));
    }
    if (daftar.length > 300) isi.push(buat("p", { class: "hampa" }, t("lebih", daftar.length - 300)));
    if (daftar.length === 0) isi.push(buat("p", { class: "hampa" }, t("tak_ada")));
    this.isiAngka.replaceChildren(...isi);
  }

  // A click on a page: number `nomor` of the page's origins.
  async asal(indeks, nomor, e) {
    this.lembar.pilih(indeks, nomor);
    this.pilihan = { asal: true };
    this.buka("angka");
    const nama = keadaan.rincian?.asal[indeks];
    if (!nama) { this.isiAngka.replaceChildren(buat("p", { class: "hampa" }, t("tunggu"))); return; }
    const asal = (await ambil(nama).catch(() => []))[nomor - 1];
    this.jejak = [];
    if (asal?.angka) { this.angka(asal.angka); return; }
    this.isiAngka.replaceChildren(this.kembali(), buat("h2", {}, t("asal")),
      asal && Object.keys(asal).length > 0 ? this.sumber(asal, e.textContent) : buat("p", { class: "hampa" }, t("tak_tahu")));
  }

  kembali() {
    return buat("button", { class: "tautan kembali", onclick: () => {
      const lalu = this.jejak.pop();
      if (lalu) this.angka(lalu, false); else { this.lembar.pilih(-1); this.daftarAngka(); }
    } }, "← " + t("kembali"));
  }

  ulangiAngka() { if (this.pilihan?.jalur) this.angka(this.pilihan.jalur, false); }

  async angka(jalur, catat = true) {
    const semua = await this.semuaAngka().catch(() => null);
    const a = semua?.find((x) => x.jalur === jalur);
    if (!a) return;
    if (catat && this.pilihan?.jalur && this.pilihan.jalur !== jalur) this.jejak.push(this.pilihan.jalur);
    this.pilihan = { jalur };
    this.pilihTab("angka");
    const isi = [this.kembali(),
      buat("div", { class: "besar" }, buat("output", {}, a.tampil ?? "–"), a.satuan ? " " + a.satuan : ""),
      buat("p", { class: "jalur" }, buat("code", {}, a.jalur)),
      a.halaman ? buat("button", { class: "tautan ke", onclick: () => this.keAngka(a) }, t("ke_halaman", this.label(a.halaman))) : null];
    const baris = [["rumus", a.rumus], ["isi", a.isi], ["nilai", a.nilai ? (a.tepat ? a.tepat + " = " : "") + a.nilai : a.kosong], ["pembulatan", a.pembulatan]];
    isi.push(buat("dl", { class: "turunan" }, ...baris.filter(([, v]) => v).flatMap(([k, v]) =>
      [buat("dt", {}, t(k)), buat("dd", { "data-isi": k }, v)])));
    if (a.unsur?.length) {
      isi.push(buat("h2", {}, t("unsur"), buat("b", {}, String(a.semua ?? a.unsur.length))));
      if (a.semua) isi.push(buat("p", { class: "petunjuk" }, t("semua_unsur", a.semua)));
      isi.push(...a.unsur.map((u) => buat("article", { class: "unsur" },
        buat("p", {}, buat("span", {}, u.nama ?? ""), buat("b", {}, u.nilai ?? "–")), this.sumber(u))));
    }
    this.isiAngka.replaceChildren(...isi.filter(Boolean));
  }

  async keAngka(a) {
    this.lembar.ke(a.halaman - 1);
    const asal = await ambil(keadaan.rincian.asal[a.halaman - 1]).catch(() => []);
    setTimeout(() => {
      this.lembar.pilih(a.halaman - 1, asal.map((x, i) => (x.angka === a.jalur ? i + 1 : 0)).filter(Boolean));
      this.lembar.wadah.querySelector(".dipilih")?.scrollIntoView({ block: "center" });
    }, 60);
  }

  // A place of the input, another figure, or several of them.
  sumber(s, teks) {
    if (s.angka) return buat("button", { class: "tautan", onclick: () => this.angka(s.angka) }, s.angka);
    if (s.dari) return buat("div", { class: "dari" }, buat("p", { class: "petunjuk" }, t("dari")), ...s.dari.map((d) => this.sumber(d)));
    if (!s.berkas) return null;
    const lokasi = s.berkas + (s.baris ? ":" + s.baris + (s.kolom ? ":" + s.kolom : "") : "");
    return buat("div", { class: "sumber" }, teks ? buat("blockquote", {}, teks.trim()) : null, this.salin(lokasi),
      s.jalur ? buat("code", { class: "jalur" }, s.jalur) : null,
      s.petikan ? buat("pre", { class: "petikan" }, buat("div", { class: "ini" }, buat("i", {}, String(s.baris)), s.petikan)) : null);
  }

  // Figures on a page look as if they can be clicked.
  async hiasi(kotak) {
    const nama = keadaan.rincian?.asal[kotak.indeks];
    if (!nama) return;
    const asal = await ambil(nama).catch(() => null);
    if (!asal) return;
    for (const e of kotak.kertas.querySelectorAll("[data-o]")) {
      e.classList.toggle("berangka", Boolean(asal[Number(e.dataset.o) - 1]?.angka));
    }
  }

  // ---------------------------------------------------------------- outline

  async garis() {
    if (!keadaan.hasil) return;
    const daftar = await ambil(keadaan.hasil.garis).catch(() => []);
    const isi = daftar.map(([judul, tingkat, halaman, y]) =>
      buat("button", { class: "garis t" + Math.min(tingkat, 5), onclick: () => this.lembar.ke(halaman - 1, y) },
        buat("span", {}, judul), buat("b", {}, this.label(halaman))));
    $("isi-garis").replaceChildren(...(isi.length ? isi : [buat("p", { class: "hampa" }, t("tak_ada"))]));
  }
}
