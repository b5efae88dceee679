// Package job stops the program and has it go on, as a shell's job.
//
// A program at a terminal that shows words, or hides what is typed, has to do
// something before it is stopped and after it goes on. So it takes the signals itself,
// and stops by itself once it is ready. No program can do so for SIGSTOP: after that it
// can only mend what the shell made of the terminal.
package job
