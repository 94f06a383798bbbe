"""What is mended, what is only flagged."""

from __future__ import annotations

import pytest

from edition.reading.flat import read_text


def read(text: str):
    return read_text(text, source="a.txt", language="en")


SCRAMBLED = "Uif gfssz mfgu uif ibscpvs bu oppo, bo ipvs mbuf, boe opcpez xbjufe gps ju bmm ebz."
"""A sentence as pages scramble what they sell: each letter is the next of the alphabet."""


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("“It was late,” she said. . The ferry left.", "“It was late,” she said.|The ferry left."),
        ("“On [Monday night]I saw it,” she said.", "“On [Monday night] I saw it,” she said."),
        (
            "The bell fell silent [it is tied up]and the tide turned.",
            "The bell fell silent [it is tied up] and the tide turned.",
        ),
        ("A man dressed. in dusty brown clothes.", "A man dressed in dusty brown clothes."),
        ("The report, opens new tab by the council was late.", "The report by the council was late."),
        ("They read the report, opens new tab . It was late.", "They read the report. It was late."),
        (
            "He wrote to Mayor Ruth OkelloRuth OkelloHarbour news: Council meets | Boat sinks MORE (Ansel), she said.",
            "He wrote to Mayor Ruth Okello (Ansel), she said.",
        ),
    ],
)
def test_a_certain_defect_is_mended_and_recorded(text: str, mended: str):
    article = read(text)
    assert "|".join(block.text for block in article.blocks) == mended
    (repair,) = article.repairs
    assert text[slice(*repair.span)] == repair.before


@pytest.mark.parametrize(
    "text",
    [
        "She wrote to the firm etc. in vain.",
        "He left. in the end it was late and nobody was there to see him.",
        "The list [a]B is a formula.",
        "She waited . . . and he came.",
        "It is 3 p.m. in Port Ansel.",
    ],
)
def test_what_may_be_right_is_not_touched(text: str):
    article = read(text)
    assert not article.repairs
    assert " ".join(block.text for block in article.blocks) == text


@pytest.mark.parametrize(
    ("text", "flagged", "reason"),
    [
        ("It is eight miles away. (five km) away.", "away. (five km) away", "word repeated around a bracket"),
        ("“It was late. “We left,” she said.", "“It was late.", "quotation not closed"),
        ("It was late,” she said.", "It was late,”", "closing quotation mark"),
        ("Petrovic came. The town knew Petrovic. Petrovich left.", "Petrovich", "spelt “Petrovic” elsewhere"),
        ("They saw the the boat.", "the the", "word given twice"),
        ("The boat left.Nobody saw it.", ".Nobody", "no space after"),
        ("He left. in the end it was late and nobody saw him.", "left. in", "full stop before a small letter"),
        ("The caf\ufffd was shut.", "\ufffd", "characters lost"),
        (f"It was late. {SCRAMBLED} Nobody came.", SCRAMBLED, "no common word of the language (en): scrambled"),
    ],
)
def test_a_doubtful_passage_is_flagged_and_left(text: str, flagged: str, reason: str):
    article = read(text)
    assert " ".join(block.text for block in article.blocks) == text
    (flag,) = article.flags
    assert flag.text == flagged
    assert flag.reason.startswith(reason)
    assert text[slice(*flag.span)] == flagged


@pytest.mark.parametrize(
    "text",
    [
        "Russia and the Russians, Iraq and the Iraqis, Iran, Iraq, Austria and the Austrians, Germany and a German.",
        "She had had enough. “One.” “Two.” He said that that was all.",
        "„So ist es“, sagte er. „Nein“, sagte sie.",
        "“It goes on.\n\n“And on,” she said.",
    ],
)
def test_sound_text_raises_no_false_alarm(text: str):
    assert not read(text).flags
