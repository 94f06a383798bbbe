"""DAISY 2.02: what is in the book, and that our own check and Thorium's parser find nothing wrong with it."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from edition.checking.daisy import check_daisy
from edition.checking.expected import Expected
from edition.errors import UsageError
from edition.model import Edition
from edition.packaging import PackageOptions, daisy
from tests.packaging.editions import (
    HARBOUR,
    Sample,
    article,
    clean,
    edition,
    hostile_edition,
    laid_out,
    many_sections,
    paragraph,
    photo,
    picture,
    spoken,
)
from tests.packaging.thorium import opened

GOLDEN = Path(__file__).parent / "golden" / "daisy"


def bound(sample: Sample, folder: Path, **options: object) -> Path:
    archive, *files = daisy.package(
        sample.edition,
        sample.recordings,
        folder,
        layout=sample.layout,
        options=PackageOptions(**options),  # type: ignore[arg-type]
    )
    assert {file.parent for file in files} == {archive.with_suffix("")}
    return archive


def whole(made: Edition, folder: Path, *, sound: bool = True, pages: bool = True) -> Sample:
    return Sample(made, spoken(made, folder) if sound else (), laid_out(made, folder) if pages else None)


def members(path: Path) -> Mapping[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def meta(document: str, name: str) -> list[str]:
    root = etree.fromstring(document.encode())
    return [one.get("content", "") for one in root.iter("{*}meta") if one.get("name") == name]


def findings(path: Path, sample: Sample) -> list[str]:
    expected = Expected.of(sample.edition, sample.recordings, sample.layout)
    return [str(one) for one in check_daisy(path, expected).findings]


@pytest.fixture(scope="module")
def files(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return members(bound(sample, tmp_path_factory.mktemp("daisy")))


@pytest.mark.parametrize("name", ["ncc.html", "content.html", "master.smil", "s001.smil"])
def test_reads_as_it_should(files, golden, name):
    golden(GOLDEN / name, files[name])


def test_folder_and_zip_hold_the_same(sample, tmp_path):
    archive = bound(sample, tmp_path)
    with zipfile.ZipFile(archive) as opened:
        zipped = {name: opened.read(name) for name in opened.namelist()}
    folder = archive.with_suffix("")
    assert zipped == {path.name: path.read_bytes() for path in folder.iterdir()}
    assert findings(archive, sample) == findings(folder, sample) == []


def test_same_bytes_every_time(sample, tmp_path):
    for name in ("1", "2"):
        (tmp_path / name).mkdir()
    first, second = (bound(sample, tmp_path / name).read_bytes() for name in ("1", "2"))
    assert first == second


WORDS = [[paragraph("Words.")]]
EDITIONS = {
    "a hundred sections": lambda folder: whole(many_sections(100), folder),
    "one sentence": lambda folder: whole(edition(article(1, "One", WORDS)), folder),
    "no print": lambda folder: whole(edition(article(1, "One", WORDS)), folder, pages=False),
    "an empty section": lambda folder: whole(edition(article(1, "One", [[]])), folder, sound=False, pages=False),
    "hostile text": lambda folder: whole(hostile_edition(folder), folder),
    "the same title twice": lambda folder: whole(edition(article(1, "A", WORDS), article(2, "A", WORDS)), folder),
    "silence": lambda folder: whole(many_sections(3), folder, sound=False),
}


@pytest.mark.parametrize("name", EDITIONS)
def test_every_edition_makes_a_sound_book(name, tmp_path):
    sample = EDITIONS[name](tmp_path)
    assert findings(bound(sample, tmp_path), sample) == []


def test_a_section_without_sound_among_others(sample, tmp_path):
    made = replace(sample, recordings=sample.recordings[1:2])
    assert findings(bound(made, tmp_path), made) == []


def test_title_comes_first_and_the_first_page_after_it(tmp_path):
    made = whole(edition(article(1, "Head", [[paragraph("Words.")]])), tmp_path)
    ncc = members(bound(made, tmp_path))["ncc.html"]
    assert re.findall(r'<(h1|span) id="(.*?)" class="(.*?)"', ncc)[:2] == [
        ("h1", "a1-headline", "title"),
        ("span", "page-1", "page-normal"),
    ]


def test_an_issue_opens_with_its_own_title(files):
    assert '<h1 id="title" class="title"><a href="s001.smil#title">The Lantern, January</a></h1>' in files["ncc.html"]


def test_the_control_centre_says_which_language_an_entry_is_in(tmp_path):
    german = article(2, "Am Kai", [[photo("Der Kai."), paragraph("Es regnet.")]], language="de")
    made = whole(edition(article(1, "Head", [[paragraph("Words.")]]), german, title="Ports"), tmp_path)
    ncc = members(bound(made, tmp_path))["ncc.html"]
    assert re.findall(r'<(h\d|span)[^>]* lang="de" xml:lang="de"><a[^>]*>(.*?)</a>', ncc) == [
        ("h1", "Am Kai"),
        ("h2", german.sections[0].heading.text),
        ("span", "Foto: Der Kai."),
    ]


def test_what_nobody_stated_is_not_made_up(tmp_path):
    made = edition(article(1, "Head", [[paragraph("Words.")]]), publisher=None, date=None)
    ncc = members(bound(whole(made, tmp_path), tmp_path))["ncc.html"]
    assert meta(ncc, "dc:publisher") == meta(ncc, "dc:creator") == ["Not stated"]
    assert meta(ncc, "dc:date") == ["2026-01-15"]


@pytest.mark.parametrize(("sounds", "kind"), [(3, "audioFullText"), (1, "textPartAudio"), (0, "textNcc")])
def test_multimedia_type_tells_the_truth(sample, tmp_path, sounds, kind):
    ncc = members(bound(replace(sample, recordings=sample.recordings[:sounds]), tmp_path))["ncc.html"]
    assert meta(ncc, "ncc:multimediaType") == [kind]


class TestPageMarks:
    def test_take_only_pause(self, sample, files):
        speech = [(clip.begin_ms, clip.end_ms) for clip in sample.recordings[0].clips]
        clips = re.findall(r'clip-begin="npt=(.*?)s" clip-end="npt=(.*?)s" id="page-\d+-audio"', files["s001.smil"])
        assert clips
        for begin, end in clips:
            assert not [one for one in speech if one[0] < float(end) * 1000 and one[1] > float(begin) * 1000]

    def test_have_no_sound_where_there_is_no_pause(self, sample, tmp_path):
        first = sample.recordings[0]
        ends = [*(clip.begin_ms for clip in first.clips[1:]), first.duration_ms]
        tight = replace(
            first, clips=tuple(replace(clip, end_ms=end) for clip, end in zip(first.clips, ends, strict=True))
        )
        made = replace(sample, recordings=(tight, *sample.recordings[1:]))
        path = bound(made, tmp_path)
        assert "page-2-audio" not in members(path)["s001.smil"]
        assert findings(path, made) == []


class TestPhotographs:
    def test_can_be_skipped(self, files):
        assert re.findall(r'id="(.*?)" system-required="prodnote-on"', files["s001.smil"]) == [
            "a1-s1-p2-n1",
            "a1-s1-p2-n2",
            "a1-s1-p2-credit",
        ]
        assert meta(files["ncc.html"], "ncc:prodNotes") == ["2"]

    def test_no_alt_is_made_up(self, tmp_path):
        blocks = [photo("Seen.", "Photo: X", None, picture(tmp_path)), photo("", "", "Boats"), photo()]
        sample = whole(edition(article(1, "Head", [blocks])), tmp_path)
        path = bound(sample, tmp_path)
        assert 'alt="Photograph without a description"' in members(path)["content.html"]
        assert '<p class="alternative">Boats</p>' in members(path)["content.html"]
        assert findings(path, sample) == []


def test_hostile_title_stays_a_title(tmp_path):
    made = hostile_edition(tmp_path)
    ncc = members(bound(whole(made, tmp_path), tmp_path))["ncc.html"]
    assert meta(ncc, "dc:title") == [clean(made.title)]


@pytest.mark.parametrize("media_type", ["audio/mp4", "audio/ogg", "audio/flac"])
def test_sound_that_the_standard_does_not_know_is_refused(sample, tmp_path, media_type):
    foreign = tuple(replace(one, media_type=media_type) for one in sample.recordings)
    with pytest.raises(UsageError, match=media_type):
        bound(replace(sample, recordings=foreign), tmp_path)


def test_thorium_opens_it(sample, tmp_path):
    """Thorium's own parser: ``npm i r2-shared-js`` somewhere along NODE_PATH.

    It is not asked about hostile titles: it copies the NCC's metadata into markup of its own without escaping “<”.
    """
    found = opened(bound(sample, tmp_path, slug="x"))
    assert found["metadata"]["title"] == "The Lantern, January"
    assert [part["href"] for part in found["readingOrder"]] == ["s001.smil", "s002.smil", "s003.smil"]
    assert [entry["title"] for entry in found["toc"]] == [
        "The Lantern, January",
        "The harbour reopens",
        "A ferry for Saltmere?",
    ]
    assert [entry["title"] for entry in found["toc"][1]["children"]] == [
        "Part 1 of 2: opening words",
        "The council’s plan",
    ]
    assert [page["title"] for page in found["pageList"]] == [str(number) for number in range(1, 10)]


def test_headings_go_by_level(files):
    levels = re.findall(r"<h(\d)", files["ncc.html"])
    assert levels == ["1", "1", "2", "2", "3", "1", "2"]
    assert HARBOUR[0].split(". ")[0] in files["content.html"]
