"""``edition make``: the main job."""

from __future__ import annotations

from datetime import date, datetime
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from edition.errors import UsageError
from edition.formats import FORMATS, default_formats

if TYPE_CHECKING:
    from edition.build import BuildOptions
    from edition.model import Edition
    from edition.sectioning import SplitOptions

FORMATS_HELP = "What to make, separated by commas: " + "; ".join(
    f"{name} ({form.description})" for name, form in FORMATS.items()
)


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of formats, separated by commas."""

    name = "formats"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the names in the order in which they are made; ``all`` means every one."""
        wanted = {name.strip() for name in str(value).split(",") if name.strip()}
        if "all" in wanted:
            wanted = set(FORMATS)
        unknown = sorted(wanted - set(FORMATS))
        if unknown or not wanted:
            self.fail(f"unknown format {', '.join(unknown)}; there are {', '.join(FORMATS)}, or all", param, ctx)
        return tuple(name for name in FORMATS if name in wanted)


@click.command(short_help="Make an edition of one article, or of several.")
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)
@click.option("-o", "--output", default="output", metavar="DIR", type=click.Path(path_type=Path), show_default=True,
              help="The edition appears in DIR/SLUG/.")  # fmt: skip
@click.option("--title", metavar="T", help="The headline; of several sources, the title of the issue.")
@click.option("--language", metavar="TAG", help="BCP 47 tag such as en-GB; otherwise detected.")
@click.option("--voice", metavar="NAME", help="See edition voices.")
@click.option("--rate", metavar="WPM", type=click.IntRange(80, 400), default=150, show_default=True,
              help="Speaking rate in words a minute.")  # fmt: skip
@click.option("--photos", metavar="DIR", type=click.Path(path_type=Path, file_okay=False, exists=True),
              help="Folder with the pictures.")  # fmt: skip
@click.option("--paper", type=click.Choice(["a4", "letter", "a5", "tabloid"]), default="a4", show_default=True)
@click.option("--formats", type=Formats(), default=",".join(default_formats()), metavar="LIST", help=FORMATS_HELP)
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", help="Worker processes; one a processor otherwise.")
@click.option("--force", is_flag=True, help="Replace the edition's folder even when it holds something else.")
def make(sources: tuple[str, ...], output: Path, formats: tuple[str, ...], **options: Any) -> None:
    """Make an edition of SOURCE: a text, Markdown … file, or - for standard input."""
    from edition import build
    from edition.cli.progress import progress_display
    from edition.cli.telling import tell_made

    edition = edit(sources, **{name: options[name] for name in ("title", "language", "photos")})
    with progress_display() as progress:
        made = build.make(edition, output, _build_options(formats, options), progress)
    tell_made(made)


def edit(sources: tuple[str, ...], *, title: str | None, language: str | None, photos: Path | None = None) -> Edition:
    """Read the sources and cut them into sections.

    Raises:
        UsageError: Standard input is named twice.
        SourceError: A source is no article.
    """
    from edition.reading import ReadingOptions, read
    from edition.sectioning import split

    if sources.count("-") > 1:
        raise UsageError("standard input can be read only once")
    single = len(sources) == 1
    reading = ReadingOptions(title=title if single else None, language=language, photos=photos)
    articles = [read(source, reading) for source in sources]
    return split(articles, _split_options(None if single else title))


def _split_options(title: str | None) -> SplitOptions:
    from edition.sectioning import SplitOptions

    epoch = environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch and not epoch.isdecimal():
        raise UsageError(f"SOURCE_DATE_EPOCH is {epoch!r}", hint="It takes a number of seconds since 1970.")
    return SplitOptions(title=title, source_date_epoch=int(epoch) if epoch else None)


def _build_options(formats: tuple[str, ...], options: dict[str, Any]) -> BuildOptions:
    from edition.build import BuildOptions
    from edition.narration import NarrationOptions
    from edition.typesetting import PrintOptions

    return BuildOptions(
        formats=formats,
        printing=PrintOptions(paper=options["paper"]),
        narration=NarrationOptions(voice=options["voice"], rate_wpm=options["rate"]),
        jobs=options["jobs"],
        force=options["force"],
    )
