// Package signals hands on the signals that ask the program to end.
package signals

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"

	"groundwork/cmd/groundwork/exit"
)

// Ending returns the signals that ask the program to end.
func Ending() []os.Signal { return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} }

// Endings hands on the signals that ask the program to end. Where nobody waits for
// them they do what they do in every program, but for SIGQUIT: what Go prints then is
// nothing to show to anybody.
type Endings struct {
	signals chan os.Signal

	mu       sync.Mutex
	watchers []*func(os.Signal)
}

// New begins to wait for SIGQUIT, at which quit is called while nobody waits
// for signals.
func New(quit func(os.Signal)) *Endings {
	e := &Endings{signals: make(chan os.Signal, 8), watchers: []*func(os.Signal){&quit}}
	signal.Notify(e.signals, syscall.SIGQUIT)
	go func() {
		for s := range e.signals {
			(*e.last())(s)
		}
	}()
	return e
}

func (e *Endings) last() *func(os.Signal) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.watchers[len(e.watchers)-1]
}

// Watch calls do for each signal, and for some more, until stop is called. Of several
// that watch the last one is called.
func (e *Endings) Watch(do func(os.Signal), more ...os.Signal) (stop func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.watchers = append(e.watchers, &do)
	waited := append(Ending(), more...)
	signal.Notify(e.signals, waited...)
	return func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		e.watchers = slices.DeleteFunc(e.watchers, func(w *func(os.Signal)) bool { return w == &do })
		if len(e.watchers) == 1 {
			signal.Reset(waited...)
		}
	}
}

// ExitCode is what the program exits with where a signal ended it.
func ExitCode(s os.Signal) int {
	if s == syscall.SIGINT {
		return exit.Interrupted
	}
	return exit.Failed
}

// HangUp calls leave for each signal that asks the program to end, until stop is
// called: a second signal must not cut short the saving that the first one began. came is
// the first of them. One that was missed before counts too.
func (e *Endings) HangUp(leave func(), missed func() os.Signal) (came *atomic.Int32, stop func()) {
	came = new(atomic.Int32)
	do := func(s os.Signal) {
		if n, ok := s.(syscall.Signal); ok {
			came.CompareAndSwap(0, int32(n))
		}
		go leave()
	}
	stop = e.Watch(do, syscall.SIGABRT) // or Go prints what is in the registers
	if s := missed(); s != nil {
		do(s)
	}
	return came, stop
}
