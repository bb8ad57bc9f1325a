// Opens a PDF with pdf.js, which draws it and runs nothing of it. Its worker is a file of our own origin.
import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy } from "pdfjs-dist";
import workerAddress from "pdfjs-dist/build/pdf.worker.min.mjs?url";

interface Policy {
    createScriptURL(address: string): string;
}
interface TrustedTypes {
    createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): Policy;
}

function onlyTheWorker(address: string): string {
    if (address !== workerAddress) throw new TypeError("only the reader of PDFs may run here");
    return address;
}

// The browser lets no text become the address of a script but through this policy.
function startWorker(): void {
    if (GlobalWorkerOptions.workerPort !== null) return;
    const rules = { createScriptURL: onlyTheWorker };
    const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
    const policy = types?.createPolicy("pdf-worker", rules) ?? rules;
    GlobalWorkerOptions.workerPort = new Worker(policy.createScriptURL(workerAddress), {
        type: "module",
    });
}

export type Pdf = PDFDocumentProxy;

// Rejects where the bytes are no PDF, or one with a password.
export async function openPdf(bytes: ArrayBuffer): Promise<Pdf> {
    startWorker();
    // The worker takes the bytes away from this thread, so it gets its own copy.
    const task = getDocument({
        data: new Uint8Array(bytes.slice(0)),
        isEvalSupported: false,
        enableXfa: false,
        useWasm: false,
        useSystemFonts: true,
    });
    return await task.promise;
}

// Draws one page so that it is `width` CSS pixels wide. What the canvas shows stays until the page is done.
export async function drawPage(
    pdf: Pdf,
    number: number,
    canvas: HTMLCanvasElement,
    width: number,
): Promise<void> {
    const page = await pdf.getPage(number);
    const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(2, devicePixelRatio);
    const viewport = page.getViewport({ scale });
    const drawn = document.createElement("canvas");
    drawn.width = Math.floor(viewport.width);
    drawn.height = Math.floor(viewport.height);
    await page.render({ canvas: drawn, viewport }).promise;
    canvas.width = drawn.width;
    canvas.height = drawn.height;
    canvas.getContext("2d")?.drawImage(drawn, 0, 0);
}
