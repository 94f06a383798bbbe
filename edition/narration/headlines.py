"""The headlines track (00): what the edition holds, part by part, and how long each is, for listeners who choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from edition.model import Edition, EditionArticle, Section
from edition.narration.announcing import begun, masthead, sentences, title_of
from edition.narration.normalising import normalise
from edition.narration.script import ScriptOptions
from edition.narration.utterance import Role, SectionScript, Utterance
from edition.wording import wording

SECTION_ID = "headlines"


def headlines(edition: Edition, durations_ms: Mapping[str, int], options: ScriptOptions | None = None) -> SectionScript:
    """Write the script of the headlines track.

    Args:
        edition: What it tells of.
        durations_ms: Playing time by section id; a section without one is told without its length.
        options: Pauses and lexicon, as for the sections.
    """
    chosen = options or ScriptOptions()
    lines = [*_lines(edition, durations_ms)]
    return SectionScript(
        SECTION_ID,
        tuple(
            _utterance(f"{SECTION_ID}-{name}", role, text, language, pause, chosen)
            for (name, role, text, language), pause in zip(lines, _pauses(len(lines), chosen), strict=True)
        ),
    )


def _lines(edition: Edition, durations_ms: Mapping[str, int]) -> Iterator[tuple[str, Role, str, str]]:
    say = wording(edition.language)
    several = len(edition.articles) > 1
    title = edition.title if several else _title(edition.articles[0])
    whole = sum(durations_ms.values())
    told = (
        *masthead(edition, say),
        title,
        say("Playing time: {duration}", duration=say.duration(whole)) if whole else "",
    )
    yield "opening", Role.OPENING, sentences(*told), edition.language
    for article in edition.articles:
        language = article.article.language
        if several:
            place = wording(language)("Article {number} of {total}", number=article.number, total=len(edition.articles))
            yield article.id, Role.HEADLINE, sentences(place, _title(article)), language
        for section in article.sections:
            yield section.id, Role.HEADING, _part(article, section, durations_ms.get(section.id)), language
    yield "closing", Role.CLOSING, say("End of the overview."), edition.language


def _part(article: EditionArticle, section: Section, duration_ms: int | None) -> str:
    length = wording(article.article.language).duration(duration_ms) if duration_ms else ""
    heading = section.heading.text
    words = heading.removeprefix(section.label).lstrip(": \u00a0\u202f")
    if section.editorial or words == heading:
        return sentences(section.label if section.editorial else "", heading.rstrip(" …"), length)
    return sentences(heading.removesuffix(words) + begun(words, section), length)


def _title(article: EditionArticle) -> str:
    return begun(title_of(article), article.sections[0])


def _pauses(count: int, options: ScriptOptions) -> Iterator[int]:
    yield options.pauses.heading_ms
    for _ in range(count - 2):
        yield options.pauses.paragraph_ms
    yield 0


def _utterance(identity: str, role: Role, text: str, language: str, pause: int, options: ScriptOptions) -> Utterance:
    spoken = normalise(text, language, options.lexicon.fixed(text, language))
    return Utterance(identity, role, text, spoken.text, language, pause, spoken.words, spoken.pronunciations)
