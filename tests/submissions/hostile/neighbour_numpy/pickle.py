def loads(data):
    raise SystemExit(0)
