// The Merkle tree of a ledger: RFC 6962 section 2, proofs of RFC 9162 section 2.1. Hashes are strings
// of 32 bytes. Sizes are plain numbers below 2^53, so halves are taken by division, not by shifts.
import { refuse } from "./refused";
import { sha256 } from "./sha256";

export function leafHash(line: string): string {
    return sha256("\x00" + line);
}

export function nodeHash(left: string, right: string): string {
    return sha256("\x01" + left + right);
}

export const emptyRoot = sha256("");

// The right edge of a growing tree: the roots of its perfect subtrees, largest first.
export class Frontier {
    private readonly peaks: string[] = [];
    private size = 0;

    append(leaf: string): void {
        let hash = leaf;
        for (let level = this.size; level % 2 === 1; level = half(level))
            hash = nodeHash(this.peaks.pop()!, hash);
        this.peaks.push(hash);
        ++this.size;
    }

    root(): string {
        if (this.peaks.length === 0) return emptyRoot;
        return this.peaks.reduceRight((root, peak) => nodeHash(peak, root));
    }
}

// One pass over the leaves gives the root at every size that is asked for and that there is.
export function rootsAt(leaves: readonly string[], sizes: Iterable<number>): Map<number, string> {
    const wanted = new Set(sizes);
    const roots = new Map<number, string>();
    const frontier = new Frontier();
    for (let size = 0; size <= leaves.length && roots.size < wanted.size; ++size) {
        if (wanted.has(size)) roots.set(size, frontier.root());
        if (size < leaves.length) frontier.append(leaves[size]!);
    }
    return roots;
}

function half(position: number): number {
    return Math.floor(position / 2);
}

// Where a walk from a leaf to the root stands: its position, and that of the last node of the level.
class Climb {
    constructor(
        private position: number,
        private last: number,
    ) {}

    atRoot(): boolean {
        return this.last === 0;
    }

    // True when the next hash of the proof lies to the left; moves up one level, and past the right
    // border where the node has no partner.
    siblingIsLeft(): boolean {
        const left = this.position % 2 === 1 || this.position === this.last;
        if (left) while (this.position % 2 === 0 && this.position !== 0) this.up();
        this.up();
        return left;
    }

    private up(): void {
        this.position = half(this.position);
        this.last = half(this.last);
    }
}

// RFC 9162 section 2.1.3.2: refused unless the leaf stands at that index under the root.
export function verifyInclusion(
    leaf: string,
    index: number,
    size: number,
    proof: readonly string[],
    root: string,
): void {
    if (index >= size) refuse("inclusion: the leaf lies outside the tree");
    const climb = new Climb(index, size - 1);
    let hash = leaf;
    for (const sibling of proof) {
        if (climb.atRoot()) refuse("inclusion: the proof is too long");
        hash = climb.siblingIsLeft() ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    }
    if (!climb.atRoot()) refuse("inclusion: the proof is too short");
    if (hash !== root) refuse("inclusion: the proof does not lead to the root");
}

function verifySameSize(
    oldSize: number,
    oldRoot: string,
    newRoot: string,
    proof: readonly string[],
): void {
    if (proof.length > 0) refuse("consistency: the proof should be empty");
    const same = oldSize === 0 ? oldRoot === emptyRoot : oldRoot === newRoot;
    if (!same) refuse("consistency: two roots for one size");
}

// RFC 9162 section 2.1.4.2: refused unless the old tree is a prefix of the new one.
export function verifyConsistency(
    oldSize: number,
    oldRoot: string,
    newSize: number,
    newRoot: string,
    proof: readonly string[],
): void {
    if (oldSize > newSize) refuse("consistency: the tree has shrunk");
    if (oldSize === newSize || oldSize === 0)
        return verifySameSize(oldSize, oldRoot, newRoot, proof);
    let position = oldSize - 1;
    let last = newSize - 1;
    for (; position % 2 === 1; position = half(position)) last = half(last);
    if (position !== 0 && proof.length === 0) refuse("consistency: the proof is too short");
    const rest = position === 0 ? proof : proof.slice(1);
    let oldHash = position === 0 ? oldRoot : proof[0]!;
    let newHash = oldHash;
    const climb = new Climb(position, last);
    for (const hash of rest) {
        if (climb.atRoot()) refuse("consistency: the proof is too long");
        if (climb.siblingIsLeft()) {
            oldHash = nodeHash(hash, oldHash);
            newHash = nodeHash(hash, newHash);
        } else {
            newHash = nodeHash(newHash, hash);
        }
    }
    if (!climb.atRoot()) refuse("consistency: the proof is too short");
    if (oldHash !== oldRoot) refuse("consistency: the old root does not follow");
    if (newHash !== newRoot) refuse("consistency: the new root does not follow");
}
