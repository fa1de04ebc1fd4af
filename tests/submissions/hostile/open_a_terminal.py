"""Opens a pair of terminal ends, a channel that the judge does not know of."""

import os


def attack():
    ends = os.openpty()
    for end in ends:
        os.close(end)
    return len(ends) == 2
