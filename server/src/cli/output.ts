/** Where the command line writes to; handed in so that it can be tested and is written in few large pieces. */

export interface Output {
  /** Standard output. */
  line(text: string): void;
  /** Standard error. */
  problem(text: string): void;
}

/** A value as JSON on one line. JSON leaves U+0080 to U+009F as they are, and some terminals obey them too. */
export function json(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\u009f]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Text of a letter or a file name without the control characters with which it could steer a terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}
