"""The reading desk as a whole: sources of every kind through its one door, and whatever else comes through it."""

from __future__ import annotations

import io
import json
import time
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from edition.cli.parameters import Reading
from edition.errors import EditionError, ManuscriptError, PhotoError, SourceError
from edition.reading import NO_ALT_TEXT, ReadingOptions, draft, read
from edition.reading.issue import article_sources, is_issue, read_issue
from edition.reading.material import Kind, Material, kind_of
from edition.reading.outline import outline
from edition.sectioning import SplitOptions, split
from tests.reading.pictures import picture
from tests.reading.test_drafting import plain, read_back

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)
PROSE = "The ferry left the harbour at noon, and nobody on the island knew when it would come back again."


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.txt", "# Not a heading", Kind.TEXT),
        ("a.MD", "Text", Kind.MANUSCRIPT),
        ("a.htm", "Text", Kind.PAGE),
        ("a.json", "{}", Kind.STRUCTURED),
        ("a.toml", "", Kind.ISSUE),
        ("-", "Text # no", Kind.TEXT),
        ("-", "---\nheadline: x\n---\nText", Kind.MANUSCRIPT),
        ("-", "# Heading\n\nText", Kind.MANUSCRIPT),
        ("-", "<!DOCTYPE html><p>Text", Kind.PAGE),
        ("-", "<!-- saved --><html>", Kind.PAGE),
        ("-", '{"webTitle": "x"}', Kind.STRUCTURED),
        ("-", '[{"@type": "NewsArticle"}]', Kind.STRUCTURED),
        ("story", '\n[\n {"uri": "x"}]', Kind.STRUCTURED),
        ("a.txt", '{\n "webTitle": "x"}', Kind.STRUCTURED),
        ("a.txt", '[{"uri": "x"}]', Kind.STRUCTURED),
        ("a.txt", "<!DOCTYPE html><p>Text", Kind.PAGE),
        ("a.txt", "{Photo} The ferry", Kind.TEXT),
        ("-", "[Photo] The ferry", Kind.TEXT),
        ("story", "<b> is a tag, they said", Kind.TEXT),
    ],
)
def test_the_kind_of_a_source_is_told(name, text, kind):
    assert kind_of(name, text) is kind


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"# Ferry\n\n{PROSE}".encode())))
    article = read("-")
    assert (article.source, article.headline, article.language) == ("-", "Ferry", "en")


@pytest.mark.parametrize("name", ["missing.txt", ".", "a\x00b.txt", "x" * 5000])
def test_what_cannot_be_opened_is_named(tmp_path, name):
    with pytest.raises(SourceError) as caught:
        read(str(tmp_path / name))
    assert caught.value.exit_code == 3


def test_a_title_replaces_the_headline_but_does_not_lose_it(tmp_path):
    (tmp_path / "a.md").write_text(f"# Old\n\n{PROSE}", "utf-8")
    article = read(str(tmp_path / "a.md"), ReadingOptions(title="New", language="en"))
    assert article.headline == "New"
    assert [(skipped.text, skipped.reason) for skipped in article.skipped] == [
        ("Old", "headline replaced by the title given")
    ]


def test_a_guessed_encoding_is_flagged_on_the_article(tmp_path):
    (tmp_path / "a.md").write_bytes(
        "Die Fähre verließ den Hafen am Mittag, und niemand wusste, wann sie wiederkäme.".encode("cp1252")
    )
    assert "not UTF-8" in read(str(tmp_path / "a.md")).flags[0].reason


def test_an_issue_file_is_no_article(tmp_path):
    (tmp_path / "a.toml").write_text("title = 'x'", "utf-8")
    with pytest.raises(SourceError, match="several articles"):
        read(str(tmp_path / "a.toml"))


ISSUE = """title = "The harbour issue"
date = 2026-02-01
publisher = "Example News"
cover = "cover.jpg"
language = "en"

[[article]]
source = "bridge.md"

[[article]]
source = "sub/fish.txt"
title = "The fish"
language = "en-GB"
"""


@pytest.fixture
def issue(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "bridge.md").write_text(f"# Bridge\n\n{PROSE}", "utf-8")
    (tmp_path / "sub" / "fish.txt").write_text(PROSE, "utf-8")
    picture(tmp_path / "cover.jpg")

    def write(text: str = ISSUE) -> str:
        (tmp_path / "issue.toml").write_text(text, "utf-8")
        return str(tmp_path / "issue.toml")

    return write


class TestIssues:
    def test_name_articles_in_order_with_options(self, issue, tmp_path):
        made = read_issue(issue())
        assert (made.title, str(made.date), made.publisher, made.cover) == (
            "The harbour issue",
            "2026-02-01",
            "Example News",
            tmp_path / "cover.jpg",
        )
        assert [(a.headline, a.language) for a in made.articles] == [("Bridge", "en"), ("The fish", "en-GB")]

    @pytest.mark.parametrize(
        ("old", "new", "place"),
        [
            ("title =", "titel =", "issue.toml"),
            ('"bridge.md"', "3", "issue.toml, article 1"),
            ('source = "bridge.md"', "", "issue.toml, article 1"),
            ('"sub/fish.txt"', '"issue.toml"', "issue.toml, article 2"),
            ("[[article]]", "[[article", "issue.toml"),
            ("2026-02-01", '"soon"', "issue.toml"),
        ],
    )
    def test_wrong_ones_are_named(self, issue, old, new, place):
        with pytest.raises(ManuscriptError) as caught:
            read_issue(issue(ISSUE.replace(old, new, 1)))
        assert caught.value.place == place

    @pytest.mark.parametrize(
        ("old", "new", "hint"),
        [
            ("2026-02-01", '"2026-02-01"', "without quotation marks"),
            ("[[article]]", "[article]", "[[article]]"),
            ('title = "The fish"', 'photos = "nowhere"', "folder"),
        ],
    )
    def test_wrong_ones_say_how_to_write_it(self, issue, old, new, hint):
        with pytest.raises(ManuscriptError) as caught:
            read_issue(issue(ISSUE.replace(old, new, 1)))
        assert hint in caught.value.hint

    def test_without_articles_or_cover_are_refused(self, issue):
        with pytest.raises(ManuscriptError, match="no article"):
            read_issue(issue("title = 'x'"))
        with pytest.raises(PhotoError, match="no cover"):
            read_issue(issue(ISSUE.replace("cover.jpg", "../cover.jpg")))

    def test_are_told_by_their_name(self):
        assert is_issue("x/issue.toml")
        assert not is_issue("HTTPS://example.org/issue.toml")

    def test_have_a_language_that_articles_need_not_share(self, issue, tmp_path):
        french = "Le pont sur la rivière a été ouvert lundi après neuf ans de travaux, et le maire est venu."
        (tmp_path / "bridge.md").write_text(f"# Le pont\n\n{french}", "utf-8")
        (tmp_path / "sub" / "fish.txt").write_text("Fish.", "utf-8")
        text = ISSUE.replace('language = "en-GB"', "").replace('language = "en"', 'language = "en-ie"')
        made = read_issue(issue(text))
        assert (made.language, [article.language for article in made.articles]) == ("en-IE", ["fr", "en-IE"])
        assert split(made.articles, SplitOptions(language=made.language)).language == "en-IE"

    def test_with_a_language_that_is_none_are_refused(self, issue):
        for old, place in ('"en"', "issue.toml"), ('"en-GB"', "issue.toml, article 2"):
            with pytest.raises(ManuscriptError, match="englisch") as caught:
                read_issue(issue(ISSUE.replace(old, '"englisch"')))
            assert caught.value.place == place

    def test_say_which_article_cannot_be_read(self, issue):
        with pytest.raises(SourceError) as caught:
            read_issue(issue(ISSUE.replace("sub/fish.txt", "gone.txt")))
        assert caught.value.place.startswith("issue.toml, article 2: ")
        assert caught.value.place.endswith("gone.txt")

    def test_begin_articles_in_one_way(self, issue):
        with pytest.raises(ManuscriptError, match="both"):
            read_issue(issue(ISSUE + '\n[[articles]]\nsource = "bridge.md"\n'))

    @pytest.mark.parametrize(("title", "headline"), [('"  "', "Bridge"), ('"The\\nbridge"', "The bridge")])
    def test_have_titles_of_one_line(self, issue, title, headline):
        text = ISSUE.replace('"bridge.md"', f'"bridge.md"\ntitle = {title}').replace('"The harbour issue"', title)
        made = read_issue(issue(text))
        assert (made.articles[0].headline, made.title) == (headline, None if title == '"  "' else headline)

    def test_cannot_take_back_what_the_producer_requires(self, issue, tmp_path):
        picture(tmp_path / "a.jpg")
        (tmp_path / "bridge.md").write_text(f"# Bridge\n\n{PROSE}\n\n![](a.jpg)", "utf-8")
        text = ISSUE.replace('"bridge.md"', '"bridge.md"\nrequire_alt = false')
        read_issue(issue(text))
        with pytest.raises(PhotoError, match="no alt text"):
            read_issue(issue(text), ReadingOptions(require_alt=True))

    def test_that_name_a_source_twice_are_flagged(self, issue):
        made = read_issue(issue(ISSUE.replace("sub/fish.txt", "bridge.md")))
        reasons = [[flag.reason for flag in article.flags] for article in made.articles]
        assert ["this source is named more than once" in each for each in reasons] == [False, True]

    def test_tell_where_their_articles_are(self, issue, tmp_path):
        text = ISSUE + '\n[[article]]\nsource = "HTTPS://news.example/1"\n'
        assert article_sources(issue(text)) == (
            str(tmp_path / "bridge.md"),
            str(tmp_path / "sub/fish.txt"),
            "HTTPS://news.example/1",
        )


def test_a_lexicon_beside_an_article_of_an_issue_is_used(issue, tmp_path):
    (tmp_path / "bridge.pls").write_text("x", "utf-8")
    reading = Reading((issue(),), None, None, None, None, None, False)
    assert reading.lexicons() == (tmp_path / "bridge.pls",)


def test_an_address_may_be_in_capitals(monkeypatch):
    asked = []
    monkeypatch.setattr("edition.reading.fetching.fetch", lambda address, photos: asked.append(address) or 1 / 0)
    with pytest.raises(ZeroDivisionError):
        read("HTTPS://news.example/1")
    assert asked == ["HTTPS://news.example/1"]


def test_a_language_that_the_text_is_not_in_is_believed_and_flagged(tmp_path):
    (tmp_path / "a.txt").write_text(f"{PROSE} {PROSE} The boat was in the harbour, and it was late.", "utf-8")
    article = read(str(tmp_path / "a.txt"), ReadingOptions(language="de"))
    assert article.language == "de"
    assert "the language given is de, but the text is in en" in [flag.reason for flag in article.flags]
    assert not read(str(tmp_path / "a.txt"), ReadingOptions(language="en-GB")).flags


class TestOutline:
    schema = json.loads((files("edition.reading") / "outline.schema.json").read_text("utf-8"))

    def test_of_the_sample_is_as_documented(self, golden, request):
        from tests.conftest import SAMPLE

        made = outline(split([read(str(SAMPLE / "harbour.md"))]))
        jsonschema.validate(made, self.schema)
        for photo in made["photos"]:
            photo["image"] = photo["image"].rsplit("/", 1)[-1]
        text = json.dumps(made, indent=1, ensure_ascii=False)
        golden(request.path.parent / "golden" / "harbour.outline.json", text + "\n")

    def test_of_several_articles_is_a_list(self, issue):
        made = outline(split(read_issue(issue()).articles))
        jsonschema.validate(made, self.schema)
        assert [article["headline"] for article in made["articles"]] == ["Bridge", "The fish"]

    def test_spans_are_slices_of_the_source(self):
        from tests.conftest import SAMPLE

        source = (SAMPLE / "harbour.txt").read_text("utf-8")
        made = outline(split([read(str(SAMPLE / "harbour.txt"))]))
        jsonschema.validate(made, self.schema)
        for photo in made["photos"]:
            assert source[slice(*photo["caption_span"])].strip() == photo["caption"]
        assert all(source[slice(*skipped["span"])] for skipped in made["skipped"])
        assert all(source[slice(*decision["span"])] == decision["text"] for decision in made["decisions"])
        decided = {(decision["kind"], *decision["span"]) for decision in made["decisions"]}
        assert decided >= {("caption", *photo["caption_span"]) for photo in made["photos"]}
        assert decided >= {("credit", *photo["credit_span"]) for photo in made["photos"]}
        assert all(section["span"] for section in made["sections"])


MARKDOWN_JUNK = st.lists(
    st.sampled_from(
        [
            *"#*_`~[](){}<>!\\\"'|=-+.:&^$ \t\n",
            "\n\n",
            "    ",
            "```",
            "---\n",
            "<!--",
            "-->",
            "![",
            "](",
            '{credit="',
            "a",
            "word ",
            "é",
            "\u2028",
            "&amp;",
            "&#0;",
            "http://x ",
        ]
    ),  # noqa: E501
    max_size=60,
).map("".join)
HTML_JUNK = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div class=caption>",
            "</div>",
            "<figure>",
            "<img src=a.jpg alt=b>",
            "<figcaption>",
            "Photo: A/B",
            "<h1>",
            "<h2>",
            "<a href='x'>",
            "<br>",
            "<article>",
            "word ",
            PROSE,
            "<!--",
            "-->",
            "<script type='application/ld+json'>",
            '{"@type":"NewsArticle","image":[',
            "]}",
            "</script>",
            "&amp;",
            "<",
            "\x00",
            "<svg>",
            "<table><td>",
            "<blockquote>",
            "<li lang=de>",
        ]
    ),  # noqa: E501
    max_size=60,
).map("".join)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "webTitle",
                    "fields",
                    "body",
                    "blocks",
                    "elements",
                    "type",
                    "assets",
                    "response",
                    "content",
                    "uri",
                    "bodies",
                    "value",
                    "headlines",
                    "associations",
                    "standard",
                    "@type",
                    "articleBody",
                    "image",
                    "author",
                    "headline",
                    "x",
                ]
            ),
            inner,
            max_size=5,
        )
    ),  # noqa: E501
    max_leaves=25,
)


def read_or_refuse(text: str, name: str) -> None:
    """Read a text; whatever is not refused can be split, outlined and drafted."""
    try:
        from edition.reading import _reader

        material = Material.of(text.encode("utf-8", "replace"), name=name)
        article = _reader(material.kind)(material, ReadingOptions(language="en"))
        made = split([article])
    except SourceError:
        return
    outline(made)
    draft(made)


@settings(max_examples=150, deadline=None, phases=PHASES)
@given(MARKDOWN_JUNK)
def test_any_markdown_is_read_or_refused(text):
    read_or_refuse(text, "a.md")


@settings(max_examples=60, deadline=None, phases=PHASES)
@given(MARKDOWN_JUNK)
def test_a_draft_of_any_markdown_says_the_same(text):
    try:
        made = split([read_back(text)])
    except EditionError:
        return
    assert plain(split([read_back(draft(made))])) == plain(made)


@settings(max_examples=100, deadline=None, phases=PHASES)
@given(HTML_JUNK)
def test_any_page_is_read_or_refused(text):
    read_or_refuse(text, "a.html")


@settings(max_examples=150, deadline=None, phases=PHASES)
@given(JSON)
def test_any_json_is_read_or_refused(data):
    read_or_refuse(json.dumps(data), "a.json")


@settings(max_examples=100, deadline=None, phases=PHASES)
@given(st.binary(max_size=200), st.sampled_from(["-", "a.txt", "a.md", "a.html", "a.json", "a.toml"]))
def test_any_bytes_are_read_or_refused(data, name):
    read_or_refuse(data.decode("latin-1"), name)


@pytest.mark.parametrize(
    "junk",
    ["[" * 100_000, "*a " * 20_000, "![" * 60_000, "![" * 4_000, "> " * 60_000, "`" * 100_000 + "a", "<!-- " * 20_000,
     "- " * 3000, "{a" * 60_000, "&" * 100_000, "[a]: b\n" * 4_000, "<!--\n\n" * 40_000],
)  # fmt: skip
def test_markdown_junk_takes_bounded_time(junk):
    started = time.process_time()
    read_or_refuse(junk, "a.md")
    assert time.process_time() - started < 20


def test_every_photograph_without_alt_text_is_named_by_itself(tmp_path):
    body = "The ferry left.\n"
    for name in ("p.jpg", "q.jpg"):
        picture(tmp_path / name)
        body += f'\n![]({name} "The same caption.")\n'
    body += "\n![](<>)\n"
    (tmp_path / "a.md").write_text(f"---\nlanguage: en\n---\n{body}", "utf-8")
    missing = [flag.text for flag in read(str(tmp_path / "a.md")).flags if flag.reason == NO_ALT_TEXT]
    assert missing == ["p.jpg: The same caption.", "q.jpg: The same caption.", "photograph 3 of 3"]
