"""The two labels of a program, and how they stand for 0 and 1."""

from typing import Any

import numpy as np
import numpy.typing as npt

Labels = tuple[Any, Any]  # what stands for 0, and for 1


def encoded(own: Labels, labels: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return labels 0 and 1, or False and True, as a program's own."""
    return np.asarray(np.where(labels == 1, own[1], own[0]))


def decoded(own: Labels, predicted: npt.NDArray[Any]) -> tuple[float, ...]:
    """Return a program's own labels as 0 and 1; any other value stays apart from both."""
    low, high = own
    if isinstance(low, str):
        known = {low: 0.0, high: 1.0}
        return tuple(known.get(str(value), 2.0) for value in np.ravel(predicted))
    values = np.ravel(predicted).astype(np.float64)
    return tuple(float(value) for value in (values - low) / (high - low))
