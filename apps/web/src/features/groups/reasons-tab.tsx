import { Stack } from '@mantine/core';
import { GroupCriteria } from './group-criteria.tsx';
import { GroupMap } from './group-map.tsx';
import { GroupMembers } from './group-members.tsx';
import { GroupPairs } from './group-pairs.tsx';
import { GroupStrengths } from './group-strengths.tsx';
import type { GroupTabProps } from './group-tabs.ts';
import classes from './groups.module.css';

/** Who is in the group and why; where they are; pair by pair, with the weakest; the nearest other composition. */
export default function ReasonsTab({ group }: GroupTabProps) {
  return (
    <Stack gap="lg">
      <div className={classes['columns']}>
        <GroupMembers group={group} />
        <GroupCriteria group={group} />
        <GroupStrengths group={group} />
        <GroupMap group={group} />
      </div>
      <GroupPairs group={group} />
    </Stack>
  );
}
