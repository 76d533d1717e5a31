import { IconEye } from '@tabler/icons-react';
import type { Room } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './rooms.module.css';

const mostNames = 6;

/** Who can read this, in words. */
export function AudienceWords({ room }: { readonly room: Room }) {
  const { t, f } = useText('rooms');
  const readers = room.people.filter(({ isIn }) => isIn);
  const organisations = [
    ...new Set(
      readers.flatMap(({ coordinates, organisation }) =>
        coordinates || organisation === null ? [] : [organisation.name],
      ),
    ),
  ];
  const named = organisations.slice(0, mostNames);
  const others = organisations.length - named.length;
  const who =
    organisations.length === 0
      ? t(`rooms:audience.${room.kind}.alone`)
      : t(`rooms:audience.${room.kind}.with`, {
          organisations: f.list(
            others > 0 ? [...named, t('rooms:audience.others', { count: others })] : named,
          ),
        });
  return (
    <p className={classes['audience']}>
      <IconEye size={15} aria-hidden />
      <span>
        {who} {t('rooms:audience.people', { count: readers.length })}
      </span>
    </p>
  );
}
