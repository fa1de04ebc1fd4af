"""A lecturer's own properties: files in the same form as the suite's, named in grading.toml."""

import inspect
from functools import cache
from pathlib import Path
from types import ModuleType

from perceptron.catalogue import entry_of
from perceptron.contract import Property, TargetError
from perceptron.properties import every_property, theme_of
from perceptron.toml_tables import Table


def own_files(grade: Table) -> tuple[tuple[str, str], ...]:
    """Return the name and the text of each file that [grade] names; TargetError without one."""
    found = []
    for name in grade.words("properties") or ():
        path = Path(grade.file).parent / name
        try:
            found.append((path.name, path.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            told = f"{grade.where} properties: {path}: cannot be read: {error}"
            raise TargetError(told) from None
    return tuple(found)


@cache
def own_properties(sources: tuple[tuple[str, str], ...]) -> dict[str, Property]:
    """Return the properties of a lecturer's files; TargetError on what is no property."""
    found: dict[str, Property] = {}
    usual = every_property()
    for file, source in sources:
        module = ModuleType(Path(file).stem)
        try:
            exec(compile(source, file, "exec"), vars(module))  # noqa: S102 - the lecturer's own code
        except Exception as error:
            raise TargetError(f"{file}: cannot be run: {type(error).__name__}: {error}") from None
        laws = {k: v for k, v in vars(module).items() if _is_own(k, v, module)}
        for name, law in laws.items():
            if name in usual or name in found:
                raise TargetError(f"{file}: {name}: a property of this name is there already")
            if not hasattr(law, "hypothesis") or _arguments(law) != ["implementation"]:
                expected = "expected a test with @given and one more argument, `implementation`"
                raise TargetError(f"{file}: {name}: {expected}")
            if not entry_of(law).claim:
                raise TargetError(f"{file}: {name}: expected a docstring, which students read")
            found[name] = law
        if not laws:
            raise TargetError(f"{file}: no property; expected functions named test_...")
        if module.__name__ in {theme_of(law) for law in usual.values()}:
            raise TargetError(f"{file}: a theme of the suite has this name; expected another one")
    return found


def _is_own(name: str, value: object, module: ModuleType) -> bool:
    return name.startswith("test_") and getattr(value, "__module__", "") == module.__name__


def _arguments(law: Property) -> list[str]:
    return [*inspect.signature(law).parameters]
