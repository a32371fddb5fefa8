import { languageAnswer } from '../answers.ts';
import { argument, type CommandSpec } from '../command.ts';

const NAMES: Readonly<Record<string, string>> = { en: 'English', de: 'German' };

/** @see CommandSpec */
export const clientLanguage: CommandSpec = {
  name: 'language <client> <language>',
  summary: 'Say in which language a client reads.',
  about: `Sets the language of all pages and mails for people of the client: "en" (English) or "de" (German). With "default" the client reads in the
language that the setting agency.clientLanguage names, which is English unless you set it. What was mailed before stays as it is; pages behind earlier links come in
the new language at once. Your own people always read English. Names and texts of service packages stand as your catalogue says them.`,
  options: [],
  examples: ['steward client language c-300001 de', 'steward client language c-300001 default'],
  async run({ args, api }) {
    const path = `/clients/${encodeURIComponent(argument(args, 0))}/language`;
    const language = argument(args, 1);
    const { raw, data } = await api.send(
      'PUT',
      path,
      { language: language === 'default' ? null : language },
      languageAnswer,
    );
    return { json: raw, text: `Pages and mails for ${data.clientId} are in ${NAMES[data.reads] ?? data.reads}.` };
  },
};
