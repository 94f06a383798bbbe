"""The rehearsal: finds out before any other work whether an edition can be printed at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from edition.errors import UnsupportedText
from edition.model import Edition
from edition.typesetting.composing import OPENING, PARAGRAPH, refusal
from edition.typesetting.fonts import Font, missing_letters
from edition.typesetting.photos import printed_description
from edition.typesetting.scripts import UNBREAKABLE, is_backwards
from edition.typesetting.setting import Setting
from edition.typesetting.sound import Sound
from edition.typesetting.story import tell

SCRIPTS: Mapping[str, str] = MappingProxyType({"CJK": "Chinese characters", "HANGUL": "Korean"})
"""Names of scripts where the Unicode names of their letters do not begin with them."""
MOST_NAMED = 12


def rehearse(setting: Setting, edition: Edition) -> None:
    """Refuse what cannot be printed; cheap where every letter is an ordinary one.

    Raises:
        UnsupportedText: No font has a letter, or a passage is of a script that we cannot set where it stands.
    """
    for section in edition.sections:
        for block in section.blocks:
            for text in filter(is_backwards, (block.text, printed_description(block))):
                raise refusal(PARAGRAPH, text, block.id)
    _refuse_missing(setting.faces["text"], list(_texts(edition)))
    if any(UNBREAKABLE.search(text) for _, text in _texts(edition)):
        tell(setting, edition, Sound({}, (), {}))


def _texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield everything that must be printed, and where it is."""
    yield from ((sentence.id, sentence.text) for sentence in edition.sentences)
    yield from ((block.id, printed_description(block)) for section in edition.sections for block in section.photos)
    yield "title", edition.title
    yield from (("publisher", publisher) for publisher in edition.publishers)


def _refuse_missing(font: Font, texts: Iterable[tuple[str, str]]) -> None:
    missing: dict[str, None] = {}
    places = []
    for key, text in texts:
        if lost := missing_letters(text, font):
            missing.update(dict.fromkeys(lost))
            places.append(f"{key}, “{text if len(text) <= OPENING else text[:OPENING] + '…'}”")
    if places:
        more = f" and {len(places) - 1} more" if len(places) > 1 else ""
        raise UnsupportedText(
            f"no font of ours has {_named(list(missing))}",
            place=places[0] + more,
            hint="Give a font that has them with --fallback-font, or leave out print: --formats audio,epub,web.",
        )


def _named(letters: list[str]) -> str:
    names = [unicodedata.name(letter[0], "private use") for letter in letters if letter[0].isalpha()] or ["signs"]
    scripts = dict.fromkeys(SCRIPTS.get(name.split()[0], name.split()[0].capitalize()) for name in names)
    shown = " ".join(letters[:MOST_NAMED]) + (" …" if len(letters) > MOST_NAMED else "")
    return f"the letters {shown} ({', '.join(scripts)})"
