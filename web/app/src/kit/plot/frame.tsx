// What is around every plot: its name, the drawing, and the same as a table, for whoever cannot see it or wants
// the figures. A plot is drawn in the pixels of its place, so that its words are never too small to read.
import { useElementSize } from "@mantine/hooks";
import { useId, type ReactNode } from "react";
import { words } from "../../strings/en";
import "./plot.css";

export interface PlotTable {
    head: readonly string[];
    rows: readonly (readonly ReactNode[])[];
}

interface PlotProps {
    // What is to be seen, in a sentence.
    title: string;
    // In pixels; may depend on the width, as that decides how much stands above each other.
    height: number | ((width: number) => number);
    table: PlotTable;
    legend?: ReactNode;
    // What is drawn into that width.
    children: (width: number) => ReactNode;
}

const width_unknown_px = 720;

export function Plot({ title, height, table, legend, children }: PlotProps) {
    const { ref, width: measured } = useElementSize();
    const id = useId();
    const width = Math.max(240, Math.floor(measured || width_unknown_px));
    const high = typeof height === "number" ? height : height(width);
    return (
        <figure className="plot" aria-labelledby={id}>
            <figcaption id={id}>{title}</figcaption>
            {legend}
            <div ref={ref}>
                <svg
                    role="img"
                    aria-label={`${title}. ${words.lessons.plot.below}`}
                    width={width}
                    height={high}
                    viewBox={`0 0 ${width} ${high}`}
                >
                    {children(width)}
                </svg>
            </div>
            <details className="plot-table">
                <summary>{words.lessons.plot.table}</summary>
                <div className="table-scroll" tabIndex={0} role="group" aria-label={title}>
                    <table>
                        <thead>
                            <tr>
                                {table.head.map((cell) => (
                                    <th key={cell} scope="col">
                                        {cell}
                                    </th>
                                ))}
                            </tr>
                        </thead>
                        <tbody>
                            {table.rows.map((row, index) => (
                                <tr key={index}>
                                    {row.map((cell, column) => (
                                        <td key={column}>{cell}</td>
                                    ))}
                                </tr>
                            ))}
                        </tbody>
                    </table>
                </div>
            </details>
        </figure>
    );
}
