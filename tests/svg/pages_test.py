#!/usr/bin/env python3
"""Tests that the SVG pages of a report equal the pages of its PDF.

usage: pages_test.py LKJIP REPORT

Chromium lays the SVG pages out and prints them; both files are then painted by poppler at 50 dots an
inch and compared page by page in grey. Allowed: a mean difference of MEAN steps of 255 and at most
MOST of a page's pixels that differ by more than FAR steps; every word must stand at its place
within NEAR points.
Prints TAP.
"""

import os
import re
import subprocess
import sys
import tempfile

LKJIP, REPORT = os.path.abspath(sys.argv[1]), sys.argv[2].rstrip("/")
MEAN, FAR, MOST = 1.5, 64, 0.01  # poppler sets glyphs at quarters of a pixel
NEAR = 0.1  # points
RESOLUTION = 50


def run(*command):
    return subprocess.run(command, capture_output=True, check=False)


def print_web_page(page, pdf, folder):
    done = run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
               "--user-data-dir=" + os.path.join(folder, "profile"), "--no-pdf-header-footer",
               "--print-to-pdf=" + pdf, "file://" + page)
    assert os.path.exists(pdf), done.stderr.decode(errors="replace")


def read_pgm(path):
    with open(path, "rb") as file:
        data = file.read()
    head = re.match(rb"P5\s+(\d+)\s+(\d+)\s+255\s", data)
    return int(head[1]), int(head[2]), data[head.end():]


def paint(pdf, folder, name):
    """Every page: its width, height and grey values."""
    prefix = os.path.join(folder, name)
    run("pdftoppm", "-gray", "-r", str(RESOLUTION), pdf, prefix)
    files = sorted(file for file in os.listdir(folder)
                   if file.startswith(name + "-") and file.endswith(".pgm"))
    return [read_pgm(os.path.join(folder, file)) for file in files]


def difference(one, other):
    """Mean difference, and the part of the pixels that differ much; the sizes agree within a pixel,
    for browsers round the size of paper."""
    width, height = min(one[0], other[0]), min(one[1], other[1])
    assert abs(one[0] - other[0]) <= 1 and abs(one[1] - other[1]) <= 1, "size of page"
    total = far = 0
    for row in range(height):
        a = one[2][row * one[0]:row * one[0] + width]
        b = other[2][row * other[0]:row * other[0] + width]
        if a != b:
            steps = [abs(x - y) for x, y in zip(a, b)]
            total += sum(steps)
            far += sum(step > FAR for step in steps)
    return total / (width * height), far / (width * height)


WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax=".*?">(.*?)</word>')


def words(pdf):
    """For each page the words by their places: (left, base, right, text)."""
    listed = run("pdftotext", "-bbox", pdf, "-").stdout.decode()
    return [[(float(left), float(top), float(right), text)
             for left, top, right, text in WORD.findall(page)]
            for page in listed.split("<page ")[1:]]


def strays(ours, theirs, divided):
    """Words of the browser that the PDF does not show within NEAR points of the same place. In the
    PDF the first part of a divided word reads as the whole word, the others as nothing; divided
    words are kept for the next page."""
    lost = []
    for left, top, right, text in theirs:
        near = [word for word in ours if abs(word[0] - left) < NEAR and abs(word[1] - top) < NEAR]
        if any(text == word[3] and abs(word[2] - right) < NEAR for word in near):
            continue
        if near and text.endswith("-"):
            divided.update(word[3] for word in near)
        elif not any(text.strip("-.,;:!?()“”‘’\"") in word for word in divided):
            lost.append(text)
    return lost


def main():
    assert difference((2, 1, b"\x00\xff"), (2, 1, b"\xff\xff")) == (127.5, 0.5)
    with tempfile.TemporaryDirectory() as folder:
        pdf, web = os.path.join(folder, "a.pdf"), os.path.join(folder, "b.pdf")
        page = os.path.join(folder, "pages.html")
        built = run(LKJIP, "build", "--quiet", "-o", pdf, REPORT)
        assert built.returncode == 0, built.stderr.decode()
        with open(page, "wb") as file:
            file.write(run(LKJIP, "dump", "--stage=svg", REPORT).stdout)
        print_web_page(page, web, folder)
        ours, theirs = paint(pdf, folder, "ours"), paint(web, folder, "theirs")
        print("TAP version 13")
        print(f"1..{len(ours) + 1}")
        print("ok 1 - as many pages" if len(ours) == len(theirs) else
              f"not ok 1 - pages: {len(ours)} and {len(theirs)}")
        worst, divided, places = 0, set(), zip(words(pdf), words(web))
        for index, (one, other) in enumerate(zip(ours, theirs)):
            mean, far = difference(one, other)
            worst = max(worst, mean)
            lost = strays(*next(places), divided)
            good = mean <= MEAN and far <= MOST and not lost
            print(f"{'ok' if good else 'not ok'} {index + 2} - page {index + 1}: "
                  f"mean {mean:.3f}, far {far:.5f}, words elsewhere: {len(lost)} {lost[:5]}")
        print(f"# worst mean difference {worst:.3f} of 255")
    return 0


if __name__ == "__main__":
    sys.exit(main())
