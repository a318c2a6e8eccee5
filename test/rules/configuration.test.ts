/** What people set, as it is read: every rule takes every severity, and slips are named and break nothing else. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { configurationSchema, readConfiguration } from '../../server/src/rules/configuration';
import { checkLetter, rules } from '../../server/src/rules/index';
import { readMarks } from '../support/underline';

function check(given: unknown, ...problems: readonly string[]): void {
  assert.deepEqual(readConfiguration(given).problems, problems);
}

describe('the configuration', () => {
  for (const { code, examples } of rules) {
    it(`sets ${code} to each severity and to off`, () => {
      const { text } = readMarks(examples.wrong[0] ?? assert.fail());
      const letter = parseLetter(text);
      for (const severity of ['error', 'warning', 'information', 'hint', 'off'] as const) {
        const { configuration, problems } = readConfiguration({ rules: { [code]: severity } });
        assert.deepEqual(problems, []);
        const seen = checkLetter(letter, configuration).filter((finding) => finding.code === code);
        assert.deepEqual(
          seen.map((finding) => finding.severity),
          severity === 'off' ? [] : [severity],
        );
      }
    });
  }

  it('is read from nothing', () => {
    check({});
    assert.deepEqual(readConfiguration({}).configuration, { severities: {}, houseVariants: [] });
  });

  it('keeps what is right beside what is wrong', () => {
    const given = { rules: { placeholder: 'hint', nonsense: 'off', 'part-order': 'loud' }, houseVariants: ['One.', 2] };
    check(
      given,
      'There is no rule "nonsense".',
      'The rule "part-order" can be error, warning, information, hint, off, nothing else.',
      '"houseVariants" must be a list of texts.',
    );
    assert.deepEqual(readConfiguration(given).configuration, {
      severities: { placeholder: 'hint' },
      houseVariants: ['One.'],
    });
  });

  it('names what has the wrong form', () => {
    check(null, 'It must be an object with "rules" and "houseVariants".');
    check([], 'It must be an object with "rules" and "houseVariants".');
    check({ rules: [] }, '"rules" must be an object: rule codes with their severities.');
    check({ houseVariants: 'One.' }, '"houseVariants" must be a list of texts.');
    check({ rule: {} }, 'There is no setting "rule"; there are "rules" and "houseVariants".');
  });

  it('has a schema that names every rule', () => {
    const { properties } = configurationSchema() as { properties: { rules: { properties: object } } };
    assert.deepEqual(
      Object.keys(properties.rules.properties),
      rules.map(({ code }) => code),
    );
  });
});
