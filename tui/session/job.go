package session

// Job is the program as a job of a shell, which can stop it and have it go on.
type Job interface {
	// Ask asks for the whole job to be stopped, and reports whether [StopMsg] comes
	// of it.
	Ask() bool
	// Stop wipes the terminal, stops the program, and returns once it goes on.
	Stop()
	// Lend has what run runs be stopped and continued by itself.
	Lend(run func() error) error
}

type (
	// StopMsg asks the app to be stopped: blank and save first.
	StopMsg struct{}
	// ContinuedMsg says that the program goes on after it was stopped without
	// having been asked. What is left of the screen and of the terminal's modes
	// nobody knows.
	ContinuedMsg struct{}
	// ResumedMsg says that the app has the terminal again.
	ResumedMsg struct{ Err error }
)
