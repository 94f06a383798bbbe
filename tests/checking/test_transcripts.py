"""Each rule of the transcripts' check: ours pass, and one change at a time is found out."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.checking.expected import Expected
from edition.checking.transcripts import check_transcripts
from edition.packaging import PackageOptions, transcripts
from tests.packaging.editions import hostile_edition, many_sections, rich_edition, spoken


@pytest.fixture
def made(tmp_path) -> tuple[Path, Expected]:
    edition = rich_edition(tmp_path)
    recordings = spoken(edition, tmp_path)
    transcripts.package(edition, recordings, tmp_path, layout=None, options=PackageOptions(slug="x"))
    return tmp_path / "transcripts", Expected.of(edition, recordings)


def rules(made: tuple[Path, Expected]) -> set[str]:
    return {finding.rule for finding in check_transcripts(*made).findings}


def test_what_we_make_passes(made):
    report = check_transcripts(*made)
    assert [str(finding) for finding in report.findings] == []
    assert report.checks == ("transcripts: words and times",)


@pytest.mark.parametrize("kind", [hostile_edition, lambda folder: many_sections(120)])
def test_so_does_what_is_odd_or_long(tmp_path, kind):
    edition = kind(tmp_path)
    recordings = spoken(edition, tmp_path)
    transcripts.package(edition, recordings, tmp_path, layout=None, options=PackageOptions(slug="x"))
    found = check_transcripts(tmp_path / "transcripts", Expected.of(edition, recordings)).findings
    assert [str(finding) for finding in found] == []


def test_without_sound_there_is_text_alone(tmp_path):
    edition = rich_edition(tmp_path)
    transcripts.package(edition, (), tmp_path, layout=None, options=PackageOptions(slug="x"))
    assert check_transcripts(tmp_path / "transcripts", Expected.of(edition)).findings == ()


@pytest.mark.parametrize(
    ("name", "before", "after", "rule"),
    [
        ("a1-s1.vtt", "on Monday", "on Tuesday", "sentence unchanged"),
        ("a1-s1.vtt", "00:00:03.000", "00:00:02.999", "times agree"),
        ("a1-s1.vtt", "a1-s1-p1-n1\n", "elsewhere\n", "sentence once"),
        ("a1-s1.vtt", "a1-s1-p1-n1\n", "a1-s1-p1-n2\n", "sentence once"),
        ("x.txt", "on Monday", "on Tuesday", "sentence once"),
        ("x.txt", "By Ada Fell", "", "sentence once"),
    ],
)
def test_one_change_is_found_out(made, name, before, after, rule):
    path = made[0] / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    assert rule in rules(made)


def test_a_lost_file_is_found_out(made):
    (made[0] / "a2-s1.vtt").unlink()
    assert rules(made) == {"sentence once"}
    (made[0] / "x.txt").unlink()
    assert rules(made) == {"sentence once", "plain transcript"}


def test_sentences_that_changed_places_are_found_out(made):
    path = made[0] / "x.txt"
    head, middle, tail = path.read_text("utf-8").partition("By Ada Fell\n\n")
    path.write_text(middle + head + tail, "utf-8")
    assert rules(made) == {"sentence once"}
