// A sentence of the program. What stands between backticks is a command: the page calls it by the name that it has
// here, and shows others as they are typed.
import { Code } from "@mantine/core";
import { nameInPage } from "./names";

export function Said({ text }: { text: string }) {
    return (
        <>
            {text
                .split("`")
                .map((part, index) =>
                    index % 2 === 0 ? part : <Command key={index} command={part} />,
                )}
        </>
    );
}

function Command({ command }: { command: string }) {
    const name = nameInPage(command);
    return name === null ? <Code>{command}</Code> : <>“{name}”</>;
}
