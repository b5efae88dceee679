package main

import (
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
)

// endings are the signals that ask the program to end.
func endings() []os.Signal { return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} }

// watch calls do for each signal that asks the program to end, and for some more, until
// stop is called.
func watch(do func(os.Signal), more ...os.Signal) (stop func()) {
	signals := make(chan os.Signal, 8)
	done := make(chan struct{})
	signal.Notify(signals, append(endings(), more...)...)
	go func() {
		for {
			select {
			case s := <-signals:
				do(s)
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}

// interruptible lets an interrupt end the program while a file is written, but
// not before the file is whole or gone. What it returns ends that.
func (d *commandLine) interruptible() (stop func()) {
	return watch(func(s os.Signal) {
		d.writing.Lock()
		os.Exit(codeOf(s))
	})
}

func codeOf(s os.Signal) int {
	if s == syscall.SIGINT {
		return exitInterrupted
	}
	return exitFailed
}

// hangUp calls leave for each signal that asks the program to end, until stop is
// called: a second signal must not cut short the saving that the first one began. came is
// the first of them. One that was missed before counts too.
func hangUp(leave func(), missed func() os.Signal) (came *atomic.Int32, stop func()) {
	came = new(atomic.Int32)
	do := func(s os.Signal) {
		if n, ok := s.(syscall.Signal); ok {
			came.CompareAndSwap(0, int32(n))
		}
		go leave()
	}
	stop = watch(do, syscall.SIGQUIT, syscall.SIGABRT) // or Go prints what is in the registers
	if s := missed(); s != nil {
		do(s)
	}
	return came, stop
}
