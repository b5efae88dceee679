package main

import (
	"context"
	"io"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/exit"
)

// shapeCompletion gives the parser's own completion command our manners.
func shapeCompletion(c *cli.Command) {
	c.Hidden = false
	c.Usage = "print the completions for a shell"
	c.ArgsUsage = "SHELL"
	c.Description = "Shells: bash, zsh, fish, pwsh. For example, in ~/.bashrc:\n" +
		"  source <(groundwork completion bash)\n\n" + exit.Codes(exit.Done, exit.Usage)
	c.HideHelpCommand = true
	c.ArgValidator = func(ctx context.Context, c *cli.Command) error { // a known shell never gets here
		if c.Args().Present() {
			return exit.Wrong("the shells are bash, zsh, fish and pwsh", "there are no completions for %q", c.Args().First())
		}
		return takes(1, 0)(ctx, c)
	}
	everyCommand(c, func(c *cli.Command) { c.OnUsageError = wrongUsage })
	for _, shell := range c.Commands {
		shell.ArgValidator = takes(0, 0)
		shell.Usage = "print the completions for " + shell.Name
		shell.Description = exit.Codes(exit.Done, exit.Usage)
		if shell.Name == "bash" {
			shell.Action = after(wordsForBash, shell.Action)
		}
	}
}

// wordsForBash does for the parser's script what it asks of the package bash-completion, where that
// isn't there: on a Mac, and on a small system, each press of Tab would end in an error.
const wordsForBash = `declare -F _get_comp_words_by_ref >/dev/null || _get_comp_words_by_ref() {
  cur="${COMP_WORDS[COMP_CWORD]}" cword="${COMP_CWORD}" words=("${COMP_WORDS[@]}")
}

`

// after prints something before a command does.
func after(first string, then cli.ActionFunc) cli.ActionFunc {
	return func(ctx context.Context, c *cli.Command) error {
		if _, err := io.WriteString(c.Root().Writer, first); err != nil {
			return err
		}
		return then(ctx, c)
	}
}
