"""The page fits: at 320 pixels, at 400 % zoom, with wider text, without motion, with forced colours, under a finger."""

import pytest

from tests.browser.visiting import DESK, PHONE, SIZES, Visitor

NARROW = (320, 568)
ZOOMED = (320, 256)
"""A window of 1280 × 1024 pixels at 400 %."""


@pytest.mark.parametrize("size", [NARROW, ZOOMED, DESK], ids=lambda size: f"{size[0]}x{size[1]}")
def test_nothing_is_cut_off(visitor: Visitor, addresses: list[str], size: tuple[int, int]) -> None:
    assert everywhere(visitor, addresses, size, ("clipped",)) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}px")
def test_nothing_is_cut_off_with_wider_text(visitor: Visitor, addresses: list[str], size: tuple[int, int]) -> None:
    assert everywhere(visitor, addresses, size, ("clipped",), before="spacing") == []


def test_nothing_moves_when_asked_not_to(visitor: Visitor, addresses: list[str]) -> None:
    assert everywhere(visitor, addresses, PHONE, ("moving",)) == []


def test_targets_are_large_enough(visitor: Visitor, addresses: list[str]) -> None:
    assert everywhere(visitor, addresses, PHONE, ("small",), before="opening") == []


def test_forced_colours_leave_edges_and_focus(visitor: Visitor, addresses: list[str]) -> None:
    assert everywhere(visitor, addresses, DESK, ("forced",), forced_colors="active") == []


def everywhere(
    visitor: Visitor,
    addresses: list[str],
    size: tuple[int, int],
    checks: tuple[str, ...],
    before: str | None = None,
    forced_colors: str | None = None,
) -> list[str]:
    """What the scripts of `checks` find on every template, after the script `before`."""
    found = []
    with visitor.tab(size, forced_colors=forced_colors) as tab:
        for address in addresses:
            tab.go(address)
            if before:
                tab.run(before)
            found += [f"{address} {line}" for check in checks for line in tab.run(check)]
    return found
