import { Box, Button, Title } from '@mantine/core';
import { Suspense, useState } from 'react';
import { PageLoading } from '../../app/page-loading.tsx';
import { useText } from '../../app/use-text.ts';
import { DocumentsSection } from './documents-section.tsx';

/** The documents of my group, as my firm may see them; read when they are asked for. */
export function MyDocuments({ groupId }: { readonly groupId: string }) {
  const { t } = useText('documents');
  const [isOpen, setOpen] = useState(false);
  if (isOpen)
    return (
      <Suspense fallback={<PageLoading />}>
        <Box mt="lg">
          <DocumentsSection groupId={groupId} />
        </Box>
      </Suspense>
    );
  return (
    <>
      <Title order={3} size="h6" mt="sm">
        {t('documents:my.title')}
      </Title>
      <Button size="xs" variant="default" mt={4} onClick={() => setOpen(true)}>
        {t('documents:my.show')}
      </Button>
    </>
  );
}
