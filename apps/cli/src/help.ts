import { Help } from 'commander';
import type { Argument, Command, Option } from 'commander';
import type { Sentence } from '@grappe/messages';
import type { Output } from './output.ts';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'usage',
  'Arguments:': 'arguments',
  'Options:': 'options',
  'Commands:': 'commands',
};

/** Help in the language of the output; errors are thrown to `run`, which tells them. */
export function speakHelp(command: Command, { t, line }: Output): void {
  command
    .configureHelp({
      styleTitle: (title) => (titles[title] === undefined ? title : t(`cli:help.title_${titles[title]}`)),
      optionDescription: (option) => `${option.description}${details(option, t)}`,
      argumentDescription: (argument: Argument) => argument.description,
      subcommandTerm: (sub) => `${sub.name()} ${usageOf(sub)}`.trim(),
    })
    .configureOutput({ writeOut: (text) => line(text.trimEnd()), writeErr: () => undefined })
    .exitOverride();
  if (!passesHelpOn(command)) command.helpOption('-h, --help', t('cli:help.help'));
  if (command.commands.length > 0) {
    command.helpCommand(false).action(() => command.outputHelp());
  }
}

const usageOf = (command: Command): string =>
  new Help()
    .visibleArguments(command)
    .map((argument) => (argument.required ? `<${argument.name()}>` : `[${argument.name()}]`))
    .join(' ');

/** A command without an option of its own hands all it gets to another program, `--help` included. */
const passesHelpOn = (command: Command): boolean =>
  command.commands.length === 0 && command.options.length === 0;

const isWorthSaying = (value: unknown): boolean =>
  (typeof value === 'string' && value !== '') || typeof value === 'number';

function details(option: Option, t: Sentence): string {
  const known = [
    ...(option.argChoices === undefined
      ? []
      : [t('cli:help.choices', { choices: option.argChoices.join(', ') })]),
    ...(isWorthSaying(option.defaultValue)
      ? [t('cli:help.default', { value: String(option.defaultValue) })]
      : []),
  ];
  return known.length === 0 ? '' : ` (${known.join(' ; ')})`;
}
