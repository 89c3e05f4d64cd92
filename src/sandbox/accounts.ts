import {randomBytes} from 'node:crypto';
import type {Configuration, Permission, SandboxUser} from './options.js';

/** Who a session token belongs to; a service has no user id. */
export type Holder = {readonly userId: string} | 'service';

/** The users, their tokens, and who may do what with whose account. */
export class Accounts {
  private readonly users: readonly SandboxUser[];
  private readonly services: readonly string[];
  private tokens = new Map<string, Holder>();

  constructor({users, services}: Configuration) {
    this.users = users;
    this.services = services;
    this.reset();
  }

  /** Makes the tokens of the configuration valid again, and no others. */
  reset(): void {
    this.tokens = new Map();
    for (const {sessionToken, userId} of this.users) this.tokens.set(sessionToken, {userId});
    for (const token of this.services) this.tokens.set(token, 'service');
  }

  /** Answers who holds a token, if it is valid. */
  holderOf(token: string): Holder | undefined {
    return this.tokens.get(token);
  }

  /** Makes a token invalid. */
  expire(token: string): void {
    this.tokens.delete(token);
  }

  /** Gives a new token to who knows the password. */
  logIn(email: string, password: string): {user: SandboxUser; token: string} | undefined {
    const user = this.users.find(each => each.email === email && each.password === password);
    if (user?.email === undefined || user.password === undefined) return undefined;
    const token = randomBytes(24).toString('hex');
    this.tokens.set(token, {userId: user.userId});
    return {user, token};
  }

  /** Answers whether one user may do something with the account of another, or their own. */
  may(userId: string, permission: Permission, ownerId: string): boolean {
    const user = this.users.find(each => each.userId === userId);
    const granted = user?.permissions?.[ownerId] ?? [];
    if (granted.includes(permission)) return true;
    const isRoot = user !== undefined && (userId === ownerId || granted.includes('root'));
    return isRoot && permission !== 'custodian';
  }
}
