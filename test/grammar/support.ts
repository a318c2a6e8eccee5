/** Runs the TextMate grammar as VS Code does: vscode-textmate over Oniguruma, one line at a time. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as oniguruma from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IOnigLib, parseRawGrammar, Registry, type StateStack } from 'vscode-textmate';

export const GRAMMAR_FILE = 'syntaxes/imr.tmLanguage.json';
const WASM_FILE = 'node_modules/vscode-oniguruma/release/onig.wasm';
const ROOT_SCOPE = 'text.imr';

/** Generous: the slowest line of the tests takes a small part of it. The tokenizer gives up when it is over. */
const TIME_LIMIT_MS = 10_000;

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

export interface TokenizedLine {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Whether the line leaves nothing open, so that the next line begins as the first line of a file does. */
  readonly closed: boolean;
  readonly stoppedEarly: boolean;
}

export class LetterGrammar {
  readonly #grammar: IGrammar;
  readonly #atRest: StateStack;
  readonly #searches: { count: number };

  constructor(grammar: IGrammar, searches: { count: number }) {
    this.#grammar = grammar;
    this.#atRest = grammar.tokenizeLine('', INITIAL).ruleStack;
    this.#searches = searches;
  }

  tokenize(text: string): TokenizedLine[] {
    let state: StateStack = INITIAL;
    return text.split(/\r?\n/).map((line) => {
      const { tokens, ruleStack, stoppedEarly } = this.#grammar.tokenizeLine(line, state, TIME_LIMIT_MS);
      state = ruleStack;
      return {
        text: line,
        // The tokenizer counts the line's end mark, which the line does not hold.
        tokens: tokens.map(({ startIndex, endIndex, scopes }) => ({
          start: startIndex,
          end: Math.min(endIndex, line.length),
          scopes: scopes.filter((scope) => scope !== ROOT_SCOPE),
        })),
        closed: ruleStack.equals(this.#atRest),
        stoppedEarly,
      };
    });
  }

  /** How many times the tokenizer searches the next match while it works on a text. */
  countSearches(text: string): number {
    this.#searches.count = 0;
    this.tokenize(text);
    return this.#searches.count;
  }
}

export async function loadGrammar(): Promise<LetterGrammar> {
  await oniguruma.loadWASM(await readFile(WASM_FILE));
  const searches = { count: 0 };
  const onigLib: IOnigLib = {
    createOnigScanner(sources) {
      const scanner = oniguruma.createOnigScanner(sources);
      const findNextMatchSync = scanner.findNextMatchSync.bind(scanner);
      scanner.findNextMatchSync = (...parameters: Parameters<typeof findNextMatchSync>) => {
        searches.count += 1;
        return findNextMatchSync(...parameters);
      };
      return scanner;
    },
    createOnigString: (text) => oniguruma.createOnigString(text),
  };
  const registry = new Registry({
    onigLib: Promise.resolve(onigLib),
    loadGrammar: async () => parseRawGrammar(await readFile(GRAMMAR_FILE, 'utf8'), GRAMMAR_FILE),
  });
  const grammar = await registry.loadGrammar(ROOT_SCOPE);
  assert.ok(grammar, `${GRAMMAR_FILE} does not define ${ROOT_SCOPE}`);
  return new LetterGrammar(grammar, searches);
}

/** `keyword.other` covers `entity.name.function.label.part.imr`, as it does in a theme. */
export function covers(selector: string, scope: string): boolean {
  return scope === selector || scope.startsWith(`${selector}.`);
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretches of a line that carry a scope; tokens beside each other make one stretch. */
export function stretches(line: TokenizedLine, selector: string): Stretch[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end, scopes } of line.tokens) {
    if (!scopes.some((scope) => covers(selector, scope))) continue;
    const last = found.at(-1);
    if (last?.end === start) last.end = end;
    else found.push({ start, end });
  }
  return found;
}

/** The texts that carry a scope, in order. */
export function textsWith(lines: readonly TokenizedLine[], selector: string): string[] {
  return lines.flatMap((line) => stretches(line, selector).map(({ start, end }) => line.text.slice(start, end)));
}
