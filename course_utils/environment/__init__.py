"""Is everything in place? One line per thing the course needs, each with its fix where it is missing."""

from __future__ import annotations

from course_utils.environment import machine, packages
from course_utils.environment.report import Item, Report

__all__ = ["Item", "Report", "check"]


def check(thorough: bool = False) -> Report:
    """Look at everything the course needs and say how to mend what is missing.

    What is in place is described in words that are the same on every machine; versions and paths appear
    only where something is wrong.

    Parameters
    ----------
    thorough : bool
        Import each package too, in a separate Python: about 15 seconds, most of them TensorFlow's. This
        finds a package that is installed but broken, also one whose import would stop this notebook.
    """
    required = packages.required(thorough)
    items = [packages.python(), *required, packages.tensorflow(thorough)]
    items += [packages.keras_settings(), packages.front_end()]
    # The loader imports those packages here: with a broken one it could take this Python down with it.
    if all(item.status != "missing" for item in required):
        items += [machine.digits()]
    items += [machine.memory(), machine.disk(), machine.cores()]
    return Report(tuple(items))
