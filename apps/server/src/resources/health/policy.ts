import { forAnyone } from '../../app/permission.ts';

export const healthPolicy = { read: forAnyone('health.read') };
