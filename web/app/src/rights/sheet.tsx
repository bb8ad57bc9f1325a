// Fight, settle or arbitrate: what each way can bring and cost, side by side.
import { Group, SimpleGrid, Stack, Table, Text } from "@mantine/core";
import type { Answers, Money } from "../api/model";
import { useAnswer } from "../api/queries";
import { Answered } from "../kit/answered";
import { Card } from "../kit/card";
import { Lines } from "../kit/lines";
import { Amount, moneyText } from "../kit/money";
import { Sources } from "../kit/sources";
import { Tag } from "../kit/tag";
import { words } from "../strings/en";
import { useRightsOf } from "./page";

type Sheet = Answers["rights sheet"];
type Arbitration = Sheet["arbitrations"][number];
const say = words.rights.sheet;

export function SheetPage() {
    const sheet = useAnswer("rights sheet", useRightsOf("/rights"));
    return (
        <Answered query={sheet} lines={8}>
            {(shown) => (
                <Stack gap="lg">
                    <Card>
                        <Group gap={48} align="flex-start">
                            <Figure label={say.stake} value={shown.stake} note={shown.stake_why} />
                            <Figure label={say.held} value={shown.held} />
                            <div>
                                <Text size="sm" c="dimmed">
                                    {say.proposal}
                                </Text>
                                <Text className="figure">
                                    {shown.proposal === null ? (
                                        say.noProposal
                                    ) : (
                                        <Amount value={shown.proposal} />
                                    )}
                                </Text>
                            </div>
                        </Group>
                    </Card>
                    <Outcomes sheet={shown} />
                    {shown.arbitrations.map((way) => (
                        <ArbitrationCard key={way.id} way={way} />
                    ))}
                    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
                        <Courts courts={shown.courts} />
                        <Collect collectable={shown.collectable} />
                    </SimpleGrid>
                    {shown.remarks.length > 0 && (
                        <Card title={say.remarks}>
                            <Lines lines={shown.remarks} />
                        </Card>
                    )}
                    <Text size="sm" c="dimmed">
                        {shown.advice}
                    </Text>
                </Stack>
            )}
        </Answered>
    );
}

function Figure({ label, value, note }: { label: string; value: Money; note?: string }) {
    return (
        <div>
            <Text size="sm" c="dimmed">
                {label}
            </Text>
            <Text className="figure">
                <Amount value={value} />
            </Text>
            {note !== undefined && <Text size="sm">{note}</Text>}
        </div>
    );
}

function Outcomes({ sheet }: { sheet: Sheet }) {
    const rows = [
        { way: say.settle, outcomes: sheet.without_fees },
        ...sheet.arbitrations.flatMap(({ title, outcomes }) =>
            outcomes === null ? [] : [{ way: title, outcomes }],
        ),
    ];
    return (
        <Card title={say.outcomes}>
            <Table.ScrollContainer
                minWidth={480}
                scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
            >
                <Table>
                    <Table.Thead>
                        <Table.Tr>
                            <Table.Th>{say.way}</Table.Th>
                            <Table.Th ta="right">{say.worst}</Table.Th>
                            <Table.Th ta="right">{say.middle}</Table.Th>
                            <Table.Th ta="right">{say.best}</Table.Th>
                        </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                        {rows.map(({ way, outcomes }) => (
                            <Table.Tr key={way}>
                                <Table.Th scope="row" fw={500}>
                                    {way}
                                </Table.Th>
                                {[outcomes.worst, outcomes.middle, outcomes.best].map(
                                    (value, index) => (
                                        <Table.Td key={index} ta="right">
                                            <Amount value={value} />
                                        </Table.Td>
                                    ),
                                )}
                            </Table.Tr>
                        ))}
                    </Table.Tbody>
                </Table>
            </Table.ScrollContainer>
        </Card>
    );
}

function ArbitrationCard({ way }: { way: Arbitration }) {
    const facts: [string, string][] = [
        [say.fee, moneyText(way.fee_each)],
        [say.ceiling, moneyText(way.ceiling)],
        ...(way.hearing === null
            ? []
            : [[say.hearing, moneyText(way.hearing)] as [string, string]]),
        [say.nobodyPays, say.wins(way.nobody_pays)],
        [say.onePays, way.one_pays],
        [say.bothPay, way.both_pay],
        [say.limits, way.limits],
        [say.duration, way.duration],
    ];
    const even = way.break_even;
    return (
        <Card title={way.title}>
            <Stack gap="sm">
                {even !== null && even.of_ten !== null && (
                    <Text fw={600}>{say.breakEven(even.of_ten, moneyText(even.against))}</Text>
                )}
                {way.why_not !== "" && <Text>{way.why_not}</Text>}
                <dl className="rule-facts">
                    {facts.map(([name, text]) => (
                        <div key={name}>
                            <dt>{name}</dt>
                            <dd>{text}</dd>
                        </div>
                    ))}
                </dl>
                <Sources source={way.source} confidence={way.confidence} />
            </Stack>
        </Card>
    );
}

function Courts({ courts }: { courts: Sheet["courts"] }) {
    return (
        <Card title={say.courts}>
            <ul className="rows">
                {courts.map((court) => (
                    <li key={court.id}>
                        <Stack gap={4}>
                            <Text fw={600}>{court.title}</Text>
                            <Text size="sm">
                                {court.place} · {say.ceiling} {moneyText(court.ceiling)}
                            </Text>
                            {court.who !== "" && <Text size="sm">{court.who}</Text>}
                            <div>
                                <Tag
                                    tone={
                                        court.fits === null ? "plain" : court.fits ? "good" : "warn"
                                    }
                                >
                                    {court.fits === null
                                        ? say.fits.unknown
                                        : court.fits
                                          ? say.fits.yes
                                          : say.fits.no}
                                </Tag>
                            </div>
                        </Stack>
                    </li>
                ))}
            </ul>
        </Card>
    );
}

function Collect({ collectable }: { collectable: Sheet["collectable"] }) {
    return (
        <Card title={say.collect}>
            {collectable.missing.length === 0 ? (
                <Text>{say.collectYes}</Text>
            ) : (
                <Lines lines={collectable.missing} />
            )}
        </Card>
    );
}
