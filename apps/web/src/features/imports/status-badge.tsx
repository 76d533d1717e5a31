import { Badge } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconEye, IconLoader2 } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { ImportPreview } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

type Status = ImportPreview['status'];

const marks: Record<Status, { readonly icon: Icon; readonly colour: string }> = {
  previewed: { icon: IconEye, colour: 'gray' },
  accepting: { icon: IconLoader2, colour: 'aubergine' },
  accepted: { icon: IconCheck, colour: 'leaf' },
  undone: { icon: IconArrowBackUp, colour: 'gray' },
  failed: { icon: IconAlertTriangle, colour: 'red' },
};

export function StatusBadge({ status }: { readonly status: Status }) {
  const { t } = useText('imports');
  const { icon: StatusIcon, colour } = marks[status];
  return (
    <Badge
      variant="light"
      color={colour}
      tt="none"
      c="inherit"
      leftSection={<StatusIcon size={12} aria-hidden />}
    >
      {t(`imports:status.${status}`)}
    </Badge>
  );
}
