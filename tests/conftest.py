"""Options and fixtures that all tests share."""

from pathlib import Path

import pytest

from tests.project import Built, build_real, copy_project


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected files anew, then read the diff")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be written instead of compared."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The real site, built once for all tests that look at it."""
    return build_real(tmp_path_factory.mktemp("built") / "site")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that the test may spoil."""
    return copy_project(tmp_path)
