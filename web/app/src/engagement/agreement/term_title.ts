// What a term is about, in plain words; one that only these two agreed on has its own name.
import { words } from "../../strings/en";

const titles: Record<string, string> = words.engagement.agreement.terms;

export function termTitle(name: string): string {
    const lesson = /^lesson_\d+$/.test(name);
    return lesson
        ? words.engagement.agreement.lessonTerm
        : (titles[name] ?? name.replaceAll("_", " "));
}
