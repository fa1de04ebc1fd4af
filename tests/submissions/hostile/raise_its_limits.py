"""Changes its own limits by setrlimit: higher ones, as an administrator may, or a lower one."""

import contextlib
import resource


def attack():
    for kind in (resource.RLIMIT_FSIZE, resource.RLIMIT_CPU, resource.RLIMIT_AS):
        most = resource.getrlimit(kind)[1]
        for other in (most + 1, most - 1) if most > 0 else ():
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(kind, (other, other))
                return resource.getrlimit(kind)[1] == other
    return False
