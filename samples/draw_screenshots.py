#!/usr/bin/env python3
"""Draws the two screenshots of the sample engagement. Needs python3-cairo; the letters come from
the fonts of the machine, so the pictures that count are the ones that are kept here."""

import math
import pathlib

import cairo

FOLDER = pathlib.Path(__file__).resolve().parent / "website-redesign" / "screenshots"
WIDTH, HEIGHT = 1280, 800


def colour(context, code):
    context.set_source_rgb(*(int(code[i:i + 2], 16) / 255 for i in (0, 2, 4)))


def box(context, code, x, y, width, height):
    colour(context, code)
    context.rectangle(x, y, width, height)
    context.fill()


def text(context, code, x, y, size, words, family="DejaVu Serif", bold=False, align="left"):
    colour(context, code)
    weight = cairo.FONT_WEIGHT_BOLD if bold else cairo.FONT_WEIGHT_NORMAL
    context.select_font_face(family, cairo.FONT_SLANT_NORMAL, weight)
    context.set_font_size(size)
    advance = context.text_extents(words).x_advance
    context.move_to(x - {"left": 0, "center": advance / 2, "right": advance}[align], y)
    context.show_text(words)
    return advance


def browser(context, address):
    box(context, "dfe1e5", 0, 0, WIDTH, 64)
    for i, code in enumerate(("ee6a5f", "f5bd4f", "61c454")):
        colour(context, code)
        context.new_path()
        context.arc(26 + 22 * i, 32, 7, 0, 2 * math.pi)
        context.fill()
    box(context, "ffffff", 120, 15, 900, 34)
    text(context, "4a4a4a", 136, 38, 16, address, family="DejaVu Sans")


def bowl(context, code, shade, x, y, radius):
    colour(context, code)
    context.new_path()  # words leave their pen behind
    context.arc(x, y, radius, 0, math.pi)
    context.fill()
    box(context, code, x - radius * .34, y + radius * .9, radius * .68, radius * .18)
    colour(context, shade)
    context.save()
    context.translate(x, y)
    context.scale(radius, radius * .16)
    context.new_path()
    context.arc(0, 0, 1, 0, 2 * math.pi)
    context.restore()
    context.fill()


def before(context):
    browser(context, "http://northwind-studio.example/index.php?page=home")
    box(context, "6b4a2b", 0, 64, WIDTH, 736)
    box(context, "fff3d6", 140, 64, 1000, 736)
    box(context, "8c2f1b", 140, 64, 1000, 96)
    text(context, "ffe08a", 640, 124, 42, "~ Northwind Studio Pottery ~", bold=True, align="center")
    box(context, "d9a441", 140, 160, 200, 640)
    for i, name in enumerate(("HOME", "ABOUT US", "GALLERY 1", "GALLERY 2", "GALLERY OLD",
                              "CLASSES 2023", "LINKS", "GUESTBOOK", "CONTACT")):
        box(context, "b9791f", 152, 176 + 46 * i, 176, 36)
        text(context, "ffffff", 240, 200 + 46 * i, 16, name, family="DejaVu Sans", bold=True,
             align="center")
    text(context, "8c2f1b", 370, 208, 26, "WELCOME TO OUR HOMEPAGE!!!", bold=True)
    lines = ("We make all kinds of pottery, bowls, cups, plates and more. Please have a",
             "look at our galleries. This page is best viewed at 1024 x 768. Some of the",
             "pictures are missing at the moment, we are working on it! For classes",
             "please call or send a fax. Last update: 03/14/2019.")
    for i, line in enumerate(lines):
        text(context, "3b2a1a", 370, 246 + 26 * i, 18, line)
    for i, (code, shade) in enumerate((("9a6b43", "7d5433"), ("a9a393", "8b8575"),
                                       ("7a8f6a", "5f7352"), ("", ""))):
        x = 370 + 188 * i
        box(context, "ffffff", x, 372, 172, 172)
        if code:
            bowl(context, code, shade, x + 86, 440, 62)
        else:
            text(context, "777777", x + 86, 462, 15, "image not found", family="DejaVu Sans",
                 align="center")
        text(context, "1a3fbf", x + 86, 568, 15, f"click to enlarge ({i + 1})", align="center")
    box(context, "fffbe8", 370, 600, 740, 116)
    text(context, "c4161c", 388, 636, 20, "NEW: summer classes 2023, only 3 places left!", bold=True)
    text(context, "3b2a1a", 388, 670, 18, "Opening hours: see the notice on the door.")
    text(context, "3b2a1a", 388, 700, 18, "You are visitor no. 0018842")
    text(context, "3b2a1a", 640, 776, 14, "(c) 2009-2019 Northwind Studio", align="center")


def after(context):
    browser(context, "https://preview.okafor-design.example/northwind/index.html")
    paper, ink, glaze = "faf8f4", "26221d", "2f5d8a"
    box(context, paper, 0, 64, WIDTH, 736)
    bowl(context, glaze, "24496d", 126, 104, 20)
    text(context, ink, 164, 122, 22, "Northwind Studio")
    x = 470
    for name in ("Home", "Work", "Piece", "Classes", "Visit"):
        x += text(context, glaze if name == "Home" else ink, x, 122, 18, name) + 34
    text(context, ink, 1176, 122, 18, "512 555 0117", align="right")
    box(context, "e6dfd3", 104, 150, 1072, 1)
    text(context, ink, 104, 262, 50, "Stoneware for")
    text(context, ink, 104, 326, 50, "every day, thrown")
    text(context, ink, 104, 390, 50, "in East Austin.")
    text(context, "5b544a", 104, 450, 20, "Six glazes, fired twice, made to be used.")
    text(context, "5b544a", 104, 482, 20, "Come and hold one.")
    box(context, glaze, 104, 524, 210, 52)
    text(context, "ffffff", 209, 557, 18, "See the work", align="center")
    bowl(context, glaze, "24496d", 900, 300, 236)
    text(context, "8a8174", 900, 606, 15, "Blue bowl, 24 cm, cobalt over white slip", align="center")
    box(context, "e6dfd3", 104, 640, 1072, 1)
    for i, (head, line) in enumerate((("Next class", "Raku with Jörg Bär, 7 November"),
                                      ("Open", "Tuesday to Saturday, 10 to 6"),
                                      ("A piece for you?", "Write to us about it"))):
        text(context, glaze, 104 + 372 * i, 690, 18, head, bold=True)
        text(context, ink, 104 + 372 * i, 722, 18, line)


def main():
    for name, draw in (("homepage-before", before), ("homepage-after", after)):
        surface = cairo.ImageSurface(cairo.FORMAT_RGB24, WIDTH, HEIGHT)
        draw(cairo.Context(surface))
        surface.write_to_png(str(FOLDER / f"{name}.png"))


if __name__ == "__main__":
    main()
