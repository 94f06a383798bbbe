"""Rules for media overlays: sound and text walk together, forwards, and within the sound that is there."""

from __future__ import annotations

from collections.abc import Iterator

from edition.checking.epub_reader import Book, Clip, Overlay
from edition.checking.expected import Expected
from edition.checking.report import Finding

TOLERANCE_MS = 50
"""Two MP3 frames: how far a file's own account of its length may be off."""


def overlay_findings(book: Book, expected: Expected) -> Iterator[Finding]:
    """Give everything that is wrong between the text and the sound of a book."""
    places = _places(book)
    for overlay in book.overlays:
        yield from _texts(overlay, places)
        yield from _clips(book, overlay)
        yield from _durations(overlay)
    yield from _total(book)
    yield from _times(book, expected)


def _places(book: Book) -> dict[str, int]:
    ids = [f"{document.name}#{id_}" for document in book.spine for id_, _ in document.ids]
    return {id_: number for number, id_ in enumerate(ids)}


def _texts(overlay: Overlay, places: dict[str, int]) -> Iterator[Finding]:
    if not overlay.document:
        yield Finding("overlay used", "no content document names it", overlay.name)
    reached = -1
    for target, _ in overlay.clips:
        place = places.get(target)
        if place is None:
            yield Finding("overlay text", f"{target} does not exist", overlay.name)
            continue
        if target.partition("#")[0] != overlay.document:
            yield Finding("overlay text", f"{target} is in another document", overlay.name)
        if place <= reached:
            yield Finding("overlay in order", f"{target} is played after what follows it, or twice", overlay.name)
        reached = max(reached, place)


def _clips(book: Book, overlay: Overlay) -> Iterator[Finding]:
    reached: dict[str, int] = {}
    for target, clip in overlay.clips:
        if clip is None:
            yield Finding("clip", f"{target} has no sound", overlay.name)
            continue
        yield from (Finding("clip", f"{target} {message}", overlay.name) for message in _faults(book, clip))
        if clip.begin_ms < reached.get(clip.sound, 0):
            yield Finding("clips in order", f"{target} begins before the clip before it has ended", overlay.name)
        reached[clip.sound] = clip.end_ms


def _faults(book: Book, clip: Clip) -> Iterator[str]:
    sound = book.container.sounds.get(clip.sound)
    if not 0 <= clip.begin_ms < clip.end_ms:
        yield f"lasts from {clip.begin_ms} to {clip.end_ms} ms"
    if sound is None:
        yield f"plays {clip.sound}, which is no sound"
    elif clip.end_ms > sound.duration_ms + TOLERANCE_MS:
        yield f"ends at {clip.end_ms} ms, past the end of {clip.sound} at {sound.duration_ms} ms"


def _durations(overlay: Overlay) -> Iterator[Finding]:
    heard = _heard_ms(overlay)
    if overlay.stated_ms != heard:
        yield Finding("media:duration", f"states {overlay.stated_ms} ms and its clips last {heard} ms", overlay.name)


def _times(book: Book, expected: Expected) -> Iterator[Finding]:
    """Every sentence that is heard anywhere is heard here, from its begin to its end or into the pause after it."""
    played = {target.partition("#")[2]: clip for overlay in book.overlays for target, clip in overlay.clips if clip}
    for id_, (begin_ms, end_ms) in expected.times_ms.items():
        clip = played.get(id_)
        if clip is None:
            yield Finding("sentence heard", "has no sound", f"{book.container.name}: {id_}")
        elif clip.begin_ms != begin_ms or clip.end_ms < end_ms:
            message = f"is played from {clip.begin_ms} to {clip.end_ms} ms and spoken from {begin_ms} to {end_ms} ms"
            yield Finding("sentence heard", message, f"{book.container.name}: {id_}")


def _total(book: Book) -> Iterator[Finding]:
    stated, heard = book.durations_ms.get(None), sum(_heard_ms(overlay) for overlay in book.overlays)
    if (stated or 0) != heard:
        yield Finding("media:duration", f"states {stated} ms in all and the clips last {heard} ms", book.package_name)


def _heard_ms(overlay: Overlay) -> int:
    return sum(clip.end_ms - clip.begin_ms for _, clip in overlay.clips if clip)
