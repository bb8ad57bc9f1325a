// Links and buttons that lead to a page: the router knows their addresses, so a wrong one does not compile.
import { Anchor, Button, type AnchorProps, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import { forwardRef, type ComponentPropsWithoutRef } from "react";

type Native = Omit<ComponentPropsWithoutRef<"a">, keyof AnchorProps>;
type NativeButton = Omit<ComponentPropsWithoutRef<"a">, keyof ButtonProps>;

export const LinkAnchor = createLink(
    forwardRef<HTMLAnchorElement, AnchorProps & Native>((props, ref) => (
        <Anchor ref={ref} {...props} />
    )),
);

export const LinkButton = createLink(
    forwardRef<HTMLAnchorElement, ButtonProps & NativeButton>((props, ref) => (
        <Button component="a" ref={ref} {...props} />
    )),
);
