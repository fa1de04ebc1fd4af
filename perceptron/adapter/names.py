"""How people call a perceptron's parts: methods, functions, arguments."""

import os
import re
from collections.abc import Iterable
from typing import Any


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TRAINS = _words("""
    fit train learn training fit_model train_model learning train_perceptron train_weights
    perceptron_train perceptron_learning fit_all train_epoch fit_epoch train_one_epoch one_epoch
    epoch one_pass entrenar treinar entrainer trainiere trainieren lerne lernen allena trenuj
    ucz egit ogren treniraj addestra latih obuchenie ajustar aprender apprendre apprends
    entraine entrena treina ajuste perceptron pla percep train_one train_single run
""")
PREDICTS = _words("""
    predict prediction classify predict_label forward guess output predict_one predict_row
    predict_labels predict_all test infer decide activate feed_forward feedforward evaluate
    think compute_output query predecir predizer prever predire predis prevoir vorhersagen
    prediz classifica przewidz tahmin tahmin_et cikti vorhersage clasificar classificar classer
    klassifiziere get_output sortie salida saida ausgabe perceptron activation step __call__
""")
TRAINS_RANDOMLY = ("train_randomly", "fit_randomly", "train_random", "fit_random")
UPDATES = ("update", "partial_fit", "learn_one", "train_one", "fit_one", "update_weights")
NO_LABELS = {"error", "errors", "err", "e", "delta", "diff", "prediction", "grad", "update"}
# Compared without underscores and capitals: learningRate is learning_rate.
ALIASES = {
    "learning_rate": _words("""
        learningrate eta eta0 lr lrate rate learnrate learningcoef lernrate ogrenmeorani
        tasaaprendizaje tasadeaprendizaje tasa taxaaprendizagem taxa taxadeaprendizagem
        taxaaprendizado taxadeaprendizado tauxapprentissage taux learningconstant trainingrate
        learnspeed learningspeed learnconst learningparameter learnparam lamda ita etha
        learningfactor pas
    """),
    "passes": _words("""
        epochs niter niters nepochs maxiter iterations numepochs passes niterations
        numiterations maxepochs epoch maxiters iters numiters maxiterations npasses maxpasses
        nepoch steps nsteps maxsteps iteration rounds maxrounds numiter numpasses maxepoch
        sweeps epocas maxepocas epochen epoques iteraciones iteracoes durchlaeufe numberofepochs
        numberofiterations epochsnumber nbepochs nbiterations trainingepochs maxit noepochs
        noofepochs epochcount itermax iter epochnum epochlimit iterationlimit maxepochsnum
        totalepochs numepoch noofiterations trainingiterations niteration nit maxloops loops
    """),
    "features": _words("""
        noofinputs nfeatures features inputsize numfeatures ninputs dim inputdim numinputs
        ninput infeatures numberofinputs nweights inputs size numweights dimension dimensions
        inputsnumber inputcount numofinputs featurecount nbinputs numinput weightcount nin
        inputnodes inputlen inputnum inputnumber numberoffeatures noofweights ndim ndims insize
        anzahleingaben nbentrees wlen wsize wdim numentradas nentradas entradas inputshape
        inputlength
    """),
    "rows": ("nsamples", "numsamples", "samples", "nrows", "nexamples", "numexamples"),
    "seed": ("seed", "randomstate", "randomseed", "rngseed"),
}
# Names that mean these roles in some programs and other things in others: the last to be tried.
LESS_USUAL = {
    "learning_rate": ("stepsize", "alpha", "r", "step"),
    "passes": ("t", "maxt", "limit"),
    "features": ("n", "d", "nin"),
    "rows": ("m",),
}
# What a function that trains may want to start from, and a function that predicts may want to use.
WEIGHTS = _words("""
    weights w coef weight weightsvector theta weightvector ws wts wvector wvec w0 startw winit
    initw initialweights startweights initweight initialweight pesos poids gewichte pesi
""")
BIASES = _words("""
    bias b intercept w0 threshold theta biasweight offset bia bais initialbias binit initb sesgo
    vies biais soglia umbral limiar
""")
THRESHOLDS = _words("theta threshold soglia umbral limiar")  # of BIASES: subtracted, not added
ACTIVATIONS = _words("""
    activation activationfunction activationfunc activator stepfunction step func f
    funcionactivacion activationfn actfn act actfunc transferfunction funcaoativacao
""")
ORDERS = _words("order cycle indices indexes idx perm permutation visitorder")
# Names of examples and of labels, as arguments of training and of predicting.
ROWS = re.compile(
    r"x[a-z0-9]{0,2}|x_?(train|data|test|vec|values?|set|augmented|bar|hat|vector)"
    r"|(train|test|training|data|tr|new)_?xs?|.*(input|data|row|sample|feature|point|example|pattern"
    r"|instance|entrada|eingab|donn|muestra|amostra|beispiel|dados|datos|observation|examples|tabla"
    r"|vector|vecteur|entree|fruta|caracter|merkmal|exemple|exempl|esempi|campion|muster|ejemplo).*"
)
LABELS = re.compile(
    r"[ytd]s?|yi|y_?(train|data|true|test|set|values?|vec|star|real)"
    r"|(train|test|training|data|tr)_?ys?"
    r"|.*(label|target|expect|desired|output|class|truth|saida|salida|etiquet|rotul|sortie|ausgab"
    r"|ziel|klass|erwart|respuesta|desejad|desead|soll|answer|actual|result|category).*"
)
AMBIGUOUS = {"inputs", "samples", "examples", "input", "data", "entradas", "nin", "features"}


# What names of the constructor's and of training's numbers have in common, in several languages.
ALIKE = {
    "learning_rate": re.compile(
        r".*(learn|lern|train|aprend|apprent).*(rate|rt|coef|const|factor|speed|step|tax|tas|taux)"
        r"|(tasa|taxa|taux|rate).*"
    ),
    "passes": re.compile(r".*(epo[ckq]|iter|durchl|durchg|pass|sweep|cycle|ciclo|rounds).*"),
    "features": re.compile(
        r"(n|num|no|nb|len|size|dim|count|numberof|anzahl).*(input|feature|weight|dim|entr|eing)\w*"
        r"|.*(input|feature|weight|entrada|entree).*(size|len|count|n|num|dim|number|shape)"
    ),
}
# Arguments that must be given and change nothing that is judged: by pattern, what they are given.
CONSTANTS: list[tuple[re.Pattern[str], Any]] = [
    (re.compile(r".*(name|nombre|nome|title|titel|gate|compuerta|porta)"), "gate"),
    (
        re.compile(
            r"z|thresh|activationthreshold|threshold|limiar\w*|umbral\w*|schwelle\w*|soglia|seuil"
        ),
        0.0,
    ),
    (re.compile(r"tol|tolerance|eps|epsilon|criterio\w*|errorthreshold|minerror|targeterror"), 0.0),
    (re.compile(r"ct|count(er)?|updates?|mistakes?|errors?"), 0),
    (re.compile(r".*(file|filename|path)"), os.devnull),
    (re.compile(r"verbose|plot\w*|debug|show\w*|log|print\w*|draw\w*"), False),
]


def constant(name: str) -> tuple[Any] | None:
    """Return what an argument of this name is given, in a tuple; None where nothing is known."""
    found = (value for pattern, value in CONSTANTS if pattern.fullmatch(plain(name)))
    value = next(found, None)
    return None if value is None else (value,)


def named_as(pattern: re.Pattern[str], name: str) -> bool:
    """Say whether a name is one of those that the pattern describes."""
    return pattern.fullmatch(name.lower().strip("_")) is not None


def plain(name: str) -> str:
    """Return a name without underscores and capitals, as aliases are compared."""
    return name.replace("_", "").lower()


def known(names: Iterable[str], aliases: Iterable[str]) -> str | None:
    """Return the name that stands first among the aliases."""
    by_plain = {plain(name): name for name in reversed([*names])}
    return next((by_plain[alias] for alias in aliases if alias in by_plain), None)


def takes_a_label(name: str) -> bool:
    """Say whether an argument of this name may be a label, and not an error or a gradient."""
    return name.lower().strip("_") not in NO_LABELS
