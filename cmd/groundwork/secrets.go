package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/term"
)

// Secrets are asked on the terminal itself, whatever standard input is, or read
// from a file nobody else can read. They are never arguments, which other programs
// can see, and never in the environment.

const (
	passphraseTries = 3
	longestSecret   = 4096
)

// console is the terminal for what must not be seen, and for what must be
// answered by a person.
type console struct {
	in, out *os.File
	lines   *bufio.Reader
}

// console opens the terminal.
func (d *door) console() (*console, error) {
	in, out, err := openConsole()
	if err != nil {
		return nil, &failure{exitFailed, "there is no terminal to ask on", ""}
	}
	return &console{in, out, bufio.NewReader(in)}, nil
}

func (c *console) close() {
	_ = c.in.Close()
	_ = c.out.Close()
}

func (c *console) print(text string) { fmt.Fprint(c.out, text) }

// line asks for a line that may be seen.
func (c *console) line(question string) (string, error) {
	c.print(question)
	line, err := c.lines.ReadString('\n')
	if err != nil && line == "" {
		c.print("\n")
		return "", notAnswered()
	}
	return strings.TrimSpace(line), nil
}

// secret asks for a line without showing it.
func (c *console) secret(question string) ([]byte, error) {
	show, err := c.hide()
	if err != nil {
		return nil, err
	}
	defer show()
	return c.hidden(question)
}

// hide keeps what is typed from being shown, until show is called: from before
// a question, since some type as soon as they see it, to after the last answer.
func (c *console) hide() (show func(), err error) {
	before, err := term.GetState(c.in.Fd())
	if err != nil {
		return nil, &failure{exitFailed, "there is no terminal to ask on", ""}
	}
	stop := restoring(c, before)
	noEcho(c.in.Fd())
	return func() {
		_ = term.Restore(c.in.Fd(), before)
		stop()
	}, nil
}

// hidden asks for a line while nothing is shown.
func (c *console) hidden(question string) ([]byte, error) {
	c.print(question)
	typed, err := term.ReadPassword(c.in.Fd())
	c.print("\n")
	if err != nil {
		return nil, notAnswered()
	}
	return typed, nil
}

func notAnswered() error { return &failure{exitFailed, "there was no answer", ""} }

// restoring restores the terminal when a signal ends the program: it
// would show nothing that is typed ever after. What it returns ends that.
func restoring(c *console, before *term.State) (stop func()) {
	return watch(func(s os.Signal) {
		_ = term.Restore(c.in.Fd(), before)
		c.print("\n")
		os.Exit(codeOf(s))
	})
}

// readSecret reads a secret from a file: its first line, all of it.
func readSecret(path string) ([]byte, error) {
	unreadable := &failure{exitFailed, "the file " + path + " can't be read", ""}
	f, info, err := openFile(path)
	if err != nil {
		return nil, unreadable
	}
	defer func() { _ = f.Close() }()
	if info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		return nil, &failure{exitFailed, "other people can read the file " + path, "chmod 600 makes it yours alone"}
	}
	text, err := io.ReadAll(io.LimitReader(f, longestSecret+1))
	if err != nil {
		return nil, unreadable
	}
	text = bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r"))
	if len(text) == 0 || len(text) > longestSecret || bytes.ContainsAny(text, "\n") {
		return nil, &failure{exitFailed, "the file " + path + " doesn't hold one passphrase", "it should have one line"}
	}
	return text, nil
}

// openFile opens what must not be a folder.
func openFile(path string) (*os.File, os.FileInfo, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = errors.New("it is a folder")
	}
	if err != nil {
		_ = f.Close()
	}
	return f, info, err
}
