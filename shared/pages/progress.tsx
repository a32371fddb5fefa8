import { clientWords } from '../domain/client-words/client-words.ts';
import type { Language } from '../domain/language.ts';
import type { OnboardingProgress, StepTaken } from '../domain/onboarding.ts';
import { When } from './parts.tsx';

/** How far an onboarding is. */
export interface ProgressData {
  readonly timeZone: string;
  readonly language?: Language | undefined;
  readonly progress: OnboardingProgress;
  /** The client adds the users by itself. */
  readonly byHand?: boolean | undefined;
}

/** The steps of an onboarding, each with its time. Signs are decoration: words say the same. */
export function Progress({ progress, language, timeZone, byHand }: ProgressData) {
  const { onboarding } = clientWords(language);
  return (
    <section>
      <h2>{onboarding.progress}</h2>
      <p>{onboarding.stage(progress.stage)}</p>
      <ol class="progress">
        {progress.steps.map((taken) => (
          <li key={taken.step} class={taken.state}>
            <strong>
              {byHand === true && taken.step === 'connected' ? onboarding.byHandStep : onboarding.step(taken.step)}
            </strong>
            <Made taken={taken} timeZone={timeZone} language={language} />
          </li>
        ))}
      </ol>
      {progress.people === 0 ? null : <p class="soft small">{onboarding.ready(progress.ready, progress.people)}</p>}
    </section>
  );
}

function Made(props: {
  readonly taken: StepTaken;
  readonly timeZone: string;
  readonly language?: Language | undefined;
}) {
  const { taken, timeZone, language } = props;
  const { onboarding } = clientWords(language);
  if (taken.state === 'made' && taken.at !== undefined)
    return <When at={taken.at} timeZone={timeZone} language={language} />;
  return <span class="soft">{onboarding[taken.state]}</span>;
}
