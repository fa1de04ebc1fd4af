"""The submissions of a run: a model of each, confined unless it is trusted or a module."""

from collections.abc import Sequence

from perceptron.contract import KilledError, Model, TargetError
from perceptron.conventions import Conventions
from perceptron.isolation.kernel import missing_layers
from perceptron.isolation.processes import Zygote
from perceptron.isolation.remote import RemoteModel
from perceptron.limits import Limits
from perceptron.model import Undriven, Unjudged
from perceptron.survey import local_model
from perceptron.targets import SUFFIXES, Target, find_targets

REFUSED = (
    "{label}: code of unknown origin runs only where it can be confined, and here {missing} is "
    "missing; grade on a machine that has it, or say --trust to run the code in this very process, "
    "where it can do whatever you can"
)


NO_BWRAP = (
    "--bwrap: {error}; expected bubblewrap, installed and allowed to make user namespaces; without "
    "--bwrap the other layers stand alone"
)


class Judged:
    """The submissions of a run, and the process that theirs are forked from."""

    def __init__(
        self,
        targets: Sequence[str],
        conventions: Conventions,
        *,
        limits: Limits,
        trust: bool = False,
        bwrap: bool = False,
        measures: bool = False,
        many: bool = False,
    ) -> None:
        """Make a model of each, confined unless it is trusted or named as a module.

        With `many`, one that cannot be driven is a model that offers nothing, as in a folder. One
        whose processes others ended is a model that nobody can judge.

        TargetError where one that is named by itself cannot be driven, and where files would have
        to be confined and this machine lacks what that takes.
        """
        self.zygote: Zygote | None = None
        self.conventions, self.limits, self.measures = conventions, limits, measures
        self.many = many
        found = find_targets(targets)
        confined = [] if trust else [each for each in found if each.where.endswith(SUFFIXES)]
        if confined:
            missing = missing_layers()
            if missing:
                told = " and ".join(missing)
                raise TargetError(REFUSED.format(label=confined[0].label, missing=told))
            notebooks = any(each.where.endswith(".ipynb") for each in confined)
            try:
                preload = ["nbformat"] * notebooks + ["coverage"] * measures
                self.zygote = Zygote(preload, bwrap=bwrap)
            except OSError as error:
                if not bwrap:
                    raise
                raise TargetError(NO_BWRAP.format(error=error)) from None
        try:
            self.models: list[Model] = [self._model(each, each in confined) for each in found]
        except TargetError:
            self.close()
            raise

    def _model(self, target: Target, confined: bool) -> Model:
        try:
            if confined and target.unclear is None:
                assert self.zygote is not None
                place = (self.zygote, self.limits, self.measures)
                return RemoteModel(target, self.conventions, *place)
            return local_model(target, self.conventions)
        except KilledError as error:
            return Unjudged(target.label, str(error))
        except TargetError as error:
            if not (target.of_many or self.many):
                raise
            return Undriven(target.label, str(error))

    def close(self) -> None:
        """End every process that was started."""
        if self.zygote is not None:
            self.zygote.close()
            self.zygote = None
