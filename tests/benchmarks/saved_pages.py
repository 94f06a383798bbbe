"""Make a corpus of flat text from saved web pages, for ``reading.py``: marked by the pages' own markup.

    pip install readability-lxml html_text resiliparse lxml_html_clean
    python tests/benchmarks/saved_pages.py PAGES_DIR OUT_DIR
    python tests/benchmarks/reading.py OUT_DIR

PAGES_DIR is any folder with ``*.html`` or ``*.html.gz`` beneath it, for instance a newsroom's own pages. Each page is
flattened by two extractors (see ``flatten.py``). What its markup says is found again in the text: each whole
``<figcaption>`` (under ``credited`` when it seems to name who made the picture, else under ``uncredited``), ``<h2>``
and ``<h3>`` as sub-heads, and as prose the paragraphs that trafilatura takes for the body. All else is under no mark.

Markup errs as people do: an outlet may have its whole story in ``<figcaption>``. The figures tell one version of the
reader from another, best with ``reading.py --against``. The texts belong to their publishers, as do those of
``flatten.py``.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import py3langid
import trafilatura
from flatten import SHORTEST, Flat, flattened, squeezed
from lxml import html

LEAST_PARAGRAPHS = 3
SHORTEST_CAPTION = 15
"""Letters."""

_CREDIT = re.compile(
    r"©|\([cC]\)|\b(?:foto|bild|quelle|photo|picture|image|credit|courtesy|copyright|crédit|imagen|fot\.)\w*\b\s*(?:[:/]|by\b)"
    r"|\b(?:AP|AFP|dpa|DPA|REUTERS|Reuters|Getty|imago|IMAGO|EPA|PA|APA|KEYSTONE|Keystone|Alamy|Shutterstock|iStock|"
    r"Unsplash|Wikimedia|Corbis|Bloomberg|ANSA|EFE|TASS|Anadolu|PAP|Imagn|Imago|epd|KNA|ddp|Adobe)\b"
)

_CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ufffe\\uffff]")


def pages(folder: Path) -> Iterator[tuple[str, str]]:
    """Give each page's name and text."""
    for path in sorted([*folder.rglob("*.html"), *folder.rglob("*.htm"), *folder.rglob("*.html.gz")]):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        name = "_".join(path.relative_to(folder).parts).removesuffix(".gz").rpartition(".")[0]
        yield name[-120:], _CONTROL.sub("", raw.decode("utf-8", "replace"))


def marked(page: str, text: str, prose: Sequence[str]) -> dict[str, Any] | None:
    """Mark a text by its page's markup; None when too little of the body is in it."""
    flat = Flat(text)
    tree = html.fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    captions = [
        caption.text_content()
        for caption in tree.iter("figcaption")
        if any(True for _ in caption.getparent().iter("img", "picture", "video", "noscript", "amp-img"))
    ]
    captions = [each for each in captions if len(squeezed(each)) >= SHORTEST_CAPTION]
    known = {squeezed(each) for each in captions}
    credited = list(flat.take_all([each for each in captions if _CREDIT.search(each)]))
    uncredited = list(flat.take_all([each for each in captions if not _CREDIT.search(each)]))
    found = [span for each in prose if squeezed(each) not in known and (span := flat.take(each))]
    if len(found) < LEAST_PARAGRAPHS:
        return None
    heads = list(flat.take_all([head.text_content() for head in tree.iter("h2", "h3")]))
    first = min(begin for begin, _ in found)
    last = max(end for _, end in found)
    gold = {
        "credited": credited,
        "uncredited": uncredited,
        "subhead": [(begin, end) for begin, end in heads if first < begin < last],
    }
    return {"gold": {kind: [{"span": span} for span in spans] for kind, spans in gold.items()}, "prose": found}


def paragraphs(page: str) -> list[str]:
    """Return what trafilatura takes for the body, the longest first."""
    body = trafilatura.extract(page, favor_precision=True, include_comments=False, include_tables=False) or ""
    return sorted({line for line in body.splitlines() if len(line) > 60 and not line.startswith("- ")}, key=len)[::-1]


def main(arguments: Sequence[str]) -> int:
    """Write the corpus and say how many texts it has."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, out = map(Path, arguments)
    out.mkdir(parents=True, exist_ok=True)
    count = 0
    for name, page in pages(source):
        body = paragraphs(page) if len(page) >= SHORTEST else []
        for tool, text in flattened(page) if len(body) >= LEAST_PARAGRAPHS else ():
            marks = marked(page, text, body) if len(text) >= SHORTEST else None
            if marks:
                language = py3langid.classify(" ".join(body))[0]
                path = out / f"{name}_{tool}"
                path.with_name(f"{path.name}.txt").write_text(text, encoding="utf-8")
                marks = {"name": path.name, "lang": language, **marks}
                path.with_name(f"{path.name}.json").write_text(json.dumps(marks, ensure_ascii=False), encoding="utf-8")
                count += 1
    print(f"{count} texts in {out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
