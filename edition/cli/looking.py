"""Commands that show how things are understood, and make no edition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from edition.cli.parameters import FILE, Reading, reading_options
from edition.cli.speaking import Script, script_options
from edition.errors import UsageError


@click.command(short_help="Show how a source is understood.")
@reading_options
@click.option("--json", "as_json", is_flag=True, help="As JSON, with spans into the source's text.")
def outline(*, as_json: bool, **options: Any) -> None:
    """Show sections, photos, credits, and everything skipped, mended or doubtful, without making anything."""
    from edition.cli.telling import tell_outline
    from edition.reading.outline import outline as outlined

    data = outlined(Reading.take(options).edition())
    if as_json:
        tell_json(data)
    else:
        tell_outline(data)


@click.command(short_help="Write the manuscript of a source, to correct by hand.")
@reading_options
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write it to a file, .md; an existing one is never overwritten.")  # fmt: skip
def draft(*, output: Path | None, **options: Any) -> None:
    """Write SOURCE as a manuscript: Markdown that an editor corrects and edition make reads."""
    from edition.reading import draft as drafted
    from edition.reading.material import Kind, kind_of

    text = drafted(Reading.take(options).edition())
    if output is None:
        click.echo(text, nl=False)
        return
    if kind_of(output.name, text) is not Kind.MANUSCRIPT:
        raise UsageError(
            "by its name the file is no manuscript", place=str(output), hint="Name it with .md at the end."
        )
    _write_new(output, text)
    click.echo(output)


@click.command(short_help="Show what will be said, before any sound is made.")
@reading_options
@script_options
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def script(*, as_json: bool, **options: Any) -> None:
    """Show the narration script of SOURCE: who says what, as printed and as spoken, and the pauses."""
    from edition.narration.script import script as scripted
    from edition.narration.script import script_as_json, script_as_text

    reading, spoken = Reading.take(options), Script.take(options)
    scripts = scripted(reading.edition(), spoken.options(reading.lexicons(spoken.lexicons)))
    if as_json:
        tell_json(script_as_json(scripts))
    else:
        click.echo(script_as_text(scripts))


@click.command(short_help="List names, acronyms and rare words, and how they will be said.")
@reading_options
@click.option("--lexicon", "lexicons", type=FILE, multiple=True, metavar="FILE", help="Pronunciations, W3C PLS.")
@click.option("--stub", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write a lexicon to fill in; an existing file is never overwritten.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def words(*, lexicons: tuple[Path, ...], stub: Path | None, as_json: bool, **options: Any) -> None:
    """List the words of SOURCE that a voice may get wrong, where they are, and how each will sound (IPA)."""
    from edition.narration import lexicon
    from edition.narration import words as listing
    from edition.narration.script import ScriptOptions

    reading = Reading.take(options)
    edition = reading.edition()
    found = listing.words(edition, ScriptOptions(lexicon=lexicon.read(reading.lexicons(lexicons))))
    if stub is not None:
        _write_new(stub, listing.stub(found, edition.language))
    if as_json:
        tell_json(listing.words_as_json(found))
    else:
        click.echo(listing.words_as_text(found))


def _write_new(path: Path, text: str) -> None:
    """Write a file that a person will work in."""
    from edition.publication import writing

    if path.is_file():
        hint = "Name another, or take it away: nobody's work is overwritten."
        raise UsageError("the file exists", place=str(path), hint=hint)
    with writing(path):
        path.write_text(text, encoding="utf-8")


@click.command(short_help="Hear how a text will be said.")
@click.argument("text")
@click.option("-o", "--output", default="said.wav", type=click.Path(path_type=Path, dir_okay=False), show_default=True,
              metavar="FILE", help="Sound file to write; its ending tells the kind.")  # fmt: skip
@click.option("--language", default="en", metavar="TAG", show_default=True, help="BCP 47 tag of the text.")
@click.option("--voice", metavar="NAME", help="See edition voices.")
@click.option("--rate", metavar="WPM", type=click.IntRange(80, 450), default=150, show_default=True)
@click.option("--lexicon", "lexicons", type=FILE, multiple=True, metavar="FILE", help="Pronunciations, W3C PLS.")
def say(text: str, *, output: Path, language: str, voice: str | None, rate: int, lexicons: tuple[Path, ...]) -> None:
    """Say TEXT as an edition would, into a sound file."""
    from edition.narration import NarrationOptions, lexicon
    from edition.narration import say as said
    from edition.narration.script import ScriptOptions

    spoken = ScriptOptions(lexicon=lexicon.read(lexicons))
    said(text, output, NarrationOptions(voice=voice, rate_wpm=rate, script=spoken), language=language)
    click.echo(output)


@click.command(short_help="List the voices of this machine.")
@click.option("--language", metavar="TAG", help="Only voices of this language.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def voices(*, language: str | None, as_json: bool) -> None:
    """List the voices that --voice can name."""
    from edition.cli.telling import tell_voices
    from edition.narration.voices import list_voices

    found = [voice for voice in list_voices() if voice.language.lower().startswith((language or "").lower())]
    if as_json:
        tell_json([
            {"voice": voice.choice, "language": voice.language, "title": voice.title, "engine": voice.engine}
            for voice in found
        ])  # fmt: skip
    else:
        tell_voices(found)


def tell_json(data: object) -> None:
    """Write data as JSON on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))
