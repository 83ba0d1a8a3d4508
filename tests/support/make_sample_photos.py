#!/usr/bin/env python3
"""Makes the sample pictures of input/dinsos-gowa-2024/gambar: seven drawn scenes and a logo.

Standard library only, no randomness: the same files every time.
Use: make_sample_photos.py FOLDER
"""
import math
import struct
import sys
import zlib

WIDTH, HEIGHT = 1200, 800


def png_bytes(width, height, rows, colour_type):
    def chunk(kind, body):
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    # Filter 2 (difference to the row above) keeps gradients small.
    data, above = bytearray(), bytes(len(rows[0]))
    for row in rows:
        data.append(2)
        data += bytes((a - b) & 255 for a, b in zip(row, above))
        above = row
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
            + chunk(b"IDAT", zlib.compress(bytes(data), 9)) + chunk(b"IEND", b""))


class Canvas:
    """Rows of pixels; colours are tuples of `depth` bytes."""

    def __init__(self, width, height, depth=3):
        self.width, self.height, self.depth = width, height, depth
        self.rows = [bytearray(width * depth) for _ in range(height)]

    def span(self, y, left, right, colour):
        left, right = max(0, round(left)), min(self.width, round(right))
        if 0 <= y < self.height and left < right:
            depth = self.depth
            self.rows[y][left * depth:right * depth] = bytes(colour) * (right - left)

    def gradient(self, top, bottom, first, last):
        for y in range(top, bottom):
            part = (y - top) / max(1, bottom - top - 1)
            colour = [round(a + (b - a) * part) for a, b in zip(first, last)]
            self.span(y, 0, self.width, colour)

    def box(self, x, y, width, height, colour):
        for row in range(round(y), round(y + height)):
            self.span(row, x, x + width, colour)

    def ellipse(self, x, y, across, down, colour):
        for row in range(math.floor(y - down), math.ceil(y + down) + 1):
            inside = 1 - ((row + 0.5 - y) / down) ** 2
            if inside > 0:
                half = across * math.sqrt(inside)
                self.span(row, x - half, x + half, colour)

    def polygon(self, points, colour):
        top = math.floor(min(y for _, y in points))
        bottom = math.ceil(max(y for _, y in points))
        for row in range(top, bottom):
            crossings = []
            for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]):
                if (y1 <= row + 0.5) != (y2 <= row + 0.5):
                    crossings.append(x1 + (row + 0.5 - y1) * (x2 - x1) / (y2 - y1))
            crossings.sort()
            for left, right in zip(crossings[::2], crossings[1::2]):
                self.span(row, left, right, colour)

    def hills(self, base, height, wave, shift, colour):
        points = [(x, base - height * (0.55 + 0.45 * math.sin(x / wave + shift)))
                  for x in range(0, self.width + 1, 8)]
        self.polygon(points + [(self.width, self.height), (0, self.height)], colour)

    def save(self, path):
        colour_type = 2 if self.depth == 3 else 6
        with open(path, "wb") as file:
            file.write(png_bytes(self.width, self.height, self.rows, colour_type))


def landscape(sky, far, near, ground):
    picture = Canvas(WIDTH, HEIGHT)
    picture.gradient(0, 480, sky, (244, 240, 228))
    picture.hills(470, 190, 210, 0.4, far)
    picture.hills(520, 130, 150, 2.1, near)
    picture.gradient(540, HEIGHT, ground, tuple(max(0, c - 40) for c in ground))
    return picture


def room(wall, floor):
    picture = Canvas(WIDTH, HEIGHT)
    picture.gradient(0, 560, wall, tuple(max(0, c - 18) for c in wall))
    picture.gradient(560, HEIGHT, floor, tuple(max(0, c - 35) for c in floor))
    for x in (150, 820):
        picture.box(x - 8, 112, 246, 216, (250, 250, 246))
        picture.box(x, 120, 230, 200, (188, 214, 226))
        picture.box(x + 110, 120, 10, 200, (250, 250, 246))
    return picture


def limb(picture, x1, y1, x2, y2, width, colour):
    half = width / 2
    picture.polygon([(x1 - half, y1), (x1 + half, y1), (x2 + half, y2), (x2 - half, y2)], colour)
    picture.ellipse(x2, y2, half, half, colour)


def head(picture, x, y, size, skin=(156, 112, 82)):
    picture.box(x - 0.03 * size, y, 0.06 * size, 0.14 * size, skin)
    picture.ellipse(x, y - 0.02 * size, 0.082 * size, 0.1 * size, (44, 38, 36))
    picture.ellipse(x, y + 0.012 * size, 0.07 * size, 0.085 * size, skin)


def person(picture, x, foot, size, shirt):
    """A simple standing figure of the height size."""
    sleeve = tuple(round(c * 0.86) for c in shirt)
    for side in (-1, 1):
        limb(picture, x + side * 0.06 * size, foot - 0.5 * size, x + side * 0.065 * size, foot,
             0.1 * size, (58, 62, 74))
        limb(picture, x + side * 0.15 * size, foot - 0.78 * size, x + side * 0.18 * size,
             foot - 0.46 * size, 0.07 * size, sleeve)
    picture.polygon([(x - 0.1 * size, foot - 0.84 * size), (x + 0.1 * size, foot - 0.84 * size),
                     (x + 0.17 * size, foot - 0.79 * size), (x + 0.13 * size, foot - 0.42 * size),
                     (x - 0.13 * size, foot - 0.42 * size), (x - 0.17 * size, foot - 0.79 * size)],
                    shirt)
    head(picture, x, foot - 0.95 * size, size)


def house(picture, x, foot, size, wall, roof):
    picture.box(x, foot - 0.6 * size, size, 0.6 * size, wall)
    picture.polygon([(x - 0.12 * size, foot - 0.58 * size), (x + 0.5 * size, foot - size),
                     (x + 1.12 * size, foot - 0.58 * size)], roof)
    picture.box(x + 0.4 * size, foot - 0.36 * size, 0.2 * size, 0.36 * size, (92, 70, 56))


def food_parcels():
    picture = landscape((150, 196, 222), (126, 158, 142), (92, 132, 104), (150, 166, 106))
    house(picture, 120, 560, 210, (232, 220, 196), (150, 84, 62))
    house(picture, 860, 556, 190, (222, 226, 220), (110, 96, 104))
    for x in (430, 490, 550, 460, 520):
        y = 690 if x in (430, 490, 550) else 640
        picture.box(x, y, 56, 46, (196, 158, 104))
        picture.box(x + 24, y, 8, 46, (160, 122, 76))
    for x, shirt in ((350, (30, 108, 140)), (690, (186, 90, 62)), (790, (232, 196, 92))):
        person(picture, x, 740, 270, shirt)
    return picture


def walking_aid():
    picture = room((226, 228, 220), (176, 156, 130))
    person(picture, 430, 730, 400, (30, 108, 140))
    picture.ellipse(700, 640, 96, 96, (64, 68, 78))
    picture.ellipse(700, 640, 78, 78, (198, 180, 156))
    picture.ellipse(820, 704, 32, 32, (64, 68, 78))
    picture.box(640, 560, 170, 26, (64, 68, 78))
    picture.box(630, 400, 24, 180, (64, 68, 78))
    picture.polygon([(664, 420), (730, 412), (752, 440), (748, 566), (662, 566)], (196, 120, 74))
    limb(picture, 730, 440, 770, 540, 30, (170, 100, 60))
    picture.box(664, 548, 150, 40, (58, 62, 74))
    limb(picture, 800, 560, 816, 690, 38, (58, 62, 74))
    head(picture, 704, 366, 400)
    return picture


def guidance():
    picture = room((236, 228, 212), (146, 124, 108))
    picture.ellipse(600, 660, 470, 110, (120, 150, 146))
    picture.ellipse(600, 660, 430, 90, (138, 168, 160))
    shirts = ((30, 108, 140), (196, 120, 74), (236, 236, 230), (108, 140, 96), (150, 96, 130))
    for number, shirt in enumerate(shirts):
        angle = math.pi * (0.06 + 0.22 * number)
        x, foot = 600 - 430 * math.cos(angle), 720 - 70 * math.sin(angle)
        person(picture, x, foot, 300, shirt)
    return picture


def small_business():
    picture = landscape((176, 208, 220), (150, 170, 150), (116, 146, 110), (190, 176, 140))
    picture.box(330, 330, 20, 340, (104, 84, 66))
    picture.box(870, 330, 20, 340, (104, 84, 66))
    for number in range(8):
        colour = (186, 70, 58) if number % 2 == 0 else (246, 240, 226)
        left = 300 + number * 78
        picture.polygon([(left, 330), (left + 78, 330), (left + 70, 240), (left + 12, 240)], colour)
    person(picture, 610, 660, 310, (30, 108, 140))
    picture.box(310, 560, 600, 130, (160, 124, 84))
    picture.box(310, 560, 600, 18, (196, 158, 112))
    for number in range(7):
        colour = ((214, 132, 48), (148, 176, 74), (196, 74, 58))[number % 3]
        picture.ellipse(370 + number * 80, 538, 30, 26, colour)
    person(picture, 190, 750, 300, (150, 96, 130))
    return picture


def data_meeting():
    picture = room((218, 226, 228), (160, 142, 122))
    for x, shirt in ((330, (108, 140, 96)), (600, (30, 108, 140)), (870, (196, 120, 74))):
        person(picture, x, 700, 380, shirt)
    picture.polygon([(170, 560), (1030, 560), (1130, 700), (70, 700)], (182, 146, 102))
    picture.box(70, 700, 1060, 22, (140, 108, 74))
    picture.box(520, 470, 160, 100, (62, 66, 76))
    picture.box(530, 480, 140, 80, (170, 206, 222))
    for x in (270, 400, 790, 920):
        picture.polygon([(x, 590), (x + 90, 590), (x + 100, 660), (x - 10, 660)], (248, 248, 244))
        for line in range(3):
            picture.box(x + 10, 604 + line * 16, 66, 4, (140, 146, 152))
    return picture


def disaster_readiness():
    picture = landscape((138, 158, 176), (104, 124, 134), (82, 108, 96), (128, 132, 96))
    picture.polygon([(520, 640), (760, 330), (1000, 640)], (222, 124, 48))
    picture.polygon([(690, 640), (760, 400), (830, 640)], (140, 74, 34))
    picture.polygon([(760, 330), (1000, 640), (1080, 610), (830, 320)], (190, 100, 40))
    for x in (170, 280, 390):
        person(picture, x, 740, 280, (226, 110, 36))
        picture.box(x - 40, 606, 80, 9, (246, 240, 180))
    picture.box(1010, 660, 110, 70, (70, 110, 130))
    picture.box(1010, 690, 110, 8, (236, 236, 230))
    return picture


def referral_centre():
    picture = landscape((164, 204, 226), (136, 166, 156), (100, 140, 112), (142, 168, 110))
    picture.ellipse(1010, 130, 60, 60, (250, 226, 150))
    picture.box(260, 330, 680, 270, (240, 234, 220))
    picture.polygon([(210, 340), (600, 180), (990, 340)], (134, 78, 62))
    for x in (320, 430, 710, 820):
        picture.box(x, 400, 70, 90, (150, 190, 206))
    picture.box(550, 420, 100, 180, (104, 80, 62))
    picture.polygon([(540, 600), (660, 600), (800, 800), (400, 800)], (206, 196, 178))
    for x, foot, size, shirt in ((470, 740, 220, (30, 108, 140)), (560, 750, 220, (196, 120, 74)),
                                 (910, 700, 190, (232, 196, 92))):
        person(picture, x, foot, size, shirt)
    return picture


def logo():
    """A neutral shield with a sun above waves; transparent outside."""
    picture = Canvas(600, 680, 4)

    def shield(inset, colour):
        left, right, top = 40 + inset, 560 - inset, 40 + inset
        side = [(300 + (right - 300) * math.cos(step * math.pi / 64),
                 360 + (280 - inset) * math.sin(step * math.pi / 64)) for step in range(65)]
        picture.polygon([(left, top), (right, top)] + side, colour)

    shield(0, (11, 79, 108, 255))
    shield(14, (255, 255, 255, 255))
    shield(24, (11, 79, 108, 255))
    for step in range(12):
        angle = step * math.pi / 6
        points = [(300 + 150 * math.cos(angle), 270 + 150 * math.sin(angle))]
        for turn in (-0.12, 0.12):
            points.append((300 + 90 * math.cos(angle + turn), 270 + 90 * math.sin(angle + turn)))
        picture.polygon(points, (246, 200, 84, 255))
    picture.ellipse(300, 270, 84, 84, (246, 200, 84, 255))
    for number in range(3):
        top = 456 + number * 42
        upper = [(x, top + 12 * math.sin(x / 42)) for x in range(110, 491, 5)]
        inset = (0, 26, 72)[number]
        upper = upper[inset // 5:len(upper) - inset // 5]
        picture.polygon(upper + [(x, y + 20) for x, y in reversed(upper)], (255, 255, 255, 255))
    return picture


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    scenes = (food_parcels, walking_aid, guidance, small_business, data_meeting,
              disaster_readiness, referral_centre)
    for number, scene in enumerate(scenes, 1):
        scene().save(f"{sys.argv[1]}/foto-{number}.png")
    logo().save(f"{sys.argv[1]}/logo.png")


if __name__ == "__main__":
    main()
