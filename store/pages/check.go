// Package pages checks the pages of a bbolt file before bbolt is let at it, and finds
// single values in files that bbolt never sees. FORMAT.md describes the pages. It
// imports package disk and knows nothing of what the values hold.
package pages

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"os"

	"groundwork/store/disk"
)

// bbolt maps its file into memory and trusts it: on a damaged one it panics,
// faults, or reads nonsense, partly in goroutines of its own where nothing can
// be recovered. So the pages are checked before it sees them, in one goroutine of
// ours under a guard. What passes here can't make it fail; what the values hold is checked
// by their seals. FORMAT.md describes the pages.

const (
	boltMagic   = 0xED0CDAED
	boltVersion = 2

	pageBranch   = 0x01
	pageLeaf     = 0x02
	pageFreelist = 0x10

	pageHeader   = 16
	elementSize  = 16 // of branch and leaf elements alike
	bucketHeader = 16
	metaSize     = 64
	noFreelist   = ^uint64(0)
	maxDepth     = 64

	// What no workbook comes near: at ten saves a second it takes a million years to get to
	// that transaction. bbolt counts on without looking, and near the end of the numbers
	// writes a file that can't be opened.
	maxTxn   = 1 << 48
	maxPages = 1 << 24 // 64 GiB of the usual pages; a file can be said to be larger than any disk
)

// ErrNoMeta is returned for what is no bbolt file at all.
var ErrNoMeta = errors.New("no meta page")

// damage says what is wrong with a page.
type damage struct {
	page uint64
	what string
}

// Error implements error.
func (d *damage) Error() string { return fmt.Sprintf("page %d: %s", d.page, d.what) }

// Numbers are in the machine's byte order: bbolt writes its structures as they
// lie in memory.

type meta struct {
	pageSize           int64
	root               uint64
	freelist, end, txn uint64
}

// pageCheck goes once through everything reachable.
type pageCheck struct {
	data []byte // the whole file
	meta meta
	used []bool // pages in use, then those in the free list too
}

// Mapped lets look see all of a file of this size. It is mapped: for a large one
// that takes a fraction of the time of reading it. Where it can't be read, or gets
// shorter meanwhile, that is damage as well.
func Mapped(f *os.File, size int64, look func(data []byte) error) error {
	data, unmap, err := disk.Map(f, size)
	if err != nil {
		return &damage{0, "can't be read"}
	}
	defer unmap()
	err = Guard(func() error { return look(data) })
	if errors.Is(err, ErrFault) {
		return &damage{0, "can't be read"}
	}
	return err
}

// Check reports whether bbolt can be let at the file that holds this, and
// whether one of the two meta pages isn't what it should be, so that the last
// save may be missing.
func Check(data []byte) (oneMeta bool, err error) {
	m, oneMeta, err := readMetas(data)
	if err != nil {
		return false, err
	}
	switch {
	case m.txn > maxTxn:
		return false, &damage{0, "a transaction that can't be"}
	case m.end > maxPages:
		return false, &damage{0, "more pages than a workbook has"}
	case m.freelist == noFreelist:
		return false, &damage{0, "no free list"}
	}
	if m.end < 4 || m.end > uint64(int64(len(data))/m.pageSize) {
		return false, &damage{m.end, "the file is cut off"}
	}
	c := &pageCheck{data: data, meta: m, used: make([]bool, m.end)}
	c.used[0], c.used[1] = true, true
	if err := c.tree(m.root, nil, nil, 0, true); err != nil {
		return false, err
	}
	return oneMeta, c.free()
}

// readMetas finds the newer of the intact meta pages the way bbolt does.
func readMetas(data []byte) (best meta, one bool, err error) {
	first, ok := readMeta(data, 0)
	if !ok {
		for at := int64(1024); at <= 1024<<14; at *= 2 {
			if second, ok := readMeta(data, at); ok && second.pageSize == at {
				return second, true, nil
			}
		}
		return meta{}, false, ErrNoMeta
	}
	if n := first.pageSize; n < 1024 || n > 1024<<14 || n&(n-1) != 0 {
		return meta{}, false, &damage{0, "a page size that can't be"}
	}
	second, ok := readMeta(data, first.pageSize)
	if !ok {
		return first, true, nil
	}
	if second.pageSize != first.pageSize {
		return meta{}, false, &damage{1, "another page size"}
	}
	// They are written in turn. If they are not neighbours, one is not the last that
	// was written there.
	if second.txn > first.txn {
		return second, second.txn-first.txn != 1, nil
	}
	return first, first.txn-second.txn != 1, nil
}

// readMeta reads a meta page. It must find good exactly what bbolt does, or another
// state than the one checked would be used; so the page's own header, which bbolt
// doesn't look at, isn't looked at here either.
func readMeta(data []byte, at int64) (meta, bool) {
	if int64(len(data)) < at+pageHeader+metaSize {
		return meta{}, false
	}
	m, order := data[at+pageHeader:at+pageHeader+metaSize], binary.NativeEndian
	sum := fnv.New64a()
	sum.Write(m[:metaSize-8])
	out := meta{
		pageSize: int64(order.Uint32(m[8:])),
		root:     order.Uint64(m[16:]),
		freelist: order.Uint64(m[32:]),
		end:      order.Uint64(m[40:]),
		txn:      order.Uint64(m[48:]),
	}
	return out, order.Uint32(m) == boltMagic && order.Uint32(m[4:]) == boltVersion && order.Uint64(m[56:]) == sum.Sum64()
}

// read returns a page with its overflow, and counts all of it as used.
func (c *pageCheck) read(id uint64, kinds ...uint16) (page []byte, kind uint16, err error) {
	if id < 2 || id >= c.meta.end {
		return nil, 0, &damage{id, "out of bounds"}
	}
	head := c.data[int64(id)*c.meta.pageSize:][:c.meta.pageSize]
	kind = binary.NativeEndian.Uint16(head[8:])
	more := uint64(binary.NativeEndian.Uint32(head[12:]))
	fits := false
	for _, k := range kinds {
		fits = fits || k == kind
	}
	if binary.NativeEndian.Uint64(head) != id || !fits {
		return nil, 0, &damage{id, "not the page it should be"}
	}
	if more >= c.meta.end-id {
		return nil, 0, &damage{id, "reaches past the end"}
	}
	for i := id; i <= id+more; i++ {
		if c.used[i] {
			return nil, 0, &damage{i, "used twice"}
		}
		c.used[i] = true
	}
	size := int64(more+1) * c.meta.pageSize
	return c.data[int64(id)*c.meta.pageSize:][:size:size], kind, nil
}

// tree checks the pages from id on. The first key must be low, as its parent
// has it: bbolt finds the parent's element by it when it writes the page anew, and
// where they differ it makes a second one. All keys must be below high. nil bounds
// nothing. Only the outermost tree holds buckets.
func (c *pageCheck) tree(id uint64, low, high []byte, depth int, outer bool) error {
	if depth > maxDepth {
		return &damage{id, "nested too deeply"}
	}
	page, kind, err := c.read(id, pageBranch, pageLeaf)
	if err != nil {
		return err
	}
	if kind == pageLeaf {
		// A leaf is empty only where its whole bucket is.
		if binary.NativeEndian.Uint16(page[10:]) == 0 && depth > 0 {
			return &damage{id, "empty"}
		}
		return c.leaf(id, page, low, high, outer)
	}
	keys, to, err := branch(id, page)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		return &damage{id, "empty"}
	}
	var before []byte
	for _, k := range keys {
		if !follows(k, before, low, high) {
			return &damage{id, "keys out of order"}
		}
		before, low = k, nil
	}
	for i, k := range keys {
		next := high
		if i+1 < len(keys) {
			next = keys[i+1]
		}
		if err := c.tree(to[i], k, next, depth+1, outer); err != nil {
			return err
		}
	}
	return nil
}

// leaf checks a leaf page, which may be one that lies inside a bucket's value. No list is made
// of what is in it: a thick workbook has tens of thousands of them.
func (c *pageCheck) leaf(id uint64, page, low, high []byte, outer bool) error {
	n, at, err := packed(id, page)
	if err != nil {
		return err
	}
	var before []byte
	for i := range n {
		key, value, next, err := element(id, page, i, at, true)
		if err != nil {
			return err
		}
		if at = next; !follows(key, before, low, high) {
			return &damage{id, "keys out of order"}
		}
		before, low = key, nil
		flags := binary.NativeEndian.Uint32(page[pageHeader+i*elementSize:])
		switch isBucket := flags == 1; {
		case isBucket != outer || flags > 1:
			return &damage{id, "a value where a bucket should be, or the reverse"}
		case isBucket:
			if err := c.bucket(id, value); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *pageCheck) bucket(id uint64, value []byte) error {
	if len(value) < bucketHeader {
		return &damage{id, "a bucket without its header"}
	}
	if root := binary.NativeEndian.Uint64(value); root != 0 {
		return c.tree(root, nil, nil, 0, false)
	}
	inner := value[bucketHeader:]
	if len(inner) < pageHeader || binary.NativeEndian.Uint64(inner) != 0 || binary.NativeEndian.Uint16(inner[8:]) != pageLeaf || binary.NativeEndian.Uint32(inner[12:]) != 0 {
		return &damage{id, "a bucket without its page"}
	}
	return c.leaf(id, inner, nil, nil, false)
}

// free checks that the free list names exactly the pages nothing uses.
func (c *pageCheck) free() error {
	page, _, err := c.read(c.meta.freelist, pageFreelist)
	if err != nil {
		return err
	}
	n, list := uint64(binary.NativeEndian.Uint16(page[10:])), page[pageHeader:]
	if n == 0xFFFF {
		n, list = binary.NativeEndian.Uint64(list), list[8:]
	}
	if n > uint64(len(list)/8) {
		return &damage{c.meta.freelist, "a free list longer than its pages"}
	}
	for i := range n {
		id := binary.NativeEndian.Uint64(list[i*8:])
		if id < 2 || id >= c.meta.end || c.used[id] {
			return &damage{id, "in use and free at once"}
		}
		c.used[id] = true
	}
	for id, used := range c.used {
		if !used {
			return &damage{uint64(id), "neither in use nor free"}
		}
	}
	return nil
}
