import type { Span } from '../../text/span.ts';

/** What a hover says, before it has its place in the document. */
export interface HoverText {
  readonly markdown: string;
  /** The part of the spot's text that it is about; the whole where absent. */
  readonly part?: Span | undefined;
}

export function hoverText(markdown: string | undefined, part?: Span): HoverText | undefined {
  return markdown === undefined ? undefined : { markdown, part };
}
