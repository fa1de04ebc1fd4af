"""Opens its own file to write at its end: the next process would load other code."""


def attack():
    with open(__file__, "ab") as file:
        size = file.tell()
        file.write(b"\n# changed")
        file.truncate(size)
    return True
