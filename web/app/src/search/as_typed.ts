// What is asked while somebody still types: a word that may go on is taken as the begin of words.
const quote = '"';
// The last word: from the space or parenthesis before it to the end, without a field in front of it.
const last_word = /(?:^|[\s(])([^\s():"*]+)$/u;
// Fewer letters begin too many words.
const long_enough = /[\p{L}\p{M}\p{N}]{3,}$/u;
const connectives = ["AND", "OR", "NOT"];

// The words behind NOT are left as they are: a begin would hide more than was asked for.
export function askedFor(typed: string): string {
    const asked = typed.trim();
    const word = last_word.exec(typed)?.[1];
    if (word === undefined || connectives.includes(word) || !long_enough.test(word)) return asked;
    const isQuoted = typed.split(quote).length % 2 === 0;
    const isExcluded = /(?:^|[\s(])NOT\s+$/.test(typed.slice(0, -word.length));
    return isQuoted || isExcluded ? asked : `${asked}*`;
}

// What is asked where evidence is chosen by its words: a subject such as "Re: the logo" names no field.
export function wordsAsked(typed: string): string {
    const words = typed.split(/\s+/u).map((word) => word.replaceAll(quote, ""));
    const plain = words.map((word) => (/[:()*]/.test(word) ? quote + word + quote : word));
    return askedFor(plain.filter((word) => word !== "").join(" "));
}
