package main

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"

	"groundwork/cmd/groundwork/exit"
)

// ending are the signals that ask the program to end.
func ending() []os.Signal { return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} }

// endings hands on the signals that ask the program to end. Where nobody waits for
// them they do what they do in every program, but for SIGQUIT: what Go prints then is
// nothing to show to anybody.
type endings struct {
	signals chan os.Signal

	mu       sync.Mutex
	watchers []*func(os.Signal)
}

// newEndings begins to wait for SIGQUIT, at which quit is called while nobody waits
// for signals.
func newEndings(quit func(os.Signal)) *endings {
	e := &endings{signals: make(chan os.Signal, 8), watchers: []*func(os.Signal){&quit}}
	signal.Notify(e.signals, syscall.SIGQUIT)
	go func() {
		for s := range e.signals {
			(*e.last())(s)
		}
	}()
	return e
}

func (e *endings) last() *func(os.Signal) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.watchers[len(e.watchers)-1]
}

// watch calls do for each signal, and for some more, until stop is called. Of several
// that watch the last one is called.
func (e *endings) watch(do func(os.Signal), more ...os.Signal) (stop func()) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.watchers = append(e.watchers, &do)
	waited := append(ending(), more...)
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

// interruptible lets an interrupt end the program while a file is written, but
// not before the file is whole or gone. What it returns ends that.
func (d *commandLine) interruptible() (stop func()) { return d.endings.watch(d.exit) }

// exit ends the program, once no file is half-made.
func (d *commandLine) exit(s os.Signal) {
	d.writing.Lock()
	os.Exit(codeOf(s))
}

func codeOf(s os.Signal) int {
	if s == syscall.SIGINT {
		return exit.Interrupted
	}
	return exit.Failed
}

// hangUp calls leave for each signal that asks the program to end, until stop is
// called: a second signal must not cut short the saving that the first one began. came is
// the first of them. One that was missed before counts too.
func (e *endings) hangUp(leave func(), missed func() os.Signal) (came *atomic.Int32, stop func()) {
	came = new(atomic.Int32)
	do := func(s os.Signal) {
		if n, ok := s.(syscall.Signal); ok {
			came.CompareAndSwap(0, int32(n))
		}
		go leave()
	}
	stop = e.watch(do, syscall.SIGABRT) // or Go prints what is in the registers
	if s := missed(); s != nil {
		do(s)
	}
	return came, stop
}
