package archive

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"filippo.io/age"

	"groundwork/store/fault"
)

func TestAge(t *testing.T) {
	var data []byte
	for _, work := range []int{UsualWork, LeastWork} {
		var file bytes.Buffer
		if err := Encrypt(&file, []byte("one"), work, []byte("words")); err != nil {
			t.Fatal(err)
		}
		data = file.Bytes()
		if !Encrypted(data) || Encrypted([]byte(`{"groundwork":"export"}`)) || bytes.Contains(data, []byte("words")) {
			t.Error("it isn't encrypted, or what isn't is taken for it")
		}
		if text, err := Decrypt(data, []byte("one")); err != nil || string(text) != "words" {
			t.Errorf("%q, %v", text, err)
		}
	}
	for _, typed := range []string{"", "two"} {
		if _, err := Decrypt(data, []byte(typed)); !errors.Is(err, fault.WrongPassphrase) {
			t.Errorf("%q: %v", typed, err)
		}
	}
	if _, err := Decrypt(data[:len(data)-1], []byte("one")); !errors.Is(err, fault.NotExport) {
		t.Errorf("cut: %v", err)
	}
}

// TestAgeCost: a file that asks for gigabytes to check its passphrase is refused before
// anything is worked out.
func TestAgeCost(t *testing.T) {
	recipient, err := age.NewScryptRecipient("one")
	if err != nil {
		t.Fatal(err)
	}
	recipient.SetWorkFactor(10)
	var file bytes.Buffer
	w, err := age.Encrypt(&file, recipient)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, factor := range []string{"20", "22"} {
		data := regexp.MustCompile(`(-> scrypt \S+ )10\n`).ReplaceAll(file.Bytes(), []byte("${1}"+factor+"\n"))
		_, err = Decrypt(data, []byte("one"))
		if !errors.Is(err, fault.NotExport) || !strings.Contains(err.Error(), "more memory and time") {
			t.Errorf("%s: %v", factor, err)
		}
	}
}
