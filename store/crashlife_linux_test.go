package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"

	"groundwork/content"
	"groundwork/store/archive"
	"groundwork/store/beside"
	"groundwork/store/disk"
	"groundwork/store/seal"
)

// promised is what a child says of a workbook, so that the test can hold it to
// that. It says it when a step begins, without a word, and when it has ended.
type promised struct {
	Step  string
	Did   bool
	Words map[string]string // what each answer says; nil where there is no workbook
	Other map[string]string // likewise for the one that was imported into
	Typed string            // what opens it; nothing where it has no passphrase
	ID    seal.Hex
	KeyID seal.Hex
	Data  seal.Hex
}

// life is a child that lives through everything a workbook can.
type life struct {
	path  string
	o     Options
	s     *Safe
	at    time.Time
	typed string
	words map[string]string
	other map[string]string
	last  promised

	r    *rand.Rand
	more int // random saves now and then, so that no life is like another
}

func sure(err error) {
	if err != nil {
		panic(err)
	}
}

// lifeChild lives such a life, or only its beginning with room reserved.
func lifeChild(args []string) {
	runtime.LockOSThread() // so that strace sees one call after the other
	seed, err := strconv.ParseUint(args[2], 10, 64)
	sure(err)
	l := &life{path: args[0], at: clock, words: map[string]string{}, r: rand.New(rand.NewPCG(seed, 11)), more: int(seed) * 2}
	if args[1] == "reserve" {
		l.o.ReserveBytes = 64 << 10
		l.begin()
		return
	}
	l.o.ReserveBytes = -1
	l.begin()
	l.copies()
	l.rescue()
	l.transfer()
	l.keys()
	l.step("erase all", func() {
		sure(l.s.Close())
		sure(EraseAll(l.path, l.o))
		l.words, l.other = nil, nil
	})
}

// step says what it begins with and what came of it. Both lines go through one call
// each, in their place among those that write.
func (l *life) step(name string, do func()) {
	l.say(promised{Step: name})
	do()
	p := promised{Step: name, Did: true, Words: l.words, Other: l.other, Typed: l.typed}
	if l.words != nil && l.s.keys != nil {
		k := *l.s.keys // a lock wipes them
		p.ID, p.KeyID, p.Data = k.ID[:], k.KeyID[:], k.Data[:]
	} else {
		p.ID, p.KeyID, p.Data = l.last.ID, l.last.KeyID, l.last.Data
	}
	l.last = p
	l.say(p)
}

func (l *life) say(p promised) {
	line, err := json.Marshal(p)
	sure(err)
	_, err = os.Stdout.Write(append(line, '\n'))
	sure(err)
}

func (l *life) open() {
	l.o.Now = func() time.Time { l.at = l.at.Add(time.Hour); return l.at }
	l.o.Stretch, l.o.cost = hashed, least
	l.o.Passphrase = func() ([]byte, error) { return []byte(l.typed), nil }
	s, err := Open(l.path, l.o)
	sure(err)
	_, report, err := s.Load()
	sure(err)
	if report.Damage() || len(report.RescueFailed) > 0 {
		panic(fmt.Sprintf("%q", report.Sentences()))
	}
	l.s = s
}

func (l *life) change(words ...string) content.Change {
	var c content.Change
	for i := 0; i < len(words); i += 2 {
		if words[i+1] == "" {
			c.Delete = append(c.Delete, text(words[i], "").Key())
			continue
		}
		answer := text(words[i], words[i+1])
		answer.Written = l.o.Now()
		c.Put = append(c.Put, answer)
	}
	return c
}

// note remembers what a change says.
func (l *life) note(words ...string) {
	next := map[string]string{}
	for id, said := range l.words {
		next[id] = said
	}
	for i := 0; i < len(words); i += 2 {
		next[words[i]] = words[i+1]
		if words[i+1] == "" {
			delete(next, words[i])
		}
	}
	l.words = next
}

// save is a step for each pair of an answer and its words; without words it is
// deleted.
func (l *life) save(words ...string) {
	for i := 0; i < len(words); i += 2 {
		pair := words[i : i+2]
		l.step("save", func() {
			sure(l.s.Save(l.change(pair...)))
			l.note(pair...)
		})
	}
}

// some saves some answers, as the dice say.
func (l *life) some() {
	for range l.more {
		words := ""
		if l.r.IntN(6) > 0 {
			words = strings.Repeat(fmt.Sprintf("%x ", l.r.Uint32()), 1+l.r.IntN(1<<l.r.IntN(13)))
		}
		l.save(fmt.Sprint("q", l.r.IntN(12)), words)
	}
}

func (l *life) begin() {
	l.open()
	l.save("a", "first", "b", "second", "long", strings.Repeat("long words ", 500), "a", "first again", "b", "",
		"c", strings.Repeat("c", 5000), "longer", strings.Repeat("longer words ", 1800), "d", "fourth")
	l.some()
}

func (l *life) copies() {
	for i := range copiesKept + 1 {
		l.step("copy", func() { sure(l.s.TakeCopy()) })
		l.save("a", fmt.Sprint("between copies ", i))
	}
	l.step("backup", func() {
		_, err := l.s.Backup(l.path+"-elsewhere", true)
		sure(err)
	})
	copied := l.words
	l.step("copy", func() { sure(l.s.TakeCopy()) })
	l.save("e", "after the copy", "long", "", "a", "now")
	l.step("restore", func() {
		sure(l.s.Close())
		_, err := Restore(l.path, beside.Marked(l.path, beside.CopyMark)[0], l.o)
		sure(err)
		l.words = copied
	})
	l.step("open", l.open)
	l.save("f", "after the restore")
	l.some()
}

func (l *life) rescue() {
	l.step("rescue", func() {
		_, err := l.s.Rescue(l.change("rescued", "kept beside", "a", "rescued too"))
		sure(err)
		l.note("rescued", "kept beside", "a", "rescued too")
	})
	l.step("take in", func() {
		sure(l.s.Close())
		l.open()
	})
}

func (l *life) transfer() {
	var out bytes.Buffer
	_, err := l.s.Export(&out, aboutTest)
	sure(err)
	read, err := archive.Read(&out)
	sure(err)
	l.step("import", func() {
		s, err := Open(filepath.Join(filepath.Dir(l.path), "other"), Options{ReserveBytes: -1})
		sure(err)
		sure(s.Import(read))
		sure(s.Close())
		l.other = l.words
	})
}

// comeBack opens a workbook beside which there is a copy under an older key again, as
// a file system without a journal may have it after a power cut.
func (l *life) comeBack(copied []byte) {
	l.step("come back", func() {
		sure(l.s.Close())
		f, err := os.OpenFile(l.path+"-elsewhere-too", os.O_WRONLY|os.O_CREATE|os.O_EXCL, disk.FileMode)
		sure(err)
		_, err = f.Write(copied)
		sure(errors.Join(err, f.Sync(), f.Close()))
		sure(os.Rename(f.Name(), l.path+beside.CopyMark+"20200101T000000Z"))
		sure(disk.SyncFolder(filepath.Dir(l.path)))
		l.open()
		if _, err := os.Stat(l.path + beside.CopyMark + "20200101T000000Z"); err == nil {
			panic("it is still there")
		}
	})
}

func (l *life) keys() {
	l.step("set", func() { sure(onlyBranches(l.s.SetPassphrase([]byte("one")))); l.typed = "one" })
	l.save("a", "with a passphrase", "g", strings.Repeat("g", 3000))
	l.some()
	l.step("copy", func() { sure(l.s.TakeCopy()) })
	older, err := os.ReadFile(beside.Marked(l.path, beside.CopyMark)[0])
	sure(err)
	l.step("change", func() { sure(onlyBranches(l.s.ChangePassphrase([]byte("one"), []byte("two")))); l.typed = "two" })
	l.comeBack(older)
	l.save("a", "with another", "h", "to be erased", "h", "to be erased, changed")
	l.step("lock and close", func() {
		sure(l.s.Lock(l.change("locked", "typed before locking", "a", "and changed"), nil))
		sure(l.s.Close())
		l.note("locked", "typed before locking", "a", "and changed")
	})
	l.step("unlock", l.open)
	l.step("copy", func() { sure(l.s.TakeCopy()) })
	l.step("erase", func() {
		sure(onlyBranches(l.s.Erase(text("h", "").Key())))
		l.note("h", "")
	})
	l.save("i", "after erasing")
	l.some()
	l.step("recovery", func() {
		_, err := l.s.NewRecoveryCode([]byte("two"))
		sure(onlyBranches(err))
	})
	l.step("rescue", func() {
		_, err := l.s.Rescue(l.change("rescued", "a second time"))
		sure(err)
		l.note("rescued", "a second time")
	})
	l.step("remove", func() { sure(onlyBranches(l.s.RemovePassphrase([]byte("two")))); l.typed = "" })
	l.save("j", "in the open", "a", "at last")
	l.step("copy", func() { sure(l.s.TakeCopy()) })
	if _, err := os.Stat(l.path); err != nil {
		sure(errors.New("there is no workbook"))
	}
}
