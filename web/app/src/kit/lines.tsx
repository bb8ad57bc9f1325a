// Sentences of the program, one below the other; nothing where there are none.
import { Said } from "./said";

export function Lines({ lines }: { lines: string[] }) {
    if (lines.length === 0) return null;
    return (
        <ul className="lines">
            {lines.map((line) => (
                <li key={line}>
                    <Said text={line} />
                </li>
            ))}
        </ul>
    );
}
