"""Make a corpus of flat text from real pages, for ``reading.py``: whole outlets' conventions, marked by other people.

    pip install readability-lxml html_text resiliparse lxml_html_clean
    python tests/benchmarks/flatten.py FUNDUS_DIR OUT_DIR
    python tests/benchmarks/reading.py OUT_DIR/a

FUNDUS_DIR is a checkout of the public collection fundus (``tests/resources/parser/test_data``: pages of some 200
outlets with their paragraphs, sub-heads, captions and photographers as JSON). Each page is flattened by two
extractors, its white space joined to one line; the JSON's texts are found again in it. What is found nowhere is under
no mark, and is not counted as prose: it is mostly boilerplate, but nobody marked it. Captions that the JSON leaves
out are missed as well: the figures tell one version of the reader from another, and do not tell how good it is.

Outlets are halved by their names: ``a`` to look at, ``b`` to check what was learnt. The texts belong to their
publishers: they are for measuring on one's own machine, and no part of the project.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import html_text
from readability import Document
from readability.readability import Unparseable
from resiliparse.extract.html2text import extract_plain_text

LANGUAGES = {"at": "de", "de": "de", "li": "de", "es": "es", "fr": "fr", "it": "it", "pl": "pl", "ua": "uk"}
"""By the collection's folder; English for the others."""
ENGLISH = frozenset(("au", "ca", "ie", "ind", "my", "na", "ng", "uk", "us", "za"))
SHORTEST = 1_200
"""Characters of a text that is worth reading."""
LEAST_FOUND = 0.8
"""Share of the paragraphs' characters that must be in a text, or its page is of another version than its JSON."""
NEAR = 200
"""Characters between a caption and its credit."""
INVISIBLE = "\u200b\u00ad\ufeff"

Span = tuple[int, int]


class Flat:
    """A flat text in which marked texts are found again, whatever white space they have there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places = [n for n, letter in enumerate(text) if not letter.isspace() and letter not in INVISIBLE]
        self._letters = "".join(text[n] for n in self._places)
        self._taken = bytearray(len(self._letters))

    def take(self, wanted: str) -> Span | None:
        """Return where a text stands that is not taken yet, and take it; None when it is not there."""
        letters = squeezed(wanted)
        at = self._letters.find(letters) if len(letters) > 2 else -1
        while at >= 0 and any(self._taken[at : at + len(letters)]):
            at = self._letters.find(letters, at + 1)
        if at < 0:
            return None
        self._taken[at : at + len(letters)] = b"\1" * len(letters)
        return self._places[at], self._places[at + len(letters) - 1] + 1

    def take_all(self, wanted: Sequence[str]) -> Iterator[Span]:
        """Give every place of every text, the longest texts first."""
        for each in sorted({text for text in wanted if text}, key=len, reverse=True):
            while span := self.take(each):
                yield span


def squeezed(text: str) -> str:
    """Return a text without white space."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in INVISIBLE)


def flattened(page: str) -> Iterator[tuple[str, str]]:
    """Give the page as two extractors see it, on one line."""
    with suppress(Unparseable):
        yield "readability", " ".join(html_text.extract_text(Document(page).summary()).split())
    yield "resiliparse", " ".join(extract_plain_text(page, main_content=True).split())


def marked(text: str, versions: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Mark a text by the version of the JSON whose paragraphs are in it; None when none is."""
    for version in versions:
        sections = (version.get("body") or {}).get("sections", [])
        paragraphs = [text for section in sections for text in section.get("paragraphs", [])]
        flat = Flat(text)
        prose = [span for each in sorted(paragraphs, key=len, reverse=True) if (span := flat.take(each))]
        length = sum(map(len, paragraphs))
        if length and sum(end - begin for begin, end in prose) >= LEAST_FOUND * length:
            images = version.get("images") or []
            known = {squeezed(each) for each in paragraphs}
            captions = [each for image in images if squeezed(each := image.get("caption") or "") not in known]
            found = list(flat.take_all(captions))
            gold = {
                "caption": found,
                "subhead": list(flat.take_all([text for section in sections for text in section.get("headline", [])])),
                "headline": list(flat.take_all([version.get("title") or ""])),
                "standfirst": list(flat.take_all((version.get("body") or {}).get("summary") or [])),
                "credit": _near(
                    found, flat.take_all([name for image in images for name in image.get("authors") or []])
                ),
            }
            return {"gold": {kind: [{"span": span} for span in spans] for kind, spans in gold.items()}, "prose": prose}
    return None


def _near(captions: Sequence[Span], names: Iterator[Span]) -> list[Span]:
    """Return the names that stand beside a caption: elsewhere a photographer may be the subject."""
    return [
        (begin, end)
        for begin, end in names
        if any(-NEAR < begin - after < NEAR or -NEAR < before - end < NEAR for before, after in captions)
    ]


def main(arguments: Sequence[str]) -> int:
    """Write the corpus and say how many texts it has."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, out = Path(arguments[0]) / "tests" / "resources" / "parser" / "test_data", Path(arguments[1])
    count = 0
    for description in sorted(source.glob("*/*.json")):
        country, outlet = description.parent.name, description.stem
        language = "en" if country in ENGLISH else LANGUAGES.get(country)
        versions = list(json.loads(description.read_text(encoding="utf-8")).values())[::-1]
        half = out / "ab"[int(hashlib.sha1(outlet.encode(), usedforsecurity=False).hexdigest(), 16) % 2]
        for page in sorted(description.parent.glob(f"{outlet}_2*.html.gz")) if language else ():
            for tool, text in flattened(gzip.decompress(page.read_bytes()).decode("utf-8", "replace")):
                marks = marked(text, versions) if len(text) >= SHORTEST else None
                if marks:
                    half.mkdir(parents=True, exist_ok=True)
                    name = half / f"{country}_{page.name.removesuffix('.html.gz')}_{tool}"
                    name.with_suffix(".txt").write_text(text, encoding="utf-8")
                    marks = {"name": name.name, "lang": language, **marks}
                    name.with_suffix(".json").write_text(json.dumps(marks, ensure_ascii=False), encoding="utf-8")
                    count += 1
    print(f"{count} texts in {out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
