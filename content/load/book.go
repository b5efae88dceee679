// Package load turns chapter files into a [content.Book], and reports every mistake in
// them with its file, its line and what to do. It reads an fs.FS and does no other I/O.
package load

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"groundwork/content"
	"groundwork/content/text"
)

// maxFile is the largest chapter that is read. A long one has 30 kB.
const maxFile = 1 << 20

// bookFile describes the whole book, beside the folders of its tracks.
const bookFile = "book.yaml"

// Book reads a whole book. Where anything is wrong, the error is [Mistakes],
// all of them, and there is no book.
func Book(fsys fs.FS) (*content.Book, error) {
	r := begin(fsys)
	r.all(fsys)
	for _, t := range r.book.Tracks {
		r.mistakes = append(r.mistakes, checkTrack(t, !r.lost[t.ID])...)
		r.mistakes = append(r.mistakes, checkBook(r.book, t)...)
	}
	if c := r.book.Safety; c != nil {
		r.mistakes = append(r.mistakes, checkTrack(c.Track, false)...)
		r.mistakes = append(r.mistakes, checkSafety(c)...)
	}
	return r.done()
}

// open reads as much of a book as is needed to show where its chapters are. Their
// pages are read when they are asked for: mistakes in them are not reported.
func open(fsys fs.FS) (*content.Book, error) {
	r := begin(fsys)
	for _, j := range r.jobs {
		j.trust(fsys)
	}
	r.join()
	return r.done()
}

// reading is a book on the way.
type reading struct {
	book     *content.Book
	jobs     []*chapterJob
	mistakes Mistakes
	lost     map[content.TrackID]bool // where not everything could be read
}

// begin reads what describes the book, and finds its chapters.
func begin(fsys fs.FS) *reading {
	about := &reporter{file: bookFile}
	book, file := loadBook(fsys, about)
	r := &reading{book: book, lost: map[content.TrackID]bool{}}
	r.mistakes = about.mistakes
	for _, t := range r.book.Tracks {
		found, wrong := listChapters(fsys, t)
		r.jobs = append(r.jobs, found...)
		r.mistakes = append(r.mistakes, wrong...)
		r.lost[t.ID] = len(wrong) > 0
	}
	if file != "" {
		t := &content.Track{ID: content.SafetyTrack}
		r.jobs = append(r.jobs, &chapterJob{track: t, file: file, reporter: &reporter{file: file}})
	}
	return r
}

// all reads the chapters with all their pages, on all processors.
func (r *reading) all(fsys fs.FS) {
	var wg sync.WaitGroup
	for _, j := range r.jobs {
		wg.Go(func() {
			if j.open(fsys); j.chapter != nil {
				j.chapter.Pages()
			}
		})
	}
	wg.Wait()
	r.join()
}

// join puts the chapters into their tracks, and their mistakes together.
func (r *reading) join() {
	for _, j := range r.jobs {
		r.mistakes = append(r.mistakes, j.reporter.mistakes...)
		r.lost[j.track.ID] = r.lost[j.track.ID] || j.reporter.lost
		if j.chapter == nil {
			continue
		}
		j.track.Chapters = append(j.track.Chapters, j.chapter)
		if j.track.ID == content.SafetyTrack {
			j.track.Title, j.track.About = j.chapter.Title, j.chapter.About
			r.book.Safety = j.chapter
		}
	}
}

func (r *reading) done() (*content.Book, error) {
	if len(r.mistakes) > 0 {
		return nil, r.mistakes.sorted()
	}
	return r.book, nil
}

// chapterJob is one chapter file to read.
type chapterJob struct {
	track    *content.Track
	file     string
	chapter  *content.Chapter
	reporter *reporter
}

func (j *chapterJob) open(fsys fs.FS) {
	data, ok := readFile(fsys, j.file, j.reporter)
	if !ok {
		j.reporter.lost = true
		return
	}
	j.chapter = openChapter(data, j.track, j.reporter)
}

// trust is open for a file that was checked before, as those the program is built with
// are by its tests: what stands in it is not looked through once more at each start.
func (j *chapterJob) trust(fsys fs.FS) {
	data, err := fs.ReadFile(fsys, j.file)
	if err != nil {
		j.reporter.lose(0, "put the file there", "the file can't be read")
		return
	}
	j.chapter = openChapter(data, j.track, j.reporter)
}

// listChapters finds the chapter files of a track, in the order of the numbers that
// begin their names.
func listChapters(fsys fs.FS, t *content.Track) ([]*chapterJob, Mistakes) {
	folder := string(t.ID)
	r := &reporter{file: folder}
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil || isLink(fsys, folder) {
		r.add(0, "make a folder with the track's id as its name and the chapters in it", "the track has no folder")
		return nil, r.mistakes
	}
	var jobs []*chapterJob
	for _, e := range entries {
		name := e.Name()
		is, nearly := isChapter(name)
		file := path.Join(folder, name)
		if nearly || !is && e.Type().IsRegular() && readsAsChapter(fsys, file) {
			r.add(0, "let its name end in .md", "%s is not read", name)
		}
		if !is && e.IsDir() && holdsChapters(fsys, file) {
			r.add(0, "put its chapters beside it", "the folder %s is not read", name)
		}
		if !is {
			continue
		}
		if !e.Type().IsRegular() {
			r.add(0, "put the file itself there", "%s is not an ordinary file", name)
			continue
		}
		jobs = append(jobs, &chapterJob{track: t, file: file, reporter: &reporter{file: file}})
	}
	text.SortStable(jobs, func(a, b *chapterJob) int { return byNumber(path.Base(a.file), path.Base(b.file)) })
	if len(jobs) == 0 && len(r.mistakes) == 0 {
		r.add(0, "add a chapter, a file whose name ends in .md", "the track has no chapters")
	}
	return jobs, r.mistakes
}

// holdsChapters reports whether there are chapters in a folder that is not hidden.
func holdsChapters(fsys fs.FS, folder string) bool {
	if strings.HasPrefix(path.Base(folder), ".") {
		return false
	}
	entries, _ := fs.ReadDir(fsys, folder)
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool {
		is, nearly := isChapter(e.Name())
		return is || nearly
	})
}

// isChapter reports whether a file of that name is a chapter, or whether nearly: it
// was meant as one.
func isChapter(name string) (is, nearly bool) {
	if strings.HasPrefix(name, ".") {
		return false, false
	}
	name = strings.ToLower(name)
	if bare := strings.TrimSpace(name); bare != name {
		is, _ = isChapter(bare)
		return false, is
	}
	switch path.Ext(name) {
	case ".md", ".markdown":
		return true, false
	case ".mdx", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mdtext":
		return false, true
	case ".txt": // an editor may have added that, and hide it
		is, _ = isChapter(strings.TrimSuffix(name, ".txt"))
	}
	return false, is
}

// readsAsChapter reports whether a file of plain text has the number of a chapter, and
// begins as one does.
func readsAsChapter(fsys fs.FS, file string) bool {
	name := path.Base(file)
	if ext := strings.ToLower(path.Ext(name)); ext != ".txt" && ext != ".text" || leadingNumber(name) == "" {
		return false
	}
	f, err := fsys.Open(file)
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	start := make([]byte, len("\ufeff---"))
	n, _ := io.ReadFull(f, start)
	return bytes.HasPrefix(bytes.TrimPrefix(start[:n], []byte("\ufeff")), []byte("---"))
}

// byNumber compares names by the numbers they begin with, then as they are.
func byNumber(a, b string) int {
	x, y := leadingNumber(a), leadingNumber(b)
	if x == "" || y == "" {
		return strings.Compare(a, b)
	}
	x, y = strings.TrimLeft(x, "0"), strings.TrimLeft(y, "0")
	return cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y), strings.Compare(a, b))
}

func leadingNumber(name string) string {
	return name[:len(name)-len(strings.TrimLeft(name, "0123456789"))]
}

// isLink reports whether a name is a symbolic link, where the file system can say.
func isLink(fsys fs.FS, name string) bool {
	info, err := fs.Lstat(fsys, name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

// readFile reads one file of a book as text that may be shown: valid UTF-8
// without controls, with \n line ends.
func readFile(fsys fs.FS, name string, r *reporter) ([]byte, bool) {
	if isLink(fsys, name) {
		r.add(0, "put the file itself there", "the file is a link")
		return nil, false
	}
	data, err := readLimited(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.add(0, "add it; FORMAT.md tells what stands in it", "the file is missing")
		return nil, false
	case errors.Is(err, errTooLarge):
		r.add(0, "split it into several chapters", "the file is larger than 1 MiB")
		return nil, false
	case err != nil:
		r.add(0, "see whether you may read it", "the file can't be read")
		return nil, false
	}
	return readable(data, r)
}

var errTooLarge = errors.New("file too large")

func readLimited(fsys fs.FS, name string) (data []byte, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fs.ErrInvalid
	case info.Size() > maxFile:
		return nil, errTooLarge
	}
	// The file may have grown since: what is read is bounded all the same.
	b := bytes.NewBuffer(make([]byte, 0, info.Size()+bytes.MinRead))
	if _, err := b.ReadFrom(io.LimitReader(f, maxFile+1)); err != nil {
		return nil, err
	}
	if b.Len() > maxFile {
		return nil, errTooLarge
	}
	return b.Bytes(), nil
}

// loadBook reads book.yaml, which names the file of the chapter for when it isn't
// safe, if there is one. The book is never nil.
func loadBook(fsys fs.FS, r *reporter) (b *content.Book, safety string) {
	b = &content.Book{}
	data, ok := readFile(fsys, bookFile, r)
	if !ok {
		return b, ""
	}
	f := parseFields(data, 1, r)
	if f == nil {
		return b, ""
	}
	b.Title = f.Words("title", needed)
	b.Language = f.Words("language", needed)
	b.Version = f.Words("version", needed)
	for _, t := range f.maps("tracks", needed) {
		track := &content.Track{ID: content.TrackID(t.id("id")), Title: t.Words("title", needed), About: t.Words("about", needed)}
		t.done("a track")
		switch {
		case b.Track(track.ID) != nil:
			t.wrong("id", "give each track its own", "the track %q is there twice", track.ID)
		case track.ID == content.SafetyTrack:
			t.wrong("id", "give it another", "the id %q has a meaning of its own", track.ID)
		case track.ID != "":
			b.Tracks = append(b.Tracks, track)
		}
	}
	f.ways(b)
	f.firstPages(b)
	b.Before, b.After = f.before(), f.after()
	safety = f.chapterFile("safety")
	f.done("a book")
	return b, safety
}
