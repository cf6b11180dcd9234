"""A finished figure: pixels, a size on the page, and words for those who cannot see it."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

STYLE = Path(__file__).with_name("course.mplstyle")
PAGE = 7.5  # inches: the width of a page
CSS_DPI = 96
SHARPNESS = 1.5  # device pixels per CSS pixel: crisp on a laptop, still small in the repository

# Okabe and Ito's colours, told apart by readers with any common colour blindness.
BLUE, ORANGE, GREEN, PINK, AMBER, SKY = "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"


class Picture:
    """A rendered figure with its text description.

    Jupyter shows the image; a screen reader, and a test, read ``alt``.
    """

    def __init__(self, png: bytes, alt: str, width: int, height: int) -> None:
        self.png = png
        self.alt = alt
        self.width = width
        self.height = height

    def __repr__(self) -> str:
        return f"[picture] {self.alt}"

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> tuple[dict, dict]:
        png = base64.b64encode(self.png).decode("ascii")
        # Notebook pages give a bare PNG no alternative text, whatever its metadata say; HTML keeps it.
        page = (
            f'<img alt="{html.escape(self.alt)}" width="{self.width}" height="{self.height}" '
            f'style="max-width: 100%; height: auto" src="data:image/png;base64,{png}">'
        )
        data = {"image/png": png, "text/html": page, "text/plain": repr(self)}
        metadata = {"image/png": {"alt": self.alt, "width": self.width, "height": self.height}}
        return data, metadata


@contextmanager
def course_style() -> Iterator[None]:
    """Draw with the course's style, and leave the reader's own Matplotlib settings alone."""
    import matplotlib.style  # here, not above: half a second that a reader without figures need not wait

    with matplotlib.rc_context():
        matplotlib.style.use(["default", str(STYLE)])
        yield


def new_figure(width: float, height: float) -> Figure:
    """Return an empty figure of ``width`` x ``height`` inches that no Matplotlib backend knows of.

    Call it inside :func:`course_style`; nothing needs closing, nothing is shown twice.
    """
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height))


def finish(figure: Figure, alt: str) -> Picture:
    """Render ``figure`` and attach its description ``alt``: one or two sentences that say what is to be seen.

    Raises
    ------
    ValueError
        If ``alt`` is empty: every picture of the course can be read aloud.
    """
    if not alt.strip():
        raise ValueError("alt is empty; say in a sentence what the picture shows")
    buffer = io.BytesIO()
    # Without the software's name and version the same figure gives the same bytes.
    figure.savefig(buffer, format="png", dpi=CSS_DPI * SHARPNESS, metadata={"Software": None})
    width, height = (round(inches * CSS_DPI) for inches in figure.get_size_inches())
    return Picture(buffer.getvalue(), alt, width, height)
