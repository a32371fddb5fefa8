import { remedyReasonWords } from '../../remedy/remedy-words.ts';
import {
  BEING_CHECKED,
  confirmedWords,
  HOW_TO_END,
  PARTNER_CAN,
  PARTNER_CAN_TITLE,
  PARTNER_CANNOT_TITLE,
  PARTNER_NEVER,
  planActionWords,
  planReasonWords,
  riskWords,
  scopeWhy,
} from '../../words.ts';

/** What the product's codes mean to a client. The agency reads the same English. */
export const codes = {
  scope: scopeWhy,
  risk: riskWords,
  planReason: planReasonWords,
  planAction: planActionWords,
  remedyReason: remedyReasonWords,
  can: PARTNER_CAN,
  canTitle: PARTNER_CAN_TITLE,
  never: PARTNER_NEVER,
  neverTitle: PARTNER_CANNOT_TITLE,
  howToEnd: HOW_TO_END,
  beingChecked: BEING_CHECKED,
  confirmed: confirmedWords,
};
