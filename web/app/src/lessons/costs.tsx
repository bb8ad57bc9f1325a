// What an engagement brought and cost, each with a bar against the greatest of its kind. The table is the plot.
import { Text } from "@mantine/core";
import { hoursText } from "../kit/hours";
import { Amount } from "../kit/money";
import { words } from "../strings/en";
import { barsOf, type Retrospective } from "./moments";

const say = words.lessons.back;
type Cost = Retrospective["costs"][number];

// What is good to have, what is not in hand yet, and what is lost.
const tones: Record<string, "good" | "warn" | "bad"> = {
    agreed: "good",
    paid: "good",
    held: "warn",
    open: "warn",
};

function Figure({ cost: { amount, minutes, count } }: { cost: Cost }) {
    if (amount !== null) return <Amount value={amount} strong />;
    if (minutes !== null) return <strong>{hoursText(minutes)} h</strong>;
    return <strong>{say.times(count ?? 0)}</strong>;
}

// A rate is no part of a whole, so that no bar stands for it.
const hasBar = ({ amount, cost }: Cost) => amount !== null && cost !== "hourly";

export function Costs({ costs }: { costs: Cost[] }) {
    if (costs.length === 0) return <Text c="dimmed">{say.noCosts}</Text>;
    const bars = barsOf(costs.map((cost) => (hasBar(cost) ? cost : { ...cost, amount: null })));
    return (
        <table className="costs">
            <thead>
                <tr>
                    {say.costsHead.map((cell) => (
                        <th key={cell} scope="col">
                            {cell}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody>
                {costs.map((cost, index) => (
                    <tr key={cost.cost + index}>
                        <td>
                            <span className="sentence">{cost.what}</span>
                            {hasBar(cost) && (
                                <svg
                                    className="cost-bar"
                                    data-tone={tones[cost.cost] ?? "bad"}
                                    aria-hidden="true"
                                    viewBox="0 0 100 8"
                                    preserveAspectRatio="none"
                                >
                                    <rect width={100 * (bars[index] ?? 0)} height={8} />
                                </svg>
                            )}
                        </td>
                        <td>
                            <Figure cost={cost} />
                        </td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
}
