/** The files that the search across letters reads, as a host supplies them. */

/** Reads files for the server; a host without files supplies none. */
export interface LetterFiles {
  /**
   * The files below a folder, both as URIs, found bit by bit. Links are not followed. `enters` says into which folders to
   * look and `wants` which files to give, both by name. What cannot be listed is left out.
   */
  list(folder: string, enters: (name: string) => boolean, wants: (name: string) => boolean): AsyncIterable<string>;
  /** The text of a file without its byte order mark; `null` where it is too large, no text, a link, or cannot be read. */
  read(uri: string): Promise<string | null>;
  /** Whether a file lies below a folder when all links are followed. */
  isBelow(uri: string, folder: string): Promise<boolean>;
}
