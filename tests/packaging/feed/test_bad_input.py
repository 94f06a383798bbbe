from __future__ import annotations

import pytest

from edition.errors import OutputError, PhotoError, SourceError, UsageError
from edition.packaging.feed import FeedOptions, feed
from tests.packaging.feed.publishing import ADDRESS, publish


def test_a_category_that_directories_refuse():
    with pytest.raises(UsageError, match="no podcast category 'Fish'") as raised:
        FeedOptions(category="Fish")
    assert "Science" in raised.value.hint


@pytest.mark.parametrize(
    "address", ["", "example.org", "ftp://example.org", "https://", "javascript:alert(1)", "https://a b/"]
)
def test_an_address_that_is_none(editions, address):
    with pytest.raises(UsageError) as raised:
        feed(editions, address)
    assert raised.value.place == "--base-url"
    assert not (editions / "feed.xml").exists()


def test_folders_without_editions(sample, editions, tmp_path):
    (tmp_path / "empty").mkdir()
    for folder, message in (
        (tmp_path / "empty", "no edition in the folder"),
        (tmp_path / "missing", "no such folder"),
        (editions / "lantern-january", "this is an edition itself"),
    ):
        with pytest.raises(UsageError, match=message):
            feed(folder, ADDRESS)
    publish(tmp_path / "quiet", "quiet", sample.edition, ())
    with pytest.raises(UsageError, match="no edition with sound"):
        feed(tmp_path / "quiet", ADDRESS)


@pytest.mark.parametrize("damage", ["{", "[]", "{}", '{"title": 7}', "\xff"])
def test_a_damaged_description_is_named(editions, damage):
    (editions / "lantern-january/edition.json").write_text(damage, encoding="latin-1")
    with pytest.raises(SourceError) as raised:
        feed(editions, ADDRESS)
    assert "lantern-january/edition.json" in raised.value.place
    assert "edition make" not in raised.value.message


def test_sound_that_is_not_as_listed_is_named(editions):
    path = editions / "lantern-january/audio/02.mp3"
    path.write_bytes(b"cut short")
    with pytest.raises(SourceError, match="has 9 bytes") as raised:
        feed(editions, ADDRESS)
    assert raised.value.place == str(path)
    path.unlink()
    with pytest.raises(SourceError, match="missing"):
        feed(editions, ADDRESS)


def test_a_folder_that_cannot_be_written(editions):
    (editions / "feed.xml").mkdir()
    with pytest.raises(OutputError, match="cannot write feed.xml"):
        feed(editions, ADDRESS)
    assert [path.name for path in editions.iterdir() if path.name.startswith(".")] == []


def test_a_picture_that_is_none(editions, tmp_path):
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    with pytest.raises(PhotoError, match="picture"):
        feed(editions, ADDRESS, FeedOptions(image=tmp_path / "broken.jpg"))
