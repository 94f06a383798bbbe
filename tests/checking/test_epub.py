"""Each rule of the EPUB check: the book passes, and one change at a time is found out."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.checking.container import Container
from edition.checking.epub import check_epub, findings
from edition.checking.epubcheck import epubcheck
from edition.checking.expected import Expected
from edition.packaging import PackageOptions, epub
from edition.packaging.archive import write_archive
from tests.packaging.editions import laid_out, rich_edition, spoken

Members = dict[str, bytes]
Change = Callable[[Members], None]

OPF, NAV, TEXT, SMIL = "EPUB/package.opf", "EPUB/nav.xhtml", "EPUB/a1-s1.xhtml", "EPUB/a1-s1.smil"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Expected]:
    folder = tmp_path_factory.mktemp("epub")
    edition = rich_edition(folder)
    recordings, layout = spoken(edition, folder), laid_out(edition, folder)
    (path,) = epub.package(edition, recordings, folder, layout=layout, options=PackageOptions(slug="x"))
    return path, Expected.of(edition, recordings, layout)


@pytest.fixture
def members(made: tuple[Path, Expected]) -> Members:
    with zipfile.ZipFile(made[0]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


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


def feature(name: str) -> str:
    return rf'    <meta property="schema:accessibilityFeature">{name}</meta>\n'


def clip(id_: str, name: str, value: str) -> Change:
    return swap(SMIL, rf'(<text src="a1-s1.xhtml#{id_}"/>\s*<audio [^>]*?{name}=")[^"]*', rf"\g<1>{value}")


FIRST, SECOND = r'        <par id="a1-s1-p1-n1">.*?</par>\n', r'        <par id="a1-s1-p1-n2">.*?</par>\n'

MUTATIONS: dict[str, tuple[Change, str]] = {
    "clip past the end of the sound": (clip("a1-s1-p4-n2", "clipEnd", "0:01:40.000"), "past the end"),
    "clip of no length": (clip("a1-headline", "clipEnd", "0:00:00.580"), "lasts from"),
    "clip without a time": (clip("a1-headline", "clipBegin", "soon"), "lasts from"),
    "clips overlap": (clip("a1-byline", "clipBegin", "0:00:00.700"), "before the clip before it has ended"),
    "clip begins late": (clip("a1-byline", "clipBegin", "0:00:02.300"), "sentence heard"),
    "clip ends early": (clip("a1-byline", "clipEnd", "0:00:02.200"), "sentence heard"),
    "overlay out of order": (swap(SMIL, f"({FIRST})({SECOND})", r"\2\1"), "overlay in order"),
    "overlay lacks a sentence": (swap(SMIL, FIRST, ""), "has no sound"),
    "overlay lacks a sound": (swap(SMIL, r"\s*<audio [^>]*/>", ""), "has no sound"),
    "overlay of no text": (swap(SMIL, "#a1-headline", "#zzz"), "#zzz does not exist"),
    "overlay of another document": (
        swap(SMIL, "a1-s1.xhtml#a1-byline", "a1-s2.xhtml#a1-s2-heading"), "another document"),
    "overlay of no document": (swap(OPF, ' media-overlay="a1-s1-overlay"', ""), "no content document names it"),
    "sound of no file": (swap(SMIL, r"audio/a1-s1\.mp3", "audio/zzz.mp3"), "which is no sound"),
    "duration of an overlay": (swap(OPF, r'(refines="#a1-s1-overlay">)[^<]*', r"\g<1>0:00:01.000"), "media:duration"),
    "duration of the book": (swap(OPF, r'(<meta property="media:duration">)[^<]*', r"\g<1>0:09:00.000"), "in all"),
    "no duration of an overlay": (
        swap(OPF, r'    <meta property="media:duration" refines[^\n]*\n', ""), "media:duration"),
    "sound by a wrong name": (swap(OPF, r'(a1-s1\.mp3" media-type="audio/)mpeg', r"\g<1>mp4"), "sound as declared"),
    "sound that is none": (put("EPUB/audio/a1-s1.mp3", b"hello"), "no sound"),
    "file not in the manifest": (put("EPUB/more.css", b""), "not in the manifest"),
    "file not in the container": (drop("EPUB/style.css"), "not in the container"),
    "picture not in the manifest": (swap(TEXT, r"images/a1-s1-p2\.jpg", "images/zzz.jpg"), "not in the manifest"),
    "picture without a name": (swap(TEXT, ' alt="[^"]*"', ""), "no name at all"),
    "heading level skipped": (swap(TEXT, "<h2 (.*?)</h2>", r"<h3 \1</h3>"), "h3 follows level 1"),
    "sentence lost": (swap(TEXT, r'<span id="a1-s1-p3-n2">.*?</span>', ""), "is there 0 times"),
    "sentence twice": (swap(TEXT, r'(<span id="a1-s1-p3-n2">.*?</span>)', r"\1 \1"), "is there 2 times"),
    "sentence changed": (swap(TEXT, "Fishing crews", "Fishing boats"), "sentence unchanged"),
    "sentences swapped": (
        swap(TEXT, r'(<span id="a1-s1-p1-n1">.*?</span>) (<span id="a1-s1-p1-n2">.*?</span>)', r"\2 \1"),
        "sentences in order"),
    "sections swapped": (
        swap(OPF, r'(    <itemref idref="a1-s1"/>\n)(    <itemref idref="a1-s2"/>\n)', r"\2\1"), "sentences in order"),
    "section not listed": (
        swap(NAV, r'<a href="a1-s2.xhtml#a1-s2-heading">.*?</a>', "<span>x</span>"), "a1-s2-heading: is not listed"),
    "contents lead nowhere": (swap(NAV, "#a1-s2-heading", "#zzz"), "zzz: does not exist"),
    "contents out of order": (
        swap(NAV, r'(href=")(a1-s1.xhtml#a1-headline)(.*?href=")(a1-s1.xhtml#a1-s1-heading)', r"\1\4\3\2"),
        "order of the text"),
    "id twice": (swap(TEXT, 'id="a1-s1-p1"', 'id="a1-s1-p3"'), "is there twice"),
    "passage in no language": (
        swap("EPUB/a1-s2.xhtml", ' lang="de" xml:lang="de"', ""), "marked en-GB instead of de"),
    "document in no language": (swap(TEXT, ' lang="en-GB"', ""), "marked nothing instead of en-GB"),
    "page not listed": (swap(NAV, r"      <li><a [^>]*#page-3.*?</li>\n", ""), "pages in print"),
    "page list gone": (swap(NAV, r'  <nav epub:type="page-list".*?</nav>\n', ""), "pages in print"),
    "page leads elsewhere": (swap(NAV, r"a1-s1\.xhtml#page-3", "a1-s1.xhtml#page-4"), "page 3 leads to"),
    "page mark gone": (swap(TEXT, r'<span epub:type="pagebreak"[^>]*></span>', ""), "every page break"),
    "alternativeText not claimed": (swap(OPF, feature("alternativeText"), ""), "true and not claimed"),
    "alternativeText not true": (swap(TEXT, ' alt="[^"]*"', ' aria-label="A picture"'), "claimed and not true"),
    "synchronizedAudioText not true": (swap(SMIL, FIRST, ""), "synchronizedAudioText is claimed and not true"),
    "pageNavigation not claimed": (swap(OPF, feature("pageNavigation"), ""), "true and not claimed"),
    "pages claimed and not there": (
        swap(NAV, r'  <nav epub:type="page-list".*?</nav>\n', ""), "pageBreakMarkers is claimed and not true"),
    "hearing not offered": (
        swap(OPF, r'    <meta property="schema:accessMode">auditory</meta>\n', ""), "accessMode is"),
    "text called enough": (swap(TEXT, ' alt="[^"]*"', ' aria-label="A picture"'), "text is called sufficient"),
    "nobody certifies": (
        swap(OPF, "  </metadata>", '<meta property="dcterms:conformsTo">WCAG</meta></metadata>'), "nobody certifies"),
    "script": (swap(TEXT, "</body>", "<script>1</script></body>"), "script element"),
    "handler": (swap(TEXT, "<h1 ", '<h1 onclick="1" '), "attribute onclick"),
    "style": (swap(TEXT, "<h1 ", '<h1 style="color:red" '), "attribute style"),
    "link that runs": (swap(TEXT, 'href="https:[^"]*"', 'href="JavaScript:1"'), "reaches out"),
    "picture from afar": (swap(TEXT, 'src="images', 'src="https://example.org/images'), "reaches out"),
    "not well-formed": (swap(TEXT, "</body>", ""), "well-formed XML"),
    "no package": (drop(OPF), "no package document"),
    "mimetype not first": (lambda members: members.update(mimetype=members.pop("mimetype")), "not the first member"),
    "mimetype wrong": (put("mimetype", b"application/zip"), "mimetype"),
}  # fmt: skip


def test_the_book_passes(made):
    path, expected = made
    report = check_epub(path, expected)
    assert [str(one) for one in report.findings] == []
    assert report.checks == ("contents of x.epub",)


@pytest.mark.parametrize("name", MUTATIONS)
def test_is_found_out(name, members, made):
    change, told = MUTATIONS[name]
    change(members)
    assert [line for line in map(str, findings(Container("x.epub", members), made[1])) if told in line]


def test_what_is_no_archive(made, tmp_path):
    (tmp_path / "x.epub").write_bytes(b"no zip")
    assert [one.rule for one in check_epub(tmp_path / "x.epub", made[1]).findings] == ["readable archive"]


def test_epubcheck_tells_what_it_finds(members, tmp_path):
    swap(OPF, r'    <meta property="media:duration">[^\n]*\n', "")(members)
    swap(SMIL, "#a1-headline", "#zzz")(members)
    mimetype = members.pop("mimetype").decode()
    report = epubcheck(write_archive(tmp_path / "x.epub", members, mimetype=mimetype))
    if report.not_run:
        pytest.skip(f"EPUBCheck: {report.not_run[0][1]}")
    assert {"EPUBCheck RSC-005", "EPUBCheck RSC-012"} <= {one.rule for one in report.errors}
    assert next(one.place for one in report.errors if one.rule.endswith("RSC-012")).startswith("EPUB/a1-s1.smil:")
    assert not report.ships


def test_without_java_nothing_is_said_to_have_passed(monkeypatch, tmp_path):
    monkeypatch.setattr("edition.checking.epubcheck.find_spec", lambda name: None)
    report = epubcheck(tmp_path / "x.epub")
    assert report.checks == ()
    assert report.not_run == (("EPUBCheck", "needs the extra edition[check]"),)


def test_a_java_that_fails_is_no_pass(monkeypatch, tmp_path):
    monkeypatch.setattr("edition.checking.epubcheck._java", lambda: Path("/nonexistent/java"))
    monkeypatch.setattr("edition.checking.epubcheck._jar", lambda: tmp_path)
    assert epubcheck(tmp_path / "x.epub").not_run[0][1].startswith("did not finish")
