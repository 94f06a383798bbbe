"""Draw the sample article's pictures: ``python assets/sample/draw_pictures.py [FOLDER]``.

The pictures are made by this script alone (the same bytes from the same Pillow), so they are ours to give away.
"""

import math
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1500, 1000
PAPER = (244, 238, 226)
INK = (38, 44, 54)


def ramp(top: tuple[int, int, int], bottom: tuple[int, int, int], height: int) -> Image.Image:
    """Return a vertical colour ramp over the whole width."""
    column = Image.new("RGB", (1, height))
    for y in range(height):
        column.putpixel((0, y), tuple(round(a + (b - a) * y / height) for a, b in zip(top, bottom, strict=True)))
    return column.resize((WIDTH, height))


def boat(draw: ImageDraw.ImageDraw, x: float, y: float, size: float, hull: tuple[int, int, int]) -> None:
    """Draw a small fishing boat whose hull begins at (x, y)."""
    draw.polygon(
        [(x, y), (x + 3.2 * size, y), (x + 2.8 * size, y + 0.8 * size), (x + 0.4 * size, y + 0.8 * size)], fill=hull
    )
    draw.rectangle([x + 0.9 * size, y - 0.9 * size, x + 1.8 * size, y], fill=PAPER, outline=INK, width=2)
    draw.rectangle([x + 1.1 * size, y - 0.7 * size, x + 1.6 * size, y - 0.35 * size], fill=(110, 140, 160))
    draw.line([(x + 2.2 * size, y), (x + 2.2 * size, y - 2.2 * size)], fill=INK, width=max(2, round(size / 14)))
    draw.line([(x + 2.2 * size, y - 2.1 * size), (x + 3.1 * size, y)], fill=INK, width=2)


def harbour() -> Image.Image:
    """Boats in a harbour, a mole, and a bell in a steel frame."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    picture.paste(ramp((232, 190, 150), (246, 228, 200), 520), (0, 0))
    picture.paste(ramp((126, 156, 170), (52, 84, 104), HEIGHT - 520), (0, 520))
    draw = ImageDraw.Draw(picture)
    draw.ellipse([980, 300, 1110, 430], fill=(252, 240, 214))
    hills = [(x, 520 - 70 * math.sin(x / 260) ** 2 - 30 * math.sin(x / 90 + 1) ** 2) for x in range(0, WIDTH + 10, 10)]
    draw.polygon([(0, 525), *hills, (WIDTH, 525)], fill=(128, 132, 140))
    for row, (y, size) in enumerate([(560, 22), (620, 32), (720, 46), (850, 66)]):
        for i in range(9 - 2 * row):
            x = 40 + i * (WIDTH - 500 + 60 * row) / (9 - 2 * row) + 31 * row
            boat(draw, x, y, size, [(150, 62, 52), (44, 82, 110), (64, 100, 84), (176, 130, 60)][(i * 3 + row) % 4])
            draw.line([(x, y + size), (x + 3 * size, y + size)], fill=(196, 210, 214), width=3)
    draw.polygon([(1060, HEIGHT), (1160, 600), (WIDTH, 600), (WIDTH, HEIGHT)], fill=(104, 98, 92))
    draw.polygon([(1160, 600), (1190, 580), (WIDTH, 580), (WIDTH, 600)], fill=(140, 132, 122))
    for leg in (1220, 1400):
        draw.line([(leg, 590), (1310, 250)], fill=INK, width=12)
    draw.line([(1255, 460), (1366, 460)], fill=INK, width=8)
    draw.pieslice([1272, 300, 1350, 420], 180, 360, fill=(170, 128, 52))
    draw.polygon([(1272, 358), (1350, 358), (1366, 410), (1256, 410)], fill=(170, 128, 52))
    draw.ellipse([1302, 402, 1320, 424], fill=INK)
    return picture


def sorting_table() -> Image.Image:
    """A table from above: rows of small fish, a lens, a notebook."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), (188, 160, 124))
    draw = ImageDraw.Draw(picture)
    for y in range(0, HEIGHT, 125):
        draw.line([(0, y), (WIDTH, y)], fill=(164, 136, 102), width=4)
    draw.rounded_rectangle([90, 110, 1010, 890], 30, fill=(226, 234, 236), outline=(150, 164, 170), width=6)
    for row in range(7):
        for i in range(9 - row):
            x, y, length = 140 + i * 95 + row * 6, 180 + row * 100, 60 + row * 5
            draw.ellipse([x, y, x + length, y + 22], fill=(150, 166, 178), outline=INK, width=2)
            draw.polygon(
                [(x + length - 4, y + 11), (x + length + 16, y), (x + length + 16, y + 22)], fill=(124, 140, 154)
            )
            draw.ellipse([x + 9, y + 7, x + 15, y + 13], fill=INK)
    draw.rectangle([1090, 150, 1420, 600], fill=PAPER, outline=INK, width=3)
    for line in range(9):
        draw.line([(1125, 210 + line * 42), (1385 - 40 * (line % 3), 210 + line * 42)], fill=(120, 126, 140), width=4)
    draw.line([(1290, 930), (1180, 800)], fill=INK, width=26)
    draw.ellipse([1040, 650, 1200, 810], fill=(214, 228, 232), outline=INK, width=12)
    return picture


def rope_works() -> Image.Image:
    """A very long brick building under a slate roof, seen from a quay."""
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    picture.paste(ramp((170, 190, 206), (224, 228, 226), 640), (0, 0))
    picture.paste(ramp((134, 128, 120), (96, 92, 88), HEIGHT - 640), (0, 640))
    draw = ImageDraw.Draw(picture)
    draw.polygon([(60, 420), (1440, 300), (1480, 380), (30, 480)], fill=(72, 80, 92))
    draw.polygon([(40, 478), (1475, 380), (1475, 640), (40, 700)], fill=(158, 84, 64))
    for i in range(16):
        x = 90 + i * 86
        top = 520 - i * 4.6
        draw.rectangle(
            [x, top, x + 38, top + 84], fill=(60, 66, 76) if i % 5 else (222, 190, 110), outline=PAPER, width=3
        )
    for i in range(30):
        draw.line([(40 + i * 50, 700 - i * 2.05), (40 + i * 50, 480 - i * 3.4)], fill=(148, 78, 60), width=1)
    draw.rectangle([1180, 180, 1240, 345], fill=(140, 74, 58))
    draw.line([(0, 760), (WIDTH, 700)], fill=(70, 66, 62), width=10)
    for x in (180, 620, 1100):
        draw.rounded_rectangle([x, 790, x + 60, 880], 14, fill=INK)
        draw.ellipse([x - 10, 775, x + 70, 810], fill=(60, 66, 76))
    draw.arc([200, 800, 680, 960], 10, 170, fill=(196, 176, 130), width=12)
    return picture


PICTURES = {"harbour.jpg": harbour, "sorting-table.jpg": sorting_table, "rope-works.jpg": rope_works}


def main(folder: Path) -> None:
    """Write every picture into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, draw_it in PICTURES.items():
        picture = draw_it().filter(ImageFilter.GaussianBlur(0.8))
        picture.save(folder / name, quality=82, optimize=True, dpi=(300, 300))
        print(folder / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "photos")
