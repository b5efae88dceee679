package store

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/store/archive"
	"groundwork/store/beside"
)

// TestModelKeys carries out random operations on a workbook and on a map: changes of
// the key, erasures, locks, copies and restores, exports and imports, and ends of
// the program without a word among them.
func TestModelKeys(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			ownCache(t)
			m := &keyModel{T: t, r: rand.New(rand.NewPCG(seed, 7)), path: filepath.Join(t.TempDir(), "workbook"), words: map[content.Key]string{}, now: clockBy(time.Hour)}
			m.open()
			for range 60 {
				m.step()
				m.lookForCopies()
			}
			mustClose(t, m.s)
			m.open()
			agree(t, load(t, m.s), m.words)
			wantOnlyKey(t, m.s)
		})
	}
}

// keyModel is a workbook and what must be in it.
type keyModel struct {
	*testing.T
	r       *rand.Rand
	path    string
	s       *Safe
	words   map[content.Key]string
	copies  map[string]map[content.Key]string // what the copies must say
	now     func() time.Time
	is, was string // the passphrase, and the one before it
	code    string
}

func (m *keyModel) must(what string, err error) {
	m.Helper()
	if err != nil {
		m.Fatalf("%s: %v", what, err)
	}
}

// open opens with whatever opens it, and makes sure that what did before doesn't.
func (m *keyModel) open() {
	for _, typed := range []string{m.was, ""} {
		if m.is != "" && typed != m.is {
			wantWrong(m.T, m.path, typed)
		}
	}
	typed := m.is
	if m.code != "" && m.r.IntN(2) == 0 {
		typed = m.code
	}
	o := withPassphrase(typed)
	o.Now = m.now
	s, err := Open(m.path, o)
	m.must("Open", err)
	m.Cleanup(func() { s.Close() })
	m.s = s
}

func (m *keyModel) step() {
	passphrase := fmt.Sprintf("words %d", m.r.Uint64())
	switch n := m.r.IntN(30); {
	case n < 10:
		c := randomChange(m.r)
		m.must("Save", m.s.Save(c))
		apply(m.words, c)
	case n < 12:
		mustClose(m.T, m.s)
		m.open()
	case n < 14:
		agree(m.T, load(m.T, m.s), m.words)
	case n < 16 && m.is == "":
		m.must("SetPassphrase", onlyBranches(m.s.SetPassphrase([]byte(passphrase))))
		m.is = passphrase
	case n < 16:
		m.must("ChangePassphrase", onlyBranches(m.s.ChangePassphrase([]byte(m.is), []byte(passphrase))))
		m.was, m.is, m.code = m.is, passphrase, ""
	case n < 17 && m.is != "":
		m.must("RemovePassphrase", onlyBranches(m.s.RemovePassphrase([]byte(m.is))))
		m.was, m.is, m.code = m.is, "", ""
	case n < 18 && m.is != "":
		code, err := m.s.NewRecoveryCode([]byte(m.is))
		m.must("NewRecoveryCode", onlyBranches(err))
		m.code = code
	case n < 20:
		m.erase()
	case n < 21:
		c := randomChange(m.r)
		_, err := m.s.Rescue(c)
		m.must("Rescue", err)
		_, _, err = m.s.Load() // takes it in
		m.must("Load", err)
		apply(m.words, c)
	case n < 22:
		m.must("TakeCopy", m.s.TakeCopy())
	case n < 24:
		m.restore()
	case n < 26:
		m.end()
	case n < 27:
		m.carryOver()
	case m.is != "":
		c := randomChange(m.r)
		m.must("Lock", m.s.Lock(c, nil))
		if m.r.IntN(3) == 0 { // leaving while locked puts the words into a rescue file
			mustClose(m.T, m.s)
			m.open()
			_, _, err := m.s.Load()
			m.must("Load", err)
			apply(m.words, c)
			return
		}
		back, err := m.s.Unlock([]byte(m.is))
		m.must("Unlock", err)
		agree(m.T, back.Workbook, m.words)
		m.must("Save", m.s.Save(back.Unsaved))
		apply(m.words, c)
	}
}

// lookForCopies notes what the copies that are new must say. No two ever have the
// same name here.
func (m *keyModel) lookForCopies() {
	found := map[string]map[content.Key]string{}
	for _, name := range beside.Marked(m.path, beside.CopyMark) {
		found[name] = m.copies[name]
		if found[name] == nil {
			found[name] = maps.Clone(m.words)
		}
	}
	m.copies = found
}

// restore brings a copy back, with the passphrase or without.
func (m *keyModel) restore() {
	names := slices.Sorted(maps.Keys(m.copies))
	if len(names) == 0 {
		return
	}
	from := names[m.r.IntN(len(names))]
	mustClose(m.T, m.s)
	o := withPassphrase(m.is)
	o.Now = m.now
	if m.r.IntN(2) == 0 {
		o.Passphrase = nil
	}
	kept, err := Restore(m.path, from, o)
	m.must("Restore", err)
	m.words = maps.Clone(m.copies[from])
	if m.r.IntN(2) == 0 {
		m.must("Remove", os.Remove(kept))
	}
	m.open()
	agree(m.T, load(m.T, m.s), m.words)
}

// end goes on with what is on the disk at this moment, as after a kill: nothing is
// closed before.
func (m *keyModel) end() {
	folder := m.TempDir()
	for _, name := range listed(m, filepath.Dir(m.path)) {
		data := readAll(m, filepath.Join(filepath.Dir(m.path), name))
		m.must("WriteFile", os.WriteFile(filepath.Join(folder, name), data, 0o600))
		if words, ok := m.copies[filepath.Join(filepath.Dir(m.path), name)]; ok {
			m.copies[filepath.Join(folder, name)] = words
		}
	}
	mustClose(m.T, m.s)
	m.path = filepath.Join(folder, "workbook")
	m.open()
	agree(m.T, load(m.T, m.s), m.words)
}

// carryOver goes on with a new workbook, into which this one was imported.
func (m *keyModel) carryOver() {
	var out bytes.Buffer
	_, err := m.s.Export(&out, aboutTest)
	m.must("Export", err)
	read, err := archive.Read(&out)
	m.must("Read", err)
	mustClose(m.T, m.s)
	m.path, m.is, m.was, m.code, m.copies = filepath.Join(m.TempDir(), "workbook"), "", "", "", nil
	m.open()
	m.must("Import", m.s.Import(read))
	agree(m.T, load(m.T, m.s), m.words)
}

func (m *keyModel) erase() {
	if m.s.db == nil {
		return
	}
	var keys []content.Key
	for range 1 + m.r.IntN(3) {
		keys = append(keys, text(fmt.Sprintf("q%d", m.r.IntN(200)), "").Key())
	}
	m.must("Erase", onlyBranches(m.s.Erase(keys...)))
	left, err := m.s.Keys()
	m.must("Keys", err)
	for _, k := range keys {
		delete(m.words, k)
		if slices.Contains(left, k) {
			m.Fatalf("%s is still there", k)
		}
	}
}
