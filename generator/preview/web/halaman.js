// The pages: a box of the right size for each; only those near the window are filled. The same for
// the strip of small pages at the side.
import { t, buat, ambil, ingat, keadaan } from "./muka.js";

const $ = (id) => document.getElementById(id);
const pengurai = new DOMParser();
const TITIK = 96 / 72; // CSS pixels in a point

// Ids are unique within a page only: they get the place of the copy.
function bedakan(svg, tambah) {
  const ada = svg.querySelectorAll("[id]");
  if (ada.length > 0) {
    const nama = new Set();
    for (const e of ada) { nama.add(e.id); e.id = tambah + e.id; }
    for (const e of svg.querySelectorAll("*")) {
      for (const a of e.attributes) {
        const m = /^url\(#(.+)\)$/.exec(a.value);
        if (m && nama.has(m[1])) a.value = "url(#" + tambah + m[1] + ")";
      }
    }
  }
  svg.removeAttribute("id");
  return svg;
}

async function lukis(nama, tambah) {
  // The style of the element itself stands in lembar.css: the page allows no inline style.
  const teks = (await ambil(nama, "svg")).replace(/^(<svg[^>]*?) style="[^"]*"/, "$1");
  const svg = document.importNode(pengurai.parseFromString(teks, "image/svg+xml").documentElement, true);
  return bedakan(svg, tambah);
}

// One box with a page in it, in the list or in the strip.
class Kotak {
  constructor(lembar, kecil) {
    this.lembar = lembar;
    this.kecil = kecil;
    this.dekat = false;
    this.nama = "";     // of the page that it is for
    this.terlukis = ""; // of the page that it shows
    this.e = kecil
      ? buat("button", { class: "mini" }, buat("div", { class: "kertas", "aria-hidden": "true" }), buat("span"))
      : buat("section", { class: "halaman" }, buat("div", { class: "kertas" }));
    this.kertas = this.e.firstChild;
    this.e.kotak = this;
  }

  atur(indeks, [nama, lebar, tinggi, label, , tandaSaja]) {
    this.indeks = indeks;
    this.nama = nama;
    const bentuk = [indeks, lebar, tinggi, label, tandaSaja].join();
    if (this.bentuk === bentuk) return;
    this.bentuk = bentuk;
    this.e.dataset.halaman = indeks + 1;
    this.e.classList.toggle("tanda-saja", tandaSaja === true);
    this.kertas.style.aspectRatio = lebar + " / " + tinggi;
    this.kertas.style.setProperty("--lebar", lebar * TITIK + "px");
    const sebut = t("halaman_x", label || indeks + 1);
    this.e.setAttribute("aria-label", sebut);
    if (this.kecil) this.e.lastChild.textContent = label || "·";
  }

  async isi() {
    if (!this.dekat) {
      if (this.terlukis) { this.kertas.replaceChildren(); this.terlukis = ""; }
      this.lembar.lepas(this);
      return;
    }
    const nama = this.nama;
    if (this.terlukis === nama) return;
    try {
      const svg = await lukis(nama, (this.kecil ? "m" : "h") + this.indeks + "-");
      if (!this.dekat || this.nama !== nama || this.terlukis === nama) return;
      if (!this.kecil) { svg.setAttribute("role", "document"); svg.removeAttribute("aria-hidden"); }
      this.kertas.replaceChildren(svg);
      this.terlukis = nama;
      if (!this.kecil) this.lembar.terlukis(this);
    } catch {
      this.lembar.lepas(this); // a newer state is on its way, or the server has ended
    }
  }

}

// When nothing more urgent is to be done.
const nanti = (kerja) => (self.requestIdleCallback ? requestIdleCallback(kerja, { timeout: 300 }) : setTimeout(kerja, 60));

// Boxes flash; those that still do begin anew.
function kilat(kotak) {
  for (const k of kotak) k.e.classList.remove("berubah");
  void document.body.offsetWidth;
  for (const k of kotak) k.e.classList.add("berubah");
}

export class Lembar {
  constructor(wadah, strip) {
    this.wadah = wadah;
    this.strip = strip;
    this.kotak = [];
    this.mini = [];
    this.sekarang = 0;
    this.faktor = Number(ingat.baca("zum", "0")) || 0; // 0 = fit to width
    this.padaKlik = () => {};
    this.padaLukis = () => {};
    this.mata = this.pengamat(wadah, "1200px 0px");
    this.mataStrip = this.pengamat(strip, "400px 200px");
    wadah.addEventListener("scroll", () => this.tandai(), { passive: true });
    wadah.addEventListener("click", (e) => this.klik(e));
    strip.addEventListener("click", (e) => {
      const mini = e.target.closest(".mini");
      if (mini) this.ke(mini.kotak.indeks);
    });
    new ResizeObserver(() => this.ukur()).observe(wadah);
    this.ukur();
  }

  pengamat(akar, jarak) {
    return new IntersectionObserver((daftar) => {
      for (const d of daftar) {
        d.target.kotak.dekat = d.isIntersecting;
        d.target.kotak.isi();
      }
    }, { root: akar, rootMargin: jarak });
  }

  // Takes a new list of pages; returns the labels of changed ones.
  terima(daftar, versi) {
    const tempat = this.tempat(daftar);
    const lama = this.daftar ?? [];
    const pertama = lama.length === 0;
    const baru = [];
    this.daftar = daftar;
    this.sesuaikan(daftar.length);
    this.menunggu = { versi, sisa: new Set() };
    daftar.forEach((h, i) => {
      const lain = lama[i]?.[0] !== h[0];
      this.kotak[i].atur(i, h);
      this.mini[i].atur(i, h);
      if (!lain) return;
      if (this.kotak[i].dekat) this.menunggu.sisa.add(i);
      this.kotak[i].isi();
      baru.push(i);
    });
    if (tempat) this.kembali(tempat);
    this.selesai();
    this.tandai();
    // The small pages follow once the large ones have been painted.
    nanti(() => { for (const i of baru) this.mini[i]?.isi(); });
    if (pertama || baru.length === 0) return [];
    kilat(baru.flatMap((i) => [this.kotak[i], this.mini[i]]));
    this.tunjukMini(baru[0]);
    return baru.map((i) => daftar[i][3] || "#" + (i + 1));
  }

  versi(versi) {
    if (this.menunggu && this.menunggu.sisa.size > 0) { this.menunggu.versi = versi; return; }
    document.documentElement.dataset.versi = versi;
  }

  terlukis(kotak) {
    this.padaLukis(kotak);
    this.lepas(kotak);
  }

  // A page is no longer waited for.
  lepas(kotak) {
    if (!kotak.kecil && this.menunggu?.sisa.delete(kotak.indeks)) this.selesai();
  }

  // All pages near the window show the newest state: programs can see that.
  selesai() {
    if (this.menunggu && this.menunggu.sisa.size === 0) {
      document.documentElement.dataset.versi = this.menunggu.versi;
    }
  }

  sesuaikan(jumlah) {
    for (const [isi, wadah, mata, kecil] of [[this.kotak, this.wadah, this.mata, false], [this.mini, this.strip, this.mataStrip, true]]) {
      while (isi.length < jumlah) {
        const baru = new Kotak(this, kecil);
        isi.push(baru);
        wadah.append(baru.e);
        mata.observe(baru.e);
      }
      while (isi.length > jumlah) {
        const buang = isi.pop();
        mata.unobserve(buang.e);
        buang.e.remove();
      }
    }
    $("dari").textContent = "/ " + jumlah;
  }

  // Where the reader is: the page at the top of the window, and how far down in it. When pages came
  // or went before it, it is found again by its text.
  tempat(baru) {
    const kini = this.kotak[this.sekarang];
    if (!kini || !this.daftar) return null;
    const jauh = (this.wadah.scrollTop - kini.e.offsetTop) / Math.max(1, kini.e.offsetHeight);
    const isi = this.daftar[this.sekarang][4];
    let indeks = this.sekarang;
    if (baru.length !== this.daftar.length && baru[indeks]?.[4] !== isi) {
      const sama = baru.map((h, i) => (h[4] === isi ? i : -1)).filter((i) => i >= 0);
      const dekat = sama.sort((a, b) => Math.abs(a - indeks) - Math.abs(b - indeks))[0];
      if (dekat !== undefined) indeks = dekat;
    }
    return { indeks: Math.min(indeks, baru.length - 1), jauh };
  }

  kembali({ indeks, jauh }) {
    const e = this.kotak[indeks]?.e;
    if (!e) return;
    const atas = e.offsetTop + jauh * e.offsetHeight;
    if (Math.abs(this.wadah.scrollTop - atas) > 1) this.wadah.scrollTop = atas;
  }

  // The page that the reader looks at: the one across a line in the upper third.
  tandai() {
    if (this.kotak.length === 0) return;
    const garis = this.wadah.scrollTop + this.wadah.clientHeight / 3;
    let bawah = 0, atas = this.kotak.length - 1;
    while (bawah < atas) {
      const tengah = (bawah + atas + 1) >> 1;
      if (this.kotak[tengah].e.offsetTop <= garis) bawah = tengah; else atas = tengah - 1;
    }
    if (this.tertanda === this.mini[bawah]) return;
    this.tertanda?.e.removeAttribute("aria-current");
    this.tertanda = this.mini[bawah];
    this.tertanda.e.setAttribute("aria-current", "page");
    this.sekarang = bawah;
    this.tunjukMini(bawah);
    if (document.activeElement !== $("nomor")) $("nomor").value = this.daftar[bawah][3] || bawah + 1;
    this.padaHalaman?.(bawah);
  }

  tunjukMini(indeks) {
    const e = this.mini[indeks]?.e;
    if (!e) return;
    const { offsetTop: a, offsetHeight: b, offsetLeft: l, offsetWidth: w } = e;
    const s = this.strip;
    if (a < s.scrollTop || a + b > s.scrollTop + s.clientHeight) s.scrollTop = a - s.clientHeight / 3;
    if (l < s.scrollLeft || l + w > s.scrollLeft + s.clientWidth) s.scrollLeft = l - s.clientWidth / 3;
  }

  ke(indeks, y = null) {
    const k = this.kotak[Math.max(0, Math.min(indeks, this.kotak.length - 1))];
    if (!k) return;
    const skala = k.kertas.offsetWidth / this.daftar[k.indeks][1];
    const tambah = y === null ? 0 : Math.max(0, k.kertas.offsetTop - k.e.offsetTop + y * skala - this.wadah.clientHeight / 4);
    this.wadah.scrollTop = k.e.offsetTop + tambah - 8;
    this.padaPergi?.();
    this.tandai();
  }

  keTulisan(tulisan) {
    const cari = tulisan.trim();
    let indeks = this.daftar?.findIndex((h) => h[3] === cari) ?? -1;
    if (indeks < 0 && /^\d+$/.test(cari)) indeks = Number(cari) - 1;
    if (indeks >= 0) this.ke(indeks);
    this.wadah.focus();
  }

  geser(arah) { this.ke(this.sekarang + arah); }

  ukur() {
    const muat = Math.max(160, this.wadah.clientWidth - (innerWidth < 700 ? 16 : 56));
    const dasar = (this.daftar?.[this.sekarang]?.[1] ?? 595) * TITIK;
    const faktor = this.faktor || Math.min(muat / dasar, 1.5);
    const tempat = this.daftar ? this.tempat(this.daftar) : null;
    this.wadah.style.setProperty("--zum", faktor);
    $("persen").textContent = Math.round(faktor * 100) + " %";
    if (tempat) this.kembali(tempat);
    this.tunjukMini(this.sekarang);
  }

  zum(kali) {
    const kini = Number(this.wadah.style.getPropertyValue("--zum")) || 1;
    this.faktor = kali === 0 ? 0 : Math.max(0.25, Math.min(5, kini * kali));
    ingat.tulis("zum", this.faktor);
    this.ukur();
  }

  klik(e) {
    if (!getSelection().isCollapsed) return;
    const tautan = e.target.closest("a");
    if (tautan) {
      const halaman = Number(tautan.dataset.page);
      if (halaman) {
        e.preventDefault();
        this.ke(halaman - 1, tautan.dataset.y ? Number(tautan.dataset.y) : null);
      }
      return;
    }
    const teks = e.target.closest("[data-o]");
    const kotak = e.target.closest(".halaman")?.kotak;
    if (teks && kotak) this.padaKlik(kotak.indeks, Number(teks.dataset.o), teks);
  }

  // Shows which texts come from the same place.
  pilih(indeks, nomor) {
    for (const e of this.wadah.querySelectorAll(".dipilih")) e.classList.remove("dipilih");
    const kotak = this.kotak[indeks];
    if (!kotak || !nomor) return;
    for (const n of [].concat(nomor)) {
      for (const e of kotak.kertas.querySelectorAll(`[data-o="${n}"]`)) e.classList.add("dipilih");
    }
  }
}

export { keadaan };
