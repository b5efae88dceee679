//go:build unix

package job

import (
	"errors"
	"os"
	"os/signal"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sys/unix"
)

// Job is the program as a job. There is one of it.
type Job struct {
	signals chan os.Signal
	begin   sync.Once
	stopped atomic.Bool // Stop is under way
	on      chan struct{}
	lent    atomic.Bool

	mu       sync.Mutex
	watchers []*watcher
}

// watcher is who has something to do about the terminal.
type watcher struct {
	terminal   *os.File
	stop, goOn func()
}

// New returns the program as a job.
func New() *Job { return &Job{signals: make(chan os.Signal, 8), on: make(chan struct{}, 1)} }

// Watch calls stop for each signal that asks the program to stop, which is for
// [Job.Stop] to carry out, and goOn where the program goes on after it was stopped
// without having been asked, until end is called. Both are called by themselves, so
// that they may take their time. Of several that watch the last one is called.
func (j *Job) Watch(terminal *os.File, stop, goOn func()) (end func()) {
	w := &watcher{terminal, stop, goOn}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.watchers = append(j.watchers, w)
	j.begin.Do(func() { // and for ever: what the signal did by itself can't be had back
		signal.Notify(j.signals, unix.SIGTSTP, unix.SIGCONT)
		go func() {
			for s := range j.signals {
				j.took(s)
			}
		}()
	})
	return func() {
		j.mu.Lock()
		defer j.mu.Unlock()
		j.watchers = slices.DeleteFunc(j.watchers, func(other *watcher) bool { return other == w })
	}
}

// watcher returns who watches, or nil.
func (j *Job) watcher() *watcher {
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.watchers) == 0 {
		return nil
	}
	return j.watchers[len(j.watchers)-1]
}

func (j *Job) took(s os.Signal) {
	w := j.watcher()
	switch {
	case s == unix.SIGCONT && j.stopped.Load():
		select {
		case j.on <- struct{}{}:
		default:
		}
	case w == nil || j.lent.Load():
		if s == unix.SIGTSTP {
			go j.halt()
		}
	case s == unix.SIGTSTP:
		go w.stop()
	default:
		go func() {
			if w.closed() {
				return // its programs go on too, to end
			}
			if !w.foreground() {
				j.Stop() // the terminal is somebody else's
			}
			w.goOn()
		}()
	}
}

// Ask asks the shell's whole job to stop, as the key does where the terminal takes it,
// and reports whether that comes as a signal.
func (j *Job) Ask() bool { return unix.Kill(0, unix.SIGTSTP) == nil }

// Stop stops the program, and returns once it goes on and has the terminal. Where
// nobody could have it go on, because no shell began it, it is not stopped at all.
func (j *Job) Stop() {
	for j.halt() && !j.watcher().foreground() {
	}
}

// How long the program may run on after it was stopped before it is clear that it
// wasn't: so many times so long. Time that goes by while it is stopped counts once.
const (
	haltWaits = 10
	haltWait  = 20 * time.Millisecond
)

// halt stops the program until it goes on, and reports whether it was stopped. It does
// so by a signal that it never takes and that, other than SIGSTOP, stops only what a
// shell can have go on.
func (j *Job) halt() bool {
	if !j.stopped.CompareAndSwap(false, true) {
		return false // it is being stopped
	}
	defer j.stopped.Store(false)
	select {
	case <-j.on:
	default:
	}
	_ = unix.Kill(unix.Getpid(), unix.SIGTTOU)
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
func (w *watcher) foreground() bool {
	if w == nil {
		return true
	}
	group, err := unix.IoctlGetInt(int(w.terminal.Fd()), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}

// closed reports whether the terminal has gone.
func (w *watcher) closed() bool {
	_, err := unix.IoctlGetInt(int(w.terminal.Fd()), unix.TIOCGPGRP)
	return errors.Is(err, unix.EIO)
}

// Lend has what run runs be stopped and continued by itself: the terminal is its own.
func (j *Job) Lend(run func() error) error {
	j.lent.Store(true)
	defer j.lent.Store(false)
	return run()
}
