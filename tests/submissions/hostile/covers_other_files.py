"""Claims arcs of files that are not its own, too few numbers and paths that are too long, as coverage."""

import sys


def attack():
    worker = sys.modules["perceptron.isolation.worker"]
    claims = iter(range(10**9))
    own = __file__

    def measured(self):
        text, numbers = (
            ("/etc/passwd", (1.0, 1.0, 2.0)),
            (own, (3.0, 1.0)),
            (own, ()),
            (own.rpartition("/")[0] + "/" + "a" * 5000, (0.0,)),
            (own + "\x00", (1.0, float("nan"), 2.0)),
        )[next(claims) % 5]
        return worker.Reply(worker.Kind.ANSWER, numbers, text)

    worker.Worker.measured = measured
    return False
