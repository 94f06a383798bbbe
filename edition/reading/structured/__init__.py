"""Articles as newsroom systems keep them: Guardian content-API JSON, IPTC ninjs 3.x, schema.org JSON-LD.

Each form has a module that takes from it what an article needs, and checks that on the way: an error names the JSON
path. Nothing is fetched, no remote schema is consulted. What a form holds beside the article (other articles, embeds,
notes) is listed as skipped, what an editor must know of is flagged.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from edition.errors import SourceError
from edition.model import Article, Skipped
from edition.reading.languages import language_of, with_other_languages
from edition.reading.structured import guardian, ninjs, schema_org
from edition.reading.structured.bodies import Body
from edition.reading.structured.loading import load

if TYPE_CHECKING:
    from edition.reading import ReadingOptions
    from edition.reading.material import Material

__all__ = ["read_structured"]

_FORMS = (guardian, ninjs, schema_org)


def read_structured(material: Material, options: ReadingOptions) -> Article:
    """Return the article in a JSON text; of several the first that is one by its form, the others listed as skipped.

    Raises:
        ManuscriptError: It is not JSON, or a value is not what its form says; the message names line or JSON path.
        SourceError: It is JSON, but no article of a form that we know, or one without text.
    """
    loaded = load(material.text, material.name)
    for form in _FORMS:
        found = form.find(loaded.root)
        if not found:
            continue
        body = Body(material, options.language, repairs=loaded.repairs, flags=loaded.flags)
        article = form.read(found[0], loaded.root, body)
        others = (_other(title) for title in map(form.title, found[1:]) if title)
        return _checked(replace(article, skipped=(*article.skipped, *others)), options)
    raise SourceError(
        "the JSON is no article that we know",
        place=material.name,
        hint="Give a Guardian content-API response, an IPTC ninjs 3 item, or a schema.org NewsArticle.",
    )


def _other(title: str) -> Skipped:
    return Skipped(title, "another article in the source")


def _checked(article: Article, options: ReadingOptions) -> Article:
    if not any(block.text and not block.photo for block in article.blocks):
        raise SourceError("the article has no text", place=article.source)
    prose = "\n".join(block.text for block in article.blocks)
    declared = article.language or options.assumed_language
    language, flags = language_of(prose, given=options.language, declared=declared)
    blocks = with_other_languages(article.blocks, language)
    return replace(article, blocks=blocks, language=language, flags=(*article.flags, *flags))
