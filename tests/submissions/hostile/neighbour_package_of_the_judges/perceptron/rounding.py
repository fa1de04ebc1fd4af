"""Would find no mistake."""


def still_wrong(trained, problem):
    return []
