package external

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	private "groundwork/store/disk"
)

func TestSweepHandouts(t *testing.T) {
	places := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", places)
	t.Setenv("TMPDIR", places)
	dead := exec.Command("true")
	if err := dead.Run(); err != nil {
		t.Fatal(err)
	}
	of := "gw-" + strconv.Itoa(dead.Process.Pid)
	gone := of + "-" + private.Token(of)
	kept := []string{"gw-" + strconv.Itoa(os.Getpid()) + "-1", "gw-x-1", "gw-", "other-1-1",
		of + "-1", of + "-0123456789abcdef", "gw-archive", "gw-1-notes"} // somebody's own, called alike
	for _, name := range append(kept, gone) {
		if err := os.Mkdir(filepath.Join(places, name), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(places, name, "text.txt"), []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	Sweep()
	var left []string
	entries, _ := os.ReadDir(places)
	for _, e := range entries {
		left = append(left, e.Name())
	}
	slices.Sort(kept)
	if !slices.Equal(left, kept) {
		t.Errorf("what stays is %q, want %q", left, kept)
	}
}

// handedOut is a handout an editor has had.
func handedOut(t *testing.T) *handout {
	t.Helper()
	h := &handout{given: "words", editor: exec.Command("true")}
	if err := errors.Join(h.put(handoutPlace()), h.editor.Run()); err != nil {
		t.Fatal(err)
	}
	return h
}

// TestWipedHandout: what an editor was given, and whatever lies beside it, is written over
// when it comes back.
func TestWipedHandout(t *testing.T) {
	root := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", root)
	t.Setenv("TMPDIR", root)
	h := handedOut(t)
	backup := filepath.Join(h.folder, "text.txt~")
	if err := os.WriteFile(backup, []byte("older words"), 0o600); err != nil {
		t.Fatal(err)
	}
	var held []*os.File // what has no name any more is read through these
	for _, path := range []string{h.path, backup} {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		held = append(held, f)
	}
	h.takeBack(nil)
	if h.words != "words" {
		t.Errorf("%q came back, %v", h.words, h.failed)
	}
	if _, err := os.Stat(h.folder); err == nil {
		t.Error("its folder stays")
	}
	for _, f := range held {
		if b, err := io.ReadAll(f); err != nil || strings.Trim(string(b), "\x00") != "" {
			t.Errorf("%s holds %q, %v", f.Name(), b, err)
		}
	}
}

// TestEncodings takes back what editors write in other encodings.
func TestEncodings(t *testing.T) {
	root := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", root)
	t.Setenv("TMPDIR", root)
	for saved, want := range map[string]string{
		"\xff\xfew\x00\xf6\x00\r\x00\n\x00": "wö",
		"\ufeffwö\r\n":                      "wö",
		"w\xf6\n":                           "w\xf6", // which shows as what is no text
	} {
		h := handedOut(t)
		if err := os.WriteFile(h.path, []byte(saved), 0o600); err != nil {
			t.Fatal(err)
		}
		if h.takeBack(nil); h.words != want || h.failed != nil {
			t.Errorf("%q came back as %q, %v", saved, h.words, h.failed)
		}
	}
}

// TestHandoutLinked keeps the copy of it that somebody made by giving it another name.
func TestHandoutLinked(t *testing.T) {
	root := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", root)
	t.Setenv("TMPDIR", root)
	h := handedOut(t)
	theirs := filepath.Join(filepath.Dir(h.folder), "theirs-"+filepath.Base(h.folder))
	if err := os.Link(h.path, theirs); err != nil {
		t.Skip(err)
	}
	defer os.Remove(theirs)
	h.takeBack(nil)
	if b, err := os.ReadFile(theirs); string(b) != "words\n" {
		t.Errorf("it holds %q, %v", b, err)
	}
	if _, err := os.Stat(h.folder); err == nil {
		t.Error("the folder stays")
	}
}

func TestSplitCommand(t *testing.T) {
	for in, want := range map[string][]string{
		"":                            nil,
		"  vim  ":                     {"vim"},
		"code --wait":                 {"code", "--wait"},
		`"/a b/vim" -u NONE`:          {"/a b/vim", "-u", "NONE"},
		`/a\ b/vim`:                   {"/a b/vim"},
		`'a"b' "c'd" e''f ""`:         {`a"b`, "c'd", "ef", ""},
		`"a\"b\\c\d" 'x\y'`:           {`a"b\c\d`, `x\y`},
		"emacs --eval '(setq a nil)'": {"emacs", "--eval", "(setq a nil)"},
		"vim $HOME `x` ; rm":          {"vim", "$HOME", "`x`", ";", "rm"},
	} {
		if got, err := splitCommand(in); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q is split into %q, %v; want %q", in, got, err, want)
		}
	}
	for _, in := range []string{`"a`, "'a", `a\`} {
		if _, err := splitCommand(in); !errors.Is(err, errQuotes) {
			t.Errorf("%q gives %v", in, err)
		}
	}
}

// TestEditorsAreSilenced links names of editors to a program, as systems do.
func TestEditorsAreSilenced(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("PATH", folder)
	for name, want := range map[string]string{
		"vim.basic": "-n -i NONE", "nvim": "-n -i NONE", "nano": "--restricted", "emacs": "-Q --eval", "micro": "-backup false",
		"code": "--wait", "kate": "--block", "gvim": "-f", "emacsclient": "", "ed": "",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		_ = os.Remove(filepath.Join(folder, "vi"))
		if err := os.Symlink(name, filepath.Join(folder, "vi")); err != nil {
			t.Fatal(err)
		}
		for _, called := range []string{name, "vi"} {
			t.Setenv("VISUAL", called)
			e, err := findEditor()
			if err != nil || e.name != called || !strings.Contains(strings.Join(e.args, " "), want) {
				t.Errorf("%s as %s: %+v, %v; want %q in its arguments", name, called, e, err, want)
			}
		}
	}
}
