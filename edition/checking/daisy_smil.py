"""Rules for the presentations (DAISY 2.02, sections 2.2 and 2.3): pars, clips, times, and the master's list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from edition.checking.daisy_reader import MASTER, Book, Smil, metadata, rounded_seconds, seconds
from edition.checking.report import Finding

TOLERANCE_MS = 50
"""Two MP3 frames: how far a file's own account of its length may be off."""
HALF_A_SECOND_MS = 500
"""Times are stated in whole seconds."""


def smil_findings(book: Book) -> Iterator[Finding]:
    """Give everything that is wrong in the presentations."""
    ids = {f"{name}#{id_}" for name, id_, _ in book.text_ids}
    kinds = _kinds(book)
    elapsed_ms = 0
    for smil in book.smils:
        for rule in (
            _head(book, smil.root),
            _pars(smil, ids),
            _skips(smil, kinds),
            _clips(book, smil),
            _times(smil, elapsed_ms),
        ):
            yield from (Finding("DAISY 2.02 SMIL", message, smil.name) for message in rule)
        elapsed_ms += smil.duration_ms
    master = book.container.documents.get(MASTER)
    if master is not None:
        yield from (Finding("DAISY 2.02 SMIL", message, MASTER) for message in _master(book, master, elapsed_ms))


def _head(book: Book, root: etree._Element) -> Iterator[str]:
    region = root.find("head/layout/region")
    if region is None or not region.get("id"):
        yield "there is no layout with a region that has an id"
    stated = metadata(root)
    if stated.get("dc:format") != ["Daisy 2.02"]:
        yield "dc:format is not there once as 'Daisy 2.02'"
    for name in ("dc:identifier", "dc:title"):
        if stated.get(name) != book.metadata.get(name):
            yield f"{name} is not that of the NCC"


def _pars(smil: Smil, ids: set[str]) -> Iterator[str]:
    sequence = smil.root.find("body/seq")
    if sequence is None or len(smil.root.findall("body/*")) != 1:
        yield "its body is not one seq"
    if not smil.pars:
        yield "there is no par"
    for par in smil.pars:
        name = par.ids[0] or par.text
        if par.element.get("endsync") != "last":
            yield f"{name} has no endsync='last'"
        if par.text not in ids:
            yield f"{name} shows {par.text or 'nothing'}, which does not exist"
        if not all(child.get("id") for child in par.element):
            yield f"a text or audio of {name} has no id"


def _skips(smil: Smil, kinds: Mapping[str, str]) -> Iterator[str]:
    """What a reader may skip in the text can be skipped in the sound, and nothing else."""
    for par in smil.pars:
        expected = kinds.get(par.text)
        if par.element.get("system-required") != expected:
            yield f"{par.ids[0]} has system-required={par.element.get('system-required')} and should have {expected}"


def _kinds(book: Book) -> dict[str, str]:
    """Return what switches the text of each reference off."""
    found = {}
    for name, id_, element in book.text_ids:
        around = {str(one.get("class")) for one in (element, *element.iterancestors())}
        if element.get("class") == "page-normal":
            found[f"{name}#{id_}"] = "pagenumber-on"
        elif "optional-prodnote" in around:
            found[f"{name}#{id_}"] = "prodnote-on"
    return found


def _clips(book: Book, smil: Smil) -> Iterator[str]:
    reached: dict[str, int] = {}
    for par in smil.pars:
        clip, name = par.clip, par.ids[0]
        if clip is None:
            continue
        if clip.begin_ms is None or clip.end_ms is None:
            yield f"{name} has no clip-begin and clip-end like npt=1.234s"
            continue
        sound = book.container.sounds.get(clip.sound)
        if clip.begin_ms >= clip.end_ms:
            yield f"{name} lasts from {clip.begin_ms} to {clip.end_ms} ms"
        if clip.begin_ms < reached.get(clip.sound, 0):
            yield f"{name} begins before the clip before it has ended"
        if sound is None:
            yield f"{name} plays {clip.sound or 'nothing'}, which is no sound"
        elif clip.end_ms > sound.duration_ms + TOLERANCE_MS:
            yield f"{name} ends at {clip.end_ms} ms, past the end of {clip.sound} at {sound.duration_ms} ms"
        reached[clip.sound] = clip.end_ms


def _times(smil: Smil, elapsed_ms: int) -> Iterator[str]:
    sequence = smil.root.find("body/seq")
    stated = sequence.get("dur", "") if sequence is not None else ""
    if stated != f"{smil.duration_ms / 1000:.3f}s":
        yield f"its seq states {stated or 'nothing'} and its clips last {smil.duration_ms / 1000:.3f}s"
    for name, truth_ms in (("ncc:timeInThisSmil", smil.duration_ms), ("ncc:totalElapsedTime", elapsed_ms)):
        yield from _time(smil.root, name, truth_ms)


def _time(root: etree._Element, name: str, truth_ms: int) -> Iterator[str]:
    for value in metadata(root).get(name, [""]):
        stated = seconds(value)
        if stated is None or abs(stated * 1000 - truth_ms) > HALF_A_SECOND_MS:
            yield f"{name} is {value or 'not there'} and should be {rounded_seconds(truth_ms)} s"


def _master(book: Book, root: etree._Element, total_ms: int) -> Iterator[str]:
    yield from _head(book, root)
    yield from _time(root, "ncc:timeInThisSmil", total_ms)
    references = [element.get("src", "") for element in root.iterfind("body/ref")]
    if [reference.partition("#")[0] for reference in references] != [smil.name for smil in book.smils]:
        yield "it does not list every presentation in order"
    for reference in references:
        if "#" in reference and reference not in book.targets:
            yield f"{reference} does not exist"
