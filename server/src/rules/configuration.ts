/** What people can set: severities and house variants, in the editor's settings or in a configuration file. */

import { rules } from './index';
import { defaultRuleOptions, type RuleOptions, type Severity, severities } from './rule';

export interface Configuration extends RuleOptions {
  /** Severities by rule code that replace the rules' own; `off` silences a rule. */
  readonly severities: Readonly<Partial<Record<string, Severity | 'off'>>>;
}

export const defaultConfiguration: Configuration = { severities: {}, ...defaultRuleOptions };

/** The values that a rule can have. */
const choices: readonly (Severity | 'off')[] = [...severities, 'off'];

/**
 * Reads `{ "rules": { "<code>": "<severity>" }, "houseVariants": ["..."] }` as a person or an editor has written it.
 * What is not of this form is left at its default and named among the problems, so that a slip breaks nothing else.
 */
export function readConfiguration(given: unknown): { configuration: Configuration; problems: string[] } {
  const problems: string[] = [];
  const chosen: Partial<Record<string, Severity | 'off'>> = {};
  const section = isRecord(given) ? given : {};
  if (!isRecord(given)) problems.push('It must be an object with "rules" and "houseVariants".');
  for (const name of Object.keys(section)) {
    if (!['$schema', 'rules', 'houseVariants'].includes(name))
      problems.push(`There is no setting "${name}"; there are "rules" and "houseVariants".`);
  }
  const codes = new Set(rules.map(({ code }) => code));
  for (const [code, value] of Object.entries(isRecord(section.rules) ? section.rules : {})) {
    const choice = choices.find((one) => one === value);
    if (!codes.has(code)) problems.push(`There is no rule "${code}".`);
    else if (choice === undefined) problems.push(`The rule "${code}" can be ${choices.join(', ')}, nothing else.`);
    else chosen[code] = choice;
  }
  if (section.rules !== undefined && !isRecord(section.rules))
    problems.push('"rules" must be an object: rule codes with their severities.');
  const variants = section.houseVariants ?? [];
  const houseVariants = Array.isArray(variants) ? variants.filter((variant) => typeof variant === 'string') : [];
  if (!Array.isArray(variants) || houseVariants.length < variants.length)
    problems.push('"houseVariants" must be a list of texts.');
  return { configuration: { severities: chosen, houseVariants }, problems };
}

/** The schema of each setting by its name, as JSON Schema; `markdownDescription` is VS Code's. */
export function settingSchemas(): Readonly<Record<'rules' | 'houseVariants', object>> {
  return {
    rules: {
      type: 'object',
      default: {},
      additionalProperties: false,
      markdownDescription:
        'How findings are shown, by rule: `error`, `warning`, `information`, `hint`, or `off`. Rules that are not named here keep their own severity.',
      properties: Object.fromEntries(
        rules.map(({ code, title, severity }) => [
          code,
          { type: 'string', enum: choices, default: severity, description: `${title}.` },
        ]),
      ),
    },
    houseVariants: {
      type: 'array',
      default: [],
      items: { type: 'string' },
      markdownDescription:
        'Standard paragraphs in the wording of your house. A paragraph that reads like one of them is not reported as altered (`boilerplate-drift`).',
    },
  };
}

/** The schema of the configuration file of the command line, as JSON Schema. */
export function configurationSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'IMR Letters: how letters are checked',
    type: 'object',
    additionalProperties: false,
    properties: { $schema: { type: 'string' }, ...settingSchemas() },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
