/** The snippets as the tests see them: read from the file and expanded as the editor does when nothing is typed. */

import { readFileSync } from 'node:fs';

export const SNIPPETS_FILE = 'snippets/imr.json';

export interface Snippet {
  readonly name: string;
  /** The first prefix, by which the tests call the snippet. */
  readonly prefix: string;
  /** All prefixes that offer the snippet, the first one too. */
  readonly prefixes: readonly string[];
  readonly description: string;
  /** The body with its tab stops, lines joined. */
  readonly body: string;
  /** What stands in the letter when every tab stop is left as it is. */
  readonly text: string;
}

interface SnippetEntry {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: string | readonly string[];
}

export function loadSnippets(): Snippet[] {
  const entries = JSON.parse(readFileSync(SNIPPETS_FILE, 'utf8')) as Record<string, SnippetEntry>;
  return Object.entries(entries).map(([name, { prefix, description, body }]) => {
    const prefixes = typeof prefix === 'string' ? [prefix] : prefix;
    const [first] = prefixes;
    if (first === undefined) throw new Error(`the snippet "${name}" has no prefix`);
    return { name, prefix: first, prefixes, description, body: joinLines(body), text: expandSnippet(body) };
  });
}

/**
 * The text of a snippet: default texts (nested ones too), the first of each choice, the repeated tab stop as the first
 * one that says something, escapes resolved. What the project's snippets do not use (variables, transformations) and
 * what is not closed is an error, so that it cannot slip into the file.
 */
export function expandSnippet(body: string | readonly string[]): string {
  const parts = new SnippetParser(joinLines(body)).parse();
  const defaults = new Map<number, readonly Part[]>();
  collectDefaults(parts, defaults);
  return render(parts, defaults, []);
}

function joinLines(body: string | readonly string[]): string {
  return typeof body === 'string' ? body : body.join('\n');
}

type Part = string | TabStop;

interface TabStop {
  readonly number: number;
  readonly content: readonly Part[];
}

function collectDefaults(parts: readonly Part[], defaults: Map<number, readonly Part[]>): void {
  for (const part of parts) {
    if (typeof part === 'string') continue;
    if (part.content.length > 0 && !defaults.has(part.number)) defaults.set(part.number, part.content);
    collectDefaults(part.content, defaults);
  }
}

/** `open` are the tab stops being written, which cannot hold themselves. */
function render(
  parts: readonly Part[],
  defaults: ReadonlyMap<number, readonly Part[]>,
  open: readonly number[],
): string {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (open.includes(part.number)) throw new Error(`tab stop ${part.number} holds itself`);
    else {
      const content = part.content.length > 0 ? part.content : (defaults.get(part.number) ?? []);
      text += render(content, defaults, [...open, part.number]);
    }
  }
  return text;
}

class SnippetParser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): Part[] {
    return this.#parts('');
  }

  /** Reads up to `closer`, which is taken; up to the end of the source where `closer` is empty. */
  #parts(closer: string): Part[] {
    const parts: Part[] = [];
    let text = '';
    for (;;) {
      if (this.#at >= this.#source.length) {
        if (closer !== '') throw this.#error(`"${closer}" is missing`);
        break;
      }
      const character = this.#source.charAt(this.#at);
      if (character === closer) {
        this.#at += 1;
        break;
      }
      if (character === '$') {
        if (text !== '') parts.push(text);
        text = '';
        parts.push(this.#tabStop());
      } else {
        text += this.#character('$}\\');
      }
    }
    if (text !== '') parts.push(text);
    return parts;
  }

  /** One character of text; a backslash before one of `escapable` is left out. */
  #character(escapable: string): string {
    const next = this.#source.charAt(this.#at + 1);
    if (this.#source.charAt(this.#at) === '\\' && next !== '' && escapable.includes(next)) this.#at += 1;
    const character = this.#source.charAt(this.#at);
    this.#at += 1;
    return character;
  }

  #tabStop(): TabStop {
    const simple = this.#take(/\$(\d+)/y);
    if (simple !== null) return { number: Number(simple), content: [] };
    const braced = this.#take(/\$\{(\d+)/y);
    if (braced === null) throw this.#error('only tab stops may follow "$"');
    const number = Number(braced);
    const kind = this.#source.charAt(this.#at);
    this.#at += 1;
    if (kind === '}') return { number, content: [] };
    if (kind === ':') return { number, content: this.#parts('}') };
    if (kind === '|') return { number, content: [this.#firstChoice()] };
    throw this.#error('":", "|" or "}" must follow the number of a tab stop');
  }

  #firstChoice(): string {
    const choices: string[] = [];
    let choice = '';
    while (this.#at < this.#source.length) {
      const character = this.#source.charAt(this.#at);
      if (character !== ',' && character !== '|') {
        choice += this.#character(',|\\');
        continue;
      }
      this.#at += 1;
      choices.push(choice);
      choice = '';
      if (character === ',') continue;
      if (this.#source.charAt(this.#at) !== '}') throw this.#error('"}" must follow the choices');
      this.#at += 1;
      return choices[0] ?? '';
    }
    throw this.#error('the choices have no end');
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match === null) return null;
    this.#at = pattern.lastIndex;
    return match[1] ?? '';
  }

  #error(message: string): Error {
    return new Error(`${message}, at ${this.#at}: ${this.#source.slice(Math.max(0, this.#at - 20), this.#at + 20)}`);
  }
}
