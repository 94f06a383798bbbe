"""Thorium Reader's own parser, where Node and ``r2-shared-js`` are at hand (npm, along NODE_PATH)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.packaging.outside import node_module

PARSER = """
const {PublicationParsePromise} = require('r2-shared-js/dist/es8-es2017/src/parser/publication-parser');
const globals = require('r2-shared-js/dist/es8-es2017/src/init-globals');
globals.initGlobalConverters_SHARED(); globals.initGlobalConverters_GENERIC();
const {TaJsonSerialize} = require('r2-lcp-js/dist/es8-es2017/src/serializable');
PublicationParsePromise(process.argv[1]).then((found) => {
  require('fs').writeFileSync(process.argv[2], JSON.stringify(TaJsonSerialize(found)));
  process.exit(0);
}, (error) => { console.error(error); process.exit(1); });
"""


def opened(path: Path) -> dict[str, Any]:
    """Return the publication as Thorium understands it: a Readium manifest."""
    modules = node_module("r2-shared-js").parent
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    found = path.with_suffix(".json")
    command = ["node", "-e", PARSER, str(path), str(found)]
    subprocess.run(command, env=os.environ | {"NODE_PATH": str(modules)}, check=True, capture_output=True, timeout=120)
    manifest: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return manifest
