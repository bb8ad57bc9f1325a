"""A case of many exhibits as a PDF, against headless Chromium printing the same words. Usage:
case_pages.py TALLY [EXHIBITS]

Makes a vault with that many mails, links each as an exhibit, and builds the case; then writes the
words of the finished PDF, page by page, as plain HTML without pictures or links, and has Chromium
print them. So Chromium gets the lighter work: no links, no bookmarks, no ledger, no bundle. Nothing
here is a test."""

import html
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

TALLY = sys.argv[1]
EXHIBITS = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
ROUNDS = 3
WORDS = ("the pages are on staging and we will look at them on Monday before the milestone is "
         "released to you as agreed in the second version of our contract").split()


def run(environment, *words):
    return subprocess.run([TALLY, *words], env=environment, check=True,
                          capture_output=True, text=True).stdout


def mail(number):
    lines = [" ".join(WORDS[(number * 7 + k * 3 + i) % len(WORDS)] for i in range(12))
             for k in range(30)]
    return (f"From anna@client.example Mon Nov  9 10:00:00 2026\n"
            f"From: Anna Client <anna@client.example>\nTo: mira@design.example\n"
            f"Subject: Message {number} about the pages\nMessage-ID: <{number}@client.example>\n"
            f"Date: Mon, 9 Nov 2026 {number // 3600 % 24:02}:{number // 60 % 60:02}:"
            f"{number % 60:02} +0000\n\n" + "\n".join(lines) + "\n\n")


def make_case(home):
    environment = dict(os.environ, HOME=home, XDG_STATE_HOME=home + "/state",
                       TALLY_VAULT=home + "/vault")
    run(environment, "init", "--name", "Mira", "--email", "mira@design.example")
    run(environment, "engagement", "add", "--title", "Website", "--client-name", "Anna Client",
        "--type", "direct-fixed", "--currency", "USD", "--slug", "site", "--client-email",
        "anna@client.example")
    with open(home + "/mails.mbox", "w", encoding="utf-8") as file:
        for number in range(EXHIBITS):
            file.write(mail(number))
    run(environment, "import", home + "/mails.mbox")
    run(environment, "case", "open", "site", "--forum", "generic")
    listed = run(environment, "search", "in:site", "--limit", str(EXHIBITS), "--json")
    items = list(dict.fromkeys(re.findall(r'"item":"([a-z2-7]{16})"', listed)))
    for item in items:
        run(environment, "case", "link", "site/1", item, "--why", "it shows")
    return environment, len(items)


def build(environment, home):
    """Seconds, and the largest resident set in megabytes."""
    start = time.monotonic()
    process = subprocess.Popen([TALLY, "case", "build", "site/1", "-o", home + "/case.zip",
                                "--replace"], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit("the build failed")
    return time.monotonic() - start, usage.ru_maxrss / 1024


def write_html(home):
    text = subprocess.run(["pdftotext", "-layout", home + "/case.pdf", "-"], check=True,
                          capture_output=True, text=True).stdout
    pages = text.split("\f")
    with open(home + "/case.html", "w", encoding="utf-8") as file:
        file.write("<!DOCTYPE html><meta charset=utf-8><title>Case</title><style>@page{size:A4;"
                   "margin:15mm}pre{page-break-after:always;font:9px 'Noto Sans Mono'}</style>")
        for page in pages:
            file.write("<pre>" + html.escape(page) + "</pre>")
    return len(pages) - 1


def chromium(home):
    start = time.monotonic()
    subprocess.run([shutil.which("chromium"), "--headless", "--no-sandbox", "--disable-gpu",
                    "--no-pdf-header-footer", "--user-data-dir=" + home + "/profile",
                    "--print-to-pdf=" + home + "/chromium.pdf", "file://" + home + "/case.html"],
                   check=True, capture_output=True, timeout=1800)
    return time.monotonic() - start


def main():
    with tempfile.TemporaryDirectory(prefix="tally-perf-") as home:
        environment, exhibits = make_case(home)
        build(environment, home)
        pages = write_html(home)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(build(environment, home))
            if shutil.which("chromium"):
                theirs.append(chromium(home))
        seconds = sorted(seconds for seconds, _ in ours)[ROUNDS // 2]
        print(f"{exhibits} exhibits, {pages} pages: {seconds:.1f} s, "
              f"{max(memory for _, memory in ours):.0f} MB at most, PDF of "
              f"{os.path.getsize(home + '/case.pdf') / 1e6:.1f} MB, whole `tally case build`")
        if theirs:
            print(f"Chromium printing the words of these pages: {sorted(theirs)[ROUNDS // 2]:.1f} s")
        print(f"load {os.getloadavg()[0]:.1f}, user time of all "
              f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime:.0f} s")


main()
