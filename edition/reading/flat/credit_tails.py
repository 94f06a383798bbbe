"""What stands behind the names of a credit line and belongs to it: a giver, a house, a firm's form, a licence."""

from __future__ import annotations

import re

_LICENCE = re.compile(
    r", (?:19|20)\d\d(?=\.|\)|$)|"
    r"(?: ?,| \||/)? (?:\(|under (?:a |the )?)?CC[ -](?:BY|0)(?:-[A-Z]{2})*(?:[ -]\d\.\d)?\)?|"
    r" \((?:Ausschnitt|Bildausschnitt|bearbeitet|cropped)\)|"
    r"(?: ?/|,)? Creative Commons\b(?: [Ll]icen[cs]e)?|"
    r"(?<=CC BY) \d\.\d|(?<=CC BY-\w\w) \d\.\d"
)
_LEGAL_FORM = re.compile(r",? (?:Inc|Ltd|LLC|GmbH(?: & Co\. KG)?|AG|KG|S\.A|e\. ?V)\b\.?(?=\W|$)")
_HOUSE = re.compile(r" \([A-ZÀ-Þ][^()\n]{1,40}\)(?=\.|$| [A-ZÀ-Þ“„«])")
"""“Foto: Name (House)”."""
_GIVER = re.compile(r" by (?:the |his |her )?[a-z]+(?: [a-z]+)?(?=\.|\)|$|\n| [A-ZÀ-Þ“])")


def tail_end(text: str, end: int, *, given: bool, labelled: bool) -> int:
    """Return where a credit line ends whose names end at ``end``.

    Args:
        text: The text.
        end: The place behind the last name.
        given: True behind “Supplied” or “Provided”, which “by the family” may follow.
        labelled: True after a label, behind which the photographer's house may stand in brackets.
    """
    giver = _GIVER.match(text, end) if given else None
    house = _HOUSE.match(text, end) if labelled else None
    tail = giver or house or _LEGAL_FORM.match(text, end) or _LICENCE.match(text, end)
    return tail.end() if tail else end


def has_house(text: str, end: int) -> bool:
    """Tell whether a house stands in brackets behind a name."""
    return bool(_HOUSE.match(text, end))


def has_licence(text: str, end: int) -> bool:
    """Tell whether a year or licence stands behind a name, or that only a part of the picture is shown."""
    return bool(_LICENCE.match(text, end))
