/** The colours of the semantic tokens. */

import type { TokenType } from '../../server/src/features/semanticTokens';

/** The scope in whose colour each token is shown, as the extension's manifest declares it. */
export const tokenScopes: Readonly<Record<TokenType | 'decision.overturned', string>> = {
  comment: 'comment',
  item: 'entity.name.type.item.imr',
  decision: 'constant.language.decision.upheld.imr',
  'decision.overturned': 'keyword.control.decision.overturned.imr',
  guideline: 'support.class.guideline',
  topic: 'string.unquoted.topic.imr',
  page: 'constant.numeric.page.imr',
  drug: 'variable.other.constant.drug.imr',
  strength: 'constant.numeric.quantity.imr',
  date: 'constant.numeric.date.imr',
  placeholder: 'variable.parameter.placeholder.imr',
};
