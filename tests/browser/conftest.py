"""A real Chromium and a real JupyterLab for the tests in this folder."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

REQUIRED = os.environ.get("COURSE_REQUIRE_BROWSER") == "1"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def give_up(reason: str) -> None:
    """Skip; where a browser is required, as in CI, fail."""
    if REQUIRED:
        pytest.fail(f"{reason}, and COURSE_REQUIRE_BROWSER=1")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser that all tests share."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        give_up("no Chromium on this machine")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        give_up("the package playwright is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory, chromium: Any) -> Iterator[Any]:
    """JupyterLab, started once."""
    from tests.browser.lab import Lab

    lab = Lab(tmp_path_factory.mktemp("lab"))
    yield lab
    lab.stop()


@pytest.fixture(scope="module")
def open_notebook(lab: Any, chromium: Any) -> Iterator[Callable[[str, list[str]], Any]]:
    """A function that opens a notebook with the given name and cells, and runs it."""
    from tests.browser.frames import delay
    from tests.browser.lab import Notebook

    context = chromium.new_context(viewport={"width": 1100, "height": 1000})
    delay(context)

    def open_it(name: str, cells: list[str]) -> Notebook:
        page = context.new_page()
        page.problems = problems = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda line: problems.append(line.text) if line.type == "error" else None)
        return Notebook(lab, page, name, cells)

    yield open_it
    context.close()


@pytest.fixture
def static_page(chromium: Any) -> Iterator[Callable[[Any], Any]]:
    """A function that shows a widget on a page without a kernel."""
    from tests.browser.frames import delay
    from tests.browser.static import StaticPage

    context = chromium.new_context(viewport={"width": 760, "height": 560})
    delay(context)
    yield lambda widget, **options: StaticPage(context.new_page(), widget, **options)
    context.close()
