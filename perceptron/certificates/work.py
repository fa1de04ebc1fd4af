"""A limit of work that does not depend on the machine: the same question ends at the same point."""

MOST_WORK = 300_000_000  # about half a minute, for each way that is tried
FLOATS = 100  # operations of float64 in an array take the time of one on whole numbers


def products(count: int, left: int, right: int) -> int:
    """Return the work of so many products of whole numbers of `left` and `right` bits.

    A product of two machine words takes a fiftieth of what an operation of Python's takes.
    """
    return count * (1 + (left // 64 + 1) * (right // 64 + 1) // 50)


class OutOfWorkError(Exception):
    """The limit is reached; the message says what was being done."""


class Work:
    """Counts operations on whole numbers of a machine word, estimated before they are done."""

    def __init__(self, most: int) -> None:
        """Start with nothing done."""
        self.most = most
        self.done = 0

    def spend(self, amount: int, what: str) -> None:
        """Count work that is about to be done; OutOfWorkError where it would pass the limit."""
        if self.done + amount > self.most:
            raise OutOfWorkError(f"{what}: past the limit of {self.most:,} operations")
        self.done += amount
