"""Where the extractor's paragraphs stand on the page: it flattens what it keeps, and now and then drops words.

The page's own stretch is always preferred to the extractor's words, which may lack a link's text or a formula.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from edition.reading.html.markup import Element, Item, Stretch, letters

_PREFIX = 24
_LOOKED_AT = 20
"""Of so many stretches that begin alike one is tried, so that a page of repetitions costs no more than another."""
_LONG = 200
"""Letters of a piece that may be many stretches run together."""
_SEARCHES = 40
"""So many such pieces are searched for in the whole page."""
_LEAST_SHARE = 0.5
"""Of a stretch's letters the extractor must have kept for it to be the same one."""

_NEXT, _SENTENCE = 3, 40
"""So many stretches on, one that holds a piece is looked for; letters of such a stretch."""
_APART = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "blockquote"})


def found_again(pieces: Sequence[str], items: Sequence[Item]) -> dict[float, Stretch]:
    """Return the page's stretches that the extracted pieces are, by their place.

    A piece that is not found is kept as the extractor gives it, after the one before: prose is never lost.
    """
    page = _Page(items)
    kept: dict[float, Stretch] = {}
    after = -1
    for piece in pieces:
        key = letters(piece)
        places = page.places(key, kept, after) if key else []
        for place in places:
            item = items[place]
            assert isinstance(item, Stretch)  # noqa: S101  # a page's keys are of stretches only
            kept[place] = item
            after = place
        if key and not places and after >= 0 and not page.holds(key, after):
            count = sum(1 for place in kept if after < place < after + 1)
            kept[after + (count + 1) / (count + 2)] = Stretch(piece, (), _plain_home(kept[after].element))
    return kept


class _Page:
    """A page's stretches by their letters."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._keys = {place: letters(item.text) for place, item in enumerate(items) if isinstance(item, Stretch)}
        self._whole, self._begin = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        for place, key in self._keys.items():
            self._whole[key].append(place)
            self._begin[key[:_PREFIX]].append(place)
        self._order = list(self._keys)
        self._searches = _SEARCHES

    def holds(self, key: str, after: int) -> bool:
        """Tell whether the last stretches found, or the next ones, hold a piece already."""
        begin = bisect_right(self._order, after)
        near = (*range(after - _NEXT + 1, after + 1), *self._order[begin : begin + _NEXT])
        return any(key in self._keys.get(place, "") for place in near)

    def places(self, key: str, kept: dict[float, Stretch], after: int) -> list[int]:
        """Return where a piece stands: one stretch, or several that the extractor has run together."""
        for found in (self._whole.get(key, []), self._beginning_with(key, after), self._with_more(key, after)):
            if place := _next(found, kept, after):
                return [place - 1]
        return self._run(key, kept, after) or self._scattered(key, kept) or self._around(key, kept, after)

    def _near(self, key: str, after: int, *, back: int) -> list[int]:
        alike = self._begin.get(key[:_PREFIX], [])
        near = bisect_right(alike, after)
        return alike[max(0, near - back) : near + _LOOKED_AT]

    def _beginning_with(self, key: str, after: int) -> list[int]:
        near = self._near(key, after, back=_LOOKED_AT)
        return [place for place in near if self._keys[place].startswith(key)]

    def _with_more(self, key: str, after: int) -> list[int]:
        """Return the stretches that are a piece with some words more, which the extractor has dropped."""
        begin = bisect_right(self._order, after)
        near = dict.fromkeys((*self._near(key, after, back=0), *self._order[begin : begin + _LOOKED_AT]))
        return [place for place in near if _is_shortened(key, self._keys[place])]

    def _run(self, key: str, kept: dict[float, Stretch], after: int) -> list[int]:
        starts = (*self._near(key, after, back=0), *self._begin.get(key[:_PREFIX], [])[:_LOOKED_AT])
        for start in (*starts, *self._short_beginnings(key, after)):
            run, rest = [], key
            for place in range(start, start + 400):
                part = self._keys.get(place, "")
                if part and rest.startswith(part):
                    run.append(place)
                    rest = rest[len(part) :]
                elif part:
                    break
            if run and len(rest) < len(key) / 20 and not any(place in kept for place in run):
                return run
        return []

    def _short_beginnings(self, key: str, after: int) -> list[int]:
        """Return the next stretches that are a piece's first line, too short to be looked up by its beginning."""
        lines = (self._whole.get(key[:length], []) for length in range(_PREFIX - 1, 0, -1))
        return [places[at] for places in lines if (at := bisect_right(places, after)) < len(places)]

    def _around(self, key: str, kept: dict[float, Stretch], after: int) -> list[int]:
        """Return the next stretch that holds a piece which the extractor has cut out of it, a quotation mostly."""
        begin = bisect_right(self._order, after)
        near = [place for place in self._order[begin : begin + _NEXT] if key in self._keys[place] and place not in kept]
        return [place for place in near[:1] if len(self._keys[place]) >= _SENTENCE]

    def _scattered(self, key: str, kept: dict[float, Stretch]) -> list[int]:
        """Return the stretches that a long piece is made of, wherever on the page, if they are nearly all of it."""
        if len(key) < _LONG or not self._searches:
            return []
        self._searches -= 1
        begins = {key[at : at + _PREFIX]: at for at in range(len(key) - _PREFIX, -1, -1)}
        within = [
            place
            for place, part in self._keys.items()
            if len(part) >= _PREFIX and key.startswith(part, begins.get(part[:_PREFIX], len(key)))
        ]
        first, last, long = min(within, default=0), max(within, default=-1), set(within)
        run = [place for place in self._order if first <= place <= last]
        run = [place for place in run if place in long or 0 < len(self._keys[place]) < _PREFIX]
        found = sum(len(self._keys[place]) for place in run)
        return run if abs(found - len(key)) < len(key) / 5 and not any(place in kept for place in run) else []


def _plain_home(element: Element) -> Element:
    """Return the element that a paragraph stands in beside another, that of a heading or list being another matter."""
    outer = [each for each in (element, *element.iterancestors()) if each.tag in _APART]
    home = outer[-1].getparent() if outer else element
    return element if home is None else home


def _is_shortened(key: str, whole: str) -> bool:
    """Tell whether a text is another with some of its letters left out."""
    if not _LEAST_SHARE * len(whole) <= len(key) < len(whole) or len(key) < _PREFIX:
        return False
    rest = iter(whole)
    return all(letter in rest for letter in key)


def _next(places: Sequence[int], kept: dict[float, Stretch], after: int) -> int:
    """Return 1 + the first unused place after the last one used, else one before it; 0 when there is none near."""
    begin = bisect_right(places, after)
    near: Iterator[int] = iter((*places[begin : begin + _LOOKED_AT], *places[:_LOOKED_AT]))
    return next((place + 1 for place in near if place not in kept), 0)
