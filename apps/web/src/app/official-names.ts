/** A file of its own, fetched after the page: the nomenclatures are larger than the page. */
export { activityLabel, departement, regionName } from '@grappe/contracts/classifications';
