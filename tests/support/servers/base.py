"""What the servers of the tests have in common: start and stop, ports, certificates, faults."""

import atexit
import contextlib
import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import threading
import time

USER = "lena"
PASSWORD = "four-score-7"
LOOPBACK = "127.0.0.1"
NAMES = ("DNS:localhost", "IP:127.0.0.1")
START_SECONDS = 20  # of a machine under load; usually well below one
START_ATTEMPTS = 5
PROGRAM_PATH = os.environ.get("PATH", "") + ":/usr/sbin:/usr/bin:/sbin:/bin"
CERTIFICATE_CONFIG = """[req]
distinguished_name = name
prompt = no
[name]
CN = unused
[server]
basicConstraints = critical,CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = {names}
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[stamper]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
"""


class StartError(RuntimeError):
    """A server did not come up; says what it wrote last."""


def run_tool(*words, stdin=b"", cwd=None):
    """What a tool prints; what it complains about becomes the exception."""
    done = subprocess.run([str(word) for word in words], input=stdin, capture_output=True, cwd=cwd,
                          timeout=60, env=dict(os.environ, PATH=PROGRAM_PATH), check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{words[0]}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def certificate(folder, name, section, key_type, *more, names=NAMES):
    """Makes folder/name.pem and name.key with these extensions, self-signed unless `more` names a CA."""
    pem, key, config = (folder / (name + ending) for ending in (".pem", ".key", ".cnf"))
    config.write_text(CERTIFICATE_CONFIG.format(names=",".join(names)))
    subject = "/CN=localhost" if section == "server" else f"/O=Test/CN=Test {name}"
    run_tool("openssl", "req", "-x509", "-config", config, "-extensions", section, "-newkey", *key_type,
             "-nodes", "-days", "30", "-subj", subject, "-keyout", key, "-out", pem, *more)
    return pem, key


def make_certificate(folder, name, names=NAMES):
    """A self-signed certificate of a server for `names`, and its key, as paths."""
    curve = ("ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")
    return certificate(pathlib.Path(folder), name, "server", curve, names=names)


def free_port():
    """A port below those the kernel gives to clients, free for TCP and UDP a moment ago."""
    while True:
        port = random.SystemRandom().randrange(11000, 32000)
        with socket.socket() as stream, socket.socket(type=socket.SOCK_DGRAM) as datagram, \
                contextlib.suppress(OSError):
            stream.bind((LOOPBACK, port))
            datagram.bind((LOOPBACK, port))
            return port


def members(group):
    """{id: id of its parent} of the processes that run in a group; zombies that nobody reaps do not."""
    found = {}
    for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, parent, its_group = status.read_text(errors="replace").rpartition(")")[2].split()[:3]
            if int(its_group) == group and state not in "ZX":
                found[int(status.parent.name)] = int(parent)
    return found


class Faults:
    """What is to fail next, in the order it was asked for, each once; len() is how many did not yet."""

    def __init__(self):
        self._waiting, self._lock = [], threading.Lock()

    def add(self, kind, at):
        """Something is to fail at a stage."""
        with self._lock:
            self._waiting.append((kind, at))

    def take(self, at):
        """The first that is meant for this stage, else None."""
        with self._lock:
            for index, (kind, stage) in enumerate(self._waiting):
                if stage == at:
                    del self._waiting[index]
                    return kind
        return None

    def __len__(self):
        return len(self._waiting)


class Server:
    """start() and stop(), or a with block; stop() may be called at any time, and again."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)

    def start(self):
        """Returns when the server answers."""
        atexit.register(self.stop)
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def stop(self):
        """Returns when nothing of the server runs."""
        atexit.unregister(self.stop)
        self._stop()

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()


class Program(Server):
    """A server that is a program, in a process group of its own. A class below writes its
    configuration in _prepare(), which returns the command, and says in _answers() whether it is up."""
    process = None
    log = None

    def _start(self):
        for attempt in range(1, START_ATTEMPTS + 1):
            try:
                self._launch(self._prepare())
                return
            except StartError as error:  # somebody may have taken the port in between
                self._end_group()
                if attempt == START_ATTEMPTS or "in use" not in str(error):
                    raise

    def _launch(self, words):
        program = shutil.which(words[0], path=PROGRAM_PATH) or words[0]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                ["/usr/bin/setpriv", "--pdeathsig", "TERM", program, *map(str, words[1:])],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        self._wait()

    def _wait(self):
        """Until it answers."""
        end = time.monotonic() + START_SECONDS
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > end:
                said = self.log.read_text(errors="replace")[-2000:]
                raise StartError(f"{self.log.stem} does not answer: {said}")
            time.sleep(0.02)

    def _end_group(self):
        if self.process is None:
            return
        for how in (signal.SIGTERM, signal.SIGKILL):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.process.pid, how)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(3)
        while members(self.process.pid):  # killed, but not yet gone
            time.sleep(0.005)
        self.process = None

    def _stop(self):
        self._end_group()
