import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import type { MailSender } from '../../ports/mailing.ts';

/** Mail by SES: HTML and text part, UTF-8. `from` is a verified identity; by the configuration set, SES tells of bounces and complaints. */
export function createMailSender(from: string, configurationSet: string, client = new SESClient({})): MailSender {
  return {
    async send({ to, subject, text, html }) {
      const answer = await client.send(
        new SendEmailCommand({
          Source: from,
          Destination: { ToAddresses: [to] },
          ConfigurationSetName: configurationSet,
          Message: {
            Subject: { Data: subject, Charset: 'UTF-8' },
            Body: { Text: { Data: text, Charset: 'UTF-8' }, Html: { Data: html, Charset: 'UTF-8' } },
          },
        }),
      );
      if (answer.MessageId === undefined) throw new Error('SES gave no message id.');
      return answer.MessageId;
    },
  };
}
