package external

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"groundwork/content/text"
	private "groundwork/store/disk"
)

// handout is the file with which an answer goes to the person's own editor.
type handout struct {
	folder string
	path   string
	editor *exec.Cmd
	given  string // the answer as it went out
	words  string // what came back
	ended  error  // how the editor ended, or why the terminal didn't come back from it
	failed error  // why nothing came back
	kept   bool   // it is not to be handed out any more
}

// place is a folder for handouts.
type place struct {
	path     string
	inMemory bool
}

// handoutPrefix begins the names of the folders handouts lie in; the number of
// the process follows, and what proves that this program chose the name. It tells
// others nothing of what is written.
const handoutPrefix = "gw-"

// mostBack is more than anybody writes; what is longer is not read back.
const mostBack = 64 << 20

// What is said where nothing came back. None of it names the answer.
var (
	errNoFile = errors.New("the file could not be made")
	errGone   = errors.New("the file could not be read back")
	errUnrun  = errors.New("the editor could not be started")
)

// handoutRoots are the places for handouts, the best first.
func handoutRoots() []string {
	roots := []string{"/dev/shm", os.TempDir()}
	if run := os.Getenv("XDG_RUNTIME_DIR"); filepath.IsAbs(run) {
		roots = append([]string{run}, roots...)
	}
	return roots
}

// handoutPlace is where handouts go.
func handoutPlace() place {
	roots := handoutRoots()
	for _, r := range roots {
		if isMemory(r) && writable(r) {
			return place{r, true}
		}
	}
	return place{path: roots[len(roots)-1]}
}

// writable reports whether a folder can be made in another one.
func writable(root string) bool {
	folder, err := makeHandout(root)
	return err == nil && os.Remove(folder) == nil
}

// makeHandout makes a folder for a handout.
func makeHandout(root string) (folder string, err error) {
	of := handoutPrefix + strconv.Itoa(os.Getpid())
	folder = filepath.Join(root, of+"-"+private.Token(of))
	return folder, os.Mkdir(folder, 0o700)
}

// put puts the words into a file only their owner can read. Most editors end
// a file with a line end, so it has one from the beginning.
func (h *handout) put(where place) error {
	if h.kept {
		return errUnrun
	}
	folder, err := makeHandout(where.path)
	if err != nil {
		return errNoFile
	}
	h.folder, h.path = folder, filepath.Join(folder, "text.txt")
	f, err := os.OpenFile(h.path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err == nil {
		_, err = f.WriteString(h.given + "\n")
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		h.withdraw()
		return errNoFile
	}
	return nil
}

// withdraw leaves no file behind, and lets none be made any more.
func (h *handout) withdraw() {
	h.kept = true
	if h.folder != "" {
		wipe(h.folder)
	}
}

// takeBack reads what the editor saved, and leaves nothing of it behind.
func (h *handout) takeBack(ended error) {
	defer h.withdraw()
	switch {
	case errors.Is(ended, errNoFile):
		h.failed = errNoFile
		return
	case h.editor == nil || h.editor.Process == nil:
		h.failed = errUnrun
		return
	}
	h.ended = ended
	info, err := os.Lstat(h.path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostBack {
		h.failed = errGone
		return
	}
	read, err := os.ReadFile(h.path)
	if err != nil {
		h.failed = errGone
		return
	}
	h.words = string(text.Unmarked(read))
	if strings.HasSuffix(h.words, "\r\n") {
		h.words = strings.TrimSuffix(h.words, "\r\n")
	} else {
		h.words = strings.TrimSuffix(h.words, "\n")
	}
}

// wipe overwrites the files of a folder and removes it. It does what it can:
// there is nobody to tell, and whatever stays is swept at the next start. A file that
// somebody gave another name elsewhere is theirs.
func wipe(folder string) {
	var shredder private.Shredder
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		shredder.Remove(inOurs, filepath.Join(folder, e.Name()))
	}
	shredder.Finish()
	_ = os.RemoveAll(folder)
}

// inOurs proves a file by the folder it lies in.
func inOurs(*os.File) bool { return true }

// Sweep removes what a process that ended badly has left in the places
// for handouts. Those of a running one stay.
func Sweep() {
	for _, root := range handoutRoots() {
		entries, _ := os.ReadDir(root)
		for _, e := range entries {
			rest, ours := strings.CutPrefix(e.Name(), handoutPrefix)
			number, token, _ := strings.Cut(rest, "-")
			pid, err := strconv.Atoi(number)
			if !ours || !private.IsToken(handoutPrefix+number, token) || err != nil || !e.IsDir() || running(pid) {
				continue
			}
			if info, err := e.Info(); err == nil && info.Mode().Perm() == 0o700 && mine(info) {
				wipe(filepath.Join(root, e.Name()))
			}
		}
	}
}
