"""A DAISY 2.02 book as a player sees it: the NCC's entries, the text, and one presentation a SMIL file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from edition.checking.container import Container, local_name, text_of

NCC = "ncc.html"
MASTER = "master.smil"
_NPT = re.compile(r"npt=(\d+\.\d{3})s")
_CLOCK = re.compile(r"(\d+):([0-5]\d):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a sound file."""

    sound: str
    begin_ms: int | None
    """None for what is no time in the form ``npt=1.234s``."""
    end_ms: int | None

    @property
    def duration_ms(self) -> int:
        """Zero for a clip that is none."""
        return self.end_ms - self.begin_ms if self.begin_ms is not None and self.end_ms is not None else 0


@dataclass(frozen=True, slots=True)
class Par:
    """A text with its sound."""

    ids: tuple[str, ...]
    """Its own and its text's: what an entry may lead to."""
    text: str
    """``content.html#id``."""
    clip: Clip | None
    element: etree._Element


@dataclass(frozen=True, slots=True)
class Smil:
    """A presentation."""

    name: str
    root: etree._Element
    pars: tuple[Par, ...]

    @property
    def duration_ms(self) -> int:
        """Time of all its clips."""
        return sum(par.clip.duration_ms for par in self.pars if par.clip)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the NCC's body."""

    element: str
    id: str
    css_class: str
    text: str
    target: str
    """``s001.smil#id``; empty without a link."""

    @property
    def level(self) -> int | None:
        """Of a heading; None for the rest."""
        return int(self.element[1]) if re.fullmatch("h[1-6]", self.element) else None


@dataclass(frozen=True)
class Book:
    """The parts of a talking book."""

    container: Container

    @property
    def ncc(self) -> etree._Element | None:
        """The NCC; None without one."""
        return self.container.documents.get(NCC)

    @cached_property
    def metadata(self) -> dict[str, list[str]]:
        """The NCC's metadata by name."""
        return metadata(self.ncc) if self.ncc is not None else {}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The NCC's items, in order."""
        body = _child(self.ncc, "body") if self.ncc is not None else None
        return tuple(_entry(element) for element in body) if body is not None else ()

    @cached_property
    def texts(self) -> dict[str, etree._Element]:
        """The documents of full text."""
        names = (name for name in self.container.documents if name.endswith(".html") and name != NCC)
        return {name: self.container.documents[name] for name in names}

    @cached_property
    def text_ids(self) -> tuple[tuple[str, str, etree._Element], ...]:
        """(document, id, element) of everything in the text with an id, in order."""
        return tuple(
            (name, element.get("id", ""), element)
            for name, root in self.texts.items()
            for element in root.iter(etree.Element)
            if element.get("id")
        )

    @cached_property
    def smils(self) -> tuple[Smil, ...]:
        """The presentations, in the order in which the NCC leads to them; those that it forgets at the end."""
        led = list(dict.fromkeys(entry.target.partition("#")[0] for entry in self.entries))
        there = [name for name in self.container.documents if name.endswith(".smil") and name != MASTER]
        ordered = [name for name in led if name in there] + [name for name in there if name not in led]
        return tuple(_smil(name, self.container.documents[name]) for name in ordered)

    @cached_property
    def targets(self) -> dict[str, int]:
        """Place in the order of playing of everything that an entry or a text may lead to."""
        pars = [(smil.name, par) for smil in self.smils for par in smil.pars]
        return {f"{name}#{id_}": place for place, (name, par) in enumerate(pars) for id_ in par.ids if id_}


def metadata(root: etree._Element) -> dict[str, list[str]]:
    """Return the values of each ``meta`` by name."""
    found: dict[str, list[str]] = {}
    for element in _iter(root, "meta"):
        if element.get("name"):
            found.setdefault(element.get("name", ""), []).append(element.get("content", ""))
    return found


def seconds(value: str) -> int | None:
    """Return a time like ``00:01:02`` in seconds; None for what is none."""
    found = _CLOCK.fullmatch(value)
    return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]) if found else None


def rounded_seconds(milliseconds: int) -> int:
    """Return milliseconds as whole seconds, half a second upwards."""
    return (milliseconds + 500) // 1000


def _entry(element: etree._Element) -> Entry:
    link = _child(element, "a")
    target = link.get("href", "") if link is not None else ""
    return Entry(local_name(element), element.get("id", ""), element.get("class", ""), text_of(element), target)


def _smil(name: str, root: etree._Element) -> Smil:
    return Smil(name, root, tuple(_par(element) for element in _iter(root, "par")))


def _par(element: etree._Element) -> Par:
    text, audio = _child(element, "text"), _child(element, "audio")
    ids = (element.get("id", ""), text.get("id", "") if text is not None else "")
    clip = Clip(audio.get("src", ""), _npt(audio, "clip-begin"), _npt(audio, "clip-end")) if audio is not None else None
    return Par(ids, text.get("src", "") if text is not None else "", clip, element)


def _npt(audio: etree._Element, name: str) -> int | None:
    found = _NPT.fullmatch(audio.get(name, ""))
    return round(float(found[1]) * 1000) if found else None


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if local_name(child) == name), None)


def _iter(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")
