"""Dovecot for one user."""

import base64
import contextlib
import grp
import imaplib
import os
import pathlib
import pwd
import re
import secrets
import shutil
import socket
import ssl
import tempfile

from servers.base import (LOOPBACK, NAMES, PASSWORD, START_SECONDS, USER, Program, free_port,
                          make_certificate)

CONFIGURATION = """protocols = imap
listen = {LOOPBACK}
base_dir = {self.home}/run
state_dir = {self.home}/state
log_path = /dev/stderr
login_greeting = ready {self.greeting}
default_internal_user = {self.owner}
default_internal_group = {self.group}
default_login_user = {self.login_user}
ssl = yes
ssl_cert = <{self.certificate}
ssl_key = <{self.key}
auth_mechanisms = plain login
auth_failure_delay = 0
auth_username_chars =
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{self.maildir}
mail_save_crlf = yes
mail_fsync = never
mail_max_userip_connections = 100
passdb {{
  driver = passwd-file
  args = {self.home}/mail/users
}}
userdb {{
  driver = static
  args = uid={self.uid} gid={self.gid} home={self.home}/mail
}}
namespace inbox {{
  inbox = yes
  separator = /
{boxes}}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {self.imap_port}
  }}
  inet_listener imaps {{
    port = {self.imaps_port}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
{self.settings}
"""
MAILBOX = "  mailbox {0} {{\n    auto = subscribe\n    special_use = \\{0}\n  }}\n"


def imap_name(name):
    """A mailbox as IMAP writes it: modified UTF-7 (RFC 3501, 5.1.3) in quotes."""
    def shifted(match):
        return "&" + base64.b64encode(match[0].encode("utf-16-be"), b"+,").decode().rstrip("=") + "-"
    text = re.sub(r"[^\x20-\x7e]+", shifted, name.replace("&", "&-"))
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def checked(answer):
    """What imaplib got, if that was OK."""
    if answer[0] != "OK":
        raise RuntimeError(f"IMAP: {answer}")
    return answer[1]


class Dovecot(Program):
    """Dovecot's IMAP server with one user: imap_port (with STARTTLS) and imaps_port. `certificate` is
    self-signed; `maildir` holds INBOX, Sent, Drafts, Junk and Trash, until stop(). `settings` are
    further lines of its configuration."""

    def __init__(self, folder, user=USER, password=PASSWORD, names=NAMES, settings=""):
        super().__init__(folder)
        self.user, self.password, self.settings = user, password, settings
        self.certificate, self.key = make_certificate(self.folder, "imap", names)
        self.log = self.folder / "dovecot.log"
        self.imap_port = self.imaps_port = self.home = self.maildir = None
        self.greeting = secrets.token_hex(8)  # tells our server from another
        self._choose_users()

    def _choose_users(self):
        """Root's processes are of the users that Debian made: Dovecot refuses mail of root."""
        is_root = os.geteuid() == 0
        account = pwd.getpwnam("dovecot") if is_root else pwd.getpwuid(os.geteuid())
        self.owner, self.uid, self.gid = account.pw_name, account.pw_uid, account.pw_gid
        self.group = grp.getgrgid(self.gid).gr_name
        self.login_user = "dovenull" if is_root else self.owner

    def _prepare(self):
        self.imap_port, self.imaps_port = free_port(), free_port()
        if self.home is None:
            self._make_home()
        config = self.folder / "dovecot.conf"
        boxes = "".join(MAILBOX.format(name) for name in ["Sent", "Drafts", "Junk", "Trash"])
        config.write_text(CONFIGURATION.format(self=self, LOOPBACK=LOOPBACK, boxes=boxes))
        return ["dovecot", "-F", "-c", config]

    def _make_home(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="tally-imap-", dir="/tmp"))
        self.maildir = self.home / "mail" / "Maildir"
        self.maildir.mkdir(parents=True)
        users = self.home / "mail" / "users"
        users.touch(0o600)
        password = base64.b64encode(self.password.encode()).decode()
        users.write_text(f"{self.user}:{{PLAIN.b64}}{password}\n")
        if os.geteuid() == 0:
            self.home.chmod(0o755)
            for path in [self.home / "mail", self.maildir, users]:
                os.chown(path, self.uid, self.gid)

    def _answers(self):
        try:
            with socket.create_connection((LOOPBACK, self.imap_port), 1) as plain, \
                    socket.create_connection((LOOPBACK, self.imaps_port), 1):
                plain.settimeout(START_SECONDS)
                return self.greeting.encode() in plain.recv(1000)
        except OSError:
            return False

    def _stop(self):
        super()._stop()
        if self.home is not None:
            shutil.rmtree(self.home, ignore_errors=True)
            self.home = None

    @contextlib.contextmanager
    def session(self):
        """imaplib's session of the user, over TLS."""
        trust = ssl.create_default_context(cafile=self.certificate)
        trust.check_hostname = False  # `names` may be others
        with imaplib.IMAP4_SSL(LOOPBACK, self.imaps_port, ssl_context=trust, timeout=30) as imap:
            imap.authenticate("PLAIN", lambda _: f"\0{self.user}\0{self.password}".encode())
            yield imap

    def deliver(self, raw, mailbox="INBOX", flags="", date=None):
        """Appends a message, its line ends as CRLF, and returns its UID. Makes the mailbox when there
        is none. `date` is the INTERNALDATE: seconds since 1970, or a datetime with a zone."""
        name = imap_name(mailbox)
        with self.session() as imap:
            answer = imap.append(name, flags, date, raw)
            if answer[0] == "NO" and b"TRYCREATE" in answer[1][0]:
                checked(imap.create(name))
                answer = imap.append(name, flags, date, raw)
            return int(re.search(rb"APPENDUID \d+ (\d+)", checked(answer)[0])[1])

    def flags(self, mailbox="INBOX"):
        """{UID: sorted flags} of all messages, without \\Recent; changes none."""
        return {uid: sorted(flag.decode() for flag in imaplib.ParseFlags(row) if flag != rb"\Recent")
                for uid, row in self._fetch(mailbox, "(UID FLAGS)")}

    def messages(self, mailbox="INBOX"):
        """{UID: bytes} of all messages; changes no flag."""
        return {uid: row[1] for uid, row in self._fetch(mailbox, "(UID BODY.PEEK[])")}

    def _fetch(self, mailbox, what):
        with self.session() as imap:
            checked(imap.select(imap_name(mailbox), readonly=True))
            rows = [row for row in checked(imap.uid("FETCH", "1:*", what)) if row and row != b")"]
        heads = [row[0] if isinstance(row, tuple) else row for row in rows]
        return [(int(re.search(rb"UID (\d+)", head)[1]), row) for head, row in zip(heads, rows)]
