"""Addresses: web links and e-mail (shortened to what a listener can use), handles, hashtags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from edition.narration.normalising.scanning import Rule, rule
from edition.narration.normalising.terms import Terms

_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_LOWER = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ENDINGS = "com|org|net|edu|gov|int|info|news|eu|uk|us|ie|de|fr|es|it|pl|ua|ch|at|be|nl|ca|au|nz|in|io|co|tv|app|dev"
_PATH = r"(?:[^\s<>\"”’)\]]*[^\s<>\"”’)\].,;:!?])"
"""The rest of a link; a mark at its end belongs to the sentence."""
_LINK = rf"(?i:https?://|ftp://|www\.)(?:www\.)?(?P<host>{_NAME}(?:\.{_NAME}){{1,10}})(?::\d+)?(?:[/?\#]{_PATH}?)?"
_BARE = (
    rf"(?P<host>{_LOWER}(?:\.{_LOWER}){{0,10}}\.(?:(?:{_ENDINGS})(?![\w@-])|[a-z]{{2,8}}(?=/\w)))"
    rf"(?:/{_PATH}?)?(?!@)"
)
_MAIL = rf"(?P<user>[\w.+%-]{{1,64}})@(?P<host>{_NAME}(?:\.{_NAME}){{1,10}})"
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_|(?<=[^\W\d])(?=\d)")
_OWNER = r"(?P<owner>['’]s(?!\w))?"
_TAIL = ".,;:!?"


def address_rules(terms: Terms) -> Sequence[Rule]:
    """Return the rules for addresses, in the order they are to be tried; they begin with a letter or digit."""
    return (
        rule(f"(?i:mailto:)?{_MAIL}", lambda m: f"{_dotted(m['user'], terms)} {terms.at} {_dotted(m['host'], terms)}"),
        rule(_LINK, lambda m: _dotted(m["host"], terms)),
        rule(_BARE, lambda m: _dotted(m["host"], terms)),
    )


def tag_rules(terms: Terms) -> Sequence[Rule]:
    """Return the rules for handles and hashtags, which begin with their sign."""
    return (
        rule(rf"@(?P<name>\w+(?:\.\w+)*)(?:@[\w.-]*\w)?{_OWNER}", lambda m: f"{terms.at} {_tag(m)}"),
        rule(rf"\#(?P<name>\w*[^\W\d]\w*){_OWNER}", lambda m: f"{terms.hashtag} {_tag(m)}"),
    )


def _dotted(name: str, terms: Terms) -> str:
    said = re.sub(r"[_+%]+", " ", name).replace("-", " ").strip(_TAIL)
    return f" {terms.dot} ".join(part for part in said.split(".") if part)


def _tag(match: re.Match[str]) -> str:
    return _parted(match["name"]) + ("'s" if match["owner"] else "")


def _parted(name: str) -> str:
    return _HUMP.sub(" ", name.replace(".", " "))
