//go:build unix

package job

import (
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// Job is the program as a job. Only one may be watched at a time.
type Job struct {
	terminal *os.File
	signals  chan os.Signal
	stopped  atomic.Bool // Stop is under way
	on       chan struct{}
	lent     atomic.Bool

	mu       sync.Mutex
	watching bool
}

// New returns the job of a program at a terminal.
func New(terminal *os.File) *Job {
	return &Job{terminal: terminal, signals: make(chan os.Signal, 8), on: make(chan struct{}, 1)}
}

// Watch calls stop for each signal that asks the program to stop, which is for
// [Job.Stop] to carry out, and goOn where the program goes on after it was stopped
// without having been asked, until end is called. Both are called by themselves, so
// that they may take their time.
func (j *Job) Watch(stop, goOn func()) (end func()) {
	done := make(chan struct{})
	j.notify(true)
	go func() {
		for {
			select {
			case s := <-j.signals:
				j.took(s, stop, goOn)
			case <-done:
				return
			}
		}
	}()
	return func() {
		j.notify(false)
		close(done)
	}
}

// notify begins or ends the watching.
func (j *Job) notify(watching bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.watching = watching; watching {
		signal.Notify(j.signals, unix.SIGTSTP, unix.SIGCONT)
	} else {
		signal.Stop(j.signals)
	}
}

// usual lets the system do what it does with the signal to stop, until back is called.
func (j *Job) usual() (back func()) {
	signal.Reset(unix.SIGTSTP)
	return func() {
		j.mu.Lock()
		defer j.mu.Unlock()
		if j.watching {
			signal.Notify(j.signals, unix.SIGTSTP)
		}
	}
}

func (j *Job) took(s os.Signal, stop, goOn func()) {
	switch {
	case s == unix.SIGTSTP && j.lent.Load():
		go j.halt()
	case s == unix.SIGTSTP:
		go stop()
	case j.stopped.Load():
		select {
		case j.on <- struct{}{}:
		default:
		}
	case !j.lent.Load():
		go func() {
			if !j.foreground() {
				j.Stop() // the terminal is somebody else's
			}
			goOn()
		}()
	}
}

// Ask asks the shell's whole job to stop, as the key does where the terminal takes it,
// and reports whether that comes as a signal.
func (j *Job) Ask() bool { return unix.Kill(0, unix.SIGTSTP) == nil }

// Stop stops the program, and returns once it goes on and has the terminal. Where
// nobody could have it go on, because no shell began it, it is not stopped at all.
func (j *Job) Stop() {
	for j.halt() && !j.foreground() {
	}
}

// How long the program may run on after it was stopped before it is clear that it
// wasn't: so many times so long. Time that goes by while it is stopped counts once.
const (
	haltWaits = 10
	haltWait  = 20 * time.Millisecond
)

// halt stops the program until it goes on, and reports whether it was stopped. The
// system stops only what a shell can have go on.
func (j *Job) halt() bool {
	if !j.stopped.CompareAndSwap(false, true) {
		return false // it is being stopped
	}
	defer j.stopped.Store(false)
	select {
	case <-j.on:
	default:
	}
	defer j.usual()()
	_ = unix.Kill(unix.Getpid(), unix.SIGTSTP)
	for range haltWaits {
		select {
		case <-j.on:
			return true
		case <-time.After(haltWait):
		}
	}
	return false
}

// foreground reports whether the terminal is the program's to write to.
func (j *Job) foreground() bool {
	group, err := unix.IoctlGetInt(int(j.terminal.Fd()), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}

// Lend has what run runs be stopped and continued by itself: the terminal is its own.
func (j *Job) Lend(run func() error) error {
	j.lent.Store(true)
	defer j.lent.Store(false)
	return run()
}
