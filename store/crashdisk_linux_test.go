package store

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	sectorSize = 512
	diskCalls  = "mkdir,mkdirat,openat,pwrite64,write,lseek,ftruncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,copy_file_range,sendfile,splice"
)

// madeDisk is one folder on a disk that has a cache: what a program did to it is there
// for every other program at once, but for a power cut only once it was synced.
// Until then any part of it may be on the disk, and in any order.
type madeDisk struct {
	folder  string
	files   []*diskFile
	names   map[string]int // those that last
	renamed []naming       // what was done to names since they lasted
	fresh   bool           // the folder itself was made, and does not last yet
	handles map[int]handle
}

// diskFile is a file, whatever its names are.
type diskFile struct {
	lasting []byte
	written []writing // since it was synced
}

// writing is one change of a file: bytes, or another size.
type writing struct {
	at   int
	data []byte
	size int // where data is nil
	grow bool
}

// naming is one change of names: gone is no longer one, and name is one of file.
type naming struct {
	gone, name string
	file       int
}

type handle struct {
	file   int // one of the files, or one of these
	offset int
}

const (
	theFolder = -1
	itsFolder = -2 // where the folder's own name is
	elsewhere = -3
)

func newDisk(folder string) *madeDisk {
	return &madeDisk{folder: folder, names: map[string]int{}, handles: map[int]handle{}}
}

// call is one line of strace's.
type call struct {
	name   string
	args   []string
	result int
}

// readCalls reads a log of strace -f -xx, with each call where it ended.
func readCalls(t *testing.T, log []byte) (out []call) {
	begun := map[string]string{}
	for line := range strings.Lines(string(log)) {
		pid, text, _ := strings.Cut(strings.TrimSpace(line), " ")
		text = strings.TrimSpace(text)
		if first, ok := strings.CutSuffix(text, "<unfinished ...>"); ok {
			begun[pid] = first
			continue
		}
		if strings.HasPrefix(text, "<... ") {
			_, rest, _ := strings.Cut(text, " resumed>")
			text = begun[pid] + rest
		}
		end := strings.LastIndex(text, "= ")
		name, args, ok := strings.Cut(text[:max(0, end)], "(")
		if !ok {
			continue
		}
		number, _, _ := strings.Cut(text[end+2:], " ")
		result, err := strconv.Atoi(number)
		if err != nil {
			t.Fatalf("%.60s: %v", text, err)
		}
		args = strings.TrimSuffix(strings.TrimSpace(args), ")")
		out = append(out, call{name, strings.Split(args, ", "), result})
	}
	return out
}

// words is an argument between quotes, every byte of which is \xNN.
func (c call) words(t *testing.T, i int) []byte {
	text := strings.Trim(c.args[i], `"`)
	out := make([]byte, 0, len(text)/4)
	for rest := text; rest != ""; rest = rest[4:] {
		b, err := strconv.ParseUint(rest[min(2, len(rest)):min(4, len(rest))], 16, 8)
		if err != nil {
			t.Fatalf("%s: argument %d is not as expected: %.60s", c.name, i, c.args[i])
		}
		out = append(out, byte(b))
	}
	return out
}

func (c call) number(t *testing.T, i int) int {
	n, err := strconv.Atoi(strings.TrimSpace(c.args[i]))
	if err != nil {
		t.Fatalf("%s: argument %d is %s", c.name, i, c.args[i])
	}
	return n
}

// carry does to the disk what the call did, and returns what it wrote to standard
// output.
func (d *madeDisk) carry(t *testing.T, c call) (said []byte) {
	if c.result < 0 {
		return nil
	}
	switch c.name {
	case "openat":
		if strings.Contains(c.args[2], "O_TRUNC") {
			t.Fatal("opening to truncate is not known here")
		}
		d.open(string(c.words(t, 1)), c.result)
	case "mkdir":
		d.fresh = d.fresh || filepath.Clean(string(c.words(t, 0))) == d.folder
	case "mkdirat":
		d.fresh = d.fresh || filepath.Clean(string(c.words(t, 1))) == d.folder
	case "rename", "link":
		d.rename(c.name == "rename", d.named(c.words(t, 0)), d.named(c.words(t, 1)))
	case "renameat", "renameat2", "linkat":
		d.rename(c.name != "linkat", d.named(c.words(t, 1)), d.named(c.words(t, 3)))
	case "unlink":
		d.remove(d.named(c.words(t, 0)))
	case "unlinkat":
		d.remove(d.named(c.words(t, 1)))
	default:
		return d.carryHandle(t, c)
	}
	return nil
}

// carryHandle is carry for the calls that take a handle.
func (d *madeDisk) carryHandle(t *testing.T, c call) (said []byte) {
	number := c.number(t, 0)
	if c.name == "write" && number == 1 {
		return c.words(t, 1)
	}
	h, known := d.handles[number]
	if !known || h.file == elsewhere {
		return nil
	}
	switch {
	case h.file == theFolder && c.name == "fsync":
		d.names, d.renamed = d.after(d.renamed), nil
	case h.file == itsFolder && c.name == "fsync":
		d.fresh = false
	}
	if h.file < 0 {
		return nil
	}
	f := d.files[h.file]
	switch c.name {
	case "pwrite64":
		f.written = append(f.written, writing{at: c.number(t, 3), data: c.words(t, 1)[:c.result]})
	case "write":
		f.written = append(f.written, writing{at: h.offset, data: c.words(t, 1)[:c.result]})
		h.offset += c.result
	case "lseek":
		h.offset = c.result
	case "ftruncate":
		f.written = append(f.written, writing{size: c.number(t, 1)})
	case "fallocate":
		f.written = append(f.written, writing{size: c.number(t, 2) + c.number(t, 3), grow: true})
	case "fsync", "fdatasync":
		for _, w := range f.written {
			f.lasting = w.whole(bytes.Clone(f.lasting))
		}
		f.written = nil
	default:
		t.Fatalf("%s is not known here", c.name)
	}
	d.handles[number] = h
	return nil
}

// named is the name in the folder, or nothing for what lies elsewhere.
func (d *madeDisk) named(path []byte) string {
	if folder, name := filepath.Split(filepath.Clean(string(path))); filepath.Clean(folder) == d.folder {
		return name
	}
	return ""
}

func (d *madeDisk) open(path string, number int) {
	file := elsewhere
	if filepath.Clean(path) == d.folder {
		file = theFolder
	} else if filepath.Clean(path) == filepath.Dir(d.folder) {
		file = itsFolder
	} else if name := d.named([]byte(path)); name != "" {
		found, ok := d.now()[name]
		if !ok {
			found = len(d.files)
			d.files = append(d.files, &diskFile{})
			d.renamed = append(d.renamed, naming{name: name, file: found})
		}
		file = found
	}
	d.handles[number] = handle{file: file}
}

func (d *madeDisk) remove(name string) {
	if name != "" {
		d.renamed = append(d.renamed, naming{gone: name})
	}
}

func (d *madeDisk) rename(gone bool, from, to string) {
	n := naming{name: to, file: d.now()[from]}
	if gone {
		n.gone = from
	}
	d.renamed = append(d.renamed, n)
}

// now are the names every program sees.
func (d *madeDisk) now() map[string]int { return d.after(d.renamed) }

// after are the lasting names after some changes.
func (d *madeDisk) after(changes []naming) map[string]int {
	out := map[string]int{}
	for name, file := range d.names {
		out[name] = file
	}
	for _, n := range changes {
		if n.gone != "" {
			delete(out, n.gone)
		}
		if n.name != "" {
			out[n.name] = n.file
		}
	}
	return out
}

// whole carries out all of a writing.
func (w writing) whole(data []byte) []byte {
	if w.data == nil {
		return w.sized(data)
	}
	data = longer(data, w.at+len(w.data))
	copy(data[w.at:], w.data)
	return data
}

func (w writing) sized(data []byte) []byte {
	if w.size < len(data) && !w.grow {
		return data[:w.size]
	}
	return longer(data, w.size)
}

func longer(data []byte, size int) []byte {
	if size > len(data) {
		data = append(data, make([]byte, size-len(data))...)
	}
	return data
}

// torn carries out those sectors of a writing that keep says.
func (w writing) torn(data []byte, sector int, keep func() bool) []byte {
	for from := 0; from < len(w.data); {
		to := min(len(w.data), (w.at+from)/sector*sector+sector-w.at)
		if keep() {
			data = longer(data, w.at+to)
			copy(data[w.at+from:], w.data[from:to])
		}
		from = to
	}
	return data
}

// moment is a disk when the power is cut.
type moment struct {
	names   map[string]int
	renamed []naming
	fresh   bool
	files   []diskFile
}

func (d *madeDisk) moment() moment {
	m := moment{d.names, slices.Clone(d.renamed), d.fresh, nil}
	for _, f := range d.files {
		m.files = append(m.files, diskFile{f.lasting, slices.Clone(f.written)})
	}
	return m
}

// settled tells that there is nothing a power cut could leave out.
func (m moment) settled() bool {
	return len(m.renamed) == 0 && !m.fresh && !slices.ContainsFunc(m.files, func(f diskFile) bool { return len(f.written) > 0 })
}

// cut is what one power cut may leave: of each name and each writing whatever the
// dice say.
func (m moment) cut(r *rand.Rand) map[string][]byte {
	all := r.IntN(4)
	chance := []float64{0.1, 0.5, 0.9}[r.IntN(3)]
	happens := func() bool {
		switch all {
		case 0:
			return true
		case 1:
			return false
		}
		return r.Float64() < chance
	}
	if m.fresh && !happens() {
		return nil
	}
	d := &madeDisk{names: m.names}
	names := d.after(m.keptNames(r, all, happens))
	if r.IntN(8) == 0 {
		all = r.IntN(3) // the names one way, what was written another
	}
	out := map[string][]byte{}
	for name, file := range names {
		f := m.files[file]
		out[name] = f.cut(r, happens)
	}
	return out
}

func (m moment) keptNames(r *rand.Rand, all int, happens func() bool) (kept []naming) {
	if all > 1 && r.IntN(2) == 0 {
		return m.renamed[:r.IntN(len(m.renamed)+1)] // in their order, as journals do it
	}
	for _, n := range m.renamed {
		if happens() {
			kept = append(kept, n)
		}
	}
	return kept
}

// cut is the file with a part of what was written to it.
func (f diskFile) cut(r *rand.Rand, happens func() bool) []byte {
	data := bytes.Clone(f.lasting)
	one, only := -1, r.IntN(2) == 0 // all but one, or only one
	if len(f.written) > 0 && r.IntN(4) == 0 {
		one = r.IntN(len(f.written))
	}
	sector := []int{sectorSize, 4096}[r.IntN(2)]
	tear := r.IntN(2) == 0
	for i, w := range f.written {
		switch {
		case one >= 0:
			if (i == one) == only {
				data = w.whole(data)
			}
		case w.data != nil && tear:
			if r.IntN(4) == 0 {
				data = longer(data, w.at+len(w.data)) // the size is there before the bytes
			}
			data = w.torn(data, sector, happens)
		case happens():
			data = w.whole(data)
		}
	}
	return data
}

// describe names the files and their sizes.
func describe(files map[string][]byte) string {
	var out []string
	for name, data := range files {
		out = append(out, fmt.Sprintf("%s %d", name, len(data)))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
