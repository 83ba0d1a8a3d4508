// Search in the text of all pages; found places are marked on pages that are shown.
import { t, buat, ambil, keadaan } from "./muka.js";

const $ = (id) => document.getElementById(id);
const MOST = 500;

// Letters without case and accents, one for one, so that places stay.
const lipat = (s) => [...s].map((h) => { const l = h.toLowerCase().normalize("NFD")[0]; return l.length === h.length ? l : h; }).join("");

export class Cari {
  constructor(lembar, panel) {
    this.lembar = lembar;
    this.panel = panel;
    this.kata = "";
    this.ke = -1;
    $("cari").addEventListener("input", () => this.mulai());
    $("cari").addEventListener("keydown", (e) => {
      if (e.key !== "Enter") return;
      if (this.kata !== $("cari").value.trim()) this.mulai().then(() => this.berikut(1));
      else this.berikut(e.shiftKey ? -1 : 1);
    });
    $("isi-cari").addEventListener("buka", () => { if (!$("isi-cari").firstChild) this.tunjuk(); });
    const lukis = lembar.padaLukis;
    lembar.padaLukis = (kotak) => { lukis(kotak); this.soroti(kotak); };
  }

  terima() { if (this.kata) this.mulai(false); }

  async mulai(buka = true) {
    const kata = $("cari").value.trim();
    this.kata = kata;
    this.hasil = [];
    this.ke = -1;
    if (kata && keadaan.rincian) {
      const teks = await ambil(keadaan.rincian.teks).catch(() => []);
      if (this.kata !== kata) return;
      this.hasil = this.temukan(teks, lipat(kata));
    }
    if (kata && buka) this.panel.buka("cari");
    this.tunjuk();
    for (const kotak of this.lembar.kotak) this.soroti(kotak);
  }

  temukan(teks, kata) {
    const hasil = [];
    teks.forEach((isi, halaman) => {
      const lipatan = lipat(isi);
      let n = 0;
      for (let i = lipatan.indexOf(kata); i >= 0; i = lipatan.indexOf(kata, i + kata.length)) {
        hasil.push({ halaman, n: n++, sebelum: isi.slice(Math.max(0, i - 40), i), isi: isi.slice(i, i + kata.length), sesudah: isi.slice(i + kata.length, i + kata.length + 60) });
      }
    });
    return hasil;
  }

  tunjuk() {
    const isi = [];
    const hasil = this.hasil ?? [];
    if (!this.kata) isi.push(buat("p", { class: "hampa" }, t("cari_teks")));
    else if (!keadaan.rincian) isi.push(buat("p", { class: "hampa" }, t("tunggu")));
    else if (hasil.length === 0) isi.push(buat("p", { class: "hampa" }, t("tak_ada")));
    else {
      isi.push(buat("p", { class: "petunjuk", role: "status" }, t("ditemukan", hasil.length, new Set(hasil.map((h) => h.halaman)).size)));
      hasil.slice(0, MOST).forEach((h, i) => isi.push(buat("button", { class: "temu", onclick: () => this.tuju(i) },
        buat("b", {}, this.panel.label(h.halaman + 1)),
        buat("span", {}, "…" + h.sebelum, buat("mark", {}, h.isi), h.sesudah + "…"))));
    }
    $("isi-cari").replaceChildren(...isi);
  }

  berikut(arah) {
    const jumlah = this.hasil?.length ?? 0;
    if (jumlah > 0) this.tuju((this.ke + arah + jumlah) % jumlah);
  }

  tuju(i) {
    this.ke = i;
    const h = this.hasil[i];
    const daftar = $("isi-cari").querySelectorAll(".temu");
    daftar.forEach((e, k) => e.classList.toggle("kini", k === i));
    daftar[i]?.scrollIntoView({ block: "nearest" });
    this.lembar.ke(h.halaman);
    const cari = (sisa) => {
      const tanda = this.lembar.kotak[h.halaman]?.kertas.querySelectorAll(".soroti") ?? [];
      const kena = [...tanda].find((e) => Number(e.dataset.n) === h.n) ?? tanda[0];
      if (kena) {
        for (const e of this.lembar.wadah.querySelectorAll(".soroti.kini")) e.classList.remove("kini");
        for (const e of tanda) if (e.dataset.n === kena.dataset.n) e.classList.add("kini");
        kena.scrollIntoView({ block: "center" });
      } else if (sisa > 0) setTimeout(() => cari(sisa - 1), 50);
    };
    cari(20);
  }

  // Marks behind the texts of a page: a box for each found part of a line.
  soroti(kotak) {
    for (const e of kotak.kertas.querySelectorAll(".soroti")) e.remove();
    const svg = kotak.kertas.firstChild;
    if (!this.kata || !svg) return;
    const kata = lipat(this.kata);
    const { teks, asal } = this.kumpulkan(svg);
    const lipatan = lipat(teks);
    let n = 0;
    for (let i = lipatan.indexOf(kata); i >= 0; i = lipatan.indexOf(kata, i + kata.length)) {
      this.kotakTeks(svg, asal.slice(i, i + kata.length), n++);
    }
  }

  // All letters of the page in order, each with its element and place there.
  kumpulkan(svg) {
    let teks = "";
    const asal = [];
    let y = null, terbagi = false;
    for (const e of svg.querySelectorAll("text")) {
      if (e.closest("[aria-hidden=true]")) continue;
      const isi = e.dataset.hyphen ? e.textContent.slice(0, -1) : e.textContent;
      const garis = e.getAttribute("y") ?? e.getAttribute("transform");
      if (garis !== y && teks && !teks.endsWith(" ") && !terbagi) { teks += " "; asal.push(null); }
      y = garis;
      terbagi = Boolean(e.dataset.hyphen);
      for (let i = 0; i < isi.length; i++) { teks += isi[i]; asal.push([e, i]); }
    }
    return { teks, asal };
  }

  kotakTeks(svg, letak, n) {
    const bagian = new Map();
    for (const l of letak) {
      if (!l) continue;
      const [a, b] = bagian.get(l[0]) ?? [l[1], l[1]];
      bagian.set(l[0], [Math.min(a, l[1]), Math.max(b, l[1])]);
    }
    for (const [e, [a, b]] of bagian) {
      let kiri, kanan;
      try { kiri = e.getExtentOfChar(a); kanan = e.getExtentOfChar(b); } catch { continue; }
      const r = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      r.setAttribute("class", "soroti");
      r.dataset.n = n;
      r.setAttribute("x", Math.min(kiri.x, kanan.x));
      r.setAttribute("y", kiri.y);
      r.setAttribute("width", Math.max(1, Math.max(kiri.x + kiri.width, kanan.x + kanan.width) - Math.min(kiri.x, kanan.x)));
      r.setAttribute("height", kiri.height);
      if (e.hasAttribute("transform")) r.setAttribute("transform", e.getAttribute("transform"));
      e.parentNode.insertBefore(r, e);
    }
  }
}
