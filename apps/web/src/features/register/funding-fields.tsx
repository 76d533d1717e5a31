import { ActionIcon, Button, Group, NumberInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { PublicFunding } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

interface FundingFieldsProps {
  readonly funding: readonly PublicFunding[];
  readonly onChange: (funding: readonly PublicFunding[]) => void;
}

/** Public money, one line per funder; an amount that is not known stays empty. */
export function FundingFields({ funding, onChange }: FundingFieldsProps) {
  const { t } = useText('register');
  const change = (place: number, changed: Partial<PublicFunding>) =>
    onChange(funding.map((one, rank) => (rank === place ? { ...one, ...changed } : one)));
  return (
    <>
      {funding.map((one, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no other identity
        <Group key={place} align="flex-end" mb="xs">
          <TextInput
            label={t('register:field.funder')}
            value={one.funder}
            required
            maxLength={200}
            onChange={(event) => change(place, { funder: event.currentTarget.value })}
          />
          <NumberInput
            label={t('register:field.amount')}
            value={one.amountCents === null ? '' : one.amountCents / 100}
            min={0}
            decimalScale={2}
            onChange={(value) =>
              change(place, {
                amountCents: typeof value === 'number' ? Math.round(value * 100) : null,
              })
            }
          />
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('register:funding_remove')}
            onClick={() => onChange(funding.filter((_, rank) => rank !== place))}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {funding.length < 20 && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onChange([...funding, { funder: '', amountCents: null, currency: 'EUR' }])}
        >
          {t('register:funding_add')}
        </Button>
      )}
    </>
  );
}
