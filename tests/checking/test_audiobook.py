"""Each rule of the audiobook check: the book passes, and one change at a time is found out."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from edition.checking.audiobook import check_audiobook
from edition.checking.expected import Expected
from edition.packaging import PackageOptions, audiobook
from edition.packaging.archive import write_archive
from tests.packaging.editions import hostile_edition, rich_edition, spoken, tone

Members = dict[str, bytes]
Change = Callable[[Members], object]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Expected]:
    folder = tmp_path_factory.mktemp("lpf")
    edition = rich_edition(folder)
    recordings = spoken(edition, folder)
    (path,) = audiobook.package(edition, recordings, folder, layout=None, options=PackageOptions(slug="x"))
    return path, Expected.of(edition, recordings)


def rules(members: Members, expected: Expected, folder: Path) -> set[str]:
    path = write_archive(folder / "changed.lpf", members)
    return {finding.rule for finding in check_audiobook(path, expected).findings}


def read(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def swap(name: str, before: str, after: str) -> Change:
    def change(members: Members) -> None:
        text = members[name].decode()
        assert before in text
        members[name] = text.replace(before, after, 1).encode()

    return change


def edit(change: Callable[[dict[str, Any]], object]) -> Change:
    def edited(members: Members) -> None:
        data = json.loads(members["publication.json"])
        change(data)
        members["publication.json"] = json.dumps(data).encode()

    return edited


def test_what_we_make_passes(made):
    report = check_audiobook(*made)
    assert [str(finding) for finding in report.findings] == []
    assert report.checks == ("contents of x.lpf",)


def test_hostile_text_passes(tmp_path):
    edition = hostile_edition(tmp_path)
    recordings = spoken(edition, tmp_path)
    (path,) = audiobook.package(edition, recordings, tmp_path, layout=None, options=PackageOptions())
    assert [str(f) for f in check_audiobook(path, Expected.of(edition, recordings)).findings] == []


CHANGES = {
    "LPF 3.1": lambda members: members.update({"publication.json": b"{"}),
    "Audiobooks 3": edit(lambda data: data.pop("duration")),
    "Audiobooks 3 ": edit(lambda data: data.update(name=" ")),
    "Audiobooks 3.2": edit(lambda data: data.update(type="Book")),
    "Audiobooks 3.3": lambda members: members.update({"audio/a1-s2.mp3": b"no sound"}),
    "Audiobooks 3.3 ": edit(lambda data: data["readingOrder"][0].update(encodingFormat="audio/mp4")),
    "Audiobooks duration": edit(lambda data: data.update(duration="PT1.000S")),
    "Audiobooks duration ": edit(lambda data: data["readingOrder"][0].update(duration="PT19.160S")),
    "Audiobooks duration  ": lambda members: members.update({"audio/a1-s1.mp3": tone(1000)}),
    "Audiobooks abridged": edit(lambda data: data.update(abridged=True)),
    "Publication Manifest 4.3": lambda members: members.pop("audio/a1-s2.mp3"),
    "Publication Manifest 4.3 ": edit(lambda data: data["readingOrder"].append(data["readingOrder"][0])),
    "LPF 3": lambda members: members.update({"stray.txt": b""}),
    "Publication Manifest 8.2": swap("index.html", 'role="doc-toc"', ""),
    "Publication Manifest 8.2 ": swap("index.html", 'href="audio/a1-s2.mp3"', 'href="audio/a1-s1.mp3"'),
    "nothing runs or reaches out": swap("index.html", "</h1>", "</h1><script></script>"),
    "sentence once": swap("text/a1-s1.vtt", "a1-s1-p1-n1\n", "a1-s1-p1-n9\n"),
    "sentence unchanged": swap("text/a1-s1.vtt", "on Monday", "on Tuesday"),
    "times agree": swap("text/a1-s1.vtt", "00:00:03.000", "00:00:02.999"),
    "cues in succession": swap("text/a1-s1.vtt", "00:00:03.000", "00:00:00.001"),
    "WebVTT 4.1": swap("text/a1-s1.vtt", " --> ", " -> "),
    "WebVTT 4.1 ": swap("text/a1-s1.vtt", "WEBVTT", "WEB"),
    "sentences in order": edit(lambda data: data["readingOrder"].reverse()),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_one_change_is_found_out(made, tmp_path, rule):
    members = read(made[0])
    CHANGES[rule](members)
    assert rule.strip() in rules(members, made[1], tmp_path)


def test_what_is_no_archive(tmp_path, made):
    (tmp_path / "x.lpf").write_bytes(b"no zip")
    assert [finding.rule for finding in check_audiobook(tmp_path / "x.lpf", made[1]).findings] == ["readable archive"]
