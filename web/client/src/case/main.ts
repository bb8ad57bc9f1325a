// A mediator's page: loads the one file of the link, checks its bytes in this browser with the code of
// verify.html, and shows what the file says. The server gives nothing but the file.
import { BundleReport, verifyZip } from "../../../verify/src/bundle";
import { shown } from "../../../verify/src/bytes";
import { element } from "../../../verify/src/page/elements";
import { Outside } from "../../../verify/src/page/outside";
import { resultOf } from "../../../verify/src/page/result";
import { findSignatures } from "../../../verify/src/signatures";
import type { MediatorsPage } from "../server";
import { instantText } from "../time";
import { readContents } from "./contents";
import { loadCase } from "./load";
import { outsideForm } from "./outside_form";
import { caseSections, jumps, keep } from "./sections";
import { words } from "./words";

// Asks for a repaint before work that keeps the browser busy.
function breath(): Promise<void> {
    return new Promise((done) => setTimeout(done, 0));
}

class CasePage {
    private readonly progress = element("p", "progress");
    private readonly verdict = element("div", "result");
    private readonly contents = element("div", "");
    private readonly checks = element("section", "result part");
    private readonly outside: Outside;
    private zip: Blob | null = null;
    private run = 0; // a later check makes an earlier one's answer worthless

    constructor(
        private readonly page: MediatorsPage,
        private readonly url: string,
        main: HTMLElement,
    ) {
        const { form, outside } = outsideForm(() => void this.checkAgain());
        this.outside = outside;
        this.progress.setAttribute("role", "status");
        this.verdict.setAttribute("aria-live", "polite");
        this.checks.id = "checks";
        main.replaceChildren(
            ...this.head(),
            this.progress,
            this.verdict,
            this.contents,
            form,
            this.checks,
        );
    }

    private head(): HTMLElement[] {
        const { title, freelancer, client, expires } = this.page;
        return [
            element("h1", "", words.title(title)),
            element("p", "", words.sides(freelancer, client)),
            element("p", "small", words.readOnly(this.page.case.number, instantText(expires))),
        ];
    }

    async load(): Promise<void> {
        const { bytes } = this.page.case;
        this.verdict.replaceChildren();
        this.progress.textContent = words.loading(0, bytes);
        try {
            this.zip = await loadCase(this.url, bytes, (done) => {
                this.progress.textContent = words.loading(done, bytes);
            });
        } catch (error) {
            return this.notLoaded(error);
        }
        await this.check();
    }

    private notLoaded(error: unknown): void {
        const why = error instanceof Error && !(error instanceof TypeError) ? error.message : "";
        const again = element("button", "button", words.again);
        again.type = "button";
        again.addEventListener("click", () => void this.load());
        this.progress.textContent = "";
        const told = element("p", "box warning", words.notLoaded, why === "" ? "" : ` ${why}.`);
        told.setAttribute("role", "alert");
        this.verdict.replaceChildren(told, element("p", "", again));
    }

    private async check(): Promise<void> {
        const zip = this.zip;
        const anchors = this.outside.anchors();
        if (!zip || !anchors) return;
        const mine = ++this.run;
        this.progress.textContent = words.checking;
        await breath();
        const signatures = await findSignatures();
        const name = this.page.case.name;
        const result = await verifyZip(name, zip, anchors, signatures).catch((error) => error);
        if (mine !== this.run) return;
        this.progress.textContent = "";
        if (result instanceof Error) return this.unfinished(result);
        await this.show(zip, result as BundleReport, signatures.available);
    }

    // The answer stands above what was typed.
    private async checkAgain(): Promise<void> {
        await this.check();
        this.verdict.querySelector<HTMLElement>("#verdict")?.focus();
    }

    private unfinished(error: Error): void {
        const told = element("p", "box warning", words.unfinished, ` (${shown(error.message)})`);
        this.verdict.replaceChildren(told);
    }

    // What matters first: the verdict. Then the case; all single checks stand below it.
    private async show(zip: Blob, result: BundleReport, ed25519: boolean): Promise<void> {
        const shownResult = resultOf(this.page.case.name, result, ed25519);
        const first = shownResult.findIndex((one) => one.localName === "section");
        const checkedHere = element("p", "small", words.checkedHere);
        const isAltered = result.report.verdict() === "altered";
        const title = element("h2", "", words.checks);
        this.checks.replaceChildren(title, ...shownResult.slice(first));
        if (isAltered) {
            this.verdict.replaceChildren(
                ...shownResult.slice(0, first),
                element("p", "box warning", words.notShown),
            );
            this.contents.replaceChildren(keep(null, zip, this.page.case.name));
            return;
        }
        this.verdict.replaceChildren(...shownResult.slice(0, first), checkedHere, jumps());
        const contents = await readContents(zip);
        this.contents.replaceChildren(
            ...(await caseSections(contents, result.ledger.leaves.length)),
            keep(contents, zip, this.page.case.name),
        );
    }
}

export { halfChecker } from "./half";

export async function showCase(
    main: HTMLElement,
    page: MediatorsPage,
    base: string,
): Promise<void> {
    await new CasePage(page, `${base}/case`, main).load();
}
