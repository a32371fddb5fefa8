import { sweepsAnswer } from '../answers.ts';
import type { CommandSpec } from '../command.ts';
import { type Cell, facts } from '../text/table.ts';

/** @see CommandSpec */
export const sweep: CommandSpec = {
  name: 'sweep',
  summary: 'Do now what the schedule does every few minutes.',
  about: `Reads the partner clients and the webhooks journal from HubSpot, and deals with all that is due: reminders, deadlines, unsent mail, runs that lost their
execution, engagements past their end. It is safe at any time. Exit code 1 when one of the three failed.`,
  examples: ['steward sweep'],
  async run({ api, look: { style } }) {
    const { raw, data } = await api.send('POST', '/sweeps', {}, sweepsAnswer);
    const failed: Cell = { text: 'failed, or takes longer than one can wait; its log has more', tone: 'bad' };
    const text = facts(style, [
      ['Partner clients', data.poll === null ? failed : pollWords(data.poll)],
      ['Journal', data.journal === null ? failed : journalWords(data.journal)],
      ['What was due', data.sweep === null ? failed : sweepWords(data.sweep)],
    ]);
    return { json: raw, text, ok: data.ok };
  },
};

function pollWords(poll: { connected: boolean; records: number; began: number; failed: number }): Cell {
  if (!poll.connected) return { text: 'not read: your portal is not connected', tone: 'attention' };
  const failed = poll.failed === 0 ? '' : `, ${poll.failed} failed and come again`;
  return `${poll.records} read, ${poll.began} new invitations${failed}`;
}

function journalWords({ uninstalled }: { uninstalled: number }): Cell {
  if (uninstalled === 0) return 'no client uninstalled the app';
  const portals = uninstalled === 1 ? 'one portal' : `${uninstalled} portals`;
  return { text: `the app was uninstalled from ${portals}`, tone: 'attention' };
}

function sweepWords({ done, failed }: { done: Readonly<Record<string, number>>; failed: number }): Cell {
  const parts = Object.entries(done)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`);
  const words = parts.length === 0 ? 'nothing' : parts.join(', ');
  return failed === 0 ? words : { text: `${words}; ${failed} failed and come again`, tone: 'attention' };
}
