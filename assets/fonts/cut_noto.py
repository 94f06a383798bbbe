"""Cut the Noto fonts that stand in for letters our own lack: ``python assets/fonts/cut_noto.py FOLDER``.

Needs fontTools. FOLDER holds what the commands of ``README.md`` unpack there; the files are written beside this script.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

HERE = Path(__file__).parent
LETTERS = "noto-sans/NotoSans[wdth,wght].ttf"
UNREAD_TABLES = ["STAT", "vhea", "vmtx", "MATH", "gasp"]
LETTER_FEATURES = "ccmp kern liga locl mark mkmk"
DEVANAGARI_FEATURES = "abvm abvs akhn blwf blwm blws cjct dist half haln nukt pres psts rkrf rphf vatu"
NOT_IN_ARTICLES = (
    (0x0590, 0x08FF),  # Hebrew and Arabic, which stand in the mathematical font without their joined forms
    (0x4DC0, 0x4DFF),  # hexagrams
    (0x10100, 0x102FF),  # signs of antiquity
    (0x10E60, 0x10E7F),
    (0x1D200, 0x1D37F),  # old notations of music and numbers
    (0x1EE00, 0x1EEFF),  # Arabic mathematics
    (0x1F005, 0x1F09F),  # mahjong and domino tiles, but for the one that is an emoji
    (0x1FB00, 0x1FBFF),  # block graphics of home computers
)
EMOJI_UNITS = 2400
"""Units of an em that make emoji about as high as the text's own letters; the font comes with 2048."""


def cut(font: TTFont, name: str, features: str = "*") -> None:
    """Write a font without hints and without what no article needs."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = features.split()
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += UNREAD_TABLES
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for code in font.getBestCmap() if wanted(code)])
    cutter.subset(font)
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(HERE / f"{name}.ttf")
    print(f"{name}.ttf: {len(font.getBestCmap())} letters, {(HERE / f'{name}.ttf').stat().st_size} bytes")


def wanted(code: int) -> bool:
    """Tell whether a code point may stand in an article."""
    return not any(first <= code <= last for first, last in NOT_IN_ARTICLES)


def letters(source: Path, name: str, style: str, weight: int) -> None:
    """Cut one weight of the font of letters."""
    font = instancer.instantiateVariableFont(TTFont(source), {"wdth": 100, "wght": weight})
    for record in font["name"].names:
        if record.nameID in (2, 17):
            record.string = style
        elif record.nameID == 4:
            record.string = f"Noto Sans {style}"
        elif record.nameID == 6:
            record.string = f"NotoSans-{style}"
    font["OS/2"].usWeightClass = weight
    cut(font, name, f"{LETTER_FEATURES} {DEVANAGARI_FEATURES}")


def main(folder: Path) -> None:
    """Cut all of them."""
    letters(folder / LETTERS, "NotoSans-Regular", "Regular", 400)
    letters(folder / LETTERS, "NotoSans-Bold", "Bold", 700)
    for name in ("NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath"):
        cut(TTFont(next(folder.rglob(f"{name}_400Regular.ttf"))), f"{name}-Regular")
    emoji = TTFont(next(folder.rglob("NotoEmoji_400Regular.ttf")))
    emoji["head"].unitsPerEm = EMOJI_UNITS
    cut(emoji, "NotoEmoji-Regular")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
