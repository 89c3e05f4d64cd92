import {cpus, release, totalmem, type} from 'node:os';
import {project} from '../project.js';

/** Where something was measured, and with what. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly system: string;
  readonly node: string;
  /** Of the packages that took part. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Describes this machine. */
export function describeMachine(): Machine {
  const processors = cpus();
  const all = {...project.dependencies, ...project.devDependencies};
  return {
    processor: processors[0]!.model.trim(),
    cores: processors.length,
    memory: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
    versions: Object.fromEntries([
      [project.name, project.version],
      ...packages.map(name => [name, all[name]!]),
    ]),
  };
}

const packages = ['stream-json', 'stream-chain', 'io-ts', 'fp-ts', 'got', 'undici'];
