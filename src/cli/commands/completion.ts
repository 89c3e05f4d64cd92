import {Argument, type Command} from 'commander';
import {about} from './about.js';

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** A shell whose completion can be taught. */
export type Shell = (typeof shells)[number];

/** What prints the script of a shell, and what answers it. */
export interface Completing {
  script(shell: Shell): Promise<void>;
  answer(words: readonly string[]): Promise<void>;
}

/** Adds the command `completion`, and the hidden one that its scripts call. */
export function addCompletion(program: Command, {script, answer}: Completing): void {
  const command = program
    .command('completion')
    .description('print a script that completes commands, flags and values in a shell')
    .addArgument(new Argument('<shell>', 'the shell').choices(shells))
    .action((shell: Shell) => script(shell));
  about(command, {
    details:
      'Those for bash, zsh and fish were tried. That for PowerShell is as the library that makes it wrote it, and was never run.',
    examples: [
      ['bash, in ~/.bashrc', 'source <(tidepool-ingest completion bash)'],
      ['zsh, in ~/.zshrc after compinit', 'source <(tidepool-ingest completion zsh)'],
      ['fish', 'tidepool-ingest completion fish > ~/.config/fish/completions/tidepool-ingest.fish'],
      [
        'PowerShell, in $PROFILE',
        'tidepool-ingest completion powershell | Out-String | Invoke-Expression',
      ],
    ],
  });
  program
    .command('complete', {hidden: true})
    .argument('[words...]')
    .allowUnknownOption()
    .helpOption(false)
    .action((words: string[]) => answer(words));
}
