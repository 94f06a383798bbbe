"""W3C Audiobook (Recommendation of 10 November 2020) in a Lightweight Packaging Format file: ``SLUG.lpf``.

::

    publication.json        the manifest: what is played in which order, and who made it
    index.html              the table of contents: articles and their parts
    audio/a1-s1.mp3 …       the sections' sound, as it is
    text/a1-s1.vtt …        what is heard in each, with times
    cover.jpg               when there is one
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from edition.model import Edition, EditionArticle, Layout, Recording, Section, Sentence
from edition.packaging import PackageOptions, identifier
from edition.packaging.archive import write_archive
from edition.packaging.creators import creators
from edition.packaging.pictures import picture
from edition.packaging.templating import direction, legal, one_line, render
from edition.packaging.timeline import timeline
from edition.packaging.webvtt import cues, webvtt
from edition.wording import Wording, wording

MANIFEST = "publication.json"
CONTENTS = "index.html"
PROFILE = "https://www.w3.org/TR/audiobooks/"
FEATURES = ("readingOrder", "structuralNavigation", "tableOfContents", "transcript", "unlocked")
"""schema.org ``accessibilityFeature`` of every audiobook that we make."""

Json = dict[str, object]


def package(
    edition: Edition,
    recordings: Sequence[Recording],
    folder: Path,
    *,
    layout: Layout | None,  # noqa: ARG001 - every package is called alike
    options: PackageOptions,
) -> tuple[Path, ...]:
    """Write ``SLUG.lpf`` into the folder and return it; without sound there is no audiobook, and nothing is written.

    Raises:
        PhotoError: The cover cannot be read.
        OutputError: The file cannot be written, or a sound file not be read.
    """
    if not recordings:
        return ()
    book = _Book(edition, {recording.section_id: recording for recording in recordings}, options)
    return (write_archive(folder / f"{options.slug}.lpf", book.contents()),)


class _Book:
    """One audiobook: names every file once."""

    def __init__(self, edition: Edition, recordings: Mapping[str, Recording], options: PackageOptions) -> None:
        self.edition = edition
        self.recordings = recordings
        self.options = options
        self.say: Wording = wording(edition.language)
        self.sounds = {id_: f"audio/{id_}{recording.path.suffix}" for id_, recording in recordings.items()}
        cover = options.cover or edition.cover
        self.cover = picture(cover) if cover else None

    def contents(self) -> dict[str, bytes | str | Path]:
        files: dict[str, bytes | str | Path] = {
            MANIFEST: legal(json.dumps(self.manifest(), ensure_ascii=False, indent=1)) + "\n",
            CONTENTS: self.table(),
        }
        if self.cover:
            files[f"cover{self.cover.suffix}"] = self.cover.data
        for part, section in self._parts():
            recording = self.recordings[section.id]
            files[self.sounds[section.id]] = recording.path
            files[_text(section)] = webvtt(cues(recording, part, section))
        return files

    def manifest(self) -> Json:
        """Return the publication manifest (Audiobooks, section 3; what is not known is left out)."""
        edition = self.edition
        heard = timeline(edition, tuple(self.recordings.values()))
        known: Json = {
            "@context": ["https://schema.org", "https://www.w3.org/ns/pub-context", _context(edition.language)],
            "conformsTo": PROFILE,
            "type": "Audiobook",
            "id": identifier(edition, self.options),
            "url": f"{self.options.base_url}/{self.options.slug}/" if self.options.base_url else None,
            "name": one_line(edition.title),
            "author": list(creators(edition)),
            "readBy": list(heard.voices),
            "publisher": edition.publisher,
            "inLanguage": list(dict.fromkeys((edition.language, *(p.article.language for p in edition.articles)))),
            "datePublished": edition.date.isoformat() if edition.date else None,
            "dateModified": edition.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "abridged": not heard.complete,
            "duration": _duration(sum(recording.duration_ms for recording in self.recordings.values())),
            "accessMode": ["auditory", "textual"],
            "accessModeSufficient": [
                {"type": "ItemList", "itemListElement": ["auditory"]},
                {"type": "ItemList", "itemListElement": ["textual"]},
            ]
            if heard.complete
            else None,
            "accessibilityFeature": [
                "readingOrder",
                "structuralNavigation",
                "tableOfContents",
                "transcript",
                "unlocked",
            ],
            "accessibilityHazard": ["none"],
            "readingOrder": [self.resource(part, section) for part, section in self._parts()],
            "resources": self.resources(),
        }
        return {name: value for name, value in known.items() if value not in (None, [])}

    def resource(self, part: EditionArticle, section: Section) -> Json:
        """Return a section's sound as a linked resource, and its text as an alternative to it."""
        recording = self.recordings[section.id]
        vtt = {"type": "LinkedResource", "url": _text(section), "encodingFormat": "text/vtt", "inLanguage": _tag(part)}
        return {
            "type": "LinkedResource",
            "url": self.sounds[section.id],
            "encodingFormat": recording.media_type,
            "duration": _duration(recording.duration_ms),
            "name": {"value": self.title(part, section), "language": _tag(part)},
            "inLanguage": _tag(part),
            "alternate": [vtt],
        }

    def resources(self) -> list[Json]:
        contents: Json = {"type": "LinkedResource", "rel": "contents", "url": CONTENTS, "encodingFormat": "text/html"}
        if not self.cover:
            return [contents]
        name = f"cover{self.cover.suffix}"
        cover: Json = {"type": "LinkedResource", "rel": "cover", "url": name, "encodingFormat": self.cover.media_type}
        return [contents, cover | {"name": {"value": self.say("Cover"), "language": self.say.tag}}]

    def title(self, part: EditionArticle, section: Section) -> str:
        """Return what a player shows while the section plays; in an issue, with the article's headline."""
        words: tuple[Sentence, ...] = (section.heading,)
        if len(self.edition.articles) > 1:
            words = (part.headline, section.heading) if len(part.sections) > 1 else (part.headline,)
        return " – ".join(one_line(sentence.text) for sentence in words)

    def table(self) -> str:
        """Return the table of contents (Publication Manifest, section 8.2): a nav with the role doc-toc."""
        return render(
            "audiobook/contents.html",
            edition=self.edition,
            title=one_line(self.edition.title),
            sounds=self.sounds,
            manifest=MANIFEST,
            say=self.say,
        )

    def _parts(self) -> list[tuple[EditionArticle, Section]]:
        return [(p, section) for p in self.edition.articles for section in p.sections if section.id in self.recordings]


def _context(language: str) -> Json:
    """Return the language of the manifest's words and, where it is not left to right, their direction (2.6.1)."""
    return {"language": language, "direction": "rtl"} if direction(language) == "rtl" else {"language": language}


def _text(section: Section) -> str:
    return f"text/{section.id}.vtt"


def _tag(part: EditionArticle) -> str:
    return part.article.language


def _duration(duration_ms: int) -> str:
    """Return a length of time as ISO 8601 writes it, to the millisecond: ``PT83.120S``."""
    return f"PT{duration_ms // 1000}.{duration_ms % 1000:03}S"
