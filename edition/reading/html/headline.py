"""The headline: the heading on the page that the page's data confirms, else what the data says.

Titles hold the site's name, section and author too, and the first ``<h1>`` is often the site's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from edition.reading.html.markup import Element, letters, one_line, words_of

_SEPARATOR = re.compile(r"\s+[|–—·•»›✩@/:-]\s+|\s*(?:::|\|)\s*|(?<=\S):\s+")
_ANCHOR = re.compile(r"\s*[¶#§]$")
_WORD = re.compile(r"\w+")
_HEADINGS = (("h1",), ("h2", "h3"))
_ALIKE = 0.5
"""Of the words of a heading and of what it should be, more than that must be in both."""
_FEWEST = 3
"""Words of a heading that is a headline though the page's data does not confirm it."""
_NONE = (0.0, 0, "")


def headline_of(root: Element, said: Sequence[str], site: str) -> str | None:
    """Return a page's headline.

    Args:
        root: The page.
        said: What JSON-LD, then Open Graph say that it is.
        site: The name of the site or publisher, which no headline is; may be empty.
    """
    title = one_line(next((element.text for element in root.iter("title") if element.text), ""))
    wanted = list(_wanted(said, title, site))
    for tags in _HEADINGS:
        shown = [text for element in root.iter(*tags) if (text := _ANCHOR.sub("", words_of(element)))]
        shown = [text for text in shown if not _is_site(text, site)]
        likeness, _, text = max(((_likeness(text, wanted), -n, text) for n, text in enumerate(shown)), default=_NONE)
        if likeness > _ALIKE:
            return text
        if shown and not wanted:
            return shown[0]
    if own := _of_article(root, title, site):
        return own
    return next((_without_site(text, site) for text in (*said, _without_last(title, site)) if text), None)


def _of_article(root: Element, title: str, site: str) -> str | None:
    """Return the one <h1> in the page's article, of which titles made for search engines say nothing."""
    heads = [element for element in root.iter("h1") if next(element.iterancestors("article"), None) is not None]
    text = _ANCHOR.sub("", words_of(heads[0])) if len(heads) == 1 else ""
    is_headline = len(_words(text)) >= _FEWEST and not _is_site(text, site) and letters(text) not in letters(title)
    return text if is_headline else None


def _wanted(said: Sequence[str], title: str, site: str) -> Iterator[str]:
    """Yield what the headline may be: each text, and its longest part; of a page that says no more, also the first."""
    for text in filter(None, (*said, title)):
        yield text
        yield _longest_part(text, site)
    if not said and title:
        yield _SEPARATOR.split(title)[0]


def _longest_part(title: str, site: str) -> str:
    parts = [part for part in _SEPARATOR.split(title) if not _is_site(part, site)]
    return max(parts, key=lambda part: len(letters(part)), default=title)


def _likeness(text: str, wanted: Sequence[str]) -> float:
    words = _words(text)
    return max((_shared(words, _words(other)) for other in wanted), default=0.0)


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _is_site(text: str, site: str) -> bool:
    """Tell whether a text is the site's name, or that with little more."""
    return bool(site) and _shared(_words(text), _words(site)) > _ALIKE


def _without_site(text: str, site: str) -> str:
    """Return a title without the site's name at its end."""
    cuts = [match.span() for match in _SEPARATOR.finditer(text)]
    return text[: cuts[-1][0]].strip() if cuts and _is_site(text[cuts[-1][1] :], site) else text


def _without_last(title: str, site: str) -> str:
    """Return a title without its last part, which is the site's name where nobody says it, if enough stays."""
    *_, cut = [None, *(match.start() for match in _SEPARATOR.finditer(title) if match[0].strip() != ":")]
    is_enough = cut is not None and (len(_words(title[:cut])) > 2 or not title[:cut].isascii())
    return title[:cut].strip() if is_enough and not site else title
