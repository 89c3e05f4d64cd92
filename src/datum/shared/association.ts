import {dependsOn, format, is, oneOf, optional, record, required, text} from '../../codec/index.js';

const isStored = is('type', 'blob', 'datum', 'image');
const isLink = is('type', 'url');

/**
 * Links a datum to something stored, by `id`, or to a page, by `url`; of an unknown type neither is
 * looked at.
 */
export const association = record({
  id: dependsOn(
    [
      [isStored, 'required'],
      [isLink, 'forbidden'],
    ],
    text({format: format.dataId}),
  ),
  reason: optional(text({max: 1000})),
  type: required(oneOf('blob', 'datum', 'image', 'url')),
  url: dependsOn(
    [
      [isLink, 'required'],
      [isStored, 'forbidden'],
    ],
    text({maxBytes: 2047, format: format.url}),
  ),
});
