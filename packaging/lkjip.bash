# Completion of lkjip for bash; the program itself says what can follow.
# shellcheck shell=bash

_lkjip() {
    local -a answer words
    local program=${COMP_WORDS[0]}
    # Expands a tilde, so that the program finds the folder.
    [[ $program == "~"* ]] && program=$HOME${program#"~"}
    COMPREPLY=()
    # As typed, with a backslash before each blank.
    words=("${COMP_WORDS[@]:1:COMP_CWORD}")
    mapfile -t answer < <("$program" --complete "${words[@]//\\/}" 2>/dev/null)
    ((${#answer[@]} > 1)) || return 0
    case ${answer[0]} in
        paths)
            # Nothing follows in the folder of a report: it is taken as it is, with a blank behind it.
            if ((${#answer[@]} == 2)) && [[ -f ${answer[1]}laporan.json ]]; then
                printf -v "COMPREPLY[0]" %q "${answer[1]%/}"
                return 0
            fi
            compopt -o filenames
            [[ ${answer[1]} == */ ]] && compopt -o nospace
            ;;
        parts) compopt -o nospace ;;
    esac
    COMPREPLY=("${answer[@]:1}")
    # A whole path of a figure, and a file, are followed by a blank.
    if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} != *[./] ]]; then
        compopt +o nospace
    fi
}
complete -F _lkjip lkjip
