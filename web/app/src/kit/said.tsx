// A sentence of the program: what stands between backticks is a command, and looks like one.
import { Code } from "@mantine/core";

export function Said({ text }: { text: string }) {
    return (
        <>
            {text
                .split("`")
                .map((part, index) => (index % 2 === 1 ? <Code key={index}>{part}</Code> : part))}
        </>
    );
}
