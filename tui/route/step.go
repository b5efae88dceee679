package route

import tea "charm.land/bubbletea/v2"

// Step is where a screen wants to go; the zero Step is to stay. It is taken
// before the next key is read.
type Step struct {
	Back   int     // screens to take off the stack
	To     []Route // screens to put on it
	Result any     // what the screen below is told, or nil
	Key    tea.Msg // a key or a paste that is meant for the screen it leads to, or nil
}

// everything is more screens than there are.
const everything = 1 << 20

// Stay takes no step.
func Stay() Step { return Step{} }

// To puts screens on top; the last one is shown.
func To(r ...Route) Step { return Step{To: r} }

// Back takes the top screen off.
func Back() Step { return Step{Back: 1} }

// Return takes the top screen off and tells the one below what came of it.
func Return(result any) Step { return Step{Back: 1, Result: result} }

// Replace puts screens in the place of the top one.
func Replace(r ...Route) Step { return Step{Back: 1, To: r} }

// Start takes every screen off and puts others in their place; without any, the
// first screen stays.
func Start(r ...Route) Step { return Step{Back: everything, To: r} }

// Stays reports whether the step leads nowhere.
func (s Step) Stays() bool { return s.Back == 0 && len(s.To) == 0 }
