import type { ProfileOrganisation } from '@grappe/contracts/profiles';
import type { FirmProfile } from '@grappe/engine/groups';

/** Facts that grouping and sharing use, and that a firm has not told; `location` stands for its place. */
export function missingData(
  firms: readonly FirmProfile[],
  organisations: readonly ProfileOrganisation[],
): { organisationId: string; missing: string[] }[] {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  return firms.flatMap((firm) => {
    const told = byId.get(firm.id)?.facts.map(({ key }) => key) ?? [];
    const lacks = [
      firm.wantedMarkets === null ? ['wanted_market'] : [],
      firm.servedMarkets === null ? ['served_market'] : [],
      firm.headcount === null ? ['headcount'] : [],
      firm.productCodes === null ? ['product_code'] : [],
      firm.customerSectors === null ? ['customer_sector'] : [],
      firm.experienced === null ? ['cooperation_experience'] : [],
      firm.location === null ? ['location'] : [],
      told.includes('turnover') ? [] : ['turnover'],
    ].flat();
    return lacks.length === 0 ? [] : [{ organisationId: firm.id, missing: lacks }];
  });
}
