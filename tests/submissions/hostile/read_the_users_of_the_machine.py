"""Reads /etc/passwd: what stands there is no secret, but no student's program has a use for it."""


def attack():
    with open("/etc/passwd") as file:
        return "root:" in file.read()
