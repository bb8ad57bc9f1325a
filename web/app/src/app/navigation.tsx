// The way around: a list on the left, or a bar and a sheet on a phone.
import { Kbd, UnstyledButton } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { words } from "../strings/en";
import { Icon } from "./icons";
import { SchemeChoice } from "./scheme";
import { ownSections, phoneSections, workSections, type Section } from "./sections";

const Sheet = lazy(() => import("./sheet"));

export function SectionLink({ section, onClick }: { section: Section; onClick?: () => void }) {
    return (
        <Link
            to={section.to}
            className="section-link"
            activeOptions={{ exact: section.to === "/", includeSearch: false }}
            {...(onClick ? { onClick } : {})}
        >
            <Icon name={section.icon} />
            <span>{section.label}</span>
        </Link>
    );
}

function SectionList({ title, sections }: { title: string; sections: Section[] }) {
    return (
        <div className="section-list">
            <div className="section-title">{title}</div>
            {sections.map((section) => (
                <SectionLink key={section.to} section={section} />
            ))}
        </div>
    );
}

export function SideBar({ onPalette }: { onPalette: () => void }) {
    return (
        <>
            <Link to="/" className="mark">
                <img src="/mark.svg" alt="" width={30} height={30} />
                <span>{words.app.name}</span>
            </Link>
            <UnstyledButton className="palette-button" onClick={onPalette}>
                <Icon name="search" size={17} />
                <span>{words.app.palette}</span>
                <Kbd size="xs">{words.app.paletteHint}</Kbd>
            </UnstyledButton>
            <SectionList title={words.app.work} sections={workSections} />
            <SectionList title={words.app.you} sections={ownSections} />
            <div className="side-foot">
                <SchemeChoice />
            </div>
        </>
    );
}

export function PhoneBar() {
    const [opened, { open, close }] = useDisclosure(false);
    return (
        <>
            {phoneSections.map((section) => (
                <SectionLink key={section.to} section={section} />
            ))}
            <UnstyledButton className="section-link" onClick={open} aria-expanded={opened}>
                <Icon name="more" />
                <span>{words.app.sections.more}</span>
            </UnstyledButton>
            <Suspense fallback={null}>{opened && <Sheet onClose={close} />}</Suspense>
        </>
    );
}
