import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useText } from '../../app/use-text.ts';
import { welcomeQuery } from './welcome-query.ts';

interface DemonstrationAccountsProps {
  readonly busy: boolean;
  readonly onChoose: (credentials: { readonly email: string; readonly password: string }) => void;
}

/** On a demonstration, one may look around as any of its people. */
export function DemonstrationAccounts({ busy, onChoose }: DemonstrationAccountsProps) {
  const { t } = useText('terms');
  const { data } = useQuery(welcomeQuery);
  const accounts = data?.demonstrationAccounts ?? [];
  if (accounts.length === 0) return null;
  return (
    <section aria-labelledby="demonstration">
      <Text id="demonstration" component="h2" size="sm" fw={600} mb={4}>
        {t('shell:sign_in.demonstration')}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {t('shell:sign_in.demonstration_lead')}
      </Text>
      <Stack gap={6}>
        {accounts.map(({ email, password, name, role }) => (
          <Button
            key={email}
            variant="default"
            justify="space-between"
            disabled={busy}
            onClick={() => onChoose({ email, password })}
            rightSection={
              <Text span size="xs" c="dimmed">
                {t(`terms:role.${role}`)}
              </Text>
            }
          >
            {name}
          </Button>
        ))}
      </Stack>
    </section>
  );
}
