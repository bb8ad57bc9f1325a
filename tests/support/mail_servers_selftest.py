"""Tries every server and every failure of mail_servers.py: /usr/bin/python3 mail_servers_selftest.py

Prints a line for each check, and exits with 0 when all hold."""

import contextlib
import imaplib
import os
import pathlib
import shutil
import signal
import smtplib
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import traceback
import urllib.error
import urllib.request

import dkim
import dns.query
import dns.message

from mail_servers import (PASSWORD, USER, Dovecot, KeyZone, SmtpSink, Tsa, new_ed25519_key, new_rsa_key,
                          sign_dkim)
from servers.base import LOOPBACK, members, run_tool

MAIL = (b"From: Lena <lena@studio.example>\r\nTo: anna@client.example\r\n"
        b"Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n"
        b"Date: Tue, 10 Nov 2026 10:00:00 +0100\r\nMessage-ID:\r\n <one@studio.example>\r\n"
        b"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n"
        b"..a dot  and two blanks \r\n.\r\n.\r\nGr\xc3\xbc\xc3\x9fe\xff\r\n\r\n\r\n")
CHECKS = []
LONG = "v=DKIM1; p=" + "A" * 700 + ' "quoted\\" \u00fc'


def checked(function):
    """Main calls it, with a folder."""
    CHECKS.append(function)
    return function


def check(condition, what):
    """An assertion that -O does not remove."""
    if not condition:
        raise AssertionError(what)


@contextlib.contextmanager
def raising(kind, part=""):
    """Whether the block raises."""
    try:
        yield
    except kind as error:
        check(part in repr(error), f"{error!r} has no {part!r}")
    else:
        raise AssertionError(f"no {kind}")


def trust(server):
    return ssl.create_default_context(cafile=server.certificate)


@checked
def imap_delivers_what_it_was_given(folder):
    with Dovecot(folder) as server:
        first = server.deliver(MAIL)
        second = server.deliver(MAIL, flags=r"\Seen \Flagged", date=1_762_000_000)
        check(server.messages() == {first: MAIL, second: MAIL}, server.messages())
        check(server.flags() == {first: [], second: [r"\Flagged", r"\Seen"]}, server.flags())
        check(server.flags() == server.flags(), "reading flags changes none")
        stored = [path.read_bytes() for path in server.maildir.glob("[cn]*/*")]
        check(stored == [MAIL, MAIL], "bytes in the Maildir")
        check(server.flags("Drafts") == {}, "an empty mailbox")
        odd = 'Entw\u00fcrfe & "mehr"/\U0001f600'
        other = server.deliver(MAIL, odd)
        check(server.messages(odd) == {other: MAIL}, "a mailbox with odd letters")


@checked
def imap_listens_plain_with_starttls_and_with_tls(folder):
    with Dovecot(folder, user="a b", password='p"\\ \u00fc:{x}') as server:
        with imaplib.IMAP4(LOOPBACK, server.imap_port, timeout=10) as imap:
            check("STARTTLS" in imap.capabilities, imap.capabilities)
            imap.starttls(trust(server))
            imap.authenticate("PLAIN", lambda _: f"\0{server.user}\0{server.password}".encode())
            boxes = b"\n".join(imap.list()[1])
            check(all(name in boxes for name in [b"\\Sent", b"\\Drafts", b"\\Junk", b"\\Trash"]), boxes)
        for host in (LOOPBACK, "localhost"):
            with imaplib.IMAP4_SSL(host, server.imaps_port, ssl_context=trust(server), timeout=10) as imap:
                check(imap.state == "NONAUTH", imap.state)
        with raising(ssl.SSLCertVerificationError):
            imaplib.IMAP4_SSL(LOOPBACK, server.imaps_port, ssl_context=ssl.create_default_context())


@checked
def imap_refuses_a_wrong_password_at_once(folder):
    with Dovecot(folder) as server:
        begin = time.monotonic()
        for _ in range(3):
            with imaplib.IMAP4_SSL(LOOPBACK, server.imaps_port, ssl_context=trust(server)) as imap, \
                    raising(imaplib.IMAP4.error, "AUTHENTICATIONFAILED"):
                imap.login(USER, "wrong")
        check(time.monotonic() - begin < 5, "no penalty")


@checked
def imap_takes_more_settings_and_other_names(folder):
    with Dovecot(folder, names=["DNS:elsewhere.example"], settings="imap_capability = +XODD") as server:
        server.deliver(MAIL)
        with imaplib.IMAP4(LOOPBACK, server.imap_port, timeout=10) as imap:
            check("XODD" in imap.capabilities, imap.capabilities)
        with raising(ssl.SSLCertVerificationError, "mismatch"):
            imaplib.IMAP4_SSL(LOOPBACK, server.imaps_port, ssl_context=trust(server))


@checked
def imap_shows_when_a_flag_changes(folder):
    with Dovecot(folder) as server:
        uid = server.deliver(MAIL)
        with server.session() as imap:
            imap.select("INBOX")
            imap.uid("FETCH", str(uid), "(BODY[])")
        check(server.flags() == {uid: [r"\Seen"]}, server.flags())


def smtp_session(server, implicit=False, password=PASSWORD, method="PLAIN"):
    """A session with a login."""
    if implicit:
        smtp = smtplib.SMTP_SSL(LOOPBACK, server.smtps_port, timeout=10, context=trust(server))
    else:
        smtp = smtplib.SMTP(LOOPBACK, server.smtp_port, timeout=10)
        smtp.starttls(context=trust(server))
    smtp.ehlo()
    smtp.user, smtp.password = USER, password
    smtp.auth(method, getattr(smtp, "auth_" + method.lower()))
    return smtp


def send(server, **options):
    """Sends MAIL; returns the reply to it."""
    with smtp_session(server, **options) as smtp:
        for step in (lambda: smtp.mail("lena@studio.example", ["BODY=8BITMIME"]),
                     lambda: smtp.rcpt("anna@client.example")):
            code, text = step()
            if code >= 400:
                raise smtplib.SMTPResponseException(code, text)
        return smtp.data(MAIL)


@checked
def smtp_stores_bit_by_bit(folder):
    with SmtpSink(folder) as server:
        for implicit in (False, True):
            for method in ("PLAIN", "LOGIN"):
                code, text = send(server, implicit=implicit, method=method)
                raw, about = server.messages()[-1]
                check(code == 250 and about["queue_id"] in text.decode(), text)
                check(raw == MAIL, raw)
                check(about["tls"] and about["acknowledged"] and about["user"] == USER, about)
                check((about["from"], about["to"]) == ("lena@studio.example", ["anna@client.example"]), about)
        check(len(server.messages()) == 4 and (server.folder / "4.eml").read_bytes() == MAIL, "N.eml")
        check([good for _, _, good in server.logins] == [True] * 4 and server.errors == [], server.errors)


@checked
def smtp_wants_tls_and_a_login(folder):
    with SmtpSink(folder) as server:
        with smtplib.SMTP(LOOPBACK, server.smtp_port, timeout=10) as smtp:
            smtp.ehlo()
            check(smtp.has_extn("starttls") and not smtp.has_extn("auth"), smtp.esmtp_features)
            check(smtp.mail("a@b.example")[0] == 530, "no mail without a login")
            check(smtp.docmd("AUTH", "PLAIN AGEAYg==")[0] == 538, "no login without TLS")
        with raising(smtplib.SMTPAuthenticationError, "535"):
            smtp_session(server, password="wrong")
        with raising(ssl.SSLCertVerificationError):
            smtplib.SMTP_SSL(LOOPBACK, server.smtps_port, context=ssl.create_default_context())
        check(server.messages() == [] and not server.logins[0][2], server.logins)
    with SmtpSink(folder, starttls=False) as server, smtplib.SMTP(LOOPBACK, server.smtp_port) as smtp:
        smtp.ehlo()
        check(not smtp.has_extn("starttls") and not smtp.has_extn("auth"), smtp.esmtp_features)


@checked
def smtp_breaks_connections(folder):
    with SmtpSink(folder) as server:
        for implicit in (False, True):
            for kind, stored in [("connect-drop", 0), ("drop-mid-data", 0), ("drop-after-data", 1)]:
                before = len(server.messages())
                server.fail_next(kind)
                with raising((smtplib.SMTPServerDisconnected, OSError)):
                    send(server, implicit=implicit)
                check(len(server.messages()) == before + stored, kind)
                check(send(server, implicit=implicit)[0] == 250, "it works again")
        cut = [about for _, about in server.messages() if not about["acknowledged"]]
        check(len(cut) == 2 and server.messages()[0][0] == MAIL, cut)


@checked
def smtp_refuses(folder):
    with SmtpSink(folder) as server:
        for kind, at in [("421", None), ("451", None), ("550", None), ("535", None), ("421", "mail"),
                         ("421", "rcpt"), ("421", "data"), ("452", "mail"), ("451", "rcpt"), ("554", "data"),
                         ("554", "connect"), ("454", "auth")]:
            server.fail_next(kind, at)
            try:
                reply = send(server)
            except smtplib.SMTPResponseException as error:
                reply = (error.smtp_code, error.smtp_error)
            check(reply[0] == int(kind), f"{kind} at {at}: {reply}")
            check(server.messages() == [] and len(server.faults) == 0, f"{kind} at {at}")
        server.fail_next("451")
        server.fail_next("drop-after-data")
        check(send(server)[0] == 451, "the first")
        with raising(smtplib.SMTPServerDisconnected):
            send(server)
        check(send(server)[0] == 250 and len(server.messages()) == 2, "faults come in order, each once")
        with raising(ValueError):
            server.fail_next("nonsense")


@checked
def smtp_rewrites_the_message_id(folder):
    with SmtpSink(folder, rewrite_message_id=True) as server:
        _, text = send(server)
        raw, about = server.messages()[0]
        new = f"<{about['queue_id']}@relay.prod.outlook.example>".encode()
        check(new in text, text)
        old = b"Message-ID:\r\n <one@studio.example>\r\n"
        check(raw == MAIL.replace(old, b"Message-ID: " + new + b"\r\nX-Microsoft-Original-" + old), raw)
        check((server.folder / "1.sent").read_bytes() == MAIL, "what was sent")


@checked
def smtp_goes_on_counting_in_the_same_folder(folder):
    for number in (1, 2):
        with SmtpSink(folder) as server:
            send(server)
            check(len(server.messages()) == number, "counted on")


def stamp(server, data, algorithm="-sha256"):
    """The reply to a query over these bytes, and whether openssl believes it."""
    folder = server.folder
    (folder / "data").write_bytes(data)
    query = run_tool("openssl", "ts", "-query", "-data", folder / "data", algorithm, "-cert")
    headers = {"Content-Type": "application/timestamp-query"}
    with urllib.request.urlopen(urllib.request.Request(server.url, query, headers), timeout=20) as answer:
        check(answer.headers["Content-Type"] == "application/timestamp-reply", answer.headers)
        reply = answer.read()
    (folder / "reply").write_bytes(reply)
    done = subprocess.run(["openssl", "ts", "-verify", "-data", folder / "data", "-in", folder / "reply",
                           "-CAfile", server.root_pem], capture_output=True, check=False)
    return query, reply, done.returncode == 0


@checked
def tsa_stamps_and_openssl_believes_it(folder):
    with Tsa(folder) as server:
        for algorithm in ("-sha256", "-sha512"):
            query, _, good = stamp(server, b"hello", algorithm)
            check(good and server.queries[-1] == query, algorithm)
        (server.folder / "data").write_bytes(b"changed")
        with raising(RuntimeError):
            run_tool("openssl", "ts", "-verify", "-data", server.folder / "data", "-in",
                     server.folder / "reply", "-CAfile", server.root_pem)


@checked
def tsa_fails(folder):
    with Tsa(folder) as server:
        server.fail_next("503")
        with raising(urllib.error.HTTPError, "503"):
            stamp(server, b"hello")
        server.fail_next("drop")
        with raising(OSError):
            stamp(server, b"hello")
        server.fail_next("garbage")
        _, reply, good = stamp(server, b"hello")
        check(not good and b"garbage" in reply, reply)
        server.fail_next("reject")
        _, reply, good = stamp(server, b"hello")
        said = run_tool("openssl", "ts", "-reply", "-in", server.folder / "reply", "-text")
        check(not good and b"Status: Rejected" in said, said)
        check(stamp(server, b"hello")[2] and len(server.queries) == 5, "it works again")
        with raising(ValueError):
            server.fail_next("nonsense")


@checked
def keys_answer_over_udp_and_tcp(folder):
    with KeyZone(folder) as server:
        name = "one._domainkey.client.example"
        server.set_txt({name: LONG, "two._domainkey.other.test": ["a", b"b\xff"]},
                       {"s._domainkey.client.example": name})
        for over in (dns.query.udp, dns.query.tcp):
            check(b"".join(server.ask(name, over=over)[0].strings) == LONG.encode(), "a long record")
        several = sorted(b"".join(one.strings) for one in server.ask("two._domainkey.other.test"))
        check(several == [b"a", b"b\xff"], several)
        check(b"".join(server.ask("s._domainkey.client.example")[0].strings) == LONG.encode(), "an alias")
        server.set_txt({"s._domainkey.client.example": "new"})
        check(server.ask(name) == [] and len(server.ask("s._domainkey.client.example")) == 1, "reloaded")
        query = dns.message.make_query(name, "TXT")
        check(dns.query.udp(query, LOOPBACK, 5, server.port).rcode() == 3, "NXDOMAIN")
    with KeyZone(folder, zones=["client.example"]) as server, raising(ValueError):
        server.set_txt({"elsewhere.example": "x"})


def chase(server, name="one._domainkey.client.example"):
    """What drill, a resolver of other people, says of the signatures from the trust anchor down."""
    anchor = server.folder / "anchor"
    anchor.write_text(server.trust_anchor)
    done = subprocess.run(["drill", "-p", str(server.port), "-k", anchor, "-S", name, f"@{LOOPBACK}", "TXT"],
                          capture_output=True, text=True, timeout=30, check=False)
    return done.stdout


@checked
def keys_are_signed(folder):
    for number, zones in enumerate([["."], ["client.example", "example."], ["client.example"]]):
        with KeyZone(folder / str(number), zones, signed=True) as server:
            for value in ("v=DKIM1; p=AAAA", LONG):
                server.set_txt({"one._domainkey.client.example": value})
                check("Chase successful" in chase(server), chase(server))
                said = chase(server, "none._domainkey.client.example")
                check("Existence is denied" in said and "Chase successful" in said, said)
            check(server.trust_anchor_ds.count("DS") == len(zones), server.trust_anchor_ds)
            server.set_txt({"one._domainkey.client.example": "x"}, expired=True)
            check("signature has expired" in chase(server), chase(server))
            server.set_txt({"one._domainkey.client.example": "x"})
            check("Chase successful" in chase(server), chase(server))
    check(KeyZone(folder).trust_anchor is None, "an unsigned zone has no anchor")


@checked
def dkim_signatures_verify_over_dns(folder):
    with KeyZone(folder) as server:
        keys = {"rsa-sha256": new_rsa_key(), "ed25519-sha256": new_ed25519_key()}
        server.set_txt({f"{name}._domainkey.studio.example": key[1] for name, key in keys.items()})

        def look_up(name, timeout=5):
            return b"".join(server.ask(name.decode(), timeout=timeout)[0].strings)
        for algorithm, (private, _) in keys.items():
            for canonicalization in ("simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed"):
                for raw in (MAIL, MAIL.replace(b"\r\n", b"\n")):
                    signed = sign_dkim(raw, "studio.example", algorithm, private,
                                       ["From", "Subject", "X-None"], canonicalization, algorithm)
                    check(signed.startswith(b"DKIM-Signature:") and signed.endswith(raw), signed)
                    check(f"c={canonicalization};".encode() in signed, signed)
                    check(dkim.verify(signed, dnsfunc=look_up), f"{algorithm} {canonicalization}")
                    changed = signed.replace(b"two blanks", b"two_blanks")
                    check(not dkim.verify(changed, dnsfunc=look_up), "changed")
        check(dkim.verify(sign_dkim(MAIL, "studio.example", "rsa-sha256", private=keys["rsa-sha256"][0]),
                          dnsfunc=look_up), "defaults")


@checked
def nothing_is_left_behind_an_exception(folder):
    groups, homes = [], []
    with raising(ZeroDivisionError), Dovecot(folder) as imap, SmtpSink(folder) as smtp, Tsa(folder), \
            KeyZone(folder) as keys:
        groups, homes = [imap.process.pid, keys.process.pid], [imap.home]
        check(all(members(group) for group in groups), "they run")
        raise ZeroDivisionError
    check(not any(members(group) for group in groups), "a process is left")
    check(not homes[0].exists() and not imap.stop() and not smtp.stop(), "stop() twice")
    check(not [one for one in threading.enumerate() if one.name in ("tsa", "smtp-sink")], "a thread is left")
    with raising(OSError):
        socket.create_connection((LOOPBACK, smtp.smtp_port), 1)


@checked
def nothing_is_left_of_a_killed_test(folder):
    program = ("import sys, time; sys.path.insert(0, sys.argv[1]); from mail_servers import *\n"
               "a, b = Dovecot(sys.argv[2]).start(), KeyZone(sys.argv[2]).start()\n"
               "print(a.process.pid, b.process.pid, a.home, flush=True); time.sleep(60)")
    here = os.path.dirname(os.path.abspath(__file__))
    with subprocess.Popen([sys.executable, "-c", program, here, folder], stdout=subprocess.PIPE) as test:
        *groups, home = test.stdout.readline().decode().split()
        test.send_signal(signal.SIGKILL)
    end = time.monotonic() + 5
    while any(members(int(group)) for group in groups):
        check(time.monotonic() < end, "a process is left")
        time.sleep(0.05)
    shutil.rmtree(home)


@checked
def a_server_that_cannot_start_says_why(folder):
    server = Dovecot(folder, settings="no_such_setting = 1")
    with raising(RuntimeError, "no_such_setting"), server:
        check(False, "it started")
    check(server.process is None and server.home is None, "cleared up")


@checked
def each_is_ready_in_three_seconds(folder):
    for kind in (Dovecot, SmtpSink, Tsa, KeyZone, lambda place: KeyZone(place, signed=True)):
        begin = time.monotonic()
        with kind(folder) as server:
            ready = time.monotonic() - begin
        print(f"   {ready:5.2f} s  {type(server).__name__}, gone at {time.monotonic() - begin:.2f} s")
        check(ready < 3, "too slow")


@checked
def many_start_at_once(folder):
    with contextlib.ExitStack() as stack:
        servers = [stack.enter_context(kind(folder / f"{kind.__name__} {number} \u00fc"))
                   for number in range(3) for kind in (Dovecot, KeyZone, SmtpSink, Tsa)]
        ports = [getattr(one, name) for one in servers for name in vars(one)
                 if name.endswith("port") and getattr(one, name) != 0]  # 0: it does not listen there
        check(len(set(ports)) == len(ports) == 15, ports)
        servers[0].deliver(MAIL)
        send(servers[2])
        check(stamp(servers[3], b"hello")[2], "a stamp from a folder with odd letters")
        servers[1].set_txt({"a.example": "x"})


def main():
    failed = 0
    for one in CHECKS:
        begin = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="tally-servers-") as folder:
            try:
                one(pathlib.Path(folder))
            except Exception:  # pylint: disable=broad-except
                failed += 1
                traceback.print_exc()
                print(f"FAILED {one.__name__}")
                continue
        print(f"ok {time.monotonic() - begin:5.2f} s  {one.__name__.replace('_', ' ')}", flush=True)
    print(f"{len(CHECKS)} checks, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
