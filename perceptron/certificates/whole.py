"""Linear algebra in whole numbers: no fraction is formed, and nothing is rounded."""

from typing import Any

import numpy as np
import numpy.typing as npt

from perceptron.certificates.work import Work, products

WholeArray = npt.NDArray[Any]  # of Python's integers, which never overflow


def whole_array(rows: object) -> WholeArray:
    """Return nested sequences of Python's integers as an array of them."""
    return np.array(rows, dtype=object)


def longest(values: WholeArray) -> int:
    """Return the bits of the longest number."""
    return max((abs(value).bit_length() for value in values.flat), default=0)


def nearest_in_plane(points: WholeArray, work: Work) -> list[int] | None:
    """Return whole numbers in proportion to the shares of the affine hull's point nearest to zero.

    points: (k, d). The shares add up to a positive number and may be negative; None where the
    points are affinely dependent, so that shares are not unique.
    """
    edges = points[1:] - points[0]
    bits = longest(points)
    work.spend(products(points.size * len(points), bits, bits), f"{len(points)} edges' products")
    solved = solve(edges @ edges.T, -(edges @ points[0]), work)
    if solved is None:
        return None
    shares, determinant = solved
    return [determinant - sum(shares), *shares]


def solve(matrix: WholeArray, right: WholeArray, work: Work) -> tuple[list[int], int] | None:
    """Return (x, det) with matrix @ x == det * right, the matrix positive semidefinite, (k, k).

    Fraction-free elimination: every division leaves no remainder (Bareiss 1968). None where the
    matrix is singular; otherwise det > 0.
    """
    size = len(right)
    table = np.column_stack([matrix, right]) if size else whole_array([[]])
    bits = size * longest(table)  # of the last determinants, the longest
    work.spend(products(size**3 // 3, bits, bits), f"an exact system of {size} equations")
    determinant = 1
    for i in range(size):
        pivot = table[i, i]
        if pivot == 0:
            return None
        left, rest, top = table[i + 1 :, i], table[i + 1 :, i + 1 :], table[i, i + 1 :]
        table[i + 1 :, i + 1 :] = (pivot * rest - np.outer(left, top)) // determinant
        determinant = pivot
    solution = [0] * size
    for i in reversed(range(size)):
        known = sum(table[i, j] * solution[j] for j in range(i + 1, size))
        solution[i] = (determinant * table[i, size] - known) // table[i, i]
    return solution, determinant
