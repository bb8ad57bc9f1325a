"""The correspondence of the sample engagement. Every person, firm and address is invented."""

from dataclasses import dataclass, field

MIRA = "Mira Okafor <mira@okafor-design.example>"
DANIEL = "Daniel Reyes <daniel@northwind-studio.example>"
PRIYA = "Priya Nair <studio@northwind-studio.example>"


@dataclass
class Mail:
    key: str
    date: str  # as the sender's own clock and zone wrote it
    sender: str
    to: str
    subject: str
    body: str
    form: str = "plain"  # plain, flowed, alternative, html, latin1
    answers: str = ""  # the key of the mail that is answered and quoted
    cc: str = ""
    attach: list = field(default_factory=list)  # names in make_sample.attachments()
    extra: list = field(default_factory=list)  # further header lines


def mail(*fields, **options):
    return Mail(*fields, **options)


MAILS = [
    mail("kickoff", "Mon, 14 Sep 2026 17:42:18 +0200", MIRA, DANIEL,
         "Website redesign: kick-off, and what I need from you", """\
Dear Daniel,

thank you for the contract. Upwork shows milestone 1 as funded since this
afternoon, so I am starting today, and from here on mail is fine too.

So that we both work from the same page, I have attached the scope as I
understand it: five pages (home, work, piece, classes, visit), one design
direction with two rounds of revision, built as plain HTML and CSS. Not part
of it: a shop, new texts, photography, hosting.

Milestone 1, the design, USD 600: 9 October.
Milestone 2, the built pages, USD 1,200: 30 October.

From you I need the texts and the photographs by Monday, 21 September. If
they come later, the dates move by as many days; nothing worse happens.

Could you write me one line if this matches what you have in mind?

I am looking forward to this one. I have been drinking my tea out of one of
your cups since Friday.

Warm regards from Berlin,
Mira
""", form="alternative", attach=["scope-summary.txt"]),

    mail("agreed", "Mon, 14 Sep 2026 15:05:51 -0500", DANIEL, MIRA,
         "Re: Website redesign: kick-off, and what I need from you", """\
Hi Mira,

agreed, that is exactly what we discussed. Five pages, two milestones, no shop.
Texts and pictures by the 21st is fine. Priya, who runs the studio day to day,
will send you the photos; I do the words.

Which cup?

Daniel
""", form="flowed", answers="kickoff"),

    mail("newsletter", "Tue, 15 Sep 2026 06:00:04 +0000",
         "The Kerning Post <letters@kerningpost.example>", MIRA,
         "Issue 214: numerals that behave in tables", """\
Good morning.

This week: why old-style numerals look restless in price lists, a short history
of the tabular figure, and three free typefaces that have both.

Read it on the web: https://kerningpost.example/214

You receive this letter because you asked for it.
Unsubscribe: https://kerningpost.example/bye
""", form="html", extra=["List-Id: The Kerning Post <letters.kerningpost.example>",
                         "List-Unsubscribe: <https://kerningpost.example/bye>"]),

    mail("question", "Wed, 16 Sep 2026 11:20:33 +0200", MIRA, DANIEL,
         "Two questions about the classes page", """\
Hi Daniel,

the small celadon one, with the thumbprint near the foot.

Two short questions before I draw anything:

1. Classes: do you want a calendar with booking, or is a list enough (title,
   dates, price, a line "write to us to book")? The list is inside our scope,
   a booking calendar would be a separate piece of work.
2. Visit: is the map a picture with a link, or embedded? I would take the
   picture. It loads faster and sends nobody's address to third parties.

Best,
Mira
""", form="flowed"),

    mail("answers", "Thu, 17 Sep 2026 08:47:09 -0500", DANIEL, MIRA,
         "Re: Two questions about the classes page", """\
Morning!

1. A list is fine. We run eight classes a season, nobody needs a calendar.
2. Picture with a link, good idea.

From 5 October to 9 October I am at a fair in Santa Fe, slow on mail.

Daniel
""", answers="question"),

    mail("friend", "Fri, 18 Sep 2026 19:12:40 +0200",
         "Jonas Brandt <jonas.brandt@havelpost.example>", MIRA,
         "Sonntag: Müggelsee?", """\
Hallo Mira,

kommst Du am Sonntag mit an den Müggelsee? Abfahrt 10:15 Ostkreuz, Rückfahrt,
wann wir müde sind. Käsekuchen bringe ich mit, für Äpfel und Kaffee könntest Du
sorgen.

Schöne Grüße
Jonas
""", form="latin1"),

    mail("texts", "Mon, 21 Sep 2026 16:31:12 -0500", DANIEL, MIRA,
         "Texts for all five pages", """\
Hi Mira,

as promised: the words for all five pages, one row per block. Please correct
my commas.

Priya is still sorting the photos, we had a kiln to unload. Thursday at the
latest.

Daniel
""", attach=["page-texts.csv"]),

    mail("photos", "Thu, 24 Sep 2026 14:02:55 -0500", PRIYA, MIRA,
         "Photos for the website, and the glazes", """\
Hello Mira,

here is the folder with 31 pictures: https://files.northwind-studio.example/web
Sorry it is three days late, the kiln had other plans. The prettiest are in
"résumé", the ones from the exhibition at the Café Søndag in "vernissage".

I also attach the six glazes of the autumn series, so that your colours can
sit next to ours.

Best wishes,
Priya
""", form="latin1", cc=DANIEL, attach=["glaze-swatches.png"]),

    mail("checkin1", "Fri, 25 Sep 2026 16:55:00 +0200", MIRA, DANIEL,
         "Check-in 1: Töne, Ton und Typografie", """\
Dear Daniel, dear Priya,

the first Friday note. (The subject is a German pun: "Ton" is clay, "Töne" are
tones.)

Done: all texts and all 31 photographs are here and complete, thank you. They
came on 24 September, so by our rule the design would be due on 12 October. I
think I can keep the 9th all the same.
Doing: two directions for the home page. You choose one.
Needed from you: nothing this week.

Have a good weekend,
Mira
""", form="alternative", cc=PRIYA),

    mail("directions", "Wed, 30 Sep 2026 18:24:47 +0200", MIRA, DANIEL,
         "Two directions for the home page", """\
Hi Daniel,

here they are:

A, "shelf": a quiet grid, every piece the same size.
   https://preview.okafor-design.example/northwind/a
B, "table": one large piece, much paper-white, the glaze as the only colour.
   https://preview.okafor-design.example/northwind/b  (small sketch attached)

My advice is B. It gives a single bowl the room it deserves.

Could you choose by Friday? Then the design is with you before Santa Fe.

Best,
Mira
""", form="flowed", attach=["direction-b.png"]),

    mail("choice", "Thu, 1 Oct 2026 10:13:26 -0500", DANIEL, MIRA,
         "Re: Two directions for the home page", """\
B, no contest. Priya says the same, and she never agrees with me.

Please go on with B for all pages.

Daniel
""", answers="directions"),

    mail("design", "Wed, 7 Oct 2026 15:40:02 +0200", MIRA, DANIEL,
         "Milestone 1: the design of all five pages", """\
Dear Daniel,

the design is complete, two days early. I have also submitted it on Upwork as
milestone 1.

Home      https://preview.okafor-design.example/northwind/design/home
Work      https://preview.okafor-design.example/northwind/design/work
Piece     https://preview.okafor-design.example/northwind/design/piece
Classes   https://preview.okafor-design.example/northwind/design/classes
Visit     https://preview.okafor-design.example/northwind/design/visit

Each page exists for a phone (360 pixels wide) and for a desk (1280).

No hurry while you are at the fair.

Mira
""", form="alternative"),

    mail("approved1", "Thu, 8 Oct 2026 21:36:14 -0500", DANIEL, MIRA,
         "Re: Milestone 1: the design of all five pages", """\
Looked at it between two customers, then again in the hotel with a beer. This
is lovely. Approved and released on Upwork just now. I will fund the second
part when I am back on Monday.

Daniel
""", answers="design"),

    mail("funded", "Mon, 12 Oct 2026 09:58:37 -0500", DANIEL, MIRA,
         "Milestone 2 is funded", """\
Hi Mira,

back home. I have put the $1,200 for milestone 2 into the project funds. Go!

Sent from my phone
""", form="html"),

    mail("othercl", "Wed, 14 Oct 2026 09:15:00 +0200",
         "Bäckerei Krüger <buero@baeckerei-krueger.example>", MIRA,
         "Öffnungszeiten an den Feiertagen ändern", """\
Guten Morgen Frau Okafor,

bitte ändern Sie auf unserer Seite die Öffnungszeiten: am 31. Oktober schließen
wir schon um 13 Uhr. Die Rechnung dafür wie immer per Post.

Freundliche Grüße
Sabine Krüger
"""),

    mail("shop", "Fri, 16 Oct 2026 11:22:08 -0500", DANIEL, MIRA,
         "Small addition: the shop", """\
Hi Mira,

while you are at it: could you also build the shop? Nothing big, maybe 40
pieces, a cart, cards and PayPal, and the shipping costs by weight. It would be
great to have it online together with the pages, the holidays are our season.

From Monday on Priya is at the studio if you need measurements.

Daniel
""", form="flowed"),

    mail("noshop", "Fri, 16 Oct 2026 19:48:51 +0200", MIRA, DANIEL,
         "Re: Small addition: the shop", """\
Hi Daniel,

I understand the wish, and the season is a good reason for it.

The shop is not part of our agreement (it is the first line under "not
included"), and it is more than a small addition: a cart, two ways to pay and
shipping by weight are about two weeks of work with testing. Squeezed in now,
it would put the 30th at risk for the pages you have already funded.

Two ways that would work well:

a) The pages on 30 October as agreed. Then the shop as a milestone of its own
   on Upwork: USD 1,450, ready three weeks after it is funded.
b) The pages as agreed, and a "write to us about this piece" link on every
   piece. That is already in the design and costs nothing.

Tell me which you prefer. Either way nothing changes for milestone 2.

Best,
Mira
""", form="alternative", answers="shop"),

    mail("parked", "Mon, 19 Oct 2026 08:31:40 -0500", DANIEL, MIRA,
         "Re: Small addition: the shop", """\
Fair enough. Let's park the shop and go with (b), the pages as agreed on the
30th. We can talk about a shop in January.

Daniel
""", answers="noshop"),

    mail("checkin2", "Fri, 23 Oct 2026 16:48:22 +0200", MIRA, DANIEL,
         "Check-in 2: Schöne Gefäße, four pages of five", """\
Dear Daniel, dear Priya,

Done: home, work, piece and classes are built and stand on the preview:
https://preview.okafor-design.example/northwind/
Doing: visit, then testing on six phones and three browsers.
Needed from you: the opening hours for November, by Tuesday, please.

On course for the 30th.

Mira
""", form="alternative", cc=PRIYA),

    mail("hours", "Mon, 26 Oct 2026 09:05:17 -0500", PRIYA, MIRA,
         "Opening hours, and Jörg Bär's raku class", """\
Hello Mira,

hours in November: Tuesday to Saturday, 10 to 6.

And could the raku class with Jörg Bär go on top of the classes list? It is
the one that fills first.

The preview is so pretty that I sent it to my mother.

Priya
""", form="plain", answers="checkin2", cc=DANIEL),

    mail("lunch", "Wed, 28 Oct 2026 12:03:00 +0100",
         "Aylin Demir <aylin@hinterhof-studio.example>", MIRA,
         "Desk in the studio from January?", """\
Hey Mira,

Tom is moving out, so the desk by the window is free from January. 240 a month,
heating included, coffee is a matter of honour. Want it?

Aylin
"""),

    mail("delivery", "Fri, 30 Oct 2026 14:20:45 +0100", MIRA, DANIEL,
         "Milestone 2: the five pages are ready", """\
Dear Daniel,

all five pages are built, tested and on the preview. I have submitted them on
Upwork as milestone 2 a minute ago, with the same links:

Home      https://preview.okafor-design.example/northwind/index.html
Work      https://preview.okafor-design.example/northwind/work.html
Piece     https://preview.okafor-design.example/northwind/piece.html
Classes   https://preview.okafor-design.example/northwind/classes.html
Visit     https://preview.okafor-design.example/northwind/visit.html
All files https://preview.okafor-design.example/northwind/delivery.zip

Jörg's raku class is on top of the list, and the November hours are on the
visit page.

Please look at them in peace and tell me what you would like changed. Round one
of two is yours whenever you are ready.

Best,
Mira
""", form="alternative", cc=PRIYA),

    mail("changes", "Thu, 5 Nov 2026 10:41:33 -0600", DANIEL, MIRA,
         "Re: Milestone 2: the five pages are ready", """\
Hi Mira,

we went through all of it. I pressed "request changes" on Upwork so that the
list is there as well. This is round one:

1. The phone number in the header, on every page.
2. A different bowl on the home page: the blue one, picture 17.
3. On the classes page the prices should stand on the right.

That is all from us.

Daniel
""", form="flowed", answers="delivery", cc=PRIYA),

    mail("redelivery", "Tue, 10 Nov 2026 15:32:10 +0100", MIRA, DANIEL,
         "Milestone 2: your three changes are done, all files attached", """\
Dear Daniel,

all three changes are done, and I have submitted the milestone on Upwork again:

1. Phone number: in the header of every page.
2. Home page: the blue bowl, picture 17.
3. Classes: prices on the right, also on a phone.

The pages are at the same addresses. This time I attach the files too, so that
you have everything in your own hands: delivery.zip, eight files, with a short
README about changing texts. Its SHA-256 is

{delivery_sha256}

The photographs in web sizes are too large for mail (31 MB). They are here:
https://preview.okafor-design.example/northwind/photos.zip

Round two is still open if you find something.

Best,
Mira
""", form="alternative", answers="changes", cc=PRIYA, attach=["delivery.zip"]),

    mail("accepted", "Wed, 11 Nov 2026 08:54:29 -0600", DANIEL, MIRA,
         "Re: Milestone 2: your three changes are done, all files attached", """\
Hi Mira,

thanks, the new pages look great! Priya and I clicked through all five this
morning, the blue bowl was the right choice. The zip opens fine here. No
further changes from us.

I will take care of the Upwork side this week.

Daniel
""", answers="redelivery", cc=PRIYA),

    mail("invoice", "Thu, 12 Nov 2026 10:10:00 +0100", MIRA, DANIEL,
         "Invoice 2026-017 for your records", """\
Dear Daniel,

that makes me happy, thank you both.

For your books I attach invoice 2026-017 over USD 1,200.00. It is only a
document: the payment itself runs through Upwork, as soon as you approve
milestone 2 there. Nothing else to do.

Best,
Mira
""", form="plain", attach=["invoice-2026-017.pdf"]),

    mail("voucher", "Thu, 12 Nov 2026 15:21:44 -0600", DANIEL, MIRA,
         "One more page: gift vouchers", """\
Hi Mira,

one more thing before Christmas: could you also make a page for gift vouchers,
with a form that sends us a mail? People ask for them every day.

Daniel
"""),

    mail("voucher-offer", "Fri, 13 Nov 2026 10:04:12 +0100", MIRA, DANIEL,
         "Re: One more page: gift vouchers", """\
Hi Daniel,

gladly. A sixth page is a small change order: "Gift voucher page with a form",
USD 180, ready ten days after it is funded. I have put it on Upwork as milestone
3. I start as soon as the deposit shows there.

Best,
Mira
""", form="plain", answers="voucher"),

    mail("voucher-yes", "Fri, 13 Nov 2026 08:12:09 -0600", DANIEL, MIRA,
         "Re: One more page: gift vouchers", """\
Yes please, do that. I will fund it on Upwork.

Daniel
""", answers="voucher-offer"),

    mail("nudge", "Wed, 18 Nov 2026 11:02:37 +0100", MIRA, DANIEL,
         "Milestone 2: a short reminder", """\
Hi Daniel,

I hope the start of the season is a good one. Milestone 2 still waits for your
click on Upwork; it was submitted again on 10 November. Is anything missing on
your side? If so, tell me and I will look at it the same day.

Best,
Mira
""", form="flowed"),

    mail("ended", "Fri, 20 Nov 2026 09:26:03 -0600", DANIEL, MIRA,
         "Contract ended", """\
Mira,

we have ended the contract on Upwork a few minutes ago and asked for the $1,200
back. The website is not what we asked for, and we never received the final
files. We also expected a shop.

Please approve the refund.

Daniel Reyes
Northwind Studio
""", cc=PRIYA),
]
