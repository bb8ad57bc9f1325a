"""A mail server that keeps what it accepts, and fails when it is told to."""

import asyncio
import base64
import contextlib
import datetime
import json
import logging
import re
import secrets
import ssl
import threading
import weakref

import aiosmtpd.smtp

from servers.base import (LOOPBACK, NAMES, PASSWORD, START_SECONDS, USER, Faults, Server, StartError,
                          make_certificate)

# It warns on stderr of what a test does on purpose; what went wrong is in SmtpSink.errors.
logging.getLogger("mail.log").addHandler(logging.NullHandler())
logging.getLogger("mail.log").propagate = False


class Dropped(asyncio.CancelledError):
    """The connection was cut on purpose; aiosmtpd then says nothing more."""


class Hooks:
    """The stages of a session as aiosmtpd asks for them."""

    def __init__(self, sink):
        self._sink = sink

    async def handle_MAIL(self, session, _session, envelope, address, options):
        """A sender."""
        refused = await session.fail("mail")
        if not refused:
            envelope.mail_from, envelope.mail_options = address, options
        return refused or "250 2.1.0 OK"

    async def handle_RCPT(self, session, _session, envelope, address, options):
        """A recipient."""
        refused = await session.fail("rcpt")
        if not refused:
            envelope.rcpt_tos.append(address)
            envelope.rcpt_options.extend(options)
        return refused or "250 2.1.5 OK"

    async def handle_DATA(self, session, _session, envelope):
        """A whole message."""
        refused = await session.fail("data")
        if refused:
            return refused
        cut = self._sink.faults.take("stored")
        reply = self._sink.store(session, envelope, not cut)
        if cut:
            session.drop()
        return reply

    async def handle_exception(self, error):
        """A client that went away, or a bug here."""
        self._sink.errors.append(repr(error))
        return "451 4.3.0 " + type(error).__name__


class Session(aiosmtpd.smtp.SMTP):
    """One connection."""
    AuthLoginUsernameChallenge = "Username:"
    AuthLoginPasswordChallenge = "Password:"

    def __init__(self, sink, implicit_tls):
        self._sink, self._implicit_tls = sink, implicit_tls
        context = sink.context if sink.starttls and not implicit_tls else None
        super().__init__(Hooks(sink), hostname="sink.example", ident="ESMTP", tls_context=context,
                         enable_SMTPUTF8=True, auth_required=True, authenticator=self._authenticated)
        self._auth_require_tls = not implicit_tls  # it would take our TLS for none
        sink.sessions.add(self)

    @property
    def encrypted(self):
        """Whether TLS was there from the start, or since STARTTLS."""
        return self._implicit_tls or self._tls_protocol is not None

    def drop(self):
        """Cuts the connection, without a farewell of SMTP or TLS."""
        self.transport.abort()
        raise Dropped

    async def fail(self, stage):
        """The reply that was asked for at this stage, if any; 421 closes the connection."""
        code = self._sink.faults.take(stage)
        if code is None:
            return None
        reply = f"{code} {code[0]}.7.0 as asked for"
        if code == "421":
            await self.push(reply)
            self.transport.close()
            raise Dropped
        return reply

    async def _handle_client(self):
        self._sink.connections += 1
        if self._sink.faults.take("connected"):
            self.drop()
        refused = await self.fail("connect")
        if refused:
            await self.push(refused)
            self.transport.close()
            raise Dropped
        await super()._handle_client()

    async def smtp_DATA(self, arg):
        """DATA of aiosmtpd, unless the connection is to break in the middle of it."""
        if self.envelope.rcpt_tos and self._sink.faults.take("reading"):
            await self.push("354 go on")
            await self._reader.read(1)
            self.drop()
        await super().smtp_DATA(arg)

    async def auth_XOAUTH2(self, _server, words):  # pylint: disable=invalid-name
        """A token instead of a password, as Google and Microsoft want it; the test's is the password."""
        answer = base64.b64decode(words[1]) if len(words) > 1 else await self.challenge_auth(b"")
        user, _, bearer = answer.rstrip(b"\x01").partition(b"\x01auth=Bearer ")
        given = aiosmtpd.smtp.LoginPassword(user.removeprefix(b"user="), bearer)
        return self._authenticated(None, None, None, "XOAUTH2", given)

    def _authenticated(self, _server, _session, _envelope, mechanism, given):
        code = self._sink.faults.take("auth")
        known = (self._sink.user.encode(), self._sink.password.encode())
        good = not code and (given.login, given.password) == known
        self._sink.logins.append((mechanism, given.login.decode(errors="replace"), good))
        message = f"{code} {code[0]}.7.8 as asked for" if code else None
        return aiosmtpd.smtp.AuthResult(success=good, handled=False, message=message, auth_data=given)


class SmtpSink(Server):
    """A mail server: smtp_port (with STARTTLS, unless starttls=False; no AUTH before it) and smtps_port.
    Message N is `folder`/N.eml, bit by bit as it was sent, and N.json, its envelope. With
    `rewrite_message_id` N.eml carries a new Message-ID, and N.sent is what was sent. `connections`,
    `logins` (mechanism, user, success) and `errors` say what happened, len(faults) what did not."""
    STAGES = {"connect-drop": "connected", "drop-mid-data": "reading", "drop-after-data": "stored",
              "421": "connect", "451": "data", "550": "rcpt", "535": "auth"}

    def __init__(self, folder, user=USER, password=PASSWORD, rewrite_message_id=False, starttls=True,
                 names=NAMES):
        super().__init__(folder)
        self.user, self.password, self.starttls = user, password, starttls
        self.rewrite_message_id = rewrite_message_id
        self.certificate, key = make_certificate(self.folder, "smtp", names)
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(self.certificate, key)
        self.faults, self.connections, self.logins, self.errors = Faults(), 0, [], []
        self.sessions = weakref.WeakSet()
        self.smtp_port = self.smtps_port = self._thread = self._loop = self._end = self._failure = None

    def fail_next(self, kind, at=None):
        """Once: "connect-drop" (before the greeting), "drop-mid-data", "drop-after-data" (stored, but
        without a reply), or a code as the reply at "connect", "auth", "mail", "rcpt" or "data" (which is
        behind the message). 421 also closes the connection."""
        if kind not in self.STAGES and not re.fullmatch(r"[45]\d\d", kind):
            raise ValueError(kind)
        self.faults.add(kind, at or self.STAGES.get(kind, "data"))

    def messages(self):
        """All that is stored, in order: (bytes, envelope)."""
        paths = sorted(self.folder.glob("*.eml"), key=lambda path: int(path.stem))
        return [(path.read_bytes(), json.loads(path.with_suffix(".json").read_text())) for path in paths]

    def store(self, session, envelope, acknowledged):
        """Stores a message and returns the reply, with the queue id."""
        path = self.folder / f"{len(list(self.folder.glob('*.eml'))) + 1}.eml"
        content, queue_id = envelope.original_content, secrets.token_hex(6).upper()
        reply = f"250 2.0.0 Ok: queued as {queue_id}"
        if self.rewrite_message_id:
            path.with_suffix(".sent").write_bytes(content)
            message_id = f"<{queue_id}@relay.prod.outlook.example>"
            content = with_message_id(content, message_id)
            reply = f"250 2.6.0 {message_id} [InternalId={queue_id}] Queued mail for delivery"
        about = about_session(session, envelope)
        about.update(queue_id=queue_id, reply=reply, acknowledged=acknowledged)
        path.with_suffix(".json").write_text(json.dumps(about, indent=1))
        path.with_suffix(".part").write_bytes(content)
        path.with_suffix(".part").rename(path)
        return reply

    def _start(self):
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=[ready], name="smtp-sink", daemon=True)
        self._thread.start()
        if not ready.wait(START_SECONDS) or self._failure:
            raise StartError(f"no SMTP: {self._failure}")

    def _run(self, ready):
        try:
            asyncio.run(self._serve(ready))
        except OSError as error:
            self._failure = error
        ready.set()

    async def _serve(self, ready):
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        self._loop.set_exception_handler(lambda _, context: self.errors.append(str(context)))
        plain = await self._loop.create_server(lambda: Session(self, False), LOOPBACK, 0)
        secure = await self._loop.create_server(lambda: Session(self, True), LOOPBACK, 0, ssl=self.context)
        self.smtp_port, self.smtps_port = (one.sockets[0].getsockname()[1] for one in (plain, secure))
        ready.set()
        await self._end.wait()
        plain.close()
        secure.close()
        for session in list(self.sessions):
            with contextlib.suppress(AttributeError):  # it is gone already
                session.transport.abort()
        await asyncio.sleep(0)

    def _stop(self):
        if self._thread is None:
            return
        with contextlib.suppress(RuntimeError, AttributeError):  # it never came up
            self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(10)
        self._thread = None


def about_session(session, envelope):
    """The envelope and how it came, for JSON."""
    return {"from": envelope.mail_from, "to": envelope.rcpt_tos, "mail_options": envelope.mail_options,
            "rcpt_options": envelope.rcpt_options, "helo": session.session.host_name,
            "tls": session.encrypted, "user": session.session.auth_data.login.decode(),
            "time": datetime.datetime.now(datetime.timezone.utc).isoformat()}


def with_message_id(raw, message_id):
    """A message as a relay passes it on that gives Message-IDs of its own and keeps the old one aside."""
    head, gap, body = raw.partition(b"\r\n\r\n")
    new = b"Message-ID: " + message_id.encode() + b"\r\n"
    old = re.search(rb"(?im)^message-id:([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)", head)
    if not old:
        return new + raw
    kept = b"X-Microsoft-Original-Message-ID:" + old[1]
    return head[:old.start()] + new + kept + head[old.end():] + gap + body
