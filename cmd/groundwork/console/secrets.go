package console

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"runtime"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content/text"
	"groundwork/store/disk"
)

// Secrets are asked on the terminal itself, whatever standard input is, or read
// from a file nobody else can read. They are never arguments, which other programs
// can see, and never in the environment.

const longestSecret = 4096

// ReadSecret reads a secret from a file: its first line, all of it. What editors
// and shells put around a line is no part of it.
func ReadSecret(path string) ([]byte, error) {
	unreadable := exit.New(exit.Failed, "the file "+path+" can't be read", "")
	f, info, err := disk.OpenToRead(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, exit.New(exit.Failed, "there is no file "+path, "it is to hold the passphrase, in one line")
	}
	if err != nil {
		return nil, unreadable
	}
	defer func() { _ = f.Close() }()
	if info.Mode().Perm()&0o077 != 0 && runtime.GOOS != "windows" {
		return nil, exit.New(exit.Failed, "other people can read the file "+path, "chmod 600 makes it yours alone")
	}
	read, err := io.ReadAll(io.LimitReader(f, longestSecret+1))
	if err != nil {
		return nil, unreadable
	}
	if len(read) <= longestSecret {
		read = text.Unmarked(read)
	}
	read = read[:len(text.Secret(string(read)))]
	if len(read) == 0 || len(read) > longestSecret || bytes.ContainsAny(read, "\r\n") {
		return nil, exit.New(exit.Failed, "the file "+path+" doesn't hold one passphrase", "it should have one line")
	}
	return read, nil
}
