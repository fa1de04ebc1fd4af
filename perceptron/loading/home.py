"""The folder of a submission: its files import one another, at any time, and shadow no one else."""

import contextlib
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from perceptron.loading.definitions import Definitions, run_definitions, sources


class _RunsDefinitions(Loader):
    """Loads a file of the submission: its definitions, or of a package's module all of it."""

    def __init__(self, path: Path, found: list[Definitions], whole: bool) -> None:
        self.path, self.found, self.whole = path, found, whole

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave the making of the module to Python."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the definitions."""
        self.found.append(run_definitions(module, sources(self.path), self.whole))


class Home(MetaPathFinder):
    """Finds the modules that lie beside a submission's file; `at_home` lets them be imported.

    The standard library and what is imported already keep their names, so a file numpy.py or
    random.py shadows nothing; but `import perceptron` means the student's own, where there is one.
    """

    def __init__(self, path: Path, root: str | None = None) -> None:
        """Take the file's folder, and the submission's around it, from which it may import too."""
        self.path, self.folder = path, path.parent
        self.root = Path(root) if root else path.parent
        self.found: list[Definitions] = []
        self.modules: dict[str, ModuleType] = {}
        self.given: set[str] = set()
        own = self.folder / "perceptron"
        self.own_name = own.with_suffix(".py").is_file() or own.is_dir()

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names that tracebacks give to what was loaded from here."""
        return tuple(name for each in self.found for name in each.names)

    def _is_ours(self, module: ModuleType) -> bool:
        places = [getattr(module, "__file__", None), *getattr(module, "__path__", ())]
        return any(Path(str(p)).is_relative_to(self.root) for p in places if p)

    def load(self) -> ModuleType:
        """Run the file's definitions as a module of a package made for it, so that `.x` is found.

        ValueError where it cannot be read, SyntaxError where it is no Python.
        """
        is_package = self.path.stem == "__init__"
        name = f"submission_{re.sub(r'[^0-9A-Za-z_]', '_', self.folder.name)}"
        around = ModuleType(name)
        around.__path__ = [str(self.folder)]
        if not is_package:
            self.modules[name] = around
            name += "." + re.sub(r"[^0-9A-Za-z_]", "_", self.path.stem)
        spec = self._spec(name, self.path, [str(self.folder)] if is_package else None)
        module = module_from_spec(spec)
        self.modules[name] = module
        with self.at_home():
            loader: _RunsDefinitions = spec.loader  # type: ignore[assignment]
            loader.exec_module(module)
        return module

    def _spec(self, name: str, path: Path, inside: list[str] | None) -> ModuleSpec:
        in_package = path.parent != self.folder and (path.parent / "__init__.py").is_file()
        loader = _RunsDefinitions(path, self.found, whole=in_package)
        spec = spec_from_file_location(name, path, loader=loader, submodule_search_locations=inside)
        assert spec is not None
        return spec

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, _target: object = None
    ) -> ModuleSpec | None:
        """Find a module beside the file, or in a sub-folder, which needs no __init__.py."""
        top, _, last = fullname.rpartition(".")
        if path is None and fullname in sys.stdlib_module_names:
            return None
        for place in [self.folder, self.root] if not top else [Path(p) for p in path or ()]:
            found = place / last
            if not found.is_relative_to(self.root):
                continue
            spec = self._of(fullname, found)
            if spec is not None:
                self.given.add(fullname)
                return spec
        return None

    def _of(self, fullname: str, found: Path) -> ModuleSpec | None:
        if found.with_suffix(".py").is_file():
            return self._spec(fullname, found.with_suffix(".py"), None)
        if (found / "__init__.py").is_file():
            return self._spec(fullname, found / "__init__.py", [str(found)])
        if found.is_dir() and any(found.glob("*.py")):
            spec = ModuleSpec(fullname, None, is_package=True)
            spec.submodule_search_locations = [str(found)]
            return spec
        return None

    @contextlib.contextmanager
    def at_home(self) -> Iterator[None]:
        """Let imports find the submission's own modules; put sys.modules back afterwards."""
        hidden = {
            name: module
            for name, module in (sys.modules.items() if self.own_name else ())
            if name.partition(".")[0] == "perceptron"
        } | {name: sys.modules[name] for name in self.modules if name in sys.modules}
        for name in hidden:
            del sys.modules[name]
        sys.modules.update(self.modules)
        sys.meta_path.insert(0, self)
        try:
            yield
        finally:
            sys.meta_path.remove(self)
            found = {n: sys.modules[n] for n in self.given if n in sys.modules}
            self.modules |= {n: module for n, module in found.items() if self._is_ours(module)}
            for name, module in self.modules.items():
                if sys.modules.get(name) is module:
                    del sys.modules[name]
            sys.modules.update(hidden)
