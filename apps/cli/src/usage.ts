import type { CommanderError } from 'commander';
import type { Sentence } from '@grappe/messages';

const sentences: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'unknown_command',
  'commander.unknownOption': 'unknown_option',
  'commander.missingArgument': 'missing_argument',
  'commander.missingMandatoryOptionValue': 'missing_option',
  'commander.optionMissingArgument': 'missing_value',
  'commander.invalidArgument': 'invalid_value',
  'commander.conflictingOption': 'conflict',
  'commander.excessArguments': 'too_many_arguments',
};

/** What is wrong with how the command was written, and how to see what it accepts. */
export function usageSentence(error: CommanderError, command: string, t: Sentence): string {
  // The parser names what is wrong between quotes, the option or argument first, then says what it accepts.
  const [name = '', value = ''] = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1]);
  const accepted = /invalid\. (?:Allowed choices are )?(.*?)\.?$/.exec(error.message)?.[1] ?? '';
  const params = { name, value, accepted, detail: error.message };
  // Words that no command takes are, without a command, a command that does not exist.
  const isUnknown = command === '' && error.code === 'commander.excessArguments';
  const what = isUnknown
    ? t('cli:usage.unknown_command_nameless')
    : t(`cli:usage.${sentences[error.code] ?? 'other'}`, params);
  const see = t('cli:usage.see_help', { command: command === '' ? '' : `${command} ` });
  return `${what}\n${see}`;
}
