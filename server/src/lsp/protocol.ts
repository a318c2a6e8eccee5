/** What the server and our own client say to each other beyond the standard protocol. No protocol types, so that both share it. */

/** Server to client, after each check of a document: what the status item shows. */
export const letterStatusNotification = 'imr/letterStatus';

export interface LetterStatus {
  readonly uri: string;
  readonly version: number;
  readonly isLetter: boolean;
  readonly formTitle: string;
  readonly isMeasured: boolean;
  readonly issues: number;
  readonly findings: number;
  readonly toDo: readonly string[];
}

/** Sent in the initialization options by clients that want {@link letterStatusNotification}. */
export interface ClientOptions {
  readonly letterStatus?: boolean;
}
