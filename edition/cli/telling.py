"""Say in plain lines what was made, how a source was understood, and what needs an editor's eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from edition.model import Edition, EditionArticle, Flag, Photo
from edition.wording import wording

if TYPE_CHECKING:
    from edition.build import Made
    from edition.narration.voices import VoiceInfo

LONGEST_QUOTE = 72
MOST_REMARKS = 40
MOST_NAMES = 3


def tell_made(made: Made) -> None:
    """Say what an edition consists of, how long it lasts, and what an editor should look at."""
    click.echo(made.edition.title)
    click.echo(f"  {made.folder}/")
    for name, rows in _grouped(made).items():
        click.echo(f"    {name:12} {rows}")
    tell_editor(made.edition, made.flags)


def tell_editor(edition: Edition, more: Iterable[Flag] = ()) -> None:
    """List on standard error what was mended, skipped, missing or doubtful."""
    remarks = list(dict.fromkeys((*_remarks(edition), *map(_flagged, more))))
    if remarks:
        click.echo("for the editor's eye:", err=True)
    for remark in remarks[:MOST_REMARKS]:
        click.echo(f"  - {remark}", err=True)
    if len(remarks) > MOST_REMARKS:
        click.echo(f"  - and {len(remarks) - MOST_REMARKS} more: edition outline shows all", err=True)


def tell_outline(data: Mapping[str, Any]) -> None:
    """Show an outline, as :func:`edition.reading.outline.outline` gives it, to a person."""
    for article in data.get("articles") or [data]:
        _tell_article(article)


def tell_voices(voices: Sequence[VoiceInfo]) -> None:
    """List voices a line each."""
    for voice in voices:
        click.echo(f"{voice.choice:32} {voice.language:12} {voice.title}")


def minutes(duration_ms: int) -> str:
    """Return a playing time as ``7:18``, or ``1:07:18`` from an hour on."""
    seconds = round(duration_ms / 1000)
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def size(number: int) -> str:
    """Return a number of bytes as people say it: ``4.2 MB``."""
    return f"{number / 1_000_000:.1f} MB"


def quoted(text: str) -> str:
    """Return text on one line in quotation marks, shortened in the middle of nothing but words."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= LONGEST_QUOTE else f"“{line[:LONGEST_QUOTE].rsplit(' ', 1)[0]} …”"


def _grouped(made: Made) -> dict[str, str]:
    rows = {}
    for name in dict.fromkeys(output.format for output in made.outputs):
        rows[name] = _places(output.path for output in made.outputs if output.format == name)
        if name in made.page_counts:
            pages = made.page_counts[name]
            rows[name] += f", {pages} page{'s' if pages != 1 else ''}"
    if "audio" in rows:
        rows["audio"] += f", {minutes(made.duration_ms)} minutes, {'; '.join(made.voices)}"
    return rows


def _places(paths: Iterable[str]) -> str:
    """Name files at the top of the folder, and count those below it."""
    tops: dict[str, list[str]] = {}
    for path in paths:
        tops.setdefault(f"{path.split('/')[0]}/" if "/" in path else path, []).append(path)
    return ", ".join(one[0] if len(one) == 1 else f"{top} ({len(one)} files)" for top, one in tops.items())


def _remarks(edition: Edition) -> Iterator[str]:
    several = len(edition.articles) > 1
    for entry in edition.articles:
        for remark in _remarks_on(entry):
            yield f"article {entry.number}: {remark}" if several else remark


def _remarks_on(entry: EditionArticle) -> Iterator[str]:
    article = entry.article
    if not entry.headline_editorial:
        yield "no headline in the source: the opening words stand in for it; give one with --title"
    machine = sum(not section.editorial for section in entry.sections)
    if machine:
        yield (
            f"{machine} of {len(entry.sections)} section headings are not editorial: "
            "edition draft writes a manuscript to set them in"
        )
    for reason, count in Counter(skipped.reason for skipped in article.skipped).items():
        yield f"skipped, {count} time{'s' if count > 1 else ''}: {reason}"
    for repair in article.repairs:
        yield f"mended, {repair.reason}: {quoted(repair.before)} → {quoted(repair.after)}"
    yield from map(_flagged, article.flags)
    if not wording(article.language).translated:
        yield f"our own words are in English: there is no catalogue for {article.language}"
    yield from _missing(block.photo for section in entry.sections for block in section.photos if block.photo)


def _flagged(flag: Flag) -> str:
    return f"{flag.reason}: {quoted(flag.text)}" if flag.text else flag.reason


def _missing(photos: Iterable[Photo]) -> Iterator[str]:
    photos = list(photos)
    for what, missing in (
        ("picture file", [photo for photo in photos if not photo.image]),
        ("credit line", [photo for photo in photos if not photo.credit_line]),
    ):
        if missing:
            names = "; ".join(quoted(photo.caption or photo.image_reference) for photo in missing[:MOST_NAMES])
            names += f" and {len(missing) - MOST_NAMES} more" if len(missing) > MOST_NAMES else ""
            yield f"{len(missing)} of {len(photos)} photographs have no {what}: {names}"


def _tell_article(article: Mapping[str, Any]) -> None:
    click.echo(article.get("headline") or "(no headline in the source)")
    for name in ("standfirst", "byline", "publisher", "language"):
        if article.get(name):
            click.echo(f"  {name}: {article[name]}")
    for section in article["sections"]:
        note = "" if section.get("editorial") else "  [heading not editorial]"
        click.echo(f"\n{section['number']}. {section['heading']}{note}")
        length = minutes(round(section["expected_minutes"] * 60_000))
        click.echo(f"   {section['words']} words, about {length} minutes {_where(section['span'])}")
        for block in section["blocks"]:
            click.echo(f"   {block['kind']:16} {_where(block['span']):>12}  {quoted(block['text'])}")
    _tell_findings(article)


def _tell_findings(article: Mapping[str, Any]) -> None:
    for photo in article["photos"]:
        click.echo(f"\nphotograph: {quoted(photo['caption'])} {_where(photo['caption_span'])}")
        click.echo(f"   credit: {photo['credit_line'] or 'none'} {_where(photo['credit_span'])}")
        click.echo(f"   alt text: {photo['alt_text'] or 'none'}; picture: {photo['image'] or 'none'}")
    if article["decisions"]:
        click.echo("\ndecided, the least sure first:")
    for decision in sorted(article["decisions"], key=lambda decision: decision["confidence"]):
        why = decision["reason"].rpartition(": ")[2]
        click.echo(f"   {decision['confidence']:.2f} {decision['kind']:16} {why} {_where(decision['span'])}")
        click.echo(f"        {quoted(decision['text'])}")
    for title, key in (("skipped", "skipped"), ("mended", "repairs"), ("doubtful", "flags")):
        for finding in article[key]:
            text = finding.get("text") or finding.get("before") or ""
            click.echo(f"\n{title}: {finding['reason']} {_where(finding['span'])}\n   {quoted(text)}")


def _where(span: Sequence[int] | None) -> str:
    return f"[{span[0]}:{span[1]}]" if span else ""
