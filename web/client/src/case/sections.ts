// The case as sections: summary, claims, exhibits, what happened, and how to keep and check it.
import { shown } from "../../../verify/src/bytes";
import { element } from "../../../verify/src/page/elements";
import { blobOf, Claim, Contents, Exhibit } from "./contents";
import { Row } from "./csv";
import { elementText, size, statusText, words } from "./words";

const linesMax = 1_000;

function section(id: string, title: string, ...children: (Node | string)[]): HTMLElement {
    const made = element("section", "part", element("h2", "", title), ...children);
    made.id = id;
    return made;
}

function help(text: string): HTMLElement {
    return element("p", "small", text);
}

function save(blob: Blob, name: string): void {
    const link = element("a", "");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Bytes are taken out of the file when they are asked for.
function saveButton(title: string, name: string, blob: () => Promise<Blob>): HTMLElement {
    const button = element("button", "button quiet", title);
    button.type = "button";
    button.addEventListener("click", () => void blob().then((bytes) => save(bytes, name)));
    return button;
}

function saveFile({ files }: Contents, path: string, title?: string): HTMLElement {
    const name = path.split("/").at(-1)!;
    return saveButton(title ?? words.save(name, files.sizeOf(path)), name, () =>
        blobOf(files, path, "application/octet-stream"),
    );
}

async function openLink(contents: Contents): Promise<HTMLElement> {
    const link = element("a", "button", words.openPdf);
    const pdf = await blobOf(contents.files, "data/case.pdf", "application/pdf");
    link.href = URL.createObjectURL(pdf);
    link.target = "_blank";
    return link;
}

function facts(rows: [string, string][]): HTMLElement {
    const cells = rows
        .filter(([, value]) => value !== "")
        .flatMap(([name, value]) => [element("dt", "", name), element("dd", "", value)]);
    return element("dl", "facts plain", ...cells);
}

function day(row: Row | undefined): string {
    return (row?.occurred ?? "").slice(0, 10);
}

async function summary(contents: Contents, entries: number): Promise<HTMLElement> {
    const { chronology, exhibits } = contents;
    const period = chronology.length > 0 ? `${day(chronology[0])}, ${day(chronology.at(-1))}` : "";
    return section(
        "summary",
        words.summary,
        ...(contents.claim === "" ? [] : [element("p", "claim", contents.claim)]),
        facts([
            [words.asks, contents.asks],
            [words.exhibits, words.of(exhibits.length)],
            [words.entries, String(entries)],
            [words.period, period],
        ]),
        help(words.brief),
        element(
            "p",
            "buttons",
            await openLink(contents),
            saveFile(contents, "data/case.pdf", words.savePdf),
        ),
    );
}

function exhibitLinks(numbers: readonly string[]): Node[] {
    return numbers.map((number) => {
        const link = element("a", "exhibit", words.exhibit(number));
        link.href = `#exhibit-${number}`;
        return link;
    });
}

function header(...titles: string[]): HTMLElement {
    const cells = titles.map((title) => {
        const cell = element("th", "", title);
        cell.scope = "col";
        return cell;
    });
    return element("thead", "", element("tr", "", ...cells));
}

function cell(...children: (Node | string)[]): HTMLElement {
    return element("td", "", ...children);
}

function claim({ text, asks, elements }: Claim): HTMLElement {
    const rows = elements.map(({ id, status, shows, exhibits }) =>
        element(
            "tr",
            "",
            cell(elementText(id)),
            cell(element("span", `stand ${status.replaceAll(" ", "-")}`, statusText(status))),
            cell(shows, ...exhibitLinks(exhibits)),
        ),
    );
    return element(
        "div",
        "",
        element("h3", "", asks === "" ? text : `${text} (${asks})`),
        element(
            "table",
            "",
            header(words.element, words.status, words.shows),
            element("tbody", "", ...rows),
        ),
    );
}

function claims({ claims: all }: Contents): HTMLElement {
    const said = all.length === 0 ? [help(words.noClaims)] : all.map(claim);
    return section("claims", words.claims, help(words.claimsHelp), ...said);
}

function exhibit(contents: Contents, one: Exhibit): HTMLElement {
    const made = element(
        "li",
        "box",
        element("h3", "", words.exhibit(one.number)),
        ...(one.shows === "" ? [] : [element("p", "", one.shows)]),
        one.path === null ? help(words.keptBack) : saveFile(contents, one.path),
    );
    made.id = `exhibit-${one.number}`;
    return made;
}

function exhibits(contents: Contents): HTMLElement {
    const all = contents.exhibits.map((one) => exhibit(contents, one));
    return section(
        "exhibits",
        words.exhibits,
        help(words.exhibitsHelp),
        element("ol", "exhibits", ...all),
    );
}

function minute(instant: string): string {
    return instant.slice(0, 16).replace("T", " ");
}

function line(row: Row): HTMLElement {
    const { occurred = "", who = "", what = "", exhibit: number = "", silence_before = "" } = row;
    const claimed = row.vouched_for === "claimed" ? [element("span", "stand", words.claimed)] : [];
    const shows = number === "" ? [] : exhibitLinks([number]);
    const silence = silence_before === "" ? [] : [element("p", "silence", silence_before)];
    return element(
        "tr",
        "",
        cell(row.precision === "day" ? occurred.slice(0, 10) : minute(occurred)),
        cell(...silence, what === "" ? who : what, " ", ...claimed, ...shows),
    );
}

function chronology({ chronology: all }: Contents): HTMLElement {
    const rows = all.slice(0, linesMax).map(line);
    const rest = all.length - rows.length;
    return section(
        "chronology",
        words.chronology,
        help(words.chronologyHelp),
        element("table", "", header(words.when, words.what), element("tbody", "", ...rows)),
        ...(rest > 0 ? [help(words.rest(rest))] : []),
    );
}

export function keep(contents: Contents | null, zip: Blob, name: string): HTMLElement {
    const saves = [saveButton(`${words.saveCase}, ${size(zip.size)}`, name, async () => zip)];
    const page = "data/verify.html";
    if (contents?.files.has(page)) saves.push(saveFile(contents, page, words.savePage));
    const text = (contents?.verifyText ?? "").split("\n").map(shown).join("\n");
    const commands = element("pre", "", text);
    commands.tabIndex = 0;
    const stock = element("details", "more", element("summary", "", words.stock), commands);
    return section(
        "keep",
        words.keep,
        help(words.keepHelp),
        element("p", "buttons", ...saves),
        ...(text === "" ? [] : [stock]),
    );
}

export async function caseSections(contents: Contents, entries: number): Promise<HTMLElement[]> {
    return [
        await summary(contents, entries),
        claims(contents),
        exhibits(contents),
        chronology(contents),
    ];
}

export function jumps(): HTMLElement {
    const places: [string, string][] = [
        ["summary", words.summary],
        ["claims", words.claims],
        ["exhibits", words.exhibits],
        ["chronology", words.chronology],
        ["keep", words.keep],
        ["checks", words.checks],
    ];
    const links = places.map(([id, title]) => {
        const link = element("a", "", title);
        link.href = `#${id}`;
        return element("li", "", link);
    });
    const made = element("nav", "jumps", element("ul", "", ...links));
    made.setAttribute("aria-label", words.jump);
    return made;
}
