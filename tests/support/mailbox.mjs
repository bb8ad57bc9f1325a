// A mailbox on loopback for tests in a browser, and the one-time code of a link out of its mails.
import net from "node:net";

/**
 * Keeps what comes (RFC 5321, as far as one sender needs it).
 * @returns {Promise<{ mails: string[], port: number, close: () => void }>} mails as they arrive, the oldest first
 */
export async function openMailbox() {
    /** @type {string[]} */
    const mails = [];
    const server = net.createServer((socket) => {
        let rest = "";
        /** @type {string[] | null} */
        let data = null;
        socket.write("220 mail\r\n");
        socket.on("error", () => {});
        socket.on("data", (bytes) => {
            rest += bytes;
            for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
                const line = rest.slice(0, end);
                rest = rest.slice(end + 2);
                if (data !== null && line !== ".") data.push(line);
                else if (data !== null) {
                    mails.push(data.join("\r\n"));
                    data = null;
                    socket.write("250 kept\r\n");
                } else if (/^DATA/i.test(line)) {
                    data = [];
                    socket.write("354 go on\r\n");
                } else if (/^QUIT/i.test(line)) socket.end("221 bye\r\n");
                else socket.write("250 ok\r\n");
            }
        });
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
    const { port } = /** @type {net.AddressInfo} */ (server.address());
    return { mails, port, close: () => server.close() };
}

/**
 * The code of the newest mail.
 * @param {readonly string[]} mails
 * @returns {string}
 */
export function codeIn(mails) {
    const code = /^ {4}([a-z2-7]{4}-[a-z2-7]{4})\r?$/m.exec(mails.at(-1) ?? "")?.[1];
    if (code === undefined) throw new Error("no code was mailed");
    return code;
}
