import { render } from 'preact-render-to-string';
import { DEFAULT_LANGUAGE } from '../domain/language.ts';
import { footerLine, helloLine, type Letter, oneLine, reminderLine } from './blocks.ts';
import type { ComposedMail } from './composed-mail.ts';
import { BlockView } from './html-blocks.tsx';
import { COLOUR, DARK_STYLE, FONT } from './look.ts';
import { layOutText } from './text.ts';

/** Lays a letter out in both parts. Values are escaped; the subject is one line. */
export function composeMail(letter: Letter): ComposedMail {
  return {
    subject: oneLine(letter.subject),
    text: layOutText(letter),
    html: `<!doctype html>${render(<Frame {...letter} />)}`,
  };
}

/** Tables and inline styles: what Outlook, Gmail and Apple Mail all lay out alike. */
function Frame(letter: Letter) {
  const [reminder, hello] = [reminderLine(letter), helloLine(letter)];
  const text = `margin:0 0 16px;font:400 16px/25px ${FONT};color:${COLOUR.ink}`;
  return (
    <html lang={letter.language ?? DEFAULT_LANGUAGE}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        {/* Keeps mail programs from making links of numbers and dates. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{oneLine(letter.subject)}</title>
        <style>{DARK_STYLE}</style>
      </head>
      <body class="ground" style={`margin:0;padding:0;background-color:${COLOUR.ground};-webkit-text-size-adjust:100%`}>
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{oneLine(letter.preview)}</div>
        <table
          role="presentation"
          class="ground"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style={`background-color:${COLOUR.ground}`}
        >
          <tr>
            <td align="center" class="gap" style="padding:24px 12px 40px">
              <table
                role="presentation"
                width="600"
                cellpadding="0"
                cellspacing="0"
                class="column"
                style="width:100%;max-width:600px"
              >
                <tr>
                  <td class="ink side" style={`padding:0 32px 14px;font:600 15px/22px ${FONT};color:${COLOUR.ink}`}>
                    {letter.agencyName}
                  </td>
                </tr>
                <tr>
                  <td
                    class="sheet side"
                    style={`padding:32px 32px 16px;background-color:${COLOUR.sheet};border:1px solid ${COLOUR.line};border-radius:14px`}
                  >
                    <h1
                      class="ink"
                      style={`margin:0 0 16px;font:700 23px/30px ${FONT};letter-spacing:-0.3px;color:${COLOUR.ink}`}
                    >
                      {letter.heading}
                    </h1>
                    {reminder === undefined ? null : (
                      <p class="ink" style={`${text};font-weight:600`}>
                        {reminder}
                      </p>
                    )}
                    {hello === undefined ? null : (
                      <p class="ink" style={text}>
                        {hello}
                      </p>
                    )}
                    {letter.blocks.map((block, at) => (
                      <BlockView key={`${block.kind}-${at}`} block={block} />
                    ))}
                  </td>
                </tr>
                <tr>
                  <td class="soft side" style={`padding:18px 32px 0;font:400 13px/20px ${FONT};color:${COLOUR.soft}`}>
                    {footerLine(letter)}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>
  );
}
