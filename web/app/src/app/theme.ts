// How the page looks: a calm green as of old bank notes, warm paper, honest red for what is urgent. Fonts
// are those of the system; nothing is loaded from elsewhere. Contrasts meet WCAG AA, which a test checks.
import { words } from "../strings/en";
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const spruce: MantineColorsTuple = [
    "#eef6f3",
    "#dcebe5",
    "#b9d7cc",
    "#93c2b1",
    "#70ae98",
    "#4f977e",
    "#3a7f69",
    "#2b6b57",
    "#1f5646",
    "#143f33",
];
const gray: MantineColorsTuple = [
    "#faf8f5",
    "#f4f1ec",
    "#e9e4dc",
    "#dbd4c9",
    "#c4bbad",
    "#a1988b",
    "#6d655b",
    "#575047",
    "#3d3832",
    "#292520",
];
const dark: MantineColorsTuple = [
    "#ece8e2",
    "#cdc6bc",
    "#aca498",
    "#878075",
    "#514b44",
    "#3d3833",
    "#2b2824",
    "#1d1b19",
    "#171513",
    "#110f0e",
];
const red: MantineColorsTuple = [
    "#fdf1ee",
    "#fadfd9",
    "#f3bcb1",
    "#ea9686",
    "#de7461",
    "#cd5743",
    "#b8432f",
    "#9c3423",
    "#7d291b",
    "#5c1d13",
];
const amber: MantineColorsTuple = [
    "#fdf6e8",
    "#faebcd",
    "#f3d69d",
    "#ebc06b",
    "#e0a93f",
    "#c78d22",
    "#a57013",
    "#7e540b",
    "#634108",
    "#483005",
];

export const theme = createTheme({
    primaryColor: "spruce",
    primaryShade: { light: 7, dark: 7 },
    colors: { spruce, gray, dark, red, yellow: amber, amber },
    autoContrast: true,
    fontFamily:
        'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif',
    fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
    headings: {
        fontWeight: "650",
        sizes: {
            h1: { fontSize: "1.75rem", lineHeight: "1.25" },
            h2: { fontSize: "1.2rem", lineHeight: "1.35" },
            h3: { fontSize: "1rem", lineHeight: "1.4" },
        },
    },
    defaultRadius: "md",
    radius: { md: "10px", lg: "16px" },
    cursorType: "pointer",
    components: {
        Notification: {
            defaultProps: { closeButtonProps: { "aria-label": words.app.close } },
            // A button in it keeps its whole edge.
            styles: { description: { overflow: "visible" } },
        },
        Modal: { styles: { title: { fontWeight: 650, fontSize: "1.2rem" } } },
    },
    respectReducedMotion: true,
    black: "#26221d",
});

// Colours with a meaning, so that no page picks its own shade.
export const variables: CSSVariablesResolver = () => ({
    variables: {},
    light: {
        "--mantine-color-body": "#faf8f5",
        "--mantine-color-dimmed": "#6d655b",
        "--tally-card": "#ffffff",
        "--tally-line": "#e9e4dc",
        "--tally-good": "#2b6b57",
        "--tally-warn": "#7e540b",
        "--tally-bad": "#9c3423",
        "--tally-good-soft": "#eef6f3",
        "--tally-warn-soft": "#fdf6e8",
        "--tally-bad-soft": "#fdf1ee",
    },
    dark: {
        "--mantine-color-body": "#171513",
        "--mantine-color-dimmed": "#aca498",
        "--tally-card": "#211e1b",
        "--tally-line": "#37322d",
        "--tally-good": "#93c2b1",
        "--tally-warn": "#ebc06b",
        "--tally-bad": "#ea9686",
        "--tally-good-soft": "#1a2a24",
        "--tally-warn-soft": "#2e2513",
        "--tally-bad-soft": "#351d18",
    },
});
