"""Each rule of the web check: the page passes, and one change at a time is found out."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from edition.checking.expected import Expected
from edition.checking.web import check_web
from edition.packaging import PackageOptions, web
from edition.packaging.web import single
from tests.packaging.editions import hostile_edition, laid_out, rich_edition, spoken

OPTIONS = PackageOptions(slug="x")
Change = Callable[[Path], None]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Expected]:
    folder = tmp_path_factory.mktemp("web")
    edition = rich_edition(folder)
    recordings, layout = spoken(edition, folder), laid_out(edition, folder)
    web.package(edition, recordings, folder, layout=layout, options=OPTIONS)
    single.package(edition, recordings, folder, layout=layout, options=OPTIONS)
    return folder, Expected.of(edition, recordings, layout)


@pytest.fixture
def copy(made, tmp_path) -> Path:
    shutil.copytree(made[0] / "web", tmp_path / "web")
    return tmp_path / "web"


def swap(pattern: str, replacement: str) -> Change:
    """Replace the first match in the page; a pattern that is not there is a fault of the test."""

    def change(folder: Path) -> None:
        page = folder / "index.html"
        before = page.read_text("utf-8")
        after = re.sub(pattern, replacement, before, count=1, flags=re.DOTALL)
        assert after != before, pattern
        page.write_text(after, "utf-8")

    return change


def write(name: str, data: bytes) -> Change:
    return lambda folder: (folder / name).write_bytes(data)


def drop(name: str) -> Change:
    return lambda folder: (folder / name).unlink()


@pytest.mark.parametrize("name", ["web/index.html", "x.html"])
def test_what_we_make_passes(made, name):
    folder, expected = made
    report = check_web(folder / name, expected)
    assert [str(finding) for finding in report.findings] == []
    assert report.checks == (f"contents of {Path(name).name}",)


def test_hostile_text_passes(tmp_path):
    edition = hostile_edition(tmp_path)
    recordings = spoken(edition, tmp_path)
    page, *_ = web.package(edition, recordings, tmp_path, layout=None, options=OPTIONS)
    assert [str(finding) for finding in check_web(page, Expected.of(edition, recordings)).findings] == []


def test_so_does_a_page_without_sound(tmp_path):
    edition = rich_edition(tmp_path)
    page, *_ = web.package(edition, (), tmp_path, layout=None, options=OPTIONS)
    assert check_web(page, Expected.of(edition)).findings == ()


CHANGES = {
    "sentence once": swap(r'<span class="s" id="a1-s1-p1-n1".*?</span>', ""),
    "sentence unchanged": swap("on Monday", "on Tuesday"),
    "sentences in order": swap(r'(<p id="a1-s1-p3".*?</p>)(\s*<p id="a1-s1-p4".*?</p>)', r"\2\1"),
    "times agree": swap('data-begin="3000"', 'data-begin="3001"'),
    "times agree ": swap(r' data-begin="3000" data-end="\d+"', ""),
    "pages in order": swap('data-page="2"', 'data-page="3"'),
    "one h1": swap(r"<h1>(.*?)</h1>", r"<h2>\1</h2>"),
    "heading levels": swap(r"<h4(.*?)</h4>", r"<h6\1</h6>"),
    "sound": drop("audio/a1-s2.mp3"),
    "sound ": write("audio/a1-s1.mp3", b"no sound"),
    "sound  ": swap('data-length="9160"', 'data-length="19160"'),
    "sound   ": lambda folder: shutil.copy(folder / "audio/a1-s2.mp3", folder / "audio/a1-s1.mp3"),
    "picture": drop("photos/a1-s1-p2.jpg"),
    "WCAG 1.1.1": swap(' alt="Nine small boats"', ""),
    "CSP": swap("default-src &#39;none", "default-src &#39;self"),
    "CSP ": swap("script-src &#39;sha256-[^;]+;", "script-src &#39;unsafe-inline;"),
    "CSP  ": swap("</main>", "</main><script>alert(1)</script>"),
    "CSP   ": swap(r'<meta http-equiv="Content-Security-Policy"[^>]*>', ""),
    "CSP    ": swap("--scale: 1;", "--scale: 2;"),
    "nothing runs or reaches out": swap("<figure ", '<figure onclick="alert(1)" '),
    "nothing runs or reaches out ": swap('href="https://example.org', 'href="javascript:alert(1)//'),
    "nothing runs or reaches out  ": swap('src="photos', 'src="https://example.org/photos'),
    "nothing runs or reaches out   ": swap("</main>", '<iframe src="x.html"></iframe></main>'),
}


@pytest.mark.parametrize("rule", CHANGES)
def test_one_change_is_found_out(made, copy, rule):
    CHANGES[rule](copy)
    found = {finding.rule for finding in check_web(copy / "index.html", made[1]).findings}
    assert rule.strip() in found


def test_a_sentence_that_outlasts_its_sound_is_found_out(made, copy):
    swap(r'data-end="\d+">The old ferry', 'data-end="99999">The old ferry')(copy)
    assert {f.rule for f in check_web(copy / "index.html", made[1]).findings} == {"times agree", "times in the sound"}


def test_nothing_outside_the_folder_counts_as_ours(made, copy):
    (copy.parent / "stolen.jpg").write_bytes(b"x")
    swap('src="photos/a1-s1-p2.jpg"', 'src="../stolen.jpg"')(copy)
    assert {finding.rule for finding in check_web(copy / "index.html", made[1]).findings} == {"picture"}


def test_a_page_that_is_none(tmp_path, made):
    for data in (None, b""):
        if data is not None:
            (tmp_path / "index.html").write_bytes(data)
        assert [f.rule for f in check_web(tmp_path / "index.html", made[1]).findings] == ["readable page"]
