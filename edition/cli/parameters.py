"""Options that several commands share, and how they become an edition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edition.errors import UsageError

if TYPE_CHECKING:
    from edition.model import Edition
    from edition.reading.issue import Issue

Command = Callable[..., Any]

FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)
FILE = click.Path(path_type=Path, dir_okay=False, exists=True)

_READING = (
    click.option("--title", metavar="T", help="The headline; of several sources, the title of the issue."),
    click.option("--language", metavar="TAG", help="BCP 47 tag such as en-GB; otherwise detected."),
    click.option("--publisher", metavar="NAME", help="Who publishes it, if the source does not say."),
    click.option("--date", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Date of publication."),
    click.option("--photos", type=FOLDER, metavar="DIR", help="Folder with the pictures."),
    click.option("--require-alt", is_flag=True, help="Refuse photographs without alt text."),
)


def reading_options(command: Command) -> Command:
    """Give a command SOURCE… and the options that say how to read it."""
    for option in reversed(_READING):
        command = option(command)
    return click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)(command)


@dataclass(frozen=True, slots=True)
class Reading:
    """What :func:`reading_options` parsed."""

    sources: tuple[str, ...]
    title: str | None
    language: str | None
    publisher: str | None
    date: datetime | None
    photos: Path | None
    require_alt: bool

    @classmethod
    def take(cls, options: dict[str, Any]) -> Reading:
        """Take its options out of all that were parsed; a title is one line without spaces at its ends."""
        taken = {name: options.pop(name) for name in cls.__dataclass_fields__}
        return cls(**taken | {"title": " ".join((taken["title"] or "").split()) or None})

    def edition(self) -> Edition:
        """Read the sources and cut them into sections.

        Raises:
            UsageError: Standard input is named twice, or an issue file among other sources.
            SourceError: A source is no article.
        """
        from edition.sectioning import SplitOptions, split

        issue = self._issue()
        options = SplitOptions(
            title=issue.title,
            date=self.date.date() if self.date else issue.date,
            publisher=self.publisher or issue.publisher,
            language=issue.language,
            cover=issue.cover,
            source_date_epoch=_source_date_epoch(),
        )
        return split(issue.articles, options)

    def lexicons(self, named: tuple[Path, ...] = ()) -> tuple[Path, ...]:
        """Return the lexicons named and those beside sources or an issue's articles, the most important first."""
        from edition.narration.lexicon import beside
        from edition.reading.issue import article_sources, is_issue

        issues = [source for source in self.sources if is_issue(source)]
        sources = (*self.sources, *(source for issue in issues for source in article_sources(issue)))
        return tuple(dict.fromkeys((*named, *(path for source in sources for path in beside(source)))))

    def _issue(self) -> Issue:
        from edition.reading import ReadingOptions, read
        from edition.reading.issue import Issue, is_issue, read_issue, with_repeats_flagged

        if self.sources.count("-") > 1:
            raise UsageError("standard input can be read only once")
        options = ReadingOptions(self.title, self.language, photos=self.photos, require_alt=self.require_alt)
        if len(self.sources) == 1:
            (source,) = self.sources
            return read_issue(source, options) if is_issue(source) else Issue((read(source, options),))
        if any(is_issue(source) for source in self.sources):
            raise UsageError("an issue file names its articles itself", hint="Give it alone.")
        each = replace(options, title=None)
        articles = [read(source, each) for source in self.sources]
        return Issue(with_repeats_flagged(self.sources, articles), title=self.title)


def _source_date_epoch() -> int | None:
    epoch = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return None
    if not epoch.isdecimal() or int(epoch) > 253_402_300_799:
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}", hint="It takes a number of seconds since 1970.")
    return int(epoch)
