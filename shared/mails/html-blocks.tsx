import type { Block, MailEntry, MailFact } from './blocks.ts';
import { COLOUR, FONT } from './look.ts';

const INK = `font:400 16px/25px ${FONT};color:${COLOUR.ink}`;
const SOFT = `font:400 14px/22px ${FONT};color:${COLOUR.soft}`;
const TITLE = `margin:0 0 8px;font:600 16px/24px ${FONT};color:${COLOUR.ink}`;
const CODE = `font:400 14px/22px Menlo,Consolas,monospace;color:${COLOUR.ink};background-color:${COLOUR.wash};border-radius:8px;word-break:break-word`;
const TABLE = { role: 'presentation', width: '100%', cellpadding: '0', cellspacing: '0' } as const;

/** One block of a mail in HTML. */
export function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p class="ink" style={`margin:0 0 16px;${INK}`}>
          {block.text}
        </p>
      );
    case 'section':
      return (
        <div style="margin:0 0 20px">
          <h2 class="ink" style={TITLE}>
            {block.title}
          </h2>
          <p class="ink" style={`margin:0;${INK}`}>
            {block.text}
          </p>
        </div>
      );
    case 'callout':
      return <Callout label={block.label} text={block.text} />;
    case 'facts':
      return (
        <div style="margin:0 0 20px">
          <Facts facts={block.facts} />
        </div>
      );
    case 'list':
      return block.items.length === 0 ? null : <List {...block} />;
    case 'entries':
      return block.entries.length === 0 ? null : (
        <div style="margin:0 0 20px">
          <h2 class="ink" style={TITLE}>
            {block.title}
          </h2>
          {block.entries.map((entry) => (
            <Entry key={entry.heading + (entry.tag ?? '')} entry={entry} />
          ))}
        </div>
      );
    case 'quote':
      return (
        <div class="line" style={`margin:0 0 20px;padding:2px 0 2px 14px;border-left:3px solid ${COLOUR.line}`}>
          <p class="soft" style={`margin:0;${SOFT}`}>
            {block.from}
          </p>
          <p class="ink" style={`margin:0;${INK};white-space:pre-line`}>
            {block.text}
          </p>
        </div>
      );
    case 'command':
      return (
        <div style="margin:0 0 20px">
          <h2 class="ink" style={TITLE}>
            {block.title}
          </h2>
          <p class="ink wash" style={`margin:0;padding:10px 14px;${CODE}`}>
            {block.command}
          </p>
        </div>
      );
    case 'button':
      return <Button label={block.label} href={block.href} />;
    case 'link':
      return (
        <p class="soft" style={`margin:0 0 20px;${SOFT}`}>
          {block.label}:{' '}
          <a class="accent" href={block.href} style={`color:${COLOUR.accent};word-break:break-all`}>
            {block.href}
          </a>
        </p>
      );
  }
}

/** Padding on the cell for Outlook, which ignores it on links; on the link for all others, so that the whole button can be pressed. */
function Button({ label, href }: { readonly label: string; readonly href: string }) {
  return (
    <table role="presentation" class="wide" cellpadding="0" cellspacing="0" style="margin:4px 0 24px">
      <tr>
        <td
          class="press"
          align="center"
          style={`background-color:${COLOUR.accent};border-radius:8px;mso-padding-alt:13px 28px`}
        >
          <a
            href={href}
            style={`display:block;padding:13px 28px;font:600 16px/22px ${FONT};color:${COLOUR.onAccent};text-decoration:none;mso-line-height-rule:exactly`}
          >
            {label}
          </a>
        </td>
      </tr>
    </table>
  );
}

function Callout({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <table {...TABLE} style="margin:0 0 20px">
      <tr>
        <td class="wash" style={`padding:12px 16px;background-color:${COLOUR.wash};border-radius:10px`}>
          <span class="soft" style={`display:block;${SOFT}`}>
            {label}
          </span>
          <span class="ink" style={`${INK};font-weight:600`}>
            {text}
          </span>
        </td>
      </tr>
    </table>
  );
}

function Facts({ facts }: { readonly facts: readonly MailFact[] }) {
  return (
    <table {...TABLE}>
      {facts
        .filter((fact) => fact.value !== '')
        .map((fact) => (
          <tr key={fact.label}>
            <td class="soft label" width="140" valign="top" style={`padding:3px 12px 3px 0;${SOFT};line-height:25px`}>
              {fact.label}
            </td>
            <td class="ink value" valign="top" style={`padding:3px 0;${INK};word-break:break-word`}>
              {fact.value}
            </td>
          </tr>
        ))}
    </table>
  );
}

function List({ title, sign, items }: Extract<Block, { kind: 'list' }>) {
  const colour = sign === 'no' ? COLOUR.stop : COLOUR.accent;
  return (
    <div style="margin:0 0 20px">
      <h2 class="ink" style={TITLE}>
        {title}
      </h2>
      <table {...TABLE}>
        {items.map((item, at) => (
          <tr key={item}>
            <td
              class={sign === 'no' ? 'stop' : 'accent'}
              width="26"
              valign="top"
              style={`padding:3px 0;font:700 15px/25px ${FONT};color:${colour}`}
            >
              {sign === 'number' ? `${at + 1}.` : sign === 'yes' ? '✓' : '✕'}
            </td>
            <td class="ink" valign="top" style={`padding:3px 0;${INK}`}>
              {item}
            </td>
          </tr>
        ))}
      </table>
    </div>
  );
}

function Entry({ entry }: { readonly entry: MailEntry }) {
  return (
    <table {...TABLE}>
      <tr>
        <td class="line" style={`padding:10px 0 12px;border-top:1px solid ${COLOUR.line}`}>
          <p class="ink" style={`margin:0;${INK};font-weight:600;word-break:break-word`}>
            {entry.heading}
            {entry.tag === undefined ? null : (
              <span class="soft" style={`font-weight:400;color:${COLOUR.soft}`}>
                {' · '}
                {entry.tag}
              </span>
            )}
          </p>
          {entry.facts === undefined ? null : <Facts facts={entry.facts} />}
          {entry.note === undefined ? null : (
            <p class="soft" style={`margin:2px 0 0;${SOFT}`}>
              {entry.note}
            </p>
          )}
        </td>
      </tr>
    </table>
  );
}
