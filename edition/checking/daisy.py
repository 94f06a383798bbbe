"""Read a DAISY 2.02 book back and hold it against the standard, the edition, and old players' habits.

The standard's own validator needs a program that cannot be installed with pip. Its rules are here, and some more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from edition.checking.container import dangers, doubled_ids, open_container
from edition.checking.daisy_ncc import ncc_findings
from edition.checking.daisy_reader import MASTER, NCC, Book
from edition.checking.daisy_smil import smil_findings
from edition.checking.expected import Expected
from edition.checking.mp3 import bit_rates
from edition.checking.report import Finding, Report
from edition.checking.sentences import heading_findings, order_findings, sentence_findings

SAFE_NAME = re.compile(r"[a-z0-9]{1,8}\.(html|smil|mp3|wav|jpg|png|css)")
"""Short names without any character that a disc, a card or an old player could stumble over."""


def check_daisy(path: Path, expected: Expected) -> Report:
    """Inspect a DAISY 2.02 book.

    Args:
        path: Its folder or zip file.
        expected: The words, times and pages that it must hold.
    """
    container = open_container(path)
    if isinstance(container, Finding):
        return Report((container,))
    return Report(tuple(findings(Book(container), expected)), checks=(f"DAISY 2.02 of {path.name}",))


def findings(book: Book, expected: Expected) -> Iterator[Finding]:
    """Give everything that is not as it should be in a talking book."""
    yield from book.container.malformed()
    yield from dangers(book.container)
    yield from doubled_ids(book.container)
    yield from _files(book)
    if book.ncc is None:
        return
    yield from ncc_findings(book, expected)
    yield from smil_findings(book)
    yield from _words(book, expected)
    yield from _pictures(book)
    yield from _played(book, expected)


def _files(book: Book) -> Iterator[Finding]:
    for name in (NCC, MASTER):
        if name not in book.container.members:
            yield Finding("DAISY 2.02 files", f"there is no {name}", book.container.name)
    if not book.texts:
        yield Finding("DAISY 2.02 files", "there is no text", book.container.name)
    for name in book.container.members:
        if not SAFE_NAME.fullmatch(name):
            yield Finding("safe file name", "is not short and plain", name)
    for name, sound in book.container.sounds.items():
        if len(bit_rates(book.container.members[name])) > 1:
            yield Finding("DAISY 2.02 2.4", "its bit rate varies", name)
        if sound.channels != 1:
            yield Finding("DAISY 2.02 2.4", f"has {sound.channels} channels", name)


def _words(book: Book, expected: Expected) -> Iterator[Finding]:
    found = [(id_, element) for _, id_, element in book.text_ids]
    yield from sentence_findings(found, expected, book.container.name)
    for name, root in book.texts.items():
        yield from heading_findings(root.iter(), name)
        if not root.get("lang"):
            yield Finding("language", "is not stated", name)
        for element in root.iter("{*}a"):
            target = element.get("href", "")
            if target not in book.targets:
                yield Finding("DAISY 2.02 links", f"{target} does not exist", name)


def _pictures(book: Book) -> Iterator[Finding]:
    for name, root in book.texts.items():
        for element in root.iter("{*}img"):
            if element.get("src") not in book.container.members:
                yield Finding("DAISY 2.02 files", f"the picture {element.get('src')} is not there", name)
            if not element.get("alt"):
                yield Finding("text alternatives", f"{element.get('src')} has none", name)


def _played(book: Book, expected: Expected) -> Iterator[Finding]:
    """Every sentence is presented once and in order, and heard where the edition says."""
    order = [(par.text.partition("#")[2], par.clip) for smil in book.smils for par in smil.pars]
    wanted = {id_ for id_, _ in expected.sentences}
    presented = [id_ for id_, _ in order if id_ in wanted]
    yield from order_findings(presented, (id_ for id_, _ in expected.sentences), f"{book.container.name} SMIL")
    clips = dict(order)
    for id_, (begin_ms, end_ms) in expected.times_ms.items():
        clip = clips.get(id_)
        if clip is None:
            yield Finding("sentence heard", "has no sound", f"{book.container.name}: {id_}")
        elif clip.begin_ms != begin_ms or (clip.end_ms or 0) < end_ms:
            message = f"is played from {clip.begin_ms} to {clip.end_ms} ms and spoken from {begin_ms} to {end_ms} ms"
            yield Finding("sentence heard", message, f"{book.container.name}: {id_}")
