package store

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
	"golang.org/x/text/unicode/norm"

	"groundwork/content"
)

// secondReader reads a workbook as FORMAT.md says, with nothing of the package.
type secondReader struct {
	id, value, name, set []byte
}

type plainHead struct {
	Format  int
	ID, Key string
	Suite   int
	Slots   []plainSlotOfHead
}

type plainSlotOfHead struct {
	Kind, Key, KDF string
	Memory, Time   uint32
	Lanes          uint8
	Salt, Wrapped  []byte
}

// dataKey finds the data key with what somebody typed.
func (h plainHead) dataKey(typed string) []byte {
	for _, s := range h.Slots {
		var wrapping []byte
		switch {
		case s.Kind == "open":
			return must(base64.StdEncoding.DecodeString(s.Key))
		case s.Kind == "passphrase" && s.KDF == "argon2id" && strings.Count(typed, "-") != 6:
			wrapping = argon2.IDKey(norm.NFC.Bytes([]byte(typed)), s.Salt, s.Time, s.Memory, s.Lanes, 32)
		case s.Kind == "recovery" && strings.Count(typed, "-") == 6:
			wrapping = must(hkdf.Key(sha256.New, codeOnPaper(typed), s.Salt, "groundwork recovery key 1", 32))
		default:
			continue
		}
		ad := slices.Concat([]byte("groundwork slot 1"), must(hex.DecodeString(h.ID)), must(hex.DecodeString(h.Key)), []byte(s.Kind))
		return must(must(chacha20poly1305.NewX(wrapping)).Open(nil, s.Wrapped[:24], s.Wrapped[24:], ad))
	}
	panic("no slot opens")
}

// codeOnPaper gives the sixteen bytes of a recovery code.
func codeOnPaper(typed string) []byte {
	var bits strings.Builder
	for _, l := range strings.ReplaceAll(typed, "-", "") {
		fmt.Fprintf(&bits, "%05b", strings.IndexRune("0123456789ABCDEFGHJKMNPQRSTVWXYZ", l))
	}
	code := make([]byte, 16)
	for i := range code {
		code[i] = byte(must(strconv.ParseUint(bits.String()[8*i:8*i+8], 2, 8)))
	}
	check := sha256.Sum256(append([]byte("groundwork recovery check 1"), code...))
	if bits.String()[128:] != fmt.Sprintf("%08b%08b", check[0], check[1])[:12] {
		panic("the check of the code is not as documented")
	}
	return code
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func readSecond(stored []byte, typed string) *secondReader {
	sum := sha256.Sum256(stored[32:])
	if !bytes.Equal(sum[:], stored[:32]) {
		panic("the header's checksum is wrong")
	}
	var h plainHead
	if err := json.Unmarshal(stored[32:], &h); err != nil || h.Format != 2 || h.Suite != 1 {
		panic("the header is not as documented")
	}
	r := &secondReader{id: must(hex.DecodeString(h.ID))}
	key := h.dataKey(typed)
	r.value = must(hkdf.Key(sha256.New, key, r.id, "groundwork value key 1", 32))
	r.name = must(hkdf.Key(sha256.New, key, r.id, "groundwork name key 1", 32))
	r.set = must(hkdf.Key(sha256.New, key, r.id, "groundwork set key 1", 32))
	return r
}

func mac(key []byte, data ...[]byte) []byte {
	h := hmac.New(sha256.New, key)
	h.Write(bytes.Join(data, nil))
	return h.Sum(nil)
}

func (r *secondReader) unseal(bucket, key string, v []byte) []byte {
	ad := append([]byte{1}, r.id...)
	ad = append(append(ad, byte(len(bucket))), bucket+key...)
	plain := must(must(chacha20poly1305.NewX(r.value)).Open(nil, v[1:25], v[25:], ad))
	n := binary.BigEndian.Uint32(plain)
	size := 256
	for size < int(n)+4 {
		if size < 16384 {
			size *= 2
		} else {
			size += 16384
		}
	}
	if len(plain) != size || v[0] != 1 || len(bytes.Trim(plain[4+n:], "\x00")) > 0 {
		panic("the padding is not as documented")
	}
	return plain[4 : 4+n]
}

func TestSecondReader(t *testing.T) {
	path := filepath.Join(t.TempDir(), "workbook")
	s := open(t, path, Options{})
	mustSave(t, s, everything()...)
	mustSave(t, s, text("long", string(bytes.Repeat([]byte("words "), 9000))))
	mustClose(t, s)
	s = open(t, path, Options{})
	mustSave(t, s, text("a-text", "again"), content.Answer{Track: "hurt", Question: "a-text", Pass: 1, Value: content.Text("changed")})
	mustClose(t, s)
	readBySecond(t, path, "", 3)

	// The same under a passphrase.
	s = open(t, path, Options{cost: least})
	if err := s.SetPassphrase([]byte("Cafe\u0301 au lait")); err != nil {
		t.Fatal(err)
	}
	code, err := s.NewRecoveryCode([]byte("Café au lait"))
	if err != nil {
		t.Fatal(err)
	}
	mustClose(t, s)
	for _, typed := range []string{"Café au lait", "Cafe\u0301 au lait", code} {
		readBySecond(t, path, typed, 5)
	}
	// As the program opens it, which knows nothing of what tests do.
	s = open(t, path, Options{Passphrase: func() ([]byte, error) { return []byte("Café au lait"), nil }})
	load(t, s)
	mustClose(t, s)
}

func readBySecond(t *testing.T, path, typed string, revision int) {
	t.Helper()
	db := must(bbolt.Open(path, 0o600, nil))
	defer db.Close()
	seen := map[string]map[string]any{}
	err := db.View(func(tx *bbolt.Tx) error {
		r := readSecond(tx.Bucket([]byte("head")).Get([]byte("header")), typed)
		if ways := tx.Bucket([]byte("manifest")).Get([]byte("ways")); (ways != nil) != (typed != "") {
			t.Errorf("ways are there: %t", ways != nil)
		} else if ways != nil {
			var w struct{ Passphrase, Recovery []byte }
			if err := json.Unmarshal(r.unseal("manifest", "ways", ways), &w); err != nil || len(w.Passphrase) != 32 || len(w.Recovery) != 32 {
				t.Errorf("the wrapping keys are not as documented: %v", err)
			}
		}
		x, count := make([]byte, 32), 0
		for _, bucket := range []string{"records", "versions"} {
			err := tx.Bucket([]byte(bucket)).ForEach(func(k, v []byte) error {
				count++
				for i, m := range mac(r.set, k, v[len(v)-16:]) {
					x[i] ^= m
				}
				text := r.unseal(bucket, string(k), v)
				object := map[string]any{}
				if err := json.Unmarshal(text, &object); err != nil || !bytes.HasPrefix(text, []byte(`{"record":"`)) {
					return fmt.Errorf("%q: %w", text, err)
				}
				seen[r.check(t, bucket, k, object)] = object
				return nil
			})
			if err != nil {
				return err
			}
		}
		var m struct {
			Revision, Count int
			X               string
			Retired         []string
			Head            string
			Slots           []string
		}
		text := r.unseal("manifest", "manifest", tx.Bucket([]byte("manifest")).Get([]byte("manifest")))
		if err := json.Unmarshal(text, &m); err != nil || m.Retired == nil {
			t.Errorf("manifest %s: %v", text, err)
		}
		if head := tx.Bucket([]byte("head")).Get([]byte("header")); m.Head != hex.EncodeToString(head[:32]) || len(m.Slots) < 2 || m.Slots[0] != "format 2" {
			t.Errorf("the manifest has the header as %s, %q", m.Head, m.Slots)
		}
		if m.Count != count || m.X != hex.EncodeToString(x) || m.Revision != revision || len(m.Retired) != revision-3 {
			t.Errorf("manifest %s, want count %d, x %x, revision %d", text, count, x, revision)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	checkSeen(t, seen)
}

// check compares a name with what the object says its key is.
func (r *secondReader) check(t *testing.T, bucket string, k []byte, object map[string]any) string {
	t.Helper()
	of := func(o map[string]any) string {
		str := func(name string) string { v, _ := o[name].(string); return v }
		pass, _ := o["pass"].(float64)
		return fmt.Sprintf("%s/%s/%s/%d/%s", str("record"), str("track"), str("id"), int(pass), str("entry"))
	}
	if bucket == "records" {
		if !bytes.Equal(k, mac(r.name, []byte(of(object)))) {
			t.Errorf("%s has the name %x", of(object), k)
		}
		return of(object)
	}
	was := of(object["was"].(map[string]any))
	if !bytes.Equal(k[:32], mac(r.name, []byte("version\x00"+was))) || binary.BigEndian.Uint64(k[32:]) != 0 {
		t.Errorf("the version of %s has the name %x", was, k)
	}
	return "version of " + was
}

func checkSeen(t *testing.T, seen map[string]map[string]any) {
	t.Helper()
	for _, want := range everything() {
		if seen[want.Key().String()] == nil {
			t.Errorf("no %s", want.Key())
		}
	}
	for _, w := range []struct{ key, field, want string }{
		{"answer/hurt/a-choice/1/", "value", `{"choice":"often"}`},
		{"answer/hurt/choices/1/", "value", `{"choices":["a","b"]}`},
		{"answer/hurt/a-scale/1/", "value", `{"rating":0}`},
		{"answer/hurt/a-grid/1/", "value", `{"grid":{"row":"option"}}`},
		{"answer/hurt/a-date/1/", "value", `{"date":"2026-02-28"}`},
		{"answer/hurt/a-text/1/", "value", `{"text":"changed"}`},
		{"answer/hurt/a-choice/1/", "written", `"2026-03-01T20:15:03.250Z"`},
		{"answer/hurt/a-choice/1/", "offset", `60`},
		{"entry/hurting/log/1/00ff", "cells", `{"what":"said it"}`},
		{"entry/hurting/log/1/00ff", "on_offset", `60`},
		{"entry/hurting/log/1/00ff", "private", `true`},
		{"entry/hurting/log/1/00ff", "rested", `"2026-03-01T20:15:03.250Z"`},
		{"entry/hurting/log/1/00ff", "woken", `"2026-03-01T20:15:02.250Z"`},
		{"note//0a/0/", "rested", `"2026-03-01T20:15:03.250Z"`},
		{"ratings/hurt/where-now/1/", "values", `{"trust":4}`},
		{"ratings/hurt/where-now/1/", "on", `"2026-03-01T20:15:03.250Z"`},
		{"ratings/hurt/where-now/1/", "on_offset", `60`},
		{"visit/hurt/friend-test/1/", "come_back", `true`},
		{"profile/hurt//0/", "walking", `2`},
		{"profile/hurt//0/", "route", `3`},
		{"place///0/", "current", `"hurt"`},
		{"place///0/", "spots", `{"hurt":{"chapter":"c","offset":7,"page":"p","part":"e/c","question":"q","way":true}}`},
		{"copy/hurt/letter/1/", "source", `"Dear"`},
		{"note//0a/0/", "title", `"Title"`},
		{"settings///0/", "country", `"CH"`},
		{"version of answer/hurt/a-text/1/", "why", `"sitting"`},
	} {
		got, _ := json.Marshal(seen[w.key][w.field])
		if string(got) != w.want {
			t.Errorf("%s: %s is %s, want %s", w.key, w.field, got, w.want)
		}
	}
}
