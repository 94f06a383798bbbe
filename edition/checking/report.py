"""What an inspection found, and whether the edition ships."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    """The edition must not be published."""
    WARNING = "warning"
    """An editor should look at it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it should be."""

    rule: str
    """Clause or short name: ``PDF/UA-1 7.1-3``, ``DAISY 2.02 ncc:totalTime``, ``sentence lost``."""
    message: str
    """What is wrong, in one sentence."""
    place: str = ""
    """File, page, element or sentence id."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Return one line: severity, rule, place, message."""
        return f"{self.severity}: {self.rule}: {f'{self.place}: ' if self.place else ''}{self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of an inspection, and what was inspected."""

    findings: tuple[Finding, ...] = ()
    checks: tuple[str, ...] = ()
    """Names of the inspections that ran to the end."""
    not_run: tuple[tuple[str, str], ...] = ()
    """(name, reason) of inspections that could not run here: never counted as passed."""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that forbid publication."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)

    @property
    def ships(self) -> bool:
        """True when nothing forbids publication; what was not run does not count for it."""
        return not self.errors

    @staticmethod
    def together(reports: Iterable[Report]) -> Report:
        """Return several reports as one."""
        several = list(reports)
        return Report(
            tuple(finding for report in several for finding in report.findings),
            tuple(name for report in several for name in report.checks),
            tuple(entry for report in several for entry in report.not_run),
        )
