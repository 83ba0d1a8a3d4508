#!/usr/bin/env python3
"""Draws the sample pictures of the example reports, the same bytes every time.

Only the standard library is used. Run from anywhere:
    python3 tests/support/make_sample_pictures.py
Other scripts may import write_png, Picture and draw_emblem.
"""

import math
import os
import struct
import zlib

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))

TEAL = (11, 79, 108)
GOLD = (201, 162, 39)
PALE = (225, 236, 241)
WHITE = (255, 255, 255)


def png_chunk(kind, body):
    """One PNG chunk: length, kind, body and checksum."""
    crc = zlib.crc32(kind + body) & 0xFFFFFFFF
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)


def write_png(path, width, height, pixels, dots_per_inch=300):
    """Writes 8-bit RGB pixels (bytes, three a pixel, rows from the top) as a PNG file."""
    if len(pixels) != width * height * 3:
        raise ValueError("pixels must hold width * height * 3 bytes")
    stride = width * 3
    raw = b"".join(b"\0" + pixels[y * stride:(y + 1) * stride] for y in range(height))
    per_metre = round(dots_per_inch / 0.0254)
    with open(path, "wb") as out:
        out.write(b"\x89PNG\r\n\x1a\n")
        out.write(png_chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)))
        out.write(png_chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)))
        out.write(png_chunk(b"IDAT", zlib.compress(raw, 9)))
        out.write(png_chunk(b"IEND", b""))


class Picture:
    """An RGB picture with filled polygons; edges are smoothed by 4 sub-rows and exact spans."""

    SUBROWS = 4

    def __init__(self, width, height, background=WHITE):
        self.width, self.height = width, height
        self.data = bytearray(bytes(background) * (width * height))

    def blend(self, x, y, colour, share):
        """Mixes share (0..1) of colour into one pixel."""
        if not (0 <= x < self.width and 0 <= y < self.height) or share <= 0:
            return
        at = (y * self.width + x) * 3
        for k in range(3):
            old = self.data[at + k]
            self.data[at + k] = round(old + (colour[k] - old) * min(share, 1.0))

    def polygon(self, points, colour):
        """Fills a polygon given as (x, y) pairs, even-odd rule."""
        top = max(0, math.floor(min(p[1] for p in points)))
        bottom = min(self.height, math.ceil(max(p[1] for p in points)))
        for y in range(top, bottom):
            cover = {}
            for sub in range(self.SUBROWS):
                level = y + (sub + 0.5) / self.SUBROWS
                for left, right in self.spans(points, level):
                    self.add_span(cover, left, right)
            for x, share in cover.items():
                self.blend(x, y, colour, share / self.SUBROWS)

    @staticmethod
    def spans(points, level):
        """Pairs of x where the line y = level enters and leaves the polygon."""
        crossings = []
        for (x0, y0), (x1, y1) in zip(points, points[1:] + points[:1]):
            if (y0 <= level) != (y1 <= level):
                crossings.append(x0 + (level - y0) * (x1 - x0) / (y1 - y0))
        crossings.sort()
        return zip(crossings[0::2], crossings[1::2])

    @staticmethod
    def add_span(cover, left, right):
        """Adds the covered width of each pixel between left and right."""
        for x in range(math.floor(left), math.ceil(right)):
            share = min(right, x + 1) - max(left, x)
            cover[x] = cover.get(x, 0.0) + share

    def rectangle(self, x, y, width, height, colour):
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, cx, cy, radius, colour):
        self.polygon([(cx + radius * math.cos(math.pi * k / 90),
                       cy + radius * math.sin(math.pi * k / 90)) for k in range(180)], colour)

    def save(self, path, dots_per_inch=300):
        write_png(path, self.width, self.height, bytes(self.data), dots_per_inch)


def shield(cx, top, width, height):
    """Outline of a shield: straight shoulders, sides that curve to a point."""
    half = width / 2
    shoulder = top + height * 0.45
    points = [(cx - half, top), (cx + half, top), (cx + half, shoulder)]
    steps = 40
    for k in range(1, steps):
        turn = math.pi / 2 * k / steps
        drop = height * 0.55 * math.sin(turn) ** 1.25
        points.append((cx + half * math.cos(turn), shoulder + drop))
    points.append((cx, top + height))
    points += [(2 * cx - x, y) for x, y in reversed(points[2:-1])]
    return points


def star(cx, cy, radius, colour, picture):
    """A plain five-pointed star."""
    points = []
    for k in range(10):
        reach = radius if k % 2 == 0 else radius * 0.4
        turn = -math.pi / 2 + math.pi * k / 5
        points.append((cx + reach * math.cos(turn), cy + reach * math.sin(turn)))
    picture.polygon(points, colour)


def wave(picture, left, right, middle, thick, colour):
    """A horizontal band with two gentle swings, cut to the given sides."""
    upper, lower = [], []
    for k in range(61):
        x = left + (right - left) * k / 60
        y = middle + 10 * math.sin(4 * math.pi * k / 60)
        upper.append((x, y))
        lower.append((x, y + thick))
    picture.polygon(upper + lower[::-1], colour)


def draw_emblem(path, size=600):
    """A neutral emblem that belongs to nobody: a shield with hills, water and a star."""
    scale = size / 600.0
    picture = Picture(size, size)

    def scaled(points):
        return [(x * scale, y * scale) for x, y in points]

    picture.polygon(scaled(shield(300, 30, 440, 540)), TEAL)
    picture.polygon(scaled(shield(300, 46, 408, 508)), GOLD)
    picture.polygon(scaled(shield(300, 54, 392, 492)), PALE)
    picture.rectangle(104 * scale, 54 * scale, 392 * scale, 118 * scale, TEAL)
    star(300 * scale, 116 * scale, 46 * scale, GOLD, picture)
    picture.polygon(scaled([(150, 350), (250, 214), (318, 312), (366, 250), (446, 350)]), TEAL)
    for row in range(3):
        reach = 148 - 34 * row
        wave(picture, (300 - reach) * scale, (300 + reach) * scale, (384 + 40 * row) * scale,
             16 * scale, TEAL)
    picture.save(path)


def main():
    for report in ("dinsos-mamuju-2024",):
        folder = os.path.join(ROOT, "input", report, "gambar")
        os.makedirs(folder, exist_ok=True)
        draw_emblem(os.path.join(folder, "logo.png"))


if __name__ == "__main__":
    main()
