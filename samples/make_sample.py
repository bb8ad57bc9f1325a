#!/usr/bin/env python3
"""Writes mail.mbox and delivery.zip of the sample engagement. The same bytes on every machine:
only the standard library, no clock, no random numbers, no compression."""

import base64
import hashlib
import io
import pathlib
import re
import struct
import zipfile
import zlib
from email.utils import parsedate_to_datetime
from datetime import timezone

from mails import DANIEL, MAILS, MIRA, PRIYA
from pages import delivery_files

FOLDER = pathlib.Path(__file__).resolve().parent / "website-redesign"

SCOPE_SUMMARY = """\
Website redesign for a pottery studio: the scope in short

1  One design direction for five page types: home, work, piece, classes, visit
2  The five pages built as HTML and CSS, for screens from 360 to 1440 pixels
3  Placing the texts and up to 40 photographs that the studio supplies
4  Classes as a list; visit with a linked picture of the map
5  Handover of all source files, the logo as vectors, a note on changing texts

Not included: an online shop or payments, writing texts, photography, hosting.
Revisions: two rounds per milestone. A round is one complete list of changes.
"""

PAGE_TEXTS = """\
page,block,text
home,headline,"Stoneware for every day, thrown in East Austin."
home,line,"Six glazes, fired twice, made to be used. Come and hold one."
work,headline,Work
piece,care,"Stoneware, cobalt over white slip, dishwasher safe."
classes,line,Write to us to book
visit,hours,"Tuesday to Saturday, 10 to 6. The door is the green one."
"""

INVOICE_LINES = [
    "Mira Okafor, design and websites, Berlin", "",
    "Invoice 2026-017                                      12 November 2026",
    "To: Northwind Studio, Daniel Reyes, Austin, Texas", "",
    "Website redesign for a pottery studio",
    "Milestone 2: the five pages, built and delivered           USD 1,200.00", "",
    "Total                                                      USD 1,200.00", "",
    "Paid through Upwork by approving milestone 2. No transfer needed.",
]


def attachments():
    """Name to content and media type of everything that is attached somewhere."""
    return {
        "scope-summary.txt": (SCOPE_SUMMARY.encode(), "text/plain; charset=utf-8"),
        "page-texts.csv": (PAGE_TEXTS.encode(), "text/csv; charset=utf-8"),
        "glaze-swatches.png": (png(120, 60, glaze), "image/png"),
        "direction-b.png": (png(160, 100, sketch), "image/png"),
        "delivery.zip": (delivery_zip(), "application/zip"),
        "invoice-2026-017.pdf": (pdf(INVOICE_LINES), "application/pdf"),
    }


def delivery_zip():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, text in delivery_files():
            info = zipfile.ZipInfo(name, date_time=(2026, 11, 10, 15, 20, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, text.encode())
    return out.getvalue()


PALETTE = [(250, 248, 244), (38, 34, 29), (47, 93, 138), (134, 169, 148), (178, 122, 74),
           (92, 96, 104), (214, 198, 170), (120, 52, 44)]


def glaze(x, y):
    return 0 if y < 6 or y >= 54 or x % 20 < 2 else 2 + x // 20


def sketch(x, y):
    if y < 10:
        return 1 if 4 < y < 7 and x % 30 < 18 else 0
    dx, dy = (x - 80) / 44, (y - 40) / 44
    return 2 if dy >= 0 and dx * dx + dy * dy <= 1 else 0


def png(width, height, colour_at):
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + bytes(colour_at(x, y) for x in range(width)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    palette = bytes(value for colour in PALETTE for value in colour)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"PLTE", palette)
            + chunk(b"IDAT", stored_zlib(rows)) + chunk(b"IEND", b""))


def stored_zlib(data):
    """zlib framing around uncompressed blocks: what a compressor writes differs by version."""
    blocks = [data[i:i + 65535] for i in range(0, len(data), 65535)]
    body = b"".join(struct.pack("<BHH", i == len(blocks) - 1, len(b), len(b) ^ 0xFFFF) + b
                    for i, b in enumerate(blocks))
    return b"\x78\x01" + body + struct.pack(">I", zlib.adler32(data))


def pdf(lines):
    text = "BT /F1 10 Tf 14 TL 60 780 Td\n"
    text += "".join(f"({escape_pdf(line)}) Tj T*\n" for line in lines) + "ET\n"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    return (f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
            f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
            f"startxref\n{len(out)}\n%%EOF\n").encode()


def escape_pdf(line):
    return re.sub(r"([()\\])", r"\\\1", line)


# --- mail -----------------------------------------------------------------------------------

def address_of(person):
    return re.search(r"<(.+)>", person).group(1)


def message_id(mail):
    digest = hashlib.sha256(mail.key.encode()).hexdigest()[:20]
    return f"<{digest}@{address_of(mail.sender).split('@')[1]}>"


def encoded(text):
    """A header value; the words with other than ASCII letters as RFC 2047 encoded words."""
    if text.isascii():
        return text
    words = text.split(" ")
    marked = [i for i, word in enumerate(words) if not word.isascii()]
    first, last = marked[0], marked[-1]
    middle = " ".join(words[first:last + 1])
    return " ".join(words[:first] + [encoded_word(middle)] + words[last + 1:])


def encoded_word(text):
    if len(text) > 24:  # base64, in pieces that stay below 75 characters
        pieces = [text[i:i + 24] for i in range(0, len(text), 24)]
        return "\n ".join(f"=?UTF-8?B?{base64.b64encode(p.encode()).decode()}?=" for p in pieces)
    quoted = "".join("_" if c == " " else c if c.isascii() and c.isalnum() else
                     "".join(f"={b:02X}" for b in c.encode()) for c in text)
    return f"=?UTF-8?Q?{quoted}?="


def encoded_person(person):
    name, address = re.match(r"(.*) (<.+>)", person).groups()
    return f"{encoded(name)} {address}"


def quoted_printable(text, charset="utf-8"):
    lines = []
    for line in text.encode(charset).split(b"\n"):
        tokens = [chr(b) if 33 <= b <= 126 and b != 61 or b == 32 else f"={b:02X}" for b in line]
        if tokens and tokens[-1] == " ":
            tokens[-1] = "=20"
        current = ""
        for token in tokens:
            if len(current) + len(token) > 75:
                lines.append(current + "=")
                current = ""
            current += token
        lines.append(current)
    return "\n".join(lines)


def base64_lines(data):
    text = base64.b64encode(data).decode()
    return "\n".join(text[i:i + 76] for i in range(0, len(text), 76)) + "\n"


def flowed(text):
    """format=flowed: a space at the end of a line says that the paragraph goes on."""
    lines = text.split("\n")
    for i in range(len(lines) - 1):
        plain = lines[i] and not lines[i].startswith((">", " ")) and not lines[i].endswith(":")
        goes_on = lines[i + 1] and not re.match(r"(>| |[0-9A-Za-z][.),] |https?:)", lines[i + 1])
        if plain and goes_on and len(lines[i]) > 55:
            lines[i] += " "
    return "\n".join(line if not line.startswith("From ") else " " + line for line in lines)


def html(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    linked = re.sub(r"(https?://\S+)", r'<a href="\1">\1</a>', escaped)
    paragraphs = "".join("<p>" + block.replace("\n", "<br>\n") + "</p>\n"
                         for block in linked.strip().split("\n\n"))
    return f"<html><body>\n{paragraphs}</body></html>\n"


def quote(mail, body):
    sent = parsedate_to_datetime(mail.date)
    lines = [">" + line if line.startswith(">") else "> " + line if line else ">"
             for line in body.rstrip("\n").split("\n")]
    name = mail.sender.split(" <")[0]
    when = f"{sent.day} {sent:%b %Y at %H:%M}"
    return f"\nOn {when}, {name} wrote:\n" + "\n".join(lines) + "\n"


def text_part(kind, text, charset="utf-8"):
    if kind == "plain" and text.isascii():
        return 'Content-Type: text/plain; charset="us-ascii"\nContent-Transfer-Encoding: 7bit\n\n' \
            + text
    return (f'Content-Type: text/{kind}; charset="{charset}"\n'
            f"Content-Transfer-Encoding: quoted-printable\n\n{quoted_printable(text, charset)}")


def body_part(mail, text):
    if mail.form == "flowed":
        return ("Content-Type: text/plain; charset=UTF-8; format=flowed\n"
                "Content-Transfer-Encoding: 8bit\n\n" + flowed(text))
    if mail.form == "latin1":
        return text_part("plain", text, "iso-8859-1")
    if mail.form == "html":
        return text_part("html", html(text))
    if mail.form == "alternative":
        return multipart("alternative", mail.key,
                         [text_part("plain", text), text_part("html", html(text))])
    return text_part("plain", text)


def multipart(kind, key, parts):
    boundary = f"=_{kind}_{hashlib.sha256((kind + key).encode()).hexdigest()[:16]}"
    inner = "".join(f"--{boundary}\n{part.rstrip(chr(10))}\n\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\n\n{inner}--{boundary}--\n'


def attachment_part(name, content, media):
    return (f'Content-Type: {media}; name="{name}"\n'
            f'Content-Disposition: attachment; filename="{name}"\n'
            f"Content-Transfer-Encoding: base64\n\n{base64_lines(content)}")


def received(mail):
    """The lines that the mail servers on the way to Berlin put on top."""
    domain = address_of(mail.sender).split("@")[1]
    mark = hashlib.sha256(mail.key.encode()).hexdigest()
    stamp = parsedate_to_datetime(mail.date)
    there = stamp.strftime("%a, ") + f"{stamp.day} " + stamp.strftime("%b %Y %H:%M:%S %z")
    here = stamp.astimezone(timezone.utc)
    arrived = here.strftime("%a, ") + f"{here.day} " + here.strftime("%b %Y %H:%M:%S +0000")
    return [f"Return-Path: <{address_of(mail.sender)}>",
            f"Received: from mail.{domain} (mail.{domain} [192.0.2.{int(mark[:2], 16) % 250 + 1}])\n"
            f"\tby mx.okafor-design.example (Postfix) with ESMTPS id {mark[2:12].upper()}\n"
            f"\tfor <mira@okafor-design.example>; {arrived}",
            f"Received: from [198.51.100.{int(mark[12:14], 16) % 250 + 1}] by mail.{domain} with "
            f"ESMTPSA;\n\t{there}"]


PROGRAMS = {MIRA: "User-Agent: Mozilla Thunderbird", DANIEL: "X-Mailer: Apple Mail (2.3826)",
            PRIYA: "X-Mailer: Webmail 4.2"}


def headers(mail, by_key):
    lines = [] if mail.sender == MIRA else received(mail)
    lines += [f"Date: {mail.date}", f"From: {encoded_person(mail.sender)}", f"To: {mail.to}"]
    if mail.cc:
        lines.append(f"Cc: {mail.cc}")
    lines += [f"Subject: {encoded(mail.subject)}", f"Message-ID: {message_id(mail)}"]
    if mail.answers:
        chain, parent = [], by_key[mail.answers]
        lines.append(f"In-Reply-To: {message_id(parent)}")
        while parent:
            chain.insert(0, message_id(parent))
            parent = by_key.get(parent.answers)
        lines.append("References: " + "\n ".join(chain))
    program = [PROGRAMS[mail.sender]] if mail.sender in PROGRAMS else []
    return lines + mail.extra + program + ["MIME-Version: 1.0"]


def message(mail, by_key, files, digest):
    text = mail.body.replace("{delivery_sha256}", digest)
    if mail.answers:
        parent = by_key[mail.answers]
        text += quote(parent, parent.body.replace("{delivery_sha256}", digest))
    body = body_part(mail, text)
    if mail.attach:
        parts = [attachment_part(name, *files[name]) for name in mail.attach]
        body = multipart("mixed", mail.key, [body] + parts)
    return "\n".join(headers(mail, by_key)) + "\n" + body


def mboxrd(mail, text):
    """One message as mboxrd keeps it: lines of >*From get one more '>'."""
    sent = parsedate_to_datetime(mail.date).astimezone(timezone.utc)
    quoted = re.sub(r"(?m)^(>*From )", r">\1", text)
    return f"From {address_of(mail.sender)} {sent:%a %b} {sent.day:2d} {sent:%H:%M:%S %Y}\n" \
        f"{quoted.rstrip(chr(10))}\n\n"


def main():
    files = attachments()
    archive = files["delivery.zip"][0]
    by_key = {mail.key: mail for mail in MAILS}
    digest = hashlib.sha256(archive).hexdigest()
    box = "".join(mboxrd(m, message(m, by_key, files, digest)) for m in MAILS)
    (FOLDER / "delivery.zip").write_bytes(archive)
    (FOLDER / "mail.mbox").write_bytes(box.encode("utf-8"))


if __name__ == "__main__":
    main()
