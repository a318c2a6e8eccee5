/** Where the command line writes to; handed in so that it can be tested and is written in few large pieces. */

export interface Output {
  /** Standard output. */
  line(text: string): void;
  /** Standard error. */
  problem(text: string): void;
}

/** Text of a letter or a file name without the control characters with which it could steer a terminal. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
}
