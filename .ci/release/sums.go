package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"aead.dev/minisign"
)

// sums writes down the checksum of each file, and signs that.
func (r *release) sums() error {
	version, err := output(r.work, nil, "go", "env", "GOVERSION")
	if err != nil {
		return err
	}
	var list bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(r.made)) {
		fmt.Fprintf(&list, "%x  %s\n", sha256.Sum256(r.made[name]), name)
	}
	r.made["SHA256SUMS"] = list.Bytes()
	if r.key.path == "" {
		fmt.Fprintln(os.Stderr, "not signed: -key names a minisign key")
		r.made["CHECK.txt"] = []byte(r.checkText(strings.TrimSpace(version), "", false))
		return nil
	}
	key, err := r.key.read()
	if err != nil {
		return err
	}
	r.made["SHA256SUMS.minisig"] = minisign.SignWithComments(key, list.Bytes(), "groundwork "+r.version, "signature of groundwork "+r.version)
	public, err := publicHalf(key)
	if err != nil {
		return err
	}
	known, err := r.keyIsKnown()
	if err != nil {
		return err
	}
	r.made["CHECK.txt"] = []byte(r.checkText(strings.TrimSpace(version), public, known))
	return nil
}

// signer is where the key for signing lies. Its password is read from a file, never from
// a flag or the environment.
type signer struct{ path, password string }

func (s signer) read() (minisign.PrivateKey, error) {
	data, err := os.ReadFile(s.path)
	if err != nil {
		return minisign.PrivateKey{}, err
	}
	if !minisign.IsEncrypted(data) {
		var key minisign.PrivateKey
		err := key.UnmarshalText(data)
		return key, err
	}
	if s.password == "" {
		return minisign.PrivateKey{}, errors.New("the key has a password: -key-password names the file it is in")
	}
	password, err := os.ReadFile(s.password)
	if err != nil {
		return minisign.PrivateKey{}, err
	}
	return minisign.DecryptKey(strings.TrimRight(string(password), "\r\n"), data)
}
