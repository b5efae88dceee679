//go:build !unix

package job

import "os"

// Job is the program as a job. There are none here.
type Job struct{}

// New returns the program as a job.
func New() *Job { return &Job{} }

// Watch does nothing here.
func (*Job) Watch(_ *os.File, _, _ func()) (end func()) { return func() {} }

// Ask does nothing here, and says so.
func (*Job) Ask() bool { return false }

// Stop does nothing here.
func (*Job) Stop() {}

// Lend calls run.
func (*Job) Lend(run func() error) error { return run() }
