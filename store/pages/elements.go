package pages

import (
	"bytes"
	"encoding/binary"
)

// packed returns how many elements a page has, and where the first of their keys has to begin.
func packed(id uint64, page []byte) (n, at int, err error) {
	n = int(binary.NativeEndian.Uint16(page[10:]))
	if at = pageHeader + n*elementSize; at > len(page) {
		return 0, 0, &damage{id, "more elements than it can hold"}
	}
	return n, at, nil
}

// element returns the key and the value of the element i of a page, which have to lie at
// a place, and where those of the next one do: packed behind the elements, as bbolt writes
// them.
func element(id uint64, page []byte, i, at int, leaf bool) (key, value []byte, next int, err error) {
	start := pageHeader + i*elementSize
	e := page[start : start+elementSize]
	pos, ksize, vsize := binary.NativeEndian.Uint32(e), binary.NativeEndian.Uint32(e[4:]), uint32(0)
	if leaf {
		pos, ksize, vsize = binary.NativeEndian.Uint32(e[4:]), binary.NativeEndian.Uint32(e[8:]), binary.NativeEndian.Uint32(e[12:])
	}
	if int64(start)+int64(pos) != int64(at) || ksize == 0 || int64(at)+int64(ksize)+int64(vsize) > int64(len(page)) {
		return nil, nil, 0, &damage{id, "an element out of place"}
	}
	middle := at + int(ksize)
	next = middle + int(vsize)
	return page[at:middle:middle], page[middle:next:next], next, nil
}

// branch returns the keys of a branch page and the pages they lead to.
func branch(id uint64, page []byte) (keys [][]byte, to []uint64, err error) {
	n, at, err := packed(id, page)
	if err != nil {
		return nil, nil, err
	}
	keys, to = make([][]byte, n), make([]uint64, n)
	for i := range n {
		if keys[i], _, at, err = element(id, page, i, at, false); err != nil {
			return nil, nil, err
		}
		to[i] = binary.NativeEndian.Uint64(page[pageHeader+i*elementSize+8:])
	}
	return keys, to, nil
}

// follows reports whether a key may stand behind the one before it, if there is one. The
// first is to be low, all are to be below high; nil bounds nothing.
func follows(key, before, low, high []byte) bool {
	switch {
	case high != nil && bytes.Compare(key, high) >= 0:
		return false
	case before != nil:
		return bytes.Compare(before, key) < 0
	}
	return low == nil || bytes.Equal(key, low)
}
