import type {InputFlags} from '../flags/flags.js';
import type {Log} from './log.js';
import type {Messages} from './messages.js';

/** Opens the log that `--log json` asks for; nothing of it is loaded without. */
export async function openLog(
  {log}: Pick<InputFlags, 'log'>,
  messages: Messages,
): Promise<Log | undefined> {
  if (log !== 'json') return undefined;
  const {createLog} = await import('./log.js');
  return createLog(messages.stream);
}
