/**
 * The library: read determination letters, check them, and bring them to the form, without any editor.
 *
 * ```js
 * import { parseLetter, checkLetter } from 'imr-language-server';
 * const letter = parseLetter(text);
 * for (const finding of checkLetter(letter)) console.log(finding.code, finding.start, finding.message);
 * ```
 *
 * What an editor asks at a cursor (completion, hover, renaming and the like) is not part of it: that is the language
 * server's, over its protocol, and changes with it.
 */

export { type FormattingOptions, formatDocument as formatLetter } from './features/formatting';
export { tidyText } from './features/tidy';
export { applyEdits, type Edit } from './letter/edits';
export type * from './letter/letter';
export { parseLetter } from './letter/parse';
export { type IssueRecord, type LetterRecord, toRecord } from './letter/record';
export { fixAll as safeFixes } from './rules/fixAll';
export { type CheckOptions, checkLetter } from './rules/index';
export type { Finding, Fix, Severity } from './rules/rule';
