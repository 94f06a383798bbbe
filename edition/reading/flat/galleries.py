"""Galleries in running text: a title, and each picture’s caption up to the button that hides it.

“Photos: Title Photos: Title First caption. Hide Caption 1 of 8 Photos: Title Second caption. Hide Caption 2 of 8 …”
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from os.path import commonprefix

from edition.model import Span
from edition.reading.flat.claims import Claim, Role, trimmed
from edition.reading.flat.tokens import Document

GALLERY_TITLE = "gallery title"
OF_GALLERY = "caption: of a gallery"
GALLERY_BUTTON = "gallery button"
SURE = 0.985
SHORTEST_TITLE, LONGEST_TITLE = 14, 120
"""Characters, with “Photos: ”."""
LONGEST_CAPTION = 900
"""Characters; what is longer holds more than a caption."""
_BUTTON = re.compile(r"Hide Caption (?P<picture>\d{1,3}) of (?P<pictures>\d{1,3})(?!\d)")
_TWICE = re.compile(r"(?P<title>Photos: [^\n]{5,110}?) (?P=title) ")
_LEAD = re.compile(r"[^\n]{3,80}? [–—-] ")
"""What a gallery sets before each caption, up to a dash: “The harbour through the years – ”."""


def find_galleries(document: Document) -> Iterator[Claim]:
    """Yield the titles, captions and buttons of galleries, and what links to one elsewhere."""
    for buttons in _galleries(document.text):
        yield from _gallery(document.text, buttons)


def _galleries(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the buttons of each gallery: of so many pictures, counted from the first."""
    group: list[re.Match[str]] = []
    for button in _BUTTON.finditer(text):
        goes_on = group and button["pictures"] == group[-1]["pictures"]
        if group and not (goes_on and int(button["picture"]) == int(group[-1]["picture"]) + 1):
            yield group
            group = []
        group.append(button)
    if group:
        yield group


def _gallery(text: str, buttons: Sequence[re.Match[str]]) -> Iterator[Claim]:
    title = _title(text, buttons)
    spans = [span for span in _captions(text, title, buttons) if span]
    shared = commonprefix([text[begin:end] for begin, end in spans]) if len(spans) > 1 else ""  # noqa: RUF071
    lead = _LEAD.match(shared)
    for begin, end in spans:
        if lead:
            yield Claim((begin, begin + len(lead[0].rstrip())), Role.SKIP, GALLERY_TITLE, SURE)
            begin += lead.end()
        if begin < end:
            yield Claim((begin, end), Role.CAPTION, OF_GALLERY, SURE)
    first = min((span[0] for span in spans), default=buttons[0].start())
    for match in re.finditer(re.escape(title) + r"(?!\w)", text) if title else ():
        within = first - 2 * LONGEST_TITLE <= match.start() <= buttons[-1].end()
        yield Claim(match.span(), Role.SKIP, GALLERY_TITLE if within else "link to other articles", SURE)
    for button in buttons:
        yield Claim(button.span(), Role.SKIP, GALLERY_BUTTON, SURE)


def _title(text: str, buttons: Sequence[re.Match[str]]) -> str:
    """Return the title: what stands there twice before the first caption, or else what all the others begin with."""
    begin = max(0, buttons[0].start() - LONGEST_CAPTION - 2 * LONGEST_TITLE)
    twice = list(_TWICE.finditer(text, begin, buttons[0].end()))
    if twice:
        return twice[-1]["title"]
    first = text.rfind("Photos: ", begin, buttons[0].start())
    begun = [button.end() + 1 for button in buttons if text.startswith(" Photos: ", button.end())]
    begun += [first] if first >= 0 else []
    followed = [text[begin : begin + LONGEST_TITLE] for begin in begun]
    shared = commonprefix(followed).rpartition(" ")[0] if len(followed) > 1 else ""  # noqa: RUF071  # by character
    return shared if len(shared) >= SHORTEST_TITLE else ""


def _captions(text: str, title: str, buttons: Sequence[re.Match[str]]) -> Iterator[Span | None]:
    """Yield what stands between each button and the title before it; without a title, between two buttons."""
    begin = max(0, buttons[0].start() - LONGEST_CAPTION - 2 * LONGEST_TITLE) if title else buttons[0].end()
    for button in buttons if title else buttons[1:]:
        at = text.rfind(title, begin, button.start())
        span = trimmed(text, at + len(title), button.start()) if at >= 0 else None
        yield span if span and 0 < span[1] - span[0] <= LONGEST_CAPTION else None
        begin = button.end()
