/** One line of a plan, in words. */
export interface PlanLine {
  readonly who: string;
  readonly action: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

/** What a plan changes, person by person. */
export function PlanList(props: {
  readonly title: string;
  readonly before: string;
  readonly after: string;
  readonly plan: readonly PlanLine[];
}) {
  return (
    <section>
      <h2>{props.title}</h2>
      <ul class="entries">
        {props.plan.map((line) => (
          <li key={line.who + line.action}>
            <div class="head">
              <h3>{line.who}</h3>
              <span class="tag">{line.action}</span>
            </div>
            <dl class="diff">
              <dt>{props.before}</dt>
              <dd class="was">{line.before}</dd>
              <dt>{props.after}</dt>
              <dd>{line.after}</dd>
            </dl>
            <p class="soft small">{line.reason}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
