/** Completion for shells, from the table of commands: what is offered is what the command takes. */
import { optionsOf, type Command, type Option } from './command-types.js';

/** The table of commands. */
type Commands = Readonly<Record<string, Command>>;

export const SHELLS = ['bash', 'zsh', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

const PROGRAM = 'resync-check';
/** Every command has this one. */
const HELP: Option = { name: 'help' };
/** Values that are names of files or folders. */
const IS_PATH = /^(?:FILE|DIR|FOLDER|LOG)$/;
/** Words of a closed list, as help writes them: `text|json`. */
const wordsOf = ({ value = '' }: Option): string[] =>
  /^[a-z]+(?:\|[a-z]+)+$/.test(value) ? value.split('|') : [];

const spelt = ({ name, alias }: Option): string[] => [
  ...(alias === undefined ? [] : [`-${alias}`]),
  `--${name}`,
];

/** Each option once, however many commands have it. */
const allOptions = (commands: Commands): Option[] => [
  ...new Map(
    Object.values(commands)
      .flatMap(optionsOf)
      .map((option) => [option.name, option]),
  ).values(),
];

/** Options of each command, as they are typed. */
const byCommand = (commands: Commands): [name: string, options: string[]][] =>
  Object.entries(commands).map(([name, command]) => [
    name,
    [...optionsOf(command), HELP].flatMap(spelt),
  ]);

/** Options that take a value, by what can be offered for it. */
function values(commands: Commands): {
  words: [spelt: string[], words: string[]][];
  paths: string[];
  other: string[];
} {
  const all = allOptions(commands).filter(({ value }) => value !== undefined);
  const isPath = ({ value = '' }: Option): boolean => IS_PATH.test(value);
  return {
    words: all.flatMap((option) => {
      const words = wordsOf(option);
      return words.length > 0 ? [[spelt(option), words] as [string[], string[]]] : [];
    }),
    paths: all.filter(isPath).flatMap(spelt),
    other: all.filter((option) => !isPath(option) && wordsOf(option).length === 0).flatMap(spelt),
  };
}

/** zsh runs the same functions by bashcompinit, which comes with it. */
function bash(commands: Commands, isZsh: boolean): string {
  const names = Object.keys(commands);
  const { words, paths, other } = values(commands);
  return `# ${isZsh ? 'zsh' : 'bash'} completion for ${PROGRAM}; made by \`${PROGRAM} completion ${isZsh ? 'zsh' : 'bash'}\`
${isZsh ? 'autoload -Uz +X compinit bashcompinit && compinit && bashcompinit\n' : ''}_resync_check() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  local command=check word options
  for word in "\${COMP_WORDS[@]:1:$((COMP_CWORD-1))}"; do
    case "$word" in
      ${names.join('|')}) command="$word"; break ;;
    esac
  done
  case "$before" in
${words.map(([option, list]) => `    ${option.join('|')}) COMPREPLY=($(compgen -W '${list.join(' ')}' -- "$current")); return ;;`).join('\n')}
    ${paths.join('|')}) local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$current")); return ;;
    ${other.join('|')}) COMPREPLY=(); return ;;
  esac
  case "$command" in
${byCommand(commands)
  .map(([name, options]) => `    ${name}) options='${options.join(' ')}' ;;`)
  .join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
    *)
      if [ "$command" = completion ]; then
        COMPREPLY=($(compgen -W '${SHELLS.join(' ')}' -- "$current"))
      else
        COMPREPLY=()
        [ "$COMP_CWORD" -eq 1 ] && COMPREPLY=($(compgen -W '${names.join(' ')}' -- "$current"))
        local IFS=$'\\n'
        COMPREPLY+=($(compgen -f -- "$current"))
      fi ;;
  esac
  return 0
}
complete -o filenames -F _resync_check ${PROGRAM}
`;
}

/** A list as PowerShell writes it. */
const list = (words: readonly string[]): string =>
  `@(${words.map((word) => `'${word}'`).join(', ')})`;

function powershell(commands: Commands): string {
  const { words, paths, other } = values(commands);
  return `# PowerShell completion for ${PROGRAM}; made by \`${PROGRAM} completion powershell\`
Register-ArgumentCompleter -Native -CommandName ${PROGRAM} -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $commands = [ordered]@{
${byCommand(commands)
  .map(([name, options]) => `    '${name}' = ${list(options)}`)
  .join('\n')}
  }
  $values = @{
${words.flatMap(([options, of]) => options.map((option) => `    '${option}' = ${list(of)}`)).join('\n')}
  }
  $paths = ${list(paths)}
  $others = ${list(other)}
  $typed = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
  $done = if ($wordToComplete -and $typed.Count -gt 0) { @($typed | Select-Object -SkipLast 1) } else { $typed }
  $before = if ($done.Count -gt 0) { $done[-1] } else { '' }
  $command = @($done | Where-Object { $commands.Contains($_) }) + 'check' | Select-Object -First 1
  if ($values.ContainsKey($before)) { $offered = $values[$before] }
  elseif ($paths -ccontains $before) { return }
  elseif ($others -ccontains $before) { $offered = @() }
  elseif ($command -eq 'completion') { $offered = ${list(SHELLS)} }
  elseif ($wordToComplete -like '-*') { $offered = $commands[$command] }
  elseif ($done.Count -eq 0) { $offered = @($commands.Keys) }
  else { return }
  $offered | Where-Object { $_ -clike "$wordToComplete*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;
}

/** A script that the shell reads at its start. */
export const completionFor = (shell: Shell, commands: Commands): string =>
  shell === 'powershell' ? powershell(commands) : bash(commands, shell === 'zsh');
