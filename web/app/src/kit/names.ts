// Sentences of the program name acts and views by its commands (`tally party set`). The page has the same under
// names of its own.
import { words } from "../strings/en";

const { tabs } = words.engagement;
const { sections } = words.app;

// Where what begins with this word stands in the page.
const pages: Record<string, string> = {
    alerts: sections.today,
    deadlines: sections.today,
    milestone: tabs.overview,
    health: tabs.overview,
    timeline: tabs.timeline,
    agreement: tabs.agreement,
    scope: tabs.scope,
    change: tabs.scope,
    checkin: tabs.checkins,
    responsibility: tabs.checkins,
    party: tabs.people,
    channel: tabs.people,
    link: tabs.people,
    invoice: tabs.money,
    hours: tabs.money,
    fee: tabs.money,
    cosignatures: tabs.proof,
    stamp: tabs.proof,
    contract: tabs.end,
    dispute: tabs.end,
    feedback: tabs.end,
    playbook: tabs.trouble,
    case: sections.cases,
    chat: sections.evidence,
    show: sections.evidence,
    label: sections.evidence,
    import: sections.evidence,
    inbox: sections.evidence,
    search: sections.search,
    letter: sections.write,
    draft: sections.write,
    owed: sections.rights,
    rights: sections.rights,
    lessons: sections.lessons,
    retrospective: sections.lessons,
    client: sections.lessons,
    record: sections.record,
    verify: sections.verify,
    account: sections.settings,
};

// The name of the act, else of the page; null where a command has no counterpart in the page.
export function nameInPage(command: string): string | null {
    const [program, group = "", act = ""] = command.split(/\s+/);
    if (program !== "tally") return null;
    const acts: Record<string, { title: string }> = words.actions;
    return (acts[`${group} ${act}`] ?? acts[group])?.title ?? pages[group] ?? null;
}
