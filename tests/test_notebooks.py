"""The stored notebooks are what the sources would build, and fit to be shown. nbval runs them beside this."""

from __future__ import annotations

import pytest

from tools.assemble import assemble_all
from tools.build import check
from tools.lint import lint

PAGES = assemble_all()


def test_the_stored_notebooks_are_what_the_sources_build():
    assert not check(PAGES), "run `python -m tools.build`"


@pytest.mark.parametrize("page", PAGES, ids=[f"{page.path.parent.name}/{page.path.stem}" for page in PAGES])
def test_a_stored_notebook_is_fit_to_be_shown(page):
    assert not lint(page.path)
