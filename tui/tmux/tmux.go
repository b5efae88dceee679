// Package tmux keeps Lip Gloss from running tmux. Where a program is begun inside of
// tmux, the initialization of that package runs "tmux info" to learn of colours,
// before main is reached, and without being asked.
//
// It does so where the variable TMUX is set, so this package puts that out of the way
// before: of the packages whose imports are all initialized the one whose path sorts
// first is initialized next, as the Go specification wants it. This one imports os
// alone. Lip Gloss needs os/exec, which needs os too, and sorts behind this one.
package tmux

import "os"

// Variable says that the terminal is one of tmux. Whatever draws must be given an
// environment without it.
const Variable = "TMUX"

const aside = "GROUNDWORK_TMUX" // where its value is until Restore

var _ = rename(Variable, aside)

// Restore puts the variable back, for the person's own editor to have.
func Restore() error { return rename(aside, Variable) }

func rename(from, to string) error {
	value, ok := os.LookupEnv(from)
	if !ok {
		return nil
	}
	if err := os.Setenv(to, value); err != nil {
		return err
	}
	return os.Unsetenv(from)
}
