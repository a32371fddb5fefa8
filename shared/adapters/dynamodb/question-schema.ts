import * as z from 'zod';
import { riskSchema } from '../../domain/service-package.ts';

/** @see HandoverReason */
export const handoverReasonSchema = z.enum([
  'delegated',
  'absent',
  'reassigned',
  'unreachable',
  'left',
  'missing',
  'escalated',
]);

/** @see QuestionPart */
export const questionSchema = z.object({
  risk: riskSchema,
  stages: z.array(
    z.object({
      name: z.string(),
      party: z.enum(['agency', 'client']),
      approvers: z.array(z.string()),
      quorum: z.union([z.int(), z.literal('all')]),
      fallback: z.array(z.string()),
    }),
  ),
  stage: z.int(),
  requesterId: z.string(),
  pending: z
    .object({
      pendingId: z.string(),
      personId: z.string(),
      answer: z.enum(['approve', 'decline']),
      at: z.string(),
      until: z.string(),
    })
    .optional(),
  handovers: z.array(
    z.object({
      from: z.string().optional(),
      to: z.string(),
      by: z.string().optional(),
      reason: handoverReasonSchema,
      at: z.string(),
      stage: z.int(),
    }),
  ),
  talk: z.array(
    z.object({
      personId: z.string(),
      kind: z.enum(['asked-back', 'replied']),
      at: z.string(),
      text: z.string(),
      stage: z.int(),
    }),
  ),
  escalateAt: z.string().optional(),
});
