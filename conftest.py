"""Settings of the whole test run: which stored outputs a notebook is compared with."""

from __future__ import annotations

from typing import Any

import pytest


def mnist_is_at_hand() -> bool:
    """Whether the notebooks will see the real MNIST, so that outputs that depend on it can be compared."""
    from course_utils.data import load_mnist

    return load_mnist().source == "MNIST"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On the offline digits, run the cells tagged ``mnist`` without comparing their outputs."""
    cells = [item for item in items if "mnist" in _tags(item)]
    if cells and not mnist_is_at_hand():
        for cell in cells:
            cell.options["check"] = False
        config.stash[UNCOMPARED] = len(cells)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that prints the summary, where several share the tests."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["uncompared"] = session.config.stash.get(UNCOMPARED, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Hear it; each process has counted all the cells, whichever it ran."""
    node.config.stash[UNCOMPARED] = getattr(node, "workeroutput", {}).get("uncompared", 0)


UNCOMPARED = pytest.StashKey[int]()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was not compared: a green run on the offline digits proves less."""
    if count := config.stash.get(UNCOMPARED, 0):
        terminalreporter.write_line(
            f"MNIST is not at hand: {count} cells ran on the offline digits without comparing their outputs."
        )


def _tags(item: pytest.Item) -> list[str]:
    cell = getattr(item, "cell", None)
    return cell.metadata.get("tags", []) if cell is not None else []
