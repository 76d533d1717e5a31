import { Paper, Text, Title } from '@mantine/core';
import type { Group } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import classes from './groups.module.css';

/** How large each member is, and who brings experience: of cooperation, and of markets that others want. */
export function GroupStrengths({ group }: { readonly group: Group }) {
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <Sizes group={group} />
      <Experience group={group} />
    </Paper>
  );
}

function Sizes({ group }: { readonly group: Group }) {
  const { t, f } = useText('groups', 'terms');
  const { sizes } = group.portrait;
  const largest = Math.max(1, ...sizes.known.map(({ headcount }) => headcount));
  const names = new Map(group.members.map(({ id, name }) => [id, name]));
  return (
    <section aria-labelledby="sizes">
      <Title id="sizes" order={2} size="h5">
        {t('groups:sizes.title')}
      </Title>
      <dl className={classes['bars']}>
        {sizes.known
          .toSorted((a, b) => b.headcount - a.headcount)
          .map(({ id, headcount }) => (
            <SizeBar key={id} name={names.get(id) ?? ''} headcount={headcount} share={headcount / largest} />
          ))}
      </dl>
      {sizes.ratio !== null && sizes.known.length > 1 && (
        <Text size="sm" mt={4}>
          {t('groups:sizes.ratio', { total: f.number(sizes.total), ratio: f.number(sizes.ratio, 1) })}
        </Text>
      )}
      {sizes.unknown.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('groups:sizes.unknown', { names: f.list(sizes.unknown.map((id) => names.get(id) ?? '')) })}
        </Text>
      )}
    </section>
  );
}

interface SizeBarProps {
  readonly name: string;
  readonly headcount: number;
  readonly share: number;
}

function SizeBar({ name, headcount, share }: SizeBarProps) {
  const { t } = useText('terms');
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <span className={classes['bar']}>
          <span className={classes['pays']} style={{ width: `${share * 60}%` }} aria-hidden />
          <span>{t('terms:word.employees', { count: headcount })}</span>
        </span>
      </dd>
    </>
  );
}

function Experience({ group }: { readonly group: Group }) {
  const { t, f } = useText('groups');
  const { experience } = group.portrait;
  const names = new Map(group.members.map(({ id, name }) => [id, name]));
  const list = (ids: readonly string[]) => f.list(ids.map((id) => names.get(id) ?? ''));
  return (
    <section aria-labelledby="experience">
      <Title id="experience" order={2} size="h5" mt="md">
        {t('groups:experience.title')}
      </Title>
      <ul className={classes['reasons']}>
        {experience.mentors.map(({ id, markets }) => (
          <li key={id}>
            {t('groups:experience.mentor', {
              name: names.get(id) ?? '',
              markets: f.list(
                markets.map(({ market, wantedBy }) =>
                  t('groups:experience.market', { market: f.country(market), names: list(wantedBy) }),
                ),
              ),
            })}
          </li>
        ))}
        {experience.mentors.length === 0 && <li>{t('groups:experience.no_mentor')}</li>}
        {experience.experienced.length > 0 && (
          <li>{t('groups:experience.experienced', { names: list(experience.experienced) })}</li>
        )}
        {experience.experienced.length === 0 && <li>{t('groups:experience.nobody')}</li>}
        {experience.without.length > 0 && (
          <li>{t('groups:experience.without', { names: list(experience.without) })}</li>
        )}
        {experience.unknown.length > 0 && (
          <li>{t('groups:experience.unknown', { names: list(experience.unknown) })}</li>
        )}
      </ul>
    </section>
  );
}
