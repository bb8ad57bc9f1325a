"""A case of many exhibits as a PDF, against headless Chromium printing the same words. Usage:
case_pages.py TALLY [EXHIBITS]

Makes a vault with that many mails, links each as an exhibit, and builds the case. Chromium prints the
words of the finished PDF twice: as pages that look like ours (faces, a table of facts, an index of
links, tags and bookmarks), and as bare lines of one face, which is far less work than ours. Neither
has a ledger or a bundle to write. Times are of processors, summed over all processes, because both
programs use several. Nothing here is a test."""

import html
import os
import re
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
    listed = run(environment, "search", "engagement:site", "--limit", str(EXHIBITS), "--json")
    items = list(dict.fromkeys(re.findall(r'"item":"([a-z2-7]{16})"', listed)))
    for item in items:
        run(environment, "case", "link", "site/1", item, "--why", "it shows")
    return environment, len(items)


def processor_seconds(words, environment=None):
    """Of a program and all that it starts; Chromium does not wait for its children."""
    done = subprocess.run(["perf", "stat", "-x", ";", "-e", "task-clock", *words], check=True,
                          env=environment, capture_output=True, text=True, timeout=3600)
    return float(re.search(r"^([0-9.]+);", done.stderr, re.MULTILINE).group(1)) / 1000


def build(environment, home):
    return processor_seconds([TALLY, "case", "build", "site/1", "-o", home + "/case.zip",
                              "--replace"], environment)


def largest_memory(environment, home):
    """Megabytes, and seconds by the clock."""
    start = time.monotonic()
    process = subprocess.Popen([TALLY, "case", "build", "site/1", "-o", home + "/case.zip",
                                "--replace"], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit("the build failed")
    return usage.ru_maxrss / 1024, time.monotonic() - start


def pages_of(pdf):
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True,
                          text=True).stdout
    return text.split("\f")[:-1]


def write_bare(home, pages):
    with open(home + "/bare.html", "w", encoding="utf-8") as file:
        file.write("<!DOCTYPE html><meta charset=utf-8><title>Case</title><style>@page{size:A4;"
                   "margin:15mm}pre{page-break-after:always;font:9px 'Noto Sans Mono'}</style>")
        for page in pages:
            file.write("<pre>" + html.escape(page) + "</pre>")


FACT = re.compile(r"\s*(Item|Digest|Source|Rendering|From|To|Cc|Date|Subject)\s{2,}(.*)")


def exhibit_html(number, page):
    """One exhibit with the looks of ours: a table of facts, the text, headers in small type."""
    facts, words, headers, seen = [], [], [], False
    for line in page.split("\n")[2:]:
        fact = FACT.match(line)
        seen = seen or "Full headers" in line
        if fact and not words and not seen:
            facts.append(f"<tr><td>{fact[1]}<td>{html.escape(fact[2])}")
        else:
            (headers if seen else words).append(html.escape(line.strip()))
    return (f"<section id=e{number}><div class=k>Exhibit {number}</div><h1>Message {number} about "
            f"the pages</h1><hr><table>{''.join(facts)}</table>"
            + "".join(f"<p>{word}</p>" for word in words)
            + f"<div class=h>{chr(10).join(headers)}</div></section>")


def write_like_ours(home, pages):
    exhibits = [page for page in pages if re.match(r"\s*Exhibit \d+\n", page)]
    with open(home + "/like.html", "w", encoding="utf-8") as file:
        file.write(
            "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Case</title><style>"
            "@page{size:A4;margin:12mm}body{font:9.4pt/1.3 'Noto Serif'}h1{font-size:15pt;margin:0}"
            "section{page-break-before:always}.k{font:bold 9pt 'Noto Sans'}td{font:8.3pt/1.3 "
            "'Noto Sans'}p{margin:0}.h{font:6.4pt/1.2 'Noto Sans Mono';white-space:pre-wrap}"
            "table{border-collapse:collapse}</style><h1>Index</h1><table>")
        for number in range(1, len(exhibits) + 1):
            file.write(f"<tr><td>{number}<td><a href='#e{number}'>Message {number} about the pages"
                       f"</a><td><a href='#e{number}'>{number + 50}</a>")
        file.write("</table>")
        for number, page in enumerate(exhibits, 1):
            file.write(exhibit_html(number, page))


def chromium(home, name):
    return processor_seconds(
        [shutil.which("chromium"), "--headless", "--no-sandbox", "--disable-gpu",
         "--no-pdf-header-footer", "--generate-pdf-document-outline",
         "--user-data-dir=" + home + "/profile", f"--print-to-pdf={home}/{name}.pdf",
         f"file://{home}/{name}.html"])


def median(values):
    return sorted(values)[len(values) // 2]


def main():
    with tempfile.TemporaryDirectory(prefix="tally-perf-") as home:
        environment, exhibits = make_case(home)
        memory, clock = largest_memory(environment, home)
        pages = pages_of(home + "/case.pdf")
        write_bare(home, pages)
        write_like_ours(home, pages)
        ours, like, bare = [], [], []
        for _ in range(ROUNDS):
            ours.append(build(environment, home))
            if shutil.which("chromium"):
                like.append(chromium(home, "like"))
                bare.append(chromium(home, "bare"))
        print(f"{exhibits} exhibits, {len(pages)} pages, whole `tally case build`: "
              f"{median(ours):.1f} s of processor, {clock:.1f} s by the clock at a load of "
              f"{os.getloadavg()[0]:.1f}, {memory:.0f} MB, PDF of "
              f"{os.path.getsize(home + '/case.pdf') / 1e6:.1f} MB")
        if like:
            print(f"Chromium, pages like ours: {median(like):.1f} s of processor, "
                  f"{len(pages_of(home + '/like.pdf'))} pages")
            print(f"Chromium, bare lines: {median(bare):.1f} s of processor, "
                  f"{len(pages_of(home + '/bare.pdf'))} pages")


main()
