/** A file of its own, fetched after the page: the nomenclature is larger than the page. */
export { activityLabel } from '@grappe/contracts/classifications';
