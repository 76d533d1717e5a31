import { Page } from '../../app/page.tsx';
import { useText } from '../../app/use-text.ts';
import { CollectionsSection } from './collections-section.tsx';
import { ContributionsSection } from './contributions-section.tsx';
import { GuardsSection } from './guards-section.tsx';

/** What each keeps to itself among competitors, and the ways that remain. */
export function SensitivePage() {
  const { t } = useText('meetings', 'terms', 'errors');
  return (
    <Page
      place={t('meetings:sensitive.place')}
      title={t('meetings:sensitive.title')}
      lead={t('meetings:sensitive.lead')}
    >
      <CollectionsSection />
      <ContributionsSection />
      <GuardsSection />
    </Page>
  );
}
