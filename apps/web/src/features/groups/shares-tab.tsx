import { Stack } from '@mantine/core';
import { BudgetEditor } from './budget-editor.tsx';
import { GroupShares } from './group-shares.tsx';
import type { GroupTabProps } from './group-tabs.ts';

/** What the shared manager costs, and who pays what. */
export default function SharesTab({ group }: GroupTabProps) {
  return (
    <Stack gap="lg">
      <BudgetEditor key={group.id} group={group} />
      <GroupShares group={group} />
    </Stack>
  );
}
