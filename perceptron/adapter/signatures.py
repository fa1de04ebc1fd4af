"""What the arguments of a student's functions and classes are called, and which must be given."""

import dis
import inspect
from collections.abc import Callable
from typing import Any

SETTINGS = {"params", "parameters", "hyperparams", "hyperparameters", "options", "config"}


def signature(function: Callable[..., Any]) -> list[inspect.Parameter]:
    """Return a function's parameters, less self; none where Python cannot tell."""
    try:
        found = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return []
    return [p for p in found if p.name != "self" and p.kind is not p.VAR_POSITIONAL]


def argument_names(function: Callable[..., Any]) -> list[str]:
    """Return the names of a function's arguments, or of a class's constructor's.

    Of **kwargs they are the words that the function's code mentions: kwargs.get("eta", 0.1).
    """
    parameters = signature(function)
    names = [p.name for p in parameters if p.kind is not p.VAR_KEYWORD]
    if len(names) < len(parameters):
        body = function.__init__ if inspect.isclass(function) else function
        words = getattr(getattr(body, "__code__", None), "co_consts", ())
        names += [w for w in words if isinstance(w, str) and w.isidentifier() and w not in names]
    return names


def keyed(function: Callable[..., Any]) -> tuple[str, list[str]] | None:
    """Return the argument that is a dictionary of settings, and the words that may be its keys.

    They are those that the function's code mentions: params.get("T", 100).
    """
    settings = [
        p.name
        for p in signature(function)
        if isinstance(p.default, dict) or (p.default is None and p.name in SETTINGS)
    ]
    words = getattr(getattr(function, "__code__", None), "co_consts", ())
    found = [w for w in words if isinstance(w, str) and w.isidentifier()]
    return (settings[0], found) if settings else None


def mentioned(function: Callable[..., Any]) -> set[str]:
    """Return the names of globals and attributes that a function's code mentions."""
    return {*getattr(getattr(function, "__code__", None), "co_names", ())}


def assigned(function: Callable[..., Any]) -> set[str]:
    """Return the names of globals and attributes that a function's code assigns."""
    code = getattr(function, "__code__", None)
    lines = dis.get_instructions(code) if code else ()
    return {str(i.argval) for i in lines if i.opname in {"STORE_GLOBAL", "STORE_ATTR"}}


def takes_any(function: Callable[..., Any]) -> bool:
    """Say whether a function takes arguments of any name."""
    return any(p.kind is p.VAR_KEYWORD for p in signature(function))


def required(function: Callable[..., Any]) -> list[str]:
    """Return the names of the arguments that must be given."""
    named = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY
    return [p.name for p in signature(function) if p.default is p.empty and p.kind in named]
