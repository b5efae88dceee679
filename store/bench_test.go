package store

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"groundwork/content"
	"groundwork/store/buckets"
	"groundwork/store/record"
	"groundwork/store/seal"
)

// answers is how many there are in the file; -entries 40000 is a workbook of ten years.
var answers = flag.Int("entries", 4000, "how many answers the benchmarks have in the file")

// words are as long as answers are.
func words(i int) string { return strings.Repeat("about this long ", 1+i*7919%40) }

func manyAnswers() []content.Record {
	out := make([]content.Record, *answers)
	for i := range out {
		out[i] = text(fmt.Sprint("question-", i), words(i))
	}
	return out
}

// plain4000 is a bare bbolt file with as many values of the same size.
type plain4000 struct{ db *bbolt.DB }

func newPlain(b *testing.B) plain4000 {
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "plain"), 0o600, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	p := plain4000{db}
	p.put(b, 0, p.values(0, *answers))
	return p
}

// values are as large as the sealed answers from up to below to.
func (p plain4000) values(from, to int) [][]byte {
	values := make([][]byte, 0, to-from)
	keys, _ := seal.NewKeyring()
	for i := from; i < to; i++ {
		text, _ := record.Encode(answer(i))
		value, _ := keys.Seal(buckets.Records, nil, text)
		values = append(values, value)
	}
	return values
}

// put commits the values, the first of which is number from.
func (p plain4000) put(b *testing.B, from int, values [][]byte) {
	err := p.db.Update(func(tx *bbolt.Tx) error {
		bucket, err := tx.CreateBucketIfNotExists([]byte("records"))
		for i := 0; i < len(values) && err == nil; i++ {
			err = bucket.Put(fmt.Appendf(nil, "%032d", (from+i)*7919%*answers), values[i])
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

func answer(i int) content.Answer {
	return text(fmt.Sprint("question-", i*7919%*answers), words(i))
}

// BenchmarkSave saves one answer among 4,000, in turn with BenchmarkPlainCommit's
// commit of the same size, and reports how many times as long it takes.
func BenchmarkSave(b *testing.B) {
	s := open(b, saved(b, manyAnswers()...), Options{})
	if _, _, err := s.Load(); err != nil {
		b.Fatal(err)
	}
	p := newPlain(b)
	var mine, bare []time.Duration
	for i := 0; b.Loop(); i++ {
		values := p.values(i, i+1)
		r := answer(i / 50) // an answer is saved many times while it is written
		start := time.Now()
		mustSave(b, s, r)
		between := time.Now()
		p.put(b, i, values)
		mine, bare = append(mine, between.Sub(start)), append(bare, time.Since(between))
	}
	slices.Sort(mine)
	slices.Sort(bare)
	b.ReportMetric(float64(mine[len(mine)/2])/float64(bare[len(bare)/2]), "x-plain")
	b.ReportMetric(float64(mine[len(mine)/2].Microseconds()), "µs-median")
}

// BenchmarkSaveFirst saves a different answer each time, so that each save also
// puts a version aside.
func BenchmarkSaveFirst(b *testing.B) {
	s := open(b, saved(b, manyAnswers()...), Options{})
	for i := 0; b.Loop(); i++ {
		r := answer(i)
		r.Pass = i / *answers
		mustSave(b, s, r)
	}
}

// BenchmarkPlainCommit is a bare bbolt commit among 4,000.
func BenchmarkPlainCommit(b *testing.B) {
	p := newPlain(b)
	for i := 0; b.Loop(); i++ {
		p.put(b, i, p.values(i, i+1))
	}
}

// BenchmarkOpen opens a workbook of 4,000 answers and reads all of them.
func BenchmarkOpen(b *testing.B) {
	path := saved(b, manyAnswers()...)
	for b.Loop() {
		s, err := Open(path, Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := s.Load(); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
