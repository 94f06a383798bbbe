"""Editions, sound and layout to bind, made from the model alone. Places and people are invented."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path

import imageio_ffmpeg
from PIL import Image

from edition.model import (
    Article,
    Block,
    BlockKind,
    Clip,
    Edition,
    EditionArticle,
    Layout,
    Loudness,
    Mark,
    MarkKind,
    Photo,
    Recording,
    Section,
    Sentence,
)

HARBOUR = (
    "The harbour of Saltmere reopened on Monday. Fishing crews said that they were relieved.",
    "“We waited two years,” said Ada Fell. The first boat left at dawn & came back full.",
)
FERRY = (
    "The council of Saltmere will vote on a new ferry in June. Residents may write until May.",
    "The old ferry, the Grey Heron, was sold for 1 < 2 million marks. Nobody knows who bought it.",
)

HOSTILE = (
    "<script>alert(1)</script>",
    "]]><!-- -->&amp;&#0;",
    '"><img src=x onerror="alert(1)"/>',
    "../../etc/passwd",
    "C:\\CON\\nul.txt",
    "{{ 7 * 7 }} {% include 'x' %} ${x} #{y} <%= z %>",
    "‮reversed‬ ​zero\u00ad­width",
    "tab\tand\x0bvertical\x1bescape",
    "'); DROP TABLE clips; --",
    "e\u0301\u0323 👩‍🦯 🇺🇦 𝕬",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "javascript:alert(1)",
    "http://example.org/?a=1&b=2#<c>",
    "\ufffe\uffff\ud800 not for XML",
)
"""Texts that try to become markup, script or paths."""


@dataclass(frozen=True)
class Sample:
    """What every package is made from."""

    edition: Edition
    recordings: tuple[Recording, ...]
    layout: Layout | None


def sentences(id_: str, text: str, language: str = "en-GB") -> tuple[Sentence, ...]:
    """Cut plain text after each full stop that a space follows."""
    found, start = [], 0
    while start < len(text):
        end = text.find(". ", start)
        end = len(text) if end < 0 else end + 1
        found.append(Sentence(f"{id_}-n{len(found) + 1}", text[start:end], language, start))
        start = end + 1
    return tuple(found)


def paragraph(
    text: str, *, kind: BlockKind = BlockKind.PARAGRAPH, marks: tuple[Mark, ...] = (), level: int = 2
) -> Block:
    return Block(kind, text, marks=marks, level=level)


def photo(
    caption: str = "", credit: str = "", alt: str | None = None, image: Path | None = None, reference: str = ""
) -> Block:
    return Block(BlockKind.PHOTO, caption, photo=Photo(caption, credit, alt, image, reference))


def section(article: str, number: int, of: int, blocks: Sequence[Block], heading: str | None, language: str) -> Section:
    id_ = f"{article}-s{number}"
    label = f"Part {number} of {of}"
    placed = tuple(_placed(f"{id_}-p{n}", block, language) for n, block in enumerate(blocks, 1))
    words = heading or f"{label}: opening words"
    return Section(id_, number, label, Sentence(f"{id_}-heading", words, language), heading is not None, placed)


def _placed(id_: str, block: Block, language: str) -> Block:
    language = block.language or language
    credit = block.photo.credit_line if block.photo else ""
    return replace(
        block,
        id=id_,
        sentences=sentences(id_, block.text, language) if block.text else (),
        credit=Sentence(f"{id_}-credit", credit, language) if credit else None,
    )


def article(
    number: int,
    headline: str,
    sections: Sequence[Sequence[Block]],
    *,
    headings: Sequence[str | None] = (),
    standfirst: str = "",
    byline: str = "",
    language: str = "en-GB",
) -> EditionArticle:
    id_ = f"a{number}"
    padded = [*headings, *([None] * len(sections))]
    return EditionArticle(
        id=id_,
        number=number,
        article=Article((), "sample.txt", language, headline, standfirst or None, byline or None),
        headline=Sentence(f"{id_}-headline", headline, language),
        headline_editorial=True,
        standfirst=sentences(f"{id_}-standfirst", standfirst, language) if standfirst else (),
        byline=Sentence(f"{id_}-byline", byline, language) if byline else None,
        sections=tuple(
            section(id_, n, len(sections), blocks, padded[n - 1], language) for n, blocks in enumerate(sections, 1)
        ),
    )


def edition(*articles: EditionArticle, title: str | None = None, **more: object) -> Edition:
    made = Edition(
        title=title if title is not None else articles[0].headline.text,
        language=articles[0].article.language,
        articles=articles,
        date=date(2026, 1, 15),
        modified=datetime(2026, 1, 15, tzinfo=UTC),
        publisher="The Saltmere Lantern",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def picture(folder: Path, name: str = "boat.jpg", size: tuple[int, int] = (64, 48)) -> Path:
    path = folder / name
    Image.new("RGB", size, (20, 90, 140)).save(path)
    return path


def rich_edition(folder: Path) -> Edition:
    """Return an issue of two articles with everything in it that an article may hold."""
    emphasis = "Nobody under stood the Grey Heron at first. See the council’s page for more."
    marks = (
        Mark(MarkKind.EMPHASIS, (emphasis.index("Grey"), emphasis.index(" at first"))),
        Mark(
            MarkKind.LINK, (emphasis.index("the council"), emphasis.index(" for more")), "https://example.org/?a=1&b=2"
        ),
    )
    harbour = article(
        1,
        "The harbour reopens",
        [
            [
                paragraph(HARBOUR[0]),
                photo(
                    "Boats in the harbour of Saltmere. They wait.",
                    "Photo: Ada Fell/Lantern",
                    "Nine small boats",
                    picture(folder),
                ),
                paragraph(HARBOUR[1]),
                paragraph(emphasis, marks=marks),
            ],
            [
                paragraph("What comes next", kind=BlockKind.SUBHEADING, level=3),
                paragraph("We waited two years", kind=BlockKind.PULL_QUOTE),
                paragraph("Boats.", kind=BlockKind.LIST_ITEM),
                paragraph("Nets.", kind=BlockKind.LIST_ITEM),
                replace(paragraph("Hafen bedeutet Hafen. So ist es."), language="de"),
                photo("The quay at night", "Photo: B. Quill"),
                paragraph("Additional reporting by Cy Moor.", kind=BlockKind.REPORTER_CREDIT),
            ],
        ],
        headings=[None, "The council’s plan"],
        standfirst="After two years the boats are back. Not all of them.",
        byline="By Ada Fell",
    )
    ferry = article(2, "A ferry for Saltmere?", [[paragraph(text) for text in FERRY]])
    return edition(harbour, ferry, title="The Lantern, January")


def many_sections(count: int) -> Edition:
    return edition(article(1, "A very long story", [[paragraph(HARBOUR[n % 2])] for n in range(count)]))


def hostile_edition(folder: Path) -> Edition:
    """Return an issue whose every text tries to be something else."""
    image = picture(folder, "hostile & <b>.jpg")
    articles = [
        article(
            number,
            clean(text),
            [
                [
                    paragraph(clean(text)),
                    photo(clean(text), clean(text), clean(text), image, text),
                    paragraph(HARBOUR[0]),
                ]
            ],
            headings=[clean(text)],
            standfirst=clean(text),
            byline=clean(text),
        )
        for number, text in enumerate((*HOSTILE, *HOSTILE[:2]), 1)
    ]
    return edition(*articles, title=f"{HOSTILE[0]}\n{HOSTILE[2]} " + "long " * 100, publisher=HOSTILE[1])


def clean(text: str) -> str:
    """Return the text as the model promises it: one line, no white space at the ends."""
    return " ".join(text.split())


def spoken(edition: Edition, folder: Path) -> tuple[Recording, ...]:
    """Return sound for every section: a tone of the right length in one real MP3 each."""
    return tuple(_recording(part, section, folder) for part in edition.articles for section in part.sections)


def _recording(part: EditionArticle, section: Section, folder: Path) -> Recording:
    clips, clock = [], 200
    for id_, text in _script(part, section):
        end = clock + 150 + 10 * min(len(text), 60)
        clips.append(Clip(id_, text, clock, end))
        clock = end + 120
    duration = clock + 300
    path = folder / f"{section.id}.mp3"
    path.write_bytes(tone(duration))
    return Recording(section.id, path, "audio/mpeg", duration, 22050, tuple(clips), "silent", Loudness(-16.0, -1.5))


def _script(part: EditionArticle, section: Section) -> Iterator[tuple[str, str]]:
    yield f"{section.id}-opening", section.label
    front = part.front if section.number == 1 else ()
    yield from ((sentence.id, sentence.text) for sentence in (*front, *section.sentences))
    yield f"{section.id}-closing", "The end"


@lru_cache(maxsize=64)
def tone(duration_ms: int) -> bytes:
    """Return an MP3 of a quiet tone, mono, constant bit rate."""
    source = f"sine=frequency=330:sample_rate=22050:duration={duration_ms / 1000}"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-f", "lavfi", "-i", source, "-ac", "1"]
    command += ["-c:a", "libmp3lame", "-b:a", "32k", "-id3v2_version", "0", "-write_xing", "0", "-f", "mp3", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def laid_out(edition: Edition, folder: Path, *, sentences_a_page: int = 4) -> Layout:
    """Return a layout that turns the page after so many sentences; the last page holds none of them."""
    pages = {sentence.id: n // sentences_a_page + 1 for n, sentence in enumerate(edition.sentences)}
    for section in edition.sections:
        for block in section.photos:
            first = (*block.sentences, *((block.credit,) if block.credit else ()))
            pages[block.id] = pages[first[0].id] if first else pages[section.heading.id]
    return Layout(folder / "print.pdf", max(pages.values()) + 1, pages)
