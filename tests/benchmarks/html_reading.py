"""Measure the reading of web pages: ``python tests/benchmarks/html_reading.py DIR``.

DIR is a checkout of one of two public collections, neither of which is part of this project:

* scrapinghub's article-extraction-benchmark (``ground-truth.json``, ``html/*.html.gz``): F1 of the body by 4-grams of
  words, beside trafilatura alone on the same pages;
* fundus (``tests/resources/parser/test_data``): captions, credits and body paragraphs found, of those that are in the
  page at all, and how many of our photographs nobody asked for.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import trafilatura

from edition.errors import EditionError
from edition.model import Article, BlockKind
from edition.reading import ReadingOptions
from edition.reading.html import read_page
from edition.reading.material import Kind, Material


def main(folder: Path, *only: str) -> None:
    """Print the table for the collection in a folder."""
    if (folder / "ground-truth.json").is_file():
        bodies(folder)
    else:
        photographs(folder, only)


def bodies(folder: Path) -> None:
    """Compare bodies with the ground truth, ours and trafilatura's."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    ours, alone, spent = [], [], 0.0
    for name, gold in truth.items():
        page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
        start = time.process_time()
        article = _read(page)
        spent += time.process_time() - start
        ours.append(_shared(gold["articleBody"], _prose(article)))
        alone.append(
            _shared(gold["articleBody"], trafilatura.extract(page, favor_precision=True, include_comments=False) or "")
        )
    for title, counts in (("ours", ours), ("trafilatura alone", alone)):
        print(f"{title:20} F1 {_f1(counts):.4f}")
    worst = sorted(zip(ours, alone, truth, strict=True), key=lambda row: _f1([row[0]]) - _f1([row[1]]))[:12]
    for mine, theirs, name in worst:
        print(f"  {name[:12]} ours {_f1([mine]):.3f} alone {_f1([theirs]):.3f}")
    print(f"{len(truth)} pages, {1000 * spent / len(truth):.0f} ms each")


def photographs(folder: Path, only: tuple[str, ...] = ()) -> None:
    """Count captions, credits and paragraphs found."""
    count: Counter[str] = Counter()
    for name, gold, page in _cases(folder):
        if only and not any(part in name for part in only):
            continue
        article = _read(page)
        missed = _compare(gold, page, article, count)
        if missed:
            print(name, *missed, sep="\n   ")
    for what in ("caption", "exact caption", "credit", "paragraph"):
        total = count[f"{what.removeprefix('exact ')} total"]
        print(f"{what:15} {count[what]:4} of {total:4}  {count[what] / max(1, total):.1%}")
    print(
        f"photographs {count['photo']}, of which not in the gold {count['extra']};",
        f"captions in the prose {count['doubled']}",
    )


def _cases(folder: Path) -> Iterator[tuple[str, Any, str]]:
    for path in sorted(folder.glob("tests/resources/parser/test_data/*/*.json")):
        data = json.loads(path.read_text("utf-8"))
        for archived in sorted(path.parent.glob(f"{path.stem}_20*.html.gz")):
            page = gzip.decompress(archived.read_bytes()).decode("utf-8", "replace")
            words = _norm(_visible(page))
            versions = [(sum(_norm(p) in words for p in _paragraphs(gold)), gold) for gold in data.values()]
            hits, gold = max(versions, key=lambda pair: pair[0], default=(0, None))
            if gold and hits >= 0.8 * len(_paragraphs(gold)) > 0:
                yield f"{path.parent.name}/{archived.name}", gold, page


def _compare(gold: Any, page: str, article: Article, count: Counter[str]) -> list[str]:
    photos = [block.photo for block in article.blocks if block.photo]
    captions, lines = (_norm(" ¦ ".join(getattr(p, name) for p in photos)) for name in ("caption", "credit_line"))
    exact = {_norm(p.caption) for p in photos}
    prose, visible, missed = _norm(_prose(article)), _norm(_visible(page) + _data(page)), list[str]()
    for image in gold.get("images") or []:
        if (caption := _norm(image.get("caption"))) and caption[:80] in visible:
            count["caption total"] += 1
            count["caption"] += caption[:80] in captions
            count["exact caption"] += caption in exact
            count["doubled"] += len(caption) > 30 and caption in prose
            if caption[:80] not in captions:
                missed.append(f"caption {image['caption'][:150]!r}")
        for author in {_norm(a) for a in image.get("authors") or [] if len(_norm(a)) > 2}:
            if author in visible:
                count["credit total"] += 1
                count["credit"] += author in lines
                if author not in lines:
                    missed.append(f"credit {author!r}")
    wanted = {_norm(image.get("caption"))[:60] for image in gold.get("images") or []}
    count["photo"] += len(photos)
    count["extra"] += sum(_norm(photo.caption)[:60] not in wanted for photo in photos)
    for paragraph in _paragraphs(gold):
        count["paragraph total"] += 1
        count["paragraph"] += _norm(paragraph) in prose
    if missed:
        missed += [f"  ours {p.caption[:100]!r} | {p.credit_line!r}" for p in photos]
    return missed


def _read(page: str) -> Article:
    try:
        return read_page(Material(page, "page.html", Kind.PAGE), ReadingOptions())
    except EditionError as error:
        print("  !", error.message)
        return Article((), "page.html", "en")


def _prose(article: Article) -> str:
    return "\n".join(block.text for block in article.blocks if block.kind is not BlockKind.PHOTO)


def _paragraphs(gold: Any) -> list[str]:
    body = gold.get("body") or {"sections": []}
    return [p for section in body["sections"] for p in section["paragraphs"]]


def _visible(page: str) -> str:
    page = re.sub(r"(?is)<(script|style|noscript|template)\b.*?</\1>", " ", page)
    return html.unescape(re.sub(r"(?s)<[^>]+>", " ", page))


def _data(page: str) -> str:
    scripts = re.findall(r"(?is)<script[^>]*ld\+json[^>]*>(.*?)</script>", page)
    return " ".join(re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), html.unescape(s)) for s in scripts)


def _norm(text: str | None) -> str:
    return re.sub(r"\W+", " ", text or "").casefold().strip()


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3)))


def _shared(gold: str, found: str) -> tuple[int, int, int]:
    true, ours = _grams(gold), _grams(found)
    both = sum((true & ours).values())
    return both, sum(ours.values()) - both, sum(true.values()) - both


def _f1(counts: list[tuple[int, int, int]]) -> float:
    precision = statistics.mean(both / max(1, both + extra) for both, extra, _ in counts)
    recall = statistics.mean(both / max(1, both + missing) for both, _, missing in counts)
    return 2 * precision * recall / max(1e-9, precision + recall)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
