import { NativeSelect } from '@mantine/core';
import {
  IconAffiliate,
  IconBuilding,
  IconUsers,
  IconUsersGroup,
  IconWorld,
  IconHeartHandshake,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import type { Audience } from '@grappe/contracts/roles';
import { useText } from './use-text.ts';

/** From the narrowest to the widest, each with a mark of its own. */
export const audienceIcons: Record<Audience, Icon> = {
  self: IconBuilding,
  coordinator: IconUsers,
  group: IconUsersGroup,
  cluster: IconAffiliate,
  alliance: IconHeartHandshake,
  public: IconWorld,
};

export const audiences = Object.keys(audienceIcons) as readonly Audience[];

/** Groups and alliances are several: one of them is chosen on the page where a firm looks at itself. */
const severalOf = (audience: Audience): boolean => audience === 'group' || audience === 'alliance';

interface AudienceSelectProps {
  readonly label: string;
  readonly value: Audience;
  /** Only the organisation itself may keep a fact to itself. */
  readonly mine: boolean;
  readonly onChange: (audience: Audience) => void;
}

/** Who sees a fact; choosing is saving. */
export function AudienceSelect({ label, value, mine, onChange }: AudienceSelectProps) {
  const { t } = useText('terms');
  const AudienceIcon = audienceIcons[value];
  return (
    <NativeSelect
      size="xs"
      aria-label={label}
      leftSection={<AudienceIcon size={14} aria-hidden />}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Audience)}
      data={audiences
        .filter((audience) => audience === value || ((mine || audience !== 'self') && !severalOf(audience)))
        .map((audience) => ({ value: audience, label: t(`terms:audience.${audience}`) }))}
    />
  );
}

/** The same for those who may only read it. */
export function AudienceMark({ value }: { readonly value: Audience }) {
  const { t } = useText('terms');
  const AudienceIcon = audienceIcons[value];
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <AudienceIcon size={14} aria-hidden style={{ verticalAlign: '-2px' }} /> {t(`terms:audience.${value}`)}
    </span>
  );
}
