/**
 * The library: read determination letters and check them, without any editor.
 *
 * ```js
 * import { parseLetter, checkLetter } from 'imr-language-server';
 * const letter = parseLetter(text);
 * for (const finding of checkLetter(letter)) console.log(finding.code, finding.start, finding.message);
 * ```
 */

export type * from './letter/letter';
export { parseLetter } from './letter/parse';
export { type IssueRecord, type LetterRecord, toRecord } from './letter/record';
export { type CheckOptions, checkLetter } from './rules/index';
export type { Finding, Severity } from './rules/rule';
