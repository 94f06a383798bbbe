"""The main job, from the command line, on our own sample and on what people throw at it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import SAMPLE

MANUSCRIPT = SAMPLE / "harbour.md"
FLAT = SAMPLE / "harbour.txt"
QUICK = ("--voice", "silent", "--formats", "print,audio", "--jobs", "1")


def told(folder: Path) -> dict:
    (manifest,) = folder.glob("*/edition.json")
    return json.loads(manifest.read_text(encoding="utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def words(data: dict) -> str:
    return " ".join(
        sentence["text"]
        for article in data["articles"]
        for section in article["sections"]
        for block in section["blocks"]
        for sentence in (*block["sentences"], *([block["credit"]] if block.get("credit") else []))
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """The sample manuscript's edition with everything in it, made as a user makes it."""
    out = tmp_path_factory.mktemp("made")
    command = [sys.executable, "-m", "edition", "make", MANUSCRIPT, "-o", out, "--formats", "all", "--no-cache"]
    subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
    return out


class TestTheSample:
    def test_every_word_of_the_manuscript_is_in_the_edition(self, made):
        text = MANUSCRIPT.read_text(encoding="utf-8").split("---\n", 2)[2]
        paragraphs = [line for line in text.splitlines() if line and not line.startswith(("#", "!["))]
        said = words(told(made))
        for paragraph in paragraphs:
            assert paragraph in said

    def test_every_sentence_has_its_time_and_page(self, made):
        data = told(made)
        for article in data["articles"]:
            for section in article["sections"]:
                at = 0
                for block in section["blocks"]:
                    for sentence in block["sentences"]:
                        assert at <= sentence["begin_ms"] < sentence["end_ms"] <= section["duration_ms"]
                        assert 1 <= sentence["page"] <= data["page_count"]
                        at = sentence["end_ms"]

    def test_photographs_keep_their_words(self, made):
        photos = [block for section in told(made)["articles"][0]["sections"] for block in section["blocks"]
                  if block["kind"] == "photo"]  # fmt: skip
        assert len(photos) == 3
        for photo in photos:
            assert photo["credit_line"] == "Photo: Drawn by script/Edition Samples"
            assert photo["caption"]
            assert photo["alt_text"]
            assert next(made.iterdir()).joinpath(photo["image"]).is_file()

    def test_it_passes_its_own_inspection(self, made, run_edition):
        ran = run_edition("check", next(made.iterdir()))
        assert ran.code == 0, ran.out
        assert "not run" not in ran.out
        assert "0 errors" in ran.out

    def test_a_changed_file_is_found(self, made, run_edition, tmp_path):
        import shutil

        folder = shutil.copytree(next(made.iterdir()), tmp_path / "copy")
        sound = next((folder / "audio").iterdir())
        sound.write_bytes(sound.read_bytes()[:-1])
        ran = run_edition("check", folder)
        assert ran.code == 6
        assert sound.name in ran.out


class TestTheFlatSample:
    def test_reads_like_an_editor(self, run_edition):
        ran = run_edition("outline", FLAT, "--json")
        data = json.loads(ran.out)
        assert data["headline"] is None
        assert [photo["credit_line"] for photo in data["photos"]] == ["Photo: Drawn by script/Edition Samples"] * 3
        assert [photo["caption"] for photo in data["photos"]] == [
            "A drawing of the harbour at Port Averley on the morning of the bell.",
            "Nadia Verran’s sorting table at the field station, drawn from above.",
            "The rope works, which the council wants to turn into flats, in a drawing from the quay.",
        ]
        skipped = " ".join(entry["text"] for entry in data["skipped"])
        assert "Join Wren Castellan" in skipped
        assert "Privacy Policy." in skipped
        assert data["sections"][-1]["blocks"][-1]["kind"] == "reporter credit"

    def test_spans_and_what_is_skipped_are_the_whole_source(self, run_edition):
        text = FLAT.read_text(encoding="utf-8")
        data = json.loads(run_edition("outline", FLAT, "--json").out)
        spans = [block["span"] for section in data["sections"] for block in section["blocks"]]
        spans += [entry["span"] for entry in data["skipped"]] + list(data["front_spans"].values())
        covered = bytearray(len(text))
        for begin, end in spans:
            covered[begin:end] = b"\1" * (end - begin)
        assert "".join(letter for letter, seen in zip(text, covered, strict=True) if not seen).strip() == ""

    def test_says_that_headline_and_headings_are_not_editorial(self, run_edition, tmp_path):
        ran = run_edition("make", FLAT, "-o", tmp_path / "out", *QUICK)
        assert ran.code == 0, ran.err
        data = told(tmp_path / "out")
        assert data["title"].startswith("Untitled")
        assert data["articles"][0]["headline_editorial"] is False
        assert "no headline in the source" in ran.err
        assert all(not section["heading_editorial"] for section in data["articles"][0]["sections"])


class TestSameInputSameBytes:
    def test_at_once_from_the_cache_and_on_one_worker(self, run_edition, tmp_path):
        formats = ("--formats", "all")
        for name, options in (("one", ()), ("again", ()), ("lone", ("--jobs", "1", "--no-cache"))):
            ran = run_edition("make", MANUSCRIPT, "-o", tmp_path / name, *formats, *options)
            assert ran.code == 0, ran.err
        first = contents(tmp_path / "one")
        assert len(first) > 20
        for other in ("again", "lone"):
            later = contents(tmp_path / other)
            assert sorted(first) == sorted(later)
            assert [name for name in first if first[name] != later[name]] == []

    def test_source_date_epoch_is_the_time_stamp(self, run_edition, tmp_path, monkeypatch):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        assert run_edition("make", FLAT, "-o", tmp_path, *QUICK).code == 0
        assert told(tmp_path)["modified"] == "2023-11-14T22:13:20Z"


HOSTILE = (
    "The <b>bold</b> &amp; the <img src=x onerror=alert(1)> met at noon. "
    'They wrote [[fI\'n@l]] and =;#\\ on ../../x and "quoted" $(it) `twice`. '
    "A third sentence stands <break time='9s'/> here for good measure."
)


class TestArticleTextIsData:
    def test_markup_comes_out_as_text(self, run_edition, tmp_path):
        source = tmp_path / "hostile.txt"
        source.write_text(HOSTILE)
        ran = run_edition(
            "make", source, "-o", tmp_path / "out", "--jobs", "1", "--no-cache", "--title", "../../<b>x</b>"
        )
        assert ran.code == 0, ran.err
        assert words(told(tmp_path / "out")) == HOSTILE
        assert not (tmp_path / "x").exists()
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["b-x-b"]

    def test_a_title_of_five_hundred_letters(self, run_edition, tmp_path):
        ran = run_edition("make", FLAT, "-o", tmp_path, *QUICK, "--title", "Überlänge " * 50)
        assert ran.code == 0, ran.err
        assert told(tmp_path)["title"] == ("Überlänge " * 50).strip()


class TestPictures:
    def test_they_lie_beside_the_manifest_under_names_that_say_what_they_are(self, run_edition, tmp_path):
        for name, form in (("a.jpg.php", "JPEG"), ("page.html", "PNG"), ("wrong.jpg", "PNG")):
            Image.new("RGB", (320, 200), "teal").save(tmp_path / name, form)
        (tmp_path / "a.md").write_text(
            "The bridge opens.\n\n![](a.jpg.php)\n\n![](page.html)\n\n![](wrong.jpg)\n", encoding="utf-8"
        )
        assert run_edition("make", tmp_path / "a.md", "-o", tmp_path, "--formats", "print").code == 0
        listed = {one["path"]: one["media_type"] for one in told(tmp_path)["outputs"] if one["format"] == "images"}
        assert listed == {
            "images/a1-s1-p2.jpg": "image/jpeg",
            "images/a1-s1-p3.png": "image/png",
            "images/a1-s1-p4.png": "image/png",
        }


class TestBadInput:
    @pytest.fixture
    def refused(self, run_edition, tmp_path):
        """Run make on a source; check that it says one clear thing, and leaves an earlier edition as it was."""
        assert run_edition("make", MANUSCRIPT, "-o", tmp_path / "out", *QUICK).code == 0
        before = contents(tmp_path / "out")

        def refuse(*arguments: object, code: int) -> str:
            ran = run_edition("make", *arguments, "-o", tmp_path / "out", "--title", "The harbour that filled up again")
            assert ran.code == code, ran.err
            assert "Traceback" not in ran.err
            assert contents(tmp_path / "out") == before
            assert [path.name for path in (tmp_path / "out").iterdir()] == ["the-harbour-that-filled-up-again"]
            return ran.err

        return refuse

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            (b"", "empty"),
            (b" \n\t \n", "empty"),
            (bytes(range(256)) * 40, "text"),
            (b"\x00\x00\x00\x00", "text"),
            (b"%PDF-1.7 \x00\x01\x02\x93\xff", "text"),
        ],
        ids=["empty", "white space", "binary", "nul", "pdf"],
    )  # fmt: skip
    def test_what_is_no_article(self, refused, tmp_path, content, says):
        source = tmp_path / "source.txt"
        source.write_bytes(content)
        said = refused(source, code=3)
        assert "source.txt" in said
        assert says in said
        assert "hint:" in said

    def test_a_missing_file_and_a_folder(self, refused, tmp_path):
        assert "nowhere.txt" in refused(tmp_path / "nowhere.txt", code=3)
        assert str(tmp_path) in refused(tmp_path, code=3)

    def test_an_unknown_voice_and_an_unknown_format(self, refused):
        assert "edition voices" in refused(FLAT, "--voice", "nobody", "--no-cache", code=4)
        assert "epub" in refused(FLAT, "--formats", "docx", code=2)

    def test_sound_that_a_package_cannot_hold_is_refused_before_any_is_made(self, refused):
        said = refused(FLAT, "--audio", "opus", code=2)
        assert "epub and daisy" in said

    def test_letters_that_no_font_or_voice_has(self, refused, tmp_path):
        source = tmp_path / "hebrew.txt"
        source.write_text("שלום עולם. זה משפט שני. וזה משפט שלישי.")
        assert "from right to left" in refused(source, "--no-cache", code=3)
        source.write_text("In 东京 they wait for the ferry.")
        assert "--fallback-font" in refused(source, "--no-cache", code=3)
        assert "--fallback-font" in refused(source, "--voice", "nobody", code=3)  # before any voice is asked

    def test_a_disk_that_cannot_be_written(self, run_edition, tmp_path):
        (tmp_path / "file").touch()
        ran = run_edition("make", FLAT, "-o", tmp_path / "file" / "out", *QUICK)
        assert ran.code == 5
        assert "Traceback" not in ran.err

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_disk_when_a_draft_is_written(self, run_edition):
        assert run_edition("draft", FLAT, "-o", "/dev/full").code == 5

    def test_a_draft_never_overwrites_an_editors_work(self, run_edition, tmp_path):
        target = tmp_path / "draft.md"
        assert run_edition("draft", FLAT, "-o", target).code == 0
        target.write_text("Mine.", "utf-8")
        ran = run_edition("draft", FLAT, "-o", target)
        assert (ran.code, target.read_text("utf-8")) == (2, "Mine.")
        assert "draft.md" in ran.err

    @pytest.mark.parametrize(("name", "code"), [("a.txt", 0), ("a", 0), ("a.html", 2), ("a.json", 2), ("a.toml", 2)])
    def test_a_draft_is_read_back_as_one_by_any_name_that_it_may_have(self, run_edition, tmp_path, name, code):
        assert run_edition("draft", FLAT, "-o", tmp_path / name).code == code
        if code == 0:
            again = run_edition("outline", tmp_path / name, "--photos", SAMPLE, "--json")
            assert (again.code, "headline:" in again.out) == (0, False)

    def test_ffmpeg_missing(self, refused, monkeypatch):
        from edition.narration import ffmpeg

        ffmpeg.program.cache_clear()
        monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/nowhere/ffmpeg")
        try:
            assert "ffmpeg" in refused(FLAT, "--no-cache", code=4)
        finally:
            ffmpeg.program.cache_clear()

    def test_the_wrong_encoding_is_converted_and_told(self, run_edition, tmp_path):
        source = tmp_path / "latin.txt"
        text = (
            "Le café était fermé à midi, déjà. Les élèves ont attendu près du théâtre où l’été dure. Voilà où ça mène."
        )
        source.write_bytes(text.replace("’", "'").encode("cp1252"))
        ran = run_edition("make", source, "-o", tmp_path / "out", *QUICK)
        assert ran.code == 0, ran.err
        assert words(told(tmp_path / "out")) == text.replace("’", "'")
        assert "read as cp1252" in ran.err

    def test_one_sentence_is_an_edition(self, run_edition, tmp_path):
        source = tmp_path / "one.txt"
        source.write_text("It rained.")
        assert run_edition("make", source, "-o", tmp_path / "out", *QUICK).code == 0
        assert words(told(tmp_path / "out")) == "It rained."

    def test_standard_input_twice(self, run_edition):
        assert run_edition("make", "-", "-").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_run_leaves_nothing_half_made(tmp_path, kind):
    source = tmp_path / "long.txt"
    source.write_text("The tide went out and the boats lay still in the mud of the harbour. " * 3000)
    command = [sys.executable, "-m", "edition", "make", str(source), "-o", str(tmp_path / "out"), "--no-cache"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob("out/.*/audio")) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(1)
    os.kill(process.pid, kind) if kind == signal.SIGTERM else os.killpg(process.pid, kind)
    _, said = process.communicate(timeout=15)
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert "nothing was published" in said
    assert list((tmp_path / "out").iterdir()) == []


def test_of_several_articles_it_is_said_which_one_needs_an_eye(tmp_path, run_edition):
    for name in ("one", "two"):
        (tmp_path / f"{name}.md").write_text(
            f"---\nheadline: {name}\n---\n\n## A bell\n\nIt rang. Then it rang again.\n"
        )
    (tmp_path / "two.md").write_text("---\nheadline: two\n---\n\nIt rang. Then it rang again.\n")
    ran = run_edition("make", tmp_path / "one.md", tmp_path / "two.md", "--title", "Bells", "-o", tmp_path / "out",
                      "--language", "en", "--formats", "audio", "--voice", "silent")  # fmt: skip
    assert ran.code == 0, ran.err
    assert "  - article 2: 1 of 1 section headings are not editorial" in ran.err
    assert "article 1: 1 of" not in ran.err
