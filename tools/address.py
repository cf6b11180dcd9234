"""Where the course lives: the repository's address, read from the one place where it stands."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Address:
    """A repository on GitHub and the branch that learners use."""

    repository: str
    branch: str

    def colab(self, path: str) -> str:
        """Return the Colab address of the notebook at ``path``, relative to the repository's root."""
        return f"https://colab.research.google.com/github/{self.repository}/blob/{self.branch}/{path}"

    def pip(self) -> str:
        """Return what pip installs the helpers from."""
        return f"git+https://github.com/{self.repository}@{self.branch}"


def read_address(pyproject: Path = ROOT / "pyproject.toml") -> Address:
    """Return the address in ``[tool.course]`` of pyproject.toml."""
    table = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"]["course"]
    return Address(table["repository"], table["branch"])
