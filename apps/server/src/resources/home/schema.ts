export { home } from '@grappe/contracts/api';
