"""Commands that show how things are understood, and make no edition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from edition.cli.parameters import FILE, Reading, reading_options


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
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; else shown.")
def draft(*, output: Path | None, **options: Any) -> None:
    """Write SOURCE as a manuscript: Markdown that an editor corrects and edition make reads."""
    from edition.publication import writing
    from edition.reading import draft as drafted

    text = drafted(Reading.take(options).edition())
    if output is None:
        click.echo(text, nl=False)
        return
    with writing(output):
        output.write_text(text, encoding="utf-8")
    click.echo(output)


@click.command(short_help="Show what will be said, before any sound is made.")
@reading_options
@click.option("--lexicon", "lexicons", type=FILE, multiple=True, metavar="FILE", help="Pronunciations, W3C PLS.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def script(*, lexicons: tuple[Path, ...], as_json: bool, **options: Any) -> None:
    """Show the narration script of SOURCE: who says what, as printed and as spoken, and the pauses."""
    from edition.narration import lexicon
    from edition.narration.script import ScriptOptions, script_as_json, script_as_text
    from edition.narration.script import script as scripted

    scripts = scripted(Reading.take(options).edition(), ScriptOptions(lexicon=lexicon.read(lexicons)))
    if as_json:
        tell_json(script_as_json(scripts))
    else:
        click.echo(script_as_text(scripts))


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
