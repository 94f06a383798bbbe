"""Whatever an edition holds, its EPUB and its DAISY book say all of it, in order, and lead where they should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.checking.daisy import check_daisy
from edition.checking.epub import check_epub
from edition.checking.expected import Expected
from edition.checking.report import Report
from edition.model import Block, BlockKind, Clip, Edition, Layout, Loudness, Mark, MarkKind, Recording
from edition.packaging import PackageOptions, daisy, epub
from tests.packaging.editions import HOSTILE, article, clean, edition, paragraph, photo, picture, tone

TEXT = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(), min_size=1, max_size=30),
    st.text("ab.<&\"'  ", min_size=1, max_size=30),
).map(clean).filter(bool)  # fmt: skip
KINDS = st.sampled_from([kind for kind in BlockKind if kind is not BlockKind.PHOTO])
MARKS = st.lists(
    st.builds(
        lambda kind, a, b, target: Mark(kind, (min(a, b), max(a, b)), "is" if kind is MarkKind.LANGUAGE else target),
        st.sampled_from(MarkKind),
        st.integers(0, 30),
        st.integers(0, 30),
        st.sampled_from([*HOSTILE, "https://example.org/ä?a=1&b=2#c", "mailto:a@example.org"]),
    ),
    max_size=3,
)
LANGUAGES = st.sampled_from(["en", "uk", "de-CH", "is", "zh-Hant"])
PICTURE = Path("picture.png")


def block(kind: BlockKind, text: str, marks: list[Mark], level: int) -> Block:
    fitting = tuple(mark for mark in marks if mark.span[1] <= len(text))
    return paragraph(text, kind=kind, marks=fitting, level=level)


BLOCKS = st.one_of(
    st.builds(block, KINDS, TEXT, MARKS, st.integers(2, 6)),
    st.builds(
        photo,
        st.one_of(st.just(""), TEXT),
        st.one_of(st.just(""), TEXT),
        st.none() | TEXT,
        st.none() | st.just(PICTURE),
    ),
)
ARTICLES = st.lists(
    st.tuples(TEXT, st.lists(st.lists(BLOCKS, max_size=3), min_size=1, max_size=3), TEXT | st.just(""), LANGUAGES),
    min_size=1,
    max_size=3,
)
TURNS = st.lists(st.integers(0, 2), min_size=1, max_size=9)


def assembled(parts: list, folder: Path) -> Edition:
    articles = [
        article(number, headline, [[placed(one, folder) for one in blocks] for blocks in sections],
                standfirst=words, byline=words, language=language)
        for number, (headline, sections, words, language) in enumerate(parts, 1)
    ]  # fmt: skip
    return edition(*articles)


def placed(one: Block, folder: Path) -> Block:
    if one.photo and one.photo.image:
        return replace(one, photo=replace(one.photo, image=folder / PICTURE))
    return one


def heard(made: Edition, folder: Path) -> tuple[Recording, ...]:
    """Return sound for every section out of one file: nothing is encoded for an example."""
    recordings = []
    for part in made.articles:
        for section in part.sections:
            front = part.front if section.number == 1 else ()
            said = [(one.id, one.text) for one in (*front, *section.sentences)]
            spoken = [(f"{section.id}-opening", "Opening"), *said]
            clips = tuple(Clip(id_, text, 10 + 90 * n, 70 + 90 * n) for n, (id_, text) in enumerate(spoken))
            recordings.append(
                Recording(section.id, folder / "x.mp3", "audio/mpeg", 10_000, 22050, clips, "x", Loudness(-16, -1))
            )
    return tuple(recordings)


def turned(made: Edition, turns: list[int]) -> Layout:
    """Return a layout whose pages go on as told, over and over."""
    page, pages = 1, {}
    for number, sentence in enumerate(made.sentences):
        page += turns[number % len(turns)]
        pages[sentence.id] = page
    photos = (block for section in made.sections for block in section.photos)
    for number, block in enumerate(photos):
        pages[block.id] = 1 + (number * 7 + turns[0]) % (page + 1)
    return Layout(Path("x.pdf"), page + 1, pages)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("any")
    picture(made, str(PICTURE), (2, 2))
    (made / "x.mp3").write_bytes(tone(10_000))
    return made


@pytest.mark.parametrize(("package", "check"), [(epub.package, check_epub), (daisy.package, check_daisy)])
@given(parts=ARTICLES, turns=st.none() | TURNS, sound=st.booleans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_lost_whatever_it_is(
    package, check: Callable[[Path, Expected], Report], folder, parts, turns, sound
):
    made = assembled(parts, folder)
    recordings = heard(made, folder) if sound else ()
    layout = turned(made, turns) if turns else None
    path, *_ = package(made, recordings, folder, layout=layout, options=PackageOptions())
    assert [str(one) for one in check(path, Expected.of(made, recordings, layout)).findings] == []
