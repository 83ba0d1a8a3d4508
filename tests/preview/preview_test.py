#!/usr/bin/env python3
"""The preview from end to end, in a headless Chromium: files are edited, pages change.

usage: preview_test.py LKJIP SOURCE_FOLDER [SCREENSHOT_FOLDER]. Prints TAP.
"""

import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

from browser import Browser, find
from server import News, Preview

LKJIP, ROOT = sys.argv[1], Path(sys.argv[2])
PICTURES = Path(sys.argv[3]) if len(sys.argv) > 3 else None
REPORT = "dinsos-gowa-2024"


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found!r} instead of {wanted!r}")


def save(path, text):
    """As most editors do: a new file beside, renamed over the old."""
    beside = path.with_name("." + path.name + ".new")
    beside.write_text(text)
    os.replace(beside, path)


def replace(path, old, new, count=1):
    text = path.read_text()
    if old not in text:
        raise AssertionError(f"{path} holds no {old!r}")
    save(path, text.replace(old, new, count))


class Stage:
    """A copy of the report with its templates, a preview of it, a browser that shows it."""

    def __init__(self, folder):
        self.report = folder / "input" / REPORT
        shutil.copytree(ROOT / "input" / REPORT, self.report)
        shutil.copytree(ROOT / "templates", folder / "templates")
        self.templates = folder / "templates"
        self.preview = Preview(LKJIP, self.report)
        self.browser = Browser()
        self.page = self.browser.page()
        self.page.open(self.preview.address)
        self.settle()

    def close(self):
        self.browser.close()
        self.preview.close()

    def settle(self):
        """Waits for the newest state with all details to be shown."""
        with News(self.preview) as news:
            state = news.until(lambda s: s["rincian"] is not None)
        self.page.wait(f"Number(document.documentElement.dataset.versi) >= {state['versi']}")
        self.page.wait("document.querySelector('.halaman svg') !== null")
        return state

    def state(self):
        with News(self.preview) as news:
            return news.until(lambda s: s["hasil"] is not None or s["temuan"] is not None)

    def texts(self, state):
        return self.preview.json("isi/" + state["rincian"]["teks"])

    def change(self, edit):
        """Edits; returns the states before and after with details, and the changed pages from 0."""
        with News(self.preview) as news:
            before = news.until(lambda s: s["rincian"] is not None)
            edit()
            names = [page[0] for page in before["hasil"]["halaman"]]
            after = news.until(lambda s: s["rincian"] is not None
                               and [page[0] for page in s["hasil"]["halaman"]] != names)
        new = [page[0] for page in after["hasil"]["halaman"]]
        changed = [i for i, name in enumerate(new) if i >= len(names) or names[i] != name]
        self.page.wait(f"Number(document.documentElement.dataset.versi) >= {after['versi']}")
        return before, after, changed

    def go(self, index):
        self.page.run(f"document.querySelector('.mini[data-halaman=\"{index + 1}\"]').click()")
        self.page.wait(f"document.querySelector('.halaman[data-halaman=\"{index + 1}\"] svg') !== null")

    def place(self):
        """Scroll offset and zoom."""
        return self.page.run("[document.getElementById('lembar').scrollTop, "
                             "document.getElementById('persen').textContent]")

    def shown(self, index):
        """The text of a page as the browser holds it."""
        return self.page.run(f"document.querySelector('.halaman[data-halaman=\"{index + 1}\"]').textContent")


def page_with(texts, words):
    return next(i for i, text in enumerate(texts) if words in text)


def test_opens(stage):
    state = stage.state()
    pages = stage.page.run("document.querySelectorAll('.halaman').length")
    expect(pages, len(state["hasil"]["halaman"]), "number of pages")
    filled = stage.page.run("document.querySelectorAll('.halaman svg').length")
    assert 0 < filled < pages / 2, f"{filled} of {pages} pages are in the document"
    stage.page.wait("[...document.fonts].some((f) => f.status === 'loaded' && f.family.includes('lkjip-'))",
                    what="a font of the report")
    assert "Dinas Sosial" in stage.page.run("document.title"), "title"


def test_target_in_json(stage):
    texts = stage.texts(stage.settle())
    index = page_with(texts, "580")
    stage.go(index)
    stage.page.run("document.getElementById('besar').click()")
    place = stage.place()
    before, after, changed = stage.change(lambda: replace(stage.report / "perencanaan.json", '"2024": 580', '"2024": 587'))
    now = stage.texts(after)
    for i, (old, new) in enumerate(zip(texts, now)):
        if old != new:
            assert i in changed, f"page {i} has a new text, but was not sent anew"
    assert index in changed and 0 < len(changed) < len(texts) / 2, changed
    assert "587" in now[index] and "587" in stage.shown(index), now[index]
    expect(stage.place(), place, "place and zoom")
    flash = stage.page.run("[...document.querySelectorAll('.mini.berubah')].map((e) => e.dataset.halaman - 1)")
    expect(flash, changed, "pages that flash")
    stage.page.run("document.getElementById('lebar').click()")


def test_only_changed_pages_are_sent(stage):
    """With the news or asked for: changed pages, and of those what is near the window."""
    stage.settle()
    stage.page.faults()
    stage.browser.events.clear()
    with News(stage.preview) as news:
        old = {page[0] for page in news.until(lambda s: s["rincian"] is not None)["hasil"]["halaman"]}
        replace(stage.report / "perencanaan.json", '"2024": 587', '"2024": 588')
        state = news.until(lambda s: not old.issuperset(page[0] for page in s["hasil"]["halaman"]))
    time.sleep(0.5)
    asked = [event["params"]["request"]["url"] for event in stage.browser.take_events()
             if event["method"] == "Network.requestWillBeSent"]
    pages = {page[0] for page in state["hasil"]["halaman"]}
    sent = set(state.get("isi", {})) | {address.rsplit("/", 1)[1] for address in asked} & pages
    assert sent and sent <= pages - old, f"sent {len(sent)}, changed {len(pages - old)}"
    assert all(text.startswith("<svg ") for text in state.get("isi", {}).values())


def test_sentence_in_markdown(stage):
    texts = stage.texts(stage.settle())
    path = stage.report / "narasi/isu-strategis.md"
    words = "Kalimat yang baru saja ditulis."
    first = path.read_text().split("\n")[0]
    _, after, changed = stage.change(lambda: save(path, first + " " + words + path.read_text()[len(first):]))
    now = stage.texts(after)
    index = page_with(now, words)
    assert index in changed and len(changed) < len(texts) / 2, (index, changed)
    expect([i for i in range(min(changed)) if texts[i] != now[i]], [], "pages before that changed")


def test_column_in_template(stage):
    path = stage.templates / "lkjip/potongan/tabel-capaian.xml"
    _, after, changed = stage.change(lambda: replace(path, "<sel>Realisasi</sel>", "<sel>Hasil nyata</sel>", 100))
    now = stage.texts(after)
    pages = [i for i, text in enumerate(now) if "Hasil nyata" in text]
    assert pages and set(pages) <= set(changed), (pages, changed)


def png(colour, size=300):
    rows = b"".join(b"\0" + bytes(colour) * size for _ in range(size))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def test_picture(stage):
    path = stage.report / "gambar/foto-3.png"
    before, after, changed = stage.change(lambda: path.write_bytes(png((10, 200, 30))))
    assert 1 <= len(changed) <= 2, changed
    expect(len(before["hasil"]["halaman"]), len(after["hasil"]["halaman"]), "number of pages")
    stage.go(changed[0])
    stage.page.wait(f"[...document.querySelectorAll('.halaman[data-halaman=\"{changed[0] + 1}\"] image')].length > 0")
    green = stage.page.wait("""(async () => {
      for (const e of document.querySelectorAll('.halaman image')) {
        const img = new Image(); img.src = e.href.baseVal; await img.decode();
        const c = document.createElement('canvas'); c.width = c.height = 1;
        const x = c.getContext('2d'); x.drawImage(img, 0, 0, 1, 1);
        const [r, g, b] = x.getImageData(0, 0, 1, 1).data;
        if (g > 150 && r < 60 && b < 80) return true;
      }
      return false; })()""")
    assert green, "the new picture is not shown"


def test_in_place_and_new_files(stage):
    """An editor that writes in place, a file that goes and comes, a new folder."""
    path = stage.report / "narasi/isu-strategis.md"
    text = path.read_text()
    _, after, _ = stage.change(lambda: path.write_text(text.replace("baru saja ditulis", "ditulis di tempat")))
    page_with(stage.texts(after), "ditulis di tempat")
    away = path.with_suffix(".tersimpan")
    with News(stage.preview) as news:
        news.take()
        path.rename(away)
        state = news.until(lambda s: s["temuan"]["kesalahan"] > 0 and s["gagal"] is None)
        assert state["hasil"] is not None
        away.rename(path)
        news.until(lambda s: s["temuan"]["kesalahan"] == 0 and s["rincian"] is not None)
    folder = stage.report / "narasi"
    with News(stage.preview) as news:
        news.take()
        folder.rename(stage.report / "lain")
        news.until(lambda s: s["temuan"]["kesalahan"] > 0)
        (stage.report / "lain").rename(folder)
        news.until(lambda s: s["temuan"]["kesalahan"] == 0 and s["rincian"] is not None)
    stage.change(lambda: save(path, text))


def test_broken_json(stage):
    path = stage.report / "kinerja.json"
    text = path.read_text()
    state = stage.settle()
    stage.page.run("document.getElementById('lembar').scrollTop = 3000")
    place = stage.place()
    lines = text.split("\n")
    lines[4] = lines[4].rstrip(",") + " " * 90 + " rusak"
    save(path, "\n".join(lines))
    stage.page.wait("!document.getElementById('pita').hidden && /kinerja.json:\\d+/.test(document.getElementById('pita').textContent)")
    ribbon = stage.page.run("document.getElementById('pita-teks').textContent")
    assert "kinerja.json:5" in ribbon or "kinerja.json:6" in ribbon, ribbon
    expect(stage.page.run("document.querySelectorAll('.halaman').length"), len(state["hasil"]["halaman"]), "pages kept")
    assert stage.page.run("document.querySelector('.halaman svg') !== null"), "no page is shown"
    expect(stage.place(), place, "place")
    stage.page.run("document.getElementById('pita-masalah').click()")
    line = stage.page.wait("document.querySelector('#isi-masalah .gawat .petikan .ini')?.textContent")
    assert "rusak" in line or line.startswith("6"), line
    # Of a long line the marked place is seen.
    stage.page.wait("""(() => { const e = [...document.querySelectorAll('#isi-masalah .petikan')].find((e) => e.querySelector('mark')?.offsetLeft - e.offsetLeft > e.clientWidth);
      if (!e) return false;
      e.scrollIntoView();
      const m = e.querySelector('mark').getBoundingClientRect(), r = e.getBoundingClientRect();
      return m.left > r.left && m.right < r.right; })()""", what="the marked place of a long line is seen")
    shot(stage, "galat")
    save(path, text)
    stage.page.wait("document.getElementById('pita').hidden")


def test_click_on_figure(stage):
    state = stage.settle()
    figures = stage.preview.json("isi/" + state["rincian"]["angka"])
    figure = next(f for f in figures if ".capaian." in f["jalur"] and "halaman" in f and f.get("tepat") and len(f["unsur"]) == 2)
    index = figure["halaman"] - 1
    origins = stage.preview.json("isi/" + state["rincian"]["asal"][index])
    number = next(i for i, o in enumerate(origins) if o.get("angka") == figure["jalur"]) + 1
    stage.go(index)
    spot = stage.page.wait(f"""(() => {{ const e = document.querySelector('.halaman[data-halaman="{index + 1}"] text[data-o="{number}"]');
      if (!e || !e.classList.contains('berangka')) return null;
      e.scrollIntoView({{block: 'center'}}); const r = e.getBoundingClientRect();
      return [r.x + r.width / 2, r.y + r.height / 2, e.textContent]; }})()""")
    assert figure["tampil"] in spot[2], (figure["tampil"], spot[2])
    stage.page.click(spot[0], spot[1])
    stage.page.wait("document.querySelector('#isi-angka .turunan') !== null")
    panel = stage.page.run("document.getElementById('isi-angka').textContent")
    for words in (figure["tampil"], figure["rumus"], figure["tepat"], figure["pembulatan"]):
        assert words in panel, f"{words!r} is not in {panel!r}"
    for operand in figure["unsur"]:
        assert operand["nama"] in panel and operand["nilai"] in panel, (operand, panel)
    assert ".json:" in panel, panel
    shot(stage, "angka")


def test_problem_leads_to_place(stage):
    """A missing value in a draft: its problem names file, line and page, and goes there."""
    laporan, organisasi = stage.report / "laporan.json", stage.report / "laporan.json"
    text = laporan.read_text()
    data = json.loads(text)
    data["tahap"] = "draf"
    save(laporan, json.dumps(data, indent=2, ensure_ascii=False))
    kinerja = stage.report / "kinerja.json"
    kept = kinerja.read_text()
    broken = kept.replace('"2024": 653', '"2024": null')
    stage.change(lambda: save(kinerja, broken))
    stage.page.run("document.getElementById('tab-masalah').click()")
    stage.page.wait("[...document.querySelectorAll('#isi-masalah .masalah .ke')].length > 0")
    # Values that should be the same but are not lead to a page that shows one of them.
    stage.page.wait("[...document.querySelectorAll('#isi-masalah .masalah.gawat')].some((e) => /K030/.test(e.textContent) && e.querySelector('.ke'))")
    stage.page.run("document.getElementById('lembar').scrollTop = 0")
    found = stage.page.run("""(() => { const a = [...document.querySelectorAll('#isi-masalah .masalah')].filter((e) => e.querySelector('.ke') && e.querySelector('.lokasi')).at(-1);
      a.querySelector('.ke').click(); return [a.querySelector('.lokasi').textContent, a.querySelector('.ke').textContent]; })()""")
    assert ":" in found[0], found
    stage.page.wait("document.getElementById('lembar').scrollTop > 1000")
    stage.page.wait("document.querySelector('[aria-current=page] span').textContent === " + json.dumps(found[1].split()[-1]),
                    what=found)
    shot(stage, "masalah")
    save(kinerja, kept)
    stage.change(lambda: save(laporan, text))


def test_new_report_leads_to_all_that_is_open(stage):
    """Everything that a new report lacks is a problem with file, line and page."""
    folder = stage.report.parent / "baru"
    subprocess.run([LKJIP, "init", folder, "--instansi", "Dinas Perikanan", "--daerah", "Kabupaten Pesisir",
                    "--tahun", "2025"], check=True, capture_output=True)
    with Preview(LKJIP, folder) as preview, News(preview) as news:
        state = news.until(lambda s: s["hasil"] is not None)
        found = preview.json("isi/" + state["temuan"]["daftar"])
        pages = len(state["hasil"]["halaman"])
        drafts = [preview.ask("laporan.pdf" + query)[2] for query in ("", "?tanda=0")]
    shutil.rmtree(folder)
    notes = [b"Catatan Draf" in subprocess.run(["pdftotext", "-", "-"], input=draft, check=True, capture_output=True).stdout
             for draft in drafts]
    expect(notes, [True, False], "notes in the PDF with and without draft marks")
    open_ones = [f for f in found if f["jenis"] == "kosong"]
    assert len(open_ones) > 20, found
    for finding in open_ones:
        assert finding.get("berkas") and finding.get("baris") and 1 <= finding.get("halaman", 0) <= pages, finding


def test_search_and_outline(stage):
    state = stage.settle()
    texts = stage.texts(state)
    count = sum(text.lower().count("kesejahteraan sosial") for text in texts)
    stage.page.run("""(() => { const c = document.getElementById('cari'); c.focus(); c.value = 'kesejahteraan SOSIAL';
      c.dispatchEvent(new Event('input')); })()""")
    found = stage.page.wait("document.querySelectorAll('.temu').length")
    expect(found, count, "found places")
    stage.page.run("document.querySelectorAll('.temu')[document.querySelectorAll('.temu').length - 1].click()")
    stage.page.wait("document.querySelector('.soroti.kini') !== null")
    shot(stage, "cari")
    stage.page.run("(() => { const c = document.getElementById('cari'); c.value = ''; c.dispatchEvent(new Event('input')); c.blur(); })()")
    stage.page.key("o")
    outline = stage.preview.json("isi/" + state["hasil"]["garis"])
    stage.page.wait(f"document.querySelectorAll('#isi-garis .garis').length === {len(outline)}")
    stage.page.run("document.querySelectorAll('#isi-garis .garis')[document.querySelectorAll('#isi-garis .garis').length - 1].click()")
    last = state["hasil"]["halaman"][outline[-1][2] - 1][3]
    stage.page.wait(f"document.getElementById('nomor').value === {json.dumps(last)}")


def test_keys_and_labels(stage):
    stage.page.run("document.getElementById('lembar').scrollTop = 0; document.activeElement.blur()")
    stage.page.wait("document.querySelector('.mini[data-halaman=\"1\"]').hasAttribute('aria-current')")
    for _ in range(3):
        stage.page.key("j")
    stage.page.wait("document.querySelector('.mini[data-halaman=\"4\"]').hasAttribute('aria-current')")
    stage.page.key("d")
    expect(stage.page.run("document.getElementById('tanda').getAttribute('aria-pressed')"), "false", "draft marks off")
    stage.page.key("d")
    stage.page.key("/")
    expect(stage.page.run("document.activeElement.id"), "cari", "focus")
    stage.page.key("Escape")
    stage.page.key("m")
    expect(stage.page.run("document.activeElement.id"), "tab-masalah", "focus")
    stage.page.key("Escape")
    expect(stage.page.run("[document.activeElement.id, document.body.classList.contains('berpanel')]"), ["lembar", False], "focus")
    nameless = stage.page.run("""[...document.querySelectorAll('button, input, a[href], [role=tabpanel], nav, main, aside')]
      .filter((e) => !e.closest('.kertas') && !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.textContent.trim()))
      .map((e) => e.outerHTML.slice(0, 100))""")
    expect(nameless, [], "without a name")


def test_pdf(stage):
    before = sorted(str(p) for p in stage.report.rglob("*"))
    status, headers, body = stage.preview.ask("laporan.pdf")
    expect(status, 200, "status")
    assert body.startswith(b"%PDF-") and body.rstrip().endswith(b"%%EOF"), "no PDF"
    expect(headers["Content-Disposition"], f'attachment; filename="{REPORT}.pdf"', "name")
    expect(sorted(str(p) for p in stage.report.rglob("*")), before, "files of the report")


def test_layouts(stage):
    """Dark, and the width of a phone: nothing is wider than the window."""
    for name, width, height, dark in (("gelap", 1400, 900, True), ("terang", 1400, 900, False), ("ponsel", 390, 800, False)):
        stage.page.size(width, height, 2 if width < 700 else 1, width < 700)
        stage.page.dark(dark)
        time.sleep(0.2)
        wide = stage.page.run("document.documentElement.scrollWidth")
        assert wide <= width, f"{name}: {wide} wide in a window of {width}"
        colour = stage.page.run("getComputedStyle(document.body).backgroundColor")
        light = sum(map(int, colour[4:-1].split(","))) / 3
        assert (light < 100) == dark, colour
        shot(stage, name)
    stage.page.size(320, 640, 2, True)
    stage.page.run("document.getElementById('buka-panel').click()")
    reach = stage.page.wait("(() => { const r = document.getElementById('tutup').getBoundingClientRect(); return r.width > 0 && [r.left, r.right]; })()")
    assert 0 <= reach[0] and reach[1] <= 320, f"the panel cannot be closed: {reach}"
    shot(stage, "sempit")
    stage.page.size(390, 800, 2, True)
    outside = stage.page.run("""(() => { document.getElementById('tutup').click();
      const r = document.querySelector('.halaman .kertas').getBoundingClientRect();
      return r.left < 0 || r.right > innerWidth; })()""")
    assert not outside, "pages are wider than the phone"
    stage.page.size(1400, 900)


def test_pages_are_those_of_a_new_start(stage):
    """After all edits every page is the same bytes as in a preview that has seen none of them."""
    for edit in (lambda: replace(stage.report / "perencanaan.json", '"2024": 588', '"2024": 589'),
                 lambda: replace(stage.templates / "lkjip/potongan/tabel-capaian.xml", "<sel>Hasil nyata</sel>", "<sel>Hasil</sel>", 100),
                 lambda: replace(stage.report / "narasi/latar-belakang.md", " ", "  \n\nAlinea baru.\n\n"),
                 lambda: replace(stage.report / "perencanaan.json", '"2024": 589', '"2024": 588')):
        _, after, _ = stage.change(edit)
        with Preview(LKJIP, stage.report) as other, News(other) as news:
            fresh = news.until(lambda s: s["hasil"] is not None)
        expect(after["hasil"]["halaman"], fresh["hasil"]["halaman"], "pages")


def test_console(stage):
    expect(stage.page.faults(), [], "errors of the console and requests elsewhere")


def shot(stage, name):
    if PICTURES:
        PICTURES.mkdir(parents=True, exist_ok=True)
        time.sleep(0.3)
        stage.page.screenshot(PICTURES / f"{name}.png")


def main():
    tests = [(name, test) for name, test in globals().items() if name.startswith("test_")]
    if find() is None:
        print("1..0 # SKIP there is no Chromium")
        return
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        try:
            for number, (name, test) in enumerate(tests, 1):
                start = time.monotonic()
                try:
                    test(stage)
                    print(f"ok {number} - {name} # {time.monotonic() - start:.1f} s", flush=True)
                except Exception as error:  # noqa: BLE001 every fault is reported
                    failed += 1
                    print(f"not ok {number} - {name}\n# " + f"{type(error).__name__}: {error}"[:3000].replace("\n", "\n# "), flush=True)
                    if PICTURES:
                        stage.page.screenshot(PICTURES / f"gagal-{name}.png")
        finally:
            stage.close()
    sys.exit(1 if failed else 0)


main()
