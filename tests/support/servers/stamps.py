"""A time stamping authority."""

import http.server
import socketserver
import threading

from servers.base import LOOPBACK, Faults, Server, certificate, free_port, run_tool

CONFIGURATION = """[stamps]
serial = {folder}/tsa.serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
certs = {folder}/tsa-root.pem
signer_digest = sha256
ess_cert_id_alg = sha256
default_policy = 1.3.6.1.4.1.55555.1
digests = {digests}
accuracy = secs:1
tsa_name = yes
"""


REVOCATIONS = """[ca]
default_ca = root
[root]
database = {folder}/revoked.txt
default_md = sha256
default_crl_days = 30
"""


class StampHandler(http.server.BaseHTTPRequestHandler):
    """One connection."""
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        """Answers a query, or fails as the test asked."""
        query = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, answer = self.server.tsa.answer(query)
        if status is None:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Type", "application/timestamp-reply" if status == 200 else "text/plain")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def do_GET(self):
        """The list of revoked certificates."""
        listed = self.server.tsa.revocation_list()
        self.send_response(200 if listed else 404)
        self.send_header("Content-Length", str(len(listed)))
        self.end_headers()
        self.wfile.write(listed)

    def log_message(self, *_):
        """Tests read `queries` instead."""


class StampServer(socketserver.ThreadingTCPServer):
    """HTTP without the look-up of our own name."""
    daemon_threads = True
    allow_reuse_address = True
    tsa = None

    def handle_error(self, *_):
        """Clients may go away."""


class Tsa(Server):
    """A time stamping authority (RFC 3161) at `url`, its certificate issued by `root_pem` (a path); the
    stamps are made by openssl. `queries` are the bytes it was sent, len(faults) what did not fail yet. Its
    certificate says where its root lists revoked ones, if `lists_revoked`."""

    def __init__(self, folder, lists_revoked=False):
        super().__init__(folder)
        self.port, self.lists_revoked = free_port() if lists_revoked else 0, lists_revoked
        more = ["-addext", f"crlDistributionPoints=URI:http://{LOOPBACK}:{self.port}/root.crl"] * lists_revoked
        self.root_pem, root_key = certificate(self.folder, "tsa-root", "root", ["rsa:2048"])
        self.certificate, _ = certificate(self.folder, "tsa", "stamper", ["rsa:2048"],
                                          "-CA", self.root_pem, "-CAkey", root_key, *more)
        self.root_key = root_key
        (self.folder / "revoked.txt").write_text("")
        (self.folder / "revoked.cnf").write_text(REVOCATIONS.format(folder=self.folder))
        (self.folder / "tsa.serial").write_text("01\n")
        for name, digests in [("tsa-answer.cnf", "sha256, sha384, sha512"), ("tsa-reject.cnf", "sha1")]:
            (self.folder / name).write_text(CONFIGURATION.format(folder=self.folder, digests=digests))
        self.faults, self.queries, self._lock = Faults(), [], threading.Lock()
        self.url = self._http = self._thread = None

    def revoke(self):
        """The root takes the authority's certificate back, from now on."""
        self._root("-revoke", self.certificate)

    def revocation_list(self):
        """The root's list in DER; nothing where it has none."""
        if not self.lists_revoked:
            return b""
        return run_tool("openssl", "crl", "-outform", "DER", stdin=self._root("-gencrl"))

    def _root(self, *words):
        return run_tool("openssl", "ca", "-config", self.folder / "revoked.cnf", "-cert", self.root_pem, "-keyfile",
                        self.root_key, *words)

    def fail_next(self, kind):
        """Once: "503", "drop" (no answer), "garbage" (instead of DER) or "reject" (as RFC 3161 does)."""
        if kind not in ("503", "drop", "garbage", "reject"):
            raise ValueError(kind)
        self.faults.add(kind, "request")

    def answer(self, query):
        """The HTTP status and body for a query; no status: hang up."""
        with self._lock:
            self.queries.append(query)
            kind = self.faults.take("request")
            if kind == "503":
                return 503, b"try later\n"
            if kind == "drop":
                return None, b""
            if kind == "garbage":
                return 200, b"\x30\x82garbage"
            return self._stamp(query, "tsa-reject.cnf" if kind == "reject" else "tsa-answer.cnf")

    def _stamp(self, query, config):
        path = self.folder / "query.tsq"
        path.write_bytes(query)
        try:
            return 200, run_tool("openssl", "ts", "-reply", "-section", "stamps",
                                 "-config", self.folder / config, "-queryfile", path)
        except RuntimeError as error:
            return 400, str(error).encode()

    def _start(self):
        self._http = StampServer((LOOPBACK, self.port), StampHandler)
        self._http.tsa = self
        self.url = f"http://{LOOPBACK}:{self._http.server_address[1]}/tsr"
        self._thread = threading.Thread(target=self._http.serve_forever, args=[0.02], name="tsa", daemon=True)
        self._thread.start()

    def _stop(self):
        if self._thread is not None:
            self._http.shutdown()
            self._thread.join(10)
        if self._http is not None:
            self._http.server_close()
        self._http = self._thread = None
