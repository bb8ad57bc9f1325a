#!/usr/bin/env python3
"""Makes a Maildir of synthetic mails, the same for the same seed: make_mail.py FOLDER [COUNT] [SEED]

Threads of a few people, plain text and HTML, a tenth with an attachment, three encodings. Words
follow Zipf's law over the word list of the package wamerican, so that a search has rare and common
words as real mail has. On average a mail has about 10 kB.
"""
import base64
import email.utils
import itertools
import pathlib
import quopri
import random
import sys

WORDS = "/usr/share/dict/american-english"
THREAD_MAILS_MAX = 8
FIRST_DAY = 1_600_000_000
SECONDS_BETWEEN = 1_100


class Vocabulary:
    def __init__(self, chance):
        if not pathlib.Path(WORDS).exists():
            sys.exit(f"make_mail.py: {WORDS} is missing: tools/install-packages perf installs it")
        self.words = [word for word in pathlib.Path(WORDS).read_text("utf-8").split() if word.isalpha()]
        chance.shuffle(self.words)
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) ** 1.05 for rank in range(len(self.words))))

    def text(self, chance, count):
        words = chance.choices(self.words, cum_weights=self.weights, k=count)
        lines = [" ".join(words[start:start + 11]) + "." for start in range(0, count, 11)]
        return "\n".join(lines) + "\n"


def html_of(text):
    paragraphs = "".join(f"<p style=\"margin:0 0 1em\">{line}</p>\n" for line in text.splitlines())
    return f"<html><head><style>p {{ color: #222 }}</style></head><body>\n{paragraphs}</body></html>\n"


def text_part(chance, text):
    encoding = chance.choice(["7bit", "quoted-printable", "base64"])
    raw = text.encode("utf-8")
    if encoding == "quoted-printable":
        raw = quopri.encodestring(raw)
    if encoding == "base64":
        raw = base64.encodebytes(raw)
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    return head.encode() + raw


def parts_of(chance, text):
    yield text_part(chance, text)
    if chance.random() < 0.4:
        html = quopri.encodestring(html_of(text).encode())
        yield (b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
               + html)
    if chance.random() < 0.1:
        content = base64.encodebytes(chance.randbytes(chance.randint(2_000, 60_000)))
        yield (b"Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
               b"Content-Disposition: attachment; filename=\"draft.bin\"\n\n" + content)


def body_of(chance, text):
    parts = list(parts_of(chance, text))
    if len(parts) == 1:
        return parts[0]
    joined = b"".join(b"--boundary-of-parts\n" + part + b"\n" for part in parts)
    return (b"Content-Type: multipart/mixed; boundary=\"boundary-of-parts\"\n\n"
            + joined + b"--boundary-of-parts--\n")


class Mailbox:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.vocabulary = Vocabulary(self.chance)
        self.seed = seed
        self.thread = []
        self.subject = ""
        self.people = [f"{word.lower()}@{word.lower()}.example" for word in
                       (w for w in self.vocabulary.words if w.isascii())][:400]

    def mail(self, number):
        chance = self.chance
        if not self.thread or len(self.thread) >= THREAD_MAILS_MAX or chance.random() < 0.3:
            self.thread = []
            self.subject = " ".join(self.vocabulary.text(chance, 5).split())
        sender, receiver = chance.sample(self.people, 2)
        name = f"{number}.{self.seed}@{sender.split('@')[1]}"
        date = email.utils.formatdate(FIRST_DAY + number * SECONDS_BETWEEN)
        head = f"From: {sender}\nTo: {receiver}\nDate: {date}\nMessage-ID: <{name}>\n"
        head += f"Subject: {'Re: ' if self.thread else ''}{self.subject}\nMIME-Version: 1.0\n"
        if self.thread:
            head += f"In-Reply-To: <{self.thread[-1]}>\nReferences: {' '.join(f'<{m}>' for m in self.thread)}\n"
        self.thread.append(name)
        words = int(min(6_000, chance.lognormvariate(5.7, 0.9)))
        return head.encode() + body_of(chance, self.vocabulary.text(chance, words))


def make_maildir(folder, count, seed, first=0):
    current = pathlib.Path(folder) / "cur"
    for name in ("cur", "new", "tmp"):
        (pathlib.Path(folder) / name).mkdir(parents=True, exist_ok=True)
    mailbox = Mailbox(seed)
    total = 0
    for number in range(first, first + count):
        mail = mailbox.mail(number)
        total += len(mail)
        (current / f"{FIRST_DAY + number}.{seed}_{number}.perf:2,S").write_bytes(mail)
    return total


if __name__ == "__main__":
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    print(f"{count} mails, {make_maildir(sys.argv[1], count, seed) / 1e6:.0f} MB")
