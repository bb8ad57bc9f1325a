// How an engagement ended, in two words.
import type { Answers } from "../api/model";
import { Tag, type Tone } from "../kit/tag";
import { words } from "../strings/en";

type Outcome = Answers["retrospective"]["outcome"];
const tones: Record<Outcome["ending"], Tone> = { running: "plain", well: "good", badly: "bad" };

export function OutcomeTag({ outcome: { ending } }: { outcome: Pick<Outcome, "ending"> }) {
    return <Tag tone={tones[ending]}>{words.lessons.outcome[ending]}</Tag>;
}
