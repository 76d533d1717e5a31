import { Badge } from '@mantine/core';
import { IconArchive, IconPencil, IconSend } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { PlanListItem } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

type Status = PlanListItem['status'];

const marks: Record<Status, { readonly icon: Icon; readonly colour: string }> = {
  draft: { icon: IconPencil, colour: 'gray' },
  proposed: { icon: IconSend, colour: 'leaf' },
  archived: { icon: IconArchive, colour: 'gray' },
};

export function PlanStatus({ status }: { readonly status: Status }) {
  const { t } = useText('terms');
  const { icon: Mark, colour } = marks[status];
  return (
    <Badge variant="light" color={colour} tt="none" c="inherit" leftSection={<Mark size={12} aria-hidden />}>
      {t(`terms:plan_status.${status}`)}
    </Badge>
  );
}
