import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from edition.packaging.creators import creators
from edition.packaging.templating import direction, legal, one_line, render
from tests.packaging.editions import article, edition, paragraph


@given(st.text(st.characters(), max_size=40))
def test_any_text_can_be_written(text):
    root = etree.fromstring(f"<a>{legal(text).replace('&', '&amp;').replace('<', '&lt;')}</a>")
    assert len(legal(text)) == len(text)
    assert (root.text or "").replace("\n", "") == legal(text).replace("\r\n", "\n").replace("\r", "\n").replace(
        "\n", ""
    )


def test_what_xml_cannot_write_leaves_a_trace():
    assert legal("a\x00b\ud800\uffffc\t") == "a\ufffdb\ufffd\ufffdc\t"


def test_templates_demand_every_value():
    with pytest.raises(jinja2.UndefinedError):
        render("epub/title.xhtml")


def test_one_line():
    assert one_line(" a\nb \t c ") == "a b c"


def test_creators():
    def by(number, byline, language):
        return article(number, "Head", [[paragraph("Words.")]], byline=byline, language=language)

    made = edition(
        by(1, "By Ada Fell and Bo Quill", "en"),
        by(2, "Von Ada Fell", "de"),
        by(3, "Byron Moor", "en"),
        by(4, "by", "en"),
    )
    assert creators(made) == ("Ada Fell and Bo Quill", "Ada Fell", "Byron Moor", "by")


@pytest.mark.parametrize(
    ("language", "way"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("az-Arab", "rtl"),
        ("ur-Latn-PK", "ltr"),
        ("uz-Cyrl", "ltr"),
        ("FA", "rtl"),
    ],
)
def test_direction(language, way):
    assert direction(language) == way
