// Who may sign for a ledger (docs/formats/ledger.md, "Keys").
import { fromBase64, toBase64 } from "./bytes";
import { Json, JsonReader } from "./json";
import { Checkpoint, originOf, parseCheckpoint, parseNote, signedBy, SignedNote } from "./note";
import { refuse } from "./refused";
import { sha256 } from "./sha256";
import { parsePublicKeyBytes, parseSignatureBytes, Signatures } from "./signatures";

const keyPrefix = "ed25519:";

export function parsePublicKey(text: string): string {
    if (!text.startsWith(keyPrefix)) refuse("a public key starts with ed25519:");
    return parsePublicKeyBytes(fromBase64(text.slice(keyPrefix.length)));
}

export function keyText(key: string): string {
    return keyPrefix + toBase64(key);
}

export interface KeyLink {
    n: number; // the entry that brought the key
    key: string;
}

export class KeyChain {
    readonly links: KeyLink[];

    constructor(
        readonly ledger: string,
        first: string,
        readonly signatures: Signatures,
    ) {
        this.links = [{ n: 0, key: first }];
    }

    // Takes the body of the ledger.key-rotated entry at position n.
    async rotate(n: number, body: Json): Promise<void> {
        const broken = (what: string): never => refuse(`key rotation in entry ${n}: ${what}`);
        const reader = new JsonReader(body, "body of ledger.key-rotated");
        const signatureAt = (key: string): string =>
            parseSignatureBytes(fromBase64(reader.string(key)));
        const newKey = parsePublicKey(reader.string("new_key"));
        const newSignature = signatureAt("new_signature");
        const oldKey = parsePublicKey(reader.string("old_key"));
        const oldSignature = signatureAt("old_signature");
        reader.string("reason");
        reader.finish();
        if (oldKey !== this.newest()) broken("the old key is not the one in force");
        const message = `tallystick key rotation v1\n${this.ledger}\n${n}\n${keyText(oldKey)}\n${keyText(newKey)}\n`;
        if (!(await this.signatures.verify(oldKey, message, oldSignature)))
            broken("not signed by the old key");
        if (!(await this.signatures.verify(newKey, message, newSignature)))
            broken("not signed by the new key");
        this.links.push({ n, key: newKey });
    }

    newest(): string {
        return this.links[this.links.length - 1]!.key;
    }

    // The key that signs checkpoints of this size: the newest that an entry below it brought.
    inForce(size: number): string {
        let link = this.links.length - 1;
        while (link > 0 && this.links[link]!.n >= size) --link;
        return this.links[link]!.key;
    }

    holds(fingerprint: string): boolean {
        return this.links.some((link) => sha256(link.key) === fingerprint);
    }

    // Refused unless the note is a checkpoint of this ledger, signed by the key in force at its size.
    async openCheckpoint(note: string | SignedNote): Promise<Checkpoint> {
        const parsed = typeof note === "string" ? parseNote(note) : note;
        const checkpoint = parseCheckpoint(parsed.text);
        if (checkpoint.ledger !== this.ledger) refuse("a checkpoint of another ledger");
        const key = this.inForce(checkpoint.size);
        if (!(await signedBy(parsed, originOf(checkpoint.ledger), key, this.signatures)))
            refuse(`the checkpoint of size ${checkpoint.size} is not signed by the ledger's key`);
        return checkpoint;
    }
}
