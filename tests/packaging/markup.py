"""Find elements of a page as a style sheet would, as far as our tests need it."""

from __future__ import annotations

import re

from lxml import html

_STEP = re.compile(r"(?P<tag>[a-z0-9]+)?(?P<rest>.*)")
_TEST = re.compile(r"\.(?P<class>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<name>[\w-]+)(?:=(?P<value>[^\]]+))?\]")


def pick(page: html.HtmlElement, selectors: str) -> list[html.HtmlElement]:
    """Return the elements that a list of selectors (``p.credit [lang=de], #player``) finds, in order of the page."""
    return page.xpath(" | ".join(_path(selector.strip()) for selector in selectors.split(",")))


def _path(selector: str) -> str:
    return "".join(f"/descendant::{_step(step)}" for step in selector.split()).removeprefix("/")


def _step(step: str) -> str:
    found = _STEP.fullmatch(step)
    tests = [_test(test) for test in _TEST.finditer(found["rest"])]
    assert "".join(test[0] for test in _TEST.finditer(found["rest"])) == found["rest"], f"unknown selector: {step}"
    return (found["tag"] or "*") + "".join(f"[{test}]" for test in tests)


def _test(test: re.Match[str]) -> str:
    if test["class"]:
        return f"contains(concat(' ', @class, ' '), ' {test['class']} ')"
    if test["id"]:
        return f"@id = '{test['id']}'"
    return f"@{test['name']}" + (f" = '{test['value']}'" if test["value"] else "")
