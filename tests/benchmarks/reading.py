"""Measure how flat text is read, against articles whose parts were marked by hand.

Usage::

    python tests/benchmarks/reading.py CORPUS_DIR [--only PREFIX] [--misses] [--reasons] [--keep FILE] [--against FILE]

``CORPUS_DIR`` holds pairs ``NAME.txt`` and ``NAME.json`` (or ``NAME.gold.json``), in either form:

* ``{"lang": "en", "gold": {"credit": [{"span": [b, e]}], "caption": …, "boilerplate": …, "subhead": …}}``, with
  ``sentence_spans`` where sentences were marked too; text under no mark is prose, unless ``"prose": [[b, e]]`` says
  which is (as ``flatten.py`` does);
* ``{"photos": [{"caption_span", "credit_span"}], "boilerplate": [{"span"}], "sections": …,
  "spans": [{"kind", "start", "end"}]}``.

Offsets are Python slices. Printed per article and in total:

* credits: exact spans (hits/found/marked) and F1; captions: exact and overlapping of those marked, and how many found
  are no exact hit. Label words (“Photo:”, “Image caption”), brackets, a stroke between them and
  the closing full stop may be in or out;
* figures: of whole ``<figcaption>`` texts (as ``saved_pages.py`` marks them), how many are captions and credit lines
  from their first word to their last, and none of these reaches beyond: of those that name a maker, and of the others;
* boilerplate: share of its characters (without white space) that were skipped, mended away or read as byline or date;
* prose lost: share of its characters that were skipped; as capt.: share that was taken for a caption or credit line;
* sub-heads: exact recall and how many were found that are none; sentences: F1 of spans within prose.

``--reasons`` prints how often each reason was given, and what it was given to: text under a mark of that kind (a
caption within a caption or figure), prose, or neither. A rule that is mostly wrong shows here, and nowhere else where
its captions are few.

``--keep`` writes how every stretch was read, ``--against`` compares with what an earlier version kept: each stretch
that is read otherwise now is shown, with its mark. Do so before and after any change of a rule: what widens a rule for
captions here loses prose there, and no table shows it.

Not collected by pytest. The bars of the project: credits F1 ≥ .90, captions exact ≥ .75 and overlapping ≥ .90,
boilerplate ≥ .75, prose lost ≤ .003.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from edition.model import Article, BlockKind, Span
from edition.reading.flat import read_text
from edition.sectioning import sentence_spans

_LABEL = re.compile(
    r"[\s(\[•|/]*(?:(?:photo(?:graph)?s?|pictures?|images?|credits?|foto|bild|video|file photo|"
    r"ap photo|ap video|reuters)"
    r"(?:\s(?:credit|source|copyright|caption|courtesy))?(?:\s?(?::|\.\.\.|…|\||,|/)|\sby\b|(?<=source)|(?<=copyright)|(?<=caption))\s?,?)?\s*",
    re.IGNORECASE,
)


@dataclass
class Gold:
    """What a person marked in one article."""

    name: str
    text: str
    language: str
    spans: dict[str, list[Span]]
    sentences: list[Span]
    prose: list[Span] | None = None
    """None where everything under no mark is prose."""


@dataclass
class Tally:
    """Counts of one article; they add up."""

    credit_hits: int = 0
    credit_found: int = 0
    credit_gold: int = 0
    caption_exact: int = 0
    caption_overlap: int = 0
    caption_found: int = 0
    caption_gold: int = 0
    credited_hits: int = 0
    credited_gold: int = 0
    uncredited_hits: int = 0
    uncredited_gold: int = 0
    boilerplate_hits: int = 0
    boilerplate_gold: int = 0
    prose_lost: int = 0
    prose_as_caption: int = 0
    prose_gold: int = 0
    subhead_hits: int = 0
    subhead_found: int = 0
    subhead_gold: int = 0
    sentence_hits: int = 0
    sentence_found: int = 0
    sentence_gold: int = 0
    misses: list[str] = field(default_factory=list)

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


def load(folder: Path) -> Iterator[Gold]:
    """Yield the marked articles of a folder, by name."""
    for path in sorted(folder.glob("*.txt")):
        marks = next((m for m in (path.with_suffix(".json"), path.with_suffix(".gold.json")) if m.is_file()), None)
        if marks:
            yield _gold(path.stem, path.read_text(encoding="utf-8"), json.loads(marks.read_text(encoding="utf-8")))


def _gold(name: str, text: str, marks: Mapping[str, Any]) -> Gold:
    if "gold" in marks:
        spans = {kind: [_span(item) for item in items] for kind, items in marks["gold"].items()}
        sentences = [tuple(span) for span in marks.get("sentence_spans", [])]
        prose = [_span(span) for span in marks["prose"]] if "prose" in marks else None
        return Gold(name, text, marks.get("lang") or "en", spans, sentences, prose)
    spans = {
        "caption": [tuple(p["caption_span"]) for p in marks["photos"] if p.get("caption_span")],
        "credit": [tuple(p["credit_span"]) for p in marks["photos"] if p.get("credit_span")],
        "boilerplate": [_span(item) for item in [*marks.get("boilerplate", []), *marks.get("noise", [])]],
        "other": [(s["start"], s["end"]) for s in marks.get("spans", []) if s["kind"] == "prose"],
        "reporter_credit": [_span(marks["reporter_credit"])] if marks.get("reporter_credit") else [],
    }
    paragraphs = [p for section in marks.get("sections", []) for p in section["paragraphs"]]
    return Gold(name, text, "en", spans, [tuple(s) for p in paragraphs for s in p["sentences"]])


def _span(item: Any) -> Span:
    begin, end = item["span"] if isinstance(item, Mapping) else item
    return begin, end


def read(gold: Gold) -> Article:
    """Read one article as the product does."""
    return read_text(gold.text, source=gold.name, language=gold.language, title=None)


def measure(gold: Gold, article: Article) -> Tally:
    """Compare what was read with what was marked."""
    tally = Tally()
    _credits(gold, article, tally)
    _captions(gold, article, tally)
    _figures(gold, article, tally)
    _characters(gold, article, tally)
    _subheads(gold, article, tally)
    _sentences(gold, tally)
    return tally


def _credits(gold: Gold, article: Article, tally: Tally) -> None:
    found = {
        core(gold.text, block.photo.credit_span) for block in article.blocks if block.photo and block.photo.credit_span
    }
    wanted = {core(gold.text, span) for span in gold.spans.get("credit", [])}
    tally.credit_hits, tally.credit_found, tally.credit_gold = len(found & wanted), len(found), len(wanted)
    tally.misses += _differences(gold, "credit", wanted, found)


def _captions(gold: Gold, article: Article, tally: Tally) -> None:
    found = {
        core(gold.text, block.photo.caption_span)
        for block in article.blocks
        if block.photo and block.photo.caption_span
    }
    wanted = {core(gold.text, span) for span in gold.spans.get("caption", [])}
    tally.caption_exact, tally.caption_found, tally.caption_gold = len(found & wanted), len(found), len(wanted)
    tally.caption_overlap = sum(any(a < d and c < b for c, d in found) for a, b in wanted)
    tally.misses += _differences(gold, "caption", wanted, found)


def _figures(gold: Gold, article: Article, tally: Tally) -> None:
    """Count the figures of which every word is caption, credit line or skipped, and whose edges none crosses."""
    photos = [block.photo for block in article.blocks if block.photo]
    shown = [span for p in photos for span in (p.caption_span, p.credit_span) if span]
    read_as = {n for span in [*shown, *(item.span for item in article.skipped if item.span)] for n in range(*span)}
    for kind in ("credited", "uncredited"):
        wanted = {core(gold.text, span) for span in gold.spans.get(kind, [])}
        whole = {
            (begin, end)
            for begin, end in wanted
            if all(n in read_as or not gold.text[n].isalnum() for n in range(begin, end))
            and not any(_crosses(core(gold.text, span), (begin, end)) for span in shown)
        }
        setattr(tally, f"{kind}_hits", len(whole))
        setattr(tally, f"{kind}_gold", len(wanted))
        tally.misses += _differences(gold, kind, wanted, whole)


def _crosses(span: Span, figure: Span) -> bool:
    """Tell whether a span is partly in a figure and partly outside."""
    overlaps = span[0] < figure[1] and figure[0] < span[1]
    return overlaps and not (figure[0] <= span[0] and span[1] <= figure[1])


def _characters(gold: Gold, article: Article, tally: Tally) -> None:
    visible = {n for n, character in enumerate(gold.text) if not character.isspace()}
    boilerplate = _places(gold.spans.get("boilerplate", [])) & visible
    marked = _places(span for kind, spans in gold.spans.items() if kind != "other" for span in spans)
    prose = visible - marked if gold.prose is None else visible & _places(gold.prose)
    removed = [repair.span for repair in article.repairs if repair.span and not repair.after.strip()]
    lost = _places([*(item.span for item in article.skipped if item.span), *removed])
    front = _places(article.front_spans[kind] for kind in ("byline", "published") if kind in article.front_spans)
    photos = [block.photo for block in article.blocks if block.photo]
    pictured = _places(span for p in photos for span in (p.caption_span, p.credit_span) if span)
    tally.boilerplate_hits, tally.boilerplate_gold = len(boilerplate & (lost | front)), len(boilerplate)
    tally.prose_lost, tally.prose_as_caption, tally.prose_gold = len(prose & lost), len(prose & pictured), len(prose)
    tally.misses += [f"lost {gold.text[a:b]!r}" for a, b in _runs(prose & lost)]
    tally.misses += [f"kept {gold.text[a:b]!r}" for a, b in _runs(boilerplate - lost - front)]


def _subheads(gold: Gold, article: Article, tally: Tally) -> None:
    found = {b.span for b in article.blocks if b.kind is BlockKind.SUBHEADING and b.span}
    wanted = set(gold.spans.get("subhead", []))
    tally.subhead_hits, tally.subhead_found, tally.subhead_gold = len(found & wanted), len(found), len(wanted)
    tally.misses += _differences(gold, "subhead", wanted, found)


def _sentences(gold: Gold, tally: Tally) -> None:
    """Compare within each stretch of prose, as far as sentences were marked."""
    wanted = set(gold.sentences)
    found = {
        (begin + a, begin + b)
        for begin, end in _stretches(sorted(wanted), gold.text)
        for a, b in sentence_spans(gold.text[begin:end], gold.language)
    }
    tally.sentence_hits, tally.sentence_found, tally.sentence_gold = len(found & wanted), len(found), len(wanted)
    tally.misses += _differences(gold, "sentence", wanted, found)


def _stretches(sentences: list[Span], text: str) -> list[Span]:
    stretches: list[Span] = []
    for begin, end in sentences:
        if stretches and not text[stretches[-1][1] : begin].strip():
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((begin, end))
    return stretches


def core(text: str, span: Span) -> Span:
    """Return a span without its label words, brackets, strokes and closing full stop."""
    begin, end = span
    label = _LABEL.match(text, begin, end)
    begin = label.end() if label and label.end() < end else begin
    while end > begin and text[end - 1] in " .)]|/":
        end -= 1
    return begin, end


def _places(spans: Iterable[Span]) -> set[int]:
    return {n for begin, end in spans for n in range(begin, end)}


def _runs(places: set[int]) -> list[Span]:
    runs: list[Span] = []
    for n in sorted(places):
        if runs and n - runs[-1][1] <= 1:
            runs[-1] = (runs[-1][0], n + 1)
        else:
            runs.append((n, n + 1))
    return runs


def _differences(gold: Gold, kind: str, wanted: set[Span], found: set[Span]) -> list[str]:
    missed = [f"{kind} missed {_context(gold.text, span)}" for span in sorted(wanted - found)]
    return missed + [f"{kind} extra  {_context(gold.text, span)}" for span in sorted(found - wanted)]


def _context(text: str, span: Span) -> str:
    begin, end = span
    return f"{text[max(0, begin - 25) : begin]}⟦{text[begin:end]}⟧{text[end : end + 25]}".replace("\n", "⏎")


def _f1(hits: int, found: int, wanted: int) -> str:
    return _share(2 * hits, found + wanted)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:5.3f}" if whole else "    –"


_RIGHT = {
    "caption": ("caption", "credited", "uncredited"),
    "credit": ("credit", "credited", "uncredited"),
    "subheading": ("subhead",),
    "skipped": ("boilerplate",),
    "byline": ("boilerplate",),
    "published": ("boilerplate",),
}
"""Marks under which a decision of each kind is right."""

Reasons = Counter[tuple[str, str, str]]
"""How often: kind, reason, and ``marked``, ``prose`` or ``neither``."""


def reasons(gold: Gold, article: Article) -> Reasons:
    """Count what each reason was given to: that which most letters of the passage are."""
    marked = _places(span for kind, spans in gold.spans.items() if kind != "other" for span in spans)
    letters = set(range(len(gold.text)))
    prose = letters - marked if gold.prose is None else _places(gold.prose)
    decided = [(one.kind, one.reason, one.span) for one in article.decisions]
    decided += [("skipped", one.reason, one.span) for one in article.skipped if one.span]
    counted: Reasons = Counter()
    for kind, reason, span in decided:
        places = {n for n in range(*span) if gold.text[n].isalnum()}
        right = _places(span for mark in _RIGHT.get(kind, ()) for span in gold.spans.get(mark, []))
        verdicts = (("marked", right), ("prose", prose))
        verdict = next((name for name, where in verdicts if 2 * len(places & where) > len(places)), "neither")
        counted[kind, reason.rpartition(": ")[2], verdict] += 1
    return counted


def print_reasons(counted: Reasons) -> None:
    """Print a line a reason, by kind, the most frequent first."""
    totals: Counter[tuple[str, str]] = Counter()
    for (kind, reason, _), count in counted.items():
        totals[kind, reason] += count
    print(f"{'decision':18}{'reason':54}{'marked':>8}{'prose':>8}{'neither':>8}")
    for kind, reason in sorted(totals, key=lambda one: (one[0], -totals[one])):
        numbers = (counted[kind, reason, verdict] for verdict in ("marked", "prose", "neither"))
        print(f"{kind:18}{reason[:53]:54}" + "".join(f"{number:8}" for number in numbers))


HEAD = (
    f"{'article':32}{'credits':>12}{'F1':>6}{'captions':>14}{'exact':>7}{'overl.':>7}{'extra':>6}{'figures':>16}"
    f"{'boilerpl.':>10}{'lost':>7}{'as capt.':>9}{'sub-heads':>13}{'sentences':>10}"
)


def row(name: str, t: Tally) -> str:
    """Return one line of the table."""
    return (
        f"{name[:31]:32}{f'{t.credit_hits}/{t.credit_found}/{t.credit_gold}':>12}"
        f"{_f1(t.credit_hits, t.credit_found, t.credit_gold):>6}"
        f"{f'{t.caption_exact}/{t.caption_overlap}/{t.caption_gold}':>14}"
        f"{_share(t.caption_exact, t.caption_gold):>7}{_share(t.caption_overlap, t.caption_gold):>7}"
        f"{t.caption_found - t.caption_exact:6}"
        f"{f'{t.credited_hits}/{t.credited_gold} {t.uncredited_hits}/{t.uncredited_gold}':>16}"
        f"{_share(t.boilerplate_hits, t.boilerplate_gold):>10}"
        f"{_share(t.prose_lost, t.prose_gold):>7}{_share(t.prose_as_caption, t.prose_gold):>9}"
        f"{f'{t.subhead_hits}/{t.subhead_found}/{t.subhead_gold}':>13}"
        f"{_f1(t.sentence_hits, t.sentence_found, t.sentence_gold):>10}"
    )


Reading = list[tuple[str, int, int]]
"""What each stretch was read as: a kind of block, or caption, credit, skipped, or a part of the front matter."""


def stretches(article: Article) -> Reading:
    """Return what was read, in the order of the text; sentences are not looked at."""
    found = [(kind, *span) for kind, span in article.front_spans.items() if span]
    found += [("skipped", *item.span) for item in article.skipped if item.span]
    for block in article.blocks:
        photo = [("caption", block.photo.caption_span), ("credit", block.photo.credit_span)] if block.photo else []
        found += [(kind, *span) for kind, span in photo or [(block.kind.value, block.span)] if span]
    return sorted(found, key=lambda one: one[1:])


def changes(gold: Gold, before: Reading, after: Reading) -> Iterator[str]:
    """Give each stretch that was read otherwise before, with what it is marked as."""
    marks = [(kind, *span) for kind, spans in gold.spans.items() for span in spans]
    marks += [("prose", *span) for span in gold.prose or []]
    was, now, mark = (_letters(gold.text, spans) for spans in (before, after, marks))
    different = {n for n, letter in enumerate(gold.text) if was[n] != now[n] and not letter.isspace()}
    for begin, end in _runs(different):
        kinds = (" ".join(sorted(set(each[begin:end]) - {""})) or "–" for each in (was, now, mark))
        yield "{} → {} ({}) {}".format(*kinds, _context(gold.text, (begin, end)))


def compare(corpus: Mapping[str, Gold], articles: Mapping[str, Article], kept: Mapping[str, Reading]) -> None:
    """Print what is read otherwise than before."""
    for name in corpus:
        for change in changes(corpus[name], kept.get(name, []), stretches(articles[name])):
            print(f"{name}: {change}")


def _letters(text: str, spans: Iterable[tuple[str, int, int]]) -> list[str]:
    kinds = [""] * len(text)
    for kind, begin, end in spans:
        kinds[begin:end] = [kind] * (end - begin)
    return kinds


def main(arguments: list[str] | None = None) -> int:
    """Print the table; exit 1 when there is nothing to measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path, metavar="CORPUS_DIR")
    parser.add_argument("--only", default="", metavar="PREFIX", help="only articles whose name begins so")
    parser.add_argument("--misses", action="store_true", help="list every difference")
    parser.add_argument("--reasons", action="store_true", help="count what each reason was given to")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write how each stretch was read")
    parser.add_argument("--against", type=Path, metavar="FILE", help="show what is read otherwise than what was kept")
    options = parser.parse_args(arguments)
    corpus = {gold.name: gold for gold in load(options.corpus) if gold.name.startswith(options.only)}
    with ProcessPoolExecutor() as pool:
        articles = dict(zip(corpus, pool.map(read, corpus.values(), chunksize=4), strict=True))
    measured = {name: measure(gold, articles[name]) for name, gold in corpus.items()}
    if options.against:
        compare(corpus, articles, json.loads(options.against.read_text(encoding="utf-8")))
    if options.keep:
        kept = {name: stretches(article) for name, article in articles.items()}
        options.keep.write_text(json.dumps(kept), encoding="utf-8")
    if not measured:
        print(f"No NAME.txt with a NAME.json in {options.corpus}", file=sys.stderr)
        return 1
    print(HEAD)
    for name, tally in measured.items():
        print(row(name, tally))
        if options.misses:
            print(*(f"    {miss}" for miss in tally.misses), sep="\n")
    languages = sorted({gold.language for gold in corpus.values()})
    for language in languages if len(languages) > 1 else ():
        of_it = [measured[name] for name, gold in corpus.items() if gold.language == language]
        print(row(f"{len(of_it)} in {language}", sum(of_it, Tally())))
    print(row("total", sum(measured.values(), Tally())))
    if options.reasons:
        print()
        print_reasons(sum((reasons(gold, articles[name]) for name, gold in corpus.items()), Reasons()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
