// The CRC-32 of ZIP (PKWARE APPNOTE 4.4.7), four bytes at a step.
import { Bytes } from "./bytes";

const tables = Array.from({ length: 4 }, () => new Uint32Array(256));

for (let n = 0; n < 256; ++n) {
    let c = n;
    for (let k = 0; k < 8; ++k) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    tables[0]![n] = c;
}
for (let n = 0; n < 256; ++n)
    for (let t = 1; t < 4; ++t) {
        const c = tables[t - 1]![n]!;
        tables[t]![n] = tables[0]![c & 0xff]! ^ (c >>> 8);
    }

export class Crc32 {
    private crc = 0xffffffff;

    update(bytes: Bytes): void {
        const [t0, t1, t2, t3] = tables as [Uint32Array, Uint32Array, Uint32Array, Uint32Array];
        let crc = this.crc;
        let at = 0;
        for (; at + 4 <= bytes.length; at += 4) {
            crc ^=
                bytes[at]! |
                (bytes[at + 1]! << 8) |
                (bytes[at + 2]! << 16) |
                (bytes[at + 3]! << 24);
            crc =
                t3[crc & 0xff]! ^
                t2[(crc >>> 8) & 0xff]! ^
                t1[(crc >>> 16) & 0xff]! ^
                t0[crc >>> 24]!;
        }
        for (; at < bytes.length; ++at) crc = t0[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
        this.crc = crc;
    }

    value(): number {
        return (this.crc ^ 0xffffffff) >>> 0;
    }
}
