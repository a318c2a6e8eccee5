import { rules } from '../../rules/index';
import { rulePage } from '../../rules/page';
import { type RulePageParams, rulePageRequest } from '../protocol';
import type { Handler } from '../session';

/** Answers our own client's question for the page of a rule, so that no network is needed to read it. */
export const rulePages: Handler = {
  register(session) {
    session.connection.onRequest(
      rulePageRequest,
      session.guarded('Rule page', null, ({ code }: RulePageParams) => {
        const rule = rules.find((one) => one.code === code);
        return rule === undefined ? null : rulePage(rule);
      }),
    );
  },
};
