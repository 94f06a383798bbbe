"""Scripts and editions for the studio's tests; every place and person is invented."""

import re
import unicodedata
from concurrent.futures import Executor, Future
from datetime import UTC, date, datetime

from edition.model import Article, Block, BlockKind, Edition, EditionArticle, Section, Sentence
from edition.narration.script import Role, SectionScript, SpokenWord, Utterance

FERRY = (
    "The ferry to Osterholm left an hour late.",
    "Nobody on the quay had been told why, and the rain did not help.",
    "“It is the third time this week,” said Mirela Tandt, who sells fish there.",
    "By noon the harbour master had found a spare pump in Lindvik.",
)
MARKET = (
    "The market hall opens at six.",
    "Its roof was mended in the spring, after a long quarrel about who should pay.",
    "Traders say that the new lamps are too bright for tired eyes.",
)


class InProcess(Executor):
    """Carries out a job when it is submitted."""

    def submit(self, job, /, *arguments, **named):
        future = Future()
        try:
            future.set_result(job(*arguments, **named))
        except Exception as failure:  # noqa: BLE001 – an executor hands over whatever happens
            future.set_exception(failure)
        return future


def utterance(text: str, number: int = 1, *, language: str = "en", role: Role = Role.SENTENCE) -> Utterance:
    spoken = "".join(
        sign for sign in text if sign in ".,’'- " or sign.isalnum() or unicodedata.category(sign)[0] == "M"
    )
    words = tuple(SpokenWord(word.span(), (start, start + len(word[0]))) for word, start in _words(spoken, text))
    return Utterance(f"a1-s1-p1-n{number}", role, text, spoken, language, 300, words)


def _words(spoken: str, text: str):
    at = 0
    for word in re.finditer(r"[^\s.,]+", spoken):
        at = text.index(word[0], at)
        yield word, at


def section_script(*texts: str, section_id: str = "a1-s1", language: str = "en") -> SectionScript:
    return SectionScript(
        section_id, tuple(utterance(text, number, language=language) for number, text in enumerate(texts, start=1))
    )


def edition(*sections: tuple[str, ...], title: str = "The late ferry") -> Edition:
    """An edition of one article, each section one paragraph."""
    made = tuple(_section(number, len(sections), texts) for number, texts in enumerate(sections, start=1))
    article = Article((), "ferry.md", "en", headline=title, publisher="Osterholm Post")
    return Edition(
        title,
        "en",
        (EditionArticle("a1", 1, article, Sentence("a1-headline", title, "en"), True, (), None, made),),
        date(2024, 5, 17),
        datetime(2024, 5, 17, tzinfo=UTC),
        "Osterholm Post",
    )


def _section(number: int, total: int, texts: tuple[str, ...]) -> Section:
    block = f"a1-s{number}-p1"
    sentences, start = [], 0
    for count, text in enumerate(texts, start=1):
        sentences.append(Sentence(f"{block}-n{count}", text, "en", start))
        start += len(text) + 1
    heading = Sentence(f"a1-s{number}-heading", f"Part {number}: {texts[0][:20]}", "en")
    paragraph = Block(BlockKind.PARAGRAPH, " ".join(texts), id=block, sentences=tuple(sentences))
    return Section(f"a1-s{number}", number, f"Part {number} of {total}", heading, True, (paragraph,))
