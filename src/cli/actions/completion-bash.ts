/**
 * Makes the script for bash. That of the library needs bash-completion, never completes files, and runs
 * what is typed.
 */
export function bashScript(name: string): string {
  const own = `_${name.replaceAll('-', '_')}`;
  return `# bash completion for ${name}, from bash 3.2 on

${own}() {
  local current=\${COMP_WORDS[COMP_CWORD]} directive=0 words=() last line word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    last=$((\${#words[@]} - 1))
    # bash takes --flag=value apart
    if [[ $last -ge 0 && ( $word == "=" || \${words[last]} == --*= ) ]]; then
      words[last]+=$word
    else
      words+=("$word")
    fi
  done
  [[ $current == "=" ]] && current=
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ $line == :* ]]; then
      directive=\${line#:}
    else
      line=\${line%%$'\\t'*}
      [[ $line == "$current"* ]] && COMPREPLY+=("$line")
    fi
  done < <(${name} complete -- "\${words[@]}" 2> /dev/null)
  [[ \${#COMPREPLY[@]} -gt 0 || $directive -eq 4 ]] && return
  local IFS=$'\\n' kind=-f
  [[ $directive -eq 16 ]] && kind=-d
  COMPREPLY=($(compgen $kind -- "$current"))
}

complete -o filenames -F ${own} ${name}
`;
}
