package store

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/store/disk"
)

// syncedChild makes a file in each way there is, and deletes one.
func syncedChild(args []string) {
	folder := args[0]
	check := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	words := func(w io.Writer) error { _, err := io.WriteString(w, "words"); return err }
	check(disk.WriteFile(filepath.Join(folder, "print"), false, words))
	d, err := disk.NewDraft(filepath.Join(folder, "draft"), os.OpenFile)
	check(err)
	check(d.Fill(words))
	check(d.Publish(filepath.Join(folder, "draft"), false))
	d.Discard()
	s, err := Open(filepath.Join(folder, "workbook"), Options{ReserveBytes: -1})
	check(err)
	_, err = s.Rescue(content.Change{Put: []content.Record{text("a", "words")}})
	check(err)
	gone := filepath.Join(folder, "gone")
	check(os.WriteFile(gone, []byte("words"), 0o600))
	var shredder disk.Shredder
	shredder.Remove(func(*os.File) bool { return true }, gone)
	shredder.Finish()
}

// tracedLine is a call as strace -y tells it: what, and on which file.
var tracedLine = regexp.MustCompile(`^(?:\d+ +)?(\w+)\((?:\d+<([^>]*)>)?(.*)$`)

// recordedCalls are the calls of the child, as "what on which file".
func recordedCalls(t *testing.T, args ...string) (calls []string) {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace")
	}
	if err := exec.Command(strace, "-qq", "-o", os.DevNull, "true").Run(); err != nil {
		t.Skip("strace may not trace here:", err)
	}
	log := filepath.Join(t.TempDir(), "log")
	c := child(args...)
	c.Args = append([]string{strace, "-f", "-qq", "-y", "-e", "trace=write,pwrite64,fsync,linkat,renameat,renameat2,unlinkat", "-e", "signal=none", "-o", log}, c.Args...)
	c.Path = strace
	if out, err := c.Output(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(readAll(t, log))) {
		m := tracedLine.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil {
			continue
		}
		switch what, file := m[1], m[2]; what {
		case "write", "pwrite64", "fsync":
			calls = append(calls, what+" "+file)
		default:
			calls = append(calls, what+" "+m[3])
		}
	}
	return calls
}

// TestSyncedBeforeNamed: whatever is made is on the disk before it has its name, and the
// name after that; what is deleted is written over, and that is on the disk too.
func TestSyncedBeforeNamed(t *testing.T) {
	folder := t.TempDir()
	calls := recordedCalls(t, "synced", folder)
	names := func(call, name string) bool {
		return strings.HasPrefix(call, "linkat ") && strings.Contains(call, "/"+name+`"`) ||
			strings.HasPrefix(call, "renameat") && strings.Contains(call, `, "`+filepath.Join(folder, name)+`"`)
	}
	for _, name := range []string{"print", "draft", "workbook.rescue-1"} {
		named := slices.IndexFunc(calls, func(c string) bool { return names(c, name) })
		if named < 0 {
			t.Fatalf("%s never gets its name:\n%s", name, strings.Join(calls, "\n"))
		}
		wrote := -1
		for i, c := range calls[:named] {
			if strings.HasPrefix(c, "write "+folder+"/") {
				wrote = i
			}
		}
		if wrote < 0 {
			t.Fatalf("%s is never written:\n%s", name, strings.Join(calls, "\n"))
		}
		_, file, _ := strings.Cut(calls[wrote], " ")
		if !slices.Contains(calls[wrote:named], "fsync "+file) {
			t.Errorf("%s has its name before it is on the disk:\n%s", name, strings.Join(calls[wrote:named+1], "\n"))
		}
		if named+1 >= len(calls) || calls[named+1] != "fsync "+folder {
			t.Errorf("the name of %s is not on the disk", name)
		}
	}
	over := slices.IndexFunc(calls, func(c string) bool { return strings.HasPrefix(c, "pwrite64 "+folder+"/gone") })
	if over < 0 {
		t.Fatalf("nothing is written over:\n%s", strings.Join(calls, "\n"))
	}
	_, file, _ := strings.Cut(calls[over], " ")
	if !slices.Contains(calls[over:], "fsync "+file) {
		t.Errorf("it is written over, and that is not on the disk:\n%s", strings.Join(calls[over:], "\n"))
	}
}
