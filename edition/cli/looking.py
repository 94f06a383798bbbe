"""Commands that show how things are understood, and make nothing."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command(short_help="Show how a source is understood.")
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True)
@click.option("--title", metavar="T", help="The headline; of several sources, the title of the issue.")
@click.option("--language", metavar="TAG", help="BCP 47 tag such as en-GB; otherwise detected.")
@click.option("--photos", metavar="DIR", type=click.Path(path_type=Path, file_okay=False, exists=True),
              help="Folder with the pictures.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As JSON, with spans into the source's text.")
def outline(
    sources: tuple[str, ...], *, title: str | None, language: str | None, photos: Path | None, as_json: bool
) -> None:
    """Show sections, photos, credits, and everything skipped, mended or doubtful, without making anything."""
    from edition.cli.making import edit
    from edition.cli.telling import tell_outline
    from edition.reading.outline import outline as outlined

    data = outlined(edit(sources, title=title, language=language, photos=photos))
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        tell_outline(data)


@click.command(short_help="List the voices of this machine.")
@click.option("--language", metavar="TAG", help="Only voices of this language.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def voices(*, language: str | None, as_json: bool) -> None:
    """List the voices that --voice can name."""
    from edition.cli.telling import tell_voices
    from edition.narration.voices import list_voices

    found = [voice for voice in list_voices() if not language or voice.language.lower().startswith(language.lower())]
    if as_json:
        rows = [{"name": voice.name, "language": voice.language, "engine": voice.engine} for voice in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        tell_voices(found)
