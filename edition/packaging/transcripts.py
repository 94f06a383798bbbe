"""Transcripts: what is heard in each sound file with its times (WebVTT), and the whole edition as plain text.

::

    transcripts/
    ├── 01-the-harbour.vtt      one a sound file, of the same name: what a player shows beside it
    └── SLUG.txt                the edition as it is heard, for a braille display or any text reader
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from edition.model import Block, Edition, EditionArticle, Layout, Recording, Section
from edition.packaging import PackageOptions
from edition.packaging.archive import write_folder
from edition.packaging.templating import legal
from edition.packaging.webvtt import cues, webvtt
from edition.wording import wording


def package(
    edition: Edition,
    recordings: Sequence[Recording],
    folder: Path,
    *,
    layout: Layout | None,  # noqa: ARG001 - every package is called alike
    options: PackageOptions,
) -> tuple[Path, ...]:
    """Write ``transcripts/`` into the folder and return its files, the plain text first; without sound, it alone."""
    contents = {f"transcripts/{options.slug}.txt": plain(edition)}
    heard = {recording.section_id: recording for recording in recordings}
    stems = Counter(recording.path.stem for recording in recordings)
    for part in edition.articles:
        for section in part.sections:
            if recording := heard.get(section.id):
                stem = recording.path.stem if stems[recording.path.stem] == 1 else section.id
                contents[f"transcripts/{stem}.vtt"] = webvtt(cues(recording, part, section))
    return tuple(sorted(write_folder(folder, contents), key=lambda path: (path.suffix != ".txt", path)))


def plain(edition: Edition) -> str:
    """Return the edition as text to be read from top to bottom: a line a paragraph, an empty line between."""
    issue = [_heading(edition.title, "=")] if len(edition.articles) > 1 else []
    articles = (_article(part) for part in edition.articles)
    return legal("\n\n".join(chain(issue, *articles))) + "\n"


def _article(part: EditionArticle) -> Iterator[str]:
    yield _heading(part.headline.text, "=")
    if part.standfirst:
        yield " ".join(sentence.text for sentence in part.standfirst)
    if part.byline:
        yield part.byline.text
    for section in part.sections:
        yield from _section(section, part.article.language)


def _section(section: Section, language: str) -> Iterator[str]:
    yield _heading(section.heading.text, "-")
    for block in section.blocks:
        text = _photo(block, language) if block.photo else " ".join(sentence.text for sentence in block.sentences)
        if text:
            yield text


def _photo(block: Block, language: str) -> str:
    """Return a photo's label, alt text, caption and credit line, as far as it has them, a line each."""
    photo = block.photo
    caption = " ".join(sentence.text for sentence in block.sentences)
    words = (photo.alt_text if photo else None, caption, block.credit.text if block.credit else "")
    return "\n".join((f"[{wording(language)('Photograph')}]", *(word for word in words if word)))


def _heading(text: str, rule: str) -> str:
    line = " ".join(text.split())
    return f"{line}\n{rule * min(len(line), 72)}"
