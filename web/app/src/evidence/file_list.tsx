// The names of files that are brought in, the first of many.
import { Text } from "@mantine/core";
import { Icon } from "../app/icons";
import { bytesText } from "../kit/bytes";

const shown_max = 6;

export function FileList({ files }: { files: File[] }) {
    const rest = files.slice(shown_max);
    return (
        <ul className="file-list">
            {files.slice(0, shown_max).map((file, index) => (
                <li key={`${file.name} ${index}`}>
                    <Icon name="file" size={17} />
                    <span className="file-name">{file.name}</span>
                    <Text span size="sm" c="dimmed">
                        {bytesText(file.size)}
                    </Text>
                </li>
            ))}
            {rest.length > 0 && (
                <li>
                    <Text size="sm" c="dimmed">
                        + {rest.length}
                    </Text>
                </li>
            )}
        </ul>
    );
}
