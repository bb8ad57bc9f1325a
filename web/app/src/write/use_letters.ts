export function lettersPath(engagement: string, rest = ""): string {
    return `/engagements/${encodeURIComponent(engagement)}/letters${rest}`;
}

// A link that opens a mail program carries the whole mail; nothing where it is no such link.
export function mailOf(mailto: string | undefined): { subject: string; body: string } | null {
    if (mailto === undefined || !mailto.startsWith("mailto:")) return null;
    const question = mailto.indexOf("?");
    if (question < 0) return null;
    // A plus sign is itself in such links, and no space.
    const members = new Map(
        mailto
            .slice(question + 1)
            .split("&")
            .map((member): [string, string] => {
                const [name = "", ...value] = member.split("=");
                return [name, decodeURIComponent(value.join("="))];
            }),
    );
    return { subject: members.get("subject") ?? "", body: members.get("body") ?? "" };
}
