package pages

import (
	"bytes"
	"encoding/binary"
	"errors"
)

var errNotFound = errors.New("it isn't there")

// Find finds a value in a bucket among a file's pages, and looks at as few of
// them as it takes.
func Find(data []byte, bucket, key string) ([]byte, error) {
	m, _, err := readMetas(data)
	if err != nil {
		return nil, err
	}
	if m.end < 4 || m.end > uint64(int64(len(data))/m.pageSize) || m.end > maxPages {
		return nil, errNotFound
	}
	c := &pageCheck{data: data, meta: m, used: make([]bool, m.end)}
	found, err := c.find(m.root, []byte(bucket))
	if err != nil || len(found) < bucketHeader {
		return nil, errNotFound
	}
	if root := binary.NativeEndian.Uint64(found); root != 0 {
		return c.find(root, []byte(key))
	}
	return c.inPage(0, found[bucketHeader:], []byte(key))
}

// find goes down to the value of a key.
func (c *pageCheck) find(id uint64, key []byte) ([]byte, error) {
	for range maxDepth {
		page, kind, err := c.read(id, pageBranch, pageLeaf)
		if err != nil {
			return nil, err
		}
		if kind == pageLeaf {
			return c.inPage(id, page, key)
		}
		keys, to, err := branch(id, page)
		if err != nil {
			return nil, err
		}
		at := -1
		for i, k := range keys {
			if bytes.Compare(k, key) <= 0 {
				at = i
			}
		}
		if at < 0 {
			return nil, errNotFound
		}
		id = to[at]
	}
	return nil, errNotFound
}

// inPage finds the value of a key in a leaf page.
func (c *pageCheck) inPage(id uint64, page, key []byte) ([]byte, error) {
	if len(page) < pageHeader {
		return nil, errNotFound
	}
	n, at, err := packed(id, page)
	if err != nil {
		return nil, err
	}
	for i := range n {
		k, value, next, err := element(id, page, i, at, true)
		if err != nil {
			return nil, err
		}
		if at = next; bytes.Equal(k, key) {
			return bytes.Clone(value), nil
		}
	}
	return nil, errNotFound
}

// Bolt reports whether data is, or once was, a bbolt file: one of the two meta
// pages begins as it should.
func Bolt(data []byte) bool {
	for at := int64(0); at <= 1024<<14; at = max(1024, 2*at) {
		if int64(len(data)) >= at+pageHeader+8 && binary.NativeEndian.Uint32(data[at+pageHeader:]) == boltMagic {
			return true
		}
	}
	return false
}
