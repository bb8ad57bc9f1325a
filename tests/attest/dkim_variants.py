"""What happens to signed mails on their way, what signatures and keys may say, and what our
verdict on each must be. DIFFERS says where another verifier deliberately gets another answer."""

import hashlib
import re

DKIMPY, MAIL_DKIM = "dkimpy", "Mail::DKIM"

MAIL = (b"From: Anna Berg <anna@client.example>\r\nTo: mira@design.example\r\n"
        b"Subject: Re: Your  letter\r\nList-Id: one\r\nX-Note: not signed\r\nList-Id: two\r\n"
        b"Date: Mon, 2 Nov 2026 10:00:00 +0100\r\n\r\n"
        b"Hello Mira,\r\n\r\nall is  well.\r\nAnna\r\n")

# Good mails: each is signed in every form and with both algorithms.
MAILS = {
    "plain": MAIL,
    "folded fields": MAIL.replace(b"To: ", b"To: anna@client.example,\r\n\t bob@client.example,\r\n  "),
    "a fold at once": MAIL.replace(b"Subject: ", b"Subject:\r\n "),
    "a fold of white space": MAIL.replace(b"letter\r\n", b"letter\r\n \t \r\n end\r\n"),
    "tabs": MAIL.replace(b"Re: Your", b"\tRe:\t\tYour\t").replace(b"all is", b"\tall\tis\t"),
    "spaces at line ends": MAIL.replace(b"letter", b"letter  ").replace(b"well.", b"well. \t "),
    "an empty field": MAIL.replace(b"Re: Your  letter", b""),
    "an empty body": MAIL.split(b"Hello")[0],
    "a body of line ends": MAIL.split(b"Hello")[0] + b"\r\n" * 7,
    "a body of white space": MAIL.split(b"Hello")[0] + b" \r\n\t\r\n",
    "no end of the last line": MAIL[:-2],
    "empty lines at the end": MAIL + b"\r\n\r\n",
    "long lines": MAIL.replace(b"well", b"w" * 3000).replace(b"letter", b"l" * 1500),
    "eight bits": MAIL.replace(b"well", b"sch\xc3\xb6n \xff\xfe\x80").replace(b"Berg", b"B\xe4rg"),
    "controls in the body": MAIL.replace(b"well", b"\x00\x0b\x0c\r \x7f"),
    "line ends of Unix": MAIL.replace(b"\r\n", b"\n"),
    "a dot and a From": MAIL + b".\r\nFrom here on\r\n>From there\r\n",
    "names in all cases": MAIL.replace(b"Subject", b"sUBJECT").replace(b"Date", b"DATE"),
    "a thousand lines": MAIL + b"line of text\r\n" * 1000,
}


def swap(old, new, count=1):
    def change(mail):
        if old not in mail:
            raise ValueError(f"{old} is not in the mail")
        return mail.replace(old, new, count)
    return change


def append(text):
    return lambda mail: mail + text


def prepend(text):
    return lambda mail: text + mail


def in_signature(pattern, new):
    """Changes the text of the signature after it was made."""
    def change(mail):
        field, rest = re.split(rb"\r\n(?![ \t])", mail, maxsplit=1)
        changed, count = re.subn(pattern, new, field, count=1, flags=re.S)
        if count != 1 or changed == field:
            raise ValueError(f"{pattern} is not in {field}")
        return changed + b"\r\n" + rest
    return change


def flip_in_base64(tag):
    def change(mail):
        return in_signature(rb"([;\s]" + tag + rb"=\s*..)(.)",
                            lambda found: found[1] + (b"B" if found[2] != b"B" else b"C"))(mail)
    return change


def without_body(mail):
    return mail.split(b"\r\n\r\n")[0] + b"\r\n\r\n"


def lists_swapped(mail):
    return mail.replace(b"List-Id: one", b"List-Id: 1").replace(
        b"List-Id: two", b"List-Id: one").replace(b"List-Id: 1", b"List-Id: two")


SPACED = {DKIMPY: "it refuses a mail with white space before a colon"}

# (what, change, the part it is in, verdict in the simple form, in the relaxed form, who differs).
CHANGES = [
    ("nothing", lambda mail: mail, "head", "pass", "pass", {}),
    ("a value", swap(b"Re: Your", b"Re: My"), "head", "fail", "fail", {}),
    ("a case in a value", swap(b"Anna Berg", b"anna Berg"), "head", "fail", "fail", {}),
    ("a case in a name", swap(b"Subject:", b"SUBJECT:"), "head", "fail", "pass", {}),
    ("one space less", swap(b"Re: Your  ", b"Re: Your "), "head", "fail", "pass", {}),
    ("a tab for a space", swap(b"Re: Your", b"Re:\tYour"), "head", "fail", "pass", {}),
    ("a space at the end", swap(b"letter\r", b"letter \r"), "head", "fail", "pass", {}),
    ("a fold", swap(b"Re: Your", b"Re:\r\n Your"), "head", "fail", "pass", {}),
    ("a fold without its space", swap(b"Re: Your  ", b"Re: Your\r\n\t"), "head", "fail", "pass", {}),
    ("no space behind the colon", swap(b"Subject: ", b"Subject:"), "head", "fail", "pass", {}),
    ("a space before the colon", swap(b"Subject:", b"Subject :"), "head", "fail", "pass", SPACED),
    ("a space too many", swap(b"  letter", b"  let ter"), "head", "fail", "fail", {}),
    ("no space at all", swap(b"Re: Your  ", b"Re: Your"), "head", "fail", "fail", {}),
    ("a lone carriage return", swap(b"  letter", b"  let\rter"), "head", "fail", "fail", {}),
    ("a NUL", swap(b"  letter", b"  letter\0"), "head", "fail", "fail", {}),
    ("another field in front", prepend(b"Received: by x.example\r\n"), "head", "pass", "pass", {}),
    ("an unsigned value", swap(b"not signed", b"changed"), "head", "pass", "pass", {}),
    ("a field less", swap(b"Subject: Re: Your  letter\r\n", b""), "head", "fail", "fail", {}),
    ("an unsigned field less", swap(b"X-Note: not signed\r\n", b""), "head", "pass", "pass", {}),
    ("the field doubled above", swap(b"Subject:", b"Subject: x\r\nSubject:"), "head", "pass", "pass", {}),
    ("the field doubled below", swap(b"Date:", b"Subject: x\r\nDate:"), "head", "fail", "fail", {}),
    ("a second author", swap(b"From:", b"From: eve@x.example\r\nFrom:"), "head", "fail", "fail", {}),
    ("a field that was signed as none", swap(b"To:", b"Cc: eve@x.example\r\nTo:"), "head", "fail", "fail", {}),
    ("other fields swapped", swap(b"X-Note: not signed\r\nList-Id: two\r\n",
                                  b"List-Id: two\r\nX-Note: not signed\r\n"), "head", "pass", "pass", {}),
    ("equal names swapped", lists_swapped, "head", "fail", "fail", {}),
    ("the upper of two gone", swap(b"List-Id: one\r\n", b""), "head", "fail", "fail", {}),
    ("the lower of two gone", swap(b"List-Id: two\r\n", b""), "head", "fail", "fail", {}),
    ("a third of the name", prepend(b"List-Id: none\r\n"), "head", "pass", "pass", {}),
    ("line ends of Unix", lambda mail: mail.replace(b"\r\n", b"\n"), "head", "pass", "pass", {}),
    ("the line of a mailbox", prepend(b"From anna@client.example Mon Nov  2 10:00:00 2026\r\n"), "head", "pass",
     "pass", {}),
    ("a body's byte", swap(b"well.", b"welt."), "body", "fail", "fail", {}),
    ("a body's bit", swap(b"Anna\r\n", b"Anne\r\n"), "body", "fail", "fail", {}),
    ("a space at a line's end", swap(b"well.", b"well. "), "body", "fail", "pass", {}),
    ("a tab at the last line's end", swap(b"Anna\r\n", b"Anna\t\r\n"), "body", "fail", "pass", {}),
    ("a space less in the body", swap(b"is  well", b"is well"), "body", "fail", "pass", {}),
    ("a tab in the body", swap(b"all is ", b"all\tis "), "body", "fail", "pass", {}),
    ("a space at a line's begin", swap(b"\nall is", b"\n all is"), "body", "fail", "fail", {}),
    ("a space more in a word", swap(b"  well.", b"  we ll."), "body", "fail", "fail", {}),
    ("empty lines at the end", append(b"\r\n\r\n"), "body", "pass", "pass", {}),
    ("white lines at the end", append(b" \r\n\t\r\n"), "body", "fail", "pass", {}),
    ("no end of the last line", lambda mail: mail[:-2], "body", "pass", "pass", {}),
    ("an empty line in the middle", swap(b"Anna\r\n", b"\r\nAnna\r\n"), "body", "fail", "fail", {}),
    ("an empty line in front", swap(b"\nHello", b"\n\r\nHello"), "body", "fail", "fail", {}),
    ("an empty line less", swap(b"\r\n\r\nall is", b"\r\nall is"), "body", "fail", "fail", {}),
    ("a white line in the middle", swap(b"\r\n\r\nall is", b"\r\n \r\nall is"), "body", "fail", "pass", {}),
    ("text at the end", append(b"--\r\nlist\r\n"), "body", "fail", "fail", {}),
    ("a quoted From", swap(b"Anna\r\n", b">From\r\n"), "body", "fail", "fail", {}),
    ("no body", without_body, "body", "fail", "fail", {}),
    ("a lone carriage return in the body", swap(b"  well.", b"  we\rll."), "body", "fail", "fail", {}),
    ("another b=", flip_in_base64(b"b"), "head", "fail", "fail", {}),
    ("a cut b=", in_signature(rb"[^;]{8}$", b""), "head", "fail", "fail", {}),
    ("no b=", in_signature(rb";\s*b=[^;]*$", b"; b="), "head", "malformed", "malformed", {}),
    ("another bh=", flip_in_base64(b"bh"), "head", "fail", "fail", {}),
    ("a name less in h=", in_signature(rb"(\s:\s+)?subject", b""), "head", "fail", "fail", {}),
    ("a name more in h=", in_signature(rb"h=", b"h=X-Note : "), "head", "fail", "fail", {}),
    ("a name of nothing in h=", in_signature(rb"h=", b"h=X-None : "), "head", "fail", "fail", {}),
    ("names in another order", in_signature(rb"from : to", b"to : from"), "head", "fail", "fail", {}),
    ("another d= with the same key", in_signature(rb"d=client(.*)i=@client", rb"d=other\1i=@other"), "head", "fail", "fail", {}),
    ("a d= without a key", in_signature(rb"d=client(.*)i=@client", rb"d=x\1i=@x"), "head", "no key", "no key", {}),
    ("another s= with the same key", in_signature(rb"s=\w+", b"s=twin"), "head", "fail", "fail", {}),
    ("an s= without a key", in_signature(rb"s=\w+", b"s=none"), "head", "no key", "no key", {}),
    ("another i=", in_signature(rb"i=@", b"i=anna@"), "head", "fail", "fail", {}),
    ("an i= below", in_signature(rb"i=@", b"i=@mail."), "head", "fail", "fail", {}),
    ("an i= outside", in_signature(rb"i=@client", b"i=@other"), "head", "malformed", "malformed", {}),
    ("another t=", in_signature(rb"t=\d+", b"t=1000000000"), "head", "fail", "fail", {}),
    ("a new tag", in_signature(rb"v=1;", b"v=1; z=x;"), "head", "fail", "fail", {}),
    ("a semicolon at the end", in_signature(rb"$", b";"), "head", "fail", "fail", {}),
    ("another v=", in_signature(rb"v=1", b"v=2"), "head", "malformed", "malformed", {}),
    ("a name's case in the signature", in_signature(rb"^DKIM-S", b"Dkim-s"), "head", "fail", "pass", {}),
    ("the signature folded anew", in_signature(rb"; q=", b";\r\n\tq="), "head", "fail", "pass", {}),
    ("b= folded anew", in_signature(rb"([;\s]b=\s*.{20})", rb"\1\r\n\t "), "head", "pass", "pass", {}),
]

GOOD = [("v", "1"), ("a", None), ("c", "relaxed/relaxed"), ("d", "client.example"), ("s", None),
        ("h", "from:to:subject:date"), ("bh", None), ("b", None)]


def tags(key, drop=(), more=(), **over):
    """The tags of a good signature, some of them dropped, changed or added in front of bh=."""
    own = {"a": key.algorithm, "s": key.selector}
    out = [(name, over.get(name, value if value is not None else own.get(name)))
           for name, value in GOOD if name not in drop]
    at = [name for name, _ in out].index("bh") if "bh" not in drop else len(out)
    return out[:at] + list(more) + out[at:]


CLOCK = "archives are read late: we ask no clock, and report x="
LENGTH = {DKIMPY: "it takes l= for at most", MAIL_DKIM: "it takes l= for at most"}
SYNTAX = {MAIL_DKIM: "it reads what the grammar forbids"}
MISSING = {MAIL_DKIM: "older drafts had no such tag"}
FROM = {DKIMPY: "it does not ask for From in h=", MAIL_DKIM: "it does not ask for From in h="}
DOMAIN = {DKIMPY: "it takes any text for a domain", MAIL_DKIM: "it takes any text for a domain"}

# Signatures that hold as far as the key goes: (what, verdict, arguments of tags, who differs).
SIGNATURES = [
    ("as usual", "pass", {}, {}),
    ("simple/simple", "pass", {"c": "simple/simple"}, {}),
    ("no c=", "pass", {"drop": ["c"], "more": []}, {}),
    ("relaxed alone", "pass", {"c": "relaxed"}, {}),
    ("c= in capitals", "pass", {"c": "Relaxed/SIMPLE"}, {DKIMPY: "it compares cases; RFC 5234 strings have none"}),
    ("an unknown c=", "malformed", {"c": "relaxed/nowsp"}, {}),
    ("c= with a space", "malformed", {"c": "relaxed /relaxed"}, {}),
    ("half a c=", "malformed", {"c": "relaxed/"}, {}),
    ("version 2", "malformed", {"v": "2"}, {}),
    ("version 1.0", "malformed", {"v": "1.0"}, {}),
    ("version 0.5", "malformed", {"v": "0.5"}, {MAIL_DKIM: "older drafts"}),
    ("no version", "malformed", {"drop": ["v"]}, MISSING),
    ("no a=", "malformed", {"drop": ["a"]}, {}),
    ("no d=", "malformed", {"drop": ["d"]}, {}),
    ("no s=", "malformed", {"drop": ["s"]}, {}),
    ("no h=", "malformed", {"drop": ["h"]}, {MAIL_DKIM: "it takes it for an empty one"}),
    ("no bh=", "malformed", {"drop": ["bh"]}, MISSING),
    ("an unknown a=", "malformed", {"a": "rsa-sha512"}, {}),
    ("a= with a space", "malformed", {"a": "rsa- sha256"}, {}),
    ("bh= of nothing", "malformed", {"bh": ""}, MISSING),
    ("bh= of another body", "fail", {"bh": "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8="}, {}),
    ("bh= cut", "malformed", {"bh": "2jUSOH9NhtVGCQWNr9BrIAPreKQj"}, {}),
    ("an unknown tag", "pass", {"more": [("zz", "a = b")]}, {}),
    ("a value that looks like b=", "pass", {"more": [("zz", "a b=c")]}, {DKIMPY: "it empties that, too"}),
    ("z=", "pass", {"more": [("z", "From:anna@client.example|To:x")]}, {}),
    ("a tag of nothing", "pass", {"more": [("zz", "")]}, {}),
    ("a tag twice", "malformed", {"more": [("zz", "1"), ("zz", "1")]}, SYNTAX),
    ("d= twice", "malformed", {"more": [("d", "client.example")]}, SYNTAX),
    ("an empty tag", "malformed", {"more": [("raw", "")]}, SYNTAX),
    ("a tag without =", "malformed", {"more": [("raw", "zz")]}, {}),
    ("a tag without a name", "malformed", {"more": [("raw", "=x")]}, SYNTAX),
    ("white space in tags", "pass", {"more": [("raw", "\r\n\t t \t=\r\n 1000000000 ")]}, {}),
    ("q=", "pass", {"more": [("q", "dns/txt")]}, {}),
    ("another q=", "malformed", {"more": [("q", "http/txt")]}, {}),
    ("dns and another q=", "pass", {"more": [("q", "x/y:dns/txt")]}, {DKIMPY: "it knows no lists in q="}),
    ("half a q=", "malformed", {"more": [("q", "xdns/txt")]}, {}),
    ("l= of all", "pass", {"more": [("l", "35")]}, {}),
    ("l= shorter", "pass", {"more": [("l", "11"), ("count", "11")]}, {}),
    ("l= one less", "pass", {"more": [("l", "34"), ("count", "34")]}, {}),
    ("l= 0", "pass", {"more": [("l", "0"), ("count", "0")]}, {MAIL_DKIM: "it takes l=0 for no l="}),
    ("l= one too long", "fail", {"more": [("l", "36")]}, LENGTH),
    ("l= far too long", "fail", {"more": [("l", "4000000000")]}, LENGTH),
    ("l= shorter, bh= of all", "fail", {"more": [("l", "11")]}, {}),
    ("l= below 0", "malformed", {"more": [("l", "-1")]}, {}),
    ("l= no number", "malformed", {"more": [("l", "all")]}, {}),
    ("l= with a space", "malformed", {"more": [("l", "3 5")]}, {}),
    ("l= of nothing", "malformed", {"more": [("l", "")]}, SYNTAX),
    ("x= in the past", "pass", {"more": [("t", "1000"), ("x", "2000")]}, {DKIMPY: CLOCK, MAIL_DKIM: CLOCK}),
    ("x= in the future", "pass", {"more": [("t", "1000"), ("x", "9999999999")]}, {}),
    ("x= before t=", "malformed", {"more": [("t", "9999999990"), ("x", "9999999980")]},
     {MAIL_DKIM: "it never compares them"}),
    ("x= no number", "malformed", {"more": [("x", "soon")]}, {}),
    ("t= in the future", "pass", {"more": [("t", "9999999999")]}, {DKIMPY: CLOCK}),
    ("t= no number", "malformed", {"more": [("t", "now")]}, SYNTAX),
    ("i= itself", "pass", {"more": [("i", "anna@client.example")]}, {}),
    ("i= below", "pass", {"more": [("i", "anna@mail.client.example")]}, {}),
    ("i= in capitals", "pass", {"more": [("i", "@CLIENT.Example")]}, {}),
    ("i= outside", "malformed", {"more": [("i", "anna@x.example")]}, {}),
    ("i= that only ends so", "malformed", {"more": [("i", "anna@xclient.example")]}, {}),
    ("i= above", "malformed", {"more": [("i", "anna@example")]}, {}),
    ("i= without @", "malformed", {"more": [("i", "client.example")]}, {}),
    ("i= of nothing", "malformed", {"more": [("i", "")]}, {}),
    ("d= in capitals", "pass", {"d": "Client.EXAMPLE"}, {}),
    ("d= below the author", "pass", {"d": "mail.client.example"}, {}),
    ("d= with a dot at the end", "malformed", {"d": "client.example."}, DOMAIN),
    ("d= of one label", "malformed", {"d": "example"}, DOMAIN),
    ("d= with an empty label", "malformed", {"d": "client..example"}, {DKIMPY: DOMAIN[DKIMPY]}),
    ("d= with a space", "malformed", {"d": "client. example"}, DOMAIN),
    ("s= with dots", "pass", {"s": "a.b"}, {}),
    ("s= of nothing", "malformed", {"s": ""}, {DKIMPY: DOMAIN[DKIMPY]}),
    ("h= without From", "malformed", {"h": "to:subject:date"}, FROM),
    ("h= in capitals and spaces", "pass", {"h": "FROM : To :\r\n\tsubject"}, {}),
    ("h= of From alone", "pass", {"h": "from"}, {}),
    ("h= with more than there is", "pass", {"h": "from:from:subject:subject:x-none:reply-to"}, {}),
    ("h= with an empty name", "pass", {"h": "from::to"}, {}),
    ("h= with both List-Id", "pass", {"h": "from:list-id:list-id:list-id"}, {}),
    ("h= with signatures, of which there are none", "pass", {"h": "from:dkim-signature"},
     {DKIMPY: "it takes the signature for one of those signed", MAIL_DKIM: "as dkimpy"}),
]

NO_HASH = {DKIMPY: "it does not look at h="}
STRICT = {DKIMPY: "it does not look at t=s"}

# Keys: (what, verdict, the record as a function of the key, tags added, who differs).
RECORDS = [
    ("as usual", "pass", lambda key: key.record, [], {}),
    ("none", "no key", lambda key: None, [], {}),
    ("nothing", "no key", lambda key: b"", [], {}),
    ("no v=", "pass", lambda key: key.record[9:], [], {}),
    ("another v=", "no key", lambda key: key.record.replace(b"DKIM1", b"DKIM2"), [], {}),
    ("a small v=", "no key", lambda key: key.record.replace(b"DKIM1", b"dkim1"), [], {}),
    ("revoked", "no key", lambda key: b"v=DKIM1; k=" + key.kind.encode() + b"; p=", [], {}),
    ("no p=", "no key", lambda key: b"v=DKIM1; k=" + key.kind.encode(), [], {}),
    ("another kind", "no key", lambda key: key.record.replace(b"k=", b"k=x"), [], {}),
    ("the other kind", "no key", lambda key: key.record.replace(
        b"k=" + key.kind.encode(), b"k=rsa" if key.kind == "ed25519" else b"k=ed25519"), [], {}),
    ("garbage", "no key", lambda key: b"v=DKIM1; k=" + key.kind.encode() + b"; p=aGVsbG8gd29ybGQ=", [], {}),
    ("no base64", "no key", lambda key: b"v=DKIM1; k=" + key.kind.encode() + b"; p=????", [], {}),
    ("a cut key", "no key", lambda key: key.record[:-24], [], {}),
    ("a page", "no key", lambda key: b"<html><body>none</body></html>", [], {}),
    ("notes", "pass", lambda key: key.record + b"; n=our key; zz=1;", [], {}),
    ("folds in p=", "pass", lambda key: key.record[:60] + b" " + key.record[60:] + b" ; ", [], {}),
    ("testing", "pass", lambda key: key.record + b"; t=y", [], {}),
    ("unknown flags", "pass", lambda key: key.record + b"; t=z:q", [], {}),
    ("strict", "pass", lambda key: key.record + b"; t=s", [("i", "a@client.example")], {}),
    ("strict, i= below", "no key", lambda key: key.record + b"; t=s", [("i", "a@m.client.example")], STRICT),
    ("testing and strict", "no key", lambda key: key.record + b"; t=y:s", [("i", "@m.client.example")], STRICT),
    ("for mail", "pass", lambda key: key.record + b"; s=email", [], {}),
    ("for all", "pass", lambda key: key.record + b"; s=*", [], {}),
    ("for mail and more", "pass", lambda key: key.record + b"; s=other:email", [], {DKIMPY: "it knows no lists in s="}),
    ("for another service", "no key", lambda key: key.record + b"; s=other", [], {}),
    ("for sha256", "pass", lambda key: key.record + b"; h=sha256", [], {}),
    ("for sha1 and sha256", "pass", lambda key: key.record + b"; h=sha1:sha256", [], {}),
    ("for sha1", "no key", lambda key: key.record + b"; h=sha1", [], NO_HASH),
    ("a granularity", "pass", lambda key: key.record + b"; g=bob", [], {MAIL_DKIM: "RFC 6376 dropped g="}),
    ("p= twice", "no key", lambda key: key.record + b"; p=" + key.public, [], SYNTAX),
    ("a tag without =", "no key", lambda key: key.record + b"; zz", [], {}),
]


def sha1_of(mail, key, by_hand):
    return by_hand(mail, tags(key, a="rsa-sha1"), key, hasher=hashlib.sha1)
