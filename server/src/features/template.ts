/** Text with fields that wait to be filled in, for editors that lead from field to field and for those that cannot. */

/** What may stand in a field, the text that stands there at first in front. */
export interface Field {
  readonly choices: readonly [string, ...string[]];
}

/** Fixed text and fields, in reading order. */
export type Template = readonly (string | Field)[];

/** A field that says what is wanted, in the form that the placeholder rule knows. */
export function field(what: string): Field {
  return { choices: [`[INSERT ${what}]`] };
}

/** The template as it stands in a letter while nothing is filled in. */
export function plainText(template: Template): string {
  return template.map((part) => (typeof part === 'string' ? part : part.choices[0])).join('');
}

/** The template as a snippet of the Language Server Protocol, its fields numbered in reading order from `first`. */
export function snippetText(template: Template, first = 1): string {
  let number = first;
  let text = '';
  for (const part of template) {
    if (typeof part === 'string') {
      text += escaped(part, /[\\$}]/g);
      continue;
    }
    const { choices } = part;
    const content =
      choices.length === 1
        ? `:${escaped(choices[0], /[\\$}]/g)}`
        : `|${choices.map((choice) => escaped(choice, /[\\,|]/g)).join(',')}|`;
    text += `\${${number}${content}}`;
    number += 1;
  }
  return text;
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, (character) => `\\${character}`);
}
