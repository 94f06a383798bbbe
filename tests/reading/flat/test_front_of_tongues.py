"""Headline, standfirst, byline, dateline and date of articles in other languages than English, in one line."""

from __future__ import annotations

from datetime import date

import pytest

from edition.reading.flat import read_text

MOOR = "Wasser steht im Norden der Insel. Es steigt jeden Tag."


@pytest.mark.parametrize(
    ("language", "text", "headline", "standfirst", "byline"),
    [
        ("de", f"Ein Moor für Ansel Von Ida Brandt {MOOR}", "Ein Moor für Ansel", None, "Von Ida Brandt"),
        ("de", f"Ein Moor für Ansel Von: Ida Brandt und Tom Hale {MOOR}", "Ein Moor für Ansel", None, None),
        ("de", f"Ein Moor für Ansel Von Tom van der Meer {MOOR}", "Ein Moor für Ansel", None, "Von Tom van der Meer"),
        (
            "de",
            f"Ein Moor für Ansel Die Insel setzt es unter Wasser. Doch die Bauern sind dagegen. Von Ida Brandt {MOOR}",
            "Ein Moor für Ansel",
            "Die Insel setzt es unter Wasser. Doch die Bauern sind dagegen.",
            "Von Ida Brandt",
        ),
        (
            "fr",
            "Le phare cherche un gardien La commune s’inquiète depuis mars. Par Ida Brandt "
            "Publié le 4 avril 2024 à 18h12 Il y a 214 marches. Personne ne monte.",
            "Le phare cherche un gardien",
            "La commune s’inquiète depuis mars.",
            "Par Ida Brandt",
        ),
    ],
)
def test_what_stands_above_the_article_is_told_apart(language, text, headline, standfirst, byline):
    article = read_text(text, source="a.txt", language=language)
    assert article.headline == headline
    assert article.standfirst == standfirst
    assert byline is None or article.byline == byline
    assert article.blocks[0].text.startswith(("Wasser", "Il y a"))


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("Berlin (dpa) - Die Fähre fiel aus. Niemand weiß warum.", "Berlin"),
        ("Ansel. Die Fähre fiel aus. In Ansel weiß niemand, warum.", "Ansel"),
        ("Stille. Die Fähre fiel aus. Niemand weiß warum.", None),
        ("Die Fähre fiel aus. Nein. Niemand weiß warum.", None),
    ],
)
def test_datelines_are_places(text: str, dateline: str | None):
    article = read_text(text, source="a.txt", language="de")
    assert article.dateline == dateline
    assert " ".join(block.text for block in article.blocks) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", f"Ein Moor für Ansel Stand: 11.07.2026, 09:30 Uhr {MOOR}"),
        ("de", f"Ein Moor für Ansel Von Ida Brandt 11. Juli 2026, 09:30 Uhr {MOOR}"),
        ("fr", "Un phare pour Ansel Publié le 11 juillet 2026 à 9h30 Il y a 214 marches jusqu’en haut."),
        ("es", "Un faro para Ansel Publicado el 11 de julio de 2026 Los vecinos suben 214 peldaños."),
    ],
)
def test_the_date_of_publication_is_read(language: str, text: str):
    assert read_text(text, source="a.txt", language=language).published == date(2026, 7, 11)


@pytest.mark.parametrize(
    "text",
    [
        "Die Fähre fiel aus. Am Ende kam sie doch. Nun fährt sie wieder.",
        "Der Rat tagte. Die Abgeordnete Ruth Okello fehlte. Sie war krank. Das Projekt Die Brücke ruht.",
        "Wer Die Zeit liest, weiß mehr. Im Hier und Jetzt hilft es wenig. Ob Sie lesen, ist Ihre Sache.",
    ],
)
def test_nothing_is_invented(text: str):
    article = read_text(text, source="a.txt", language="de")
    assert (article.headline, article.standfirst, article.byline, article.skipped) == (None, None, None, ())
    assert " ".join(block.text for block in article.blocks) == text


@pytest.mark.parametrize(
    ("language", "byline", "article"),
    [
        ("pl", "Autor: Anna Rylska", "Burmistrz Paweł Guz bronił projektu przed dwustoma mieszkańcami. Rada czeka."),
        ("fr", "Par Claire Lambertin", "Marine Le Goff, 34 ans, attendait depuis neuf heures. Marine attend encore."),
        ("de", "Von Anna Meier", "Bürgermeister Paul Engl verteidigte das Projekt vor dem Rat. Er kam zu spät."),
    ],
)
def test_a_byline_ends_before_the_person_of_whom_the_article_tells(language, byline, article):
    read = read_text(f"{byline} {article}", source="a.txt", language=language)
    assert read.byline == byline
    assert read.blocks[0].text.startswith(" ".join(article.split()[:3]))
