"""``edition.json``: the whole edition as data. Everything downstream reads this, not our file names.

The contract is ``edition.schema.json`` beside this module (JSON Schema 2020-12). Every sentence appears once, with its
place in sound and print; what is not known (no audio made, nothing typeset) is null, never left out.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

from edition.model import (
    Block,
    Clip,
    Edition,
    EditionArticle,
    Layout,
    Loudness,
    Output,
    Photo,
    Recording,
    Section,
    Sentence,
    Span,
)

Json = dict[str, object]

MANIFEST_NAME = "edition.json"
SCHEMA_VERSION = 1
"""Grows when a reader of earlier manifests would no longer understand; new fields alone do not change it."""


def manifest(
    edition: Edition,
    *,
    recordings: Sequence[Recording] = (),
    layout: Layout | None = None,
    outputs: Sequence[Output] = (),
    audio_paths: Mapping[str, str],
    image_paths: Mapping[str, str] | None = None,
    generator: str,
    identifier: str | None = None,
) -> Json:
    """Return ``edition.json`` as plain data, in the order in which it is written.

    Args:
        edition: What was published.
        recordings: The sound of its sections; empty when none was made.
        layout: Where things are in the print PDF; None when none was typeset.
        outputs: Every other file of the edition's folder.
        audio_paths: Path of each section's sound file relative to the folder, by section id.
        image_paths: Path of each photo's picture relative to the folder, by block id; a photo that is not named
            here has no picture file in the folder.
        generator: Name and version of the program: ``edition 0.1.0``.
        identifier: The publication's URN, the same in every package; None when no package was made.
    """
    writer = _Writer(recordings, layout, audio_paths, image_paths or {})
    return {
        "schema_version": SCHEMA_VERSION,
        "generator": generator,
        "identifier": identifier,
        "title": edition.title,
        "language": edition.language,
        "date": edition.date.isoformat() if edition.date else None,
        "modified": edition.modified.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "publisher": edition.publisher,
        "page_count": layout.page_count if layout else None,
        "duration_ms": sum(recording.duration_ms for recording in recordings) if recordings else None,
        "voice": ", ".join(dict.fromkeys(recording.voice for recording in recordings)) or None,
        "loudness": _overall(recordings),
        "articles": [writer.article(article) for article in edition.articles],
        "skipped": list(_skipped(edition)),
        "decisions": list(_decisions(edition)),
        "repairs": list(_repairs(edition)),
        "flags": list(_flags(edition)),
        "outputs": [_output(output) for output in outputs],
    }


def text(data: Json) -> str:
    """Return the manifest as it is written to disk: UTF-8 JSON, one value a line, a final line feed."""
    written = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False) + "\n"
    # A lone surrogate has no UTF-8; JSON can still say it.
    return re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", written)


def schema() -> Json:
    """Return the JSON Schema that every manifest fulfils."""
    found: Json = json.loads((files("edition.packaging") / "edition.schema.json").read_text(encoding="utf-8"))
    return found


class _Writer:
    """Knows where each id is in sound and print."""

    def __init__(
        self,
        recordings: Sequence[Recording],
        layout: Layout | None,
        audio_paths: Mapping[str, str],
        image_paths: Mapping[str, str],
    ) -> None:
        self.recordings = {recording.section_id: recording for recording in recordings}
        self.clips = {clip.id: clip for recording in recordings for clip in recording.clips}
        self.pages = layout.pages if layout else {}
        self.audio_paths = audio_paths
        self.image_paths = image_paths

    def article(self, part: EditionArticle) -> Json:
        article = part.article
        return {
            "id": part.id,
            "number": part.number,
            "headline": part.headline.text,
            "headline_editorial": part.headline_editorial,
            "language": article.language,
            "dateline": article.dateline,
            "published": article.published.isoformat() if article.published else None,
            "publisher": article.publisher,
            "source": article.source,
            "front": [
                {"role": role, **self.sentence(sentence)}
                for role, sentences in (
                    ("headline", (part.headline,)),
                    ("standfirst", part.standfirst),
                    ("byline", (part.byline,) if part.byline else ()),
                )
                for sentence in sentences
            ],
            "sections": [self.section(section) for section in part.sections],
        }

    def section(self, section: Section) -> Json:
        recording = self.recordings.get(section.id)
        return {
            "id": section.id,
            "number": section.number,
            "label": section.label,
            "heading": section.heading.text,
            "heading_editorial": section.editorial,
            "heading_sentence": self.sentence(section.heading),
            "audio": self.audio_paths.get(section.id) if recording else None,
            "media_type": recording.media_type if recording else None,
            "duration_ms": recording.duration_ms if recording else None,
            "voice": recording.voice if recording else None,
            "loudness": _loudness(recording.loudness) if recording else None,
            "opening": self.spoken(f"{section.id}-opening"),
            "closing": self.spoken(f"{section.id}-closing"),
            "blocks": [self.block(block) for block in section.blocks],
        }

    def block(self, block: Block) -> Json:
        described: Json = {
            "id": block.id,
            "kind": block.kind.value,
            "language": block.language,
            "text": block.text,
            "marks": [
                {"kind": mark.kind.value, "span": list(mark.span), "target": mark.target} for mark in block.marks
            ],
            "sentences": [self.sentence(sentence) for sentence in block.sentences],
        }
        return described | self.photo(block, block.photo) if block.photo else described

    def photo(self, block: Block, photo: Photo) -> Json:
        return {
            "caption": photo.caption,
            "credit_line": photo.credit_line,
            "alt_text": photo.alt_text,
            "image": self.image_paths.get(block.id),
            "image_reference": photo.image_reference,
            "page": self.pages.get(block.id),
            "credit": self.sentence(block.credit) if block.credit else None,
        }

    def sentence(self, sentence: Sentence) -> Json:
        clip = self.clips.get(sentence.id)
        return {
            "id": sentence.id,
            "text": sentence.text,
            "language": sentence.language,
            "begin_ms": clip.begin_ms if clip else None,
            "end_ms": clip.end_ms if clip else None,
            "page": self.pages.get(sentence.id),
        }

    def spoken(self, id_: str) -> Json | None:
        """Return what is heard and not printed; None when it is not there."""
        clip: Clip | None = self.clips.get(id_)
        return {"id": id_, "text": clip.text, "begin_ms": clip.begin_ms, "end_ms": clip.end_ms} if clip else None


def _overall(recordings: Sequence[Recording]) -> Json | None:
    """Return the loudness of all sections: power averaged by duration, and the highest peak."""
    if not recordings:
        return None
    length = sum(recording.duration_ms for recording in recordings)
    power = sum(10 ** (recording.loudness.integrated_lufs / 10) * recording.duration_ms for recording in recordings)
    peak = max(recording.loudness.true_peak_dbtp for recording in recordings)
    mean = 10 * math.log10(power / length) if power > 0 and length else -math.inf
    return _loudness(Loudness(mean, peak))


def _loudness(loudness: Loudness) -> Json:
    return {
        "integrated_lufs": _finite(loudness.integrated_lufs),
        "true_peak_dbtp": _finite(loudness.true_peak_dbtp),
    }


def _finite(value: float) -> float | None:
    """Return the value to one hundredth; None for silence, which JSON has no number for."""
    return round(value, 2) if math.isfinite(value) else None


def _skipped(edition: Edition) -> Iterable[Json]:
    for part in edition.articles:
        for item in part.article.skipped:
            yield {
                "article": part.id,
                "text": item.text,
                "reason": item.reason,
                "span": _span(item.span),
                "confidence": item.confidence,
            }


def _decisions(edition: Edition) -> Iterable[Json]:
    for part in edition.articles:
        for item in part.article.decisions:
            yield {
                "article": part.id,
                "kind": item.kind,
                "text": item.text,
                "reason": item.reason,
                "span": _span(item.span),
                "confidence": item.confidence,
            }


def _repairs(edition: Edition) -> Iterable[Json]:
    for part in edition.articles:
        for item in part.article.repairs:
            yield {
                "article": part.id,
                "before": item.before,
                "after": item.after,
                "reason": item.reason,
                "span": _span(item.span),
            }


def _flags(edition: Edition) -> Iterable[Json]:
    for part in edition.articles:
        for item in part.article.flags:
            yield {"article": part.id, "text": item.text, "reason": item.reason, "span": _span(item.span)}


def _span(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _output(output: Output) -> Json:
    return {
        "format": output.format,
        "path": output.path,
        "media_type": output.media_type,
        "bytes": output.bytes,
        "sha256": output.sha256,
    }
