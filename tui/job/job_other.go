//go:build !unix

package job

import "os"

// Job is the program as a job. There are none here.
type Job struct{}

// New returns the job of a program at a terminal.
func New(*os.File) *Job { return &Job{} }

// Watch does nothing here.
func (*Job) Watch(_, _ func()) (end func()) { return func() {} }

// Ask does nothing here, and says so.
func (*Job) Ask() bool { return false }

// Stop does nothing here.
func (*Job) Stop() {}

// Lend calls run.
func (*Job) Lend(run func() error) error { return run() }
