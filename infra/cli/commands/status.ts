import { statusAnswer } from '../answers.ts';
import type { CommandSpec } from '../command.ts';
import { type Cell, facts, indented, spaced, wrapped } from '../text/table.ts';

/** @see CommandSpec */
export const status: CommandSpec = {
  name: 'status',
  summary: 'What is healthy, and what is next.',
  about:
    'Shows whether your own portal is connected, what is published, what is under way, and what you should do next.',
  examples: ['steward status', 'steward status --stage production'],
  async run({ api, look: { style, when } }) {
    const { raw, data } = await api.get('/status', statusAnswer);
    const { portalId, connected, connection } = data.partnerPortal;
    const since = connection === null ? '' : ` since ${when.time(connection.connectedAt)}`;
    const portal: Cell = connected
      ? { text: `${portalId}, connected${since}`, tone: 'good' }
      : { text: `${portalId}, ${connection?.health ?? 'not connected'}`, tone: 'bad' };
    const published = (version: number | null): Cell =>
      version === null ? { text: 'none published', tone: 'attention' } : `version ${version}`;
    const parked: Cell =
      data.parkedRuns === 0
        ? `${data.runningRuns} under way`
        : { text: `${data.runningRuns} under way, ${data.parkedRuns} parked`, tone: 'bad' };
    const held = data.heldRuns === 0 ? '' : `, ${data.heldRuns} wait`;
    const { outgoing } = data;
    const steps = data.nextSteps.map(({ what, how }) => `${wrapped(what, 76)}\n${indented(style(how, 'strong'))}`);
    const text = spaced(
      `${style('Portal Steward', 'strong')}${style(`   stage ${data.stage}`, 'dim')}`,
      facts(style, [
        ['Your portal', portal],
        ['Catalogue', published(data.catalogueVersion)],
        ['Policy', published(data.policyVersion)],
        ['Open questions', String(data.openWaits)],
        ['Runs', typeof parked === 'string' ? `${parked}${held}` : { ...parked, text: `${parked.text}${held}` }],
        ...(outgoing.stopped
          ? [
              [
                'Changes',
                {
                  text: `stopped since ${outgoing.since === null ? '' : when.time(outgoing.since)} by ${outgoing.by?.name ?? ''}${outgoing.reason === null ? '' : `: ${outgoing.reason}`}`,
                  tone: 'bad',
                },
              ] as const,
            ]
          : []),
        ...(data.observe
          ? [['Mode', { text: 'observe: HubSpot is not written, no client is mailed', tone: 'attention' }] as const]
          : []),
      ]),
      steps.length === 0
        ? style('Nothing to do.', 'good')
        : `${style('Next', 'strong')}\n${indented(steps.join('\n'))}`,
    );
    return { json: raw, text };
  },
};
