"""The website that the sample engagement delivers: five small pages, a style sheet, a logo."""

NAMES = {"index": "Home", "work": "Work", "piece": "Piece", "classes": "Classes",
         "visit": "Visit"}

CONTENT = {
    "index": """\
    <section class="table">
      <h1>Stoneware for every day,<br>thrown in East Austin.</h1>
      <div class="bowl" role="img" aria-label="The blue bowl, picture 17"></div>
      <p>Six glazes, fired twice, made to be used. Come and hold one.</p>
    </section>
""",
    "work": """\
    <h1>Work</h1>
    <ul class="grid">
      <li>Blue bowl, 24 cm</li>
      <li>Tea cup, celadon</li>
      <li>Tall jug, ash</li>
      <li>Plate, iron speckle</li>
    </ul>
""",
    "piece": """\
    <h1>Blue bowl, 24 cm</h1>
    <div class="bowl" role="img" aria-label="The blue bowl"></div>
    <p>Stoneware, cobalt over white slip, dishwasher safe.</p>
    <p><a href="mailto:studio@northwind-studio.example">Write to us about this piece</a></p>
""",
    "classes": """\
    <h1>Classes</h1>
    <table>
      <tr><th>Class</th><th>Starts</th><th class="price">Price</th></tr>
      <tr><td>Raku with Jörg Bär</td><td>7 November</td><td class="price">$180</td></tr>
      <tr><td>First bowls</td><td>10 November</td><td class="price">$140</td></tr>
      <tr><td>Handles and spouts</td><td>1 December</td><td class="price">$95</td></tr>
    </table>
    <p><a href="mailto:studio@northwind-studio.example">Write to us to book</a></p>
""",
    "visit": """\
    <h1>Visit</h1>
    <p>Tuesday to Saturday, 10 to 6. The door is the green one.</p>
""",
}

STYLE = """\
:root { --paper: #faf8f4; --ink: #26221d; --glaze: #2f5d8a; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.1rem/1.6 Georgia, serif; }
header, main { max-width: 64rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
header .phone { margin-left: auto; }
nav a { margin-right: 1rem; color: inherit; }
nav a[aria-current] { color: var(--glaze); }
.bowl { width: 60vw; max-width: 30rem; aspect-ratio: 2 / 1; background: var(--glaze);
        border-radius: 0 0 15rem 15rem; }
.grid { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
        list-style: none; padding: 0; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: left; padding: .4rem 0; border-bottom: 1px solid #ddd6ca; }
.price { text-align: right; }
"""

LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" role="img">
  <title>Northwind Studio</title>
  <path d="M8 26h48c0 16-10 26-24 26S8 42 8 26z" fill="#2f5d8a"/>
  <path d="M14 18c6-6 12 4 18-2s12 4 18-2" fill="none" stroke="#26221d" stroke-width="3"/>
</svg>
"""

README = """\
Northwind Studio: the website, 10 November 2026
===============================================

index.html    Home
work.html     Work
piece.html    Piece: copy this file for every further piece
classes.html  Classes: one table row per class
visit.html    Visit
style.css     all colours and sizes; the colours stand in the first line
logo.svg      the logo as vectors

To change a text, open the page in any text editor, change the words between
the tags and upload the file. The photographs in web sizes come as a separate
download; put them beside the pages into a folder named "photos".
"""


def page(name):
    links = "".join(link(other, title, other == name) for other, title in NAMES.items())
    return f"""\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>{NAMES[name]} – Northwind Studio</title>
    <link rel="stylesheet" href="style.css">
  </head>
  <body>
    <header>
      <img src="logo.svg" alt="Northwind Studio" width="64" height="64">
      <nav>{links}</nav>
      <a class="phone" href="tel:+15125550117">512 555 0117</a>
    </header>
    <main>
{CONTENT[name]}    </main>
  </body>
</html>
"""


def link(name, title, current):
    mark = ' aria-current="page"' if current else ""
    return f'<a href="{name}.html"{mark}>{title}</a>'


def delivery_files():
    """Name and text of every file of the delivery, in the order of the archive."""
    pages = [(f"{name}.html", page(name)) for name in NAMES]
    return pages + [("style.css", STYLE), ("logo.svg", LOGO), ("README.txt", README)]
