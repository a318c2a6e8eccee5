/** Sentences of clinical prose. */

import type { TextSpan } from './letter';
import { isCapital, isLetter, isSmall, isSpace, skipSpace, span } from './text';

/**
 * Splits a stretch into sentences; each span is one sentence without the blanks around it, in order, none empty.
 * A full stop ends a sentence where a blank and no small letter follow, or where a capital follows a small letter directly
 * (`measures.According`); known abbreviations, initials and numbers go on. A stretch without any such mark is parted at a
 * blank, for those who look at each sentence from each of its words. Linear in the stretch.
 */
export function splitSentences(text: string, start: number, end: number): TextSpan[] {
  const sentences: TextSpan[] = [];
  let from = skipSpace(text, start, end);
  for (let at = from; at < end; at += 1) {
    if (at - from > LONGEST && isSpace(text.charCodeAt(at))) {
      sentences.push(span(text, from, at));
      from = skipSpace(text, at, end);
      at = from - 1;
      continue;
    }
    const mark = text.charAt(at);
    if (mark !== '.' && mark !== '?' && mark !== '!') continue;
    let behind = at + 1;
    while (behind < end && CLOSERS.includes(text.charAt(behind))) behind += 1;
    if (!endsSentence(text, from, at, behind, end)) continue;
    sentences.push(span(text, from, behind));
    from = skipSpace(text, behind, end);
    at = from - 1;
  }
  const rest = span(text, from, end);
  if (rest.text !== '') sentences.push(rest);
  return sentences;
}

/** In characters; no sentence of a letter comes near it. */
const LONGEST = 3000;

const CLOSERS = '"\')]\u201d\u2019';

/** Without their full stops; each is followed by more of the same sentence more often than not. */
const ABBREVIATIONS = new Set([
  'dr',
  'mr',
  'mrs',
  'ms',
  'st',
  'vs',
  'e.g',
  'i.e',
  'eg',
  'ie',
  'pg',
  'pp',
  'p',
  'fig',
  'approx',
  'ed',
  'vol',
  'inc',
  'cf',
  'al',
  'sec',
]);

function endsSentence(text: string, from: number, at: number, behind: number, end: number): boolean {
  if (behind >= end) return true;
  const next = text.charAt(behind);
  if (!isSpace(text.charCodeAt(behind))) {
    return behind === at + 1 && isSmall(text.charAt(at - 1)) && isCapital(next) && isSmall(text.charAt(behind + 1));
  }
  const follower = text.charAt(skipSpace(text, behind, end));
  if (isSmall(follower)) return false;
  if (text.charAt(at) !== '.') return true;
  let wordStart = at;
  while (wordStart > from && at - wordStart < 12 && isWordPart(text.charAt(wordStart - 1))) wordStart -= 1;
  const word = text.slice(wordStart, at).toLowerCase();
  // A lone capital is an initial; a lone digit before it (`at L4.`) is no letter and does not come here.
  const initial = word.length === 1 && isCapital(text.charAt(wordStart)) && !/\d/.test(text.charAt(wordStart - 1));
  if (behind > at + 1) return true;
  const number = word === 'no' && /\d/.test(follower);
  return !ABBREVIATIONS.has(word) && !initial && !number;
}

function isWordPart(character: string): boolean {
  return character === '.' || isLetter(character);
}
