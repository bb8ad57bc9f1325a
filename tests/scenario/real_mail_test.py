"""Real mail, end to end: 3,000 public mails go in, all are accounted for, the vault verifies, ten
become a case, and stock tools and foreign code check it.

Usage: real_mail_test.py TALLY TALLY_VERIFY SOURCE_FOLDER. Exits with 77 where the mails are not at
hand ($TALLY_SHARED, else the folder `shared` beside the checkout)."""

import email
import email.policy
import json
import lzma
import mailbox
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

TALLY, TALLY_VERIFY, SOURCE = sys.argv[1:4]
SHARED = os.environ.get("TALLY_SHARED", os.path.join(SOURCE, os.pardir, "shared"))
ARCHIVE = os.path.join(SHARED, "data", "public-list-3000.mbox.xz")
MAILS = 3000
EXHIBITS = 10


def check(condition, what):
    if not condition:
        sys.exit("FAILED: " + what)
    print("ok: " + what)


class Vault:
    def __init__(self, home):
        self.environment = dict(os.environ, HOME=home, TALLY_VAULT=home + "/vault",
                                XDG_STATE_HOME=home + "/state")

    def run(self, *arguments, status=0):
        done = subprocess.run([TALLY, *arguments], env=self.environment, capture_output=True,
                              check=False)
        if done.returncode != status:
            sys.exit(f"FAILED: {arguments}: {done.returncode} {done.stderr.decode()}")
        return done.stdout

    def json(self, *arguments, status=0):
        return json.loads(self.run(*arguments, "--json", status=status))


def import_all(vault, home):
    path = home + "/public.mbox"
    with lzma.open(ARCHIVE) as source, open(path, "wb") as out:
        shutil.copyfileobj(source, out)
    summary = vault.json("import", path, "--into", "list")
    check(summary["read"] == MAILS, f"{MAILS} messages were read")
    check(summary["read"] == summary["added"] + summary["duplicates"] + summary["failed_count"],
          "each is added, known or failed")
    again = vault.json("import", path, "--into", "list")
    check(again["added"] == 0 and again["duplicates"] == MAILS, "importing again adds nothing")
    return path


def raw_bytes_match(vault, path):
    """Python's own mbox reader must find the bytes that we give back."""
    box = mailbox.mbox(path, create=False)
    for number in range(0, MAILS, 150):
        raw = box.get_bytes(number, from_=False)
        text = raw.rstrip(b"\n")  # Python counts the empty line behind a mail differently
        found = any(vault.run("show", item, "--raw").rstrip(b"\n") == text
                    for item in candidates(vault, raw))
        if not found:
            sys.exit(f"FAILED: message {number} does not come back bit for bit")
    print("ok: every 150th message comes back bit for bit")


def candidates(vault, raw):
    """Items with the subject words of the message."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    words = re.findall(r"\b[A-Za-z]{4,}\b", str(message["subject"] or ""))[:6]
    query = " ".join("subject:" + word for word in words) or "kind:mail"
    return [hit["item"] for hit in vault.json("search", query, "--limit", "200")["hits"]]


def build_case(vault, home):
    hits = vault.json("search", "kind:mail has:attachment", "--limit", str(EXHIBITS))["hits"]
    more = vault.json("search", "kind:mail", "--limit", str(EXHIBITS))["hits"]
    items = list(dict.fromkeys(hit["item"] for hit in hits + more))[:EXHIBITS]
    vault.json("case", "open", "list", "--forum", "generic", "--claim", "These mails were sent.",
               "--asks", "10")
    for item in items:
        vault.json("case", "link", "list/1", item, "--why", "one of ten")
    built = vault.json("case", "build", "list/1", "-o", home + "/case.zip")
    check(built["exhibits"] == EXHIBITS and built["verdict"] == "intact",
          f"ten mails are a case of {built['pages']} pages")
    return built


def verify_case(built, home):
    key = built["key"]
    done = subprocess.run([TALLY_VERIFY, built["file"], "--key", key], capture_output=True,
                          check=False)
    check(done.returncode == 0, "tally-verify says intact")
    with zipfile.ZipFile(built["file"]) as archive:
        archive.extractall(home + "/case")
    script = subprocess.run(["sh", home + "/case/data/verify.sh", key], capture_output=True,
                            check=False)
    check(script.returncode == 0, "verify.sh says intact: " + script.stdout.decode()[-40:].strip())
    program = os.path.join(SOURCE, "tests", "interop", "check_bundle.go")
    if shutil.which("go") and os.path.exists(program):
        environment = dict(os.environ, GO111MODULE="off", GOPATH=home + "/go:/usr/share/gocode",
                           GOCACHE=home + "/gocache", GOFLAGS="")
        done = subprocess.run(["go", "run", program, home + "/case"], env=environment,
                              capture_output=True, check=False)
        check(done.returncode == 0, "Go's sumdb/note and tlog agree" + done.stderr.decode())


def main():
    if not os.path.exists(ARCHIVE):
        print("skipped: there is no " + ARCHIVE)
        return 77
    with tempfile.TemporaryDirectory(prefix="tally-real-") as home:
        vault = Vault(home)
        vault.json("init", "--name", "Mira", "--email", "mira@design.example")
        vault.json("engagement", "add", "--title", "A mailing list", "--client-name", "Everybody",
                   "--type", "direct-fixed", "--currency", "EUR", "--slug", "list")
        path = import_all(vault, home)
        raw_bytes_match(vault, path)
        check(vault.json("verify", status=3)["verdict"] == "unproven",
              "the vault verifies, without an anchor")
        key = vault.json("key", "show")["key"]
        check(vault.json("verify", "--key", key)["verdict"] == "intact",
              "and is intact for who knows its key")
        verify_case(build_case(vault, home), home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
