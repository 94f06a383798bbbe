"""File names from titles."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.naming import LONGEST, slug


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("It’s impossible to explain", "its-impossible-to-explain"),
        ("Ізюм після відступу", "izium-pislia-vidstupu"),
        ("../../etc/passwd", "etc-passwd"),
        ("???", "edition"),
        ("CON", "con-edition"),
        ("=;#\\ <b>", "b"),
    ],
)
def test_slug(title, stem):
    assert slug(title) == stem


@given(st.text())
def test_a_slug_is_always_a_safe_name(title):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(title))
    assert len(slug(title)) <= LONGEST + len("-edition")


def test_long_titles_are_cut_between_words():
    assert slug("harbour " * 40) == "-".join(["harbour"] * 7)


def test_a_cut_leaves_no_word_out_of_the_middle():
    assert (
        slug("Part 5 of 6: However, residents the Guardian spoke to confirmed", longest=40)
        == "part-5-of-6-however-residents-the"
    )
