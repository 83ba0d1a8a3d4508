// The page: takes the news, keeps the state, joins the parts.
import { Lembar } from "./halaman.js";
import { Panel } from "./panel.js";
import { Cari } from "./cari.js";

const $ = (id) => document.getElementById(id);
let kata = {};

export function t(nama, ...isi) {
  return (kata[nama] ?? nama).replace(/\{(\d)\}/g, (_, n) => isi[n - 1] ?? "");
}

// A new element: buat("p", {class: "x"}, "text", child ...).
export function buat(nama, atribut = {}, ...anak) {
  const e = document.createElement(nama);
  for (const [k, v] of Object.entries(atribut)) {
    if (k.startsWith("on")) e.addEventListener(k.slice(2), v);
    else if (v !== null && v !== undefined && v !== false) e.setAttribute(k, v === true ? "" : v);
  }
  e.append(...anak.filter((a) => a !== null && a !== undefined));
  return e;
}

// Pieces never change, so each is asked for once; old ones are let go.
const simpanan = new Map();
export function ambil(nama, jenis = "json") {
  if (!simpanan.has(nama)) {
    const janji = fetch("isi/" + nama).then((j) => {
      if (!j.ok) throw new Error("isi " + j.status);
      return jenis === "json" ? j.json() : j.text();
    });
    janji.catch(() => simpanan.delete(nama));
    simpanan.set(nama, janji);
    if (simpanan.size > 400) simpanan.delete(simpanan.keys().next().value);
  }
  return simpanan.get(nama);
}

// New pages that came with the news need not be asked for.
function simpan(isi) {
  for (const [nama, teks] of Object.entries(isi ?? {})) if (!simpanan.has(nama)) simpanan.set(nama, Promise.resolve(teks));
}

// What is remembered between visits; without storage nothing is.
export const ingat = {
  baca(nama, lain) {
    try { return localStorage.getItem("lkjip-" + nama) ?? lain; } catch { return lain; }
  },
  tulis(nama, nilai) {
    try { localStorage.setItem("lkjip-" + nama, nilai); } catch { /* private window */ }
  },
};

// The state, as the server told it last.
export const keadaan = { hasil: null, temuan: null, rincian: null, gagal: null, versi: 0 };

let lembar, panel, cari, sebab = "";

function pasangKata() {
  document.documentElement.lang = t("bahasa");
  document.title = kata.laporan + " · lkjip";
  $("judul").textContent = kata.laporan;
  for (const e of document.querySelectorAll("[data-kata]")) e.textContent = t(e.dataset.kata);
  for (const e of document.querySelectorAll("[data-label]")) {
    e.setAttribute("aria-label", t(e.dataset.label));
    if (e.tagName === "BUTTON") e.title = t(e.dataset.label);
  }
  for (const e of document.querySelectorAll("[data-title]")) e.title = t(e.dataset.title);
  for (const e of document.querySelectorAll("[data-placeholder]")) e.placeholder = t(e.dataset.placeholder);
  $("kosong").textContent = t("memuat");
  $("pintasan").textContent = t("pintasan_isi");
}

// The ribbon on top: errors, a failed build, a lost server.
function pita(teks, jenis) {
  $("pita").hidden = !teks;
  $("pita").className = jenis ?? "";
  $("pita-masalah").hidden = jenis === "putus";
  if (teks && $("pita-teks").textContent !== teks) $("pita-teks").textContent = teks;
}

function tunjukPita() {
  const { gagal, temuan, hasil } = keadaan;
  if (gagal) pita(t("gagal", gagal), "gagal");
  else if (temuan && temuan.kesalahan > 0 && !temuan.dibuat && hasil) pita(t("lama") + sebab, "salah");
  else if (temuan && temuan.kesalahan > 0) pita(t("salah", temuan.kesalahan) + sebab, "salah");
  else pita("");
}

// The first error stands in the ribbon too.
async function tunjukSebab() {
  sebab = "";
  if (keadaan.temuan?.kesalahan > 0) {
    const nama = keadaan.temuan.daftar;
    const daftar = await ambil(nama).catch(() => []);
    if (nama !== keadaan.temuan?.daftar) return;
    const satu = daftar.find((m) => m.gawat);
    if (satu) sebab = " — " + (satu.berkas ? satu.berkas + (satu.baris ? ":" + satu.baris : "") + ": " : "") + satu.teks;
  }
  tunjukPita();
}

function pasangHuruf(nama) {
  let lama = document.querySelector("link[data-huruf]");
  if (lama?.dataset.huruf === nama) return;
  const baru = buat("link", { rel: "stylesheet", href: "isi/" + nama, "data-huruf": nama });
  baru.addEventListener("load", () => lama?.remove());
  document.head.append(baru);
}

function terima(baru) {
  const awal = keadaan.hasil === null;
  const halamanBaru = JSON.stringify(keadaan.hasil?.halaman) !== JSON.stringify(baru.hasil?.halaman);
  const temuanBaru = JSON.stringify(keadaan.temuan) !== JSON.stringify(baru.temuan);
  const rincianBaru = keadaan.rincian?.angka !== baru.rincian?.angka ||
    keadaan.rincian?.tempat !== baru.rincian?.tempat || keadaan.rincian?.teks !== baru.rincian?.teks;
  simpan(baru.isi);
  delete baru.isi;
  Object.assign(keadaan, baru);
  if (baru.hasil) {
    pasangHuruf(baru.hasil.huruf);
    if (baru.hasil.judul) {
      document.title = baru.hasil.judul + " · lkjip";
      $("judul").textContent = $("judul").title = baru.hasil.judul;
    }
  }
  $("kosong").hidden = baru.hasil !== null;
  if (!baru.hasil) $("kosong").textContent = t(baru.temuan || baru.gagal ? "tanpa_halaman" : "memuat");
  if (halamanBaru && baru.hasil) {
    const berubah = lembar.terima(baru.hasil.halaman, baru.versi);
    if (!awal) umumkan(berubah);
  } else {
    lembar.versi(baru.versi);
    if (!baru.rincian && !awal) umumkan([]);
  }
  if (temuanBaru) tunjukSebab();
  tunjukPita();
  if (baru.hasil && (awal || halamanBaru)) {
    $("status").dataset.ms = baru.ms;
    if (awal) $("status").textContent = t("ms", baru.hasil.halaman.length, baru.ms);
  }
  panel.terima({ temuanBaru, rincianBaru, halamanBaru });
  if (rincianBaru) cari.terima();
}

function umumkan(berubah) {
  const jam = new Date().toLocaleTimeString(t("bahasa"));
  $("status").textContent = berubah.length === 0
    ? t("diperbarui", jam) + " · " + t("tetap")
    : t("diperbarui", jam) + " · " + t("halaman_berubah", berubah.slice(0, 8).join(", ") + (berubah.length > 8 ? " …" : "")) +
      " · " + keadaan.ms + " ms";
}

function dengar() {
  const kabar = new EventSource("kabar");
  let gagal = 0;
  kabar.onmessage = (e) => {
    gagal = 0;
    terima(JSON.parse(e.data));
  };
  kabar.onerror = () => {
    gagal++;
    if (kabar.readyState === EventSource.CLOSED || gagal > 1) pita(t("putus"), "putus");
  };
}

// ---------------------------------------------------------------- controls

function tema(pilihan) {
  document.documentElement.dataset.tema = pilihan;
  ingat.tulis("tema", pilihan);
}

function gantiTema() {
  const gelap = document.documentElement.dataset.tema
    ? document.documentElement.dataset.tema === "gelap"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  tema(gelap ? "terang" : "gelap");
}

function gantiTanda() {
  const ada = document.body.classList.toggle("tanpa-tanda");
  $("tanda").setAttribute("aria-pressed", String(!ada));
  ingat.tulis("tanda", ada ? "0" : "1");
}

async function pdf(e) {
  e?.preventDefault();
  const lama = $("status").textContent;
  $("pdf").classList.add("sibuk");
  $("status").textContent = t("pdf_dibuat");
  try {
    const jawab = await fetch("laporan.pdf" + (document.body.classList.contains("tanpa-tanda") ? "?tanda=0" : ""));
    if (!jawab.ok) throw new Error(String(jawab.status));
    const alamat = URL.createObjectURL(await jawab.blob());
    const a = buat("a", { href: alamat, download: kata.laporan + ".pdf" });
    document.body.append(a);
    a.click();
    a.remove();
    setTimeout(() => URL.revokeObjectURL(alamat), 60000);
    $("status").textContent = lama;
  } catch {
    $("status").textContent = t("pdf_gagal");
    panel.buka("masalah");
  }
  $("pdf").classList.remove("sibuk");
}

const tombol = {
  "/": () => { $("cari").focus(); $("cari").select(); },
  j: () => lembar.geser(1), k: () => lembar.geser(-1), n: () => lembar.geser(1),
  g: () => { $("nomor").focus(); $("nomor").select(); },
  "+": () => lembar.zum(1.15), "=": () => lembar.zum(1.15), "-": () => lembar.zum(1 / 1.15), 0: () => lembar.zum(0),
  m: () => panel.ketik("masalah"), a: () => panel.ketik("angka"), o: () => panel.ketik("garis"),
  d: gantiTanda, t: gantiTema, p: () => pdf(),
};

function tekan(e) {
  if (e.ctrlKey || e.metaKey || e.altKey) {
    if (e.ctrlKey && e.key === "f") { tombol["/"](); e.preventDefault(); }
    return;
  }
  if (e.key === "Escape") {
    if (document.activeElement?.tagName !== "INPUT") panel.tutup();
    $("lembar").focus();
    return;
  }
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "")) return;
  const kerja = tombol[e.key];
  if (kerja) { kerja(); e.preventDefault(); }
}

async function mulai() {
  kata = await (await fetch("kata.json")).json();
  pasangKata();
  if (ingat.baca("tema")) document.documentElement.dataset.tema = ingat.baca("tema");
  if (ingat.baca("tanda") === "0") gantiTanda();
  lembar = new Lembar($("lembar"), $("strip"));
  panel = new Panel(lembar);
  cari = new Cari(lembar, panel);
  lembar.padaKlik = (indeks, nomor, e) => panel.asal(indeks, nomor, e);
  $("tema").addEventListener("click", gantiTema);
  $("tanda").addEventListener("click", gantiTanda);
  $("pdf").addEventListener("click", pdf);
  $("kecil").addEventListener("click", () => lembar.zum(1 / 1.15));
  $("besar").addEventListener("click", () => lembar.zum(1.15));
  $("lebar").addEventListener("click", () => lembar.zum(0));
  $("pita-masalah").addEventListener("click", () => panel.buka("masalah"));
  $("nomor").addEventListener("change", () => lembar.keTulisan($("nomor").value));
  addEventListener("keydown", tekan);
  dengar();
}

mulai();
