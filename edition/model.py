"""The types that travel between the rooms: what was read, what is published, what was made of it.

Frozen values, standard library only. Spans are Python slices into the decoded source text (Unicode code points).
Times are integer milliseconds from the beginning of the section's sound; pages count from 1.

Ids are the thread through every output (PDF tags, EPUB, DAISY, web page, transcripts, ``edition.json``). They match
``[a-z][a-z0-9-]*`` and are made by :mod:`edition.sectioning` alone::

    a1                      article 1
    a1-headline             its headline (one sentence)
    a1-standfirst-n1        first sentence of its standfirst
    a1-byline               its byline
    a1-s3                   section 3 of article 1
    a1-s3-heading           the section's heading
    a1-s3-p2                its second block (paragraph, photo, …)
    a1-s3-p2-n1             the block's first sentence (of a photo: of its caption)
    a1-s3-p2-credit         a photo's credit line
    a1-s3-opening           spoken only: says title and part
    a1-s3-closing           spoken only: says where to go next
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from struct import Struct
from typing import Protocol, cast, overload

Span = tuple[int, int]


class BlockKind(StrEnum):
    """What a block of an article is."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    """The publisher's own sub-heading; one that opens a section becomes the section's heading instead."""
    PULL_QUOTE = "pull quote"
    LIST_ITEM = "list item"
    PHOTO = "photo"
    REPORTER_CREDIT = "reporter credit"
    """“Additional reporting by …”: printed and spoken at the article's end."""


class MarkKind(StrEnum):
    """Inline markup of a block's text."""

    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"
    LANGUAGE = "language"
    """A passage in another language than its block's."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline markup over part of a block's text."""

    kind: MarkKind
    span: Span
    """Slice of the block's ``text``."""
    target: str | None = None
    """A link's http(s) or mailto address; a passage's BCP 47 tag; None for the rest."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The smallest thing that every output can point at."""

    id: str
    text: str
    """As printed: one line, no leading or trailing white space, never empty."""
    language: str
    """BCP 47 tag; differs from the article's for a passage in another language."""
    start: int = 0
    """Where it begins in its block's ``text``: ``block.text[start:start + len(text)] == text``."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph with the words that belong to it. Nothing here is ever invented."""

    caption: str = ""
    """Without its label; empty when the source has none."""
    credit_line: str = ""
    """As the source gives it, with its label (“Photo: Name/Agency”); empty when the source has none."""
    alt_text: str | None = None
    """What the picture shows, by a person; None when nobody wrote one. ``""`` is never used."""
    image: Path | None = None
    """The picture's file, decoded once while reading and known to be sound; None when there is none."""
    image_reference: str = ""
    """How the source names the picture (address or file name), whether or not the file is there."""
    caption_span: Span | None = None
    credit_span: Span | None = None
    caption_source: str = ""
    """Where it is from: ``text``, ``manuscript``, ``sidecar``, ``html``, ``json``, ``xmp``, ``iptc``; or empty.
    Where there are no words, it is who says that there are none."""
    credit_source: str = ""
    alt_source: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, sub-heading, photograph … in reading order.

    ``id``, ``sentences`` and ``credit`` are empty as read and filled by :func:`edition.sectioning.split`.
    """

    kind: BlockKind
    text: str
    """As printed, after certain repairs; one line. A photo's caption (may be empty)."""
    span: Span | None = None
    """Place in the source text; None when the source is not plain text."""
    photo: Photo | None = None
    """Present exactly when ``kind`` is ``PHOTO``."""
    marks: tuple[Mark, ...] = ()
    level: int = 2
    """Heading level of a sub-heading, 2 to 6."""
    language: str | None = None
    """BCP 47 tag; None means the article's."""
    strong_edge: bool = False
    """True when the source shows a break before this block (a removed promo, a stray full stop, a rule)."""
    continues: bool = False
    """True for a row of a table after its first: no section is cut before it."""
    id: str = ""
    sentences: tuple[Sentence, ...] = ()
    credit: Sentence | None = None
    """A photo's credit line as something outputs can point at; None without one."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Source text that is not part of the article, and why."""

    text: str
    reason: str
    """The field's word: ``newsletter promo``, ``privacy notice``, ``stray punctuation``, ``share links`` …"""
    span: Span | None = None
    confidence: float = 1.0
    """0 to 1, as far as the reader can tell."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A defect of the source that was certain and has been mended."""

    before: str
    after: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """Something doubtful, left untouched, for the editor's eye."""

    text: str
    """The passage in question; may be empty when it is something missing."""
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a passage of flat text was taken for, other than for a paragraph's sentence, and why."""

    kind: str
    """The field's word: ``headline``, ``byline``, ``caption``, ``credit``, ``subheading`` …"""
    text: str
    reason: str
    span: Span | None
    """None where the text is a member of data rather than the source itself."""
    confidence: float
    """0 to 1, as far as the reader can tell."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read: in one piece, not yet in sections.

    For plain text, ``blocks`` (with their photos' spans) + ``skipped`` + ``front_spans`` + white space = the source.
    """

    blocks: tuple[Block, ...]
    source: str
    """File name, address or ``-`` that it was read from; no folder."""
    language: str
    """BCP 47 tag, by option, by metadata or detected."""
    headline: str | None = None
    """None when the source has none: it is never invented."""
    standfirst: str | None = None
    byline: str | None = None
    dateline: str | None = None
    """Place (and date) that opens a report, kept in the text as well."""
    published: date | None = None
    publisher: str | None = None
    source_text: str | None = None
    """The decoded text that spans refer to; None when the source is not plain text."""
    sectioned: bool = False
    """True when the source itself says where every section begins (a manuscript): each level-2 sub-heading opens one
    and nothing else does; one with empty text is a break without an editorial heading."""
    front_spans: Mapping[str, Span] = field(default_factory=dict)
    """Spans of ``headline``, ``standfirst``, ``byline`` … that were found in plain text."""
    skipped: tuple[Skipped, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """In the order of the text; empty when the source itself says what everything is."""
    repairs: tuple[Repair, ...] = ()
    flags: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article: what one sound file holds and one heading stands over."""

    id: str
    number: int
    """From 1 within its article."""
    label: str
    """“Part 2 of 6” in the article's language."""
    heading: Sentence
    """What stands over it: the editor's words, or label and opening words when there are none."""
    editorial: bool
    """True when a person wrote the heading; False when it is made of the label and the opening words."""
    blocks: tuple[Block, ...]

    @property
    def photos(self) -> tuple[Block, ...]:
        """Its photo blocks, in order."""
        return tuple(block for block in self.blocks if block.kind is BlockKind.PHOTO)

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Heading, then every sentence and credit line of its blocks, in reading order."""
        yield self.heading
        for block in self.blocks:
            yield from block.sentences
            if block.credit:
                yield block.credit


@dataclass(frozen=True, slots=True)
class EditionArticle:
    """An article of an edition, in sections."""

    id: str
    number: int
    """From 1 within the edition."""
    article: Article
    headline: Sentence
    """The article's headline or, when ``headline_editorial`` is False, “Untitled” and its opening words."""
    headline_editorial: bool
    standfirst: tuple[Sentence, ...]
    byline: Sentence | None
    sections: tuple[Section, ...]

    @property
    def front(self) -> tuple[Sentence, ...]:
        """Headline, standfirst and byline, in reading order."""
        return (self.headline, *self.standfirst, *((self.byline,) if self.byline else ()))


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published: one article, or the several of an issue."""

    title: str
    """Of the issue; of a single article, its headline."""
    language: str
    articles: tuple[EditionArticle, ...]
    date: date | None
    """Date of publication; None when nobody gave one."""
    modified: datetime
    """UTC; the time stamp of every file made: SOURCE_DATE_EPOCH, else the date, else 2000-01-01. Never the clock."""
    publisher: str | None = None
    """Of all of it; None when nobody says it or its articles are of several houses."""
    cover: Path | None = None
    """A picture for the cover; None has one drawn."""

    @property
    def publishers(self) -> tuple[str, ...]:
        """Its publisher; where its articles are of several houses, each of these once."""
        own = dict.fromkeys(article.article.publisher for article in self.articles)
        return (self.publisher,) if self.publisher else tuple(filter(None, own))

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section of every article, in reading order."""
        return tuple(section for article in self.articles for section in article.sections)

    @property
    def sentences(self) -> Iterator[Sentence]:
        """Everything that must appear in every output, once, in this order."""
        for article in self.articles:
            yield from article.front
            for section in article.sections:
                yield from section.sentences


@dataclass(frozen=True, slots=True)
class Layout:
    """A typeset PDF and where everything landed in it."""

    path: Path
    page_count: int
    pages: Mapping[str, int]
    """1-based page on which each headline, heading, sentence, credit line and photo block begins, by id."""


WordTime = tuple[int, int, int, int]
"""(start, end, begin_ms, end_ms): slice of the printed text, and its time."""


@dataclass(frozen=True, slots=True)
class WordTimes(Sequence[WordTime]):
    """When each word of a clip is said: a long edition has many words, and here each takes 16 bytes."""

    packed: bytes = b""
    """Four unsigned 32-bit numbers a word, native byte order."""

    @classmethod
    def of(cls, words: Iterable[Iterable[int]]) -> WordTimes:
        """Pack the times of words."""
        return cls(array("I", (number for word in words for number in word)).tobytes())

    def __len__(self) -> int:
        return len(self.packed) // _WORD.size

    @overload
    def __getitem__(self, index: int) -> WordTime: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[WordTime]: ...
    def __getitem__(self, index: int | slice) -> WordTime | Sequence[WordTime]:
        if isinstance(index, slice):
            return tuple(self)[index]
        start, end, begin_ms, end_ms = _WORD.unpack_from(self.packed, range(len(self))[index] * _WORD.size)
        return start, end, begin_ms, end_ms

    def __iter__(self) -> Iterator[WordTime]:
        return cast("Iterator[WordTime]", _WORD.iter_unpack(self.packed))


_WORD = Struct("=4I")


@dataclass(frozen=True, slots=True)
class Clip:
    """An utterance in a section's sound."""

    id: str
    """Of the sentence, credit line, heading, opening or closing."""
    text: str
    """As printed (not as normalised for speech)."""
    begin_ms: int
    end_ms: int
    """Speech only: the pause after it is not part of the clip."""
    words: WordTimes = WordTimes()
    """In the order of ``text``; empty where the voice does not know."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """Measured on the finished, encoded file (EBU R128)."""

    integrated_lufs: float
    true_peak_dbtp: float


@dataclass(frozen=True, slots=True)
class Recording:
    """The sound of one section."""

    section_id: str
    path: Path
    """The finished, encoded file."""
    media_type: str
    duration_ms: int
    """Exact, from samples."""
    sample_rate_hz: int
    clips: tuple[Clip, ...]
    """In order, not overlapping; ids as in the section, with an opening before and a closing after."""
    voice: str
    loudness: Loudness
    pcm: Path | None = None
    """Mastered mono 16-bit WAV of the same length while the edition is being built; None once it is gone."""
    flags: tuple[Flag, ...] = ()
    """For the editor's eye: a sentence that another voice had to speak, words that the voice cannot say well."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the finished edition."""

    format: str
    """As in ``--formats``: ``print``, ``large-print``, ``audio``, ``epub`` …"""
    path: str
    """Relative to the edition's folder, with forward slashes."""
    media_type: str
    bytes: int
    sha256: str


class Progress(Protocol):
    """How a room tells how far it is."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` steps of ``stage`` are finished."""
