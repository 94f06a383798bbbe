"""Each convention holds with other captions, photographers and next sentences, not only with one of each."""

from __future__ import annotations

from itertools import count, islice, product
from math import gcd

import pytest

from edition.reading.flat import read_text
from tests.benchmarks.conventions import cases, grid, judge

TEXTS = 16
"""About so many texts are read of each convention."""
KEPT, RARE = 0.8, 0.3
"""In so many of the texts, at least, credit lines and captions are exact."""
CONVENTIONS = [(language, one, KEPT) for language, table in grid().items() for one in table["conventions"]]
CONVENTIONS += [(language, one, RARE) for language, table in grid().items() for one in table["rare"]]
NOTICES = [(language, one) for language, table in grid().items() for one in table.get("notices", ())]
EVERY = 4
"""Of so many texts with a notice one is read."""
BYLINES = [(language, one) for language, table in grid().items() for one in table.get("front", {}).get("bylines", ())]
FRONTS = 29
"""Of so many texts with a byline one is read."""
WHOLE = 0.75
"""In so many of the texts, at least, headline, byline and date are exact."""
SKIPPED = 0.5
"""So much of a notice's characters is told from the article, at least, over all that stands around it."""


def step(language: str) -> int:
    """Return how many texts to pass over, so that each part has its turn."""
    table = grid()[language]
    texts = len(table["captions"]) * len(table["names"]) * len(table["following"])
    return next(n for n in count(texts // TEXTS) if gcd(n, texts) == 1)


@pytest.mark.parametrize(("language", "convention", "least"), CONVENTIONS)
def test_a_convention_is_read_whatever_stands_around_it(language: str, convention: str, least: float):
    verdicts = [judge(case, language) for case in cases(language, convention, step(language))]
    assert len(verdicts) >= TEXTS - 2
    for exact in (sum(one.credit for one in verdicts), sum(one.caption for one in verdicts)):
        wrong = [(one.case.text, one.found) for one in verdicts if not (one.credit and one.caption)]
        assert exact >= least * len(verdicts), wrong[:5]


@pytest.mark.parametrize(("language", "notice"), NOTICES)
def test_a_notice_is_skipped_and_no_prose_with_it(language: str, notice: str):
    table = grid()[language]
    shares = []
    for preceding, following in islice(product(table["preceding"], table["following"]), None, None, EVERY):
        opening = f"{table['before']} {preceding} "
        text = f"{opening}{notice} {following} {table['after']}"
        article = read_text(text, source="a.txt", language=language)
        skipped = {n for item in article.skipped if item.span for n in range(*item.span) if not text[n].isspace()}
        own = {n for n in range(len(opening), len(opening) + len(notice)) if not text[n].isspace()}
        assert skipped <= own, "".join(text[n] for n in sorted(skipped - own))
        shares.append(len(skipped) / len(own))
    assert sum(shares) / len(shares) >= SKIPPED


@pytest.mark.parametrize(("language", "byline"), BYLINES)
@pytest.mark.parametrize("order", ["{headline} {byline} {date}", "{headline} {date} {byline}"])
def test_what_stands_before_the_article_is_told_apart(order: str, language: str, byline: str):
    table = grid()[language]
    front = table["front"]
    combined = islice(product(front["headlines"], front["dates"], front["openings"]), None, None, FRONTS)
    found = []
    for headline, date, opening in combined:
        text = f"{order.format(headline=headline, byline=byline, date=date)} {opening} {table['after']}"
        article = read_text(text, source="a.txt", language=language)
        spans = article.front_spans
        assert opening in " ".join(block.text for block in article.blocks), text
        read = [text[slice(*span)] if (span := spans.get(part)) else "" for part in ("headline", "byline", "published")]
        found.append([one == wanted for one, wanted in zip(read, (headline, byline, date), strict=True)])
    for part, exact in zip(("headline", "byline", "date"), zip(*found, strict=True), strict=True):
        assert sum(exact) >= WHOLE * len(found), part
