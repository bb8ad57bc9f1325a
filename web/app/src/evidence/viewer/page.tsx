// One item of evidence: its content as it was, and where it comes from.
import { Stack, Text, Title, Group } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import type { Answers } from "../../api/model";
import { useAnswer } from "../../api/queries";
import { Icon } from "../../app/icons";
import { Answered } from "../../kit/answered";
import { Card } from "../../kit/card";
import { useTitles } from "../../kit/engagement_choice";
import { LinkAnchor } from "../../kit/link";
import { useWindowTitle } from "../../kit/page";
import { Tag } from "../../kit/tag";
import { When } from "../../kit/time";
import { words } from "../../strings/en";
import "../evidence.css";
import { kindText } from "../kind";
import { ItemActs } from "./acts";
import { Content, partOf } from "./content";
import { Details } from "./details";
import { Parts } from "./parts";
import { Unlabelled } from "./unlabelled";
import "./viewer.css";

export type Item = Answers["show"];
const say = words.evidence.item;

export function itemPath(item: string, rest = ""): string {
    return `/items/${encodeURIComponent(item)}${rest}`;
}

export function ItemPage() {
    const { item } = useParams({ from: "/evidence/$item" });
    const shown = useAnswer("show", itemPath(item));
    return (
        <Answered query={shown} lines={8}>
            {(found) => <Shown whole={found} wanted={item} />}
        </Answered>
    );
}

function Shown({ whole, wanted }: { whole: Item; wanted: string }) {
    const item = partOf(whole, wanted);
    return (
        <Stack gap="lg" key={item.item}>
            <Header item={item} whole={whole} />
            <Unlabelled item={item} />
            <Card>
                <Content item={item} wanted={wanted} />
            </Card>
            <Parts item={item} />
            <Details item={item} />
        </Stack>
    );
}

function Header({ item, whole }: { item: Item; whole: Item }) {
    const title = item.subject || say.noSubject;
    useWindowTitle(title);
    return (
        <Stack gap="sm">
            <LinkAnchor to="/evidence" size="sm" c="dimmed" className="back">
                <Icon name="back" size={15} />
                {say.back}
            </LinkAnchor>
            <Group justify="space-between" align="flex-start">
                <Title order={1} className="item-title">
                    {title}
                </Title>
                <ItemActs item={item} />
            </Group>
            <dl className="facts">
                {item !== whole && (
                    <div>
                        <dt>{say.partOf}</dt>
                        <dd>
                            <LinkAnchor to="/evidence/$item" params={{ item: whole.item }}>
                                {whole.subject || whole.item}
                            </LinkAnchor>
                        </dd>
                    </div>
                )}
                <Fact name={say.from} text={item.from} />
                <Fact name={say.to} text={item.to} />
                <div>
                    <dt>{say.when}</dt>
                    <dd>
                        <When at={item.occurred} precision={item.precision} />
                    </dd>
                </div>
                <div>
                    <dt>{say.engagement}</dt>
                    <dd>
                        <Belongs item={item} />
                    </dd>
                </div>
            </dl>
        </Stack>
    );
}

function Fact({ name, text }: { name: string; text: string }) {
    if (text === "") return null;
    return (
        <div>
            <dt>{name}</dt>
            <dd>{text}</dd>
        </div>
    );
}

function Belongs({ item }: { item: Item }) {
    const titleOf = useTitles();
    return (
        <Group gap="xs">
            {item.engagement === null ? (
                <Text span>{say.unfiled}</Text>
            ) : (
                <LinkAnchor to="/engagements/$engagement" params={{ engagement: item.engagement }}>
                    {titleOf(item.engagement)}
                </LinkAnchor>
            )}
            <Tag>{kindText(item.kind)}</Tag>
        </Group>
    );
}
