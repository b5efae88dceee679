//go:build unix

package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"groundwork/content"
)

// ownEditors are editors with what to type in them to write "more " first, and
// to save and close them.
func ownEditors() map[string][2]string {
	return map[string][2]string{
		"vim":       {"imore ", "\x1b:wq\r"},
		"nvim":      {"imore ", "\x1b:wq\r"},
		"nano":      {"more ", "\x13\x18"},
		"emacs -nw": {"more ", "\x18\x13\x18\x03"},
		"micro":     {"more ", "\x13\x11"},
	}
}

// TestOwnEditors writes in each editor that is installed: what is saved there
// comes back, and none of it stays anywhere but in the workbook.
func TestOwnEditors(t *testing.T) {
	for editor, typed := range ownEditors() {
		t.Run(editor, func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath(strings.Fields(editor)[0]); err != nil {
				t.Skip("it is not installed")
			}
			p := newPerson(t, 80, 24)
			p.seed(
				content.Answer{Track: content.Hurt, Question: "happened", Kind: content.KindText, Value: content.Text("zebrafish")},
				content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
					content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
				}},
			)
			p.env = []string{"VISUAL=" + editor}
			p.start()
			p.Continue()
			p.See("┃ zebrafish")
			p.Press("ctrl+o")
			p.See("Open it in")
			p.Press("down", "enter")
			p.until("the editor does not show the answer", func() bool {
				return strings.Contains(p.emulator.String(), "zebrafish") && !strings.Contains(p.emulator.String(), "What happened")
			})
			p.Type(typed[0])
			p.See("more zebrafish")
			p.Type(typed[1])
			p.See("taken over")
			p.See("┃ more zebrafish")
			p.nothingOut()
			p.Press("ctrl+z")
			p.Miss("more zebrafish")
			p.Press("ctrl+y")
			p.Leave()
			p.wants(content.Hurt, "happened", "more zebrafish")
		})
	}
}

// nothingOut wants no file that was handed to an editor, and the words nowhere in
// the person's home but in the workbook, where they are sealed.
func (p *person) nothingOut() {
	p.t.Helper()
	for _, root := range []string{"/dev/shm", os.TempDir()} {
		if left, _ := filepath.Glob(filepath.Join(root, fmt.Sprintf("gw-%d-*", p.cmd.Process.Pid))); len(left) > 0 {
			p.t.Errorf("%s stays", left[0])
		}
	}
	err := filepath.WalkDir(p.home, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		if text, err := os.ReadFile(path); err == nil && strings.Contains(string(text), "zebrafish") {
			p.t.Errorf("the words stand in %s", path)
		}
		return nil
	})
	if err != nil {
		p.t.Error(err)
	}
}
