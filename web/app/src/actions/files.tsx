// Files of this computer as a field: they are copied to the program while the form is filled in, and count once
// all of them are there.
import { Button, FileButton, Group, Input, Progress, Text } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { upload } from "../api/client";
import { Icon } from "../app/icons";
import { bytesText } from "../kit/bytes";
import { words } from "../strings/en";

interface FilesProps {
    label: string;
    description: string;
    fault: string | undefined;
    onChange: (uploads: string[]) => void;
}

export function Files({ label, description, fault, onChange }: FilesProps) {
    const { files, sent, failed, choose } = useUploads(onChange);
    const total = files.reduce((sum, file) => sum + file.size, 0);
    const copying = sent !== null;
    const percent = total > 0 ? Math.floor((100 * (sent ?? 0)) / total) : 100;
    return (
        <Input.Wrapper
            label={label}
            description={description}
            error={failed ?? fault ?? null}
            labelElement="div"
        >
            <ul className="file-list">
                {files.map((file) => (
                    <li key={file.name}>
                        <Icon name="file" size={17} />
                        <span className="file-name">{file.name}</span>
                        <Text span size="sm" c="dimmed">
                            {bytesText(file.size)}
                        </Text>
                        <Button
                            size="compact-xs"
                            variant="subtle"
                            color="gray"
                            aria-label={words.fields.withoutFile(file.name)}
                            onClick={() => choose(files.filter((other) => other !== file))}
                        >
                            <Icon name="close" size={14} />
                        </Button>
                    </li>
                ))}
            </ul>
            {copying && (
                <Progress value={percent} aria-label={words.fields.copyingFiles(percent)} my="xs" />
            )}
            <Group gap="xs">
                <FileButton onChange={(added) => choose([...files, ...added])} multiple>
                    {(props) => (
                        <Button {...props} size="xs" variant="default">
                            {words.fields.chooseFiles}
                        </Button>
                    )}
                </FileButton>
                {copying && (
                    <Text size="sm" c="dimmed">
                        {words.fields.copyingFiles(percent)}
                    </Text>
                )}
            </Group>
        </Input.Wrapper>
    );
}

// The chosen files, how many of their bytes have gone (null: none is on its way), and what failed.
function useUploads(onChange: (uploads: string[]) => void) {
    const [files, setFiles] = useState<File[]>([]);
    const [sent, setSent] = useState<number | null>(null);
    const [failed, setFailed] = useState<string | null>(null);
    const stopper = useRef<AbortController | null>(null);
    const names = useRef(new Map<File, string>());
    useEffect(() => () => stopper.current?.abort(), []);

    const copy = async (wanted: File[], signal: AbortSignal) => {
        let before = 0;
        for (const file of wanted) {
            setSent(before);
            if (!names.current.has(file)) {
                const name = await upload(file, (bytes) => setSent(before + bytes), signal);
                names.current.set(file, name);
            }
            before += file.size;
        }
        if (signal.aborted) return;
        setSent(null);
        onChange(wanted.map((file) => names.current.get(file) ?? ""));
    };
    const choose = (wanted: File[]) => {
        stopper.current?.abort();
        const control = new AbortController();
        stopper.current = control;
        setFiles(wanted);
        setFailed(null);
        // A form that is sent meanwhile misses them, and says so.
        onChange([]);
        copy(wanted, control.signal).catch((error: Error) => {
            if (error.name === "AbortError") return;
            setSent(null);
            setFailed(error.message);
        });
    };
    return { files, sent, failed, choose };
}
