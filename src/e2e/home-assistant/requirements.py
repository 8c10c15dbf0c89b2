"""Prints the PyPI requirements of the named integrations, from the manifests of Home Assistant."""

import json
import sys
from pathlib import Path

import homeassistant

COMPONENTS = Path(homeassistant.__file__).parent / "components"

visited: set[str] = set()
wanted: set[str] = set()


def visit(domain: str) -> None:
    if domain in visited:
        return
    visited.add(domain)
    manifest = json.loads((COMPONENTS / domain / "manifest.json").read_text())
    wanted.update(manifest.get("requirements", []))
    for dependency in manifest.get("dependencies", []):
        visit(dependency)


for used in sys.argv[1:]:
    visit(used)
print("\n".join(sorted(wanted)))
