import type {DataSetDocument} from '../store/documents.js';

/** Says in words what state a data set is in. */
export function stateWord({_active, _deduplicator, _state, deletedTime}: DataSetDocument): string {
  if (deletedTime !== undefined) return _state === 'open' ? 'deleted, still open' : 'deleted';
  if (_deduplicator?.version === undefined) return 'opening failed';
  if (_state === 'open') return 'open';
  return _active ? 'closed' : 'half closed';
}
