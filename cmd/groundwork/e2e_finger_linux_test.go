package main

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"groundwork/content"
)

// finger is somebody who reads the workbook on a braille display of 40 cells, through
// brltty: it takes the screen from where GNU screen would put it for brltty, which is
// done here with the emulator's, and shows its braille to whoever plays the display.
type finger struct {
	*person
	cells []byte // the screen as brltty reads it
	log   string // brltty's

	mu     sync.Mutex
	change *sync.Cond
	words  string // what stands on the display, in print
	at     int    // the cell with the cursor, from 0, or -1
}

// brailleWidth is how many cells the display has.
const brailleWidth = 40

// byFinger starts the workbook, and brltty on its screen. before gets a home ready, and
// returns what the workbook is started with besides.
func byFinger(t *testing.T, how string, before func(*person) (more []string)) *finger {
	t.Helper()
	reader, err := exec.LookPath("brltty")
	if err != nil {
		t.Skip("brltty isn't here: what a braille display shows can't be read")
	}
	dir, err := os.MkdirTemp("/tmp", "f") // a socket has little room for its name
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	f := &finger{person: newPerson(t, 80, 24), cells: sharedScreen(t, dir), at: -1}
	f.change = sync.NewCond(&f.mu)
	f.args = append([]string{how}, before(f.person)...)
	f.start()
	go f.putOn()

	socket := filepath.Join(dir, "display")
	cmd := exec.Command(reader, "--no-daemon", "--standard-error", "--quiet", "--no-api", "--configuration-file=/dev/null",
		"--braille-driver=vr", "--braille-device=server:"+socket, "--screen-driver=sc", "--speech-driver=no", "--text-table=en-nabcc",
		"--updatable-directory="+dir, "--writable-directory="+dir, "--pid-file="+filepath.Join(dir, "pid"))
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "HOME="+dir) // it shares memory by its name
	log, err := os.Create(filepath.Join(dir, "log"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Skipf("brltty can't be started here: %v", err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		<-ended
		_ = log.Close()
	})
	f.log = log.Name()
	f.listenAt(socket, ended)
	return f
}

// sharedScreen is the memory in which brltty looks for the screen, by a folder's name.
func sharedScreen(t *testing.T, dir string) []byte {
	t.Helper()
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	st := info.Sys().(*syscall.Stat_t)
	key := int('b')<<24 | int(st.Dev&0xff)<<16 | int(st.Ino&0xffff) // as ftok makes it
	const size = 4 + 66*132*2
	id, err := unix.SysvShmGet(key, size, unix.IPC_CREAT|unix.IPC_EXCL|0o700)
	if err != nil {
		t.Skipf("memory can't be shared with brltty here: %v", err)
	}
	t.Cleanup(func() { _, _ = unix.SysvShmCtl(id, unix.IPC_RMID, nil) })
	cells, err := unix.SysvShmAttach(id, 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.SysvShmDetach(cells) })
	return cells
}

// putOn puts the screen there whenever it changes.
func (f *finger) putOn() {
	run := f.run1
	run.mu.Lock()
	defer run.mu.Unlock()
	for !run.over {
		if !run.drawing {
			f.put()
		}
		run.change.Wait()
	}
}

// put puts the screen there as GNU screen does: its size, the cursor, the characters, and
// their colours. The caller holds the terminal's mu.
func (f *finger) put() {
	cursor := f.emulator.CursorPosition()
	for y := range f.height {
		for x := range f.width {
			c := byte(' ')
			if cell := f.emulator.CellAt(x, y); cell != nil && cell.Content != "" {
				if c = cell.Content[0]; c >= 0x80 {
					c = '?'
				}
			}
			f.cells[4+y*f.width+x], f.cells[4+(f.height+y)*f.width+x] = c, 7
		}
	}
	f.cells[0], f.cells[1], f.cells[2], f.cells[3] = byte(f.width), byte(f.height), byte(cursor.X), byte(cursor.Y)
}

// listenAt plays the display.
func (f *finger) listenAt(socket string, ended chan struct{}) {
	f.t.Helper()
	var conn net.Conn
	var err error
	for end := time.Now().Add(deadline); ; time.Sleep(20 * time.Millisecond) {
		if conn, err = net.Dial("unix", socket); err == nil {
			break
		}
		select {
		case <-ended:
			why, _ := os.ReadFile(f.log)
			f.t.Skipf("brltty doesn't run here:\n%s", why)
		default:
		}
		if time.Now().After(end) {
			why, _ := os.ReadFile(f.log)
			f.t.Fatalf("brltty has no display: %v\n%s", err, why)
		}
	}
	f.t.Cleanup(func() { _ = conn.Close() })
	if _, err := fmt.Fprintf(conn, "cells %d\n", brailleWidth); err != nil {
		f.t.Fatal(err)
	}
	go func() {
		lines := bufio.NewScanner(conn)
		for lines.Scan() {
			f.mu.Lock()
			name, rest, _ := strings.Cut(lines.Text(), " ")
			switch said, err := strconv.Unquote(rest); {
			case err != nil:
			case name == "Visual":
				f.words = said
			case name == "Braille":
				f.at = -1
				for i, dots := range strings.Split(said, "|") {
					if strings.HasSuffix(dots, "78") { // the cursor; no character has both
						f.at = i
					}
				}
			}
			f.change.Broadcast()
			f.mu.Unlock()
		}
	}()
}

// feels waits until the display shows something with the cursor between two texts.
func (f *finger) feels(before, behind string) {
	f.t.Helper()
	late := false
	timer := time.AfterFunc(deadline, func() {
		f.mu.Lock()
		late = true
		f.change.Broadcast()
		f.mu.Unlock()
	})
	defer timer.Stop()
	f.mu.Lock()
	defer f.mu.Unlock()
	for f.at < 0 || f.at > len(f.words) || !strings.HasSuffix(f.words[:f.at], before) || !strings.HasPrefix(f.words[f.at:], behind) {
		if late {
			why, _ := os.ReadFile(f.log)
			f.t.Fatalf("the cursor isn't between %q and %q: %d in %q\n%s\n%s", before, behind, f.at, f.words, f.Screen(), why)
		}
		f.change.Wait()
	}
}

// TestByFingerOnScreens moves on the screens as they are for a reader: the cursor's cell is
// the first one of what has the focus, and behind what is typed.
func TestByFingerOnScreens(t *testing.T) {
	for how, marks := range map[string][2]string{"--reader": {"", ""}, "--reader=false": {"( ) ", "(?) "}} { // no more than ASCII comes through
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			f := byFinger(t, how, func(p *person) []string {
				if err := os.MkdirAll(filepath.Dir(p.path), 0o700); err != nil {
					t.Fatal(err)
				}
				err := seedFile(p.path, content.Change{Put: []content.Record{
					content.Profile{Track: content.Hurt, Own: true},
					content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{content.Hurt: {Chapter: "begin", Page: "who"}}},
				}})
				if err != nil {
					t.Fatal(err)
				}
				book, err := filepath.Abs(filepath.Join("..", "..", "content", "testdata", "book"))
				if err != nil {
					t.Fatal(err)
				}
				return []string{"--chapters", book}
			})
			f.feels("", "Go on: ")
			f.Press("down")
			f.feels("", "One small step")
			f.Press("up")
			f.feels("", "Go on: ")
			f.Press("enter")
			f.See("Who are they to you?")
			f.Press("tab")
			f.Type("Kim")
			f.feels("Kim", " ")
			f.Press("left", "left")
			f.feels("K", "im")
			f.Press("tab")
			f.feels("", marks[0]+"My partner")
			f.Press("down")
			f.feels("", marks[1]+"A friend")
			f.Press("ctrl+q")
			<-f.exited
		})
	}
}

// TestByFingerInLines goes along in plain lines: the cursor stands where one types, behind
// what is asked, and within what is typed.
func TestByFingerInLines(t *testing.T) {
	f := byFinger(t, "--plain", func(*person) []string { return nil })
	f.feels("Choose, or Enter for Go on: ", " ")
	f.Type("\r")
	f.feels("Enter for After being hurt: ", " ")
	f.Type("1\rcontents\r")
	f.See("Enter for How this book works:")
	f.feels(": ", " ")
	f.Type("1.4")
	f.feels(": 1.4", " ")
	f.Type("\r")
	f.hears("ends the answer.")
	f.feels("", " ")
	f.Type("some words")
	f.feels("some words", " ")
	f.Press("left", "left")
	f.feels("some wor", "ds")
	f.Press("home")
	f.feels("", "some words")
	f.Press("ctrl+e")
	f.Press("backspace")
	f.feels("some word", " ")
	f.Type("\r.\r")
	f.hears("Question 2 of 4")
	f.Type("the next one")
	f.feels("the next one", " ")
	f.Press("ctrl+q")
	<-f.exited
}
