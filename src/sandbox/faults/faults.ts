import {Failure} from '../failure.js';
import type {StoreCall} from '../store/calls.js';
import type {Portion} from '../store/data-of-set.js';
import {Countdown} from './countdown.js';
import type {FaultRule, RequestFault, RequestName, StoreFault} from './rule.js';

/** What shall go wrong, and when. */
export class Faults {
  private rules: Countdown<FaultRule>[] = [];
  private waiting: (() => void)[] = [];

  /** Adds rules after those that are there. */
  add(rules: readonly FaultRule[]): void {
    this.rules.push(...rules.map(rule => new Countdown(rule)));
  }

  /** Forgets all rules; what is held stays so. */
  clear(): void {
    this.rules = [];
  }

  /** Lists the rules that may still apply. */
  get inForce(): readonly Countdown<FaultRule>[] {
    return this.rules.filter(({left}) => left > 0);
  }

  /** How many store calls are held. */
  get held(): number {
    return this.waiting.length;
  }

  /** Lets the store calls go on that are held, and tells how many they were. */
  release(): number {
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
    return waiting.length;
  }

  /** Tells what shall go wrong with a request. `bytes` are those of its body. */
  atRequest(name: RequestName, bytes: number): RequestFault | undefined {
    return this.first<RequestFault>(
      ({at}) => at === name,
      rule => rule.do !== 'too-large' || bytes > rule.bytes!,
    );
  }

  /** Tells whether the size of such a request matters. */
  weighs(name: RequestName): boolean {
    return this.rules.some(({rule}) => rule.at === name && rule.do === 'too-large');
  }

  /**
   * Waits where a store call is to be held, and tells how much of it is to be carried out.
   * @throws Failure where it is to fail
   */
  async atStore(call: StoreCall): Promise<Portion> {
    const rule = this.first<StoreFault>(({at}) => at === call || at === 'store');
    if (rule?.do === 'fail') throw new Failure(`injected failure in ${call}`);
    if (rule?.do === 'hold') await new Promise<void>(go => this.waiting.push(go));
    return rule?.do === 'half' ? 'half' : 'all';
  }

  // Every rule that names it counts it, so that `after` means the same whatever other rules there are.
  private first<R extends FaultRule>(
    names: (rule: FaultRule) => boolean,
    fits: (rule: R) => boolean = () => true,
  ): R | undefined {
    let chosen: R | undefined;
    for (const countdown of this.rules) {
      if (!names(countdown.rule) || !countdown.reached()) continue;
      const rule = countdown.rule as R;
      if (chosen === undefined && fits(rule) && countdown.take()) chosen = rule;
    }
    return chosen;
  }
}
