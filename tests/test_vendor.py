"""Libraries of others that the browser loads: the committed copy is the locked version, with its licence."""

import json
import re
from typing import Any

import pytest

from tests.datasets import ROOT

JS = ROOT / "overrides" / "assets" / "js"
COPIES = sorted((JS / "vendor").iterdir())
PACKAGES: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
# Library → the only module that may load it.
LOADED_BY = {"js-yaml": "check/events.js"}


@pytest.mark.parametrize("folder", COPIES, ids=lambda folder: folder.name)
def test_the_copy_is_the_locked_version(folder: Any) -> None:
    """If this fails: run `make vendor`."""
    locked = PACKAGES[f"node_modules/{folder.name}"]
    head = (folder / f"{folder.name}.js").read_text("utf-8")[:200]
    assert head.startswith(f"/*! {folder.name} {locked['version']} ")
    assert PACKAGES[""]["dependencies"][folder.name] == locked["version"]


@pytest.mark.parametrize("folder", COPIES, ids=lambda folder: folder.name)
def test_the_licence_goes_with_it(folder: Any) -> None:
    assert PACKAGES[f"node_modules/{folder.name}"]["license"] == "MIT"
    assert "Permission is hereby granted, free of charge" in (folder / "LICENSE").read_text("utf-8")


def test_only_one_module_loads_it() -> None:
    own = (path for path in JS.rglob("*.js") if JS / "vendor" not in path.parents)
    loading = {path.relative_to(JS).as_posix() for path in own if "/vendor/" in path.read_text("utf-8")}
    assert [folder.name for folder in COPIES] == list(LOADED_BY)
    assert loading == set(LOADED_BY.values())


def test_the_lock_holds_hashes_and_no_address() -> None:
    others = {name: package for name, package in PACKAGES.items() if name}
    assert all(re.fullmatch(r"sha512-[\w+/=]+", package["integrity"]) for package in others.values())
    assert not any("resolved" in package for package in others.values())
