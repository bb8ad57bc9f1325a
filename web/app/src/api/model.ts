// Names for the parts of answers that pages speak of. The types themselves come from the schema of the
// commands (tools/types.mjs), so a page cannot read a member that no command prints.
import type { Answers, components } from "./generated";

export type { Answers };
type Part<Name extends keyof components["schemas"]> = components["schemas"][Name];

export type Alert = Part<"engagement-alert">;
export type Deadline = Part<"deadline">;
export type Money = Part<"money">;
export type State = Part<"state">;
export type Milestone = Part<"milestone">;
export type Entry = Answers["timeline"]["entries"][number];
export type EngagementLine = Answers["engagement list"]["engagements"][number];
export type Lesson = Part<"lesson-found">;
export type Signal = Part<"signal">;
export type Cosignature = Answers["cosignatures"]["cosignatures"][number];
