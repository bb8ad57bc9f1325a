import { Kbd, Modal, Table } from "@mantine/core";
import { words } from "../strings/en";
import { allSections } from "./sections";

export default function ShortcutList({ onClose }: { onClose: () => void }) {
    const rows: [string[], string][] = [
        [["Ctrl", "K"], words.app.palette],
        [["?"], words.app.shortcuts],
        [["Esc"], words.app.close],
        ...allSections.map(({ key, label }): [string[], string] => [["g", key], label]),
    ];
    return (
        <Modal
            opened
            onClose={onClose}
            title={words.app.shortcuts}
            closeButtonProps={{ "aria-label": words.app.close }}
        >
            <Table>
                <Table.Tbody>
                    {rows.map(([keys, label]) => (
                        <Table.Tr key={label}>
                            <Table.Td>{label}</Table.Td>
                            <Table.Td ta="right">
                                {keys.map((key) => (
                                    <Kbd key={key} ml={4}>
                                        {key}
                                    </Kbd>
                                ))}
                            </Table.Td>
                        </Table.Tr>
                    ))}
                </Table.Tbody>
            </Table>
        </Modal>
    );
}
