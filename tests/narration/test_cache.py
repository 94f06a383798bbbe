"""The store: what was put comes out whole, or not at all."""

import os

from hypothesis import given
from hypothesis import strategies as st

from edition.narration.cache import Cache, Entry, default_folder, key

ABOUT = st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=3))


@given(about=ABOUT, data=st.binary(max_size=200))
def test_what_was_put_comes_out(tmp_path_factory, about, data):
    store = Cache(tmp_path_factory.mktemp("store"))
    store.put(key("x"), Entry(about, data))
    assert store.get(key("x")) == Entry(about, data)


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7), cut=st.booleans())
def test_a_damaged_entry_is_none_and_is_gone(tmp_path_factory, place, bit, cut):
    store = Cache(tmp_path_factory.mktemp("store"))
    store.put(key("x"), Entry({"a": 1}, b"sound" * 20))
    (path,) = store.folder.rglob("*.entry")
    content = bytearray(path.read_bytes())
    place %= len(content)
    content[place] ^= 1 << bit
    path.write_bytes(content[:place] if cut else content)
    assert store.get(key("x")) is None
    assert store.info().entries == 0


def test_different_questions_have_different_keys():
    assert len({key("a", "b"), key("ab"), key("a", ["b"]), key("b", "a"), key({"a": "b"})}) == 5


def test_what_was_unused_for_longest_goes_first(tmp_path):
    store = Cache(tmp_path, bound_bytes=2_500)
    for number in range(4):
        store.put(key(number), Entry({}, bytes(1_000)))
        (path,) = (path for path in tmp_path.rglob("*.entry") if key(number) in path.name)
        os.utime(path, (number, number))
    assert store.get(key(0))
    store.prune()
    assert [bool(store.get(key(number))) for number in range(4)] == [True, False, False, True]


def test_the_store_tells_its_size_and_can_be_cleared(tmp_path):
    store = Cache(tmp_path)
    store.put(key(1), Entry({}, bytes(100)))
    assert (store.info().entries, store.info().bytes > 100) == (1, True)
    assert store.clear() == 1
    assert store.info().bytes == 0


def test_a_store_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    store = Cache(tmp_path / "file" / "store")
    store.put(key(1), Entry({}, b"x"))
    assert store.get(key(1)) is None
    assert store.info().entries == 0


def test_nothing_half_written_stays(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("edition.narration.cache.Path.replace", full)
    Cache(tmp_path).put(key(1), Entry({}, b"x"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_the_store_lies_in_the_users_cache_folder():
    assert "edition" in default_folder().parts
