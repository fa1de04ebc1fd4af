def every_property():
    return {}
