package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"runtime"

	"groundwork/content/text"
)

// Secrets are asked on the terminal itself, whatever standard input is, or read
// from a file nobody else can read. They are never arguments, which other programs
// can see, and never in the environment.

const longestSecret = 4096

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
		read = text.Unmarked(read)
	}
	read = read[:len(text.Secret(string(read)))]
	if len(read) == 0 || len(read) > longestSecret || bytes.ContainsAny(read, "\r\n") {
		return nil, &failure{exitFailed, "the file " + path + " doesn't hold one passphrase", "it should have one line"}
	}
	return read, nil
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
