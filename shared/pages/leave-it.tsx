import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import { AnswerButton } from './parts.tsx';

/** The part of a manual step's page for a client that ends everything: it may leave somebody's access as it is. */
export function LeaveIt(props: {
  readonly personName: string;
  readonly postPath: string;
  readonly language?: Language | undefined;
}) {
  const { closing } = clientWords(props.language);
  return (
    <section>
      <h2>{closing.leaveTitle}</h2>
      <p>{closing.leaveText(props.personName)}</p>
      <form method="post" action={props.postPath}>
        <AnswerButton value="leave" look="decline">
          {closing.leave}
        </AnswerButton>
      </form>
    </section>
  );
}
