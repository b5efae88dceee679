package main

import (
	"bytes"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/store"
	madeOf "groundwork/store/beside"
	"groundwork/store/seal"
)

const riverStone = "river stone"

// atLockable opens a workbook with a passphrase on the page of the first text.
func atLockable(t *testing.T) *person {
	t.Helper()
	p := newPerson(t, 80, 24)
	p.openLockable()
	return p
}

func (p *person) openLockable() {
	p.t.Helper()
	file, err := lockable()
	if err == nil {
		err = os.MkdirAll(filepath.Dir(p.path), 0o700)
	}
	if err == nil {
		err = os.WriteFile(p.path, file, 0o600)
	}
	if err != nil {
		p.t.Fatal(err)
	}
	p.start()
	p.enterPassphrase()
	p.Continue()
	p.See("What happened")
}

// lockable is a workbook with a passphrase, made once: that takes its time.
var lockable = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "groundwork-test-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "workbook")
	err = seedFile(path, content.Change{Put: []content.Record{
		content.Profile{Track: content.Hurt},
		content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
			content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
		}},
	}})
	if err != nil {
		return nil, err
	}
	if err := cheapPassphrase(path, riverStone); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// enterPassphrase answers the question before the workbook is shown.
func (p *person) enterPassphrase() {
	p.t.Helper()
	p.See("Passphrase:")
	for !p.silent() {
		time.Sleep(time.Millisecond)
	}
	p.Type(riverStone + "\r")
}

// silent reports whether the terminal shows nothing that is typed.
func (p *person) silent() bool { return p.terminal().Lflag&unix.ECHO == 0 }

// terminal is how the terminal is set.
func (p *person) terminal() (state unix.Termios) {
	p.t.Helper()
	return stateOf(p.t, p.master)
}

// stateOf is how a terminal is set.
func stateOf(t testing.TB, terminal *os.File) (state unix.Termios) {
	t.Helper()
	err := descriptorDo(terminal, func(fd int) error {
		got, err := unix.IoctlGetTermios(fd, unix.TCGETS)
		if err == nil {
			state = *got
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// begun is how often the program began to show something, in its own place too.
func (p *person) begun() int { return strings.Count(p.Raw(), ansi.SetModeBracketedPaste) }

// lock locks, and waits until the program was started afresh.
func (p *person) lock() {
	p.t.Helper()
	before := p.begun()
	p.Press("ctrl+l")
	p.startsAfresh(before)
	p.See("passphrase")
}

// startsAfresh waits until the program has begun once more in its own place.
func (p *person) startsAfresh(before int) {
	p.t.Helper()
	for end := time.Now().Add(deadline); p.begun() == before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("it was not started afresh:\n%s", p.Screen())
		}
	}
	if !p.afresh() {
		p.t.Fatal("what shows is not another program in its place")
	}
}

// afresh reports whether the program was started by itself. While one takes the place of
// another there is nothing to read.
func (p *person) afresh() bool {
	p.t.Helper()
	environ, err := os.ReadFile(fmt.Sprintf("/proc/%d/environ", p.cmd.Process.Pid))
	if err != nil && !errors.Is(err, unix.ESRCH) {
		p.t.Fatal(err)
	}
	return bytes.Contains(environ, []byte("\x00GROUNDWORK_AFRESH="))
}

// inMemory counts how often each of some secrets is in what the program can write to.
func (p *person) inMemory(secrets map[string][]byte) (found map[string]int, size int) {
	p.t.Helper()
	return p.inMemoryOf(p.cmd.Process.Pid, secrets)
}

func (p *person) inMemoryOf(pid int, secrets map[string][]byte) (found map[string]int, size int) {
	p.t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		p.t.Skip("its memory can be read by root only:", err)
	}
	mem, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		p.t.Skip("its memory can be read by root only:", err)
	}
	defer mem.Close()
	found = map[string]int{}
	for line := range strings.Lines(string(maps)) {
		var from, to int64
		var mode string
		if _, err := fmt.Sscanf(line, "%x-%x %s", &from, &to, &mode); err != nil || !strings.HasPrefix(mode, "rw") {
			continue // the rest is as it lies in the program's file, or in the workbook's, where everything is sealed
		}
		part := make([]byte, to-from)
		n, _ := mem.ReadAt(part, from) // what can't be read there is nothing to find
		size += n
		for name, s := range secrets {
			found[name] += bytes.Count(part[:n], s)
		}
	}
	if size < 1<<20 {
		p.t.Fatalf("only %d bytes of memory can be read", size)
	}
	return found, size
}

// secrets are the keys of the workbook.
func (p *person) secrets() map[string][]byte {
	p.t.Helper()
	head, err := madeOf.HeadOf(p.path)
	if err != nil {
		p.t.Fatal(err)
	}
	keys, err := head.Unlock(hashed, []byte(riverStone), seal.SlotPassphrase)
	if err != nil {
		p.t.Fatal(err)
	}
	value, err := hkdf.Key(sha256.New, keys.Data[:], keys.ID[:], "groundwork value key 1", seal.KeySize)
	if err != nil {
		p.t.Fatal(err)
	}
	return map[string][]byte{"the value key": value, "the data key": keys.Data[:]}
}

// forgets wants none of the secrets in the memory.
func (p *person) forgets(when string, secrets map[string][]byte) {
	p.t.Helper()
	found, size := p.inMemory(secrets)
	for name, n := range found {
		if n > 0 {
			p.t.Errorf("%s: %s is %d times in %d bytes of memory", when, name, n, size)
		}
	}
}

// chanceWord is a word that stands in no program.
func chanceWord() string { return "w" + newID() }

// TestLockForgets types words and locks: then neither they nor a key are in the memory
// of the program. It unlocks to the same place, and does so again.
func TestLockForgets(t *testing.T) {
	p := atLockable(t)
	one, two, last := chanceWord(), chanceWord(), chanceWord()
	secrets := p.secrets()
	secrets["a word"], secrets["the word before the cursor"], secrets["the last word"] = []byte(one), []byte(two), []byte(last)
	for _, w := range []string{one, two, last} {
		p.Type(w + " ")
		p.See(w)
	}
	p.Press("left", "left", "left")
	before, _ := p.inMemory(secrets)
	for name, n := range before {
		if n == 0 && name != "the data key" {
			t.Errorf("unlocked, %s is not in the memory, so this test shows nothing", name)
		}
	}
	cursor := p.Cursor()
	for range 2 {
		seen := len(p.Raw())
		p.lock()
		p.forgets("locked", secrets)
		between := p.Raw()[seen:]
		if strings.Contains(between, ansi.ResetModeAltScreenSaveCursor) || strings.Contains(between, ansi.SetModeAltScreenSaveCursor) {
			t.Error("the other screen was left")
		}
		if !p.silent() {
			t.Error("the terminal shows what is typed")
		}
		p.Type("wrong\r")
		p.See("that was not the passphrase")
		p.Type(riverStone + "\r")
		p.See(last)
		if got := p.Cursor(); got.X != cursor.X {
			t.Errorf("the cursor stands at %v, and stood at %v", got, cursor)
		}
	}
	p.Type("here")
	p.See(last[:len(last)-2] + "here" + last[len(last)-2:])
	p.leavesSane()
}

// leavesSane leaves, and wants the terminal as it was before the program began.
func (p *person) leavesSane() {
	p.t.Helper()
	p.Press("ctrl+q")
	p.Ends(exit.Done)
	p.sane()
}

func (p *person) sane() {
	p.t.Helper()
	const usual = unix.ECHO | unix.ICANON | unix.ISIG
	if got := p.terminal().Lflag; got&usual != usual {
		p.t.Errorf("the terminal is left in the mode %o", got)
	}
	p.until("the terminal stays open", func() bool { return p.over })
	raw := p.Raw()
	if on, off := strings.Count(raw, ansi.SetModeAltScreenSaveCursor), strings.Count(raw, ansi.ResetModeAltScreenSaveCursor); on != 1 || off != 1 {
		p.t.Errorf("the other screen was shown %d times and left %d times", on, off)
	}
}

// TestTypeAheadOfALock types the passphrase right behind the lock, in pieces: no key of
// it is lost, and none is shown.
func TestTypeAheadOfALock(t *testing.T) {
	p := atLockable(t)
	p.Type("before ")
	p.See("before")
	for n := range 4 {
		before, typed := p.begun(), "\x0c"+riverStone+"\r"
		cut := 1 + n*4
		p.Type(typed[:cut])
		if n > 1 {
			p.Miss("before")
		}
		p.Type(typed[cut:])
		p.startsAfresh(before)
		p.See("before")
		p.Type(fmt.Sprint("and", n, " "))
		p.See(fmt.Sprint("and", n))
	}
	if raw := p.Raw(); strings.Contains(raw, riverStone) {
		t.Error("the passphrase was shown")
	}
	p.leavesSane()
}

// TestEndsWhileLocked ends the program at the lock in every way there is.
func TestEndsWhileLocked(t *testing.T) {
	for name, end := range map[string]func(p *person){
		"ctrl+q":  func(p *person) { p.Press("ctrl+q"); p.Ends(exit.Done); p.sane() },
		"SIGTERM": func(p *person) { p.Signal(syscall.SIGTERM); p.Ends(exit.Done); p.sane() },
		"SIGKILL": func(p *person) { p.Signal(syscall.SIGKILL); p.Ends(-1) },
		"closed":  func(p *person) { p.CloseTerminal(); p.Ends(exit.Done) },
	} {
		t.Run(name, func(t *testing.T) {
			p := atLockable(t)
			p.Type("in time")
			p.See("in time")
			p.lock()
			end(p)
			p.start()
			p.enterPassphrase()
			p.Continue()
			p.See("in time")
			p.Leave()
		})
	}
}

// TestLockOnAFullDisk locks words that can be saved nowhere. They go along sealed, and
// are there again after unlocking.
func TestLockOnAFullDisk(t *testing.T) {
	p := newPerson(t, 80, 24)
	grow := onSmallDisk(t, p, 512)
	unshare, err := exec.LookPath("unshare")
	if err != nil {
		t.Skip("needs unshare, for a /dev/shm of its own")
	}
	p.env = append(p.env, "XDG_CACHE_HOME="+filepath.Dir(p.path)) // nowhere else to go
	p.wrap = []string{unshare, "-m", "sh", "-c", `mount -t tmpfs -o size=4k none /dev/shm && exec "$@"`, "sh"}
	p.openLockable()
	word := chanceWord()
	secrets := p.secrets()
	secrets["a word"] = []byte(word)
	many := strings.Repeat(word+" and more. ", 40_000)
	p.Type(paste(many) + "The last words.")
	p.See("NOT SAVED: the disk is full")
	p.lock()
	p.forgets("locked on a full disk", secrets)
	p.Type(riverStone + "\r")
	p.See("The last words.")
	p.See("NOT SAVED: the disk is full")
	p.lock()
	grow()
	p.Type(riverStone + "\r")
	p.See("The last words.")
	p.until("it is not saved", func() bool {
		return strings.Contains(p.emulator.String(), "saved") && !strings.Contains(p.emulator.String(), "NOT")
	})
	p.Leave()
	p.start()
	p.enterPassphrase()
	p.Continue()
	p.See("The last words.")
	p.Leave()
}

// TestReplacedWhileLocked puts another file in the workbook's place while it is locked.
// Nothing is written over that, and no word is lost.
func TestReplacedWhileLocked(t *testing.T) {
	p := atLockable(t)
	p.Type("mine ")
	p.See("mine")
	p.lock()
	away := p.path + " away"
	if err := errors.Join(os.Rename(p.path, away), os.WriteFile(p.path, []byte("another"), 0o600)); err != nil {
		t.Fatal(err)
	}
	p.Type(riverStone + "\r")
	p.See("mine")
	p.Type("and more")
	p.See("NOT SAVED: the workbook's file was moved or replaced")
	p.Press("ctrl+q")
	p.Ends(exit.Failed)
	if got, err := os.ReadFile(p.path); err != nil || string(got) != "another" {
		t.Errorf("the other file holds %q %v", got, err)
	}
	if err := os.Rename(away, p.path); err != nil {
		t.Fatal(err)
	}
	p.start()
	p.enterPassphrase()
	p.See("Words that could not be saved last time have been taken in.")
	p.Press("enter")
	p.Continue()
	p.See("mine and more")
	p.Leave()
}

// TestForgetsWhileStopped stops the program as a job of a shell: what lies there stopped,
// perhaps for days, has none of the words in its memory.
func TestForgetsWhileStopped(t *testing.T) {
	p := newPerson(t, 80, 24)
	p.inShell()
	p.env = append(p.env, "GROUNDWORK_FILE="+p.path)
	p.openLockable()
	word := chanceWord()
	secrets := p.secrets()
	secrets["a word"] = []byte(word)
	p.Type(word)
	p.See(word)
	if found, _ := p.inMemoryOf(p.job(), secrets); found["a word"] == 0 {
		t.Error("it is not in the memory before, so this test shows nothing")
	}
	p.signalJob(syscall.SIGTSTP)
	p.Stopped(1)
	found, _ := p.inMemoryOf(p.job(), secrets)
	for name, n := range found {
		if n > 0 {
			t.Errorf("stopped: %s is %d times in the memory", name, n)
		}
	}
	p.Type("\n")
	p.See("passphrase")
	p.Type(riverStone + "\r")
	p.See(word)
	p.Press("ctrl+q")
	p.See("shell: ended with 0")
}

// TestKeepsTheFileWhileLocked wants no other window to get the workbook.
func TestKeepsTheFileWhileLocked(t *testing.T) {
	p := atLockable(t)
	p.lock()
	if _, err := store.Open(p.path, store.Options{}); err == nil || !strings.Contains(err.Error(), fmt.Sprint(p.cmd.Process.Pid)) {
		t.Errorf("another window: %v", err)
	}
	p.Press("ctrl+g")
	p.See("Help")
	p.Press("esc")
	p.leavesSane()
}
