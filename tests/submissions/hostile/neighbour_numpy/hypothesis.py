def given(**_):
    return lambda law: lambda **_: None
