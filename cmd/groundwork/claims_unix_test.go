//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/content"
)

// inTmux is what the program is told in a pane of tmux.
const inTmux = "TMUX=/tmp/tmux-0/default,1,0"

// command makes a script that is called like a command, in a folder that is all of
// the PATH, and returns where it writes what it was told in $TMUX.
func (p *person) command(name string) (ran string) {
	p.t.Helper()
	folder := p.t.TempDir()
	ran = filepath.Join(folder, "ran")
	if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\necho \"in $TMUX\" >>"+ran+"\n"), 0o700); err != nil {
		p.t.Fatal(err)
	}
	p.env = append(p.env, inTmux, "TERM=tmux-256color", "COLORTERM=", "PATH="+folder)
	return ran
}

// TestRunsNoTmux wants tmux not to be asked for its colours where the program is in
// it: neither before main nor by what draws.
func TestRunsNoTmux(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	ran := p.command("tmux")
	p.start()
	p.See("ctrl+q")
	p.Leave()
	if _, err := os.Stat(ran); err == nil {
		t.Error("tmux was run")
	}
}

// TestEditorInTmux wants the person's own editor to know of tmux all the same.
func TestEditorInTmux(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	ran := p.command("ed")
	p.env = append(p.env, "VISUAL=ed")
	p.seed(content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
		content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
	}})
	p.start()
	p.Continue()
	p.See("What happened")
	p.Press("ctrl+o")
	p.See("Open it in ed")
	p.Press("down", "enter")
	p.See("nothing was changed there")
	p.Leave()
	if got, err := os.ReadFile(ran); err != nil || strings.TrimSpace(string(got)) != "in "+strings.TrimPrefix(inTmux, "TMUX=") {
		t.Errorf("the editor was told %q %v", got, err)
	}
}
