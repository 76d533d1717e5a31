import { forAnyone, forPerson } from '../../app/permission.ts';

export const sessionPolicy = {
  signIn: forAnyone('session.sign_in'),
  signOut: forAnyone('session.sign_out'),
  welcome: forAnyone('session.welcome'),
  read: forPerson('session.read'),
  change: forPerson('session.change'),
};
