// What the bar of a phone has no room for.
import { Drawer } from "@mantine/core";
import { words } from "../strings/en";
import { SectionLink } from "./navigation";
import { SchemeChoice } from "./scheme";
import { allSections, phoneSections } from "./sections";

export default function Sheet({ onClose }: { onClose: () => void }) {
    const rest = allSections.filter((section) => !phoneSections.includes(section));
    return (
        <Drawer
            opened
            onClose={onClose}
            position="bottom"
            size={470}
            title={words.app.sections.more}
            closeButtonProps={{ "aria-label": words.app.close }}
        >
            <nav className="sheet" aria-label={words.app.sections.more}>
                {rest.map((section) => (
                    <SectionLink key={section.to} section={section} onClick={onClose} />
                ))}
                <SchemeChoice />
            </nav>
        </Drawer>
    );
}
