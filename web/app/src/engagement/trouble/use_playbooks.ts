// Playbooks of the engagement of the address.
import type { Answers } from "../../api/model";
import { useAnswer } from "../../api/queries";
import { engagementPath, useEngagement } from "../use_engagement";

export type Situation = Answers["playbook list"]["situations"][number];
export type Playbook = Answers["playbook"];
export type Step = Playbook["steps"][number];

export function usePlaybooks() {
    const engagement = useEngagement();
    return useAnswer("playbook list", engagementPath(engagement, "/playbooks"));
}

export function usePlaybook(situation: string) {
    const engagement = useEngagement();
    return useAnswer(
        "playbook",
        engagementPath(engagement, `/playbooks/${encodeURIComponent(situation)}`),
    );
}
