"""What a page of a PDF paints: every stretch of text with its size, place, colour and marked content.

Reads content streams with pikepdf alone, so that finished files can be inspected wherever the edition is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pikepdf

from edition.checking.pdf_fonts import PdfFont, read_font

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
TEXT_SHOWING = frozenset(("Tj", "TJ", "'", '"'))
PAINTING = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "EI"))


@dataclass(frozen=True, slots=True)
class Painted:
    """Text painted by one operator."""

    text: str
    font: str
    """PostScript name without the subset's tag."""
    size_pt: float
    """Effective: font size times the matrices in force."""
    x_pt: float
    y_pt: float
    """Baseline, from the page's lower left corner."""
    end_pt: float
    """x where it ends."""
    colour: tuple[float, float, float]
    """RGB, 0 to 1."""
    mcid: int | None
    """Marked content it is in; None in an artifact or outside of any."""
    artifact: bool


@dataclass(frozen=True, slots=True)
class PagePaint:
    """Everything of interest on a page."""

    number: int
    """From 1."""
    texts: tuple[Painted, ...]
    unmarked: int
    """Operators that paint outside all marked content."""
    mcids: frozenset[int]
    lines: tuple[tuple[float, float, float], ...] = ()
    """(left, right, y) of each level line or thin bar."""


def paint_of(pdf: pikepdf.Pdf) -> Iterator[PagePaint]:
    """Yield what each page paints, in order."""
    fonts: dict[tuple[int, int], PdfFont] = {}
    for number, page in enumerate(pdf.pages, 1):
        yield _Reader(page, fonts).read(number)


@dataclass(slots=True)
class _State:
    """The part of the graphics state that matters for text."""

    matrix: Matrix = IDENTITY
    font: PdfFont | None = None
    size: float = 0.0
    leading: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    rise: float = 0.0
    colour: tuple[float, float, float] = (0.0, 0.0, 0.0)


@dataclass(slots=True)
class _Reader:
    """Follows a page's operators."""

    page: pikepdf.Page
    fonts: dict[tuple[int, int], PdfFont]
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    marks: list[tuple[bool, int | None]] = field(default_factory=list)
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    pen: tuple[float, float] = (0.0, 0.0)
    lines: list[tuple[float, float, float]] = field(default_factory=list)

    def read(self, number: int) -> PagePaint:
        texts: list[Painted] = []
        mcids: set[int] = set()
        unmarked = 0
        for instruction in pikepdf.parse_content_stream(self.page):
            operator = str(instruction.operator)
            operands: Sequence[Any] = list(instruction.operands)
            if operator in TEXT_SHOWING:
                unmarked += not self.marks
                texts.extend(self.show(operator, operands))
            elif operator in PAINTING:
                unmarked += not self.marks
            elif operator in ("BDC", "BMC"):
                self.marks.append(_mark(operands))
                if (mcid := self.marks[-1][1]) is not None:
                    mcids.add(mcid)
            elif operator == "EMC":
                self.marks.pop()
            else:
                self.follow(operator, operands)
        return PagePaint(number, tuple(texts), unmarked, frozenset(mcids), tuple(self.lines))

    def follow(self, operator: str, operands: Sequence[Any]) -> None:
        """Keep track of matrices, font and colour."""
        numbers = [float(value) for value in operands if _is_number(value)]
        if operator in ("Td", "TD", "T*", "Tm", "BT"):
            self.place_text(operator, numbers)
        elif operator in ("TL", "Tc", "Tw", "Tz", "Ts"):
            self.set_text(operator, numbers[0])
        elif operator == "Tf":
            self.state.font, self.state.size = self.font(str(operands[0])), numbers[-1]
        elif operator == "q":
            self.stack.append(replace(self.state))
        elif operator == "Q":
            self.state = self.stack.pop()
        elif operator == "cm":
            self.state.matrix = _times(_matrix(numbers), self.state.matrix)
        elif operator in ("rg", "g", "k"):
            self.state.colour = _rgb(numbers)
        elif operator in ("m", "l", "re"):
            self.draw_line(operator, numbers)

    def draw_line(self, operator: str, numbers: Sequence[float]) -> None:
        """Note level lines, and bars thinner than two points: what may underline text."""
        x, y, *_ = _times((1, 0, 0, 1, numbers[0], numbers[1]), self.state.matrix)[4:]
        if operator == "l" and abs(y - self.pen[1]) < 0.1:
            self.lines.append((min(x, self.pen[0]), max(x, self.pen[0]), y))
        elif operator == "re" and abs(numbers[3] * self.state.matrix[3]) < 2:
            self.lines.append((x, x + numbers[2] * self.state.matrix[0], y))
        self.pen = (x, y)

    def place_text(self, operator: str, numbers: Sequence[float]) -> None:
        if operator == "BT":
            self.text = self.line = IDENTITY
        elif operator == "Tm":
            self.text = self.line = _matrix(numbers)
        elif operator == "T*":
            self.move(0.0, -self.state.leading)
        else:
            self.state.leading = -numbers[1] if operator == "TD" else self.state.leading
            self.move(numbers[0], numbers[1])

    def set_text(self, operator: str, value: float) -> None:
        if operator == "Tz":
            self.state.scale = value / 100
        else:
            names = {"TL": "leading", "Tc": "character_space", "Tw": "word_space", "Ts": "rise"}
            setattr(self.state, names[operator], value)

    def move(self, x: float, y: float) -> None:
        self.text = self.line = _times((1, 0, 0, 1, x, y), self.line)

    def show(self, operator: str, operands: Sequence[Any]) -> Iterator[Painted]:
        """Yield the text of one operator and move on by its width."""
        if operator in ("'", '"'):
            self.move(0.0, -self.state.leading)
        state, font = self.state, self.state.font
        if font is None:
            return
        parts: list[Any] = list(operands[-1]) if operator == "TJ" else [operands[-1]]
        place = _times((1, 0, 0, 1, 0, state.rise), _times(self.text, state.matrix))
        letters, width = "", 0.0
        for part in parts:
            if isinstance(part, pikepdf.String):
                text, advance = font.decode(bytes(part))
                spaces = text.count(" ") * state.word_space if font.code_bytes == 1 else 0.0
                width += (advance / 1000 * state.size + len(text) * state.character_space + spaces) * state.scale
                letters += text
            else:
                width -= float(part) / 1000 * state.size * state.scale
        self.text = _times((1, 0, 0, 1, width, 0), self.text)
        end = _times(self.text, state.matrix)
        artifact, mcid = next(((art, mc) for art, mc in reversed(self.marks) if art or mc is not None), (False, None))
        size = state.size * (place[2] ** 2 + place[3] ** 2) ** 0.5
        yield Painted(letters, font.name, round(size, 2), place[4], place[5], end[4], state.colour, mcid, artifact)

    def font(self, name: str) -> PdfFont:
        resource = self.page.Resources.Font[name]
        key = resource.objgen
        if key not in self.fonts or key == (0, 0):
            self.fonts[key] = read_font(resource)
        return self.fonts[key]


def _mark(operands: Sequence[Any]) -> tuple[bool, int | None]:
    """Return whether marked content is an artifact, and its MCID."""
    if str(operands[0]) == "/Artifact":
        return True, None
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return False, int(properties.MCID)
    return False, None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float, Decimal))


def _matrix(numbers: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = numbers
    return (a, b, c, d, e, f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _rgb(numbers: Sequence[float]) -> tuple[float, float, float]:
    if len(numbers) == 1:
        return (numbers[0],) * 3
    if len(numbers) == 3:
        return (numbers[0], numbers[1], numbers[2])
    c, m, y, k = numbers
    return ((1 - c) * (1 - k), (1 - m) * (1 - k), (1 - y) * (1 - k))
