/// The shells' side of completion: each hands the words to `mlops complete` and offers what it says, so that all three
/// offer the same and a new command or flag needs nothing here.
enum CompletionScript {
  /// bash breaks words at `=`, `:` and `@` and puts its own last piece in the place of what is offered: the pieces before
  /// it are cut off again.
  static let bash = #"""
    # Completion of mlops for bash: source <(mlops completion bash)
    _mlops() {
      local line=${COMP_LINE:0:COMP_POINT} text
      local -a words
      read -a words <<< "$line"
      [[ $line == *[[:space:]] && $line != *\\[[:space:]] ]] && words+=("")
      local last=${words[${#words[@]}-1]}
      local cut=${last%"${last##*[=:@]}"}
      COMPREPLY=()
      while IFS= read -r text; do
        if [[ -z $text ]]; then
          compopt -o filenames 2>/dev/null
          continue
        fi
        text=${text%%$'\t'*}
        text=${text#"$cut"}
        # Behind the name of a folder bash puts the slash itself.
        COMPREPLY+=("${text%/}")
      done < <("${words[0]/#\~/$HOME}" complete -- "${words[@]:1}" 2>/dev/null)
      return 0
    }
    complete -o bashdefault -o default -F _mlops mlops

    """#

  static let zsh = #"""
    #compdef mlops
    # Completion of mlops for zsh: into a folder of $fpath as _mlops, or source <(mlops completion zsh) after compinit.
    _mlops() {
      local -a lines shown names folders
      local line
      lines=("${(@f)$(${(Q)words[1]} complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
      if [[ -z ${lines[1]} ]]; then
        for line in ${lines[2,-1]}; do
          if [[ $line == */ ]]; then folders+=("${line%%$'\t'*}")
          elif [[ $line == *$'\t'* ]]; then shown+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
          elif [[ -n $line ]]; then names+=("$line"); fi
        done
        (( ${#folders} )) && compadd -f -S '' -- $folders
        (( ${#names} )) && compadd -f -- $names
      else
        for line in $lines; do
          if [[ $line == *$'\t'* ]]; then shown+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
          else shown+=("${line//:/\\:}"); fi
        done
      fi
      (( ${#shown} )) && _describe -t mlops 'mlops' shown
      return 0
    }
    if [[ ${funcstack[1]} == _mlops ]]; then _mlops "$@"; else compdef _mlops mlops; fi

    """#

  static let fish = #"""
    # Completion of mlops for fish: into ~/.config/fish/completions/mlops.fish
    function __mlops_complete
      set -l words (commandline -opc)
      set -l current (commandline -ct)
      command $words[1] complete -- $words[2..-1] "$current" 2>/dev/null | string match -v ''
    end
    complete -c mlops -f -a '(__mlops_complete)'

    """#
}
