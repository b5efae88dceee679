package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"

	"groundwork/content/text"
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
func (d *commandLine) console() (*console, error) {
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

func (c *console) print(words string) { fmt.Fprint(c.out, words) }

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

// secret asks for a line without showing it. It may be empty.
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
	return typed[:len(text.Secret(string(typed)))], nil
}

// asked asks until a line is not empty: what was pasted may have brought a line end
// of its own, which would be the answer to the next question.
func (c *console) asked(question string, ask func(string) ([]byte, error)) ([]byte, error) {
	for {
		if typed, err := ask(question); err != nil || len(typed) > 0 {
			return typed, err
		}
	}
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

// readSecret reads a secret from a file: its first line, all of it. What editors
// and shells put around a line is no part of it.
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
	read, err := io.ReadAll(io.LimitReader(f, longestSecret+1))
	if err != nil {
		return nil, unreadable
	}
	if len(read) <= longestSecret {
		read = unmarked(read)
	}
	read = read[:len(text.Secret(string(read)))]
	if len(read) == 0 || len(read) > longestSecret || bytes.ContainsAny(read, "\r\n") {
		return nil, &failure{exitFailed, "the file " + path + " doesn't hold one passphrase", "it should have one line"}
	}
	return read, nil
}

// unmarked returns a text without the byte order mark that editors put before it.
// Where that says UTF-16, as a Windows shell writes, it makes the text UTF-8.
func unmarked(read []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(read, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(read, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return bytes.TrimPrefix(read, []byte("\ufeff"))
	}
	var out []byte
	for at := 2; at+1 < len(read); at += 2 {
		r := rune(order.Uint16(read[at:]))
		if utf16.IsSurrogate(r) && at+3 < len(read) {
			r = utf16.DecodeRune(r, rune(order.Uint16(read[at+2:])))
			at += 2
		}
		out = utf8.AppendRune(out, r)
	}
	return out
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
