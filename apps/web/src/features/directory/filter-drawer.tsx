import { Button, Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../../app/use-text.ts';

interface FilterDrawerProps {
  /** How many organisations the filters leave. */
  readonly total: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The filters on a phone, where they have no column of their own. */
export default function FilterDrawer({ total, onClose, children }: FilterDrawerProps) {
  const { t } = useText('directory');
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('directory:filters')}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {children}
      <Button fullWidth mt="md" onClick={onClose}>
        {t('directory:show_results', { count: total })}
      </Button>
    </Drawer>
  );
}
