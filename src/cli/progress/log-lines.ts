import type {Messages} from '../output/messages.js';
import type {Gauge} from './gauge.js';
import type {Pace, ProgressLine} from './progress-line.js';

/** Writes a line every few seconds, for those who read it later. */
export function logLines(gauge: Gauge, messages: Messages, {interval}: Pace): ProgressLine {
  const timer = setInterval(() => {
    if (gauge.state === 'running') messages.say(lineOf(gauge));
  }, interval);
  timer.unref();
  return {
    advance: length => gauge.advance(length),
    show: shown => gauge.show(shown),
    say: message => messages.say(message),
    end() {
      clearInterval(timer);
      gauge.close();
    },
  };
}

function lineOf(gauge: Gauge): string {
  const {part} = gauge;
  const percent = part === undefined ? [] : [`${Math.floor(part * 100)}%`];
  return [...percent, ...gauge.pieces().map(({text}) => text)].join(', ');
}
