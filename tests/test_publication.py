"""A folder appears whole or not at all."""

import os
from pathlib import Path

import pytest

from edition.errors import OutputError
from edition.publication import publication


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def an_edition(folder: Path, content: str = "earlier") -> Path:
    folder.mkdir(parents=True)
    (folder / "edition.json").write_text(content)
    return folder


def test_the_folder_appears_when_the_block_ends(tmp_path):
    with publication(tmp_path / "deep" / "harbour") as folder:
        (folder / "edition.json").write_text("{}")
        assert not (tmp_path / "deep" / "harbour").exists()
    assert names(tmp_path / "deep") == ["harbour"]
    assert names(tmp_path / "deep" / "harbour") == ["edition.json"]


def test_an_earlier_edition_is_replaced_as_a_whole(tmp_path):
    target = an_edition(tmp_path / "harbour")
    (target / "left-over.mp3").touch()
    with publication(target) as folder:
        (folder / "edition.json").write_text("new")
    assert names(target) == ["edition.json"]
    assert (target / "edition.json").read_text() == "new"
    assert names(tmp_path) == ["harbour"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, OSError])
def test_a_failure_leaves_what_was_there(tmp_path, error):
    target = an_edition(tmp_path / "harbour")
    with pytest.raises((error, OutputError)), publication(target) as folder:
        (folder / "edition.json").write_text("half")
        raise error
    assert (target / "edition.json").read_text() == "earlier"
    assert names(tmp_path) == ["harbour"]


def test_a_full_disk_is_told_with_the_file_it_hit(tmp_path):
    with pytest.raises(OutputError) as caught, publication(tmp_path / "harbour"):
        raise OSError(28, "No space left on device", "01-harbour.mp3")
    assert "No space left on device" in caught.value.message
    assert caught.value.place == "01-harbour.mp3"
    assert names(tmp_path) == []


@pytest.mark.parametrize("force", [False, True])
def test_what_is_no_edition_is_replaced_by_force_alone(tmp_path, force):
    target = tmp_path / "harbour"
    target.mkdir()
    (target / "thesis.doc").touch()
    if force:
        with publication(target, force=True):
            pass
        assert names(target) == []
    else:
        with pytest.raises(OutputError, match="no edition"), publication(target):
            pass
        assert names(target) == ["thesis.doc"]


def test_a_file_in_the_way_is_not_overwritten(tmp_path):
    (tmp_path / "harbour").write_text("a file")
    with pytest.raises(OutputError, match="file stands"), publication(tmp_path / "harbour"):
        pass
    assert (tmp_path / "harbour").read_text() == "a file"


@pytest.mark.skipif(os.geteuid() != 0, reason="the other user's case is the next test")
def test_an_unwritable_parent_is_told_as_root(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError), publication(tmp_path / "file" / "harbour"):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_parent_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError), publication(tmp_path / "harbour"):
        pass
