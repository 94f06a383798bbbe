"""Each rule of the DAISY 2.02 check: the book passes, and one change at a time is found out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.checking.container import Container
from edition.checking.daisy import check_daisy, findings
from edition.checking.daisy_reader import Book
from edition.checking.expected import Expected
from edition.packaging import PackageOptions, daisy
from tests.packaging.editions import laid_out, rich_edition, spoken, tone

Members = dict[str, bytes]
Change = Callable[[Members], None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Expected]:
    folder = tmp_path_factory.mktemp("daisy")
    edition = rich_edition(folder)
    recordings, layout = spoken(edition, folder), laid_out(edition, folder)
    daisy.package(edition, recordings, folder, layout=layout, options=PackageOptions(slug="x"))
    return folder, Expected.of(edition, recordings, layout)


@pytest.fixture
def members(made: tuple[Path, Expected]) -> Members:
    return {path.name: path.read_bytes() for path in sorted((made[0] / "x-daisy").iterdir())}


def swap(name: str, pattern: str, replacement: str) -> Change:
    """Replace the first match in a file; a pattern that is not there is a fault of the test."""

    def change(members: Members) -> None:
        before = members[name].decode()
        after = re.sub(pattern, replacement, before, count=1, flags=re.DOTALL)
        assert after != before, pattern
        members[name] = after.encode()

    return change


def drop(name: str) -> Change:
    return lambda members: members.__delitem__(name)


def put(name: str, data: bytes) -> Change:
    return lambda members: members.__setitem__(name, data)


def meta(name: str, value: str, file: str = "ncc.html") -> Change:
    return swap(file, rf'(name="{re.escape(name)}" content=")[^"]*', rf"\g<1>{value}")


def no_meta(name: str) -> Change:
    return swap("ncc.html", rf'<meta name="{re.escape(name)}"[^\n]*\n', "")


def twice(name: str) -> Change:
    return swap("ncc.html", rf'(<meta name="{re.escape(name)}"[^\n]*\n)', r"\1\1")


FIRST, SECOND = r'<par endsync="last" id="a1-s1-p1-n1">.*?</par>\n', r'<par endsync="last" id="a1-s1-p1-n2">.*?</par>\n'

MUTATIONS: dict[str, tuple[Change, str]] = {
    **{
        f"no {name}": (no_meta(name), name)
        for name in (
            "dc:title", "dc:date", "dc:format", "dc:identifier", "dc:publisher", "ncc:charset", "ncc:pageFront",
            "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime", "dc:creator", "dc:language",
        )
    },
    **{
        f"{name} twice": (twice(name), name)
        for name in (
            "dc:title", "dc:date", "dc:format", "dc:identifier", "dc:publisher", "ncc:charset", "ncc:pageFront",
            "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:totalTime", "ncc:depth", "ncc:generator",
        )
    },
    **{
        f"{name} wrong": (meta(name, "77"), name)
        for name in (
            "ncc:pageFront", "ncc:pageNormal", "ncc:pageSpecial", "ncc:tocItems", "ncc:sidebars", "ncc:footnotes",
            "ncc:prodNotes", "ncc:depth", "ncc:files", "ncc:maxPageNormal", "ncc:totalTime",
        )
    },
    "prodNotes not counted": (no_meta("ncc:prodNotes"), "ncc:prodNotes is not there"),
    "empty publisher": (meta("dc:publisher", " "), "dc:publisher is empty"),
    "format in capitals": (meta("dc:format", "DAISY 2.02"), "dc:format"),
    "date in words": (meta("dc:date", "15 Jan 2026"), "dc:date"),
    "another charset": (meta("ncc:charset", "iso-8859-1"), "ncc:charset"),
    "total time a second off": (meta("ncc:totalTime", "00:00:18"), "ncc:totalTime"),
    "total time with no hours": (meta("ncc:totalTime", "00:17"), "ncc:totalTime"),
    "title without its class": (swap("ncc.html", ' class="title"', ""), "h1 of class title"),
    "title is no h1": (swap("ncc.html", r"<h1 (.*?)</h1>", r"<h2 \1</h2>"), "h1 of class title"),
    "level skipped in the NCC": (swap("ncc.html", r"<h2 (.*?)</h2>", r"<h4 \1</h4>"), "h4 follows level"),
    "level skipped in the text": (swap("content.html", r"<h2 (.*?)</h2>", r"<h4 \1</h4>"), "heading levels"),
    "entry of no kind": (swap("ncc.html", r"<h3 (.*?)</h3>", r"<p \1</p>"), "a p element"),
    "span of no class": (swap("ncc.html", "optional-prodnote", "photo"), "class 'photo'"),
    "entry without id": (swap("ncc.html", ' id="a1-headline"', ""), "no id"),
    "entry without words": (swap("ncc.html", "The harbour reopens", ""), "no words"),
    "entry to nowhere": (swap("ncc.html", r"s002\.smil#a1-s2-heading", "s002.smil#zzz"), "s002.smil#zzz"),
    "entry to a missing file": (swap("ncc.html", r"s002\.smil#a1-s2-heading", "s009.smil#a"), "s009.smil#a"),
    "entry leads back": (swap("ncc.html", r"s003\.smil#a2-headline", "s001.smil#a1-headline"), "leads back"),
    "id twice": (swap("ncc.html", 'id="page-3"', 'id="page-2"'), "is there twice"),
    "page missing from the NCC": (swap("ncc.html", r'<span id="page-3".*?</span>\n', ""), "lists the pages"),
    "page missing from the text": (
        swap("content.html", r'<span class="page-normal" id="page-3">.*?</span> ', ""), "marks other pages"),
    "no language in the NCC": (swap("ncc.html", ' lang="en-GB"', ""), "language"),
    "no language in the text": (swap("content.html", ' lang="en-GB"', ""), "language"),
    "no layout": (swap("s001.smil", "<layout>.*?</layout>", ""), "no layout"),
    "region without id": (swap("s001.smil", '<region id="textView" />', "<region />"), "no layout"),
    "no layout in the master": (swap("master.smil", "<layout>.*?</layout>", ""), "no layout"),
    "no endsync": (swap("s001.smil", ' endsync="last"', ""), "endsync"),
    "unknown skippability": (swap("s001.smil", "pagenumber-on", "pages-on"), "system-required"),
    "note that cannot be skipped": (
        swap("s001.smil", ' system-required="prodnote-on"', ""), "system-required=None and should have prodnote-on"),
    "prose that can be skipped": (
        swap("s001.smil", 'id="a1-headline"', 'id="a1-headline" system-required="prodnote-on"'), "should have None"),
    "id twice in the sound": (swap("s001.smil", 'id="a1-byline-text"', 'id="a1-byline-audio"'), "is there twice"),
    "passage in no language": (swap("content.html", ' lang="de" xml:lang="de"', ""), "marked en-GB instead of de"),
    "another identifier in the master": (meta("dc:identifier", "other", "master.smil"), "dc:identifier is not that"),
    "text to nowhere": (swap("s001.smil", "content.html#a1-headline", "content.html#zzz"), "content.html#zzz"),
    "text without id": (swap("s001.smil", ' id="a1-headline-text"', ""), "has no id"),
    "clip as in SMIL 3": (swap("s001.smil", "clip-begin=", "clipBegin="), "npt="),
    "clip without npt": (swap("s001.smil", 'clip-end="npt=', 'clip-end="'), "npt="),
    "clip past the end": (
        swap("s001.smil", r'clip-end="npt=[^"]*"( id="a1-s1-p4-n2-audio")', r'clip-end="npt=99.000s"\1'),
        "past the end"),
    "clip backwards": (
        swap("s001.smil", r'clip-end="npt=[^"]*"( id="a1-headline-audio")', r'clip-end="npt=0.100s"\1'), "lasts from"),
    "clips overlap": (
        swap("s001.smil", r'npt=[^"]*(" clip-end="[^"]*" id="a1-byline-audio")', r"npt=0.600s\1"),
        "before the clip before it has ended"),
    "clips swapped": (swap("s001.smil", f"({FIRST})({SECOND})", r"\2\1"), "before the clip before it has ended"),
    "clip begins late": (
        swap("s001.smil", r'npt=[^"]*(" clip-end="[^"]*" id="a1-byline-audio")', r"npt=2.300s\1"),
        "sentence heard"),
    "sound that is not there": (swap("s001.smil", r"s001\.mp3", "s009.mp3"), "s009.mp3"),
    "time of the presentation wrong": (meta("ncc:timeInThisSmil", "00:00:40", "s001.smil"), "ncc:timeInThisSmil"),
    "time elapsed wrong": (meta("ncc:totalElapsedTime", "00:00:40", "s002.smil"), "ncc:totalElapsedTime"),
    "time in the master wrong": (meta("ncc:timeInThisSmil", "00:00:40", "master.smil"), "ncc:timeInThisSmil"),
    "dur of the seq wrong": (swap("s001.smil", r'seq dur="[^"]*"', 'seq dur="99.000s"'), "its seq states"),
    "two seqs": (swap("s001.smil", "</seq>", '</seq><seq dur="1.000s" />'), "not one seq"),
    "another identifier": (meta("dc:identifier", "other", "s001.smil"), "dc:identifier is not that of the NCC"),
    "another title": (meta("dc:title", "other", "s002.smil"), "dc:title is not that of the NCC"),
    "another format": (meta("dc:format", "Daisy 3", "s002.smil"), "dc:format"),
    "no master": (drop("master.smil"), "no master.smil"),
    "master forgets one": (swap("master.smil", r"<ref [^\n]*\n", ""), "every presentation in order"),
    "master leads nowhere": (swap("master.smil", "s002.smil#[^\"]*", "s002.smil#zzz"), "s002.smil#zzz"),
    "no NCC": (drop("ncc.html"), "no ncc.html"),
    "no text": (drop("content.html"), "no text"),
    "no sound": (drop("s002.mp3"), "s002.mp3"),
    "no picture": (drop("i001.jpg"), "the picture i001.jpg is not there"),
    "picture without alt": (swap("content.html", ' alt="[^"]*"', ""), "text alternatives"),
    "sound is no sound": (put("s001.mp3", b"hello"), "s001.mp3, which is no sound"),
    "long name": (put("a_very_long_name.css", b""), "safe file name"),
    "name with a space": (put("a b.css", b""), "safe file name"),
    "not well-formed": (swap("content.html", "</body>", ""), "well-formed"),
    "sentence lost": (swap("content.html", r'<span class="sentence" id="a1-s1-p3-n2".*?</span>', ""), "sentence once"),
    "sentence changed": (swap("content.html", "Fishing crews", "Fishing boats"), "sentence unchanged"),
    "sentences swapped": (
        swap("content.html", r'(<span class="sentence" id="a1-s1-p1-n1">.*?</span>) (<span .*?</span>)', r"\2 \1"),
        "sentences in order"),
    "sentence not presented": (swap("s001.smil", FIRST, ""), "sentence once"),
    "sentence without sound": (swap("s001.smil", r'<audio [^>]*id="a1-headline-audio" />', ""), "sentence heard"),
    "script": (swap("content.html", "</body>", "<script>1</script></body>"), "script element"),
    "handler": (swap("content.html", "<h1 ", '<h1 onclick="1" '), "onclick"),
    "link that runs": (swap("content.html", 'href="[^"]*"', 'href="javascript:1"'), "reaches out"),
    "picture from afar": (swap("content.html", 'src="i001.jpg"', 'src="https://example.org/i.jpg"'), "reaches out"),
    "link to nowhere": (swap("content.html", 's001.smil#a1-byline"', 's001.smil#zzz"'), "s001.smil#zzz"),
}  # fmt: skip


def found(members: Members, expected: Expected) -> list[str]:
    return [str(finding) for finding in findings(Book(Container("x", members)), expected)]


def test_the_book_passes_as_folder_and_zip(made):
    folder, expected = made
    for name in ("x-daisy", "x-daisy.zip"):
        report = check_daisy(folder / name, expected)
        assert [str(one) for one in report.findings] == []
        assert report.checks == (f"DAISY 2.02 of {name}",)


@pytest.mark.parametrize("name", MUTATIONS)
def test_is_found_out(name, members, made):
    change, told = MUTATIONS[name]
    change(members)
    assert [line for line in found(members, made[1]) if told in line]


def test_varying_bit_rate_and_two_channels(members, made):
    import subprocess

    import imageio_ffmpeg

    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", "-", "-ac", "2", "-q:a", "4", "-f", "mp3", "-"]
    stereo = subprocess.run(command, input=tone(9000), capture_output=True, check=True).stdout
    members["s001.mp3"] = stereo
    told = found(members, made[1])
    assert [line for line in told if "bit rate varies" in line]
    assert [line for line in told if "2 channels" in line]


def test_pages_that_print_does_not_have(members, made):
    words = Expected(made[1].sentences, made[1].times_ms, None)
    assert [line for line in found(members, words) if "print has 0" in line]


def test_what_is_no_archive(made, tmp_path):
    (tmp_path / "x.zip").write_bytes(b"no zip")
    assert [one.rule for one in check_daisy(tmp_path / "x.zip", made[1]).findings] == ["readable archive"]
    assert [one.rule for one in check_daisy(tmp_path / "missing.zip", made[1]).findings] == ["readable archive"]
    shutil.rmtree(tmp_path)
