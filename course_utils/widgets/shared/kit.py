"""What all widgets share: a static twin, a description in words, and errors that name the mistake."""

from __future__ import annotations

import math
import operator
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anywidget
import numpy as np
import traitlets

if TYPE_CHECKING:
    from course_utils.plots import Picture

STATIC = Path(__file__).parents[1] / "static"  # the bundles that `npm run build` makes from js/


class CourseWidget(anywidget.AnyWidget):
    """A widget whose display carries, beside the live view, a picture and a sentence of its present state.

    GitHub, nbviewer, print and a reader without a kernel show the picture; a screen reader the sentence.
    """

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        # ipywidgets 7 would display through this method, past the bundle below. Colab, which has ipywidgets 7
        # and is shown no twin, keeps it: its page adds what it needs to messages of that kind.
        if not _on_colab():
            self._ipython_display_ = None

    def describe(self) -> str:
        """Return the present state in one or two sentences; the page says the same to screen readers."""
        raise NotImplementedError

    def picture(self) -> Picture:
        """Draw the present state: the widget's static twin."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"[widget] {self.describe()}"

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict] | None:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        # anywidget returns the data alone, or with metadata where it has some.
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        data = {**data, "text/plain": repr(self)}
        # Which of the two Colab's page would prefer is not documented; it must be the live one.
        if not _on_colab():
            twin, twin_metadata = self.picture()._repr_mimebundle_()
            data["image/png"] = twin["image/png"]
            metadata = {**metadata, **twin_metadata}
        return data, metadata


def _on_colab() -> bool:
    return "google.colab" in sys.modules


class Checked(traitlets.Any):
    """A synced trait whose value is checked, and put in its final form, by a function of its own.

    Where traitlets says "The 'row' trait of ... expected an int", the function says what to do.

    Parameters
    ----------
    check : function of (widget, value)
        Returns the value to keep, or raises ``TypeError`` or ``ValueError`` in the course's words.
    default : object
    """

    def __init__(self, check: Callable[[Any, Any], Any], default: Any) -> None:
        super().__init__(default_value=default)
        self.allow_none = False  # None, too, is for the function to judge
        self.check = check
        self.tag(sync=True)

    def validate(self, obj: Any, value: Any) -> Any:
        """Return the checked value; traitlets calls this at each assignment."""
        return self.check(obj, value)


def whole_number(value: Any, name: str, count: int, what: str) -> int:
    """Return ``value`` as an int from 0 to ``count - 1``.

    Raises
    ------
    TypeError
        If it is not a whole number.
    ValueError
        If it lies outside; ``what`` are the words for what is counted, as in "rows".
    """
    expected = f"expected a whole number from 0 to {count - 1}"
    try:
        number = operator.index(value)
    except TypeError:
        number = None
    if number is None or isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}, {expected}. Convert it with int({name})")
    if not 0 <= number < count:
        raise ValueError(f"{name} is {number}, {expected}: there are {count} {what}, counted from 0")
    return number


def one_of(value: Any, name: str, options: Sequence[str]) -> str:
    """Return ``value`` if it is one of ``options``.

    Raises
    ------
    ValueError
        If it is not; the message lists them.
    """
    if not isinstance(value, str) or value not in options:
        raise ValueError(f"{name} is {value!r}, expected one of {', '.join(map(repr, options))}")
    return value


def one_of_few(value: Any, name: str, options: Sequence[int], unit: str) -> int:
    """Return ``value`` if it is one of a few whole numbers; ``unit`` is what they count.

    Raises
    ------
    TypeError, ValueError
        If it is not; the message lists them.
    """
    expected = f"{', '.join(map(str, options[:-1]))} or {options[-1]}"
    try:
        number = operator.index(value)
    except TypeError:
        number = None
    if number is None or isinstance(value, bool):
        raise TypeError(f"{name} is {value!r}, expected one whole number: {expected} {unit}")
    if number not in options:
        raise ValueError(f"{name} is {number}, expected {expected} {unit}")
    return number


def real_number(value: Any, name: str, low: float, high: float) -> float:
    """Return ``value`` as a float from ``low`` to ``high``.

    Raises
    ------
    TypeError, ValueError
        If it is no number, or lies outside.
    """
    expected = f"expected a number from {low:g} to {high:g}"
    if isinstance(value, bool | np.bool_ | str) or np.ndim(value) > 0:
        raise TypeError(f"{name} is {value!r}, {expected}")
    try:
        size = float(value)
    except (TypeError, ValueError):
        raise TypeError(f"{name} is {value!r}, {expected}") from None
    if not low <= size <= high:
        raise ValueError(f"{name} is {value}, {expected}")
    return size


def yes_or_no(value: Any, name: str) -> bool:
    """Return ``value`` as a bool.

    Raises
    ------
    TypeError
        If it is neither True nor False.
    """
    if not isinstance(value, bool | np.bool_):
        raise TypeError(f"{name} is {value!r}, expected True or False")
    return bool(value)


def as_labels(labels: Any, count: int) -> list[int]:
    """Return one label for each of ``count`` images, or an empty list if there are none.

    Raises
    ------
    TypeError, ValueError
        If their number is another, or they are not whole numbers.
    """
    if labels is None:
        return []
    array = np.asarray(labels)
    if array.shape != (count,):
        raise ValueError(f"labels has shape {array.shape}, expected ({count},): one label per image")
    if array.dtype.kind not in "iu":
        raise TypeError(
            f"labels has dtype {array.dtype}, expected whole numbers. Convert it with .astype(int)"
        )
    return [int(label) for label in array]


def which_image(index: int, count: int, label: int | None = None) -> str:
    """Name an image by its index, and say where the counting ends: "image 98 (of 0 to 99), a 4"."""
    image = "image 0" if count == 1 else f"image {index} (of 0 to {count - 1})"
    return image if label is None else f"{image}, a {label}"


def percent(probability: float) -> str:
    """Write a probability in whole percent; no network is ever certain: the ends are ">99 %" and "<1 %"."""
    if probability < 0.005:
        return "<1 %"
    if probability >= 0.995:
        return ">99 %"
    return f"{int(probability * 100 + 0.5)} %"


def number(value: float, digits: int = 2) -> str:
    """Write a number with a true minus sign and at most ``digits`` places behind the point."""
    size = math.floor(abs(value) * 10**digits + 0.5) / 10**digits
    text = f"{size:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"−{text}" if value < 0 and size > 0 else text
