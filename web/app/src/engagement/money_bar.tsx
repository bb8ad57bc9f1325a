// The money of an engagement as four figures and one bar: planned, held, paid, owed.
import { Text } from "@mantine/core";
import type { Money, State } from "../api/model";
import { Amount, isZero } from "../kit/money";
import { share, sum } from "../kit/sum";
import { words } from "../strings/en";

const say = words.engagement.sums;

function Figure({ label, value, kind }: { label: string; value: Money; kind?: string }) {
    return (
        <div>
            <Text size="sm" c="dimmed" className="figure-label">
                {kind !== undefined && <span className="dot" data-kind={kind} />}
                {label}
            </Text>
            <Text className="figure">
                <Amount value={value} />
            </Text>
        </div>
    );
}

export function MoneyBar({ state }: { state: State }) {
    const planned = sum(
        state.milestones.map(({ amount }) => amount),
        state.currency,
    );
    const part = (money: Money) => ({ width: `${100 * share(money, planned)}%` });
    return (
        <section className="card money" aria-label={words.today.money}>
            <div className="figures">
                <Figure label={say.planned} value={planned} />
                <Figure label={say.held} value={state.held} kind="held" />
                <Figure label={say.paid} value={state.paid} kind="paid" />
                {!isZero(state.unpaid) && <Figure label={say.unpaid} value={state.unpaid} />}
            </div>
            {!isZero(planned) && (
                <div className="money-bar" aria-hidden="true">
                    <span data-kind="paid" style={part(state.paid)} />
                    <span data-kind="held" style={part(state.held)} />
                </div>
            )}
        </section>
    );
}
