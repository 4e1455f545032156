import type { Messages } from '../messages/en.ts';
import type { Block, EmailContent, Sender } from './content.ts';

/** Between what the email says and who says it. */
const RULE = '----------';

/** The plain-text twin: the same words in the same order, for programs that show no HTML. */
export function renderText(content: EmailContent, sender: Sender, t: Messages): string {
  const contacts = [sender.supportPhone, sender.supportEmail].filter((contact) => contact !== null);
  const footer = [sender.name, content.because];
  if (contacts.length > 0) footer.push([t.needHelp(sender.name), ...contacts].join('\n'));
  return `${[content.heading, ...content.blocks.map((block) => blockText(block, t)), RULE, ...footer].join('\n\n')}\n`;
}

function blockText(block: Block, t: Messages): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'section':
      return `${block.title}\n${'-'.repeat(block.title.length)}`;
    case 'link':
      return `${t.labelled(block.label)}\n${block.url}`;
    case 'quote':
      return [t.labelled(block.by), ...block.lines.map((line) => `> ${line}`.trimEnd())].join('\n');
    case 'fact':
      return `${t.labelled(block.label)} ${block.value}`;
    case 'code':
      return `${t.labelled(block.label)} ${block.code}`;
  }
}
