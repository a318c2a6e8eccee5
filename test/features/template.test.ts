/** Templates as snippets and as plain text. */

import assert from 'node:assert/strict';
import { field, plainText, snippetText, type Template } from '../../server/src/features/template';
import { expandSnippet } from '../snippets/support';

function check(template: Template, snippet: string, text: string): void {
  assert.equal(snippetText(template), snippet);
  assert.equal(plainText(template), text);
  assert.equal(expandSnippet(snippetText(template)), text);
}

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: these strings are snippets.
describe('template', () => {
  it('numbers its fields in reading order', () => {
    const template = ['MRI of ', field('side'), ', ', field('part')];
    check(template, 'MRI of ${1:[INSERT side]}, ${2:[INSERT part]}', 'MRI of [INSERT side], [INSERT part]');
    assert.equal(snippetText(template, 7), 'MRI of ${7:[INSERT side]}, ${8:[INSERT part]}');
  });

  it('offers choices with the first one in place', () => {
    check(
      [': ', { choices: ['[INSERT decision]', 'Upheld'] }],
      ': ${1|[INSERT decision],Upheld|}',
      ': [INSERT decision]',
    );
  });

  it('keeps what a snippet would read as its own', () => {
    check(['$5 {a} \\b'], '\\$5 {a\\} \\\\b', '$5 {a} \\b');
    check([{ choices: ['a}$b'] }], '${1:a\\}\\$b}', 'a}$b');
    check([{ choices: ['Hand, Wrist', 'a|b', 'c\\d'] }], '${1|Hand\\, Wrist,a\\|b,c\\\\d|}', 'Hand, Wrist');
  });
});
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: these strings are snippets.
