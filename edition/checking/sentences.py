"""Rules for the words of every package alike: each sentence once, in order, unchanged; headings without a gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from edition.checking.container import language_of, local_name, plain, text_of
from edition.checking.expected import Expected
from edition.checking.report import Finding


def sentence_findings(found: Sequence[tuple[str, etree._Element]], expected: Expected, place: str) -> Iterator[Finding]:
    """Give a finding for each sentence that is lost, doubled, out of order, changed, or in a wrong language.

    Args:
        found: (id, element) of everything with an id, in reading order.
        expected: What must be there.
        place: The package, for the message.
    """
    wanted = dict(expected.sentences)
    ours = [(id_, element) for id_, element in found if id_ in wanted]
    yield from order_findings([id_ for id_, _ in ours], wanted, place)
    for id_, element in ours:
        if text_of(element) != plain(wanted[id_]):
            yield Finding("sentence unchanged", f"reads {text_of(element)!r}", f"{place}: {id_}")
        language = expected.languages.get(id_)
        if language and language_of(element) != language:
            yield Finding(
                "language", f"is marked {language_of(element) or 'nothing'} instead of {language}", f"{place}: {id_}"
            )


def order_findings(ids: Sequence[str], wanted: Iterable[str], place: str) -> Iterator[Finding]:
    """Give a finding for each wanted id that is not there exactly once, and for the first that is out of order."""
    expected, counts = list(wanted), Counter(ids)
    for id_ in expected:
        if counts[id_] != 1:
            yield Finding("sentence once", f"is there {counts[id_]} times", f"{place}: {id_}")
    if sorted(ids) == sorted(expected) and list(ids) != expected:
        first = next(id_ for id_, other in zip(ids, expected, strict=True) if id_ != other)
        yield Finding("sentences in order", "stands in the wrong place", f"{place}: {first}")


def heading_findings(elements: Iterable[etree._Element], place: str) -> Iterator[Finding]:
    """Give a finding for each heading that is more than one level below the heading before it."""
    level = 0
    for element in elements:
        name = local_name(element)
        if len(name) == 2 and name[0] == "h" and name[1].isdigit():
            if int(name[1]) > level + 1:
                yield Finding("heading levels", f"{name} follows level {level}", f"{place}: {text_of(element)}")
            level = int(name[1])
