import { Anchor, Text } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { RoomFile, RoomMessage, RoomPerson } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { piecesOf } from './mentions.ts';
import classes from './rooms.module.css';

/** What was written, with names and addresses shown as such; nothing of it is ever read as a page. */
export function MessageWords(props: {
  readonly message: RoomMessage;
  readonly people: readonly RoomPerson[];
}) {
  const { message, people } = props;
  const { t } = useText('rooms');
  if (message.body === null)
    return <p className={`${classes['body']} ${classes['deleted']}`}>{t('rooms:message.deleted')}</p>;
  const named = people.filter(({ id }) => message.mentions.includes(id)).map(({ name }) => name);
  return (
    <>
      <p className={classes['body']}>
        {piecesOf(message.body, named).map(({ at, text, kind }) => {
          if (kind === 'name')
            return (
              <span key={at} className={classes['name']}>
                {text}
              </span>
            );
          if (kind === 'link')
            return (
              <a key={at} href={text} rel="noreferrer noopener" target="_blank">
                {text}
              </a>
            );
          return <span key={at}>{text}</span>;
        })}
      </p>
      <FileLinks files={message.files} />
    </>
  );
}

export function FileLinks({ files }: { readonly files: readonly RoomFile[] }) {
  const { t } = useText('rooms');
  if (files.length === 0) return null;
  return (
    <ul className={classes['files']}>
      {files.map((file) => (
        <li key={file.id}>
          {file.deletedAt === null ? (
            <FileLink file={file} />
          ) : (
            <Text span className={classes['deleted'] ?? ''}>
              {t('rooms:file.deleted', { name: file.name })}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}

export function FileLink({ file }: { readonly file: RoomFile }) {
  const { f } = useText('rooms');
  const { t } = useText('rooms');
  const kilobytes = Math.max(1, Math.round(file.bytes / 1024));
  const size =
    kilobytes < 1024
      ? t('rooms:file.kilobytes', { size: f.number(kilobytes) })
      : t('rooms:file.megabytes', { size: f.number(kilobytes / 1024, 1) });
  return (
    <>
      <Anchor href={file.href} download>
        <IconPaperclip size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {file.name}
      </Anchor>{' '}
      <Text span size="xs" c="dimmed">
        {size}
      </Text>
    </>
  );
}
