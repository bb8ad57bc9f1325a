// The words that a program read in a picture, laid over it where they stand: they can be selected
// like text, and marked to be compared. Read by screen readers beside the picture, not here.
import type { Item } from "./page";

export type PictureWord = NonNullable<Item["reading"]>["words"][number];
export const wordsOf = (item: Item): PictureWord[] => item.reading?.words ?? [];
export type PictureSize = { width: number; height: number };

// Below that a person had better look (percent; what tesseract users take for doubtful).
const doubtfulBelow = 60;
export const isDoubtful = (word: PictureWord) => word.confidence < doubtfulBelow;

function Word({ word }: { word: PictureWord }) {
    return (
        <g data-doubtful={isDoubtful(word)}>
            <rect x={word.left} y={word.top} width={word.width} height={word.height} />
            <text
                x={word.left}
                y={word.top + word.height}
                fontSize={word.height}
                textLength={word.width}
                lengthAdjust="spacingAndGlyphs"
            >
                {word.text}
            </text>
        </g>
    );
}

export function PictureWords(props: { of: PictureWord[]; size: PictureSize; marked: boolean }) {
    const { of, size, marked } = props;
    return (
        <svg
            className="picture-words"
            data-marked={marked}
            viewBox={`0 0 ${size.width} ${size.height}`}
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            {of.map((word, place) => (
                <Word key={place} word={word} />
            ))}
        </svg>
    );
}
