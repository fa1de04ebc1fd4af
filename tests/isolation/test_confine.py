"""The layers around a submission: what the kernel is told, and what happens where it has none."""

import ctypes
import os
import platform
import resource
import signal
import struct
import subprocess
import sys

import pytest

from perceptron.commands import check
from perceptron.contract import TargetError
from perceptron.conventions import Conventions
from perceptron.isolation import confine, kernel, processes, seccomp
from perceptron.isolation.confine import Places, libraries, opened
from perceptron.isolation.judged import Judged
from perceptron.limits import Limits

from .programs import right

HERE = 0 if platform.machine() == "x86_64" else 1
ALLOWED, REFUSED, KILLED = "allowed", "refused", "killed"
PROCESS = 4321
FOR_NEITHER = 3  # to open neither to read nor to write
SOMETIMES = (  # by their arguments
    *(pair for pair, _ in seccomp.OPENS),
    *(seccomp.FCNTL, seccomp.PRLIMIT),
    *(seccomp.CLOCK_GETTIME, seccomp.AFFINITY, seccomp.MADVISE),
)


def verdict(number, *arguments, machine=None):
    """Run the filter on a system call, as the kernel would."""
    audit = seccomp.AUDIT[platform.machine()] if machine is None else machine
    words = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("=IIQ6Q", number, audit, 0, *words)
    program = seccomp.program(PROCESS)
    lines = [struct.unpack_from("HBBI", program, at) for at in range(0, len(program), 8)]
    at = value = 0
    while True:
        code, yes, no, given = lines[at]
        at += 1
        if code == seccomp.LOAD:
            (value,) = struct.unpack_from("=I", data, given)
        elif code == seccomp.RETURN:
            return {seccomp.ALLOW: ALLOWED, seccomp.KILL: KILLED}.get(given, REFUSED)
        elif code == seccomp.AND:
            value &= given
        else:
            assert code == seccomp.EQUAL
            at += yes if value == given else no


@pytest.mark.parametrize("name", ["read", "write", "mmap", "futex", "getrandom"])
def test_what_computing_needs_is_allowed(name):
    assert verdict(seccomp.ALLOWED[name][HERE]) == ALLOWED


# clone, clone3, fork, vfork, execve, socket, ptrace, unshare, memfd_create, process_vm_writev,
# io_uring_setup, and numbers of other tables
@pytest.mark.skipif(HERE != 0, reason="the numbers of x86_64")
@pytest.mark.parametrize(
    "number", [56, 435, 57, 58, 59, 41, 101, 272, 319, 311, 425, 0x40000039, 2**31]
)
def test_what_reaches_others_is_refused(number):
    assert verdict(number) == REFUSED


def test_every_call_that_is_not_listed_is_refused():
    listed = {pair[HERE] for pair in seccomp.ALLOWED.values()}
    special = {pair[HERE] for pair in SOMETIMES}
    for number in set(range(600)) - listed - special:
        assert verdict(number) == REFUSED


@pytest.mark.parametrize(("call", "before"), [*zip(seccomp.TO_A_PROCESS, [1, 1, 2], strict=True)])
def test_signals_go_to_the_process_itself_only_and_none_that_ends_it_from_outside(call, before):
    number = call[0][HERE]
    for own in (signal.SIGABRT, signal.SIGSEGV, signal.SIGVTALRM, 0, 64):
        assert verdict(number, *[PROCESS] * before, own) == ALLOWED
        for other in (PROCESS + 1, 0, 1, 2**64 - 1, 2**32 - PROCESS):
            assert verdict(number, *[other] * before, own) == REFUSED
    for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGKILL", "SIGTERM"):
        for high in (0, 2**32):  # the kernel looks at the low half alone
            assert verdict(number, *[PROCESS] * before, signal.Signals[name] + high) == REFUSED


def test_limits_may_be_asked_for_and_not_set():
    number = seccomp.PRLIMIT[HERE]
    assert verdict(number, 0, 7, 0) == ALLOWED
    assert verdict(number, 0, 7, 0x7F00_0000_0000) == REFUSED
    assert verdict(number, 0, 7, 0x10) == REFUSED
    assert verdict(number, PROCESS + 1, 7, 0) == REFUSED


def test_no_clock_and_no_place_of_another_process_is_told():
    assert verdict(seccomp.CLOCK_GETTIME[HERE], 1) == ALLOWED
    assert verdict(seccomp.CLOCK_GETTIME[HERE], (~PROCESS << 3 | 2) % 2**64) == REFUSED
    assert verdict(seccomp.AFFINITY[HERE], 0) == ALLOWED
    assert verdict(seccomp.AFFINITY[HERE], 1) == REFUSED


def test_pages_are_not_taken_out_of_service():
    assert verdict(seccomp.MADVISE[HERE], 0, 0, 4) == ALLOWED
    assert verdict(seccomp.MADVISE[HERE], 0, 0, 100) == REFUSED


@pytest.mark.parametrize(("pair", "flags"), seccomp.OPENS)
def test_only_what_is_opened_to_be_written_is_emptied(pair, flags):
    if pair[HERE] is None:
        return  # aarch64 has no open
    for how in (os.O_RDONLY, FOR_NEITHER):
        assert verdict(pair[HERE], *[0] * flags, how | os.O_CLOEXEC) == ALLOWED
        assert verdict(pair[HERE], *[0] * flags, how | os.O_CLOEXEC | os.O_TRUNC) == REFUSED
    for how in (os.O_WRONLY, os.O_RDWR):  # where that may be, Landlock knows
        assert verdict(pair[HERE], *[0] * flags, how | os.O_CREAT | os.O_TRUNC) == ALLOWED


def test_a_descriptor_sends_no_signals():
    number = seccomp.FCNTL[HERE]
    assert verdict(number, 3, 1) == ALLOWED
    assert verdict(number, 3, 8) == REFUSED  # F_SETOWN


def test_calls_of_another_machine_end_the_process():
    assert verdict(0, machine=0x40000003) == KILLED  # of 32 bits, where the numbers are others


def test_this_machine_has_every_layer():
    assert kernel.missing_layers() == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("landlock_version", lambda: 0, r"Landlock \(Linux 5\.13 or newer, and switched on"),
        ("has_seccomp", lambda: False, r"seccomp filters \(a container may forbid them\)"),
        ("MACHINES", ("riscv64",), "a machine of kind riscv64"),
    ],
)
def test_without_a_layer_nothing_is_graded(monkeypatch, tmp_path, capsys, name, value, told):
    monkeypatch.setattr(kernel, name, value)
    (tmp_path / "a.py").write_text("raise SystemExit('it ran')", encoding="utf-8")
    with pytest.raises(TargetError, match=rf"^a\.py: .* {told}.* missing; .*--trust"):
        Judged([str(tmp_path / "a.py")], Conventions(), limits=Limits())
    assert check.main([str(tmp_path / "a.py"), "--explain"]) == 4
    assert "--trust" in capsys.readouterr().err


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_on_another_system_only_trusted_code_runs(monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    (missing,) = kernel.missing_layers()
    assert missing.startswith("Linux (this is")


def test_a_module_and_trusted_code_need_no_layer(monkeypatch, tmp_path):
    monkeypatch.setattr(kernel, "landlock_version", lambda: 0)
    (tmp_path / "a.py").write_text(right(), encoding="utf-8")
    trusted = Judged([str(tmp_path / "a.py")], Conventions(), limits=Limits(), trust=True)
    module = Judged(["perceptron:Perceptron"], Conventions(), limits=Limits())
    assert trusted.zygote is module.zygote is None
    assert "fit" in trusted.models[0].offer.capabilities


def test_without_the_modules_of_unix_trusted_code_can_still_be_judged():
    code = (
        "import sys; sys.modules['resource'] = None\n"
        "import perceptron.pytest_plugin, perceptron.commands.check"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_kernel_that_refuses_is_believed(monkeypatch):
    def refused(*_):
        raise OSError(95, "not supported")

    monkeypatch.setattr(kernel, "call", refused)
    monkeypatch.setattr(kernel, "prctl", refused)
    assert kernel.landlock_version() == 0
    assert not kernel.has_seccomp()


@pytest.mark.parametrize(
    ("version", "size", "network", "scopes"),
    [(1, 8, 0, 0), (4, 16, 3, 0), (6, 24, 3, 3), (7, 24, 3, 3)],
)
def test_each_right_that_a_kernel_knows_is_held_back(
    monkeypatch, tmp_path, version, size, network, scopes
):
    calls = []

    def noted(number, *arguments):
        calls.append((number, arguments))
        return os.open(os.devnull, os.O_RDONLY)

    monkeypatch.setattr(kernel, "landlock_version", lambda: version)
    monkeypatch.setattr(kernel, "call", noted)
    monkeypatch.setattr(kernel, "prctl", lambda *_: 0)
    (tmp_path / "file").touch()
    folder, file = opened([str(tmp_path), str(tmp_path / "file")])
    kernel.restrict_files({kernel.Grant.READ: [folder, file], kernel.Grant.LIST: [folder]})
    for each in (folder, file):
        os.close(each)
    (made, (attributes, given, _)), *rules, (last, _) = calls
    words = [*ctypes.cast(attributes, ctypes.POINTER(ctypes.c_uint64))[:3]]
    known = {1: 13, 4: 15, 6: 16, 7: 16}[version]
    assert (made, last) == (kernel.LANDLOCK_CREATE, kernel.LANDLOCK_RESTRICT)
    assert (words, given.value) == ([(1 << known) - 1, network, scopes], size)
    rights = [struct.unpack("=Qi", rule)[0] for _, (_, _, rule, _) in rules]
    assert rights == [
        kernel.EXECUTE | kernel.READ | kernel.READ_DIR,
        kernel.EXECUTE | kernel.READ,
        kernel.READ_DIR,
    ]


def test_an_administrator_keeps_the_power_to_read_files_and_no_other(monkeypatch):
    def as_root(number, _header, data):
        if number == kernel.CAPGET:
            ctypes.memset(data, 0xFF, 24)
        else:
            kept.append(struct.unpack("=6I", data))

    kept = []
    monkeypatch.setattr(kernel, "call", as_root)
    kernel.drop_powers()
    assert kept == [(kernel.READ_ANY_FILE, kernel.READ_ANY_FILE, 0, 0, 0, 0)]


def test_the_filter_comes_last_and_limits_cannot_be_raised(monkeypatch):
    done = []
    steps = ("prctl", "end_with_parent", "drop_powers", "restrict_files", "filter_calls")
    for name in (*steps, "end_first_without_memory"):
        monkeypatch.setattr(confine, name, lambda *given, name=name: done.append((name, *given)))
    monkeypatch.setattr(os, "closerange", lambda *given: done.append(("close", *given)))
    monkeypatch.setattr(resource, "setrlimit", lambda *given: done.append(("limit", *given)))
    confine.confine(Places([5], [6], [7]), [8], Limits(memory=100), os.getppid(), keep=9)
    assert done[-1] == ("filter_calls",)
    assert ("end_first_without_memory",) in done[: done.index(("prctl", kernel.DUMPABLE, 0))]
    limits = dict(step[1:] for step in done if step[0] == "limit")
    assert all(soft == hard for soft, hard in limits.values())
    assert limits[resource.RLIMIT_AS] == (100 << 20, 100 << 20)
    assert limits[resource.RLIMIT_FSIZE] == (0, 0)
    (places,) = [step[1] for step in done if step[0] == "restrict_files"]
    assert places[kernel.Grant.READ] == [5, 8]
    closed = [step[1:] for step in done if step[0] == "close"]
    assert closed == [(3, 9), (10, confine.MOST_EVER_OPEN)]


def test_a_worker_whose_parent_is_gone_ends(monkeypatch):
    def ended(code):
        raise SystemExit(code)

    monkeypatch.setattr(confine, "end_with_parent", lambda _number: None)
    monkeypatch.setattr(os, "_exit", ended)
    with pytest.raises(SystemExit):
        confine.confine(Places(), [], Limits(), parent=-1, keep=9)


def test_the_filter_is_handed_to_the_kernel_after_new_privileges_are_given_up(monkeypatch):
    handed = []
    monkeypatch.setattr(seccomp, "prctl", lambda *given: handed.append(given))
    seccomp.filter_calls()
    (first, *_), (option, mode, _header) = handed
    assert (first, option, mode) == (kernel.NO_NEW_PRIVILEGES, kernel.SECCOMP, 2)


def test_a_call_that_the_kernel_refuses_raises():
    with pytest.raises(OSError, match=r"Bad file descriptor|Operation not permitted"):
        kernel.call(kernel.LANDLOCK_RESTRICT, ctypes.c_int(-1), ctypes.c_uint32(0))
    with pytest.raises(OSError, match="Invalid argument"):
        kernel.prctl(99999)


def test_the_judges_own_packages_are_not_among_what_may_be_read():
    places = libraries()
    names = {os.path.basename(os.readlink(f"/proc/self/fd/{each}")) for each in places.read}
    for each in (*places.read, *places.list_only, *places.write):
        os.close(each)
    assert {"numpy", "ast.py", "lib-dynload"} <= names
    assert not {"perceptron", "hypothesis", "_pytest", "pytest", "site-packages", "lib"} & names
    assert not [name for name in names if name.endswith(".pth")]


def test_a_place_that_is_gone_is_left_out(tmp_path):
    assert opened([str(tmp_path / "gone")]) == []
    assert Places() == Places([], [], [])


def test_a_worker_starts_without_a_property_a_test_or_the_reference():
    code = "import sys, perceptron.isolation.zygote; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    names = loaded.stdout.split()
    judges = ("hypothesis", "pytest", "_pytest", "perceptron.properties", "perceptron.judge")
    assert [n for n in names if n.startswith((*judges, "perceptron.reference"))] == []
    assert "perceptron.isolation.worker" in names


def test_bubblewrap_goes_around_the_zygote(monkeypatch, tmp_path):
    fake = tmp_path / "bwrap"
    fake.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/seen\n{SKIP_TO_COMMAND}', encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setitem(processes.ENVIRONMENT, "PATH", f"{tmp_path}:/usr/bin:/bin")
    (tmp_path / "a.py").write_text(right(), encoding="utf-8")
    judged = Judged([str(tmp_path / "a.py")], Conventions(), limits=Limits(), bwrap=True)
    judged.close()
    assert "fit" in judged.models[0].offer.capabilities
    assert "--unshare-net" in (tmp_path / "seen").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", [None, "#!/bin/sh\nexit 1\n"])
def test_without_bubblewrap_the_option_is_refused(monkeypatch, tmp_path, script):
    if script:
        (tmp_path / "bwrap").write_text(script, encoding="utf-8")
        (tmp_path / "bwrap").chmod(0o755)
    monkeypatch.setitem(processes.ENVIRONMENT, "PATH", str(tmp_path))
    (tmp_path / "a.py").write_text(right(), encoding="utf-8")
    with pytest.raises(TargetError, match=r"--bwrap: .*expected bubblewrap, installed and allowed"):
        Judged([str(tmp_path / "a.py")], Conventions(), limits=Limits(), bwrap=True)


SKIP_TO_COMMAND = 'while [ "$1" != -- ]; do shift; done; shift; exec "$@"\n'
