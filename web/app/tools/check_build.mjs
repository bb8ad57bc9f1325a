// What must be true of every build: check_build.mjs FOLDER
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

// Gzipped bytes of JavaScript that are loaded before the page of a section.
const first_load_max = 200_000;

const folder = process.argv[2];
const index = readFileSync(path.join(folder, "index.html"), "utf8");
const faults = [];

const scripts = [...index.matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map(([, name]) => name);
const size = scripts.reduce(
    (total, name) => total + gzipSync(readFileSync(path.join(folder, name)), { level: 9 }).length,
    0,
);
if (scripts.length === 0) faults.push("index.html loads no script");
if (size > first_load_max) faults.push(`the first load is ${size} bytes of ${first_load_max}`);

for (const [, attributes, body] of index.matchAll(/<script([^>]*)>([^<]*)/g)) {
    if (!attributes.includes("src=") || body.trim() !== "")
        faults.push("index.html has a script in it");
}
for (const [, address] of index.matchAll(/(?:src|href)="([^"]*)"/g)) {
    if (!address.startsWith("/") || address.startsWith("//")) faults.push(`it loads ${address}`);
}
for (const name of readdirSync(path.join(folder, "assets"))) {
    // The reader of PDFs asks with an empty function whether code out of text is allowed; here it is not.
    const text = readFileSync(path.join(folder, "assets", name), "latin1").replaceAll(
        'new Function("")',
        "",
    );
    if (name.endsWith(".css") && /url\((?!["']?(data:|\/|#))|@import/.test(text))
        faults.push(`${name} loads something from elsewhere`);
    if (name.endsWith(".js") && /\beval\(|new Function\(/.test(text))
        faults.push(`${name} makes code out of text`);
}
for (const fault of faults) console.error(`FAILED: ${fault}`);
console.log(`first load: ${size} bytes of JavaScript, gzipped, in ${scripts.length} files`);
process.exit(faults.length === 0 ? 0 : 1);
